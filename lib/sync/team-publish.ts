/** Writes what holds here into a file of a tracker, at once or as a proposal; never over what nobody here has seen. */
import type { TeamAnswers, TeamFrom, TeamProblem, TeamView } from '../messages/team-protocol';
import type { Profile } from '../store/profile';
import type { TeamRecord } from '../store/teams';
import { SOURCE } from '../strings/team-source';
import { trackerName } from '../strings/trouble';
import { differences } from '../team/differences';
import { readTeam } from '../team/read';
import type { Team } from '../team/team';
import { writeTeam } from '../team/write';
import type { HomeIo, Trouble } from '../trackers/tracker';
import { isReadOnly, met } from './team-merge';
import { sameFile, type TeamSource } from './team-source';

type Told = TeamAnswers['team.publish'];
type Way = 'direct' | 'proposal';

type Deps = {
  io: HomeIo;
  now(): number;
  source: TeamSource;
  profile: Pick<Profile, 'putTeam'>;
  later(work: Promise<unknown>): void;
  told(trouble: Trouble): Promise<Trouble>;
  update(id: string, change: (r: TeamRecord) => TeamRecord): Promise<TeamRecord>;
  /** @throws Error when it is not there, or may not be written */
  writable(id: string): Promise<TeamRecord>;
  view(record: TeamRecord): Promise<TeamView>;
};

const no = (...problems: TeamProblem[]): Told => ({ ok: false, problems });

export function teamPublish({ io, now, source, profile, later, told, update, writable, view }: Deps) {
  /** The file is another one now: what it says is shown first. */
  async function changed(
    id: string,
    team: Team,
    file: { text: string; mark?: string; by?: string; at: number },
  ) {
    const { mark } = file;
    await update(id, (r) => {
      const { problems: _, trouble: __, ...seen } = r.seen;
      const fresh = { ...seen, checkedAt: now(), ...(mark !== undefined && { mark }) };
      return met({ ...r, seen: fresh }, team, file, now());
    });
  }

  return async function publish(id: string, to: TeamFrom, way: Way, why: string): Promise<Told> {
    const { held } = await writable(id);
    const where = source.whereOf(to);
    if (to.kind !== 'tracker') return no({ text: SOURCE.readOnlyHere(where) });
    const files = source.files(to.place);
    if (!files?.ways.includes(way)) return no({ text: SOURCE.noPlace(trackerName(to.place.tracker)) });
    const written = writeTeam(held.team);
    if (!written.ok) return no(...written.problems);
    const own = sameFile(held.from, to);

    const looked = await source.read(to);
    if (looked.kind === 'no')
      return { ...no(...looked.problems), ...(looked.trouble && { trouble: await told(looked.trouble) }) };
    const there = looked.kind === 'text' ? readTeam(looked.text) : undefined;
    // What is not understood in it would be gone for everybody.
    if (there?.ok && (there.readOnly || isReadOnly(there.team))) return no({ text: SOURCE.newer });
    if (looked.kind === 'text' && there?.ok) {
      const { team } = there;
      if (team.id !== id) return no({ text: SOURCE.taken(team.name, where) });
      const known = own && differences(held.base ?? team, team).length === 0;
      if (!known && differences(held.team, team).length > 0) {
        if (!own) return no({ text: SOURCE.differs(where) });
        await changed(id, team, looked);
        return { ok: false, changed: true };
      }
    }
    // What cannot be read at its own place is mended by that.
    if (there && !there.ok && !own) return no({ text: SOURCE.notOurs(where) }, ...there.problems);

    const mark = looked.kind === 'text' ? looked.mark : undefined;
    const done = await files.write(to.place, written.text, mark, way, why, io);
    if (!done.ok) {
      if ('trouble' in done) return { ok: false, trouble: await told(done.trouble) };
      const now = await source.read(to);
      const team = now.kind === 'text' ? readTeam(now.text) : undefined;
      if (own && now.kind === 'text' && team?.ok && team.team.id === id) await changed(id, team.team, now);
      return own ? { ok: false, changed: true } : no({ text: SOURCE.differs(where) });
    }
    const base = readTeam(written.text);
    const record = await update(id, (r) => {
      if (way === 'proposal') {
        const seen = own ? r.seen : { checkedAt: now() };
        return { held: { ...r.held, from: to }, seen: { ...seen, proposed: done.url ?? '' } };
      }
      const seen = { checkedAt: now(), ...(done.mark !== undefined && { mark: done.mark }) };
      return { held: { ...r.held, from: to, ...(base.ok && { base: base.team }) }, seen };
    });
    later(profile.putTeam({ id, name: record.held.team.name, from: to }));
    return { ok: true, view: await view(record), ...(done.url !== undefined && { url: done.url }) };
  };
}
