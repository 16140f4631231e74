/** A hundred team files that nobody should have to read: nothing comes of them, and each refusal can be read. */
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../playground/world';
import { FILE_URL, FROM, join, kept, person, put, TEAM, teamOf, written } from '../../support/team-files';
import { HOSTILE as TEXTS } from '../team/hostile';

/** Half of a character cannot be sent: what arrives is a sign that stands for it. */
const HOSTILE = TEXTS.filter(({ text }) => text.isWellFormed());

const FROM_URL = FROM.address;
/** All but what was asked of whom. */
const all = /^ledger/;

function setting() {
  const world = createWorld();
  return { world, d: person(world, 'acme-pm') };
}
/** Words for people. */
function readable(problems: { text: string; line?: number }[] | undefined): void {
  expect(problems?.length).toBeGreaterThan(0);
  for (const { text, line } of problems ?? []) {
    expect(text).toMatch(/^.{10,400}[.?]$/s);
    expect(text).not.toMatch(/undefined|\[object|NaN,|Error:/);
    if (line !== undefined) expect(line).toBeGreaterThan(0);
  }
}

describe('to somebody who is in no team', () => {
  const { world, d } = setting();
  test.each(HOSTILE)('$name', async ({ text, refused }) => {
    put(world, 'address', text);
    const before = kept(d, all);
    const looked = await d.own({ type: 'team.look', from: FROM_URL });
    expect(looked.ok).toBe(!refused);
    if (!looked.ok) readable(looked.problems);
    expect(kept(d, all)).toBe(before);
    if (!refused) return;
    const told = await d.own({ type: 'team.join', from: FROM_URL });
    if (told.ok) throw new Error('joined');
    readable(told.problems);
    await d.settle();
    expect(kept(d, all)).toBe(before);
    expect(d.problems).toEqual([]);
  });
});

describe('to somebody who is in the team', () => {
  test.each(['ask', 'auto'] as const)('whose changes are %s', async (mode) => {
    const { world, d } = setting();
    put(world, 'address', written(TEAM));
    await join(d, FROM_URL);
    await d.own({ type: 'team.mode', id: TEAM.id, mode });
    const before = kept(d);
    const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
    const held = JSON.stringify(await d.own({ type: 'settings.at', place }));
    for (const { name, text, refused } of HOSTILE.filter((h) => h.refused || mode === 'ask')) {
      put(world, 'address', text);
      const told = await d.own({ type: 'team.check', id: TEAM.id });
      expect(told.team, name).toEqual(TEAM);
      if (refused) {
        readable(told.problems);
        expect([name, told.offered]).toEqual([name, undefined]);
        expect([name, kept(d)]).toEqual([name, before]);
      }
    }
    expect(JSON.stringify(await d.own({ type: 'settings.at', place }))).toBe(held);
    put(world, 'address', written(TEAM));
    const well = await d.own({ type: 'team.check', id: TEAM.id });
    expect([well.problems, well.trouble, kept(d)]).toEqual([undefined, undefined, before]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('in a repository and as a property, as far as one can stand there', async () => {
    for (const kind of ['repository', 'property'] as const) {
      const { world, d } = setting();
      put(world, kind, written(TEAM));
      await join(d, FROM[kind]);
      const before = kept(d);
      for (const { name, text, refused } of HOSTILE) {
        if (kind === 'property' && !isJson(text)) continue;
        try {
          put(world, kind, text);
        } catch (e) {
          // Deeper than the practice tracker can copy a value.
          if (e instanceof RangeError) continue;
          throw e;
        }
        const told = await d.own({ type: 'team.check', id: TEAM.id });
        // As a value some of them are well again: a name that stood twice stands once.
        if (!refused || kind === 'property') continue;
        readable(told.problems);
        expect([name, kept(d)]).toEqual([name, before]);
      }
      expect((await teamOf(d)).team).toEqual(TEAM);
    }
  });
});

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null;
  } catch {
    return false;
  }
}

describe('a code or an address', () => {
  const { world, d } = setting();
  test.each([
    ['nothing', { kind: 'code', code: '' }],
    ['some words', { kind: 'code', code: 'sightline-team: this is no code' }],
    ['a code without its end', { kind: 'code', code: 'sightline-team:eyJzaWdodGxpbmUi' }],
    ['another one’s protocol', { kind: 'url', url: 'http://files.acme.example/team.json' }],
    ['a program', { kind: 'url', url: 'javascript:alert(1)' }],
    ['a file of the device', { kind: 'url', url: 'file:///etc/passwd' }],
    ['a name and a password', { kind: 'url', url: 'https://mara:secret@files.acme.example/team.json' }],
    ['a key', { kind: 'url', url: 'https://files.acme.example/t.json?private_token=x' }],
    ['no address', { kind: 'url', url: 'team.json' }],
    ['a host that nobody allowed', { kind: 'url', url: 'https://other.acme.example/team.json' }],
    ['an address without a file', { kind: 'url', url: 'https://files.acme.example/none.json' }],
    [
      'a place of a tracker without one',
      {
        kind: 'tracker',
        place: { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' },
      },
    ],
    [
      'a tracker that is none',
      {
        kind: 'tracker',
        place: { tracker: 'x', site: 'x.example', name: 'x', owner: 'x' },
      },
    ],
  ] as const)('%s', async (_, from) => {
    const before = kept(d, all);
    const looked = await d.own({ type: 'team.look', from });
    if (looked.ok) throw new Error('read');
    if (!looked.trouble) readable(looked.problems);
    expect(kept(d, all)).toBe(before);
    expect(world.host.asked.filter((a) => a.url !== 'https://files.acme.example/none.json')).toEqual([]);
  });

  test('leads nowhere else, is no page, and is not endless', async () => {
    const { files } = world.host;
    const look = () => d.own({ type: 'team.look', from: FROM_URL });
    const other = 'https://other.acme.example/team.json';
    files.set(other, { body: written(TEAM) });
    files.set(FILE_URL, { body: '', status: 302, headers: { location: other } });
    expect(await look()).toMatchObject({ ok: false, trouble: { code: 'redirected' } });
    expect(world.host.asked.map((a) => a.url)).not.toContain(other);
    files.set(FILE_URL, {
      body: '<!doctype html><title>Sign in</title>',
      headers: { 'content-type': 'text/html' },
    });
    expect(await look()).toMatchObject({
      ok: false,
      problems: [{ text: expect.stringContaining('web page') }],
    });
    files.set(FILE_URL, { body: `${written(TEAM)}${' '.repeat(2_000_000)}` });
    expect(await look()).toMatchObject({
      ok: false,
      problems: [{ text: expect.stringContaining('characters') }],
    });
    files.set(FILE_URL, { body: `${written(TEAM)}${' '.repeat(4_100_000)}` });
    expect(await look()).toMatchObject({ ok: false, trouble: { code: 'too-long' } });
    for (const [status, code] of [
      [401, 'not-permitted'],
      [403, 'not-permitted'],
      [404, 'hidden'],
      [410, 'gone'],
      [429, 'rate-limited'],
      [500, 'server'],
      [503, 'server'],
      [418, 'bad-answer'],
      [204, 'bad-answer'],
      [304, 'bad-answer'],
    ] as const) {
      files.set(FILE_URL, { body: '', status });
      expect([status, await look()]).toMatchObject([status, { ok: false, trouble: { code } }]);
    }
    files.set(FILE_URL, { body: written(TEAM) });
    world.faults.on({ host: 'files.acme.example' }, { kind: 'offline' });
    expect(await look()).toMatchObject({ trouble: { code: 'offline' } });
    expect(await look()).toMatchObject({ ok: true });
    const asked = world.host.asked.at(-1)?.headers ?? {};
    expect(Object.keys(asked).filter((h) => /cookie|authorization/.test(h))).toEqual([]);
  });
});
