/**
 * Selectors for rows of GitHub's lists, boards and pull requests, apart from `selectors.ts` because only pages with
 * rows of a used place carry them. Ladders as there: newest first, the month a live or saved page last had it.
 */
import type { Ladder } from './selectors';

export const ROW_SELECTORS = {
  /** Elements in which rows come and go. All rungs are looked for: a page can hold several lists. */
  scopes: [
    'ul[data-listview-component="items-list"]', // 2026-08
    '#memex-project-view-root', // 2026-05
    '[data-testid="results-list"]', // 2026-08
    '.js-navigation-container:has(> .js-issue-row)', // 2026-08
    '[class*="PinnedIssues-module__container"]', // 2026-08
    '[data-testid="sub-issues-issue-container"]', // UNVERIFIED: never seen saved
    '[class*="SubIssuesList-module"]', // UNVERIFIED
    '[data-testid="sidebar-relationships-section"]', // 2025-10
  ],
  /** Lists that do not carry the hook any more: rows by their role, still only inside a list. */
  lateScopes: [
    'main ul:has(li[role="listitem"] a:is([href*="/issues/"],[href*="/pull/"]))', // 2025-09
    'main ul:has(> li[id^="issue_"])', // UNVERIFIED
  ],
  /** What encloses a title link: a card of a board. */
  card: [
    '[data-board-card-id]', // 2026-05
    '.board-view-column-card', // 2025-09
  ],
  /** Or one row of a list or table. */
  row: [
    '[role="row"]', // 2026-05
    '[data-testid^="TableRow"]', // 2026-05
    'li[role="listitem"]', // 2026-08
    '.js-issue-row', // 2026-08
    '[data-testid="results-list"] > *', // 2026-08
    '[class*="PinnedIssues-module__container"] > *', // 2026-08
    'li', // 2025-10
  ],
  /** What people wrote: links in it are no titles, whatever stands around them. */
  text: [
    '.markdown-body', // 2026-04
    '.js-comment-body', // 2025-09
  ],
  /** The line with number and author: the badge is the last thing in it. */
  line: [
    '[class*="Description-module__container"]', // 2026-08
    '.d-flex.mt-1.text-small', // 2026-08
    '[class*="PinnedIssue-module__issueMetadata"]', // 2026-08
  ],
  /** A card's head with its number: a badge there changes no card's height. */
  cardHead: [
    '[class*="header-module__Text"]', // 2026-05
  ],
  /** The frame of a repository's list: the bar stands before it. */
  bar: [
    '[class*="ListItems-module__listContainer"]', // 2025-09
    '[class*="ListView-module__container"]', // 2025-09
    '[data-testid="results-list"]', // 2026-08
  ],
  /** What the app element gets when its script has taken over, as in `selectors.ts`. */
  hydrated: [
    '.loaded', // 2026-08
    '[data-catalyst]', // 2025-10
  ],
  /** The lines of a pull request stand before this. */
  pull: [
    '#discussion_bucket', // 2026-04
    '.js-discussion', // 2026-04
    '[class*="PullRequestConversation"] > :first-child', // UNVERIFIED
  ],
  pullTitle: [
    'h1[data-component="PH_Title"] .markdown-title', // 2026-04
    '.js-issue-title', // 2026-04
  ],
  /** Carries "#143": checked against the address. */
  pullNumber: [
    'h1[data-component="PH_Title"] .fgColor-muted', // 2026-04
    '.gh-header-number', // 2026-04
    'h1[data-component="PH_Title"] > span:last-of-type', // 2025-10
  ],
} as const;

export type RowSelectors = Record<keyof typeof ROW_SELECTORS, Ladder>;
