/** What stays on this device, goes with its item, and is answered once. Each case did harm once. */
import { describe, expect, test } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import * as decide from '../../../lib/sync/decisions';
import * as rules from '../../../lib/sync/reconcile';
import { ask, FORM, look, ref, renameShop, saveForm, setting, use } from '../../support/setting';

const who = { by: 'me', at: 1_000 };
const item = ref('acme/shop#1');
const outcome = (problem: string, from: ReturnType<typeof stamp> | null = null) =>
  stamp(from, { hypothesis: { problem } }, { id: 'o', home: item });

describe('answers that stay on this device', () => {
  const kept: ItemRow = {
    ...emptyRow('a', item),
    local: outcome('p'),
    fields: ['problem'],
    kept: { baseline: '64 %' },
  };
  test('are not wiped by a form that was opened before them', () => {
    const next = decide.savedForm(kept, { problem: 'q' }, outcome('p').version, who, () => 'o');
    expect(next.kept).toEqual({ baseline: '64 %' });
  });
  test('go when their field was emptied', () => {
    const next = decide.savedForm(kept, { problem: 'q', baseline: '' }, outcome('p').version, who, () => 'o');
    expect(next.kept?.baseline ?? '').toBe('');
  });
  test('move along when the item goes by another key', () => {
    const there: ItemRow = { ...emptyRow('b', ref('acme/store#1')), title: 't' };
    expect(decide.movedInto(there, kept, who)).toMatchObject({
      alias: 'b',
      title: 't',
      kept: { baseline: '64 %' },
      fields: ['problem'],
      local: { home: { key: 'acme/store#1' } },
    });
  });
});

describe('a renamed repository', () => {
  test('a page that tells its title before the tracker was asked hides nothing', async () => {
    const { d, key, world, clock } = setting();
    await use(d);
    await look(d, key);
    await saveForm(d, key, FORM);
    await renameShop({ d, world });
    clock.advance(60_000);
    // Not sent yet, and nowhere else.
    await d.fromTab(1, { type: 'share.choose', item: ref(key), way: 'here' });
    const { version } = (await d.row(ref(key))).local ?? {};
    await saveForm(d, key, { ...FORM, target: '70 %' }, version ?? null);
    const view = await look(d, 'acme/store#142', { title: 'Let shoppers pay', viewer: 'acme-pm' });
    expect(view.form).toMatchObject({ ...FORM, target: '70 %' });
    expect((await d.row(ref(key))).local).toBeNull();
  });
});

describe('an answer', () => {
  const lost = (n: string) => ({ by: 'b', at: n, text: n, full: n, lines: n, sent: n });
  test('given twice answers one question, not the next one too', async () => {
    const { d, key } = setting();
    await use(d);
    await look(d, key);
    await saveForm(d, key, FORM);
    await d.program.parts.rows.update(ref(key), (r) => ({ ...r, overwritten: [lost('1'), lost('2')] }));
    const { question } = await look(d, key);
    const of = question?.kind === 'overwritten' ? question.id : undefined;
    expect(of).toBeDefined();
    const leave = { type: 'overwritten.settle', item: ref(key), choice: 'leave', of } as const;
    expect((await ask(d, leave)).question).toMatchObject({ kind: 'overwritten', text: '2' });
    expect((await ask(d, leave)).question).toMatchObject({ kind: 'overwritten', text: '2' });
  });
  test('to a version that is no longer the one in the tracker answers nothing', async () => {
    const { d, key } = setting();
    await use(d);
    await look(d, key);
    const first = await saveForm(d, key, FORM);
    const theirs = stamp(
      first.outcome ?? null,
      { hypothesis: { problem: 'theirs' } },
      { id: 'o', home: ref(key) },
    );
    const standing = { kind: 'conflict', rows: [], merged: 0, theirs } as const;
    await d.program.parts.rows.update(ref(key), (r) => ({ ...r, standing: { ...standing, rows: [] } }));
    const settle = { type: 'conflict.settle', item: ref(key), choices: {}, of: 'another' } as const;
    expect((await ask(d, settle)).question?.kind).toBe('conflict');
  });
});

