// @vitest-environment happy-dom
/** Whether work may go on: what the banner says, and exceptions from what is asked. */
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import type { Quality } from '../../../lib/outcome/quality';
import { FILTER, judged, PAUSED, qualityOf, WEAK } from '../../gallery/quality-views';
import { FOUR, ITEM, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type P = Awaited<ReturnType<typeof open>>;
const text = (p: P) => p.text().replace(/\u00a0/g, ' ');
const NOTE = 'This check runs in your browser. The API, bulk edits and people without Sightline can pass it.';
const buttons = (p: P) => [...p.slot.container.querySelectorAll('.ban .do button')].map((b) => b.textContent);
const primaries = (p: P) => p.slot.container.querySelectorAll('.btn.p').length;
const waiver = { by: 'acme-pm', why: 'The old form ends on 10 January', until: '2027-01-15' };
const none = (q: Partial<Quality>, more: Partial<ItemView> = {}) =>
  judged(null, qualityOf({ strength: undefined, ...q }), more);

describe('the banner', () => {
  test('paused: how weak, from where the team starts, what is to be done and how long it takes', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) });
    expect(text(p)).toContain(
      'Paused: weak hypothesis, 49 of 100. Team Checkout starts building at 50. One thing to mend, about one minute.',
    );
    expect(buttons(p)).toEqual(['Waive…', 'Mend it now']);
    expect(text(p)).toContain(NOTE);
    expect(text(p)).toContain('Paused 49');
  });

  test('weak before the gate: quieter, and nothing to waive', async () => {
    const p = await open({ view: judged(FILTER, WEAK) });
    expect(text(p)).toContain('Weak hypothesis, 49 of 100.');
    expect(buttons(p)).toEqual(['Mend it now']);
    expect(p.slot.container.querySelector('.ban.w')).toBeNull();
    expect(primaries(p)).toBe(0);
  });

  test('two things, two minutes; without a team nobody is named', async () => {
    const [first] = PAUSED.findings;
    if (!first) throw new Error('no finding');
    const two = { ...PAUSED, team: undefined, findings: [first, { ...first, rule: 'H09' as const }] };
    const p = await open({ view: judged(FILTER, two) });
    expect(text(p)).toContain('Building starts at 50. Two things to mend, about two minutes.');
  });

  test('a team that calls itself a team is not called one twice', async () => {
    const p = await open({ view: judged(FILTER, { ...PAUSED, team: { id: 't', name: 'Team Red' } }) });
    expect(text(p)).toContain('Team Red starts building at 50.');
  });

  test('ready: no banner, and no note of a check', async () => {
    const p = await open({ view: judged(FOUR, qualityOf()) });
    expect(p.slot.container.querySelector('.ban')).toBeNull();
    expect(text(p)).not.toContain(NOTE);
  });

  test('begun without an outcome: said once, with one primary', async () => {
    const p = await open({ view: none({ stage: 'building', unguarded: 'building' }) });
    expect(text(p)).toContain('Started without an outcome. Team Checkout asks for one before building.');
    expect(buttons(p)).toEqual(['Waive…', 'Mend it now']);
    expect(primaries(p)).toBe(1);
    await p.click('Mend it now');
    expect(p.active()).toBe(p.field('problem'));
  });

  test('begun with parts missing names them', async () => {
    const { reason: _, ...part } = FOUR;
    const q = qualityOf({ stage: 'building', unguarded: 'building', asked: ['reason', 'business'] });
    const p = await open({ view: judged(part, q) });
    expect(text(p)).toContain('Started before it was whole. Still missing: reason, business link.');
  });

  test('shipped without one: how long ago, as far as the tracker tells', async () => {
    const q = { stage: 'shipped', unguarded: 'shipped' } as const;
    const told = await open({ view: none(q, { launch: { on: '2026-10-19', why: 'release 3.2' } }) });
    expect(text(told)).toContain('Shipped 31 days ago, and nobody can say what it changed.');
    const untold = await open({ view: none(q) });
    expect(text(untold)).toContain('Shipped, and nobody can say what it changed.');
    expect(text(untold)).toContain('it will read “recorded afterwards”');
  });

  test.each([
    ['exempt', 'Bug', 'Nothing is asked here: “Bug” is exempt.'],
    ['old', '2026-09-01', 'it is older than 2026-09-01.'],
    ['not-pilot', undefined, 'the team begins with other items.'],
  ] as const)('nothing is asked: %s', async (why, word, says) => {
    const p = await open({ view: none({ spared: { why, ...(word && { word }) } }) });
    expect(text(p)).toContain(says);
    // It may be written, and nobody is pressed to.
    expect(p.ui.getByRole('button', { name: 'Write the outcome' }).className).toBe('btn');
  });

  test('a question comes before it', async () => {
    const question = { kind: 'gone', keptUntil: '2027-02-19' } as const;
    const p = await open({ view: judged(FILTER, PAUSED, { question }) });
    expect(text(p)).not.toContain('Paused: weak');
  });
});

