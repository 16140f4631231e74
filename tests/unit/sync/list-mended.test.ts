/** What a review of lists found on the worker's side: drafts, fills, moved items, launches, the marker label. */
import { describe, expect, test } from 'vitest';
import type { ListAct } from '../../../lib/messages/protocol';
import { markers } from '../../../lib/store/markers';
import { listActs } from '../../../lib/sync/list-acts';
import { issueAt, setBody, transferIssue } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { merge } from '../../playground/seed-relations';
import { listSetting, row } from '../../support/lists';
import { FORM, look, repositoryOf, use } from '../../support/setting';

const K = 'acme/shop#139';
const L = 'acme/shop#137';
const REPOSITORY = { tracker: 'github', site: 'github.com', name: 'acme/shop' };
const PLACE = { ...REPOSITORY, owner: 'acme' };
type Setting = Awaited<ReturnType<typeof listSetting>>;
const act = (s: Setting, a: ListAct) => s.ask({ type: 'list.item', act: a });
const save = (s: Setting, key: string) =>
  act(s, { type: 'outcome.save', item: row(key), form: FORM, from: null });
const type = (s: Setting, key: string, form: object) =>
  act(s, { type: 'draft.put', item: row(key), form, opened: [], from: null });
const check = (s: Setting, key: string) => act(s, { type: 'item.check', item: row(key) });
const content = async (s: Setting, key: string) => (await s.d.row(row(key))).local?.content;

describe('drafts', () => {
  test('a fill keeps what is being typed, and stands in it', async () => {
    const s = await listSetting();
    await save(s, K);
    const from = (await s.d.row(row(K))).local?.version ?? null;
    const form = { ...FORM, reason: 'typed for ten minutes' };
    await act(s, { type: 'draft.put', item: row(K), form, opened: ['owner'], from });
    const { changed } = await s.ask({ type: 'list.fill', items: [row(K)], form: { owner: 'Ines' } });
    const now = (await s.d.row(row(K))).local?.version;
    const draft = { form: { ...form, owner: 'Ines' }, opened: ['owner'], from: now };
    expect(changed[0]?.view).toMatchObject({ form: { ...FORM, owner: 'Ines' }, draft });
    expect(await check(s, K)).toMatchObject({ draft });
  });

  test('typed in a list: the page of the item in another tab leaves it there', async () => {
    const s = await listSetting();
    await s.read([K]);
    await type(s, K, { problem: 'typed in the list' });
    const page = await look(s.d, K);
    expect(page).toMatchObject({ editedElsewhere: true });
    expect(page.draft).toBeUndefined();
    expect(await check(s, K)).toMatchObject({ draft: { form: { problem: 'typed in the list' } } });
  });

  test('the list went elsewhere: the page takes it up', async () => {
    const s = await listSetting();
    await type(s, K, { problem: 'typed in the list' });
    s.d.tabs.set(2, 'https://github.com/acme/shop/wiki');
    expect(await look(s.d, K)).toMatchObject({ draft: { form: { problem: 'typed in the list' } } });
  });

  test('typed in the page of the item: taken up although the tab shows a list by now', async () => {
    const s = await listSetting();
    s.d.tabs.set(3, 'https://github.com/acme/shop/issues/139');
    const form = { problem: 'typed in the page' };
    await s.d.fromTab(3, { type: 'draft.put', item: row(K), form, opened: [], from: null });
    s.d.tabs.set(3, 'https://github.com/acme/shop/issues');
    expect(await look(s.d, K)).toMatchObject({ draft: { form } });
  });

  test('what was typed last comes in after the page has gone on', async () => {
    const s = await listSetting();
    await type(s, K, { problem: 'abc' });
    s.d.tabs.set(2, 'https://github.com/acme/shop');
    await type(s, K, { problem: 'abc and the rest' });
    expect(await look(s.d, K)).toMatchObject({ draft: { form: { problem: 'abc and the rest' } } });
  });
});

