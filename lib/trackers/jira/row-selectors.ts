/**
 * Selectors for rows of Jira's boards, backlogs and lists, apart from `selectors.ts` because only pages with rows of a
 * used place carry them. Ladders as there: newest first, the month a live page last had it.
 */
import { ends, type Ladder } from './ladder';

// Marked as pure, so that scripts that look for nothing of this do not carry it.
export const ROW_SELECTORS = /* @__PURE__ */ (() =>
  ({
    /** Elements in which rows come and go. All rungs are looked for: a list and an issue over it both hold rows. */
    scopes: [
      ends('board.scroll.board-scroll'), // 2026
      ends('backlog-content.scrollable'), // 2026-08
      ends('native-issue-table.ui.scroll-container.scroll-container'), // 2026
      'table[data-vc="issue-table"]', // 2026
      ends('base-table.base-table-with-analytics'), // 2025
      ends('child-issues-panel.issues-container'), // 2025
    ],
    /** One row or card. */
    row: [
      ends('ui.card.card'), // 2026-08
      '[data-testid*="card-list.card.content-container."]', // 2026-08
      ends('ui.issue-row'), // 2026-08
      ends('issue-line-card.card-container'), // 2026-08
      ends('card-list.card.list-item'), // 2025
      '[data-testid*="draggable-rows-container.row-wrapper-"]', // 2025
      // The same by other names.
      '[data-component-selector="platform-board-kit.ui.card-container"]', // 2026-08
      '[data-component-selector="software-backlog-card-container"]', // 2026-08
      ends('card-contents.card-container'), // 2026-08
      'table[data-vc="issue-table"] tr', // 2026
      '[data-testid*="issue-links"] [role="listitem"]', // 2024
      '[data-testid*="issue-results"] li', // 2024
      '[role="row"]', // 2026
      '.BaseTable__row', // 2025: a library's name, not one of those that change
    ],
    /** What people wrote, and where they write: links in it are no rows. */
    text: [
      '.ak-renderer-document', // 2026-09
      '.ProseMirror', // 2026-09
      '[contenteditable="true"]', // 2026-09
    ],
    /** In a row: the link with its key. A table may name a parent before it. */
    key: [
      `a${ends('issue-key.issue-key-cell')}`, // 2026-08
      `a${ends('card-contents.key')}`, // 2026-08
      `${ends('common.ui.key.key')} a`, // 2026-08
      `a${ends('issue-line-card-view.key')}`, // 2026-08
      `a${ends('key-cell.issue-key')}`, // 2025
      '[data-vc="native-issue-table-ui-issue-key-cell"] a', // 2026-08
    ],
    /** In a row: its title, in words. */
    title: [
      ends('single-line-text.container.box'), // 2026-08
      ends('summary-field-static.content'), // 2026-08
      ends('issue-summary.issue-summary-cell'), // 2026-08
      ends('inline-read.link-item'), // 2026-08
      ends('list-view.summary-cell'), // 2025
      ends('card-list.card.summary'), // 2025
    ],
    /** The badge stands after this, on the line of the key: a card or cell keeps its height. */
    afterKey: [
      ends('common.ui.key.key'), // 2026-08
    ],
    /** Or last in this. */
    inCell: [
      ends('card-content.footer'), // 2026-08
      ends('issue-key.action-container'), // 2026-08
      '[data-vc="native-issue-table-ui-issue-key-cell"]', // 2026-08
    ],
    /** Or after the title, before estimate and person: what stands before titles would move them out of line. */
    afterTitle: [
      ends('card-contents.summary'), // 2026-08
      ends('issue-line-card-view.summary'), // 2024
    ],
    /** The bar stands before this. */
    bar: [
      ends('board.scroll.board-scroll'), // 2026
      ends('backlog-content.scrollable'), // 2026-08
      ends('native-issue-table.ui.scroll-container.scroll-container'), // 2026
      ends('software-board.board-area'), // 2025
      '[data-testid*="backlog.card-list.container."]', // 2026-08
      'table[data-vc="issue-table"]', // 2026
      ends('base-table.base-table-with-analytics'), // 2025
      '.BaseTable', // 2025: a library's name
      '[role="grid"]:has(a[href*="/browse/"])', // 2025
    ],
    /**
     * Of these: first inside. Beside them stands the open issue, which a bar before both would push down. UNVERIFIED:
     * how a backlog draws only what is in view; should it not count with the bar, it draws a row too few at the end.
     */
    barInside: [
      ends('backlog-content.scrollable'), // 2026-08
    ],
    /** The face of a card that has space around it. */
    face: [
      ends('ui.card.ripple.div'), // 2026-08
    ],
    /** An issue shown over or beside a list: tables in it are none of the list. */
    issue: [
      '[data-testid^="issue.views.issue-"]', // 2026-09
      '[data-testid^="issue.issue-view"]', // 2025
      ends('preview-panels.preview-panel'), // 2026-08
      '[role="dialog"]', // 2026-08
    ],
  }) as const)();

export type RowSelectors = Record<keyof typeof ROW_SELECTORS, Ladder>;
