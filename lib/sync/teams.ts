/**
 * The teams of this device. What holds is here and works without a network; its file is looked at now and then, and
 * what it says is shown first, or applied by itself where a person wants that. Whatever is wrong with a file, what
 * holds stays.
 */
import type { TeamAnswers, TeamFrom, TeamProblem, TeamView } from '../messages/team-protocol';
import type { Places } from '../store/places';
import type { Profile } from '../store/profile';
import type { Draft, TeamRecord, TeamStore } from '../store/teams';
import { SOURCE } from '../strings/team-source';
import { readTeam } from '../team/read';
import { writeCode } from '../team/share-code';
import { TEAM_MAJOR, TEAM_MINOR, type Team } from '../team/team';
import type { HomeIo, Place, Trouble } from '../trackers/tracker';
import { teamFound } from './team-found';
import * as merge from './team-merge';
import { teamPublish } from './team-publish';
import { type SettingsDeps, teamSettings } from './team-settings';
import { type Looked, type TeamSource, type TeamSourceDeps, teamSource } from './team-source';
import { teamViews } from './team-view';
import { teamWatch } from './team-watch';

export type TeamDeps = Omit<SettingsDeps, 'personal'> &
  TeamSourceDeps & {
    store: TeamStore;
    io: HomeIo;
    places: Pick<Places, 'choiceOf'>;
    profile: Pick<Profile, 'personal' | 'teams' | 'putTeam' | 'dropTeam'>;
    now(): number;
    newId(): string;
    later(work: Promise<unknown>): void;
    report(problem: unknown): void;
    /** A trouble as far as more is known of its credential. */
    told(trouble: Trouble): Promise<Trouble>;
  };

type Refused = { ok: false; problems: TeamProblem[]; trouble?: Trouble };
type ReadFile =
  | {
      ok: true;
      team: Team;
      warnings: TeamProblem[];
      text: string;
      at: number;
      mark?: string;
      by?: string;
    }
  | Refused;

export type Teams = ReturnType<typeof teams>;

