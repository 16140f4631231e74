/**
 * Selectors for what a page shows of an issue beside its text, and for the button that creates one. As in
 * `selectors.ts`: ladders, newest first, with the month last seen.
 */
import { ends, type Ladder } from './ladder';

export const SIGN_SELECTORS = /* @__PURE__ */ (() =>
  ({
    /** What encloses everything of one issue. */
    scope: [
      ends('issue-modal.modal-dialog'), // 2026-09
      ends('preview-panels.preview-panel'), // 2026-08
      '[role="dialog"]', // 2026-08
      ends('issue-layout.compact-layout'), // 2026-02
      'body', // 2026-08
    ],
    /** Says the name of the status, in the language in which Jira's API says it to the same person. */
    status: [
      ends('status-view.status-button.status-button--text'), // 2026-04
      `${ends('status.status-field-wrapper')} button`, // 2026-04
    ],
    /** The dialog for a new issue, and what tells it from one for a new board or project. */
    form: [
      ends('modal-wrapper.modal'), // 2025
      ends('modal-container.modal'), // 2026-09
      '[role="dialog"]', // 2026-09
    ],
    summary: [
      '#summary-field', // 2026
      'input[name="summary"]', // 2026
      `${ends('field.summary')} input`, // 2026-09
    ],
    /** Of both generations of the dialog, and of one before them. */
    createButton: [
      ends('footer.create-button'), // 2026-09
      'button[type="submit"][form$="create-form"]', // 2025
    ],
  }) as const)();

export type SignSelectors = Record<keyof typeof SIGN_SELECTORS, Ladder>;
