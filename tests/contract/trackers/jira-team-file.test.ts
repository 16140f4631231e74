/** A team's file as a property of a project: read by who sees it, written by who administers it, never over others. */
import { describe, expect, test } from 'vitest';
import type { Place, TrackerTeamFiles } from '../../../lib/trackers/tracker';
import type { Fault } from '../../playground/faults';
import { problem } from '../../playground/jira/rest/context';
import { findProject, putProperty } from '../../playground/jira/state';
import { code, FAULTS } from './jira-faults';
import { MYSELF, place, type Setting, setting } from './jira-world';

const filesOf = (s: Setting): TrackerTeamFiles => {
  if (!s.home.teamFiles) throw new Error('no team files');
  return s.home.teamFiles;
};
const ACME = place('ACME');
const NAME = 'sightline.team';
const PROPERTY = `/rest/api/3/project/ACME/properties/${NAME}`;
const teamOf = (name: string) => ({
  sightline: 'team',
  format: '1.0',
  id: 'shop',
  name,
  later: [1, { b: 2, a: 1 }],
});
const text = (name: string) => `${JSON.stringify(teamOf(name), null, 4)}\n`;

const project = (s: Setting, key = 'ACME') => {
  const found = findProject(s.state, key);
  if (!found) throw new Error('no project');
  return found;
};
const put = (s: Setting, value: unknown) =>
  putProperty(s.state, project(s).properties, NAME, value, 'acme-dev');
const standing = (s: Setting) => project(s).properties.get(NAME)?.value;
const read = (s: Setting, mark?: string, at: Place = ACME) => filesOf(s).read(at, mark, s.io);
const write = (s: Setting, name: string, mark?: string) =>
  filesOf(s).write(ACME, text(name), mark, 'direct', 'why', s.io);
const markIn = async (s: Setting): Promise<string> => {
  const told = await read(s);
  if (!told.ok || !('found' in told)) throw new Error('nothing found');
  return told.found.mark;
};

describe('reading', () => {
  test('the value as text, whoever sees the project', async () => {
    const s = setting({ login: 'acme-design' });
    put(s, teamOf('Shop'));
    const told = await read(s);
    expect(told).toMatchObject({ ok: true, found: { mark: expect.any(String) } });
    expect(told.ok && 'found' in told && JSON.parse(told.found.text)).toEqual(teamOf('Shop'));
    expect(await read(s, await markIn(s))).toMatchObject({ same: true });
    put(s, teamOf('Shop two'));
    expect(await read(s, told.ok && 'found' in told ? told.found.mark : '')).toMatchObject({
      found: { text: expect.stringContaining('Shop two') },
    });
    s.described();
  });

  test('none is told apart from no access, where there was one, and from nobody being signed in', async () => {
    const s = setting();
    expect(await read(s, 'known')).toMatchObject({ ok: true, none: true });
    expect(await read(s, 'known', place('NONE'))).toMatchObject({ trouble: { code: 'hidden' } });
    expect(await read(s, undefined, place('NONE'))).toMatchObject({ none: true });
    const outside = setting({ login: 'passer-by' });
    put(outside, teamOf('Shop'));
    expect(await read(outside, 'known')).toMatchObject({ trouble: { code: 'hidden' } });
    expect(await read(setting({ login: null }))).toMatchObject({ trouble: { code: 'signed-out' } });
    s.described();
  });

  test('no page of the site is open', async () => {
    const s = setting();
    s.present.tab = false;
    expect(await read(s)).toMatchObject({ trouble: { code: 'no-tab' } });
    expect(await write(s, 'Shop')).toMatchObject({ trouble: { code: 'no-tab' } });
  });

  test('what is nested too deep is not walked through', async () => {
    const s = setting();
    let deep: unknown = 1;
    for (let i = 0; i < 300; i++) deep = [deep];
    put(s, deep);
    expect(await read(s)).toMatchObject({ trouble: { code: 'bad-answer', reason: 'it is nested too deep' } });
    expect(await write(s, 'Shop')).toMatchObject({ ok: false, trouble: { code: 'bad-answer' } });
    expect(standing(s)).toEqual(deep);
  });

  test.each(['', 'A', 'A-1/x', '../secure', 'ACME?x'])(
    '%j is no project, and nothing is asked',
    async (name) => {
      const s = setting();
      const at = { ...ACME, name };
      expect(await read(s, undefined, at)).toMatchObject({ trouble: { code: 'bad-answer' } });
      expect(await filesOf(s).write(at, text('x'), undefined, 'direct', 'x', s.io)).toMatchObject({
        ok: false,
      });
      expect(s.asked()).toEqual([]);
    },
  );

  test.each(FAULTS)('%s', async (_, fault, expected) => {
    const s = setting();
    project(s).properties.set(NAME, { value: teamOf('Shop'), by: 'acme-dev', at: s.io.now() });
    s.fault('GET', PROPERTY, fault);
    if (expected.code === 'hidden') expect(await read(s)).toMatchObject({ ok: true, none: true });
    else expect(await read(s)).toMatchObject({ ok: false, trouble: expected });
  });
});

