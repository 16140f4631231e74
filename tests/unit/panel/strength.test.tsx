// @vitest-environment happy-dom
/** How strong the bet is: shown after the first save, counted in sight, and live while somebody types. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Quality } from '../../../lib/outcome/quality';
import { FILTER, HELD, judged, PAUSED, qualityOf, strengthOf } from '../../gallery/quality-views';
import { FOUR, NOW, pendingOf, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const STRONG = qualityOf();
const status = (p: Awaited<ReturnType<typeof open>>) =>
  p.slot.container.querySelector('section > p[role=status]')?.textContent;
const meter = (p: Awaited<ReturnType<typeof open>>) => p.ui.queryByRole('meter', { name: 'Strength' });

describe('strength', () => {
  test('a meter with its value, its band and the line of the team, in words too', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) });
    const m = meter(p);
    expect([m?.getAttribute('aria-valuenow'), m?.getAttribute('aria-valuemax')]).toEqual(['49', '100']);
    expect(m?.getAttribute('aria-valuetext')).toBe('49 of 100, weak. Team Checkout starts building at 50.');
    expect(p.text()).toContain('49 of 100 · weak');
  });

  test('what one blocking fault holds back, and what mending it brings', async () => {
    const p = await open({ view: judged({ ...FOUR, by: '' }, HELD) });
    expect(p.text()).toContain('One blocking fault holds it at 49. With a date it is 82.');
    const held = p.slot.container.querySelector<HTMLElement>('.meter .held');
    expect(held?.style.width).toBe('23%');
  });

  test('of several no single one lifts it: no promise is made of one', async () => {
    const [first] = HELD.findings;
    if (!first) throw new Error('no finding');
    const two: Quality = {
      ...HELD,
      strength: strengthOf({ timeBox: 10 }, { capped: true }),
      findings: [first, { ...first, rule: 'H08', where: { field: 'target', from: 0, to: 0 } }],
    };
    const p = await open({ view: judged(FOUR, two) });
    expect(p.text()).toContain('Two blocking faults hold it at 49. Mended, it is 90 or more.');
  });

  test('the team’s own line is drawn where it is none of the bands’', async () => {
    const own = await open({ view: judged(FOUR, qualityOf({ threshold: 60 })) });
    expect(own.slot.container.querySelectorAll('.meter u')).toHaveLength(3);
    expect(own.text()).toContain('Team Checkout starts building at 60.');
    const same = await open({ view: judged(FOUR, qualityOf({ threshold: 75 })) });
    expect(same.slot.container.querySelectorAll('.meter u')).toHaveLength(2);
  });

  test('the formula adds up, in sight of whoever asks', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) });
    expect(p.ui.queryByRole('table')).toBeNull();
    await p.click('How it is counted');
    const cells = [...p.slot.container.querySelectorAll('.formula td')].map((c) => c.textContent ?? '');
    const points = cells.slice(0, 10).map((c) => Number(c.split(' / ')[0]));
    const off = Number(cells[10]?.replace('−', '-'));
    expect(points.reduce((a, b) => a + b, 0) + off).toBe(PAUSED.strength?.uncapped);
    expect(p.text()).toContain('Held at 49');
    expect(p.text()).toContain('Below 50 is weak, from 75 on strong.');
    await p.click('Hide how it is counted');
    expect(p.ui.queryByRole('table')).toBeNull();
  });

  test.each([
    ['nothing is written', { view: { ...viewOf(null), quality: STRONG } }],
    ['something waits and was not saved', { pending: { ...pendingOf(FOUR, false), quality: STRONG } }],
  ])('not before the first save: %s', async (_, on) => {
    const p = await open(on, { intent: 'edit' });
    expect(meter(p)).toBeNull();
  });

  test('what waits for its issue has one as well', async () => {
    const p = await open({ pending: { ...pendingOf(FOUR, true), quality: STRONG } });
    expect(meter(p)?.getAttribute('aria-valuenow')).toBe('90');
    // Of an issue that does not exist nothing is set aside.
    expect(p.text()).not.toContain('Not relevant here');
  });
});

describe('while somebody types', () => {
  const weaker = qualityOf({ strength: strengthOf({ reason: 10, evidence: 10, falsifier: 5 }) });
  const weak = qualityOf({ ...PAUSED, stage: 'ready' });

  test('asked a moment after the last key, about what stands there then', async () => {
    const p = await open(
      { view: judged(FOUR, STRONG) },
      { intent: 'edit', answers: { 'outcome.judge': () => weaker } },
    );
    await p.type('reason', 'h');
    await p.settle(100);
    await p.type('reason', 'hm');
    await p.settle(100);
    expect(p.sentOf('outcome.judge')).toEqual([]);
    await p.settle(200);
    expect(p.sentOf('outcome.judge')).toMatchObject([{ form: { reason: 'hm', by: '2027-03-31' } }]);
    expect(meter(p)?.getAttribute('aria-valuenow')).toBe('75');
  });

  test('an answer to what was typed before is dropped', async () => {
    const waiting: ((q: Quality) => void)[] = [];
    const p = await open(
      { view: judged(FOUR, STRONG) },
      { intent: 'edit', answers: { 'outcome.judge': () => new Promise((done) => waiting.push(done)) } },
    );
    await p.type('reason', 'one');
    await p.settle(300);
    await p.type('reason', 'two');
    waiting[0]?.(weak);
    await p.settle(0);
    expect(meter(p)?.getAttribute('aria-valuenow')).toBe('90');
    await p.settle(300);
    waiting[1]?.(weaker);
    await p.settle(0);
    expect(meter(p)?.getAttribute('aria-valuenow')).toBe('75');
  });

  test('a worker that refuses, or never answers, leaves what was shown last', async () => {
    let answer: () => Quality | Promise<Quality> = () => weaker;
    const p = await open(
      { view: judged(FOUR, STRONG) },
      { intent: 'edit', answers: { 'outcome.judge': () => answer() } },
    );
    await p.type('reason', 'one');
    await p.settle(300);
    answer = () => {
      throw new Error('gone');
    };
    await p.type('reason', 'two');
    await p.settle(300);
    answer = () => new Promise(() => {});
    await p.type('reason', 'three');
    await p.settle(5_000);
    expect(meter(p)?.getAttribute('aria-valuenow')).toBe('75');
    expect(p.text()).not.toContain('Not done.');
  });

  test('the band is said when it changes, and points are not', async () => {
    let next: Quality = qualityOf({ strength: strengthOf({ falsifier: 5, evidence: 7 }) });
    const p = await open(
      { view: judged(FOUR, STRONG) },
      { intent: 'edit', answers: { 'outcome.judge': () => next } },
    );
    await p.type('reason', 'one');
    await p.settle(300);
    expect(meter(p)?.getAttribute('aria-valuenow')).toBe('88');
    expect(status(p)).toBe('');
    next = weak;
    await p.type('reason', 'two');
    await p.settle(300);
    expect(status(p)).toBe('Strength is weak now: 49 of 100.');
  });

  test('not asked before the first save; a form that is left asks nothing more', async () => {
    const first = await open({ view: viewOf(null) }, { intent: 'edit' });
    await first.type('problem', 'Forced sign-up');
    await first.settle(1_000);
    expect(first.sentOf('outcome.judge')).toEqual([]);
    const p = await open({ view: judged(FOUR, STRONG) }, { intent: 'edit' });
    await p.type('reason', 'one');
    await p.key('Escape');
    await p.settle(1_000);
    expect(p.sentOf('outcome.judge')).toEqual([]);
  });

  test('a draft that says something else is judged when its form opens', async () => {
    const draft = { form: { ...FOUR, reason: '' }, at: NOW, opened: [], from: 'v1' };
    const p = await open(
      { view: judged(FOUR, STRONG, { draft }) },
      { answers: { 'outcome.judge': () => weaker } },
    );
    await p.settle(300);
    expect(p.sentOf('outcome.judge')).toHaveLength(1);
  });

  test('in a form for an issue to come, by its title', async () => {
    const p = await open(
      { pending: { ...pendingOf(FOUR, true), quality: STRONG } },
      {
        intent: 'edit',
        answers: { 'pending.judge': () => weaker, 'pending.put': () => pendingOf(FOUR, true) },
      },
    );
    await p.type('reason', 'one');
    await p.settle(300);
    expect(p.sentOf('pending.judge')).toMatchObject([{ title: 'Add gift wrapping to the cart' }]);
    expect(meter(p)?.getAttribute('aria-valuenow')).toBe('75');
  });
});
