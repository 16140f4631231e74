/**
 * Looks at the files of teams: when a person asks, every few hours, and when a page of their tracker comes. What holds
 * changes only by what a file says that can be read; all else is told, and touches nothing.
 */
import type { Places } from '../store/places';
import type { Profile } from '../store/profile';
import type { TeamRecord, TeamStore } from '../store/teams';
import { SOURCE } from '../strings/team-source';
import { readTeam } from '../team/read';
import type { Place, Trouble } from '../trackers/tracker';
import type { TeamFound } from './team-found';
import { met } from './team-merge';
import { type Looked, sameFile, type TeamSource } from './team-source';

/** How often a file is looked at by itself, and one that could not be read or is only proposed (ms). */
const EVERY_MS = 4 * 3_600_000;
const AGAIN_MS = 3_600_000;

type Deps = {
  store: TeamStore;
  source: TeamSource;
  found: TeamFound;
  places: Pick<Places, 'choiceOf'>;
  profile: Pick<Profile, 'putTeam'>;
  now(): number;
  report(problem: unknown): void;
  told(trouble: Trouble): Promise<Trouble>;
  update(id: string, change: (r: TeamRecord) => TeamRecord): Promise<TeamRecord>;
  /** Something else is offered now. */
  tell(): void;
};

export function teamWatch({ store, source, found, places, profile, now, report, told, update, tell }: Deps) {
  /** What a look at its file told of a team. */
  function after(r: TeamRecord, looked: Looked, trouble: Trouble | undefined): TeamRecord {
    const { held } = r;
    const { trouble: _, problems, mark, offered, proposed, ...known } = r.seen;
    const seen = { ...known, checkedAt: now() };
    const waiting = { ...(offered && { offered }), ...(proposed !== undefined && { proposed }) };
    switch (looked.kind) {
      // As it was, and as broken.
      case 'same':
        return { held, seen: { ...seen, ...waiting, ...(mark && { mark }), ...(problems && { problems }) } };
      case 'none':
        if (proposed !== undefined) return { held, seen: { ...seen, proposed } };
        return { held, seen: { ...seen, trouble: { code: 'gone' } } };
      case 'no': {
        // What keeps us from the file is not what is wrong with it: once it is gone, all of it is read again.
        const kept = { ...waiting, ...(problems && { problems }), ...(mark && { mark }) };
        const why = looked.problems.length > 0 ? { ...waiting, problems: looked.problems } : kept;
        return { held, seen: { ...seen, ...why, ...(trouble && { trouble }) } };
      }
      case 'text': {
        const fresh = { ...seen, ...(looked.mark !== undefined && { mark: looked.mark }) };
        const read = readTeam(looked.text);
        if (!read.ok) return { held, seen: { ...fresh, problems: read.problems } };
        const { id, name } = read.team;
        if (id === held.team.id) return met({ held, seen: fresh }, read.team, looked, now());
        const text = SOURCE.otherTeam(name, held.from ? source.whereOf(held.from) : '');
        return { held, seen: { ...fresh, problems: [{ text, path: 'id' }] } };
      }
    }
  }

  /** Looks at the file of a team. */
  async function check(id: string): Promise<TeamRecord> {
    const record = await store.get(id);
    if (!record) throw new Error(SOURCE.notHere);
    const { from } = record.held;
    if (!from || from.kind === 'code') return record;
    const looked = await source.read(from, record.seen.mark);
    const trouble = looked.kind === 'no' && looked.trouble ? await told(looked.trouble) : undefined;
    // Followed to another place meanwhile: this look was at the old one.
    return update(id, (r) => (sameFile(r.held.from, from) ? after(r, looked, trouble) : r));
  }

  /** Is it time to look at a file again? */
  function isDue({ held: { from }, seen: { checkedAt, trouble, proposed } }: TeamRecord): boolean {
    if (!from || from.kind === 'code') return false;
    if (checkedAt === undefined || checkedAt > now()) return true;
    if (trouble?.retryAt !== undefined && trouble.retryAt > now()) return false;
    return now() - checkedAt >= (trouble || proposed !== undefined ? AGAIN_MS : EVERY_MS);
  }

  return {
    check,
    /** A page of a place was opened. */
    async seen(place: Place): Promise<void> {
      if (!source.files(place) || (await places.choiceOf(place)) !== 'used') return;
      const before = await found.offerFor(place);
      if (!(await found.look(place))) return;
      if ((await found.offerFor(place))?.id !== before?.id) tell();
      // Some trackers are reached through an open page of theirs only.
      const near = ({ held: { from } }: TeamRecord) =>
        from?.kind === 'tracker' && from.place.tracker === place.tracker && from.place.site === place.site;
      for (const r of await store.all()) if (near(r) && isDue(r)) await check(r.held.team.id).catch(report);
    },
    /** At every alarm: files whose time has come, and what the person's other browsers should know. */
    async due(): Promise<void> {
      for (const r of await store.all()) {
        const { team, from } = r.held;
        if (isDue(r)) await check(team.id).catch(report);
        // Only what is new here: two browsers that follow it differently would write over each other for ever.
        const says = JSON.stringify([team.name, from ?? null]);
        if (r.seen.told === says) continue;
        await profile.putTeam({ id: team.id, name: team.name, from });
        // Told once more next time, should the disk be full.
        await update(team.id, (is) => ({ ...is, seen: { ...is.seen, told: says } })).catch(() => undefined);
      }
    },
  };
}