describe('writing', () => {
  test('made, then changed; unknown keys stay', async () => {
    const s = setting();
    const made = await write(s, 'Shop');
    expect(made).toMatchObject({ ok: true, mark: expect.any(String) });
    expect(await write(s, 'Shop two', made.ok ? made.mark : undefined)).toMatchObject({ ok: true });
    expect(standing(s)).toEqual(teamOf('Shop two'));
    expect(await read(s, await markIn(s))).toMatchObject({ same: true });
    s.described();
  });

  test('looked at in the page that writes, with nothing in between', async () => {
    const s = setting();
    await write(s, 'Shop');
    const asked = s.asked();
    const at = asked.indexOf(`PUT ${PROPERTY}`);
    expect(asked[at - 1]).toBe(`GET ${PROPERTY}`);
    expect(asked.filter((a) => a === MYSELF).length).toBeLessThanOrEqual(2);
  });

  test('what somebody else wrote meanwhile is never written over', async () => {
    const s = setting();
    put(s, teamOf('Shop'));
    const mark = await markIn(s);
    put(s, teamOf('Theirs'));
    expect(await write(s, 'Mine', mark)).toEqual({ ok: false, changed: true });
    expect(await write(s, 'Mine')).toEqual({ ok: false, changed: true });
    // After the first look, before the one in the page.
    const now = await markIn(s);
    let looks = 0;
    s.present.hook = ({ method, path }) => {
      if (method === 'GET' && path === PROPERTY && ++looks === 2) put(s, teamOf('Quicker'));
    };
    expect(await write(s, 'Mine', now)).toEqual({ ok: false, changed: true });
    expect(standing(s)).toEqual(teamOf('Quicker'));
    expect(s.asked().some((a) => a.startsWith('PUT'))).toBe(false);
    s.present.hook = null;
    project(s).properties.delete(NAME);
    expect(await write(s, 'Mine', now)).toEqual({ ok: false, changed: true });
    expect(standing(s)).toBeUndefined();
  });

  test('somebody who writes right after is not taken for us', async () => {
    const s = setting();
    let wrote = false;
    s.present.hook = ({ method }) => {
      if (wrote && method === 'GET') put(s, teamOf('Right after'));
      wrote ||= method === 'PUT';
    };
    expect(await write(s, 'Mine')).toEqual({ ok: false, changed: true });
    expect(standing(s)).toEqual(teamOf('Right after'));
  });

  test('what stands there already is not written again, and a lost answer is looked up', async () => {
    const s = setting();
    put(s, teamOf('Shop'));
    expect(await write(s, 'Shop', 'another mark')).toMatchObject({ ok: true });
    expect(s.asked().every((a) => a.startsWith('GET'))).toBe(true);
    const lost = setting();
    lost.fault('PUT', PROPERTY, { kind: 'drop-after' });
    expect(await write(lost, 'Shop')).toMatchObject({ ok: true, mark: expect.any(String) });
  });

  test('who does not administer the project may not', async () => {
    const s = setting({ login: 'acme-dev' });
    expect(await write(s, 'Shop')).toMatchObject({ trouble: { code: 'not-permitted', status: 403 } });
    const archived = setting();
    project(archived).archived = true;
    expect(await write(archived, 'Shop')).toMatchObject({ trouble: { code: 'archived' } });
    for (const each of [s, archived]) expect(standing(each)).toBeUndefined();
  });

  test('too long, or no team at all, is not sent', async () => {
    const s = setting();
    expect(await write(s, 'x'.repeat(33_000))).toMatchObject({
      trouble: { code: 'too-long', over: expect.any(Number) },
    });
    for (const none of ['', '[]', '{"sightline":"export"}', 'null'])
      expect(await filesOf(s).write(ACME, none, undefined, 'direct', 'x', s.io)).toMatchObject({
        trouble: { code: 'bad-answer' },
      });
    expect(s.asked().some((a) => a.startsWith('PUT'))).toBe(false);
  });

  const WRITES: [string, Fault, string][] = FAULTS.flatMap(([name, fault, { code = '' }]) =>
    // Half an answer, or one of another shape, of a write that was carried out.
    ['a line that breaks', 'half an answer', 'another shape'].includes(name) ? [] : [[name, fault, code]],
  );
  test.each(WRITES)('%s', async (_, fault, expected) => {
    const s = setting();
    put(s, teamOf('Shop'));
    const mark = await markIn(s);
    s.fault('PUT', PROPERTY, fault);
    expect(code(await write(s, 'Mine', mark))).toBe(expected);
    expect(standing(s)).toEqual(teamOf('Shop'));
  });

  test('a look in the page that goes wrong holds the write, and says why', async () => {
    const s = setting();
    let looks = 0;
    s.present.hook = ({ method, path }) => {
      if (method === 'GET' && path === PROPERTY && ++looks === 2)
        s.fault('GET', PROPERTY, { kind: 'answer', response: problem(500, 'Internal server error') });
    };
    expect(await write(s, 'Mine')).toMatchObject({ trouble: { code: 'server' } });
    expect(standing(s)).toBeUndefined();
  });
});
