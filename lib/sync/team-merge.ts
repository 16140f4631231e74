/**
 * What comes of a team here and its file there. Three teams are looked at: what holds, what the file says, and the base,
 * which both began from. What only the file changed is theirs, what only this device changed is mine; neither takes
 * anything of the other away before a person says so. Pure.
 */
import type { TeamChange, TeamFrom } from '../messages/team-protocol';
import type { HeldTeam, TeamRecord } from '../store/teams';
import { applyChanges } from '../team/apply';
import { diffTeams } from '../team/diff';
import { differences } from '../team/differences';
import { readTeam } from '../team/read';
import { TEAM_MAJOR, type Team } from '../team/team';

/** So long what held before a change can be brought back (ms). */
const UNDO_MS = 30 * 86_400_000;

type Locked = ReadonlySet<string>;
const NONE: Locked = new Set();

const pathsIn = (mine: Team, theirs: Team) => new Set(differences(mine, theirs).map((d) => d.path));
/** Is a change among these? A part of an element ("sources.stats#origin") is, where the whole of it came or went. */
const among = (paths: ReadonlySet<string>, { path }: TeamChange) =>
  paths.has(path) || paths.has(path.split('#')[0] ?? path);

/** A newer major version is read, never written. */
export const isReadOnly = ({ format }: Team) => Number(format.split('.')[0]) > TEAM_MAJOR;

/** What this device changed and its file does not say; of a team without a file, nothing. */
export const mineOf = ({ team, base }: HeldTeam): TeamChange[] => (base ? diffTeams(base, team) : []);

/** Changes a team, and keeps what held before. */
function changed(held: HeldTeam, team: Team, now: number): HeldTeam {
  if (pathsIn(held.team, team).size === 0) return held;
  return { ...held, team, previous: { team: held.team, until: now + UNDO_MS } };
}

/** What the file says, as far as something of it waits to be decided about. */
export function fileOf({ seen }: TeamRecord): Team | undefined {
  const read = seen.offered && readTeam(seen.offered.text);
  return read?.ok ? read.team : undefined;
}

/** What of the file is different from what holds: as far as the file changed it. */
export function offeredIn({ held }: TeamRecord, file: Team, locked: Locked = NONE): TeamChange[] {
  const theirs = pathsIn(held.base ?? held.team, file);
  return diffTeams(held.team, file, { locked }).filter((c) => among(theirs, c));
}

/** Nothing waits where nothing is different any more. */
function settled({ held, seen }: TeamRecord, file: Team): TeamRecord {
  if (offeredIn({ held, seen }, file).length > 0) return { held, seen };
  const { offered: _, ...rest } = seen;
  const known = held.base && pathsIn(held.base, file).size === 0;
  return { held: known ? held : { ...held, base: file }, seen: rest };
}

/** Takes some of what the file says; the rest waits on. */
function taking({ held, seen }: TeamRecord, file: Team, changes: TeamChange[], now: number): TeamRecord {
  const paths = changes.map((c) => c.path);
  const base = applyChanges(held.base ?? held.team, file, paths);
  const next = changed(held, applyChanges(held.team, file, paths), now);
  return settled({ held: { ...next, base }, seen }, file);
}

/**
 * What a person takes.
 * @param paths absent: all but what asks for a host that nobody has agreed to
 * @param locked keys that an organisation has set: nothing comes of them here, so they go with the rest
 */
export function take(
  record: TeamRecord,
  paths: readonly string[] | undefined,
  locked: Locked,
  now: number,
): TeamRecord {
  const file = fileOf(record);
  if (!file) return record;
  const chosen = offeredIn(record, file, locked).filter((c) =>
    paths ? paths.includes(c.path) || c.locked : !c.heldBack,
  );
  return taking(record, file, chosen, now);
}

/** Goes on with what holds, until the file says something else again. */
export function keep(record: TeamRecord): TeamRecord {
  const file = fileOf(record);
  const { offered: _, ...seen } = record.seen;
  return file ? { held: { ...record.held, base: file }, seen } : record;
}

/** Where changes hold by themselves: all but what this device changed as well, and what asks for a host. */
export function takeBySelf(record: TeamRecord, now: number): TeamRecord {
  const file = fileOf(record);
  // What a newer program wrote is not known in full here: a person decides about that.
  if (!file || record.held.mode !== 'auto' || isReadOnly(file)) return record;
  const { team, base = team } = record.held;
  const mine = pathsIn(base, team);
  const free = offeredIn(record, file).filter((c) => !c.heldBack && !among(mine, c));
  return free.length === 0 ? record : taking(record, file, free, now);
}

/** The file was looked at, and says this. */
export function met(
  { held, seen }: TeamRecord,
  file: Team,
  { text, by, at }: { text: string; by?: string; at: number },
  now: number,
): TeamRecord {
  const offered = { text, at, ...(by !== undefined && { by }) };
  return takeBySelf(settled({ held, seen: { ...seen, offered } }, file), now);
}

/** What was being changed holds from now on; what changed meanwhile, and not by it, stays. */
export function saved({ draft: _, draftOf, ...held }: HeldTeam, draft: Team, now: number): HeldTeam {
  const began = draftOf ?? held.team;
  return changed(held, applyChanges(held.team, draft, pathsIn(began, draft)), now);
}

/** Somebody handed it over, past its file: that one is followed on, and does not say so yet. */
export function given(held: HeldTeam, team: Team, from: TeamFrom, now: number): HeldTeam {
  const next = changed(held, team, now);
  const follows = held.from && held.from.kind !== 'code';
  return follows ? next : { ...next, from: held.from ?? from, base: team };
}

/** What held before the last change holds again; the file is not asked about it before it says something else. */
export function undone({ previous, ...held }: HeldTeam, now: number): HeldTeam {
  return previous && previous.until > now ? { ...held, team: previous.team } : held;
}
