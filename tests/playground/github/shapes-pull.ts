/** A pull request as GitHub's REST API shows it among others. */
import type { Proposed } from './files';
import { filesOf } from './files';
import type { Issue, Repository } from './model';
import { issueJson, simpleUser, userOf } from './shapes';
import { repositoryJson } from './shapes-repository';
import { fullName, type GithubState } from './state';
import { origin } from './web-origin';

export function pullJson(state: GithubState, repository: Repository, issue: Issue, { head, base }: Proposed) {
  const api = `${origin().api}/repos/${fullName(repository)}`;
  const url = `${api}/pulls/${issue.number}`;
  const html = `${origin().web}/${fullName(repository)}/pull/${issue.number}`;
  const comments = `${api}/issues/${issue.number}/comments`;
  const end = (name: string) => ({
    label: `${repository.owner}:${name}`,
    ref: name,
    sha: filesOf(repository).branches.get(name)?.commits.at(-1)?.sha ?? '',
    repo: repositoryJson(state, repository, 'write', true),
    user: simpleUser(userOf(state, repository.owner)),
  });
  const urls = {
    ...{ url, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch`, comments_url: comments },
    ...{ issue_url: `${api}/issues/${issue.number}`, commits_url: `${url}/commits` },
    ...{ review_comments_url: `${url}/comments`, review_comment_url: `${api}/pulls/comments{/number}` },
    statuses_url: `${api}/statuses/${end(head).sha}`,
  };
  const { created_at, updated_at, closed_at, author_association, user, labels } = issueJson(state, issue);
  const link = (href: string) => ({ href });
  return {
    ...urls,
    ...{ created_at, updated_at, closed_at, author_association, user, labels, merged_at: null },
    ...{ id: issue.id, node_id: issue.nodeId, number: issue.number, title: issue.title, body: issue.body },
    ...{ state: issue.state, locked: issue.locked, draft: false, merge_commit_sha: null, milestone: null },
    ...{ assignee: null, assignees: [], requested_reviewers: [], requested_teams: [], auto_merge: null },
    head: end(head),
    base: end(base),
    _links: {
      ...{ self: link(url), html: link(html), issue: link(urls.issue_url), comments: link(comments) },
      ...{ commits: link(urls.commits_url), statuses: link(urls.statuses_url) },
      ...{ review_comments: link(urls.review_comments_url), review_comment: link(urls.review_comment_url) },
    },
  };
}
