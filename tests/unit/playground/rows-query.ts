/** The query a list's rows are asked with, for tests of its answer and of what goes wrong. */
import type { World } from '../../playground/world';
import { call } from './helpers';

const FULL = `__typename
  ... on Issue { id number title url updatedAt state stateReason closedAt body viewerCanUpdate locked author{login} repository{nameWithOwner} }
  ... on PullRequest { id number title url updatedAt state merged mergedAt repository{nameWithOwner}
    closingIssuesReferences(first:10){ totalCount nodes{ id number title url repository{nameWithOwner} } } }`;
/** The same without bodies. */
export const BRIEF = '... on Issue { id updatedAt } ... on PullRequest { id updatedAt }';

/** One query over several repositories, as a list's rows are asked for. */
export function rows(items: Readonly<Record<string, readonly number[]>>, fields = FULL) {
  const names = Object.keys(items);
  const head = names.map((_, i) => `$o${i}:String!,$r${i}:String!`).join(',');
  const parts = names.map(
    (name, i) =>
      `r${i}: repository(owner:$o${i},name:$r${i}){ nameWithOwner isArchived visibility ${(items[name] ?? [])
        .map((n) => `i${n}: issueOrPullRequest(number:${n}){ ${fields} }`)
        .join(' ')} }`,
  );
  return {
    query: `query Rows(${head}){ ${parts.join(' ')} rateLimit{cost limit remaining resetAt} }`,
    variables: Object.fromEntries(
      names.flatMap((name, i) => [
        [`o${i}`, name.split('/')[0]],
        [`r${i}`, name.split('/')[1]],
      ]),
    ),
  };
}
/** Asks for these rows and holds the exchange against GitHub's description. */
export const ask = (
  world: World,
  items: Readonly<Record<string, readonly number[]>>,
  token: Parameters<typeof call>[3] = 'pmWrite',
  fields = FULL,
) => call(world, 'POST', '/graphql', token, rows(items, fields));
