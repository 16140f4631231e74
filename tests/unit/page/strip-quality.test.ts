/** What the strip says of a bet that is not ready, of work begun without one, and of exceptions. */
import { describe, expect, it } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { type Around, stripModel } from '../../../lib/page/strip-model';
import { toMend, waiverOf } from '../../../lib/page/strip-quality';
import {
  FILTER,
  judged,
  NO_DATE,
  NO_TARGET,
  PAUSED,
  qualityOf,
  REPEATS,
  WEAK,
} from '../../gallery/quality-views';
import { FOUR, NOW, viewOf } from '../../gallery/views';

const around: Around = { now: NOW, tracker: 'GitHub', narrow: false, inDescription: false };
const said = (view: ItemView, a: Partial<Around> = {}) => {
  const m = stripModel(view, { ...around, ...a });
  const text = m.runs.map((r) => r.text).join('');
  return {
    ...m,
    text: text.replace(/\u00a0/g, ' '),
    bold: m.runs.filter((r) => r.strong).map((r) => r.text),
  };
};
const waiver = { by: 'acme-pm', why: 'The provider ends the old form', until: '2027-01-15' };
const none = (q: Parameters<typeof qualityOf>[0], more: Partial<ItemView> = {}) =>
  judged(null, qualityOf({ strength: undefined, ...q }), more);

describe('not ready', () => {
  const two = { ...PAUSED, findings: [NO_TARGET, NO_DATE, REPEATS] };

  it('how many things, the first of them, and that there is more', () => {
    const m = said(judged(FILTER, two));
    expect(m.text).toBe('Two things to mend. No target is set. And 1 more.');
    expect(m.bold).toEqual(['Two things to mend.']);
    expect(m.badge).toMatchObject({ state: 'paused', text: 'Paused 49' });
    expect(m.action).toMatchObject({ label: 'Mend it now', act: 'edit', look: 'plain' });
    expect(m.required).toBe(false);
  });

  it('one thing, and no more', () => {
    expect(said(judged(FILTER, { ...PAUSED, findings: [NO_TARGET] })).text).toBe(
      'One thing to mend. No target is set.',
    );
  });

  it('before the gate the badge says weak', () => {
    expect(said(judged(FILTER, WEAK)).badge?.text).toBe('Weak 49');
  });

  it('where nothing blocks, warnings are what is to be mended', () => {
    expect(toMend({ ...PAUSED, findings: [REPEATS] })).toEqual([REPEATS]);
    expect(toMend(two)).toEqual([NO_TARGET, NO_DATE]);
  });

  it('weak and nowhere but here: shared first. Paused: mended first', () => {
    const sharing = { state: 'unasked' } as const;
    expect(said(judged(FILTER, WEAK, { sharing })).text).toMatch(/^On this device only/);
    expect(said(judged(FILTER, PAUSED, { sharing })).text).toMatch(/^One thing to mend/);
  });

  it('a write that failed, a question, or whether it reached users comes before it', () => {
    const trouble = { code: 'not-permitted', status: 403 } as const;
    expect(said(judged(FILTER, PAUSED, { sharing: { state: 'waiting', trouble } })).text).toMatch(/refused/);
    expect(
      said(judged(FILTER, PAUSED, { question: { kind: 'newer', format: '2.0', text: '' } })).text,
    ).toMatch(/newer Sightline/);
    expect(said(judged(FILTER, PAUSED, { launch: { on: '2026-11-12', why: 'r' } })).text).toMatch(
      /^Did it reach/,
    );
  });

  it('ready: the sentence', () => {
    expect(said(judged(FOUR, qualityOf())).text).toMatch(/^Shoppers are sent/);
  });
});

describe('begun or shipped without one', () => {
  it.each([
    ['building', 'Started without an outcome.', 'none'],
    ['shipped', 'Shipped, and nobody can say what it changed.', 'gap'],
  ] as const)('%s', (unguarded, says, badge) => {
    const m = said(none({ stage: unguarded, unguarded }));
    expect(m.text).toBe(says);
    expect(m.badge?.state).toBe(badge);
    expect(m.action).toMatchObject({ label: 'Write the outcome', act: 'edit', look: 'primary' });
  });

  it('begun in part: what is missing is named, as before', () => {
    const { reason: _, ...part } = FOUR;
    const view = judged(part, qualityOf({ unguarded: 'building' }));
    expect(said(view).text).toMatch(/^Missing: reason\./);
  });

  it('a draft, or a way back, comes first', () => {
    const draft = { form: { problem: 'Begun' }, at: NOW, opened: [] };
    expect(said(none({ unguarded: 'building' }, { draft })).text).toBe('Draft kept on this device.');
  });
});

describe('exceptions', () => {
  const empty = (q: Parameters<typeof qualityOf>[0]): ItemView => ({
    ...viewOf({}, { known: 'outcome' }),
    quality: qualityOf({ strength: undefined, ...q }),
  });

  it('a running one: until when and why', () => {
    const m = said(empty({ waiver }));
    expect(m.text).toBe('Waived until 15 Jan 2027: The provider ends the old form');
    expect(m.action).toMatchObject({ label: 'Answer now', look: 'quiet' });
  });

  it('one that has ended asks again', () => {
    const m = said(empty({ waiver: { ...waiver, until: '2026-11-15', ended: true } }));
    expect(m.text).toBe('The waiver ended on 15 Nov 2026.');
    expect(m.action?.label).toBe('Mend it now');
  });

  it('what is ready needs none any more', () => {
    expect(waiverOf(judged(FOUR, qualityOf({ waiver })))).toBeUndefined();
    expect(waiverOf(judged(FOUR, qualityOf({ waiver, threshold: 95 })))).toBe(waiver);
  });

  it('what is asked nothing is not required', () => {
    const m = said(none({ spared: { why: 'exempt', word: 'bug' } }));
    expect(m.text).toBe('Nothing is asked of this one.');
    expect(m.required).toBe(false);
    expect(m.action).toMatchObject({ label: 'Write the outcome', look: 'quiet' });
  });
});

it('nobody has judged it: as before', () => {
  expect(said(viewOf(null)).text).toMatch(/^Nobody has said yet/);
});
