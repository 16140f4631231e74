/** What the page scripts need of GitHub, each its own part: a script carries only what it uses. */
export { githubPage as makePage } from './page';
export { readRendered } from './rendered';
export { githubRows as makeRows } from './rows-page';
export { githubSigns as makeSigns } from './signs';
export { theme } from './theme';

/** The tokens begin with GitHub's own. */
export const PALETTE = '';

/** What on an issue's own page tells that it shows rows of other items: sub-issues, what blocks it. */
// UNVERIFIED: the list of sub-issues was never seen saved; the sidebar section was (2025-10).
export const ROW_HINT =
  '[data-testid="sub-issues-issue-container"],[class*="SubIssuesList-module"],[data-testid="sidebar-relationships-section"] a[href*="/issues/"]';

/** The description is the home: where it shows no section, there is none. */
export const DESCRIPTION_IS_HOME: boolean = true;

/** The page itself tells when something may be inserted. */
export const whenCalm: ((win: Window, signal: AbortSignal, done: () => void) => void) | null = null;
