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
const list = (spot: ListSpot): Spot => ({ kind: 'list', tracker: TRACKER, ...spot });

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
export function linkedPath(path: string, site: string): { item: ItemRef; pull: boolean } | null {
  const [owner, repo, kind, number, ...more] = path.split('/').slice(1);
  if (more.length > 0 || repo === undefined || number === undefined || !isSite(site)) return null;
  if ((kind !== 'issues' && kind !== 'pull') || !isRepo(owner, repo) || !NUMBER.test(number)) return null;
  return { item: itemOf(owner, repo, number, site), pull: kind === 'pull' };
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

/** Lists under a repository: `/issues…`, labels, milestones. */
const LISTS = /^(issues(\/(created_by|assigned|mentioned|views)\/[^/]+)?|labels\/[^/]+|milestone\/[1-9]\d*)$/;
/** `projects/7`, `projects/7/views/2`; its insights, settings and workflows are no boards. */
const BOARD = /^projects\/[1-9]\d*(\/views\/[1-9]\d*)?$/;
/** Lists of the person's own. */
const DASHBOARD = /^issues(\/(assigned|created|mentioned|recent|views\/[^/]+))?$/;

/** A search shows issues, pull requests or things that are neither. */
function searched(url: URL, whole: boolean, place?: Place): Spot {
  const type = url.searchParams.get('type')?.toLowerCase();
  const of = type === 'issues' ? 'items' : type === 'pullrequests' ? 'pulls' : null;
  return whole && of ? list({ ...(place && { place }), of }) : SILENT;
}

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
  const under = rest.join('/');

  if (first === 'issues') {
    const own: ListSpot = { of: 'items' };
    return DASHBOARD.test(path.join('/')) ? (overlay(url, own) ?? list(own)) : SILENT;
  }
  if (first === 'pulls') return path.length < 3 ? list({ of: 'pulls' }) : SILENT;
  if (first === 'search') return searched(url, path.length === 1);
  if ((first === 'orgs' || first === 'users') && second !== undefined && isOwner(second)) {
    return BOARD.test(under) ? beside(url, { of: 'board' }) : SILENT;
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
  if (under === 'pulls') return list({ place, of: 'pulls' });
  if (kind === 'search') return searched(url, rest.length === 1, place);
  const own: ListSpot = { place, of: 'items' };
  if (LISTS.test(under)) return overlay(url, own) ?? list(own);
  return BOARD.test(under) ? beside(url, { place, of: 'board' }) : SILENT;
}

/** A board, or the item in its side panel: drafts have a pane without an issue. */
function beside(url: URL, over: ListSpot): Spot {
  return (url.searchParams.get('pane') === 'issue' && overlay(url, over)) || list(over);
}
