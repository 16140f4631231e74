/** Where a team can be written to: its own file, or a place that becomes its home. */
import { useMemo } from 'react';
import type { TeamFrom, TeamView } from '../../../../lib/messages/team-protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { inScope } from '../../../../lib/team/scope';
import type { Place } from '../../../../lib/trackers/tracker';
import { nameOf } from '../../../page/place-input';
import { asPlace, useSettings } from '../../../page/places';

/** Without `to` it stays on this device. */
export type Way = { id: string; name: string; hint: string; to?: TeamFrom; way?: 'direct' | 'proposal' };

const w = words.save;
const hintOf = (tracker: string, way: 'direct' | 'proposal') => w.wayHints[tracker]?.[way] ?? '';

/** Into the file it has. */
function intoFile({ from, where = '', ways }: TeamView): Way[] {
  if (!from || from.kind === 'code') return [];
  const tracker = from.kind === 'tracker' ? from.place.tracker : '';
  return ways.map((way) => ({
    id: way,
    name: w.ways[way](where),
    hint: hintOf(tracker, way),
    to: from,
    way,
  }));
}

/** Into a new one, in a place of the team whose tracker has room for it. */
function intoPlace(place: Place): Way[] {
  const name = nameOf(place, 'place');
  const names = { direct: w.ways.home(name), proposal: w.ways.homeProposal(name) };
  return (['direct', 'proposal'] as const)
    .filter((way) => hintOf(place.tracker, way) !== '')
    .map((way) => ({
      id: `${place.tracker}|${place.site}|${place.name}|${way}`,
      name: names[way],
      hint: hintOf(place.tracker, way),
      to: { kind: 'tracker' as const, place },
      way,
    }));
}

const HERE: Way = { id: 'here', name: w.ways.here, hint: w.hereHint };

export function useWays(view: TeamView): Way[] {
  const settings = useSettings((s) => s.settings);
  return useMemo(() => {
    const places = settings.state === 'here' ? settings.value.places : [];
    if (view.from && view.from.kind !== 'code') return [...intoFile(view), HERE];
    const own = places.filter(
      (p) =>
        p.choice === 'used' && p.scope === 'place' && (view.team.scopes ?? []).some((s) => inScope(p, s)),
    );
    return [...own.map(asPlace).flatMap(intoPlace), HERE];
  }, [view, settings]);
}
