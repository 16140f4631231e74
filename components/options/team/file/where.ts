/** Where a team's file is, in words, and how it is reached. */
import type { TeamFrom } from '../../../../lib/messages/team-protocol';
import { trackerName } from '../../../../lib/strings/trouble';
import type { Scope } from '../../../../lib/team/team';
import type { Place } from '../../../../lib/trackers/tracker';
import type { Scope as Width } from '../../../page/place-forms';
import { nameOf } from '../../../page/place-input';

/** Who is asked for it: "GitHub", "settings.acme.example". */
export function hostOf(from: TeamFrom | undefined): string {
  if (from?.kind === 'tracker') return trackerName(from.place.tracker);
  return from?.kind === 'url' && URL.canParse(from.url) ? new URL(from.url).host : '';
}

/** The page or file a person can open; undefined: there is none to open from here. */
export function linkOf(from: TeamFrom | undefined): string | undefined {
  return from?.kind === 'url' && from.url.startsWith('https://') ? from.url : undefined;
}

/** A place as a scope of a team. All of an owner: "acme/*"; all of a site: "*" there. */
export function scopeOf(
  { tracker, site, name }: Pick<Place, 'tracker' | 'site' | 'name'>,
  width: Width,
): Scope {
  if (width === 'place') return { tracker, site, place: name };
  return { tracker, site, place: name === site ? '*' : `${name}/*` };
}

/** A scope as a place that people know; null: it is a pattern. */
export function placeOfScope({
  tracker,
  site,
  place,
}: Scope): { tracker: string; site: string; name: string; scope: Width } | null {
  if (site !== undefined && place === '*') return { tracker, site, name: site, scope: 'owner' };
  const all = place.endsWith('/*');
  const name = all ? place.slice(0, -2) : place;
  if (name.includes('*')) return null;
  return { tracker, site: site ?? '', name, scope: all ? 'owner' : 'place' };
}

/** What a scope is called: "acme/shop", "all of acme", "project ACME on acme.atlassian.net". */
export function scopeName(scope: Scope): string {
  const at = placeOfScope(scope);
  if (!at) return `${trackerName(scope.tracker)}: ${scope.place}`;
  const { tracker, name, scope: width } = at;
  // Where nobody says which site, none is named: it holds on all of them.
  if (scope.site === undefined) return width === 'owner' ? `${name}/*` : name;
  return nameOf({ tracker, site: scope.site, name }, width);
}
