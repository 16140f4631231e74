/** What becomes of a write whose answer, history or moment was lost. Each case did harm once. */
import { describe, expect, test } from 'vitest';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import * as writes from '../../../lib/sync/writes';
import { ask, FORM, look, ref, saveForm, setting, use } from '../../support/setting';

const who = { by: 'me', at: 1_000 };
const item = ref('acme/shop#1');

describe('a first share that did not arrive', () => {
  test.each([
    ['offline', { kind: 'offline' }],
    ['502', { kind: 'answer', response: { status: 502, headers: {}, body: 'no' } }],
  ] as const)('%s: no question, and it is sent', async (_, fault) => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await look(d, key);
    world.faults.on({ method: 'PATCH' }, fault);
    await saveForm(d, key, FORM);
    clock.advance(5_000);
    expect((await look(d, key)).question).toBeUndefined();
    clock.advance(120_000);
    await d.program.resume(true);
    await d.settle();
    expect(body()).toContain('People abandon');
    expect((await look(d, key)).sharing.state).toBe('shared');
  });

  test.each([
    ['offline', { kind: 'offline' }],
    ['422', { kind: 'answer', response: { status: 422, headers: {}, body: '{"message":"no"}' } }],
  ] as const)('%s: mended and saved again at once, and nothing is left to look up', async (_, fault) => {
    const { d, key, world } = setting();
    await use(d);
    await look(d, key);
    world.faults.on({ method: 'PATCH' }, fault);
    const first = await saveForm(d, key, FORM);
    await saveForm(d, key, { ...FORM, reason: 'Another reason' }, first.outcome?.version ?? null);
    expect((await look(d, key)).sharing.state).toBe('shared');
    expect((await d.row(ref(key))).writing).toBeUndefined();
  });

  test('nor the next one: no question, and it is sent', async () => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await look(d, key);
    world.faults.on({ method: 'PATCH' }, { kind: 'offline' }, 'always');
    const first = await saveForm(d, key, FORM);
    await saveForm(d, key, { ...FORM, reason: 'Another reason' }, first.outcome?.version ?? null);
    world.faults.clear();
    clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    expect((await look(d, key)).question).toBeUndefined();
    expect(body()).toContain('Another reason');
  });

  test('the history does not answer either: it waits for that, and is sent once', async () => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await look(d, key);
    const response = { status: 502, headers: {}, body: 'no' };
    world.faults.on({ method: 'PATCH' }, { kind: 'answer', response });
    world.faults.on({ path: '/graphql' }, { kind: 'answer', response });
    await saveForm(d, key, FORM);
    clock.advance(120_000);
    await d.program.resume(true);
    await d.settle();
    expect((await look(d, key)).question).toBeUndefined();
    clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    expect(body()).toContain('People abandon');
    expect((await d.row(ref(key))).writing).toBeUndefined();
  });
});

describe('what the edit history does not show', () => {
  const mark = { before: 'b', sent: 's', version: 'v', wroteBefore: null, at: 0 };
  test('is believed of an old request, never of one that was taken', () => {
    expect(writes.settledAbsent(mark, writes.LANDING_MS - 1)).toBe(false);
    expect(writes.settledAbsent(mark, writes.LANDING_MS)).toBe(true);
    expect(writes.settledAbsent({ ...mark, taken: true }, writes.LANDING_MS)).toBe(false);
  });

  test('a late history hides no text that was replaced', async () => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await look(d, key);
    const late = JSON.stringify({ data: { node: { userContentEdits: { nodes: [] } } } });
    world.foreign.before({ method: 'PATCH' }, () => world.foreign.edit(key, 'acme-dev', 'A foreign line.'));
    world.faults.on(
      { path: '/graphql' },
      { kind: 'answer', response: { status: 200, headers: {}, body: late } },
    );
    await saveForm(d, key, FORM);
    expect(body()).not.toContain('A foreign line.');
    clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    expect((await look(d, key)).question).toMatchObject({ kind: 'overwritten', by: 'acme-dev' });
  });

  test('a browser sends the request twice: both texts that it replaced are offered back', async () => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await look(d, key);
    const add = (line: string) => () => world.foreign.edit(key, 'acme-dev', (b) => `${b}\n\n${line}`);
    world.foreign.before({ method: 'PATCH' }, add('Before the first.'));
    world.foreign.after({ method: 'PATCH' }, add('Before the second.'));
    world.faults.on({ method: 'PATCH' }, { kind: 'resent' });
    await saveForm(d, key, FORM);
    expect(body()).not.toContain('Before the');
    clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    for (const text of ['Before the first.', 'Before the second.']) {
      const { question } = await look(d, key);
      expect(question).toMatchObject({ kind: 'overwritten', text });
      await ask(d, { type: 'overwritten.settle', item: ref(key), choice: 'restore' });
      await d.settle();
      expect(body()).toContain(text);
    }
    expect(body()).toContain('Before the first.');
    expect((await look(d, key)).question).toBeUndefined();
  });

  test('a browser sends the request twice and only the second is refused: the first has landed', async () => {
    const { d, key, world, body, clock } = setting();
    await use(d);
    await look(d, key);
    world.foreign.before({ method: 'PATCH' }, () => world.foreign.edit(key, 'acme-dev', 'Theirs.'));
    world.faults.on({ method: 'PATCH' }, { kind: 'resent' });
    const response = { status: 429, headers: { 'retry-after': '1' }, body: '{"message":"no"}' };
    world.foreign.after({ method: 'PATCH' }, () => {
      world.faults.on({ method: 'PATCH' }, { kind: 'answer', response });
    });
    await saveForm(d, key, FORM);
    expect(body()).toContain('People abandon');
    clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    expect(await look(d, key)).toMatchObject({
      question: { kind: 'overwritten', text: 'Theirs.' },
      sharing: { state: 'shared' },
    });
  });

  test('one replaced text is told once, though two tries of the write landed', () => {
    const lost = { by: 'b', at: '2026-11-02', text: 't', full: 't', lines: 't', sent: 's' };
    const open_ = [mark, { ...mark, before: 'c' }];
    const base: ItemRow = { ...emptyRow('a', item), writing: open_ };
    const once = writes.checked(base, mark, true, who, { overwritten: [lost] });
    expect(
      writes.checked(once, { ...mark, before: 'c' }, true, who, { overwritten: [lost] }).overwritten,
    ).toEqual([lost]);
  });
});

describe('somebody changed our section in the gap', () => {
  const inGap = async (change: (body: string) => string) => {
    const s = setting();
    await use(s.d);
    await look(s.d, s.key);
    const first = await saveForm(s.d, s.key, FORM);
    s.clock.advance(60_000);
    s.world.foreign.before({ method: 'PATCH' }, () => s.world.foreign.edit(s.key, 'acme-dev', change));
    await saveForm(s.d, s.key, { ...FORM, reason: 'Another reason' }, first.outcome?.version ?? null);
    s.clock.advance(3_600_000);
    await s.d.program.resume(true);
    await s.d.settle();
    return { ...s, view: await look(s.d, s.key) };
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