describe('several at once', () => {
  test('one that fails is named, and the others have their way back', async () => {
    const s = await listSetting();
    await s.read([K, L]);
    const { set } = s.d.local;
    s.d.local.set = async (items) => {
      if (Object.keys(items).some((k) => k.startsWith('draft:') && k.includes('#137')))
        throw new Error('quota');
      return set(items);
    };
    const told = await s.ask({ type: 'list.fill', items: [row(L), row(K)], form: { owner: 'Ines' } });
    expect(told.changed.map((c) => [c.item.key, c.before])).toEqual([[K, {}]]);
    expect(told.failed).toEqual([row(L)]);
    expect(s.d.problems.map(String).join()).toContain('quota');
  });

  test('a section that somebody took out is not put back by a fill', async () => {
    const s = await listSetting();
    await save(s, K);
    s.clock.advance(60_000);
    await check(s, K);
    setBody(s.world.state, issueAt(s.world.state, K), 'Only this is left.', 'acme-dev', 'api');
    s.clock.advance(60_000);
    await check(s, K);
    expect((await s.d.row(row(K))).standing?.kind).toBe('gone');
    const told = await s.ask({ type: 'list.fill', items: [row(K)], form: { owner: 'Ines' } });
    expect(told).toMatchObject({ changed: [], failed: [{ key: K }] });
    expect(s.body(K)).toBe('Only this is left.');
  });
});

describe('an item that has moved', () => {
  async function transferred(used: boolean) {
    const s = await listSetting();
    if (used) await use(s.d, 'acme/payments');
    await save(s, K);
    transferIssue(s.world.state, issueAt(s.world.state, K), repositoryOf(s, 'acme/payments'));
    await look(s.d, K);
    s.d.tabs.delete(1);
    const rows = await s.d.program.parts.rows.all();
    return { s, to: rows.find((r) => r.alias.includes('acme/payments#'))?.item.key ?? '' };
  }

  test('to a place nobody chose: nothing is told of it, and nothing written', async () => {
    const { s, to } = await transferred(false);
    const before = await content(s, to);
    expect((await s.read([K])).rows).toEqual([]);
    expect((await s.ask({ type: 'rows.sentence', item: row(K) })).text).toBe('');
    const waive = { type: 'list.waive', item: row(K), why: 'Chore', until: '2027-01-15' } as const;
    expect(await s.d.fromTab(2, waive)).toMatchObject({ ok: false });
    await s.d.settle();
    expect(await content(s, to)).toEqual(before);
    expect((await s.d.row(row(K))).local).toBeNull();
  });

  test('to one that is used: it is waived where it is now', async () => {
    const { s, to } = await transferred(true);
    await s.ask({ type: 'list.waive', item: row(K), why: 'Chore', until: '2027-01-15' });
    expect(await content(s, to)).toMatchObject({ waiver: { why: 'Chore' } });
    expect((await s.d.row(row(K))).local).toBeNull();
  });
});

describe('launched', () => {
  const k = 'acme/shop#142';
  const pull = row('acme/shop#143', true);
  async function merged(is = true) {
    const s = await listSetting(PRACTICE_TOKENS.pmWrite, 'https://github.com/acme/shop/pull/143');
    await save(s, k);
    if (is) merge(issueAt(s.world.state, 'acme/shop#143'), s.clock.now());
    await s.ask({ type: 'pull.open', item: pull, fresh: true });
    return s;
  }
  const launch = (s: Setting, on: string | null) => s.ask({ type: 'pull.launched', item: pull, on });

  test('not in a place that was given up', async () => {
    const s = await merged();
    await s.d.own({ type: 'place.set', place: PLACE, scope: 'place', choice: 'hidden' });
    expect(await launch(s, '2026-11-20')).toMatchObject({ used: false });
    expect((await content(s, k))?.launch).toBeUndefined();
  });

  test('not before it is merged', async () => {
    const s = await merged(false);
    await launch(s, '2026-11-20');
    expect((await content(s, k))?.launch).toBeUndefined();
  });

  test('not into a record that only points to another', async () => {
    const s = await merged();
    await s.d.program.parts.rows.update(row(k), (r) => ({
      ...r,
      dirty: false,
      local: r.local && { ...r.local, content: { links: [{ ref: row(K), at: '2026-11-20T00:00:00Z' }] } },
    }));
    const view = await launch(s, '2026-11-20');
    expect(view.lines[0]?.merged).toBeUndefined();
    expect((await content(s, k))?.launch).toBeUndefined();
  });

  test('“not yet” is asked again after two weeks', async () => {
    const s = await merged();
    expect((await launch(s, null)).lines[0]?.merged).toBeUndefined();
    const open = () => s.ask({ type: 'pull.open', item: pull, fresh: true });
    s.clock.advance(13 * 86_400_000);
    await open();
    expect((await open()).lines[0]?.merged).toBeUndefined();
    s.clock.advance(86_400_000);
    await open();
    expect((await open()).lines[0]?.merged).toBeDefined();
  });
});