export function teams(deps: TeamDeps) {
  const { store, io, profile, now, later } = deps;
  const source: TeamSource = teamSource(deps);
  const settings = teamSettings({ ...deps, personal: profile.personal });
  const found = teamFound({
    store,
    source,
    now,
    connected: async ({ tracker, site, name }) =>
      (await io.credentials({ tracker, site, key: `${name}#0` })).length > 0,
    known: profile.teams,
  });
  const { view, changes, warningsOf, locksOf } = teamViews({ source, settings, now, movedTo: found.movedTo });
  const listeners = new Set<() => void>();

  /** What holds, or what is offered, is another now. */
  function changed(): void {
    settings.forget();
    found.forget();
    tell();
  }
  function tell(): void {
    for (const listener of listeners) listener();
  }

  /** Changes a team, and tells of it where something else holds then. @throws Error when there is no such team */
  async function update(id: string, change: (r: TeamRecord) => TeamRecord): Promise<TeamRecord> {
    let before: TeamRecord | undefined;
    const after = await store.update(id, (r) => {
      before = r;
      return r ? change(r) : null;
    });
    if (!after) throw new Error(SOURCE.notHere);
    if (after.held.team !== before?.held.team) changed();
    return after;
  }
  const held = (id: string, change: (h: TeamRecord['held']) => TeamRecord['held']) =>
    update(id, (r) => ({ ...r, held: change(r.held) })).then(view);
  async function known(id: string): Promise<TeamRecord> {
    const record = await store.get(id);
    if (!record) throw new Error(SOURCE.notHere);
    return record;
  }
  async function writable(id: string): Promise<TeamRecord> {
    const record = await known(id);
    if (merge.isReadOnly(record.held.team)) throw new Error(SOURCE.newer);
    return record;
  }

  /** Reads a file anew, whatever is known of it. */
  async function read(from: TeamFrom): Promise<ReadFile> {
    const looked = await source.read(from);
    if (looked.kind !== 'text') return refused(looked, from);
    const told = readTeam(looked.text);
    return told.ok ? { ...looked, ...told } : { ok: false, problems: told.problems };
  }
  async function refused(looked: Exclude<Looked, { kind: 'text' }>, from: TeamFrom): Promise<Refused> {
    if (looked.kind !== 'no') return { ok: false, problems: [{ text: SOURCE.none(source.whereOf(from)) }] };
    const { problems, trouble } = looked;
    return { ok: false, problems, ...(trouble && { trouble: await deps.told(trouble) }) };
  }

  /** A file becomes that of a team here; of one that is joined already, the file it follows. */
  async function join(from: TeamFrom): Promise<TeamAnswers['team.join']> {
    const file = await read(from);
    if (!file.ok) return file;
    const { team, mark } = file;
    const seen = { checkedAt: now(), ...(mark !== undefined && { mark }) };
    // The code is the whole file, and is not looked at again.
    const origin: TeamFrom = from.kind === 'code' ? { ...from, code: '' } : from;
    const record = await store.update(team.id, (r) => {
      if (!r) return { held: { team, base: team, from: origin, joinedAt: now(), mode: 'ask' }, seen };
      if (from.kind === 'code') return { ...r, held: merge.given(r.held, team, origin, now()) };
      return merge.met({ held: { ...r.held, from }, seen }, team, file, now());
    });
    if (!record) throw new Error(SOURCE.notHere);
    await store.back(team.id);
    changed();
    later(profile.putTeam({ id: team.id, name: team.name, from: record.held.from }));
    return { ok: true, view: await view(record) };
  }

  const publish = teamPublish({ ...deps, source, update, writable, view });
  const watch = teamWatch({ ...deps, source, found, update, tell });

  return {
    store,
    settings,
    async list(): Promise<TeamAnswers['team.list']> {
      const records = await store.all();
      return {
        teams: await Promise.all(records.map(view)),
        offers: await found.offers(),
        managed: await settings.managed(),
      };
    },
    async make(name: string, scopes: Team['scopes']): Promise<TeamView> {
      const format = `${TEAM_MAJOR}.${TEAM_MINOR}`;
      const team: Team = {
        sightline: 'team',
        format,
        id: deps.newId(),
        name: name.trim(),
        ...(scopes && { scopes }),
      };
      const read = readTeam(JSON.stringify(team));
      if (!read.ok) throw new Error(read.problems.map((p) => p.text).join(' '));
      const made = { held: { team: read.team, joinedAt: now(), mode: 'ask' as const }, seen: {} };
      const record = await store.update(team.id, () => made);
      changed();
      later(profile.putTeam({ id: team.id, name: team.name }));
      return view(record ?? made);
    },
    /** Keeps what is being typed, however wrong it still is. */
    async draft(id: string, draft: Draft | null): Promise<TeamView> {
      await writable(id);
      return held(id, ({ draft: _, draftOf, ...h }) =>
        draft === null ? h : { ...h, draft, draftOf: draftOf ?? h.team },
      );
    },
    async save(id: string): Promise<TeamView> {
      const { draft } = (await writable(id)).held;
      if (!draft) return held(id, (h) => h);
      const read = readTeam(JSON.stringify({ ...draft, id }));
      // Its lines are those of a text that nobody sees.
      if (!read.ok) throw new Error(read.problems.map((p) => p.text).join(' '));
      return held(id, (h) => merge.saved(h, read.team, now()));
    },
    async look(from: TeamFrom): Promise<TeamAnswers['team.look']> {
      const file = await read(from);
      if (!file.ok) return file;
      const { team, warnings } = file;
      const joined = await store.get(team.id);
      const nothing: Team = { sightline: 'team', format: team.format, id: team.id, name: team.name };
      return {
        ok: true,
        team,
        where: source.whereOf(from),
        changes: await changes(joined?.held.team ?? nothing, team),
        warnings: [...warnings, ...(await warningsOf(team))],
        ...(joined && { joined: true as const }),
      };
    },
    join,
    /** Joins what was offered beside an item. */
    async joinOffer(place: Place, id: string): Promise<void> {
      const offer = await found.offerFor(place);
      if (offer?.id !== id) throw new Error(SOURCE.notOffered);
      const told = await join(offer.from);
      if (!told.ok) throw new Error(told.problems[0]?.text ?? SOURCE.unread(offer.where));
    },
    async leave(id: string): Promise<void> {
      await store.leave(id, now());
      changed();
      later(profile.dropTeam(id));
    },
    mode: (id: string, mode: 'ask' | 'auto') =>
      update(id, (r) => merge.takeBySelf({ ...r, held: { ...r.held, mode } }, now())).then(view),
    async take(id: string, paths?: readonly string[]): Promise<TeamView> {
      const locked = await locksOf((await known(id)).held.team);
      return view(await update(id, (r) => merge.take(r, paths, locked, now())));
    },
    keep: (id: string) => update(id, merge.keep).then(view),
    undo: (id: string) => held(id, (h) => merge.undone(h, now())),
    check: (id: string) => watch.check(id).then(view),
    publish,
    team: async (id: string): Promise<Team> => (await known(id)).held.team,
    code: async (id: string): Promise<string> => writeCode((await known(id)).held.team),

    seen: watch.seen,
    due: watch.due,
    /** A connection was made or changed. */
    connected: found.again,
    offerFor: found.offerFor,
    settingsAt: settings.at,
    onChange: (listener: () => void) => void listeners.add(listener),
    /** What an administrator, or the person elsewhere, has set is another now. */
    layersChanged: changed,
    /** Everything on this device was deleted, or came from a file. */
    reset(): void {
      found.reset();
      changed();
    },
  };
}
