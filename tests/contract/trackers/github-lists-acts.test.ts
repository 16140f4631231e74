/** Comment, marker label, mark of a place, and which API is asked. */
import { describe, expect, test } from 'vitest';
import { home as githubHome } from '../../../lib/trackers/github/home';
import type { Net } from '../../../lib/trackers/tracker';
import { answers } from '../../playground/github/fault-answers';
import { findRepository, issueAt, setBody, transferIssue } from '../../playground/github/state';
import { acts, answering, item, lists, place, setting } from './github-lists-world';

const IT = item('acme/shop#142');
const archive = (s: ReturnType<typeof setting>) => {
  const shop = findRepository(s.world.state, 'acme', 'shop');
  if (shop) shop.archived = true;
};

describe('a comment', () => {
  test('stands under the item, and its address comes back', async () => {
    const s = setting();
    const told = await acts.comment(IT, 'No outcome yet.\n“Why?”', s.io);
    const written = issueAt(s.world.state, IT.key).comments.at(-1);
    expect(written).toMatchObject({ author: 'acme-pm', body: 'No outcome yet.\n“Why?”' });
    expect(told).toEqual({
      ok: true,
      url: expect.stringContaining(`/issues/142#issuecomment-${written?.id}`),
    });
    expect(s.ledger).toMatchObject([
      { method: 'POST', item: IT.key, path: '/repos/acme/shop/issues/142/comments' },
    ]);
    s.described();
  });

  test('locked, archived, not permitted, not there, nobody connected', async () => {
    const locked = setting();
    issueAt(locked.world.state, IT.key).locked = true;
    expect(await acts.comment(IT, 'x', locked.io)).toMatchObject({ trouble: { code: 'locked' } });
    const archived = setting();
    archive(archived);
    expect(await acts.comment(IT, 'x', archived.io)).toMatchObject({ trouble: { code: 'locked' } });
    expect(await acts.comment(IT, 'x', setting('pmRead').io)).toMatchObject({
      trouble: { code: 'not-permitted' },
    });
    expect(await acts.comment(item('acme/shop#9999'), 'x', setting().io)).toMatchObject({
      trouble: { code: 'hidden' },
    });
    expect(await acts.comment(IT, 'x', setting(null).io)).toMatchObject({
      trouble: { code: 'no-credential' },
    });
  });

  test('too long is said before it is sent', async () => {
    const s = setting();
    expect(await acts.comment(IT, '👋'.repeat(65_539), s.io)).toEqual({
      ok: false,
      trouble: { code: 'too-long', over: 3 },
    });
    expect(s.requests).toEqual([]);
  });

  test('an item that went elsewhere is told as moved, and nothing is written', async () => {
    const s = setting();
    const payments = findRepository(s.world.state, 'acme', 'payments');
    if (!payments) throw new Error('no repository');
    const there = transferIssue(s.world.state, issueAt(s.world.state, IT.key), payments);
    const before = there.comments.length;
    expect(await acts.comment(IT, 'x', s.io)).toMatchObject({
      trouble: { code: 'moved', movedTo: `acme/payments#${there.number}` },
    });
    expect(await acts.label(IT, 'x', true, s.io)).toMatchObject({ trouble: { code: 'moved' } });
    expect(there.comments).toHaveLength(before);
  });

  test('a line that is down stays a line that is down', async () => {
    const s = setting();
    s.world.faults.on({}, { kind: 'offline' }, 'always');
    expect(await acts.comment(IT, 'x', s.io)).toMatchObject({ trouble: { code: 'offline' } });
    s.world.faults.clear();
    s.world.faults.on({ method: 'POST' }, { kind: 'offline' });
    expect(await acts.comment(IT, 'x', s.io)).toMatchObject({ trouble: { code: 'offline' } });
    expect(s.requests.some((r) => r.method === 'POST')).toBe(false);
  });
});

describe('the marker label', () => {
  const labels = (s: ReturnType<typeof setting>) => issueAt(s.world.state, IT.key).labels;

  test('is set once, and taken off once; already so is done', async () => {
    const s = setting();
    const before = [...labels(s)];
    for (let i = 0; i < 2; i++)
      expect(await acts.label(IT, 'has outcome: 100% #1/2', true, s.io)).toEqual({ ok: true });
    expect(labels(s)).toEqual([...before, 'has outcome: 100% #1/2']);
    for (let i = 0; i < 2; i++)
      expect(await acts.label(IT, 'has outcome: 100% #1/2', false, s.io)).toEqual({ ok: true });
    expect(labels(s)).toEqual(before);
    expect(s.requests.map((r) => r.method)).toEqual(['POST', 'POST', 'DELETE', 'DELETE']);
    s.described();
  });

  test.each(['', ' ', '.', '..', ' . '])(
    'a name that would take off all labels is not sent: %j',
    async (name) => {
      const s = setting();
      for (const on of [true, false])
        expect(await acts.label(IT, name, on, s.io)).toEqual({ ok: false, trouble: { code: 'bad-answer' } });
      expect(s.requests).toEqual([]);
    },
  );

  test('404 of another kind is not done', async () => {
    expect(await acts.label(item('acme/shop#9999'), 'x', false, setting().io)).toMatchObject({
      trouble: { code: 'hidden' },
    });
    expect(await acts.label(IT, 'x', false, setting('strangerClassic').io)).toMatchObject({
      trouble: { code: 'hidden' },
    });
  });

  test('a label that cannot be set because there is none of its name is not set', async () => {
    const missing = answering('{"message":"Label does not exist"}', { status: 404 });
    expect(await acts.label(IT, 'x', true, missing)).toMatchObject({ trouble: { code: 'hidden' } });
    expect(await acts.label(IT, 'x', false, missing)).toEqual({ ok: true });
  });

  test('without the right to', async () => {
    expect(await acts.label(IT, 'x', true, setting('pmRead').io)).toMatchObject({
      trouble: { code: 'not-permitted' },
    });
    const s = setting();
    archive(s);
    expect(await acts.label(IT, 'checkout', false, s.io)).toMatchObject({ trouble: { code: 'locked' } });
    s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(20));
    expect(await acts.label(IT, 'x', true, s.io)).toMatchObject({ trouble: { code: 'rate-limited' } });
  });

  test('a key of another form goes nowhere', async () => {
    const s = setting();
    for (const key of ['acme/..#1', '../x#1', 'acme/shop#0', 'acme/shop#1/labels'])
      expect(await acts.label(item(key), 'x', false, s.io)).toMatchObject({
        trouble: { code: 'bad-answer' },
      });
    expect(s.requests).toEqual([]);
  });
});

