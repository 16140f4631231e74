/** The product's half of Linear against the practice Linear, which was written without a look at it. */
import { describe, expect, test } from 'vitest';
import { network } from '../../../lib/net';
import type { Outcome } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { urlOf } from '../../../lib/trackers/linear/attachment';
import { makeLinearHome } from '../../../lib/trackers/linear/home';
import type { HomeIo, HomeRead } from '../../../lib/trackers/tracker';
import { FULL } from '../../fixtures/outcome/full';
import { handleLinearApi } from '../../playground/linear/api';
import { LINEAR_KEYS, seedLinear } from '../../playground/linear/seed';
import type { LinearApiSettings } from '../../playground/linear/settings';
import {
  attachmentsOf,
  editDescription,
  emptyLinear,
  linearIssue,
  moveToTeam,
} from '../../playground/linear/state';
import { BASE, item, part } from './linear-world';

const KEY = 'acme/ENG-142';

function practice(key: keyof typeof LINEAR_KEYS = 'pmWrite', api: Partial<LinearApiSettings> = {}) {
  const state = emptyLinear();
  seedLinear(state);
  Object.assign(state.settings.api, api);
  const io: HomeIo = {
    now: state.clock.now,
    credentials: async () => [{ id: key }],
    net: network({
      fetch: (async (input: string, init: RequestInit) => {
        const url = new URL(input);
        const { status, headers, body } = handleLinearApi(state, {
          method: init.method ?? 'GET',
          host: url.host,
          path: url.pathname,
          query: '',
          headers: init.headers as Record<string, string>,
          body: String(init.body ?? ''),
        });
        return new Response(body, { status, headers });
      }) as typeof fetch,
      now: state.clock.now,
      sleep: async (ms) => state.clock.advance(ms),
      origins: ['https://api.linear.app'],
      ledger: { begin: async () => 'r', end: async () => undefined },
      secret: async (id) => ({
        origin: 'https://api.linear.app',
        value: LINEAR_KEYS[id as keyof typeof LINEAR_KEYS],
        raw: id !== 'pmOauth',
      }),
    }),
  };
  const home = makeLinearHome({ base: BASE, formerBases: [] });
  const read = async (which = KEY): Promise<HomeRead> => {
    const told = await home.read(item(which), io);
    if (!told.ok) throw new Error(`${told.trouble.code} ${told.trouble.reason}`);
    return told.read;
  };
  const write = async (outcome: Outcome, which = KEY) => {
    const { etag } = await read(which);
    return home.write(item(which), outcome, etag, io, async () => undefined);
  };
  const full = (): Outcome => ({ ...FULL, home: { ...item(KEY), id: linearIssue(state, KEY).id } });
  return { state, io, home, read, write, full, lists: part(home.lists), acts: part(home.acts) };
}
const code = (told: { ok: boolean }) =>
  told.ok ? 'ok' : 'trouble' in told && (told.trouble as { code: string }).code;