describe('a removed outcome', () => {
  test('is deleted after ninety days, and not while something waits', () => {
    const removed = stamp(null, { removed: { at: new Date(0).toISOString() } }, { id: 'o', home: item });
    const row: ItemRow = { ...emptyRow('a', item), local: removed };
    expect(decide.isOver(row, rules.KEEP_REMOVED_MS)).toBe(false);
    expect(decide.isOver(row, rules.KEEP_REMOVED_MS + 1)).toBe(true);
    expect(decide.isOver({ ...row, dirty: true }, rules.KEEP_REMOVED_MS + 1)).toBe(false);
    expect(decide.isOver({ ...row, local: outcome('p') }, rules.KEEP_REMOVED_MS + 1)).toBe(false);
  });
  test('goes from the device, the others stay', async () => {
    const { d, key, clock } = setting();
    await use(d);
    await look(d, key);
    await saveForm(d, key, FORM);
    await look(d, 'acme/shop#118');
    await saveForm(d, 'acme/shop#118', FORM);
    await look(d, key);
    await ask(d, { type: 'outcome.remove', item: ref(key), why: 'done' });
    clock.advance(rules.KEEP_REMOVED_MS + 1);
    await d.program.forget();
    expect((await d.row(ref(key))).local).toBeNull();
    expect((await d.row(ref('acme/shop#118'))).local).not.toBeNull();
  });
});

describe('a reader', () => {
  test('is not asked about versions that went on further than their parents reach', () => {
    const first = outcome('0');
    let last = first;
    for (let i = 1; i <= 18; i++) last = outcome(String(i), last);
    const row: ItemRow = { ...emptyRow('a', item), local: first, shared: [first], way: 'share' };
    const home = { kind: 'outcome', outcome: last, handEdited: false } as const;
    const read = (r: ItemRow) => rules.read(r, { item, title: 't', home, etag: 'e', at: 1 }, who);
    expect(read(row)).toMatchObject({ local: { version: last.version }, left: [{ version: first.version }] });
    expect(read(row).standing).toBeUndefined();
    expect(read({ ...row, dirty: true }).standing?.kind).toBe('conflict');
  });
});

describe('a section that vanished while something else was asked', () => {
  test('is asked about after, and not made again by the first answer', () => {
    const theirs = outcome('theirs');
    const row: ItemRow = {
      ...emptyRow('a', item),
      local: outcome('mine'),
      remote: { kind: 'outcome', version: theirs.version },
      way: 'share',
      standing: { kind: 'conflict', rows: [], merged: 0, theirs },
    };
    const home = { kind: 'none' } as const;
    const read = rules.read(row, { item, title: 't', home, etag: 'e', at: 1 }, who);
    expect(read.standing?.kind).toBe('conflict');
    const choices = Object.fromEntries(['problem', 'hypothesis.problem'].map((f) => [f, 'mine' as const]));
    const next = rules.settled(read, choices, who);
    expect(next.standing?.kind).toBe('gone');
    const found = { kind: 'outcome', outcome: theirs, handEdited: false } as const;
    const back = rules.read(read, { item, title: 't', home: found, etag: 'e', at: 1 }, who);
    expect(back.vanished).toBeUndefined();
  });
});

test('a file brings nothing into a row but what an export holds', async () => {
  const { d, key, body } = setting();
  await use(d);
  await look(d, key);
  const exported = await d.own({ type: 'data.export' });
  const file = JSON.parse(exported.text) as { outcomes: object[] };
  const local = stamp(null, { hypothesis: { problem: 'p' } }, { id: 'o', home: ref(key) });
  file.outcomes = [
    {
      ...{ alias: 'x', item: ref(key), local, shared: [], left: [], wrote: null, dirty: true, way: 'share' },
      restore: [{ by: 'b', at: 'a', text: 't', full: 'INJECTED', lines: 'INJECTED', sent: 's' }],
      standing: { kind: 'conflict' },
    },
  ];
  await d.own({ type: 'data.import', text: JSON.stringify(file), apply: true });
  const view = await look(d, key);
  expect(view.form.problem).toBe('p');
  expect(body()).not.toContain('INJECTED');
});

test('a removed outcome can be brought back as long as it is on this device', async () => {
  const { d, key, clock, body } = setting();
  await use(d);
  await look(d, key);
  await saveForm(d, key, FORM);
  await ask(d, { type: 'outcome.remove', item: ref(key), why: '' });
  clock.advance(20 * 24 * 3_600_000);
  const view = await look(d, key);
  expect(view).toMatchObject({ known: 'none', restorable: true });
  expect(view.undoUntil).toBeUndefined();
  expect(await ask(d, { type: 'outcome.undo', item: ref(key) })).toMatchObject({
    known: 'outcome',
    form: FORM,
  });
  expect(body()).toContain('| Target | 67 % |');
  expect((await look(d, key)).restorable).toBeUndefined();
});
