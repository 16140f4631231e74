/** What a device holds under two keys of one item becomes one row, and nothing that was kept back goes out by it. */
import { describe, expect, test } from 'vitest';
import { aliasOf } from '../../../lib/outcome/item';
import { stamp } from '../../../lib/outcome/version';
import { drafts } from '../../../lib/store/drafts';
import { moves } from '../../../lib/store/moves';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import * as decide from '../../../lib/sync/decisions';
import * as rules from '../../../lib/sync/reconcile';
import type { HomeRead } from '../../../lib/trackers/tracker';
import { issueAt, transferIssue } from '../../playground/github/state';
import { memoryArea } from '../../support/memory-area';
import { FORM, look, ref, repositoryOf, saveForm, setting, use } from '../../support/setting';

const who = { by: 'me', at: 1_000 };
const [A, B, C] = [ref('acme/shop#1'), ref('acme/store#1'), ref('acme/mall#1')];
const first = stamp(null, { hypothesis: { problem: 'p', segment: 's' } }, { id: 'o', home: A });
const edited = (problem: string) =>
  stamp(first, { hypothesis: { problem, segment: 's' } }, { id: 'o', home: A });
const held = (more: Partial<ItemRow>): ItemRow => ({
  ...emptyRow('a', A),
  shared: [first],
  remote: { kind: 'outcome', version: first.version },
  ...more,
});
const there = (more: Partial<ItemRow> = {}) =>
  held({ alias: 'b', item: B, local: first, way: 'share', ...more });

describe('two rows of one item', () => {
  test.each([
    ['here', 'here'],
    ['unasked', 'unasked'],
    ['watching', 'unasked'],
    ['share', 'share'],
  ] as const)('an edit that was kept by the way “%s” goes on by “%s”', (way, next) => {
    const row = decide.movedInto(there(), held({ local: edited('mine'), dirty: true, way }), who);
    expect(row).toMatchObject({
      way: next,
      dirty: true,
      local: { content: { hypothesis: { problem: 'mine' } } },
    });
  });

  test.each([
    ['of the old key', { dirty: true }, { fields: ['problem'] as const }],
    ['of the new key', { fields: ['problem'] as const }, { dirty: true }],
  ])('fields that were agreed do not cover an edit %s that nobody was asked about', (_, old, now) => {
    const mine = 'dirty' in old ? { ...old, local: edited('old') } : { ...old, local: first };
    const theirs = 'dirty' in now ? { ...now, local: edited('new') } : now;
    const row = decide.movedInto(
      there(theirs as Partial<ItemRow>),
      held({ way: 'share', ...(mine as Partial<ItemRow>) }),
      who,
    );
    expect(row.fields).toBeUndefined();
  });

  test('what was answered, asked to be repaired, or seen to be gone is still known', () => {
    const marks = { answered: 'x', repair: true, vanished: true } as const;
    const row = decide.movedInto({ ...emptyRow('b', B) }, held({ ...marks, local: first }), who);
    expect(row).toMatchObject(marks);
  });
});

test('a record of the new holder of an old key is a copy, though this item once had that key', () => {
  const copy = stamp(null, { hypothesis: { problem: 'other' } }, { id: 'another', home: A });
  const seen = {
    item: B,
    title: 't',
    home: { kind: 'outcome', outcome: copy, handEdited: false },
    etag: 'e',
    at: 2,
  } satisfies HomeRead;
  const row = there({ cameFrom: [aliasOf(A)] });
  expect(rules.read(row, seen, who).standing).toEqual({ kind: 'copied', theirs: copy });
  const own = { ...seen, home: { kind: 'outcome', outcome: first, handEdited: false } } satisfies HomeRead;
  expect(rules.read(row, own, who).standing).toEqual({ kind: 'copied', theirs: first, came: true });
});

describe('where items went', () => {
  test('twice: who has the first key is told the last one', async () => {
    const known = moves(memoryArea());
    await known.put(A, B, 1);
    await known.put(B, C, 2);
    expect(await known.of(A, 3)).toEqual(C);
    expect((await known.leadingTo(C)).map((r) => r.key)).toEqual([A.key, B.key]);
  });
  test('and back: its own key is not a way to itself', async () => {
    const known = moves(memoryArea());
    await known.put(A, B, 1);
    await known.put(B, A, 2);
    expect(await known.of(A, 3)).toBeUndefined();
    expect(await known.of(B, 3)).toEqual(A);
  });
});

test('drafts of one tab number under two keys are both kept', async () => {
  const kept = drafts(memoryArea());
  const draft = (problem: string) => ({ form: { problem }, opened: [], at: 1, tab: 1 });
  for (const [item, problem] of [
    [A, 'one'],
    [B, 'two'],
  ] as const) {
    await kept.put(item, draft(problem));
    await kept.moved(item, C, async () => false);
  }
  expect((await kept.all()).map((d) => d.form.problem).sort()).toEqual(['one', 'two']);
});

test('transferred between our read and our write: tried again by itself, and written where it is', async () => {
  const s = setting();
  for (const name of ['acme/shop', 'acme/payments']) await use(s.d, name);
  await look(s.d, s.key);
  let to = 0;
  let reads = 0;
  const issue = issueAt(s.world.state, s.key);
  const onSecond = () => {
    reads += 1;
    if (reads === 2) to = transferIssue(s.world.state, issue, repositoryOf(s, 'acme/payments')).number;
  };
  s.world.foreign.before({ method: 'GET', path: /issues\/142$/ }, onSecond, 2);
  await saveForm(s.d, s.key, FORM);
  expect(to).not.toBe(0);
  s.clock.advance(120_000);
  await s.d.program.resume(false);
  await s.d.settle();
  expect(s.body(`acme/payments#${to}`)).toContain('| Target | 67 % |');
});

test('an outcome that waits is not attached to an address that leads elsewhere', async () => {
  const s = setting();
  for (const name of ['acme/shop', 'acme/payments']) await use(s.d, name);
  await look(s.d, s.key);
  transferIssue(s.world.state, issueAt(s.world.state, s.key), repositoryOf(s, 'acme/payments'));
  s.clock.advance(60_000);
  expect((await look(s.d, s.key)).question?.kind).toBe('moved');
  const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
  s.d.tabs.set(1, 'https://github.com/acme/shop/issues/new');
  await s.d.fromTab(1, { type: 'pending.put', place, form: FORM, opened: [], title: 'Later', saved: true });
  const { pending } = await s.d.own({ type: 'pending.list' });
  const id = pending[0]?.id ?? '';
  const url = 'https://github.com/acme/shop/issues/142';
  expect(await s.d.own({ type: 'pending.attachTo', id, url })).toEqual({ ok: false, problem: 'moved' });
  expect((await s.d.own({ type: 'pending.list' })).pending).toHaveLength(1);
});
