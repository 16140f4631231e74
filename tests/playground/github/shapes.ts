/** Records → the JSON GitHub's REST API answers with. Checked against the official description in the unit tests. */
import { isoSeconds } from '../clock';
import { nodeId } from './ids';
import type { Comment, Issue, Milestone, Repository, User } from './model';
import { addUser, findUser, fullName, type GithubState, repositoryById } from './state';
import { origin } from './web-origin';

/** Neither deleted nor moved away. */
export const alive = (issue: Issue): boolean => !issue.deleted && !issue.transferredTo;
export const time = (ms: number | null): string | null => (ms === null ? null : isoSeconds(ms));

export const userOf = (state: GithubState, login: string): User =>
  findUser(state, login) ?? addUser(state, login, login);

export function simpleUser(user: User) {
  const url = `${origin().api}/users/${user.login}`;
  return {
    login: user.login,
    id: user.id,
    node_id: user.nodeId,
    avatar_url: `https://avatars.githubusercontent.com/u/${user.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${origin().web}/${user.login}`,
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

export const labelColor = (name: string): string =>
  [...name]
    .reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) & 0xffffff, 0x88aaee)
    .toString(16)
    .padStart(6, '0');

/** Labels of one issue, as every answer that names them lists them. */
export function labelsJson(state: GithubState, issue: Issue) {
  const base = `${origin().api}/repos/${fullName(repositoryById(state, issue.repositoryId))}`;
  return issue.labels.map((name, index) => ({
    id: issue.id * 10 + index,
    node_id: `LA_kwDO${issue.id}${index}`,
    url: `${base}/labels/${encodeURIComponent(name)}`,
    name,
    color: labelColor(name),
    default: false,
    description: null,
  }));
}

function typeJson(name: string | null) {
  if (name === null) return null;
  const id = [...name].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 20_000_000);
  return { id, node_id: nodeId('IT', id), name, description: null, color: 'blue', is_enabled: true };
}

function milestoneJson(state: GithubState, repository: Repository, milestone: Milestone) {
  const url = `${origin().api}/repos/${fullName(repository)}/milestones/${milestone.number}`;
  const web = `${origin().web}/${fullName(repository)}/milestone/${milestone.number}`;
  const within = state.issues.filter(
    (i) => i.repositoryId === repository.id && i.milestone === milestone.number && alive(i),
  );
  return {
    url,
    html_url: web,
    labels_url: `${url}/labels`,
    id: repository.id * 10 + milestone.number,
    node_id: nodeId('MI', milestone.number, repository.id),
    number: milestone.number,
    title: milestone.title,
    description: null,
    creator: simpleUser(userOf(state, repository.owner)),
    open_issues: within.filter((i) => i.state === 'open').length,
    closed_issues: within.filter((i) => i.state === 'closed').length,
    state: 'open',
    created_at: time(repository.createdAt),
    updated_at: time(repository.updatedAt),
    due_on: null,
    closed_at: null,
  };
}

/** Sub-issues and blockers as an issue counts them. */
function relationsJson(state: GithubState, issue: Issue) {
  const children = state.issues.filter((i) => i.parentId === issue.id && alive(i));
  const done = children.filter((i) => i.state === 'closed').length;
  const blockers = state.issues.filter((i) => issue.blockedBy.includes(i.id) && alive(i));
  const blocked = state.issues.filter((i) => i.blockedBy.includes(issue.id) && alive(i));
  const open = (list: Issue[]) => list.filter((i) => i.state === 'open').length;
  return {
    sub_issues_summary: {
      total: children.length,
      completed: done,
      percent_completed: children.length === 0 ? 0 : Math.floor((done * 100) / children.length),
    },
    issue_dependencies_summary: {
      blocked_by: open(blockers),
      total_blocked_by: blockers.length,
      blocking: open(blocked),
      total_blocking: blocked.length,
    },
  };
}

export function issueJson(state: GithubState, issue: Issue) {
  const repository = repositoryById(state, issue.repositoryId);
  const base = `${origin().api}/repos/${fullName(repository)}`;
  const url = `${base}/issues/${issue.number}`;
  const web = `${origin().web}/${fullName(repository)}`;
  const milestone = repository.milestones.find((m) => m.number === issue.milestone);
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
    labels: labelsJson(state, issue),
    state: issue.state,
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: milestone ? milestoneJson(state, repository, milestone) : null,
    comments: issue.comments.length,
    created_at: time(issue.createdAt),
    updated_at: time(issue.updatedAt),
    closed_at: time(issue.closedAt),
    author_association: association(state, repository, issue.author),
    type: typeJson(issue.type),
    active_lock_reason: null,
    ...(issue.kind === 'pull_request' && {
      draft: false,
      pull_request: {
        url: `${base}/pulls/${issue.number}`,
        html_url: `${web}/pull/${issue.number}`,
        diff_url: `${web}/pull/${issue.number}.diff`,
        patch_url: `${web}/pull/${issue.number}.patch`,
        merged_at: time(issue.mergedAt),
      },
    }),
    ...(issue.kind === 'issue' && {
      ...relationsJson(state, issue),
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
  const base = `${origin().api}/repos/${fullName(repository)}/issues`;
  return {
    url: `${base}/comments/${comment.id}`,
    html_url: `${origin().web}/${fullName(repository)}/issues/${issue.number}#issuecomment-${comment.id}`,
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
