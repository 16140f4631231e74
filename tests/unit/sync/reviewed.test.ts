/** Orders of events that a review of sync found, each as it did harm. */
import { describe, expect, test } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import type { Form } from '../../../lib/outcome/fields';
import { stamp } from '../../../lib/outcome/version';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import * as decide from '../../../lib/sync/decisions';
import * as rules from '../../../lib/sync/reconcile';
import * as writes from '../../../lib/sync/writes';
import { findRepository, issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import type { Device } from '../../support/device';
import { address, FORM, ref, setting, use } from '../../support/setting';

const who = { by: 'me', at: 1_000 };
const item = ref('acme/shop#1');
const place = (name: string) => ({
  tracker: 'github',
  site: 'github.com',
  name,
  owner: name.split('/')[0] ?? '',
});
const outcome = (problem: string, from: ReturnType<typeof stamp> | null = null) =>
  stamp(from, { hypothesis: { problem } }, { id: 'o', home: item });

async function ask(d: Device, message: Parameters<Device['fromTab']>[1]): Promise<ItemView> {
  const answer = await d.fromTab(1, message);
  if (!answer?.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  await d.settle();
  return answer.value as ItemView;
}
async function open(d: Device, key: string, seen = {}): Promise<ItemView> {
  d.tabs.set(1, address(key));
  await ask(d, { type: 'item.open', item: ref(key), seen });
  return ask(d, { type: 'item.open', item: ref(key), seen });
}
const save = (d: Device, key: string, form: Form, from: string | null = null) =>
  ask(d, { type: 'outcome.save', item: ref(key), form, from });

describe('a first share that did not arrive', () => {
  test.each([
    ['offline', { kind: 'offline' }],
    ['502', { kind: 'answer', response: { status: 502, headers: {}, body: 'no' } }],
  ] as const)('%s: no question, and it is sent', async (_, fault) => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await open(d, key);
    world.faults.on({ method: 'PATCH' }, fault);
    await save(d, key, FORM);
    clock.advance(5_000);
    expect((await open(d, key)).question).toBeUndefined();
    clock.advance(120_000);
    await d.program.resume(true);
    await d.settle();
    expect(body()).toContain('People abandon');
    expect((await open(d, key)).sharing.state).toBe('shared');
  });

  test('the history does not answer either: it waits for that, and is sent once', async () => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await open(d, key);
    const response = { status: 502, headers: {}, body: 'no' };
    world.faults.on({ method: 'PATCH' }, { kind: 'answer', response });
    world.faults.on({ path: '/graphql' }, { kind: 'answer', response });
    await save(d, key, FORM);
    clock.advance(120_000);
    await d.program.resume(true);
    await d.settle();
    expect((await open(d, key)).question).toBeUndefined();
    clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    expect(body()).toContain('People abandon');
    expect((await d.row(ref(key))).writing).toBeUndefined();
  });
});

describe('what the edit history does not show', () => {
  const mark = { before: 'b', sent: 's', version: 'v', wroteBefore: null, at: 0 };
  test('is believed of a request that is over or old, never of one that was taken', () => {
    expect(writes.settledAbsent(mark, writes.LANDING_MS - 1)).toBe(false);
    expect(writes.settledAbsent(mark, writes.LANDING_MS)).toBe(true);
    expect(writes.settledAbsent({ ...mark, ended: true }, 1)).toBe(true);
    expect(writes.settledAbsent({ ...mark, taken: true }, writes.LANDING_MS)).toBe(false);
  });

  test('a late history hides no text that was replaced', async () => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await open(d, key);
    const late = JSON.stringify({ data: { node: { userContentEdits: { nodes: [] } } } });
    world.foreign.before({ method: 'PATCH' }, () => world.foreign.edit(key, 'acme-dev', 'A foreign line.'));
    world.faults.on(
      { path: '/graphql' },
      { kind: 'answer', response: { status: 200, headers: {}, body: late } },
    );
    await save(d, key, FORM);
    expect(body()).not.toContain('A foreign line.');
    clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    expect((await open(d, key)).question).toMatchObject({ kind: 'overwritten', by: 'acme-dev' });
  });

  test('one replaced text is told once, though two tries of the write landed', () => {
    const lost = { by: 'b', at: '2026-11-02', text: 't', full: 't', lines: 't', sent: 's' };
    const open_ = [mark, { ...mark, before: 'c' }];
    const base: ItemRow = { ...emptyRow('a', item), writing: open_ };
    const once = writes.checked(base, mark, true, who, { overwritten: lost });
    expect(
      writes.checked(once, { ...mark, before: 'c' }, true, who, { overwritten: lost }).overwritten,
    ).toEqual([lost]);
  });
});