describe('the practice Linear', () => {
  test.each(['pmWrite', 'pmOauth'] as const)('an outcome is written and read (%s)', async (key) => {
    const s = practice(key);
    expect((await s.read()).home.kind).toBe('none');
    expect(await s.write(s.full())).toMatchObject({
      ok: true,
      settled: true,
      read: { home: { outcome: s.full() } },
    });
    const issue = linearIssue(s.state, KEY);
    const ours = attachmentsOf(s.state, issue).filter((a) => a.url === urlOf(BASE, issue.id));
    expect(ours).toHaveLength(1);
    const rows = await s.lists.read([item(KEY), item('acme/ENG-141')], s.io);
    expect(rows).toMatchObject({
      rows: [{ read: { etag: (await s.read()).etag } }, { read: { home: { kind: 'none' } } }],
    });
  });

  test.each<Partial<LinearApiSettings>>([
    { metadata: 'merge' },
    { metadata: 'replace' },
    { nestedMetadata: 'drop' },
    { idsByKey: false },
    { attachmentBumpsIssue: true },
    { errorStatus: 'own' },
    { attachmentUrl: 'global' },
  ])('whichever way it is: %j', async (api) => {
    const s = practice('pmWrite', api);
    const one = s.full();
    expect(code(await s.write(one))).toBe('ok');
    const { evidence, readings, amendments, setAside, verdict, registration, ...less } = one.content;
    const two = stamp(one, less, { id: one.id, home: one.home });
    expect(await s.write(two)).toMatchObject({ ok: true, read: { home: { outcome: two } } });
    expect([evidence, readings, amendments, setAside, verdict, registration].every(Boolean)).toBe(true);
    const before = await s.lists.stamps([item(KEY)], s.io);
    const told = await s.lists.read([item(KEY), item('acme/ENG-9999')], s.io);
    expect(told).toMatchObject({
      rows: [{ read: { home: { outcome: two } } }, { trouble: { code: 'hidden' } }],
    });
    const [row] = told.ok ? told.rows : [];
    expect(before).toEqual({ ok: true, stamps: [row?.kind === 'item' && row.updatedAt] });
  });

  test.each([
    ['pmRead', {}, 'not-permitted'],
    ['pmIssuesOnly', {}, 'not-permitted'],
    ['pmWrite', { metadataMax: 500 }, 'too-long'],
    ['pmWrite', { nestedMetadata: 'refuse' }, 'ok'],
  ] as const)('a write by %s where %j: %s', async (key, api, told) =>
    expect(code(await (({ write, full }) => write(full()))(practice(key, api)))).toBe(told),
  );

  test.each([
    ['pmRevoked', {}, 'credential-refused'],
    ['pmGlobex', {}, 'other-workspace'],
    ['pmWrite', { personalKeys: 'forbid' }, 'not-approved'],
  ] as const)('a read by %s where %j: %s', async (key, api, told) => {
    const s = practice(key, api);
    expect(code(await s.home.read(item(KEY), s.io))).toBe(told);
  });

  test.each(['not-found', 'forbid'] as const)('archived (%s)', async (archivedWrites) => {
    const s = practice('pmWrite', { archivedWrites });
    const key = `acme/ENG-${s.state.issues.find((i) => i.archivedAt !== null)?.number}`;
    expect(code(await s.write({ ...s.full(), home: item(key) }, key))).toBe('archived');
    expect(code(await s.acts.comment(item(key), 'x', s.io))).toBe('archived');
  });

  test('moved to another team', async () => {
    const s = practice();
    await s.write(s.full());
    const issue = linearIssue(s.state, KEY);
    const ops = s.state.teams.find((t) => t.key === 'OPS');
    if (!ops) throw new Error('no such team');
    moveToTeam(s.state, issue, ops, 'acme-dev');
    const now = `acme/OPS-${issue.number}`;
    expect(await s.read()).toMatchObject({ item: { key: now, id: issue.id }, home: { kind: 'outcome' } });
    expect(await s.lists.read([item(KEY)], s.io)).toMatchObject({ rows: [{ read: { item: { key: now } } }] });
    expect(code(await s.acts.label(item(KEY), 'x', true, s.io))).toBe('moved');
  });

  test('a key of one team', async () => {
    const s = practice('pmEngOnly');
    expect((await s.read()).home.kind).toBe('none');
    expect(code(await s.home.read(item('acme/OPS-7'), s.io))).toBe('hidden');
    expect(code(await s.lists.query('linear.app', 'team:acme/OPS view:all', undefined, s.io))).toBe('hidden');
  });

  test('a list, a comment and a label', async () => {
    const s = practice();
    const told = await s.lists.query('linear.app', 'team:acme/ENG view:active', undefined, s.io);
    expect(told.ok && told.items.length).toBeGreaterThan(3);
    expect(await s.acts.comment(item(KEY), 'words', s.io)).toMatchObject({
      ok: true,
      url: expect.stringContaining('#comment-'),
    });
    const before = linearIssue(s.state, KEY).labelIds.length;
    for (const on of [true, true, false, false]) {
      expect(await s.acts.label(item(KEY), 'has outcome', on, s.io)).toEqual({ ok: true });
      expect(linearIssue(s.state, KEY).labelIds).toHaveLength(before + (on ? 1 : 0));
    }
    expect(await s.acts.label(item(KEY), 'search', true, s.io)).toEqual({ ok: true });
    expect(s.state.labels.filter((l) => /^(?:has outcome|search)$/i.test(l.name))).toHaveLength(3);
  });

  test('a section that Linear rewrote is read where there is no attachment', async () => {
    const s = practice();
    const one = s.full();
    editDescription(s.state, KEY, s.home.section.write(one), 'acme-pm');
    const { home } = await s.read();
    expect(home).toMatchObject({ outcome: { id: one.id, content: { primary: { target: '66 %' } } } });
  });

  test('who it is', async () => {
    const s = practice();
    expect(await s.home.whoAmI('pmWrite', 'acme/ENG', s.io)).toEqual({ ok: true, login: 'mara' });
    expect(await s.home.whoAmI('pmGlobex', 'acme/ENG', s.io)).toMatchObject({
      ok: true,
      trouble: { code: 'other-workspace', reason: 'globex' },
    });
  });
});
