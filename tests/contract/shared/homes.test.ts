/**
 * What every tracker promises of an outcome's home: one suite for all of them, through the worker, against the practice
 * trackers. A new tracker brings the names of two items (`tests/fixtures/<id>/practice.json`), and no code.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { applyForm, type Form } from '../../../lib/outcome/fields';
import type { ItemRef } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { HOMES } from '../../../lib/trackers/homes';
import { registered, TRACKER_IDS } from '../../../lib/trackers/registry';
import type { Fault } from '../../playground/faults';
import { form } from '../../support/arbitraries';
import type { Device } from '../../support/device';
import { browser, look, world as newWorld, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

const Practice = z.strictObject({
  item: z.string(),
  other: z.string(),
  site: z.string(),
  /** Where it is asked: faults are put there. */
  host: z.string(),
  /** Address of a list that shows both. */
  list: z.url(),
  /** What the tracker tells of the item beside its outcome, but for when it was made. */
  facts: z.record(z.string(), z.unknown()),
});

const PLACES = TRACKER_IDS.map((id) => {
  const file = join(process.cwd(), 'tests/fixtures', id, 'practice.json');
  const { site, item, other, ...rest } = Practice.parse(JSON.parse(readFileSync(file, 'utf8')));
  const of = (key: string): ItemRef => ({ tracker: id, site, key });
  const missing = of(item.replace(/\d+$/, '99999'));
  const home = HOMES.find((h) => h.id === id);
  if (!home) throw new Error(`no home of ${id}`);
  return { id, item: of(item), other: of(other), missing, home, ...rest };
});

const LIST_TAB = 9;
const badges = async (d: Device, list: string, items: ItemRef[]) => {
  d.tabs.set(LIST_TAB, list);
  // What is known comes at once; what had to be asked for is there the second time.
  await tell(d, { type: 'rows.read', items, fresh: true }, LIST_TAB);
  const told = await tell(d, { type: 'rows.read', items }, LIST_TAB);
  return items.map(({ key }) => told.rows.find((r) => r.key === key)?.needs);
};

const answer = (status: number, body = '{"message":"no"}'): Fault => ({
  kind: 'answer',
  response: { status, headers: { 'content-type': 'application/json' }, body },
});
const FAULTS: [string, Fault][] = [
  ['offline', { kind: 'offline' }],
  ['cut off', { kind: 'truncated' }],
  ['a page instead of data', { kind: 'html' }],
  ...[401, 403, 404, 409, 422, 429, 500, 503].map((n): [string, Fault] => [`${n}`, answer(n)]),
  ['data that says nothing', answer(200, '{}')],
  ['data of another kind', answer(200, '[1,"x",null]')],
];

