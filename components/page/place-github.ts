/** Repositories and owners, as people type them. Pure. */
import { placeField } from '../../lib/strings/pages';
import { isSite, SITE, TRACKER } from '../../lib/trackers/github/urls';
import { addressIn, type Meaning, no, type PlaceForms, type PlaceInput, yes } from './place-forms';

const { wrong } = placeField;

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

/** The place of a repository or of an owner, by name. */
function meant(owner: string, repo: string | undefined, site: string): Meaning {
  const name = repo === undefined ? owner : `${owner}/${repo}`;
  return {
    place: { tracker: TRACKER, site, name, owner },
    scope: repo === undefined ? 'owner' : 'place',
  };
}

/** Why a name can be neither repository nor owner; undefined when it can. */
export function wrongName([owner = '', repo, ...more]: readonly string[]): string | undefined {
  if (more.length > 0) return wrong.parts;
  if (!OWNER.test(owner)) return wrong.owner(owner.slice(0, 60));
  if (repo !== undefined && !REPO.test(repo)) return wrong.repo(repo.slice(0, 120));
  return undefined;
}

function named(parts: readonly string[], site: string): PlaceInput {
  const why = wrongName(parts);
  if (why !== undefined) return no(why);
  const { place, scope } = meant(parts[0] ?? '', parts[1], site);
  return yes(place, scope);
}

function address(url: URL): PlaceInput {
  const host = url.hostname.replace(/^www\./, '');
  if (url.protocol !== 'https:' || !isSite(host)) return no(wrong.host(host || url.protocol));
  const [first, second] = url.pathname.split('/').filter((p) => p !== '');
  if (first?.toLowerCase() === 'orgs' && second !== undefined) return named([second], host);
  if (first === undefined || PAGES.has(first.toLowerCase())) return no(wrong.page);
  return named(second === undefined ? [first] : [first, second], host);
}

/**
 * A repository or owner alone, where no other tracker is meant.
 * @param text "acme", "acme/shop" or an address; @param site where a name is meant to be
 */
export function readGithub(text: string, site = SITE): PlaceInput {
  const typed = text.trim().slice(0, 2000);
  if (typed === '') return no(wrong.empty);
  const url = addressIn(typed);
  if (url) return address(url);
  return /\s/.test(typed) ? no(wrong.spaces) : named(typed.replace(/^[@/]+|\/+$/g, '').split('/'), site);
}

const issues = (site: string, name: string) => `https://${site}/${name}/issues`;

export const githubForms: PlaceForms = {
  address,
  names(parts, known) {
    if (wrongName(parts) !== undefined) return [];
    const own = known.flatMap((h) => (h.tracker === TRACKER ? [h.site] : []));
    return [...new Set([SITE, ...own])].map((site) => meant(parts[0] ?? '', parts[1], site));
  },
  home: (url) => (isSite(url.hostname) ? { tracker: TRACKER, site: url.hostname, owner: '' } : null),
  // An owner has no list of issues: a search shows them.
  list: ({ site, name }, scope) =>
    scope === 'place'
      ? issues(site, name)
      : `https://${site}/issues?q=${encodeURIComponent(`is:open is:issue org:${name}`)}`,
  create: ({ site, name }) => `${issues(site, name)}/new`,
};
