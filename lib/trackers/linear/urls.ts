/**
 * Where a Linear address leads. Pure. The first part of a path is the workspace; the same host serves marketing,
 * documentation and sign-in, so that only what is known to be a page of the application counts.
 */
import type { ItemRef } from '../../outcome/record';
import type { ListSpot, Place, Spot } from '../tracker';

export const TRACKER = 'linear';
export const SITE = 'linear.app';

export const isSite = (host: string): boolean => host === SITE;

/** Workspaces, lower case. UNVERIFIED: that no other signs are allowed; what has others is silent. */
const WORKSPACE = /^[a-z\d][a-z\d_-]*$/;
/** Keys of teams and numbers of issues: seven signs and nine digits, as a maintained client of the API checks them. */
const TEAM = /^[a-z\d]+$/i;
const IDENTIFIER = /^([a-z\d]+)-([1-9]\d*)$/i;
/** Longest names; counted apart, because a counted expression takes the page longer to build than all the rest. */
const [WORKSPACE_MAX, TEAM_MAX, NUMBER_MAX] = [100, 7, 9];

/** First path parts that are pages of Linear's own, never a workspace. */
const RESERVED = new Set(
  `about add-account api auth blog careers changelog connect contact customers developers docs download enterprise
  features homepage integrations invite join legal login logout method mobile new oauth pricing privacy readme
  security settings signup startups switch terms welcome`.split(/\s+/),
);

const SILENT: Spot = { kind: 'silent' };
const list = (spot: ListSpot): Spot => ({ kind: 'list', tracker: TRACKER, ...spot });

const isWorkspace = (name: string) =>
  name.length <= WORKSPACE_MAX && WORKSPACE.test(name) && !RESERVED.has(name);
const isTeam = (key: string) => key.length <= TEAM_MAX && TEAM.test(key);

/** "ENG-12" of a path part in any case; null when it is none. */
function identifierOf(part: string | undefined): { identifier: string; team: string; number: string } | null {
  const [, team, number] = (part && IDENTIFIER.exec(part)) || [];
  if (!team || !number || !isTeam(team) || number.length > NUMBER_MAX) return null;
  return { identifier: `${team}-${number}`.toUpperCase(), team: team.toUpperCase(), number };
}

/** The place of the team "ENG" in the workspace "acme". */
export function placeOf(workspace: string, team: string): Place {
  const owner = workspace.toLowerCase();
  return { tracker: TRACKER, site: SITE, name: `${owner}/${team.toUpperCase()}`, owner };
}

/** The item of "acme" and "ENG-12". */
export function itemOf(workspace: string, identifier: string): ItemRef {
  return { tracker: TRACKER, site: SITE, key: `${workspace.toLowerCase()}/${identifier.toUpperCase()}` };
}

/** Workspace, team, number and both together ("ENG-12") out of a key in any case; null when it is not one. */
export function partsOf(
  key: string,
): { workspace: string; team: string; number: string; identifier: string } | null {
  const [first = '', second, ...more] = key.split('/');
  const workspace = first.toLowerCase();
  const named = identifierOf(second);
  return named && more.length === 0 && isWorkspace(workspace) ? { workspace, ...named } : null;
}

/** The page of an issue; null for a key of another form. */
export function addressOf(item: ItemRef): string | null {
  const parts = partsOf(item.key);
  return parts && isSite(item.site) ? `https://${SITE}/${parts.workspace}/issue/${parts.identifier}` : null;
}

/** The issue of a path such as `/acme/issue/ENG-12/pay-as-a-guest`; null for any other. The slug says nothing. */
export function linkedPath(path: string): ItemRef | null {
  const [first, kind, which, ...more] = path.split('/').slice(1);
  if (!first || kind !== 'issue' || more.filter((part) => part !== '').length > 1) return null;
  const parts = partsOf(`${first}/${which}`);
  return parts && itemOf(parts.workspace, parts.identifier);
}

/** Where a link of a page leads, as an issue; null when it leads elsewhere. */
export function linkedIssue(link: Element, { origin }: URL): ItemRef | null {
  const href = link.getAttribute('href') ?? '';
  // Nearly all links are plain paths, and taking an address apart costs more than all the rest.
  if (/^\/[\w-][^?#%\\\s]*$/.test(href) && !href.includes('/.')) return linkedPath(href);
  const target = URL.parse(href, origin);
  return target?.origin === origin ? linkedPath(target.pathname) : null;
}

/** Lists of a team, after its key. UNVERIFIED: `archive`, and what follows `cycle` and `view`. */
const TEAM_LIST = /^(active|all|archive|backlog|board|overview|triage|cycles?(\/[^/]+)?|view\/[^/]+)$/;

/** Lists of a workspace; their address names no team. UNVERIFIED: `view/…`, and what may follow it. */
const LIST = /^(my-issues(\/[^/]+)?|view\/[^/]+(\/[^/]+)?|project\/[^/]+\/issues)$/;

let last: { href: string; spot: Spot } | null = null;

/** What the address names; everything not known to be an issue, a form or a list is silent. */
export function parse(url: URL): Spot {
  // Asked for the same address at every look at a page.
  if (last?.href !== url.href) last = { href: url.href, spot: parsed(url) };
  return last.spot;
}

function parsed(url: URL): Spot {
  if (url.protocol !== 'https:' || !isSite(url.hostname) || url.port !== '') return SILENT;
  const [first = '', kind, ...rest] = url.pathname.split('/').filter((part) => part !== '');
  const workspace = first.toLowerCase();
  if (!isWorkspace(workspace)) return SILENT;
  const [which = '', ...under] = rest;
  const issue = (part: string, over?: ListSpot): Spot | null => {
    const named = identifierOf(part);
    if (!named) return null;
    const place = placeOf(workspace, named.team);
    return { kind: 'item', item: itemOf(workspace, named.identifier), place, ...(over && { over }) };
  };
  switch (kind) {
    case 'issue':
      return (rest.length < 3 && issue(which)) || SILENT;
    case 'inbox': {
      // UNVERIFIED: whether the address names what the reading pane shows.
      const own: ListSpot = { of: 'items', owner: workspace };
      const shown = rest.map((part) => issue(part, own)).find((spot) => spot !== null);
      return shown ?? list({ ...own, holds: true });
    }
    case 'team': {
      const view = under.join('/');
      if (!isTeam(which)) return SILENT;
      const place = placeOf(workspace, which);
      if (view === 'new') return { kind: 'new', place };
      return TEAM_LIST.test(view) ? list({ place, of: view === 'board' ? 'board' : 'items' }) : SILENT;
    }
    case 'new':
      // A form of any team: the form itself says which.
      return rest.length === 0 ? list({ of: 'items', owner: workspace }) : SILENT;
    default:
      return LIST.test([kind, ...rest].join('/')) ? list({ of: 'items', owner: workspace }) : SILENT;
  }
}