describe.each(PLACES)('$id', ({ item, other, missing, home, host, list, facts, id }) => {
  async function begin() {
    const world = newWorld();
    const d = browser(world);
    await use(d, item);
    return { world, d, clock: world.state.clock };
  }
  const LATER = 3_600_000;

  test('without an outcome it says so, and only after it has looked', async () => {
    const { d } = await begin();
    d.tabs.set(1, '');
    const view = await visit(d, item);
    expect(view).toMatchObject({ known: 'none', form: {} });
    expect(view.trouble).toBeUndefined();
  });

  test('what was saved is shared, and the same to another browser', async () => {
    const { world, d } = await begin();
    await visit(d, item);
    const { outcome } = await save(d, item, FORM);
    expect((await look(d, item)).sharing.state).toBe('shared');
    const second = browser(world);
    await use(second, item);
    const seen = await visit(second, item);
    expect(seen.outcome?.version).toBe(outcome?.version);
    expect(seen.form).toEqual(FORM);
  });

  test('lists tell what the item tells', async () => {
    const { world, d } = await begin();
    await visit(d, item);
    await save(d, item, FORM);
    const second = browser(world);
    await use(second, item);
    const [mine, none, nothing] = await badges(second, list, [item, other, missing]);
    expect([mine, none]).toEqual(['nothing', 'outcome']);
    // No badge, or one that says "not checked".
    expect([undefined, 'check']).toContain(nothing);
    expect((await visit(second, other)).known).toBe('none');
  });

  test('state, labels, type and age are told by the item and by a list alike', async () => {
    const { world, d } = await begin();
    await visit(d, item);
    const told = (await d.row(item)).facts;
    expect(told).toEqual({ ...facts, createdAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) });
    const second = browser(world);
    await use(second, item);
    await badges(second, list, [item]);
    expect((await second.row(item)).facts).toEqual(told);
  });

  test('two people change two fields: both stand, for both', async () => {
    const { world, d, clock } = await begin();
    await visit(d, item);
    const { outcome } = await save(d, item, FORM);
    const from = outcome?.version ?? null;
    const second = browser(world);
    await use(second, item);
    await visit(second, item);
    clock.advance(5_000);
    await save(d, item, { ...FORM, target: '71 %' }, from);
    clock.advance(5_000);
    await save(second, item, { ...FORM, segment: 'Everybody' }, from);
    clock.advance(LATER);
    for (const who of [d, second])
      expect((await visit(who, item)).form).toEqual({ ...FORM, target: '71 %', segment: 'Everybody' });
  });

  test('two people change one field: nothing is written until one of them has chosen', async () => {
    const { world, d, clock } = await begin();
    await visit(d, item);
    const { outcome } = await save(d, item, FORM);
    const from = outcome?.version ?? null;
    const second = browser(world);
    await use(second, item);
    await visit(second, item);
    await save(d, item, { ...FORM, target: '71 %' }, from);
    clock.advance(5_000);
    await save(second, item, { ...FORM, target: '75 %' }, from);
    clock.advance(LATER);
    expect((await visit(second, item)).question).toMatchObject({
      kind: 'conflict',
      rows: [{ field: 'target', mine: '75 %', theirs: '71 %' }],
    });
    clock.advance(LATER);
    expect((await visit(d, item)).form.target).toBe('71 %');
    await tell(second, { type: 'conflict.settle', item, choices: { target: 'mine' } });
    clock.advance(LATER);
    expect((await visit(d, item)).form.target).toBe('75 %');
  });

  test('removed, it is removed for everybody, and comes back for everybody', async () => {
    const { world, d, clock } = await begin();
    await visit(d, item);
    await save(d, item, FORM);
    const second = browser(world);
    await use(second, item);
    await visit(second, item);
    await tell(d, { type: 'outcome.remove', item, why: 'not needed' });
    clock.advance(LATER);
    expect((await visit(second, item)).known).not.toMatch(/outcome|unread/);
    expect(await badges(second, list, [item])).not.toEqual(['nothing']);
    await tell(d, { type: 'outcome.undo', item });
    clock.advance(LATER);
    expect((await visit(second, item)).form).toEqual(FORM);
  });

  test('an item that is not there is never said to have none', async () => {
    const { d } = await begin();
    const view = await visit(d, missing);
    expect(view.known).toBe('unread');
    expect(view.trouble?.trouble.code).toMatch(/^(gone|hidden|not-permitted)$/);
  });

  test.each(FAULTS)('read over %s: never "none", said why, read when it is over', async (_, fault) => {
    const { world, d, clock } = await begin();
    await visit(d, item);
    await save(d, item, FORM);
    const second = browser(world);
    await use(second, item);
    const on = world.faults.on({ host }, fault, 'always');
    const view = await visit(second, item);
    expect(view.known).toBe('unread');
    expect(view.trouble?.trouble.code).toBeTruthy();
    expect(await badges(second, list, [item])).toEqual(['check']);
    on.off();
    clock.advance(LATER);
    second.restart();
    expect((await visit(second, item)).form).toEqual(FORM);
    expect(second.problems).toEqual([]);
  });

  test.each(FAULTS)('saved over %s: kept here, said why, sent once when it is over', async (_, fault) => {
    const { world, d, clock } = await begin();
    await visit(d, item);
    const on = world.faults.on({ host }, fault, 'always');
    const { outcome } = await save(d, item, FORM);
    const view = await look(d, item);
    expect(view).toMatchObject({ known: 'outcome', form: FORM });
    expect(view.sharing.state).not.toBe('shared');
    on.off();
    clock.advance(LATER);
    d.restart();
    await visit(d, item);
    await tell(d, { type: 'share.retry', item });
    const sent = await look(d, item);
    if (sent.sharing.state === 'unasked') await tell(d, { type: 'share.choose', item, way: 'connect' });
    expect((await look(d, item)).sharing.state).toBe('shared');
    const second = browser(world);
    await use(second, item);
    expect((await visit(second, item)).outcome?.version).toBe(outcome?.version);
    expect(d.problems).toEqual([]);
  });

  test('killed at any moment of a save: kept or not begun, sent once', async () => {
    for (let step = 1; step < 120; step += 13) {
      const { world, d, clock } = await begin();
      await visit(d, item);
      d.killAfter(step);
      await d.fromTab(1, { type: 'outcome.save', item, form: FORM, from: null });
      await d.settle();
      const held = (await d.row(item)).local;
      d.restart();
      clock.advance(LATER);
      await visit(d, item);
      clock.advance(LATER);
      const after = await visit(d, item);
      if (held) expect(after, `after ${step}`).toMatchObject({ known: 'outcome', form: FORM });
      const second = browser(world);
      await use(second, item);
      const seen = await visit(second, item);
      expect(seen.outcome?.version, `after ${step}`).toBe(after.outcome?.version);
    }
  });

  test('a section for pasting reads as what was written, whatever the words; or is never looked for', () => {
    const made = (f: Form) =>
      stamp(
        null,
        applyForm({}, f, () => 'g'),
        {
          id: 'o_1',
          home: item,
          by: 'Mara',
          at: '2026-11-21T08:00:00Z',
        },
      );
    const read = (f: Form) => home.section.read(`Before.\n\n${home.section.write(made(f))}\n\nAfter.`, item);
    const looks = read(FORM).kind !== 'none';
    fc.assert(
      fc.property(form, (f) => {
        fc.pre(Object.values(f).some((value) => value.trim() !== ''));
        const told = read(f);
        expect(told.kind).toBe(looks ? 'outcome' : 'none');
        if (told.kind !== 'outcome') return;
        // A page shows one space for several, and so does an editor that people paste into.
        const spaced = (value: unknown): unknown =>
          JSON.parse(
            JSON.stringify(value, (_, v: unknown) => (typeof v === 'string' ? v.replace(/\s+/g, ' ') : v)),
          );
        expect(spaced(told.outcome.content)).toEqual(spaced(made(f).content));
        expect(told.handEdited).toBe(false);
      }),
      { numRuns: 3000, seed: 2119220113 },
    );
  });

  test('it is asked by its API or by a closed list of requests, not by both', () => {
    expect(registered(id)?.apis.length === 0).toBe(home.session !== undefined);
    for (const [name, op] of Object.entries(home.session ?? {})) {
      expect(op.path, name).toMatch(/^\/(?!\/)/);
      const parts = [...op.path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
      expect(Object.keys(op.parts ?? {}).toSorted(), name).toEqual(parts.toSorted());
      if (op.method === 'PUT' || op.method === 'DELETE') expect(op.writes, name).toBe(true);
      for (const shape of Object.values({ ...op.parts, ...op.query }))
        expect(shape.source, name).toMatch(/^\^.*\$$/s);
    }
  });
});
