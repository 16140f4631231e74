/**
 * Selectors for what a page shows of an issue beside its text, and for the buttons that close and create. As in
 * `selectors.ts`: ladders, newest first, with the month last seen.
 */
import { DIALOG, id, type Ladder, part } from './selectors';

export const SIGN_SELECTORS = /* @__PURE__ */ (() =>
  ({
    /** What encloses everything of one issue. */
    scope: [
      id('issue-viewer-container'), // 2025-10
      DIALOG, // 2025-10
      'main', // 2025-10
      'body', // 2025-10
    ],
    /** Says whether it is open: by its status, or by its icon. Two where the head sticks; both say the same. */
    state: [
      id('header-state'), // 2026-04
      '.gh-header-meta .State', // 2025-09
    ],
    /** Each label links to the list of what has it. */
    labels: [
      id('issue-labels'), // 2025-10
      '.js-issue-labels', // 2025-09
    ],
    /** UNVERIFIED below the section, which was only seen empty: that it links to each project and says its status. */
    projects: [
      id('sidebar-projects-section'), // 2025-10
    ],
    /** Closes, or opens again what is closed, which its icon tells; the menu beside it is no such button. */
    stateButton: [
      `${part('IssueActions-module')} button`, // 2025-10
      `${id('comment-composer')} button`, // 2025-10
      'button[name="comment_and_close"]', // 2025-09
    ],
    /** On classic pages this says what the button does, whatever it looks like. */
    calledOff: [
      '[name="state_reason"][value="not_planned"]:checked', // 2024
    ],
    /** What encloses the form for a new issue. */
    form: [
      id('issue-create-pane-container'), // 2025-09
      part('CreateIssueForm-module__CreateIssueFormWrapper'), // 2025-09
      `${DIALOG}${part('CreateIssueDialog')}`, // 2025-09
      DIALOG, // 2025-09
    ],
    createButton: [
      id('create-issue-button'), // 2026-05
      `${part('CreateIssueFooter-module')} [data-variant="primary"]`, // 2025-09
    ],
  }) as const)();

export type SignSelectors = Record<keyof typeof SIGN_SELECTORS, Ladder>;
