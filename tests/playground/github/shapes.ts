/** Records → the JSON GitHub's REST API answers with. Checked against the official description in the unit tests. */
import { isoSeconds } from '../clock';
import type { Comment, Issue, Permission, Repository, User } from './model';
import { atLeast } from './permissions';
import { addUser, findUser, fullName, type GithubState, repositoryById } from './state';

const API = 'https://api.github.com';
const WEB = 'https://github.com';
const time = (ms: number | null): string | null => (ms === null ? null : isoSeconds(ms));

export const userOf = (state: GithubState, login: string): User =>
  findUser(state, login) ?? addUser(state, login, login);

export function simpleUser(user: User) {
  const url = `${API}/users/${user.login}`;
  return {
    login: user.login,
    id: user.id,
    node_id: user.nodeId,
    avatar_url: `https://avatars.githubusercontent.com/u/${user.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${WEB}/${user.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** `GET /user` as a fine-grained token sees it (public profile only). */
export const publicUser = (user: User) => ({
  ...simpleUser(user),
  name: user.name,
  company: null,
  blog: '',
  location: null,
  email: null,
  hireable: null,
  bio: null,
  twitter_username: null,
  notification_email: null,
  public_repos: 1,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: '2024-01-08T09:00:00Z',
  updated_at: '2026-01-08T09:00:00Z',
});

const association = (state: GithubState, repository: Repository, login: string): string => {
  if (login.toLowerCase() === repository.owner.toLowerCase()) return 'OWNER';
  if (!repository.collaborators.has(login.toLowerCase())) return 'NONE';
  return findUser(state, repository.owner)?.type === 'Organization' ? 'MEMBER' : 'COLLABORATOR';
};

const reactions = (url: string) => ({
  url: `${url}/reactions`,
  total_count: 0,
  '+1': 0,
  '-1': 0,
  laugh: 0,
  hooray: 0,
  confused: 0,
  heart: 0,
  rocket: 0,
  eyes: 0,
});

const labelColor = (name: string): string =>
  [...name]
    .reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) & 0xffffff, 0x88aaee)
    .toString(16)
    .padStart(6, '0');

export function issueJson(state: GithubState, issue: Issue) {
  const repository = repositoryById(state, issue.repositoryId);
  const base = `${API}/repos/${fullName(repository)}`;
  const url = `${base}/issues/${issue.number}`;
  const web = `${WEB}/${fullName(repository)}`;
  const assignees = issue.assignees.map((login) => simpleUser(userOf(state, login)));
  return {
    url,
    repository_url: base,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: issue.kind === 'pull_request' ? `${web}/pull/${issue.number}` : `${web}/issues/${issue.number}`,
    id: issue.id,
    node_id: issue.nodeId,
    number: issue.number,
    title: issue.title,
    user: simpleUser(userOf(state, issue.author)),
    labels: issue.labels.map((name, index) => ({
      id: issue.id * 10 + index,
      node_id: `LA_kwDO${issue.id}${index}`,
      url: `${base}/labels/${encodeURIComponent(name)}`,
      name,
      color: labelColor(name),
      default: false,
      description: null,
    })),
    state: issue.state,
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: issue.comments.length,
    created_at: time(issue.createdAt),
    updated_at: time(issue.updatedAt),
    closed_at: time(issue.closedAt),
    author_association: association(state, repository, issue.author),
    type: null,
    active_lock_reason: null,
    ...(issue.kind === 'pull_request' && {
      draft: false,
      pull_request: {
        url: `${base}/pulls/${issue.number}`,
        html_url: `${web}/pull/${issue.number}`,
        diff_url: `${web}/pull/${issue.number}.diff`,
        patch_url: `${web}/pull/${issue.number}.patch`,
        merged_at: null,
      },
    }),
    ...(issue.kind === 'issue' && {
      sub_issues_summary: { total: 0, completed: 0, percent_completed: 0 },
      issue_dependencies_summary: { blocked_by: 0, total_blocked_by: 0, blocking: 0, total_blocking: 0 },
      issue_field_values: [],
    }),
    body: issue.body,
    closed_by: null,
    reactions: reactions(url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: issue.stateReason,
  };
}

export function commentJson(state: GithubState, issue: Issue, comment: Comment) {
  const repository = repositoryById(state, issue.repositoryId);
  const base = `${API}/repos/${fullName(repository)}/issues`;
  return {
    url: `${base}/comments/${comment.id}`,
    html_url: `${WEB}/${fullName(repository)}/issues/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${base}/${issue.number}`,
    id: comment.id,
    node_id: comment.nodeId,
    user: simpleUser(userOf(state, comment.author)),
    created_at: time(comment.createdAt),
    updated_at: time(comment.createdAt),
    author_association: association(state, repository, comment.author),
    body: comment.body,
    reactions: reactions(`${base}/comments/${comment.id}`),
    performed_via_github_app: null,
  };
}

/** GitHub lists some forty addresses per repository; they follow from its name. */
const REPOSITORY_LINKS: Readonly<Record<string, string>> = {
  forks_url: '/forks',
  keys_url: '/keys{/key_id}',
  collaborators_url: '/collaborators{/collaborator}',
  teams_url: '/teams',
  hooks_url: '/hooks',
  issue_events_url: '/issues/events{/number}',
  events_url: '/events',
  assignees_url: '/assignees{/user}',
  branches_url: '/branches{/branch}',
  tags_url: '/tags',
  blobs_url: '/git/blobs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  git_refs_url: '/git/refs{/sha}',
  trees_url: '/git/trees{/sha}',
  statuses_url: '/statuses/{sha}',
  languages_url: '/languages',
  stargazers_url: '/stargazers',
  contributors_url: '/contributors',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  commits_url: '/commits{/sha}',
  git_commits_url: '/git/commits{/sha}',
  comments_url: '/comments{/number}',
  issue_comment_url: '/issues/comments{/number}',
  contents_url: '/contents/{+path}',
  compare_url: '/compare/{base}...{head}',
  merges_url: '/merges',
  archive_url: '/{archive_format}{/ref}',
  downloads_url: '/downloads',
  issues_url: '/issues{/number}',
  pulls_url: '/pulls{/number}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  labels_url: '/labels{/name}',
  releases_url: '/releases{/id}',
  deployments_url: '/deployments',
};

export function repositoryJson(
  state: GithubState,
  repository: Repository,
  right: Permission,
  signedIn: boolean,
) {
  const url = `${API}/repos/${fullName(repository)}`;
  const web = `${WEB}/${fullName(repository)}`;
  const open = state.issues.filter(
    (i) => i.repositoryId === repository.id && i.state === 'open' && !i.deleted && !i.transferredTo,
  );
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: fullName(repository),
    private: repository.visibility !== 'public',
    owner: simpleUser(userOf(state, repository.owner)),
    html_url: web,
    description: repository.description || null,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(REPOSITORY_LINKS).map(([key, tail]) => [key, url + tail])),
    created_at: time(repository.createdAt),
    updated_at: time(repository.updatedAt),
    pushed_at: time(repository.updatedAt),
    git_url: `git://github.com/${fullName(repository)}.git`,
    ssh_url: `git@github.com:${fullName(repository)}.git`,
    clone_url: `${web}.git`,
    svn_url: web,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: open.length,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.visibility,
    forks: 0,
    open_issues: open.length,
    watchers: 0,
    default_branch: 'main',
    ...(signedIn && {
      permissions: {
        admin: atLeast(right, 'admin'),
        maintain: atLeast(right, 'admin'),
        push: atLeast(right, 'write'),
        triage: atLeast(right, 'triage'),
        pull: true,
      },
    }),
    network_count: 0,
    subscribers_count: 0,
  };
}
