/**
 * Where a GitHub address leads. Pure; the worker uses it to check a message's item against the tab's address, the
 * page script to decide whether to stay silent.
 */
import type { ItemRef } from '../../outcome/record';
import type { Place, Spot } from '../tracker';

export const TRACKER = 'github';
export const SITE = 'github.com';

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
export function placeOf(owner: string, repo: string): Place {
  return { tracker: TRACKER, site: SITE, name: `${owner}/${repo}`, owner };
}

/** The item of "acme", "shop" and 142; the case is kept as it stands in the address. */
export function itemOf(owner: string, repo: string, number: string | number): ItemRef {
  return { tracker: TRACKER, site: SITE, key: `${owner}/${repo}#${number}` };
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
  return parts && `https://${SITE}/${parts.owner}/${parts.repo}/issues/${parts.number}`;
}

function itemSpot(owner: string, repo: string, number: string): Spot {
  return { kind: 'item', item: itemOf(owner, repo, number), place: placeOf(owner, repo) };
}

/** An item shown beside or over a list: `?issue=acme|shop|142`. */
function overlay(url: URL): Spot | null {
  const value = url.searchParams.get('issue');
  if (value === null) return null;
  const [owner, repo, number, ...rest] = value.split('|');
  if (rest.length > 0 || repo === undefined || number === undefined) return null;
  return isRepo(owner, repo) && NUMBER.test(number) ? itemSpot(owner, repo, number) : null;
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

let last: { href: string; spot: Spot } | null = null;

/** What the address names; everything not known to be an issue, a form or a list is silent. */
export function parse(url: URL): Spot {
  // Asked for the same address at every look at a page.
  if (last?.href !== url.href) last = { href: url.href, spot: parsed(url) };
  return last.spot;
}

function parsed(url: URL): Spot {
  if (url.protocol !== 'https:' || url.hostname !== SITE || url.port !== '') return SILENT;
  const path = url.pathname.split('/').filter((part) => part !== '');
  const [first, second, ...rest] = path;

  if (first === 'issues') {
    const known =
      path.length === 1 ||
      (path.length === 2 && second !== undefined && DASHBOARD.has(second)) ||
      (path.length === 3 && second === 'views');
    return known ? (overlay(url) ?? { kind: 'list' }) : SILENT;
  }
  if ((first === 'orgs' || first === 'users') && second !== undefined && isOwner(second)) {
    return isBoard(rest) ? (beside(url) ?? { kind: 'list' }) : SILENT;
  }
  if (!isRepo(first, second) || second === undefined) return SILENT;
  const place = placeOf(first, second);
  if (rest[0] === 'issues' && rest.length === 2 && rest[1] !== undefined) {
    if (NUMBER.test(rest[1])) return itemSpot(first, second, rest[1]);
    return rest[1] === 'new' ? { kind: 'new', place } : SILENT;
  }
  if (listUnder(rest)) return overlay(url) ?? { kind: 'list', place };
  if (isBoard(rest)) return beside(url) ?? { kind: 'list', place };
  return SILENT;
}

/** The side panel of a board: drafts have a pane without an issue. */
function beside(url: URL): Spot | null {
  return url.searchParams.get('pane') === 'issue' ? overlay(url) : null;
}
