// @vitest-environment happy-dom
/** The other ways on from a held press: back, without, with a waiver; and where nothing can be saved. */
import { describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import { asksAtOnce, team } from '../../gallery/gate-slot';
import { answered, eachOnItsOwn, nobody, open, TWO } from './open';

eachOnItsOwn();

describe('go back', () => {
  test('by Escape: nothing changes, and what was typed stays a draft', async () => {
    const g = await open();
    await g.type('reason', 'Half a thought');
    expect(await g.key('Escape')).toBe(true);
    expect(g.told).toEqual(['close']);
    expect(g.sentOf('draft.put').at(-1)?.form.reason).toBe('Half a thought');
    expect(g.sentOf('outcome.save')).toEqual([]);
    const part = g.slot.part;
    expect(part.mode === 'item' && part.view.get().draft?.form.reason).toBe('Half a thought');
  });

  test('without a word typed asks nothing of the worker', async () => {
    const g = await open();
    await g.press('Go back');
    expect(g.told).toEqual(['close']);
    expect(g.sent.filter((m) => /save|put|drop/.test(m.type))).toEqual([]);
  });

  test('from the waiver too', async () => {
    const g = await open();
    await g.press('Waive…');
    await g.key('Escape');
    expect(g.told).toEqual(['close']);
  });

  test('says once that what was typed could not be kept, and leaves then', async () => {
    const g = await open(TWO, { answers: { 'draft.put': nobody } });
    await g.type('reason', 'Half a thought');
    await g.press('Go back');
    expect(g.told).toEqual([]);
    expect(g.status()).toContain('could not be kept. Press Go back again to leave without it.');
    await g.press('Go back');
    expect(g.told).toEqual(['close']);
  });

  test('does not belong to an input method at work', async () => {
    const g = await open();
    expect(await g.key('Escape', { isComposing: true })).toBe(false);
    expect(g.told).toEqual([]);
  });
});

describe('go on without', () => {
  test('is not offered where the team requires it', async () => {
    const g = await open();
    expect(g.buttons()).toEqual(['Go back', 'Waive…', 'Save and close']);
  });

  test('is by a nudge: nothing is saved, what was typed is kept', async () => {
    const g = await open({ ...TWO, settings: team('nudge') });
    await g.type('reason', 'Half a thought');
    await g.press('Go on without');
    expect(g.told).toEqual(['pass']);
    expect(g.sentOf('outcome.save')).toEqual([]);
    expect(g.sentOf('draft.put').at(-1)?.form.reason).toBe('Half a thought');
    expect(g.status()).toBe('Nothing was saved. Press “Close issue” again: it goes through now.');
  });
});

describe('waive', () => {
  test('asks why and until when, and says what the badge will read', async () => {
    const g = await open();
    await g.press('Waive…');
    expect(g.title()).toBe('Close with a waiver');
    expect(g.active()).toBe('sl-waive-why');
    expect(g.text()).toContain('Still missing: target, reason.');
    expect(g.text()).toContain('Waived to 3 Dec');
    expect(g.text()).toContain('17 Feb 2027 at the latest.');
    await g.press('1 month');
    expect(g.text()).toContain('Waived to 19 Dec');
    await g.fill('#sl-waive-why', 'The provider ends the old form');
    await g.press('Close with the waiver');
    expect(g.sentOf('outcome.waive')).toMatchObject([
      { why: 'The provider ends the old form', until: '2026-12-19' },
    ]);
    expect(g.told).toEqual(['pass']);
    expect(g.status()).toBe('Waived until 19 Dec 2026. Press “Close issue” again: it goes through now.');
  });

  test('needs a reason, and a day no later than the team allows', async () => {
    const g = await open();
    await g.press('Waive…');
    await g.fill('#sl-waive-until', '1 Jan 2029');
    expect(g.text()).toContain('A waiver here ends by 17 Feb 2027.');
    await g.press('Close with the waiver');
    expect(g.text()).toContain('A waiver needs a reason.');
    expect(g.active()).toBe('sl-waive-why');
    expect(g.sentOf('outcome.waive')).toEqual([]);
  });

  test('of a form goes with it', async () => {
    const g = await open({ act: 'create', settings: asksAtOnce('require'), form: null, title: 'Gift' });
    await g.press('Waive…');
    await g.fill('#sl-waive-why', 'Trade fair on Monday');
    await g.key('Enter', { metaKey: true });
    expect(g.sentOf('pending.waive')).toMatchObject([
      { id: 'p1', title: 'Gift', why: 'Trade fair on Monday', until: '2026-12-03' },
    ]);
    expect(g.told).toEqual(['pass']);
  });

  test('is given up for an answer, with what was typed', async () => {
    const g = await open();
    await g.type('target', '67 %');
    await g.press('Waive…');
    await g.press('Answer instead');
    expect(g.field('target')?.value).toBe('67 %');
    expect(g.active()).toBe('reason');
  });

  test('is not offered to those who may not', async () => {
    const { policy, ...rest } = team('require');
    const g = await open({ ...TWO, settings: { ...rest, policy: { ...policy, whoMayWaive: 'leads' } } });
    expect(g.buttons()).toEqual(['Go back', 'Save and close']);
  });
});

describe('nobody is kept', () => {
  test.each([
    ['refuses', nobody],
    ['never answers', () => new Promise<never>(() => {})],
  ])('where the worker %s', async (_, save) => {
    const g = await answered(TWO, { answers: { 'outcome.save': save } });
    await g.press('Save and close');
    await g.settle(5_000);
    expect(g.status()).toContain('Sightline cannot save now. Go on without: your press goes through.');
    expect(g.sentOf('draft.put').length).toBeGreaterThan(0);
    await g.press('Go on without');
    expect(g.told).toEqual(['pass']);
  });

  test('where it cannot be waived', async () => {
    const g = await open(TWO, { answers: { 'outcome.waive': nobody } });
    await g.press('Waive…');
    await g.fill('#sl-waive-why', 'No time');
    await g.press('Close with the waiver');
    expect(g.status()).toContain('Sightline cannot save now.');
    await g.press('Go on without');
    expect(g.told).toEqual(['pass']);
  });

  test('by a strength that nobody can tell', async () => {
    const g = await open(TWO, { answers: { 'outcome.judge': nobody } });
    await g.type('target', 'a lot');
    await g.type('reason', 'we believe it');
    await g.settle(400);
    expect(g.ui.queryByRole('meter')).toBeNull();
    await g.press('Save and close');
    expect(g.sentOf('outcome.save')).toHaveLength(1);
  });

  test('by an extension that was updated or removed: the dialog goes by itself', async () => {
    const g = await open();
    g.world.alive = false;
    await g.settle(1_000);
    expect(g.told).toEqual(['close']);
  });

  test('where the page goes on to another item: what was typed is kept', async () => {
    const g = await open();
    await g.type('reason', 'Half a thought');
    await g.unmount();
    expect(g.sentOf('draft.put').at(-1)?.form.reason).toBe('Half a thought');
    expect(g.slot.host.keys.handler).toBeNull();
  });

  test('where the tab shows another item already', async () => {
    const moved = () => {
      throw new Refused('moved', '');
    };
    const g = await answered(TWO, { answers: { 'outcome.save': moved } });
    await g.press('Save and close');
    expect(g.told).toContain('close');
    expect(g.status()).not.toContain('cannot save');
  });
});

describe('keys', () => {
  test('Tab goes round inside', async () => {
    const g = await open();
    g.ui.getByRole('button', { name: 'Save and close' }).focus();
    expect(await g.key('Tab')).toBe(true);
    expect(g.active()).toBe('baseline');
    expect(await g.key('Tab', { shiftKey: true })).toBe(true);
    expect(g.root.activeElement?.textContent).toBe('Save and close');
  });

  test('Enter in a line sends nothing', async () => {
    const g = await open();
    expect(await g.key('Enter')).toBe(true);
    expect(g.sentOf('outcome.save')).toEqual([]);
    expect(g.dialog()?.open).toBe(true);
  });

  test('what is pressed in it does not reach the page', async () => {
    const g = await open();
    const heard = vi.fn();
    for (const type of ['pointerdown', 'mousedown', 'click', 'focusin'])
      document.addEventListener(type, heard);
    const field = g.field('reason');
    for (const type of ['pointerdown', 'mousedown', 'click'])
      field?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    field?.focus();
    expect(heard).not.toHaveBeenCalled();
  });
});
