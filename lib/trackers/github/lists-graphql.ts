/** The questions of lists in GraphQL, and what their answers are made of. */
import * as z from 'zod';
import type { ItemRef } from '../../outcome/record';
import { Labels, Type } from './facts';
import { partsOf } from './urls';

/** GraphQL's whole numbers; a longer one spoils the whole question. */
const MOST_INT = 2_147_483_647;

/** Labels of one issue that are asked for; more than people put on one. */
const LABELS = 50;

/** @param typed whether the type of issues is asked for: a site that does not know it refuses the whole question */
const rowOf = (typed: boolean) => `fragment Row on IssueOrPullRequest{__typename
...on Issue{id url title createdAt updatedAt state stateReason closedAt body viewerCanUpdate locked author{login} labels(first:${LABELS}){nodes{name}}${typed ? ' issueType{name}' : ''}}
...on PullRequest{id url title updatedAt state mergedAt closingIssuesReferences(first:10){totalCount nodes{id url title}}}}`;
const STAMP = 'fragment Row on IssueOrPullRequest{...on Issue{updatedAt}...on PullRequest{updatedAt}}';

/** Where an item of the question stands in its answer. */
export type Slot = { repository: string; row: string };

/**
 * One question for all of these: an alias for each repository and for each number in it. Names are variables; what
 * stands in the text are numbers and our own aliases.
 * @param what whole rows, those without the type of issues, or only when they were changed last
 * @returns a slot for each item, in their order; two names of one item share theirs
 */
export function rowsQuestion(
  items: readonly ItemRef[],
  what: 'rows' | 'untyped' | 'stamps',
): { query: string; variables: Record<string, string>; slots: (Slot | null)[] } {
  const repositories = new Map<string, { alias: string; rows: Map<string, string> }>();
  const variables: Record<string, string> = {};
  const slots = items.map((item) => {
    const parts = partsOf(item.key);
    if (!parts || !isAskable(item)) return null;
    const name = `${parts.owner}/${parts.repo}`.toLowerCase();
    const n = repositories.size;
    const repository = repositories.get(name) ?? { alias: `r${n}`, rows: new Map<string, string>() };
    if (!repositories.has(name)) {
      repositories.set(name, repository);
      variables[`o${n}`] = parts.owner;
      variables[`r${n}`] = parts.repo;
    }
    repository.rows.set(`i${parts.number}`, parts.number);
    return { repository: repository.alias, row: `i${parts.number}` };
  });
  const fields = [...repositories.values()].map(({ alias, rows }, n) => {
    const asked = [...rows].map(([row, number]) => `${row}:issueOrPullRequest(number:${number}){...Row}`);
    return `${alias}:repository(owner:$o${n},name:$r${n}){isArchived ${asked.join(' ')}}`;
  });
  const declared = Object.keys(variables).map((name) => `$${name}:String!`);
  const query = `query Rows(${declared.join()}){${fields.join('\n')}}\n${what === 'stamps' ? STAMP : rowOf(what === 'rows')}`;
  return { query, variables, slots };
}

/** Is the key one that GitHub can be asked about in GraphQL? */
export function isAskable(item: ItemRef): boolean {
  const parts = partsOf(item.key);
  return parts !== null && Number(parts.number) <= MOST_INT;
}

/**
 * One page of a search. The repository is asked for beside it, with one of its issues: a search leaves out without a
 * word what a token may not read, and "nothing found" would then be a lie.
 * UNVERIFIED: that a token without the right to issues is refused there.
 */
export function searchQuestion(withRepository: boolean): string {
  const [declared, repository] = withRepository
    ? [',$o:String!,$r:String!', 'repository(owner:$o,name:$r){nameWithOwner issues(first:1){totalCount}}']
    : ['', ''];
  return `query Found($q:String!,$after:String${declared}){search(query:$q,type:ISSUE,first:100,after:$after){issueCount
pageInfo{hasNextPage endCursor} nodes{__typename
...on Issue{id url title updatedAt author{login}}
...on PullRequest{id url title updatedAt author{login}}}}${repository}}`;
}

const Login = z.looseObject({ login: z.string() }).nullable().optional();

export const IssueRow = z.looseObject({
  __typename: z.literal('Issue'),
  id: z.string(),
  url: z.string(),
  title: z.string(),
  createdAt: z.string().optional(),
  updatedAt: z.string(),
  state: z.string(),
  stateReason: z.string().nullable().optional(),
  closedAt: z.string().nullable().optional(),
  body: z.string(),
  viewerCanUpdate: z.boolean().optional(),
  locked: z.boolean().optional(),
  author: Login,
  labels: z.looseObject({ nodes: Labels.nullable() }).nullable().optional(),
  issueType: Type.optional(),
});

const Closed = z.looseObject({ id: z.string(), url: z.string(), title: z.string() });

export const PullRow = z.looseObject({
  __typename: z.literal('PullRequest'),
  id: z.string(),
  url: z.string(),
  title: z.string(),
  updatedAt: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  mergedAt: z.string().nullable().optional(),
  closingIssuesReferences: z
    .looseObject({ totalCount: z.number(), nodes: z.array(Closed.nullable()).nullable() })
    .nullable(),
});

export const Row = z.discriminatedUnion('__typename', [IssueRow, PullRow]);
export type Row = z.infer<typeof Row>;

/** A repository of an answer; its rows are read one by one, so that a broken one spoils no other. */
export const RepositoryRows = z.record(z.string(), z.unknown());

export const StampRow = z.looseObject({ updatedAt: z.string() });

export const FoundPage = z.looseObject({
  issueCount: z.number(),
  pageInfo: z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullable().optional() }),
  nodes: z.array(z.looseObject({ __typename: z.string().optional() }).nullable()),
});

export const FoundRow = z.looseObject({
  __typename: z.enum(['Issue', 'PullRequest']),
  id: z.string(),
  url: z.string(),
  title: z.string(),
  updatedAt: z.string(),
  author: Login,
});

export const Named = z.looseObject({ nameWithOwner: z.string(), issues: z.looseObject({}) });