describe('somebody changed our section in the gap', () => {
  const inGap = async (change: (body: string) => string) => {
    const s = setting();
    await use(s.d);
    await open(s.d, s.key);
    const first = await save(s.d, s.key, FORM);
    s.clock.advance(60_000);
    s.world.foreign.before({ method: 'PATCH' }, () => s.world.foreign.edit(s.key, 'acme-dev', change));
    await save(s.d, s.key, { ...FORM, reason: 'Another reason' }, first.outcome?.version ?? null);
    s.clock.advance(3_600_000);
    await s.d.program.resume(true);
    await s.d.settle();
    return { ...s, view: await open(s.d, s.key) };
  };
  test('another field: both are kept, nothing is asked', async () => {
    const { view, body } = await inGap((b) => b.replace('| Target | 67 % |', '| Target | 71 % |'));
    expect(view.question).toBeUndefined();
    expect(view.form).toMatchObject({ target: '71 %', reason: 'Another reason' });
    expect(body()).toContain('| Target | 71 % |');
  });
  test('the same field: it is asked', async () => {
    const { view } = await inGap((b) => b.replace(FORM.reason ?? '', 'Their reason'));
    expect(view.question).toMatchObject({ kind: 'conflict', rows: [{ theirs: 'Their reason' }] });
  });
  test('text around it is offered back, without a word of the section', async () => {
    const { view, d, key, body } = await inGap(
      (b) => `A foreign line.\n\n${b.replace('| Target | 67 % |', '| Target | 71 % |')}`,
    );
    expect(view.question).toMatchObject({ kind: 'overwritten', text: 'A foreign line.' });
    await ask(d, { type: 'overwritten.settle', item: ref(key), choice: 'restore' });
    await d.settle();
    expect(body()).toContain('A foreign line.');
    expect(body().match(/\| Target \|/g)).toHaveLength(1);
    expect(body()).toContain('| Target | 71 % |');
  });
});

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
    await open(d, key);
    await save(d, key, FORM);
    const repository = findRepository(world.state, 'acme', 'shop');
    if (!repository) throw new Error('no shop');
    repository.formerNames.add('acme/shop');
    repository.name = 'store';
    await use(d, 'acme/store');
    clock.advance(60_000);
    // Not sent yet, and nowhere else.
    await d.fromTab(1, { type: 'share.choose', item: ref(key), way: 'here' });
    const { version } = (await d.row(ref(key))).local ?? {};
    await save(d, key, { ...FORM, target: '70 %' }, version ?? null);
    const view = await open(d, 'acme/store#142', { title: 'Let shoppers pay', viewer: 'acme-pm' });
    expect(view.form).toMatchObject({ ...FORM, target: '70 %' });
    expect((await d.row(ref(key))).local).toBeNull();
  });
});

describe('a waiting outcome that was put into the form', () => {
  const NEW = 'https://github.com/acme/shop/issues/new';
  async function created(token: string | null, change?: Form) {
    const s = setting(token);
    const { d, world } = s;
    await use(d);
    d.tabs.set(1, NEW);
    const base = { place: place('acme/shop'), title: 'Wrap it', opened: [] };
    await d.fromTab(1, { type: 'pending.put', ...base, form: FORM, saved: true });
    const text = await d.fromTab(1, { type: 'pending.text', place: base.place, form: FORM });
    if (!text?.ok) throw new Error('no text');
    if (change) await d.fromTab(1, { type: 'pending.put', ...base, form: change, saved: true });
    const repository = findRepository(world.state, 'acme', 'shop');
    if (!repository) throw new Error('no shop');
    const { createIssue } = await import('../../playground/github/state');
    const { number } = createIssue(world.state, repository, {
      title: 'Wrap it',
      author: 'acme-pm',
      body: text.value.text,
    });
    const key = `acme/shop#${number}`;
    const raw = issueAt(world.state, key).body ?? '';
    return { ...s, key, view: await open(d, key, { title: 'Wrap it', author: 'acme-pm', raw }) };
  }

  test('what was changed in the panel afterwards is not dropped', async () => {
    const { view, key } = await created(PRACTICE_TOKENS.pmWrite, { ...FORM, target: '99 %' });
    expect(view.form.target).toBe('99 %');
    expect(view.item.key).toBe(key);
  });
  test('without a change it is just there', async () => {
    const { view, d } = await created(null);
    expect(view.form).toMatchObject(FORM);
    expect(view.question).toBeUndefined();
    expect(await d.own({ type: 'pending.list' })).toEqual({ pending: [] });
  });
});

describe('a public place without a token', () => {
  const key = 'acme/open-shop#9';
  const start = async () => {
    const s = setting(null, key);
    await use(s.d, 'acme/open-shop');
    await open(s.d, key, { title: 't', rendered: null });
    await save(s.d, key, FORM);
    return s;
  };
  test('nothing is handed out for pasting before the fields were agreed', async () => {
    const { d } = await start();
    const asked = await ask(d, { type: 'share.choose', item: ref(key), way: 'description' });
    expect(asked).toMatchObject({ isPublic: true, sharing: { state: 'unasked' } });
    await ask(d, {
      type: 'share.choose',
      item: ref(key),
      way: 'description',
      fields: ['problem', 'segment', 'metric', 'by', 'reason'],
      remember: true,
    });
    const text = await d.fromTab(1, { type: 'section.text', item: ref(key) });
    expect(JSON.stringify(text)).toContain('People abandon');
    expect(JSON.stringify(text)).not.toContain('67 %');
  });
  test('what was agreed once holds for the next issue of the place too', async () => {
    const { d } = await start();
    const agreed = { way: 'description', fields: ['problem', 'reason'], remember: true } as const;
    await ask(d, { type: 'share.choose', item: ref(key), ...agreed, fields: [...agreed.fields] });
    const next = 'acme/open-shop#12';
    await open(d, next, { title: 't', rendered: null });
    await save(d, next, FORM);
    await ask(d, { type: 'share.choose', item: ref(next), way: 'description' });
    expect(JSON.stringify(await d.fromTab(1, { type: 'section.text', item: ref(next) }))).not.toContain(
      '67 %',
    );
  });
  test('a form for a new issue asks too', async () => {
    const { d } = await start();
    d.tabs.set(1, 'https://github.com/acme/open-shop/issues/new');
    const text = { type: 'pending.text', place: place('acme/open-shop'), form: FORM } as const;
    expect(await d.fromTab(1, text)).toMatchObject({ ok: true, value: { text: '', isPublic: true } });
    expect(JSON.stringify(await d.fromTab(1, { ...text, sure: true }))).toContain('67 %');
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
  await open(d, key);
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
  const view = await open(d, key);
  expect(view.form.problem).toBe('p');
  expect(body()).not.toContain('INJECTED');
});
