/**
 * Selectors for the form of a new issue and the button that creates it. As in `selectors.ts`: ladders, newest first,
 * with the month last seen.
 */
import type { Ladder } from './selectors';

export const SIGN_SELECTORS = {
  dialog: [
    '[role="dialog"]', // 2025: by this role a recorder of somebody's presses found "Create issue"
    '[aria-modal="true"]', // UNVERIFIED
    'dialog', // UNVERIFIED
  ],
  /** The form on a page of its own. */
  page: [
    'main', // UNVERIFIED
    'body', // UNVERIFIED
  ],
  title: [
    '[aria-label="Issue title"]', // UNVERIFIED in a form
    '[contenteditable][aria-multiline="false"]', // UNVERIFIED in a form
    '[role="textbox"][aria-multiline="false"]', // UNVERIFIED in a form
  ],
  /** Tells that a field of one line is the title of an issue. */
  sign: [
    '[data-editor-id^="issue"]', // UNVERIFIED in a form
    '[aria-label="Issue description"]', // UNVERIFIED in a form
    '[data-view-id*="issue"]', // UNVERIFIED
  ],
  /** An issue that is there already: what is asked for in it is a comment, or a sub-issue. */
  view: [
    '[data-view-id="issue-view"]', // 2026-08
    '[data-restore-scroll-view="issue-view"]', // 2026-08
  ],
  createButton: [
    'button[type="submit"]', // UNVERIFIED: comments are sent by one (2026-08)
    // English in every source, for whatever it is if not that.
    '[aria-label="Create issue"]', // UNVERIFIED
  ],
} as const;

export type SignSelectors = Record<keyof typeof SIGN_SELECTORS, Ladder>;