describe('the waiver', () => {
  const view = judged(FILTER, PAUSED);
  const waived = judged(FILTER, { ...PAUSED, readiness: 'fine', waiver });
  const start = (answers = { 'outcome.waive': () => waived }) => open({ view }, { answers });
  const area = (p: P) => p.slot.container.querySelector<HTMLTextAreaElement>('#sl-waive-why');
  const date = (p: P) => p.slot.container.querySelector<HTMLInputElement>('#sl-waive-until');
  async function write(p: P, el: HTMLInputElement | HTMLTextAreaElement | null, value: string) {
    if (!el) throw new Error('no field');
    await act(async () => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), 'value')?.set?.call(el, value);
      el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    await p.settle();
  }

  test('asks why and until when; says who reads it and what stays missing', async () => {
    const p = await start();
    await p.click('Waive…');
    expect(p.active()).toBe(area(p));
    expect(text(p)).toContain('Everyone who opens #142 with Sightline sees this, and so does the Review.');
    expect(text(p)).toContain('On that day the item asks again. 17 Feb 2027 at the latest.');
    expect(text(p)).toContain(NOTE);
    await write(p, area(p), 'The provider ends the old form');
    await p.click('1 month');
    expect(p.ui.getByRole('button', { name: '1 month' }).getAttribute('aria-pressed')).toBe('true');
    await p.click('Waive it');
    expect(p.sentOf('outcome.waive')).toEqual([
      { type: 'outcome.waive', item: ITEM, why: 'The provider ends the old form', until: '2026-12-19' },
    ]);
    expect(text(p)).toContain('Waived until 15 Jan 2027: The old form ends on 10 January.');
  });

  test.each([
    ['', 'Name one day'],
    ['soon', 'Name one day'],
    ['18 Nov 2026', 'That day has passed.'],
    ['18 Feb 2027', 'A waiver here ends by 17 Feb 2027.'],
  ])('until “%s”: %s', async (value, says) => {
    const p = await start();
    await p.click('Waive…');
    await write(p, area(p), 'A reason');
    await write(p, date(p), value);
    await p.click('Waive it');
    expect(p.sentOf('outcome.waive')).toEqual([]);
    expect(text(p)).toContain(says);
    expect(p.active()).toBe(date(p));
    expect(date(p)?.getAttribute('aria-invalid')).toBe('true');
  });

  test('spans beyond what the policy allows are not offered', async () => {
    const p = await open({ view: judged(FILTER, { ...PAUSED, lastDay: '2026-12-05' }) });
    await p.click('Waive…');
    expect(p.ui.queryByRole('button', { name: '1 month' })).toBeNull();
    expect(p.ui.getByRole('button', { name: '2 weeks' })).toBeTruthy();
  });

  test('Ctrl+Enter in the reason and Enter in the day send it; Enter alone makes a line', async () => {
    const p = await start();
    await p.click('Waive…');
    await write(p, area(p), 'A reason');
    expect(await p.key('Enter')).toBe(false);
    expect(p.sentOf('outcome.waive')).toEqual([]);
    expect(await p.key('Enter', { ctrlKey: true })).toBe(true);
    expect(p.sentOf('outcome.waive')).toHaveLength(1);
  });

  test('Escape goes back to the press that opened it, and changes nothing', async () => {
    const p = await start();
    await p.click('Waive…');
    await p.key('Escape');
    await p.settle(60);
    expect(p.fold).not.toHaveBeenCalled();
    expect(p.active()?.textContent).toBe('Waive…');
    await p.click('Waive…');
    await p.click('Go back');
    await p.settle(60);
    expect(p.active()?.textContent).toBe('Waive…');
    expect(p.sentOf('outcome.waive')).toEqual([]);
  });

  test('refused: what was written stays', async () => {
    const p = await open({ view });
    await p.click('Waive…');
    await write(p, area(p), 'A reason');
    await p.click('Waive it');
    expect(text(p)).toContain('Not done.');
    expect(area(p)?.value).toBe('A reason');
  });

  test('only leads may: nobody else is offered it', async () => {
    const p = await open({ view: judged(FILTER, { ...PAUSED, mayWaive: false }) });
    expect(buttons(p)).toEqual(['Mend it now']);
  });

  test('a running one is said with what is missing still, answered or taken back', async () => {
    const q = qualityOf({ strength: undefined, waiver, asked: ['target'] });
    const empty: ItemView = { ...viewOf({}, { known: 'outcome' }), quality: q, missing: ['target', 'by'] };
    const p = await open({ view: empty }, { answers: { 'outcome.waive': () => judged(FILTER, PAUSED) } });
    expect(text(p)).toContain(
      'Waived until 15 Jan 2027: The old form ends on 10 January. Still missing: target, date.',
    );
    expect(buttons(p)).toEqual(['Take it back', 'Answer now']);
    await p.click('Take it back');
    expect(p.sentOf('outcome.waive')).toMatchObject([{ until: null }]);
    expect(text(p)).toContain('Paused: weak');
  });

  test('one that has ended asks again', async () => {
    const ended = { ...waiver, until: '2026-11-15', ended: true as const };
    const p = await open({ view: judged(FILTER, { ...PAUSED, waiver: ended }) });
    expect(text(p)).toContain('The waiver ended on 15 Nov 2026. “The old form ends on 10 January”');
    expect(buttons(p)).toEqual(['Waive again…', 'Mend it now']);
  });

  test('what is ready needs none any more', async () => {
    const p = await open({ view: judged(FOUR, qualityOf({ waiver })) });
    expect(text(p)).not.toContain('Waived until');
  });
});

test('a team whose settings were found is joined by one press', async () => {
  const view = none({ stage: 'backlog' }, { teamOffer: { id: 't1', name: 'Checkout', where: 'acme/shop' } });
  const p = await open({ view }, { answers: { 'offer.join': () => none({ stage: 'backlog' }) } });
  expect(text(p)).toContain('Team Checkout’s settings are in acme/shop. Join');
  await p.click('Join');
  expect(p.sentOf('offer.join')).toMatchObject([{ id: 't1' }]);
  expect(text(p)).toContain('Joined.');
});

describe('the stage', () => {
  const name = (p: P) => p.slot.container.querySelector('.stage')?.getAttribute('aria-label');
  test('six dashes and its name in words; what nobody knows is not shown', async () => {
    expect(name(await open({ view: none({ stage: 'backlog' }) }))).toBe('Stage Backlog, 1 of 6');
    expect(name(await open({ view: judged(FOUR, qualityOf({ stage: 'decided' })) }))).toBe(
      'Stage Decided, 6 of 6',
    );
    expect(name(await open({ view: none({ stage: null }) }))).toBeUndefined();
    expect(name(await open({ view: viewOf(FOUR) }))).toBeUndefined();
  });
});
