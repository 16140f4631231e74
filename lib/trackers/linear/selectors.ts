/**
 * Every selector for Linear's issue view and its form for new issues, in one table. Each ladder is tried from the top,
 * newest first; beside each rung the month in which a live page, or a shipped extension that reads it, last had it.
 * Classes are never matched: they were hashed anew three times in four years. Labels are English in every source,
 * and stand only where something beside them does the same in any language.
 */
export type Ladder = readonly string[];

export const SELECTORS = {
  /** The application has started. */
  ready: [
    'body.is-bootstrapped', // 2026-08
    'body.loaded', // 2026-08
    'main', // 2026-08
  ],
  /** What shows one issue. */
  view: [
    '[data-view-id="issue-view"]', // 2026-08
    '[data-restore-scroll-view="issue-view"]', // 2026-08
  ],
  /** When that is gone: what encloses a title. */
  around: [
    'main', // 2026-08
    '#root', // 2026-08
    'body',
  ],
  /** What asks for something in front of the page: an issue's title in it is that of another issue. */
  dialog: [
    '[role="dialog"]', // UNVERIFIED: Radix, which Linear uses, writes it so
    '[aria-modal="true"]', // UNVERIFIED
    'dialog', // UNVERIFIED
  ],
  /** A field of one line. */
  title: [
    '[aria-label="Issue title"]', // 2026-08
    '[contenteditable][aria-multiline="false"]', // 2026-08
    '[role="textbox"][aria-multiline="false"]', // 2026-08
    'h1', // UNVERIFIED: for somebody who may only read
  ],
  /** Carries the UUID. */
  editor: [
    '[data-editor-id^="issue-"]', // 2026-08
  ],
  /** The description, which can be written into at any time. */
  description: [
    '[aria-label="Issue description"]', // 2026-08
    '[data-editor-id^="issue-"] [contenteditable]', // 2026-08
    '[data-editor-id^="issue-"]', // 2026-08
  ],
  /** Somebody's cursor is in the editor. Looked for on the description itself; ProseMirror writes it. */
  focused: [
    '.ProseMirror-focused', // UNVERIFIED on this site
  ],
  /** Links in the line above an issue; one leads to itself. */
  crumb: [
    'header a[href*="/issue/"]', // 2026-08
  ],
  /** The strip goes before the first of these that stands after the title: the description, or what holds it. */
  stripBefore: [
    '[data-editor-id^="issue-"]', // 2026-08
    '[aria-label="Issue description"]', // 2026-08
    '[contenteditable][aria-multiline="true"]', // 2026-08
  ],
  /** Else the mark goes after one of these, when no link above leads to the issue. */
  markAfter: [
    'header [aria-label="Issue options"]', // 2026-08
    '[aria-label="Copy issue URL"]', // 2026-08
  ],

  /** The form for a new issue has the same field. */
  formTitle: [
    '[aria-label="Issue title"]', // UNVERIFIED in a form
    '[contenteditable][aria-multiline="false"]', // UNVERIFIED in a form
    '[role="textbox"][aria-multiline="false"]', // UNVERIFIED in a form
  ],
  /** In a dialog without the label: tells that its field of one line is that of an issue. */
  formSign: [
    '[data-editor-id^="issue"]', // UNVERIFIED in a form
    '[aria-label="Issue description"]', // UNVERIFIED in a form
    '[data-view-id*="issue"]', // UNVERIFIED
  ],
  /** In the form: tells the team. */
  formTeam: [
    'a[href*="/team/"]', // UNVERIFIED
  ],
  /** Buttons before the form's title: one of them says the key of the team. */
  formButton: [
    'button', // UNVERIFIED
    '[role="button"]', // UNVERIFIED
    '[role="combobox"]', // UNVERIFIED
  ],
  /** Where dialogs open. */
  portal: [
    '#portalLayoutRoot', // 2026-08
    // Empty until something opens; the one with the application in it is none.
    ':is(#root,body)>[style*="contents"]:not(:has(main))', // 2026-08
  ],
} as const;

export type Selectors = Record<keyof typeof SELECTORS, Ladder>;