describe('has anything changed in a place', () => {
  test('known after the first time, free while nothing has, and seen when something has', async () => {
    const s = setting();
    const shop = place('acme/shop');
    const one = await lists.changed(shop, undefined, s.io);
    if (!one.ok) throw new Error(one.trouble.code);
    expect(one).toMatchObject({ changed: true, mark: expect.stringMatching(/^W\/"/) });
    const used = () => s.world.state.buckets.get('acme-pm/core')?.used;
    const before = used();
    expect(await lists.changed(shop, one.mark, s.io)).toEqual({ ok: true, changed: false, mark: one.mark });
    expect(used()).toBe(before);
    const { state } = s.world;
    setBody(state, issueAt(state, 'acme/shop#7'), 'new words', 'acme-dev', 'web');
    const three = await lists.changed(shop, one.mark, s.io);
    expect(three).toMatchObject({ ok: true, changed: true });
    expect(three.ok && three.mark).not.toBe(one.mark);
    expect(s.requests.map((r) => r.headers['if-none-match'])).toEqual([undefined, one.mark, one.mark]);
    expect(s.ledger.every((row) => row.path === '/repos/acme/shop/issues')).toBe(true);
    s.described();
  });

  test('without a token: public places yes, others are said to need one', async () => {
    expect(await lists.changed(place('acme/open-shop'), undefined, setting(null).io)).toMatchObject({
      ok: true,
    });
    expect(await lists.changed(place('acme/shop'), undefined, setting(null).io)).toMatchObject({
      trouble: { code: 'no-credential' },
    });
  });

  test('the same mark in another coat is no change; no mark is no knowledge', async () => {
    const ask = (headers: Record<string, string>, text = '[]') =>
      lists.changed(place('acme/shop'), 'W/"a"', answering(text, { headers }));
    expect(await ask({ etag: '"a"' })).toEqual({ ok: true, changed: false, mark: '"a"' });
    expect(await ask({ etag: 'W/"b"' })).toEqual({ ok: true, changed: true, mark: 'W/"b"' });
    expect(await ask({})).toEqual({ ok: true, changed: true });
    expect(await ask({ etag: '"a"' }, '<html>')).toMatchObject({ trouble: { code: 'bad-answer' } });
    const nothing = { status: 304, headers: {} };
    expect(await lists.changed(place('acme/shop'), undefined, answering('', nothing))).toMatchObject({
      ok: false,
    });
  });
});

describe('which API', () => {
  const asked: string[] = [];
  const io = {
    ...answering('{}'),
    net: (async ({ url }) => {
      asked.push(url);
      return { ok: false, code: 'offline' };
    }) as Net,
  };
  const everything = async (site: string, origin?: string) => {
    asked.length = 0;
    const it = { ...item('acme/shop#142', site), id: 'I_1' };
    await githubHome.read(it, io);
    await githubHome.removal(it, io);
    await githubHome.visibility({ name: 'acme/shop', site }, io);
    await lists.read([it], io);
    await lists.stamps([it], io);
    await lists.changed(place('acme/shop', site), undefined, io);
    await lists.query(site, SHOP, undefined, io);
    await acts.comment(it, 'x', io);
    await acts.label(it, 'x', false, io);
    await githubHome.whoAmI('c', undefined, io, origin);
    return new Set(asked.map((url) => new URL(url).origin));
  };
  const SHOP = 'repo:acme/shop is:issue';

  test('each site has its own', async () => {
    expect(await everything('github.com')).toEqual(new Set(['https://api.github.com']));
    expect(await everything('acme.ghe.com', 'https://api.acme.ghe.com')).toEqual(
      new Set(['https://api.acme.ghe.com']),
    );
  });

  test.each(['evil.example', 'a.b.ghe.com', 'ghe.com', 'github.com.evil.example', ''])(
    'nothing is asked of %j',
    async (site) => expect(await everything(site, `https://api.${site}`)).toEqual(new Set()),
  );

  test('a company site answers as github.com does', async () => {
    const s = setting('pmWrite', {}, 'acme.ghe.com');
    const told = await lists.read([item('acme/shop#142', 'acme.ghe.com')], s.io);
    expect(told).toMatchObject({
      rows: [{ kind: 'item', read: { item: { site: 'acme.ghe.com', key: 'acme/shop#142' } } }],
    });
    expect(s.requests.map((r) => r.host)).toEqual(['api.acme.ghe.com']);
  });

  test('items of another site beside it are not asked of this one', async () => {
    const s = setting();
    const told = await lists.read([IT, item('acme/shop#139', 'acme.ghe.com')], s.io);
    expect(told).toMatchObject({
      rows: [{ kind: 'item' }, { kind: 'unreadable', trouble: { code: 'bad-answer' } }],
    });
    expect(s.requests[0]?.body).not.toContain('139');
  });
});
