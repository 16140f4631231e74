/**
 * Match patterns of the three trackers. The manifest is generated from these two lists, so a host that is
 * not here cannot be touched by a shipped build.
 */

/** Pages where the content scripts run. */
export const PAGE_HOSTS = ['https://github.com/*', 'https://*.atlassian.net/*', 'https://linear.app/*'];

/** APIs the worker speaks to. Jira is spoken to through its page host with the person's own session. */
export const API_HOSTS = ['https://api.github.com/*', 'https://api.linear.app/*'];
