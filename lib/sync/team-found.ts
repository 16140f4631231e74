/**
 * Team files in the well-known places of where a person works. Looked for when a page of such a place is opened, each
 * place once a day; what is found is offered, never joined by itself.
 */

import type { TeamFrom, TeamOffer } from '../messages/team-protocol';
import type { KnownTeam } from '../store/profile';
import type { FoundThere, TeamRecord, TeamStore } from '../store/teams';
import { readTeam } from '../team/read';
import { inScope } from '../team/scope';
import type { Place, Trouble } from '../trackers/tracker';
import { memo } from './memo';
import { sameFile, type TeamSource } from './team-source';

/** How often a place is looked at (ms). */
const EVERY_MS = 24 * 3_600_000;
/** The file is not where it was, as far as it can be seen from here. */
const LOST: ReadonlySet<Trouble['code']> = new Set<Trouble['code']>(['gone', 'hidden', 'moved']);

/** Of this moment. */
const PASSING: ReadonlySet<Trouble['code']> = new Set<Trouble['code']>(['offline', 'timeout', 'no-tab']);

type Deps = {
  store: TeamStore;
  source: TeamSource;
  now(): number;
  /** Is there a credential for this place? Without one nothing is looked for. */
  connected(place: Place): Promise<boolean>;
  /** Teams of the person's other browsers. */
  known(): Promise<KnownTeam[]>;
};

const keyOf = ({ tracker, site, name }: Place) => `${tracker}|${site}|${name}`.toLowerCase();
const isAt = (from: TeamFrom | undefined, place: Place) => sameFile(from, { kind: 'tracker', place });
const isLost = ({ seen }: TeamRecord) => seen.trouble !== undefined && LOST.has(seen.trouble.code);

type Team = NonNullable<FoundThere['team']>;
/** One without scopes may be about any place that it is found for. */
const isAbout = ({ scopes = [] }: Team, place: Place) =>
  scopes.length === 0 || scopes.some((s) => inScope(place, s));

export type TeamFound = ReturnType<typeof teamFound>;

export function teamFound({ store, source, now, connected, known }: Deps) {
  /** When places were looked at, of this worker's life: nothing is read from the disk for a page that was open before. */
  const looked = new Map<string, number>();
  const beside = memo(keyOf, offerAt);
  /** Somebody connected then: what could not be seen before may be seen now. */
  let since = 0;
  const isFresh = (at: number | undefined) => at !== undefined && now() - at < EVERY_MS && at <= now();

  async function lookAt(place: Place): Promise<FoundThere | undefined> {
    const before = await store.foundAt(place);
    if (isFresh(before?.at) && (before?.team || (before?.at ?? 0) >= since)) return before;
    const told = await source.read({ kind: 'tracker', place }, before?.mark);
    const at = now();
    if (told.kind === 'no') {
      // With the next page again, or tomorrow; what was found before is not gone by that.
      return PASSING.has(told.trouble?.code ?? 'gone') ? before : keep({ ...before, place, at });
    }
    if (told.kind !== 'text') return keep({ ...(told.kind === 'same' && before), place, at });
    const read = readTeam(told.text);
    const { mark } = told;
    const team = read.ok && { id: read.team.id, name: read.team.name, scopes: read.team.scopes };
    return keep({ place, at, ...(mark !== undefined && { mark }), ...(team && { team }) });
  }
  async function keep(there: FoundThere): Promise<FoundThere> {
    await store.putFound(there);
    beside.forget();
    return there;
  }
  async function offerAt(place: Place): Promise<TeamOffer | undefined> {
    const left = await store.left();
    const joined = new Set((await store.all()).map((r) => r.held.team.id));
    for (const file of source.files(place)?.places(place) ?? []) {
      const { team } = (await store.foundAt(file)) ?? {};
      if (team && isAbout(team, place) && !joined.has(team.id) && !Object.hasOwn(left, team.id))
        return offer(team, file, place);
    }
    return undefined;
  }

  const offer = (team: Team, file: Place, place: Place): TeamOffer => {
    const from = { kind: 'tracker' as const, place: file };
    return { id: team.id, name: team.name, from, where: source.whereOf(from), place };
  };

  return {
    /** Looks in the well-known places of a used place. @returns whether it looked at all */
    async look(place: Place): Promise<boolean> {
      const key = keyOf(place);
      if (isFresh(looked.get(key))) return false;
      looked.set(key, now());
      const joined = await store.all();
      for (const file of source.files(place)?.places(place) ?? []) {
        // Those are looked at for themselves.
        if (joined.some(({ held }) => isAt(held.from, file))) return true;
        if (!(await connected(file))) continue;
        const { team } = (await lookAt(file)) ?? {};
        if (team && isAbout(team, place)) return true;
      }
      return true;
    },
    /** What is found and not joined; of a joined team only where its own file is lost. */
    async offers(): Promise<TeamOffer[]> {
      const records = new Map((await store.all()).map((r) => [r.held.team.id, r]));
      const open = (id: string, from: TeamFrom) => {
        const record = records.get(id);
        return (
          !record || (isLost(record) && !(from.kind === 'tracker' && isAt(record.held.from, from.place)))
        );
      };
      const found = (await store.found()).flatMap(({ team, place }) =>
        team ? [offer(team, place, place)] : [],
      );
      const elsewhere = (await known()).flatMap(({ id, name, from }): TeamOffer[] => {
        if (!from || from.kind === 'code') return [];
        const host = from.kind === 'url' ? (URL.parse(from.url)?.host ?? '') : '';
        const place =
          from.kind === 'tracker' ? from.place : { tracker: '', site: host, name: host, owner: host };
        return [{ id, name, from, where: source.whereOf(from), place }];
      });
      const all = [...found, ...elsewhere].filter((o) => open(o.id, o.from));
      return all.filter((o, i) => all.findIndex((x) => x.id === o.id && x.where === o.where) === i);
    },
    /** What is offered beside the items of a place: nothing of a team that was joined or left. */
    offerFor: beside.get,
    /** Where a team's file is now, if it is lost where it was. */
    async movedTo(record: TeamRecord): Promise<string | undefined> {
      if (!isLost(record)) return undefined;
      const { held } = record;
      const there = (await store.found()).find(
        (f) => f.team?.id === held.team.id && !isAt(held.from, f.place),
      );
      return there && source.whereOf({ kind: 'tracker', place: there.place });
    },
    /** Teams were joined or left. */
    forget: beside.forget,
    /** A connection was made or changed: places without a file are looked at anew. */
    again() {
      since = now();
      looked.clear();
    },
    /** Everything is gone: places are looked at anew. */
    reset() {
      beside.forget();
      looked.clear();
    },
  };
}
