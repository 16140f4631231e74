/**
 * Match patterns of the three trackers. The manifest is generated from these lists, so a host that is not here
 * cannot be touched by a shipped build.
 */

/** Pages where the content scripts run. */
export const PAGE_HOSTS = ['https://github.com/*', 'https://*.atlassian.net/*', 'https://linear.app/*'];

/** APIs the worker speaks to. Jira is spoken to through its page host with the person's own session. */
export const API_HOSTS = ['https://api.github.com/*', 'https://api.linear.app/*'];

/** Sites of companies. Nothing of them is allowed until a person allows one, by its exact address. */
export const OPTIONAL_HOSTS = ['https://*.ghe.com/*'];

/** The pages of a site ("github.com", "acme.ghe.com"), as a match pattern. */
export const pagesOf = (site: string) => `https://${site}/*`;

/** The one origin of a site's API. */
export const apiOrigin = (site: string) => `https://api.${site}`;

/** What is asked for so that Sightline works on a site: its pages and its API. */
export const patternsOf = (site: string): string[] => [pagesOf(site), `${apiOrigin(site)}/*`];

/** The site that an API's origin belongs to; null for any other address. */
export function siteOfApi(origin: string): string | null {
  return /^https:\/\/api\.([^/:@]+)$/.exec(origin)?.[1] ?? null;
}
