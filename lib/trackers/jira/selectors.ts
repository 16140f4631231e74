/**
 * Every selector for Jira Cloud's issues and create dialogs, in one table. Each ladder is tried from the top, newest
 * first; beside each rung the month in which a live page last had it. Team- and company-managed projects, full page,
 * dialog and side panel share these names. Never matched: classes, which change every few weeks (but for the two of the
 * editor and the renderer, which are names), and texts and labels, which are translated.
 */
import { ends, type Ladder } from './ladder';

// Marked as pure, so that scripts that look for nothing of this do not carry it.
export const SELECTORS = /* @__PURE__ */ (() =>
  ({
    /** Tells that this is Jira at all. */
    frame: [
      '#jira-frontend', // 2026-08
      'body#jira', // 2026-04
      'meta[name="application-name"][content="JIRA"]', // 2026-08
    ],
    /** Links to the issue that a part of the page is about. The last one is in the bar of a side panel. */
    crumb: [
      ends('breadcrumbs.current-issue.item'), // 2026-09
      `${ends('breadcrumb-current-issue-container')} a[href*="/browse/"]`, // 2026-08
      'li > a[aria-current="page"][href*="/browse/"]', // 2026-08
      ends('preview-panel-new-tab-link'), // 2026-08
    ],
    /** What encloses everything of one issue, from its link outwards. */
    scope: [
      ends('issue-modal.modal-dialog'), // 2026-09
      ends('preview-panels.preview-panel'), // 2026-08
      '[role="dialog"]', // 2026-08
      ends('issue-layout.compact-layout'), // 2026-02
      '[data-vc="FullPageIssueContainer"]', // UNVERIFIED: 2025 or before
      'main', // UNVERIFIED
      'body', // 2026-08
    ],
    /** A column of some 400 px. */
    narrow: [
      ends('preview-panels.preview-panel'), // 2026-08
      ends('issue-layout.compact-layout'), // 2026-02
    ],
    title: [
      ends('foundation.summary.heading'), // 2026-09
      // While it is edited.
      `${ends('foundation.summary.heading.writeable')} textarea`, // 2025
      `${ends('summary-inline-edit--container')} :is(h1,h2,textarea)`, // 2026-02
    ],
    /** What the title is edited in: ours stands outside of it, because a press in it opens the editor. */
    titleBox: [
      ends('summary-inline-edit--container'), // 2026-02
      'form[role="presentation"]', // 2024
    ],
    /** The strip goes after this: the head of the main column, which holds the title and not the description. */
    stripAfter: [
      ends('foundation-content.foundation-content-wrapper'), // 2026-02
      `${ends('sticky-header-container.sticky-header')} + div`, // 2025
    ],
    /** Else where the ways from the title and from what follows it part: "+ Add", then the description's heading. */
    quickAdd: [
      '[data-testid*="foundation.quick-add."]', // 2026
    ],
    label: [
      ends('common.description.label'), // 2026-09
      '[data-testid*="common.description."]', // 2025
    ],
    /** The mark is the last thing in this, the line with the key. Else it goes after the key. */
    markEnd: [
      ends('breadcrumb-current-issue-container'), // 2026-08
    ],
    /** Changes with the status. */
    status: [
      ends('status.status-field-wrapper'), // 2026-04
    ],
    /** The description as it is read; gone while it is edited (2026-09). */
    field: [
      ends('rich-text.description'), // 2026-09
      '[data-component-selector="jira-issue-view-rich-text-inline-edit-view-container"]', // 2025
    ],
    /** In it: the text. */
    rendered: [
      '.ak-renderer-document', // 2026-09
      '.ak-renderer-wrapper', // 2026-04
    ],
    /** Stands instead of the field. Of other fields too. */
    editor: [
      ends('rich-text.editor-container'), // 2026-09
      '#ak-editor-textarea', // 2026-08
      '.ProseMirror[contenteditable="true"]', // 2026-09
    ],
    /** Editors in these are none of the description's. */
    otherEditor: [
      '[data-testid^="issue.activity"]', // 2026-09
      '[data-testid*="comment-base"]', // 2025
      '[data-testid*="customfield_"]', // 2026
    ],
    /** A small part that goes with the editor: the editor itself changes with every key. */
    editorPart: [
      ends('cancel-button'), // 2026-09
    ],
    /** The column in which a description comes that is not there yet. */
    column: [
      ends('issue-layout.container-left'), // 2026
    ],
    /** Where dialogs and menus open. */
    portal: [
      '.atlaskit-portal-container', // 2026
      '[data-atlaskit-portal-container]', // 2026
    ],

    /** The create dialog, of two generations. */
    form: [
      ends('modal-wrapper.modal'), // 2025
      ends('modal-container.modal'), // 2026-09
      '[role="dialog"]', // 2026-09
    ],
    formTitle: [
      '#summary-field', // 2026
      'input[name="summary"]', // 2026
      `${ends('field.summary')} input`, // 2026-09
    ],
    /** Says "Shop (ACME)". */
    formProject: [
      '[id$="project-picker.project-select"]', // 2026
      ends('field-renderer.field.project'), // UNVERIFIED
    ],
    /** Says "ACME | Task". */
    formHeading: [
      'h1', // 2026-09
    ],
    /** Our line in the dialog: after the title, */
    formAfter: [
      ends('field-renderer.field.summary'), // 2026-09
    ],
    /** or first in what scrolls. */
    formInto: [
      ends('modal--scrollable'), // 2026-09
      ends('modal--body'), // UNVERIFIED
    ],
  }) as const)();

export type Selectors = Record<keyof typeof SELECTORS, Ladder>;
