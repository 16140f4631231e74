/** The sites of the trackers and whether the browser lets Sightline run there. */
import { browser } from '../../lib/browser';
import { API_HOSTS, PAGE_HOSTS } from '../../lib/trackers/hosts';

export type Site = {
  id: 'github' | 'jira' | 'linear';
  /** Host in words. */
  host: string;
  /** Match patterns that belong together, pages first; all of them are in the manifest. */
  origins: string[];
};

const of = (end: string) =>
  [...PAGE_HOSTS, ...API_HOSTS].filter((p) => new URL(p.replace('*.', '')).host.endsWith(end));

export const SITES: readonly Site[] = [
  { id: 'github', host: 'github.com', origins: of('github.com') },
  { id: 'jira', host: 'atlassian.net', origins: of('atlassian.net') },
  { id: 'linear', host: 'linear.app', origins: of('linear.app') },
];

/** Its pages, as whoever wakes open tabs is told: an origin, or what stands for many. */
export const pagesOfSite = ({ origins, host }: Site): string =>
  (origins[0] ?? `https://${host}/*`).slice(0, -'/*'.length);

/** Is the site allowed? `unknown` when the browser does not tell. */
export async function isAllowed(site: Site): Promise<'yes' | 'no' | 'unknown'> {
  try {
    return (await browser.permissions.contains({ origins: site.origins })) ? 'yes' : 'no';
  } catch {
    return 'unknown';
  }
}

/** Firefox lets a person take back what the manifest names; Chromium keeps it in its own settings. */
export const isFirefox = (agent = navigator.userAgent) => /\bFirefox\//.test(agent);

export type Back = { done: true } | { done: false };

/**
 * Gives a site back to the browser. UNVERIFIED: Firefox 153 removes host permissions of the manifest here; where
 * a browser refuses or does nothing, the answer is `done: false` and the page says how to do it by hand.
 */
export async function takeBack(site: Site): Promise<Back> {
  try {
    await browser.permissions.remove({ origins: site.origins });
  } catch {
    return { done: false };
  }
  return { done: (await isAllowed(site)) === 'no' };
}
