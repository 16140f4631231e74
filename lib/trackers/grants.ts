/**
 * What the browser allows beyond the manifest's own hosts: companies' sites that a person allowed one by one. Pure;
 * the browser's answers are handed in.
 */
import { trackerOfSite } from './addresses';
import { API_HOSTS, apiOrigin, PAGE_HOSTS, pagesOf, siteOfApi } from './hosts';
import { REGISTRY, type Registered, TRACKER_IDS, type TrackerId } from './registry';

/** Companies' own domains, as a person said whose they are: `{ 'jira.acme.com': 'jira' }`. */
export type OwnSites = Readonly<Record<string, string>>;

/** Patterns that cover every company's site of one tracker, and of nobody else. */
const WIDE = TRACKER_IDS.flatMap((id) => {
  const of: Registered = REGISTRY[id];
  return of.anyName ? [] : (of.optional ?? []).map((pattern) => ({ pattern, tracker: id }));
});

const isFixed = (site: string) => PAGE_HOSTS.some((p) => covers(p, site));

/** A site that is there only where a person allowed it ("acme.ghe.com", "jira.acme.com"). */
export const isOptionalSite = (site: string, said: OwnSites = {}): boolean =>
  !isFixed(site) && trackerOfSite(site, said) !== null;

/** Does a match pattern, as the manifest or the browser writes it, cover every page of a host? */
export function covers(pattern: string, host: string): boolean {
  if (pattern === '<all_urls>') return true;
  const of = /^(?:https|\*):\/\/([^/]+)\/\*$/.exec(pattern)?.[1];
  if (of === undefined) return false;
  if (of === '*' || of === host) return true;
  return of.startsWith('*.') && (host === of.slice(2) || host.endsWith(of.slice(1)));
}

/** Pages on which our scripts have to be registered, and those of which tracker. */
export type SitePages = { pattern: string; tracker: TrackerId };

/**
 * Allowed patterns on whose pages our scripts have to be registered, because the manifest names none for them. One
 * that covers every company's site stands for all of them: no page may get the scripts twice. A domain of any other
 * name counts only as a person said it.
 * @param granted as `permissions.getAll` tells it
 */
export function pagesToRegister(granted: readonly string[], said: OwnSites = {}): SitePages[] {
  const all = WIDE.filter(({ pattern }) =>
    granted.some((g) => covers(g, pattern.slice('https://'.length, -2))),
  );
  const named = sitesIn(granted, said).filter((site) => !all.some(({ pattern }) => covers(pattern, site)));
  const each = named.flatMap((site) => {
    const tracker = trackerOfSite(site, said);
    return tracker ? [{ pattern: pagesOf(site), tracker }] : [];
  });
  return [...all, ...each];
}

/** The sites that are named one by one in what is allowed, in alphabetical order. */
export function sitesIn(granted: readonly string[], said: OwnSites = {}): string[] {
  const named = granted.map((g) => /^(?:https|\*):\/\/([^/*]+)\/\*$/.exec(g)?.[1] ?? '');
  return [...new Set(named)].filter((site) => isOptionalSite(site, said)).sort();
}

const FIXED = [...PAGE_HOSTS, ...API_HOSTS]
  .filter((h) => !h.includes('://*.'))
  .map((h) => h.slice(0, -'/*'.length));

/**
 * May requests go to this origin? Those of the manifest by name; a company's API only while that site is allowed.
 * @param contains the browser's own answer for one pattern
 */
export async function mayReach(
  origin: string,
  contains: (pattern: string) => Promise<boolean>,
): Promise<boolean> {
  if (FIXED.includes(origin)) return true;
  const site = siteOfApi(origin);
  return site !== null && isOptionalSite(site) && contains(`${apiOrigin(site)}/*`);
}
