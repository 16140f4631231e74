/** Faults of the last second: what was typed, read or changed just before something else happened. */
import { expect, test } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { emptyRow } from '../../../lib/store/rows';
import * as rules from '../../../lib/sync/reconcile';
import { splice } from '../../../lib/trackers/github/section';
import { FORM, ref, setting, use } from '../../support/setting';

const content = (problem: string) => ({ hypothesis: { problem } });

test('a foreign edit right after our own reading is read when the page shows it', async () => {
  const { world, d, key } = setting();
  await use(d);
  await d.fromTab(1, { type: 'item.open', item: ref(key), seen: {} });
  await d.settle();
  const theirs = stamp(null, content('theirs'), { id: 'x', home: ref(key) });
  world.foreign.edit(key, 'acme-dev', (b) => splice(b, theirs));
  const look = (changed: boolean) =>
    d.fromTab(1, { type: 'item.seen', item: ref(key), seen: { ...(changed && { changed }) } });
  await look(false);
  await d.settle();
  expect((await look(true))?.ok).toBe(true);
  await d.settle();
  expect(await look(false)).toMatchObject({ ok: true, value: { known: 'outcome' } });
});

test('how fresh a copy is does not depend on the clock of the tracker', () => {
  expect(
    rules.read(
      emptyRow('a', ref('acme/shop#1')),
      { item: ref('acme/shop#1'), title: 't', home: { kind: 'none' }, etag: 'e', at: 9_999_999 },
      { at: 5 },
    ).readAt,
  ).toBe(5);
});

test('a save whose answer was lost may come again: nothing is doubled', async () => {
  const { d, key } = setting(null);
  await use(d);
  const save = (from: string | null, more: object) =>
    d.fromTab(1, { type: 'outcome.save', item: ref(key), form: { ...FORM, ...more }, from });
  await save(null, {});
  const first = (await d.row(ref(key))).local?.version ?? null;
  for (const guardrail of ['Refund rate', 'Refund rate']) await save(first, { guardrail });
  const row = await d.row(ref(key));
  expect(row.standing).toBeUndefined();
  expect(row.local?.content.guardrails).toHaveLength(1);
});

test('after a removal a new outcome is written without a question', async () => {
  const { world, d, key } = setting();
  await use(d);
  await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: FORM, from: null });
  await d.settle();
  await d.fromTab(1, { type: 'outcome.remove', item: ref(key), why: 'no longer' });
  await d.settle();
  await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: { ...FORM, problem: 'New' }, from: null });
  await d.settle();
  const row = await d.row(ref(key));
  expect(row.standing).toBeUndefined();
  expect(row.local?.content.hypothesis?.problem).toBe('New');
  expect(world.state.issues.find((i) => i.number === 142)?.body).toContain('New');
});

/** An edit history that names an edit without saying what it was. */
const unreadable = () => {
  const nodes = [{ editedAt: '2026-11-21T09:00:00Z', editor: { login: 'acme-pm' }, diff: null }];
  const body = JSON.stringify({ data: { node: { userContentEdits: { nodes } } } });
  return { kind: 'answer', response: { status: 200, headers: {}, body } } as const;
};

test('one mark that can never be checked does not keep later ones waiting', async () => {
  const { world, d, key, clock } = setting();
  await use(d);
  const save = async (problem: string, unread: number) => {
    for (let i = 0; i < unread; i++) world.faults.on({ path: '/graphql' }, unreadable());
    const from = (await d.row(ref(key))).local?.version ?? null;
    await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: { ...FORM, problem }, from });
    await d.settle();
    clock.advance(5_000);
    return (await d.row(ref(key))).writing ?? [];
  };
  const [first] = await save('One', 1);
  expect(first).toBeDefined();
  // Its mark is asked for before the next write and again after it; the new one right behind it.
  expect(await save('Two', 2)).toEqual([first]);
});

test('tries of sending are no tries of checking', async () => {
  const { world, d, key, clock } = setting();
  await use(d);
  world.faults.on({ host: 'api.github.com' }, { kind: 'offline' }, 'always');
  await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: FORM, from: null });
  const hour = async () => {
    clock.advance(3_600_000);
    await d.program.resume(false);
    await d.settle();
    return world.state.log.filter((l) => l.path === '/graphql').length;
  };
  for (let i = 0; i < 9; i++) await hour();
  world.faults.clear();
  world.faults.on({ path: '/graphql' }, unreadable(), 'always');
  const asked = await hour();
  expect(asked).toBeGreaterThan(0);
  const look = await d.fromTab(1, { type: 'item.open', item: ref(key), seen: {} });
  expect(look?.ok && look.value.sharing).not.toHaveProperty('unchecked');
  expect(await hour()).toBeGreaterThan(asked);
});
