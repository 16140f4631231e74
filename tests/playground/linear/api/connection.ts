/** Linear's lists: fifty unless asked otherwise, newest first, cursors that nobody should take apart. */
import { invalidInput } from './errors';

export interface Page {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  includeArchived?: boolean | null;
  orderBy?: 'createdAt' | 'updatedAt' | null;
}

const DEFAULT_PAGE = 50;
/** UNVERIFIED in wording. */
const MAX_PAGE = 250;

interface Listed {
  id: string;
  createdAt?: number;
  updatedAt?: number;
}

/** UNVERIFIED: the newest come first, by either date. */
export const newestFirst = <T extends Listed>(items: readonly T[], page: Page): T[] => {
  const at = (item: T) =>
    (page.orderBy === 'updatedAt' ? (item.updatedAt ?? item.createdAt) : item.createdAt) ?? 0;
  return [...items].sort((a, b) => at(b) - at(a));
};

/**
 * @param items in their order
 * @param toNode is called for the page only
 */
export function connection<T extends Listed, N>(items: readonly T[], page: Page, toNode: (item: T) => N) {
  const count = page.first ?? page.last ?? DEFAULT_PAGE;
  if (count < 0 || count > MAX_PAGE)
    throw invalidInput(`A page holds at most ${MAX_PAGE} items, ${count} were asked for.`);
  const place = (cursor: string): number => {
    const index = items.findIndex((item) => item.id === cursor);
    if (index < 0) throw invalidInput(`The cursor ${cursor} is not of this list.`);
    return index;
  };
  const low = page.after ? place(page.after) + 1 : 0;
  const high = page.before ? place(page.before) : items.length;
  const backwards = page.first == null && (page.last != null || page.before != null);
  const start = backwards ? Math.max(low, high - count) : low;
  const end = backwards ? high : Math.min(high, low + count);
  const shown = items.slice(start, end);
  const nodes = shown.map(toNode);
  return {
    nodes,
    edges: shown.map((item, i) => ({ cursor: item.id, node: nodes[i] })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: shown[0]?.id ?? null,
      endCursor: shown.at(-1)?.id ?? null,
    },
    totalCount: items.length,
  };
}
