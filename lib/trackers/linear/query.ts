/**
 * What a list's address asks for, in words of our own: "team:acme/ENG view:active". Pure. Filters and display options
 * stand in no address, so what is asked for is what the view shows to begin with.
 */
import { parse, partsOf } from './urls';

/**
 * Views of a team by the types of states they show.
 * UNVERIFIED: which types each view shows; that "all" leaves triage out; that boards are the same views.
 */
const VIEWS = {
  active: { in: ['unstarted', 'started'] },
  backlog: { in: ['backlog'] },
  triage: { in: ['triage'] },
  all: { nin: ['triage'] },
} as const;
type View = keyof typeof VIEWS;

export type List = { workspace: string; team: string; view: View };

const isView = (name: string | undefined): name is View => name !== undefined && Object.hasOwn(VIEWS, name);

/** The query of a team's list; null: it cannot be asked (one's own issues, custom views, cycles), only seen. */
export function queryOf(url: URL): string | null {
  const spot = parse(url);
  if (spot.kind !== 'list' || !spot.place || url.search !== '') return null;
  const [, , , view, ...more] = url.pathname.split('/').filter((part) => part !== '');
  return isView(view) && more.length === 0 ? `team:${spot.place.name} view:${view}` : null;
}

/** What such a text asks for; null: it is none. */
export function listOf(query: string): List | null {
  const [, name = '', view] = /^team:(\S+) view:([a-z]+)$/.exec(query) ?? [];
  const parts = partsOf(`${name}-1`);
  return parts && isView(view) ? { workspace: parts.workspace, team: parts.team, view } : null;
}

/** The same as a filter of issues. */
export const whereOf = ({ team, view }: List) => ({
  team: { key: { eq: team } },
  state: { type: VIEWS[view] },
});

/** UNVERIFIED: that no address filters by label; there the label has to be chosen in the list. */
export const searchWithout = (): null => null;
