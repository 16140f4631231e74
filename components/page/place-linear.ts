/** Teams and whole workspaces, as people type them. Pure. */
import { placeField } from '../../lib/strings/pages';
import { isShouted, no, type PlaceForms, placeAt, yes } from './place-forms';

const TRACKER = 'linear';
const SITE = 'linear.app';
const { wrong, lacks } = placeField;

const part = (name: string) => encodeURIComponent(name.toLowerCase());
const teamAt = (workspace: string, team: string) =>
  placeAt(TRACKER, `https://${SITE}/${part(workspace)}/team/${encodeURIComponent(team)}/active`);

/** The place that stands for a whole workspace; undefined when it cannot be the name of one. */
function whole(workspace: string) {
  // Any team will do: what is asked is whether the first part is a workspace.
  const owner = teamAt(workspace, 'A')?.owner;
  return owner === undefined ? undefined : { tracker: TRACKER, site: SITE, name: owner, owner };
}

/** The workspace of that name as addresses have it; null when it cannot be one. */
export const workspaceNamed = (name: string): string | null => whole(name)?.owner ?? null;

const partsOf = (url: URL) => url.pathname.split('/').filter((p) => p !== '');

/** The workspace that an address is in ("acme"); null: in none. */
export function workspaceAt(url: URL): string | null {
  return url.hostname.replace(/^www\./, '') === SITE ? workspaceNamed(partsOf(url)[0] ?? '') : null;
}

export const linearForms: PlaceForms = {
  address(url) {
    const [first = '', kind, team] = partsOf(url);
    const workspace = whole(first);
    if (!workspace) return no(wrong.linearHome);
    if (kind === undefined) return yes(workspace, 'owner');
    // A page of a team that lists no issues names it all the same.
    const place =
      placeAt(TRACKER, url.href) ?? (kind === 'team' && team !== undefined ? teamAt(first, team) : undefined);
    return place ? yes(place, 'place') : no(wrong.linearPage(workspace.owner));
  },
  names([first = '', second, ...more], known) {
    if (more.length > 0) return [];
    const workspaces = known.flatMap((home) => (home.tracker === TRACKER ? [home.owner] : []));
    const isKnown = workspaces.includes(first.toLowerCase());
    if (second !== undefined) {
      const place = isKnown || isShouted(second) ? teamAt(first, second) : undefined;
      return place ? [{ place, scope: 'place' }] : [];
    }
    const all = isKnown ? whole(first) : undefined;
    const teams = isShouted(first) ? workspaces.flatMap((w) => teamAt(w, first) ?? []) : [];
    return [
      ...(all ? [{ place: all, scope: 'owner' as const }] : []),
      ...teams.map((place) => ({ place, scope: 'place' as const })),
    ];
  },
  lacks: ([first = '', ...more], known) =>
    more.length === 0 &&
    isShouted(first) &&
    !known.some((home) => home.tracker === TRACKER) &&
    teamAt('acme', first)
      ? lacks.linear
      : undefined,
  home(url) {
    const owner = workspaceAt(url);
    return owner === null ? null : { tracker: TRACKER, site: SITE, owner };
  },
  list({ site, name }, scope) {
    const [workspace = '', team = ''] = name.split('/');
    return scope === 'owner' || team === ''
      ? `https://${site}/${workspace}/my-issues/assigned`
      : `https://${site}/${workspace}/team/${team}/active`;
  },
  create({ site, name }) {
    const [workspace = '', team = ''] = name.split('/');
    return `https://${site}/${workspace}/team/${team}/new`;
  },
};
