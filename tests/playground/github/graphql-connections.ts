/** GraphQL's way of handing out a list: a slice with cursors, and GitHub's refusals of a wrong one. */
import { GraphQLError } from 'graphql';

/** GitHub puts `type` beside `message`, outside `extensions`; it travels there from here. */
export const fail = (type: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { type } });

export interface Page {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

/** UNVERIFIED beyond search, where a cursor is known to be the count of what came before, in base64. */
const cursorOf = (index: number): string => Buffer.from(`cursor:${index + 1}`).toString('base64');

function countBefore(cursor: string): number {
  const count = /^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (count === undefined)
    throw fail('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(count);
}

/**
 * @param name of the field, for the refusals
 * @param toNode is called for the slice only
 */
export function connection<T, N>(name: string, items: readonly T[], page: Page, toNode: (item: T) => N) {
  const { first, last } = page;
  if (first == null && last == null)
    throw fail(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  const count = first ?? last ?? 0;
  if (count > 100)
    throw fail(
      'EXCESSIVE_PAGINATION',
      `Requesting ${count} records on the \`${name}\` connection exceeds the \`${first != null ? 'first' : 'last'}\` limit of 100 records.`,
    );
  const low = page.after == null ? 0 : Math.min(countBefore(page.after), items.length);
  const high = page.before == null ? items.length : Math.min(countBefore(page.before) - 1, items.length);
  const start = first != null ? low : Math.max(low, high - count);
  const end = first != null ? Math.min(high, low + count) : high;
  const edges = items.slice(start, Math.max(start, end)).map((item, index) => ({
    cursor: cursorOf(start + index),
    node: toNode(item),
  }));
  return {
    totalCount: items.length,
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: end < items.length && (first != null || page.before != null),
      hasPreviousPage: start > 0 && (first == null || page.after != null),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
