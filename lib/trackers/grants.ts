/**
 * What the browser allows beyond the manifest's own hosts: companies' sites that a person allowed one by one. Pure;
 * the browser's answers are handed in.
 */
import { isSite, SITE } from './github/urls';
import { API_HOSTS, apiOrigin, OPTIONAL_HOSTS, PAGE_HOSTS, pagesOf, siteOfApi } from './hosts';

/** A site that is there only where a person allowed it ("acme.ghe.com"). */
export const isOptionalSite = (site: string): boolean => site !== SITE && isSite(site);

/** Does a match pattern, as the manifest or the browser writes it, cover every page of a host? */
export function covers(pattern: string, host: string): boolean {
  if (pattern === '<all_urls>') return true;
  const of = /^(?:https|\*):\/\/([^/]+)\/\*$/.exec(pattern)?.[1];
  if (of === undefined) return false;
  if (of === '*' || of === host) return true;
  return of.startsWith('*.') && (host === of.slice(2) || host.endsWith(of.slice(1)));
}

/**
 * Allowed patterns on whose pages our scripts have to be registered, because the manifest names none for them. One
 * that covers every company's site stands for all of them: no page may get the scripts twice.
 * @param granted as `permissions.getAll` tells it
 */
export function pagesToRegister(granted: readonly string[]): string[] {
  const all = OPTIONAL_HOSTS.filter((p) => granted.some((g) => covers(g, p.slice('https://'.length, -2))));
  if (all.length > 0) return all;
  return sitesIn(granted).map(pagesOf);
}

/** The sites that are named one by one in what is allowed, in alphabetical order. */
export function sitesIn(granted: readonly string[]): string[] {
  const named = granted.map((g) => /^(?:https|\*):\/\/([^/*]+)\/\*$/.exec(g)?.[1] ?? '');
  return [...new Set(named)].filter(isOptionalSite).sort();
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
