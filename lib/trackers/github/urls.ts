/**
 * Where a GitHub address leads. Pure; the worker uses it to check a message's item against the tab's address, the
 * page script to decide whether to stay silent.
 */
import type { ItemRef } from '../../outcome/record';
import type { ListSpot, Place, Spot } from '../tracker';

export const TRACKER = 'github';
export const SITE = 'github.com';
/** Enterprise Cloud with data residency: `acme.ghe.com` (docs.github.com, as quoted in gitify-app/gitify#2560). */
const RESIDENCY = '.ghe.com';

/** Is a host one of GitHub's sites? Enterprise Server, whose hosts can have any name, is not among them. */
export function isSite(host: string): boolean {
  if (host === SITE) return true;
  const name = host.endsWith(RESIDENCY) ? host.slice(0, -RESIDENCY.length) : '';
  return name !== '' && !name.includes('.');
}

/** Account names; managed accounts carry one underscore ("mona_acme"). */
const OWNER = /^[a-z\d][a-z\d_-]*$/i;
const REPO = /^[\w.-]+$/;
/** Longest name; counted apart, because a counted expression takes the page longer to build than all the rest. */
const LONGEST = 100;
const NUMBER = /^[1-9]\d{0,9}$/;

/** First path parts that are pages of GitHub's own, never an account. */
const RESERVED = new Set(
  `about account apps codespaces collections contact copilot customer-stories dashboard enterprise enterprises events
  explore features gist login logout join issues marketplace mobile new notifications organizations orgs pricing
  projects pulls readme repos search security sessions settings signup site sponsors stars team topics trending
  users watching`.split(/\s+/),
);

const SILENT: Spot = { kind: 'silent' };

const isOwner = (name: string) => name.length <= LONGEST && OWNER.test(name);
const isRepo = (owner: string | undefined, repo: string | undefined): owner is string =>
  owner !== undefined &&
  repo !== undefined &&
  isOwner(owner) &&
  repo.length <= LONGEST &&
  !RESERVED.has(owner.toLowerCase()) &&
  REPO.test(repo) &&
  repo !== '.' &&
  repo !== '..';

/** The place of "acme" and "shop". */
export function placeOf(owner: string, repo: string, site = SITE): Place {
  return { tracker: TRACKER, site, name: `${owner}/${repo}`, owner };
}

/** The item of "acme", "shop" and 142; the case is kept as it stands in the address. */
export function itemOf(owner: string, repo: string, number: string | number, site = SITE): ItemRef {
  return { tracker: TRACKER, site, key: `${owner}/${repo}#${number}` };
}

