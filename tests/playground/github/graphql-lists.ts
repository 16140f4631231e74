/** Lists of issues in GraphQL: of a repository, of a milestone, of a search, and what a pull request closes. */
import { type Caller, NOT_BY_TOKEN, refuseIssueRead, rightThroughToken } from './auth';
import { connection, fail, type Page } from './graphql-connections';
import { nodeId } from './ids';
import type { Issue, Milestone, Repository } from './model';
import { readSearch } from './search-query';
import { alive, labelColor } from './shapes';
import { fullName, type GithubState } from './state';
import { origin } from './web-origin';

/** What the resolver makes of an issue; every list is handed it. */
type ToNode<N> = (issue: Issue) => N;

/** However many are found, no more than these can be paged through. */
export const SEARCH_LIMIT = 1000;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

interface IssueFilters {
  assignee?: string | null;
  createdBy?: string | null;
  labels?: string[] | null;
  milestone?: string | null;
  milestoneNumber?: string | null;
  since?: string | null;
  states?: string[] | null;
}

export interface IssueArguments extends Page {
  states?: string[] | null;
  labels?: string[] | null;
  filterBy?: IssueFilters | null;
  orderBy?: { field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS'; direction: 'ASC' | 'DESC' } | null;
}

const ORDER: Readonly<Record<string, (issue: Issue) => number>> = {
  CREATED_AT: (i) => i.createdAt,
  UPDATED_AT: (i) => i.updatedAt,
  COMMENTS: (i) => i.comments.length,
};

function selected(issue: Issue, { states, labels, filterBy }: IssueArguments): boolean {
  const wanted = (list: string[] | null | undefined, have: string[]) =>
    list == null || list.some((item) => have.some((own) => same(own, item)));
  const milestone = filterBy?.milestoneNumber ?? filterBy?.milestone;
  return (
    wanted(states, [issue.state]) &&
    // UNVERIFIED: several labels mean "one of".
    wanted(labels, issue.labels) &&
    wanted(filterBy?.states, [issue.state]) &&
    wanted(filterBy?.labels, issue.labels) &&
    (filterBy?.createdBy == null || same(issue.author, filterBy.createdBy)) &&
    (filterBy?.assignee == null || issue.assignees.some((login) => same(login, filterBy.assignee ?? ''))) &&
    (filterBy?.since == null || issue.updatedAt >= Date.parse(filterBy.since)) &&
    (milestone == null ||
      (milestone === '*' ? issue.milestone !== null : String(issue.milestone) === milestone))
  );
}

/** Issues of a repository, pull requests left out; UNVERIFIED without `orderBy`: oldest first. */
export function issuesOf<N>(
  state: GithubState,
  repository: Repository,
  args: IssueArguments,
  toNode: ToNode<N>,
  within: (issue: Issue) => boolean = () => true,
) {
  const key = ORDER[args.orderBy?.field ?? 'CREATED_AT'] ?? ((i: Issue) => i.createdAt);
  const sign = args.orderBy?.direction === 'DESC' ? -1 : 1;
  const items = state.issues
    .filter((i) => i.repositoryId === repository.id && i.kind === 'issue' && alive(i))
    .filter((i) => within(i) && selected(i, args))
    .sort((a, b) => sign * (key(a) - key(b) || a.id - b.id));
  return connection('issues', items, args, toNode);
}

export const milestoneNode = <N>(
  state: GithubState,
  repository: Repository,
  milestone: Milestone,
  toNode: ToNode<N>,
) => ({
  __typename: 'Milestone',
  id: nodeId('MI', milestone.number, repository.id),
  number: milestone.number,
  title: milestone.title,
  state: 'OPEN',
  url: `${origin().web}/${fullName(repository)}/milestone/${milestone.number}`,
  issues: (args: IssueArguments) =>
    issuesOf(state, repository, args, toNode, (issue) => issue.milestone === milestone.number),
});

export const labelsOf = (issue: Issue, page: Page) =>
  connection('labels', issue.labels, page, (name) => ({
    __typename: 'Label',
    id: `LA_kwDO${issue.id}${issue.labels.indexOf(name)}`,
    name,
    color: labelColor(name),
    description: null,
  }));

/** Whether this token may see issues of this repository at all. */
export const mayReadIssues = (state: GithubState, caller: Caller, repository: Repository): boolean =>
  rightThroughToken(state, caller, repository) !== null && refuseIssueRead(caller, repository) === null;

/**
 * What a pull request closes, in the order it was linked.
 * UNVERIFIED: issues the token may not read are neither named nor counted; a moved one is named by its new self.
 */
export function closingIssues<N>(
  state: GithubState,
  caller: Caller,
  pull: Issue,
  page: Page,
  toNode: ToNode<N>,
) {
  const present = (issue: Issue | undefined): Issue | undefined => {
    const to = issue?.transferredTo;
    return to
      ? present(state.issues.find((i) => i.repositoryId === to.repositoryId && i.number === to.number))
      : issue;
  };
  const items = pull.closes.flatMap((id) => {
    const issue = present(state.issues.find((i) => i.id === id));
    const repository = issue && state.repositories.find((r) => r.id === issue.repositoryId);
    return issue && repository && !issue.deleted && mayReadIssues(state, caller, repository) ? [issue] : [];
  });
  return connection('closingIssuesReferences', items, page, toNode);
}

/** Everything a search finds that this token may read, in its order. */
export function found(
  state: GithubState,
  caller: Caller,
  text: string,
  sort?: string,
): { items: Issue[]; repositories: string[]; empty: boolean } {
  const search = readSearch(state, caller.login, text, sort);
  const readable = new Map(
    state.repositories.filter((r) => mayReadIssues(state, caller, r)).map((r) => [r.id, r]),
  );
  const items = state.issues.filter((issue) => {
    const repository = readable.get(issue.repositoryId);
    return repository !== undefined && alive(issue) && search.test(issue, repository);
  });
  return { items: items.sort(search.compare), repositories: search.repositories, empty: search.empty };
}

/**
 * `search`: `issueCount` says how many there are, pages end after a thousand.
 * UNVERIFIED: a repository that cannot be read is no error here (REST answers 422); an empty query finds nothing.
 */
export function searchConnection<N>(
  state: GithubState,
  caller: Caller,
  args: Page & { query: string; type: string },
  toNode: ToNode<N>,
) {
  const { items, empty } =
    args.type === 'ISSUE' ? found(state, caller, args.query) : { items: [], empty: true };
  const all = empty ? [] : items;
  return { ...connection('search', all.slice(0, SEARCH_LIMIT), args, toNode), issueCount: all.length };
}

/** For fields that list issues of a repository a token may see, but not its issues. */
export function requireIssueRead(caller: Caller, repository: Repository): void {
  if (refuseIssueRead(caller, repository)) throw fail('FORBIDDEN', NOT_BY_TOKEN);
}
