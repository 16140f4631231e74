/** A waiting outcome is attached to an item that had one before: it is another one, and asked about as such. */
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../lib/outcome/item';
import { addressOf } from '../../../lib/trackers/addresses';
import { agreeForAll, body, FIELDS, leaked, PUBLIC } from '../../support/links';
import { browser, world as newWorld, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';

describe('a waiting outcome attached where another was removed', () => {
  const NEXT = { ...FORM, problem: 'Vouchers are typed twice' };
  async function waiting(remembered = false) {
    const world = newWorld();
    const d = browser(world);
    await use(d, PUBLIC);
    if (remembered) await agreeForAll(d);
    await visit(d, PUBLIC);
    await save(d, PUBLIC, { ...FORM, problem: 'Before', business: 'Fewer lost carts' });
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields: FIELDS });
    world.state.clock.advance(5_000);
    await visit(d, PUBLIC);
    await tell(d, { type: 'outcome.remove', item: PUBLIC, why: '' });
    world.state.clock.advance(700_000);
    await visit(d, PUBLIC);
    d.tabs.set(3, 'https://github.com/acme/open-shop/issues/new');
    const put = { place: placeOf(PUBLIC), form: NEXT, title: 'T', opened: [], saved: true };
    const { id } = await tell(d, { type: 'pending.put', ...put }, 3);
    const attach = async () => {
      const told = await d.own({ type: 'pending.attachTo', id, url: addressOf(PUBLIC) ?? '' });
      await d.settle();
      return told;
    };
    return { world, d, id, attach };
  }

  test('is asked about, whatever was agreed for the other one, and follows its removal', async () => {
    const { world, d, attach } = await waiting();
    expect(await attach()).toEqual({ ok: true });
    world.state.clock.advance(60_000);
    const view = await visit(d, PUBLIC);
    expect(view).toMatchObject({ form: NEXT, isPublic: true, sharing: { state: 'unasked' } });
    expect(view.question).toBeUndefined();
    expect(view.form).not.toHaveProperty('business');
    expect(body(world)).not.toContain(NEXT.problem);
    await tell(d, { type: 'share.choose', item: PUBLIC, way: 'connect', fields: ['problem'] });
    expect(await visit(d, PUBLIC)).toMatchObject({ form: NEXT, sharing: { state: 'shared' } });
    expect(body(world)).toContain(NEXT.problem);
    expect([...leaked(body(world)), body(world).includes('31 of 84')]).toEqual([false]);
    // What was kept back of the one before is on this device still.
    expect(JSON.stringify((await d.row(PUBLIC)).left)).toContain('Fewer lost carts');
  });

  test('with fields agreed once and for all: those go by themselves, and no more', async () => {
    const { world, d, attach } = await waiting(true);
    await attach();
    expect(await visit(d, PUBLIC)).toMatchObject({ form: NEXT, sharing: { state: 'shared' } });
    expect(body(world)).toContain(NEXT.problem);
    expect(leaked(body(world))).toEqual([]);
  });

  test('from the item’s own page as well', async () => {
    const { world, d, id } = await waiting();
    const view = await tell(d, { type: 'pending.attach', item: PUBLIC, pendingId: id });
    expect(view).toMatchObject({ form: NEXT, sharing: { state: 'unasked' } });
    expect(body(world)).not.toContain(NEXT.problem);
    expect((await d.own({ type: 'pending.list' })).pending).toEqual([]);
  });

  test('written there instead: the new one has its own words alone, those kept back of the other stay apart', async () => {
    const { world, d } = await waiting();
    const { form } = await save(d, PUBLIC, { problem: 'Anew', owner: 'Jonas' });
    expect(form).toEqual({ problem: 'Anew', owner: 'Jonas' });
    expect((await visit(d, PUBLIC)).form).toEqual(form);
    expect(JSON.stringify((await d.row(PUBLIC)).left)).toContain('Fewer lost carts');
    expect(body(world)).not.toContain('Jonas');
  });

  test('not where an outcome stands by now: it waits on', async () => {
    const { d, id } = await waiting();
    await save(d, PUBLIC, FORM);
    const answer = await d.fromTab(1, { type: 'pending.attach', item: PUBLIC, pendingId: id });
    expect(answer).toMatchObject({ ok: false });
    expect((await d.own({ type: 'pending.list' })).pending).toHaveLength(1);
  });

  test('wherever the worker ends over it', async () => {
    for (let steps = 1, ended = true; ended; steps += steps < 40 ? 3 : 30) {
      const { world, d, id } = await waiting(true);
      d.killAfter(steps);
      await d.fromTab(1, { type: 'pending.attach', item: PUBLIC, pendingId: id });
      await d.settle();
      ended = d.dead;
      d.restart();
      await d.program.resume(true);
      world.state.clock.advance(60_000);
      await visit(d, PUBLIC);
      expect([steps, leaked(body(world))]).toEqual([steps, []]);
      const waits = (await d.own({ type: 'pending.list' })).pending.length;
      const there = (await d.row(PUBLIC)).local?.content.hypothesis?.problem === NEXT.problem;
      expect([steps, waits > 0 || there]).toEqual([steps, true]);
    }
  }, 30_000);
});
