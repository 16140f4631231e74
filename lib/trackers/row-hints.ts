/** What on an item's own page tells that it shows rows of other items, by tracker: sub-items, what blocks it. */
export const ROW_HINTS: Readonly<Record<string, string>> = {
  // UNVERIFIED: the list of sub-issues was never seen saved; the sidebar section was (2025-10).
  github:
    '[data-testid="sub-issues-issue-container"],[class*="SubIssuesList-module"],[data-testid="sidebar-relationships-section"] a[href*="/issues/"]',
};
