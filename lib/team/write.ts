/** Writes a team file: always the same text for the same team, so that a repository shows what was changed and no more. */
import type { TeamProblem } from '../messages/team-protocol';
import { WRITE } from '../strings/team-file';
import { readTeam } from './read';
import { elementOf, isObject, memberOf, membersOf } from './shape';
import { MOST_CHARS, TEAM_MAJOR, TEAM_MINOR, Team } from './team';
import { tidy } from './tidy';

export type TeamWritten = { ok: true; text: string } | { ok: false; problems: TeamProblem[] };

type Schema = Parameters<typeof membersOf>[0];

/** Members in the order of the format, then the ones that it does not know by name. */
function ordered(schema: Schema, value: unknown): unknown {
  const element = elementOf(schema);
  if (element && Array.isArray(value)) return value.map((v) => ordered(element, v));
  if (!isObject(value)) return value;
  const known = Object.keys(membersOf(schema) ?? {}).filter((name) => Object.hasOwn(value, name));
  const others = Object.keys(value)
    .filter((name) => !known.includes(name))
    .sort();
  return Object.fromEntries(
    [...known, ...others].map((name) => {
      const member = memberOf(schema, name);
      return [name, member ? ordered(member, value[name]) : value[name]];
    }),
  );
}

/** The newer of this program's format and the file's own, within one major number. */
function formatOf(team: Team): string {
  const minor = Number(team.format.split('.')[1]) || 0;
  return `${TEAM_MAJOR}.${Math.max(minor, TEAM_MINOR)}`;
}

const sizeOf = (value: unknown) => JSON.stringify(value, null, 2).length;
const largest = <T>(all: readonly T[], size: (one: T) => number): T | undefined =>
  [...all].sort((a, b) => size(b) - size(a))[0];

/** Which part takes most of the room, and which of its entries. */
function tooLong(team: Team, chars: number): TeamProblem {
  const [list = '', value] = largest(Object.entries(team), ([, v]) => sizeOf(v)) ?? [];
  const entry = Array.isArray(value) ? largest(value, sizeOf) : undefined;
  const name = isObject(entry) && typeof entry.name === 'string' ? entry.name : undefined;
  return { text: WRITE.long(chars, MOST_CHARS, list, sizeOf(value), name), path: list };
}

/** Nothing is written that could not be read again. */
export function writeTeam(team: Team): TeamWritten {
  if (Number(team.format.split('.')[0]) > TEAM_MAJOR) {
    return { ok: false, problems: [{ text: WRITE.readOnly(team.format), path: 'format' }] };
  }
  const whole = ordered(Team, { ...tidy(team), format: formatOf(team) });
  const text = `${JSON.stringify(whole, null, 2)}\n`;
  if (text.length > MOST_CHARS) return { ok: false, problems: [tooLong(team, text.length)] };
  const read = readTeam(text);
  if (read.ok) return { ok: true, text };
  // The lines are those of a text that nobody has seen.
  return { ok: false, problems: read.problems.map(({ line: _, ...problem }) => problem) };
}
