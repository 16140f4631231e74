/**
 * Where a team's file is at Jira: the property `sightline.team` of a project, as JSON. Everybody who sees the project
 * reads it, who administers it writes it (Atlassian's description of project properties). It has no versions and no
 * history: what stands there is looked at in the very page that writes, with nothing in between.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { HomeIo, Place, TrackerTeamFiles, Trouble } from '../tracker';
import { type Ask, ask, type Refused, send } from './api';
import { tooDeep } from './record';
import { jsonOf } from './refusal';
import { EntityProperty, Project } from './shapes';
import { partsOf } from './urls';

const PROPERTY = 'sightline.team';

const refused = (code: Trouble['code'], reason?: string): Refused => ({
  ok: false,
  trouble: { code, ...(reason !== undefined && { reason }) },
});

const markOf = (value: unknown) => bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));

/** The project of a place as requests name it; null: it is none. */
function projectOf({ site, name }: Place) {
  const project = partsOf(`${name}-1`)?.project;
  return project === undefined ? null : { site, of: `${project}-0`, project };
}
type Of = NonNullable<ReturnType<typeof projectOf>>;

const reading = ({ project, ...of }: Of) => ({
  ...of,
  operation: 'teamFile',
  path: { project, property: PROPERTY },
  why: `Look for a team file in ${project}`,
});

/** What stands there; `value` undefined: nothing. */
type There = { ok: true; value: unknown; at: number } | Refused;

/** @param known there was one: that it is gone is told apart from a project that is hidden */
async function there(of: Of, known: boolean, io: HomeIo): Promise<There> {
  const told = await ask(reading(of), EntityProperty, io);
  if (told.ok) {
    const { value } = told.value;
    return tooDeep(value) ? refused('bad-answer', 'it is nested too deep') : { ok: true, value, at: told.at };
  }
  if (told.trouble.code !== 'hidden') return told;
  if (!known) return { ok: true, value: undefined, at: io.now() };
  const { project, ...by } = of;
  const why = `Is ${project} there?`;
  const seen = await ask({ ...by, operation: 'project', path: { project }, why }, Project, io);
  return seen.ok ? { ok: true, value: undefined, at: seen.at } : seen;
}

const read: TrackerTeamFiles['read'] = async (place, mark, io) => {
  const of = projectOf(place);
  if (!of) return refused('bad-answer');
  const told = await there(of, mark !== undefined, io);
  if (!told.ok) return told;
  const { value, at } = told;
  if (value === undefined) return { ok: true, none: true, at };
  if (markOf(value) === mark) return { ok: true, same: true, at };
  return { ok: true, found: { text: JSON.stringify(value, null, 2), mark: markOf(value), at } };
};

const write: TrackerTeamFiles['write'] = async (place, text, mark, _way, _why, io) => {
  const of = projectOf(place);
  const value = jsonOf(text);
  if (!of || value === undefined) return refused('bad-answer');
  const sent = markOf(value);
  const standing = async () => {
    const told = await there(of, mark !== undefined, io);
    return told.ok
      ? { ok: true as const, mark: told.value === undefined ? undefined : markOf(told.value) }
      : told;
  };
  const before = await standing();
  if (!before.ok) return before;
  if (before.mark === sent) return { ok: true, mark: sent };
  if (before.mark !== mark) return { ok: false, changed: true };

  const { project, ...by } = of;
  let met: Trouble | undefined;
  const call: Ask = {
    ...by,
    operation: 'setTeamFile',
    path: { project, property: PROPERTY },
    body: value,
    why: 'Write the team file',
    // A person in our own page: only where all pages of the site are of the same one.
    tab: -1,
    first: {
      operation: 'teamFile',
      path: { project, property: PROPERTY },
      why: 'Is the team file as it was?',
      may: async (answer) => {
        const here: HomeIo = { ...io, session: async () => answer };
        const told = await ask({ ...reading(of), plain: true }, EntityProperty, here);
        if (told.ok) return markOf(told.value.value) === mark;
        const none = told.trouble.code === 'hidden';
        if (!none) met = told.trouble;
        return none && mark === undefined;
      },
    },
  };
  const put = await send(call, io);
  const after = await standing();
  if (after.ok && after.mark === sent) return { ok: true, mark: sent };
  // Another one was quicker, or came right after.
  if (after.ok && (put.ok || after.mark !== mark)) return { ok: false, changed: true };
  if (put.ok) return { ok: true };
  return met ? { ok: false, trouble: met } : put;
};

export const jiraTeamFiles: TrackerTeamFiles = {
  places: (place) => [place],
  nameOf: ({ name }) => `${name} · project property ${PROPERTY}`,
  read,
  ways: ['direct'],
  write,
};
