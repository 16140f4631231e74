/** Reads a team file. Anybody may have written it: it is refused in words that help, and never throws. */
import type { TeamProblem } from '../messages/team-protocol';
import { FAULT, FILE, placeIn } from '../strings/team-file';
import { wordsOf } from './issues';
import { type JsonPath, readJson } from './json';
import { doubles, doubleVersions, LISTS } from './lists';
import { readNewer } from './newer';
import { isObject } from './shape';
import { MOST_CHARS, TEAM_MAJOR, TEAM_MINOR, Team } from './team';
import { tidy } from './tidy';
import { unknownIn } from './unknown';

export type TeamRead =
  /** `warnings`: names that mean nothing here, secrets, what a newer version is read without. */
  { ok: true; team: Team; warnings: TeamProblem[]; readOnly?: true } | { ok: false; problems: TeamProblem[] };

/** A list to be worked through, not a wall. */
const MOST_TOLD = 10;
const LONGEST_PATH = 200;

type LineOf = (path: JsonPath) => number;
type Told = { path: JsonPath; text: string };

/** A path leads to a setting; one made of endless names leads nowhere. */
function pathOf(path: JsonPath): { path?: string } {
  const text = path.join('.');
  return text === '' || text.length > LONGEST_PATH ? {} : { path: text };
}

function told(all: readonly Told[], lineOf: LineOf): TeamProblem[] {
  const placed = all.map(({ path, text }) => ({
    text,
    line: lineOf(path),
    ...pathOf(path),
  }));
  const first = placed.sort((a, b) => a.line - b.line).slice(0, MOST_TOLD);
  const more = placed.length - first.length;
  return more > 0 ? [...first, { text: FILE.more(more) }] : first;
}

const refused = (problems: TeamProblem[]): TeamRead => ({ ok: false, problems });

/** Major and minor of "1.0"; null: it is not written so. */
function versionOf(format: unknown): [number, number] | null {
  const [, major, minor] = typeof format === 'string' ? (/^(\d+)\.(\d+)$/.exec(format) ?? []) : [];
  return major === undefined ? null : [Number(major), Number(minor)];
}

function newer(value: unknown, format: string, lineOf: LineOf): TeamRead {
  const read = readNewer(value);
  if (!read) return refused([{ text: FILE.newer(format), line: lineOf(['format']), path: 'format' }]);
  const leftOut = read.leftOut.map((path) => ({ path, text: FILE.leftOut(placeIn(path)) }));
  const warnings = [{ path: ['format'], text: FILE.readOnly(format) }, ...leftOut];
  return { ok: true, team: tidy(read.team), warnings: told(warnings, lineOf), readOnly: true };
}

/** What the format alone does not see. */
function twice(team: Team, lineOf: LineOf): Told[] {
  return [
    ...doubles(team).map(({ list, key, at: [first, second] }) => {
      const line = lineOf([list, first, LISTS[list]]);
      return {
        path: [list, second, LISTS[list]],
        text: list === 'stages' ? FILE.twiceStage(key, line) : FILE.twice(list, key, line),
      };
    }),
    ...doubleVersions(team).map(({ metric, version }) => ({
      path: ['metrics', metric, 'definitions'],
      text: FILE.versions(version),
    })),
  ];
}

/** @param text of a file, as it was found */
export function readTeam(text: string): TeamRead {
  if (text.length > MOST_CHARS) return refused([{ text: FILE.long(text.length, MOST_CHARS) }]);
  const json = readJson(text);
  if (!json.ok) {
    const { code, word = '', line } = json.fault;
    return refused([{ text: FAULT[code](word), line }]);
  }
  const { value, lineOf } = json;
  if (!isObject(value) || value.sightline !== 'team')
    return refused([{ text: FILE.notTeam, line: lineOf([]) }]);
  const version = versionOf(value.format);
  if (version && version[0] > TEAM_MAJOR) return newer(value, String(value.format).slice(0, 20), lineOf);
  const read = Team.safeParse(value);
  if (!read.success) return refused(told(wordsOf(read.error.issues, value), lineOf));
  const again = twice(read.data, lineOf);
  if (again.length > 0) return refused(told(again, lineOf));
  const later = version !== null && version[1] > TEAM_MINOR;
  return { ok: true, team: tidy(read.data), warnings: told(unknownIn(Team, value, later), lineOf) };
}
