/** Reads what a person types or pastes as the name of a place. Pure. */

import { common, placeField, sites } from '../../lib/strings/pages';
import { isSite, SITE } from '../../lib/trackers/github/urls';
import { pagesOf } from '../../lib/trackers/hosts';
import type { Place } from '../../lib/trackers/tracker';

export type PlaceInput = { ok: true; place: Place; scope: 'place' | 'owner' } | { ok: false; why: string };

/** Letters, digits, hyphens; underscores occur in accounts that a company manages. */
const OWNER = /^[a-z\d](?:[a-z\d_-]{0,38})$/i;
const REPO = /^(?!\.{1,2}$)[a-z\d._-]{1,100}$/i;
/**
 * First path segments that are pages of the site and no owners. Not complete, and need not be: a wrong entry in
 * the list of places only never matches.
 */
const PAGES = new Set(
  'about account apps blog codespaces collections contact copilot customer-stories dashboard enterprise events explore features gist home issues join login logout marketplace new notifications organizations orgs pricing pulls readme search security sessions settings signup site sponsors stars team topics trending users'.split(
    ' ',
  ),
);

const no = (why: string): PlaceInput => ({ ok: false, why });

/** The place of a repository or of an owner, by name. */
function placeOf(
  owner: string,
  repo: string | undefined,
  site: string,
): { place: Place; scope: 'place' | 'owner' } {
  const name = repo === undefined ? owner : `${owner}/${repo}`;
  return {
    place: { tracker: 'github', site, name, owner },
    scope: repo === undefined ? 'owner' : 'place',
  };
}

/**
 * @param text "acme", "acme/shop" or the address of a page of either
 * @param site where a name alone is meant to be; an address names its own
 * @returns the place and how wide it is, or a sentence that says what is wrong
 */
export function readPlace(text: string, site = SITE): PlaceInput {
  const typed = text.trim().slice(0, 2000);
  if (typed === '') return no(placeField.wrong.empty);
  const address = addressOf(typed);
  if (address) return readAddress(address);
  if (/\s/.test(typed)) return no(placeField.wrong.spaces);
  const parts = typed.replace(/^[@/]+|\/+$/g, '').split('/');
  if (parts.length > 2) return no(placeField.wrong.parts);
  return named(parts[0] ?? '', parts[1], site);
}

/** The typed text as an address when it is meant as one, with or without "https://". */
function addressOf(typed: string): URL | undefined {
  const full = /^[a-z][a-z\d+.-]*:/i.test(typed)
    ? typed
    : /^(?:www\.)?(?:github\.com|linear\.app|[a-z\d-]+\.(?:atlassian\.net|ghe\.com))(?:\/|$)/i.test(typed)
      ? `https://${typed}`
      : undefined;
  if (full === undefined) return undefined;
  try {
    return new URL(full);
  } catch {
    return undefined;
  }
}

function readAddress(url: URL): PlaceInput {
  const host = url.hostname.replace(/^www\./, '');
  if (host === 'linear.app') return no(placeField.wrong.later(common.trackers.linear ?? ''));
  if (host.endsWith('.atlassian.net')) return no(placeField.wrong.later(common.trackers.jira ?? ''));
  if (url.protocol !== 'https:' || !isSite(host)) return no(placeField.wrong.host(host || url.protocol));
  const parts = url.pathname.split('/').filter((p) => p !== '');
  const first = parts[0]?.toLowerCase();
  if (first === 'orgs' && parts[1] !== undefined) return named(parts[1], undefined, host);
  if (first === undefined || PAGES.has(first)) return no(placeField.wrong.page);
  return named(parts[0] ?? '', parts[1], host);
}

function named(owner: string, repo: string | undefined, site: string): PlaceInput {
  if (!OWNER.test(owner)) return no(placeField.wrong.owner(owner.slice(0, 60)));
  if (repo !== undefined && !REPO.test(repo)) return no(placeField.wrong.repo(repo.slice(0, 120)));
  return { ok: true, ...placeOf(owner, repo, site) };
}

/** Same place for people: names compare without regard to case. */
export const samePlace = (
  a: { site: string; name: string; scope: string },
  b: { site: string; name: string; scope: string },
) => a.scope === b.scope && `${a.site}|${a.name}`.toLowerCase() === `${b.site}|${b.name}`.toLowerCase();

/**
 * Suggestions from addresses of open tabs: each repository once, and its owner as a whole.
 * @param urls addresses as the browser gives them; anything that is no repository is passed over
 */
export function suggestions(urls: readonly string[], most = 6): { place: Place; scope: 'place' | 'owner' }[] {
  const found: { place: Place; scope: 'place' | 'owner' }[] = [];
  const add = (one: { place: Place; scope: 'place' | 'owner' }) => {
    const key = { ...one.place, scope: one.scope };
    if (!found.some((f) => samePlace({ ...f.place, scope: f.scope }, key))) found.push(one);
  };
  const repos: Place[] = [];
  for (const url of urls) {
    const read = readPlace(url);
    if (read.ok && read.scope === 'place') repos.push(read.place);
  }
  for (const place of repos) {
    add({ place, scope: 'place' });
    add(placeOf(place.owner, undefined, place.site));
  }
  return found.slice(0, most);
}

type Named = Pick<Place, 'site' | 'name'>;
/** A name with the site it is on, where that is not the one that everybody means. */
export const withSite = (name: string, site: string) => (site === SITE ? name : sites.at(name, site));
/** Addresses of pages of a place. */
export const issuesOf = (p: Named) => `${pagesOf(p.site).slice(0, -1)}${p.name}/issues`;
export const newIssueOf = (p: Named) => `${issuesOf(p)}/new`;
/** The patterns under which open tabs are asked for, besides those of allowed sites. */
export const TAB_PATTERNS = [pagesOf(SITE)];

/** True for an address that can be that of an issue. */
export function isIssueAddress(text: string): boolean {
  try {
    const url = new URL(text.trim());
    return (
      url.protocol === 'https:' &&
      isSite(url.hostname) &&
      /^\/[^/]+\/[^/]+\/issues\/\d+\/?$/.test(url.pathname)
    );
  } catch {
    return false;
  }
}