/** Owner, repository and number out of a key ("acme/shop#142"); null when it is not one. */
export function partsOf(key: string): { owner: string; repo: string; number: string } | null {
  const m = /^([^/]+)\/([^/#]+)#(\d+)$/.exec(key);
  return m?.[1] && m[2] && m[3] && isRepo(m[1], m[2]) && NUMBER.test(m[3])
    ? { owner: m[1], repo: m[2], number: m[3] }
    : null;
}

/** The page of an issue; null for a key of another form. */
export function addressOf(item: ItemRef): string | null {
  const parts = partsOf(item.key);
  return parts && isSite(item.site)
    ? `https://${item.site}/${parts.owner}/${parts.repo}/issues/${parts.number}`
    : null;
}

/** Item or pull request of a path such as `/acme/shop/issues/12`, and which of the two; null for any other. */
export function linked(url: URL): { item: ItemRef; pull: boolean } | null {
  const [owner, repo, kind, number, ...more] = url.pathname.split('/').slice(1);
  if (more.length > 0 || repo === undefined || number === undefined || !isSite(url.hostname)) return null;
  if ((kind !== 'issues' && kind !== 'pull') || !isRepo(owner, repo) || !NUMBER.test(number)) return null;
  return { item: itemOf(owner, repo, number, url.hostname), pull: kind === 'pull' };
}

/** An item shown beside or over a list: `?issue=acme|shop|142`. */
function overlay(url: URL, over: ListSpot): Spot | null {
  const value = url.searchParams.get('issue');
  if (value === null) return null;
  const [owner, repo, number, ...rest] = value.split('|');
  if (rest.length > 0 || repo === undefined || number === undefined) return null;
  if (!isRepo(owner, repo) || !NUMBER.test(number)) return null;
  const site = url.hostname;
  return { kind: 'item', item: itemOf(owner, repo, number, site), place: placeOf(owner, repo, site), over };
}

/** Lists: `/issues…` of a repository or of the person, labels, milestones. */
function listUnder(rest: string[]): boolean {
  const [kind, a, b, ...more] = rest;
  if (more.length > 0) return false;
  if (kind === 'issues') {
    if (a === undefined) return true;
    if (b === undefined) return false;
    return ['created_by', 'assigned', 'mentioned', 'views'].includes(a);
  }
  if (kind === 'labels') return a !== undefined && b === undefined;
  if (kind === 'milestone') return a !== undefined && NUMBER.test(a) && b === undefined;
  return false;
}

/** `projects/7`, `projects/7/views/2`; its insights, settings and workflows are no boards. */
function isBoard(rest: string[]): boolean {
  const [kind, n, view, v, ...more] = rest;
  if (kind !== 'projects' || n === undefined || !NUMBER.test(n) || more.length > 0) return false;
  return view === undefined || (view === 'views' && v !== undefined && NUMBER.test(v));
}

const DASHBOARD = new Set(['assigned', 'created', 'mentioned', 'recent']);
const PULLS = new Set(['assigned', 'mentioned', 'review-requested', 'reviewed', 'inbox']);

/** A search shows issues, pull requests or things that are neither. */
const searches = (url: URL): ListSpot['of'] | null => {
  const type = url.searchParams.get('type')?.toLowerCase();
  return type === 'issues' ? 'items' : type === 'pullrequests' ? 'pulls' : null;
};

let last: { href: string; spot: Spot } | null = null;

/** What the address names; everything not known to be an issue, a form or a list is silent. */
export function parse(url: URL): Spot {
  // Asked for the same address at every look at a page.
  if (last?.href !== url.href) last = { href: url.href, spot: parsed(url) };
  return last.spot;
}

function parsed(url: URL): Spot {
  if (url.protocol !== 'https:' || !isSite(url.hostname) || url.port !== '') return SILENT;
  const path = url.pathname.split('/').filter((part) => part !== '');
  const [first, second, ...rest] = path;
  const list = (spot: ListSpot): Spot => ({ kind: 'list', tracker: TRACKER, ...spot });

  if (first === 'issues' || first === 'pulls') {
    const own = first === 'issues' ? DASHBOARD : PULLS;
    const known =
      path.length === 1 ||
      (path.length === 2 && second !== undefined && own.has(second)) ||
      (first === 'issues' && path.length === 3 && second === 'views');
    if (!known) return SILENT;
    return first === 'pulls'
      ? list({ of: 'pulls' })
      : (overlay(url, { of: 'items' }) ?? list({ of: 'items' }));
  }
  if (first === 'search' && path.length === 1) {
    const of = searches(url);
    return of ? list({ of }) : SILENT;
  }
  if ((first === 'orgs' || first === 'users') && second !== undefined && isOwner(second)) {
    return isBoard(rest) ? (beside(url, { of: 'board' }) ?? list({ of: 'board' })) : SILENT;
  }
  if (!isRepo(first, second) || second === undefined) return SILENT;
  const place = placeOf(first, second, url.hostname);
  const [kind, which] = rest;
  if (which !== undefined && rest.length === 2 && (kind === 'issues' || kind === 'pull')) {
    if (NUMBER.test(which)) {
      const item = itemOf(first, second, which, url.hostname);
      return { kind: kind === 'pull' ? 'pull' : 'item', item, place };
    }
    return kind === 'issues' && which === 'new' ? { kind: 'new', place } : SILENT;
  }
  if (kind === 'pulls' && rest.length === 1) return list({ place, of: 'pulls' });
  if (kind === 'search' && rest.length === 1) {
    const of = searches(url);
    return of ? list({ place, of }) : SILENT;
  }
  if (listUnder(rest)) return overlay(url, { place, of: 'items' }) ?? list({ place, of: 'items' });
  if (isBoard(rest)) return beside(url, { place, of: 'board' }) ?? list({ place, of: 'board' });
  return SILENT;
}

/** The side panel of a board: drafts have a pane without an issue. */
function beside(url: URL, over: ListSpot): Spot | null {
  return url.searchParams.get('pane') === 'issue' ? overlay(url, over) : null;
}