describe('the marker label', () => {
  const name = (s: Setting, label: string) =>
    s.d.own({ type: 'marker.set', place: REPOSITORY, scope: 'place', label });
  const labels = (s: Setting) => issueAt(s.world.state, K).labels;

  test('one that failed is tried again at a reading; nothing is asked where nothing failed', async () => {
    const s = await listSetting();
    const marker = markers(s.d.local).labelOf;
    const deps = { parts: s.d.program.parts, marker, lists: {}, service: {} };
    const { mark } = listActs(deps as unknown as Parameters<typeof listActs>[0]);
    await name(s, 'has-outcome');
    s.world.faults.on({ method: 'POST', path: /labels$/ }, { kind: 'offline' });
    await save(s, K);
    expect(labels(s)).not.toContain('has-outcome');
    await mark(row(K));
    expect(labels(s)).toContain('has-outcome');
    const from = s.requests();
    await mark(row(K));
    await mark(row(L));
    expect(s.requests()).toBe(from);
  });

  test('goes when the team has another name for it', async () => {
    const s = await listSetting();
    await name(s, 'has-outcome');
    await save(s, K);
    expect(labels(s)).toContain('has-outcome');
    await name(s, 'bet');
    await act(s, { type: 'outcome.remove', item: row(K), why: '' });
    expect(labels(s)).not.toContain('has-outcome');
    expect(labels(s)).not.toContain('bet');
  });
});

describe('a pull request in a list', () => {
  test('its sentence names nothing of places nobody chose', async () => {
    const s = await listSetting(undefined, 'https://github.com/acme/shop/pulls');
    await s.ask({ type: 'rows.read', items: [row('acme/shop#141', true)] });
    const { text } = await s.ask({ type: 'rows.sentence', item: row('acme/shop#141', true) });
    expect(text).toContain('acme/shop#135: ');
    expect(text).not.toContain('payments');
  });

  test('closes more than can be seen: it is not fine because what was seen is', async () => {
    const s = await listSetting(undefined, 'https://github.com/acme/shop/pulls');
    await save(s, 'acme/shop#135');
    const pull = row('acme/shop#141', true);
    const hide = (more: number) =>
      s.world.faults.on(
        { method: 'POST', body: /query Rows/ },
        {
          kind: 'rewrite',
          name: 'kept back',
          change: (r) => ({
            ...r,
            body: r.body
              .replace(/"closingIssuesReferences":\{/, `$&"x":${more},`)
              .replace(/("closingIssuesReferences":\{.*?"totalCount":)\d+/, `$1${1 + more}`),
          }),
        },
      );
    hide(2);
    await s.ask({ type: 'rows.read', items: [pull] });
    const [view] = (await s.ask({ type: 'rows.read', items: [pull] })).rows;
    expect(view).toMatchObject({ badge: { state: 'unchecked' }, needs: 'check' });
    expect(view?.badge?.label).toMatch(/^Closes acme\/shop#135\. Outcome: .*, and \d more not looked at$/);
  });
});
