/**
 * Every selector for GitHub's pages, in one table. Each ladder is tried from the top, newest first; beside each rung
 * the month in which a live or saved page last had it. Prefer test ids; hashed class suffixes are never matched, only
 * their stable prefixes; texts and labels of the interface are never the only rung, because they are translated.
 */
export type Ladder = readonly string[];

export const id = (name: string) => `[data-testid="${name}"]`;
/** By the stable part of a class name; it may be one of several. */
export const part = (name: string) => `[class*="${name}"]`;
export const DIALOG = '[role="dialog"]';

// Marked as pure, so that scripts that look for nothing of this do not carry it.
export const SELECTORS = /* @__PURE__ */ (() =>
  ({
    /** The application that renders issue pages. Absent around project side panels and on classic pages. */
    app: [
      'react-app[app-name="issues-react"]', // 2026-08
      'react-app', // 2026-08
    ],
    /** What the app element gets when its script has taken over. Looked for on the app element itself. */
    hydrated: [
      '.loaded', // 2026-08
    ],

    /** Marks one issue in the page; a board can hold several issue-like parts. */
    block: [
      id('issue-viewer-issue-container'), // 2026-04
      id('issue-body'), // 2026-04
      '.react-issue-body', // 2026-04
      '#discussion_bucket', // 2025-09
    ],
    /** What encloses everything of one issue, from the block outwards. */
    scope: [
      id('issue-viewer-container'), // 2025-10
      part('IssueViewer-module__mainContainer'), // 2025-10
      DIALOG, // 2025-10
      'main', // 2025-10
      'body', // 2025-10
    ],
    header: [
      id('issue-header'), // 2026-04
      '[data-component="TitleArea"]', // 2025-10
      part('Header-module'), // 2025-10
      '#partial-discussion-header', // 2025-09
    ],
    title: [
      id('issue-title'), // 2026-04
      '[data-component="PH_Title"] bdi', // 2026-04
      'bdi.markdown-title', // 2025-10
      '.js-issue-title', // 2025-09
    ],
    /** Carries "#142" as text, or a link or hovercard that ends in the number. */
    number: [
      '[data-component="PH_Title"] > span', // 2026-04
      `${id('issue-header')} a[href*="/issues/"]`, // 2025-10
      part('issueNumberText'), // 2025-10
      `${part('IssueViewer')} a[data-hovercard-url*="/issues/"]`, // 2025-10
      '.gh-header-number', // 2025-09
    ],
    /** Ends at the same issue; `#issue-…` alone (a saved page) says nothing. */
    headerLink: [
      `a${id('issue-body-header-link')}`, // 2026-04
      `a${part('IssueBodyHeader-module__dateLink')}`, // 2025-10
      '.timeline-comment-header a.js-timestamp', // 2025-09
    ],
    body: [
      id('issue-body'), // 2026-04
      '.react-issue-body', // 2026-04
      id('issue-viewer-issue-container'), // 2026-04
      '#discussion_bucket .timeline-comment', // 2025-09
    ],
    /** The rendered description; gone while it is being edited. */
    rendered: [
      id('issue-body-viewer'), // 2026-04
      '#issue-body-viewer', // 2026-04
      id('markdown-body'), // 2026-04
      '.js-comment-body', // 2025-09
    ],
    /** Inside the body: somebody edits the description. */
    editor: [
      'textarea', // 2025-09
      part('MarkdownEditor-module__fieldSet'), // 2025-09
      'markdown-toolbar', // 2025-09
    ],
    author: [
      id('issue-body-header-author'), // 2026-04
      `a${part('IssueBodyHeaderAuthor-module')}`, // 2025-10
      'a[data-hovercard-url^="/users/"]:not(:has(img))', // 2025-10
      '.timeline-comment .author', // 2025-09
    ],
    /** The person who looks. Empty or absent when logged out. */
    viewer: [
      'meta[name="user-login"]', // 2025-10
      'meta[name="octolytics-actor-login"]', // 2025-10
      '[data-login]', // 2025-10
    ],
    /** Carries the stable id in the page itself. */
    nodeId: [
      'slash-command-expander[data-slash-command-url*="subject_gid=I_"]', // 2025-09
      'h3[id^="I_"]', // 2025-10
    ],
    /** The page's data, for the raw text. Stale after a soft navigation: checked by path and number. */
    data: [
      'script[data-target="react-app.embeddedData"]', // 2025-07
    ],

    /** The strip goes before this. All three lead to the same place, the top of the column that holds the body. */
    stripBefore: [
      id('issue-viewer-issue-container'), // 2026-04
      `${part('IssueViewer-module__contentArea')} > :first-child`, // 2025-10
      `:has(> ${id('issue-viewer-comments-container')}) > :first-child`, // 2025-10
      '#discussion_bucket', // 2025-09
    ],
    /** The mark goes after this: end of the title. */
    markAfter: [
      '[data-component="PH_Title"] > :last-child', // 2026-04
      `:has(> ${id('issue-title')}) > :last-child`, // 2025-10
      ':is(h1,h2):has(> bdi.markdown-title) > :last-child', // 2025-10
      '.gh-header-title > :last-child', // 2025-09
    ],

    /** Not a ladder: state, labels and projects of the issue, to be watched. What they say: `sign-selectors.ts`. */
    signs: [
      id('header-state'), // 2026-04
      id('issue-labels'), // 2025-10
      id('sidebar-projects-section'), // 2025-10
    ],

    /** The form for an issue that does not exist yet. */
    form: [
      id('issue-create-pane-container'), // 2025-09
      `${DIALOG}${part('CreateIssueDialog')}`, // 2025-09
      `${DIALOG}:has(${id('create-issue-button')})`, // 2025-09
      `${DIALOG}:has(${part('CreateIssueFormTitle-module')})`, // 2025-09
      part('CreateIssueForm-module__CreateIssueFormWrapper'), // 2025-09
      `main:has(${part('CreateIssueFormTitle-module')})`, // 2025-09
    ],
    formTitle: [
      `${part('CreateIssueFormTitle-module')} input`, // 2025-09
      'input[aria-label="Add a title"]', // 2026-05
      'input[aria-required="true"][data-component="input"]', // 2025-09
    ],
    /** Present when the form is made from a template with several fields: there is no single description then. */
    formFields: [
      part('IssueFormElements-module'), // 2025-09
      part('ElementWrapper-module'), // 2025-09
      `${part('TextAreaElement')},${part('TextInputElement')},${part('CheckboxesElement')}`, // 2025-09
    ],
    formBody: [
      'slash-command-expander[data-slash-command-url*="surface=issue_body"] textarea', // 2025-09
      'textarea[aria-label="Markdown value"]', // 2025-09
      `${part('MarkdownEditor-module')} textarea`, // 2025-09
    ],
    /** Tells owner and repository in any language: `/acme/shop/slash_apps?…`. */
    formPlace: [
      'slash-command-expander[data-slash-command-url]', // 2025-09
    ],
    formHeading: [
      part('Dialog-Title'), // 2025-09
      'h1', // 2025-09
    ],
    /** Our card: top of the column beside the form. */
    formAside: [
      part('MetadataSidebar-module__MetadataSidebarContainer'), // 2025-09
      `${part('CreateIssueForm-module__metadataSection')} > :first-child`, // 2025-09
      `:has(> ${id('sidebar-section')}) > :first-child`, // 2025-09
    ],
    /** Our line in a dialog: after the title. */
    dialogAfter: [
      part('CreateIssueFormTitle-module__container'), // 2025-09
      `:has(> ${part('CreateIssueFormTitle-module')})`, // 2025-09
      part('prc-Dialog-Header'), // 2025-09
    ],
    /** Where dialogs and side panels open, outside the app. */
    portal: [
      '#__primerPortalRoot__', // 2025-10
      '[data-portal-root="true"]', // 2025-10
    ],
  }) as const)();

export type Selectors = Record<keyof typeof SELECTORS, Ladder>;
