/**
 * Where a Jira Cloud address leads. Pure. Forms of addresses: Atlassian's own link patterns
 * (@atlaskit/editor-card-provider 7.1.17) and links in public code.
 *
 * A site may have any name: companies put their own domain before their Jira. What is read here are the shapes of
 * paths on any host with https; which hosts get our scripts at all is decided elsewhere: those named in the manifest,
 * and a company's domain once its person has allowed it. So every path that is not exactly one of the known is silent.
 */
import type { ItemRef } from '../../outcome/record';
import type { ListSpot, Place, Spot } from '../tracker';

export const TRACKER = 'jira';
/** Sites that bear Atlassian's name: "acme.atlassian.net", and "acme.jira.com" from before. */
const NAMED = /^[a-z\d][a-z\d-]*\.(atlassian\.net|jira\.com)$/;
/** Other trackers' hosts, whose paths may look like ours. */
const FOREIGN = /(^|\.)(github\.com|ghe\.com|linear\.app)$/;
const HOST = /^[a-z\d-]+(\.[a-z\d-]+)+$/;

/** Is a host certainly one of Jira's sites? Companies' own domains are not known by their name. */
export const isSite = (host: string): boolean => NAMED.test(host);

/** Project and number; an underscore stands only in old keys. */
const KEY = /^([A-Z]\w+)-([1-9]\d*)$/i;
/** Longest key; counted apart, because a counted expression takes the page long to build. */
const LONGEST = 100;

/** Project and number out of a key ("ACME-12"), in capitals; null when it is not one. */
export function partsOf(key: string): { project: string; number: string } | null {
  const m = key.length <= LONGEST ? KEY.exec(key) : null;
  return m?.[1] && m[2] ? { project: m[1].toUpperCase(), number: m[2] } : null;
}

/** The place of the project "ACME" on a site; its owner is the whole site. */
export function placeOf(project: string, site: string): Place {
  return { tracker: TRACKER, site, name: project.toUpperCase(), owner: site };
}

/** The item of "ACME-12" on a site. */
export function itemOf(key: string, site: string): ItemRef {
  return { tracker: TRACKER, site, key: key.toUpperCase() };
}

/** The page of an issue of its own; null for a key of another form. */
export function addressOf({ key, site }: ItemRef): string | null {
  return partsOf(key) && HOST.test(site) && !FOREIGN.test(site)
    ? `https://${site}/browse/${key.toUpperCase()}`
    : null;
}

/** Nearly all links to issues; taking an address apart costs more than all the rest of a row. */
const PLAIN = /^\/browse\/([\w-]+)\/?(?:[?#]|$)/;

/** Key of the issue to which a link of the same site leads; null when it leads elsewhere. */
export function linkedKey(href: string | null, { origin }: URL): string | null {
  const plain = PLAIN.exec(href ?? '')?.[1];
  if (plain !== undefined) return partsOf(plain) && plain.toUpperCase();
  const target = href ? URL.parse(href, origin) : null;
  const spot = target?.origin === origin ? parsed(target) : SILENT;
  return spot.kind === 'item' ? spot.item.key : null;
}

const SILENT: Spot = { kind: 'silent' };

/** An issue, shown over a list or by itself; silent when it is none. */
function issue(key: string | null | undefined, site: string, over?: ListSpot): Spot {
  const parts = partsOf(key ?? '');
  if (!parts || !key) return SILENT;
  return {
    kind: 'item',
    item: itemOf(key, site),
    place: placeOf(parts.project, site),
    ...(over && { over }),
  };
}

/** What stands before the name of a page: nothing, a project, or a project with the kind of product it is of. */
const PATH = /^(?:\/(?:jira\/(core|software(?:\/c)?)\/)?projects\/([A-Z][A-Z\d_]+))?\/([\w./-]+?)\/?$/;
/** Boards and backlogs; "…/boards/2/timeline" and such are neither. */
const BOARD = /^boards\/\d+(\/backlog)?$/;

let last: { href: string; spot: Spot } | null = null;

/** What the address names; everything not known to be an issue or a list of issues is silent. */
export function parse(url: URL): Spot {
  // Asked for the same address at every look at a page.
  if (last?.href !== url.href) last = { href: url.href, spot: parsed(url) };
  return last.spot;
}

function parsed({ protocol, port, hostname: site, pathname, searchParams: query }: URL): Spot {
  const path = PATH.exec(pathname);
  if (!path || protocol !== 'https:' || port !== '' || FOREIGN.test(site)) return SILENT;
  const [, family, named, page = ''] = path;
  // Old addresses of boards, still in many links.
  const old = named === undefined && page === 'secure/RapidBoard.jspa';
  const project = named ?? (old ? query.get('projectKey') : null) ?? '';
  const place = partsOf(`${project}-1`) && placeOf(project, site);
  const spot = (of: ListSpot['of']): ListSpot => ({ ...(place && { place }), of });
  /** A list, or the issue that is shown over it or beside it. Its settings are the same page with a question. */
  const list = (of: ListSpot['of']): Spot => {
    if (query.has('config')) return SILENT;
    const shown = issue(query.get('selectedIssue'), site, spot(of));
    return shown.kind === 'item' ? shown : { kind: 'list', tracker: TRACKER, ...spot(of) };
  };

  const [first, key, ...more] = page.split('/');
  if (first === 'issues' && more.length === 0)
    return key === undefined ? list('items') : issue(key, site, spot('items'));
  if (old && /^\d+$/.test(query.get('rapidView') ?? '')) {
    const view = query.get('view') ?? 'detail';
    return view === 'detail' ? list('board') : view.startsWith('planning') ? list('items') : SILENT;
  }
  if (named === undefined) return first === 'browse' && more.length === 0 ? issue(key, site) : SILENT;
  if (!family) return SILENT;
  if (page === 'list') return list('items');
  if (family === 'core') return page === 'board' ? list('board') : SILENT;
  const board = BOARD.exec(page);
  return board ? list(board[1] ? 'items' : 'board') : SILENT;
}
