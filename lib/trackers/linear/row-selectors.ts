/**
 * Selectors for rows of Linear's lists and cards of its boards, apart from `selectors.ts` because only pages with rows
 * of a used place carry them. Ladders as there: newest first, the month a live page, or a shipped extension that reads
 * it, last had it.
 */
import type { Ladder } from './selectors';

export const ROW_SELECTORS = {
  /** Elements in which rows come and go. All rungs are looked for: a page can hold several lists. */
  scopes: [
    '[data-list-container]', // 2026-08
    '[data-list-wrapper]', // 2026-08
  ],
  /** For rows outside of these (boards, sub-issues): what encloses them. */
  outer: [
    '[data-view-id="issue-view"]', // 2026-08
    'main', // 2026-08
    '#root', // 2026-08
    'body',
  ],
  /** A card of a board. The link is the card. */
  card: [
    'a[data-board-item]', // 2026-04
    '[data-board-item]', // UNVERIFIED: a card around its link
  ],
  /** A row of a list. The link is the row. */
  row: [
    'a[data-list-key]', // 2026-08
    'a[data-list-row]', // 2026-08
    '[data-list-row]', // UNVERIFIED: a row around its link
    '[data-list-wrapper] a', // 2026-08
    '[data-list-container] a', // 2026-08
  ],
  /** What people write: links in it are no rows, whatever stands around them. */
  text: [
    '[contenteditable]', // 2026-08
    '.ProseMirror', // 2026-08
  ],
  /** The cell with the key of the issue. */
  key: [
    '[data-column-id="issueId"]', // 2026-04
  ],
  /** The title, inside its cell: rows are grids, and one more child of a row would move every cell. */
  title: [
    'span[title]', // 2026-04
    '[data-column-id="issueTitle"]', // UNVERIFIED
  ],
  /** Words on these are no title. */
  pressed: [
    'button', // 2026-08
    '[role="button"]', // 2026-08
    '[data-menu-open]', // 2026-08
  ],
  /** The bar stands before the list. */
  bar: [
    '[data-list-container]', // 2026-08
    '[data-list-wrapper]', // 2026-08
  ],
  /** Notifications, whose key is "<kind>#<uuid>": a narrow column. */
  notice: [
    '[data-list-key*="#"]', // 2026-08
  ],
  /** The application stands. */
  ready: [
    'body.is-bootstrapped', // 2026-08
    'body.loaded', // 2026-08
    'main', // 2026-08
  ],
} as const;

export type RowSelectors = Record<keyof typeof ROW_SELECTORS, Ladder>;
