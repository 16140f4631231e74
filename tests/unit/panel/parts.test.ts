import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keeper } from '../../../components/panel/drafts';
import { LIMIT, over } from '../../../components/panel/limits';
import { asMarkdown } from '../../../components/panel/markdown';
import { publicRows } from '../../../components/panel/public-rows';
import { stageShown } from '../../../components/panel/stage';
import { asksDirection, toKept, toTyped } from '../../../components/panel/typed';
import { differing } from '../../../components/panel/words';
import { applyForm, FIELDS, missing } from '../../../lib/outcome/fields';
import { Content } from '../../../lib/outcome/record';
import { ago, clock } from '../../../lib/strings/time';
import { mend, nextTry, say } from '../../../lib/strings/trouble';
import type { Trouble } from '../../../lib/trackers/tracker';
import { ALL, FOUR, outcomeOf, viewOf } from '../../gallery/views';

const marked = (a: string, b: string) =>
  differing(a, b)
    .filter((r) => r.differs)
    .map((r) => r.text);

describe('differing words', () => {
  test('the runs give the text back, whatever differs', () => {
    for (const [a, b] of [
      ['a b c', 'a x c'],
      ['', 'x'],
      ['67 %', '66 %'],
      ['ä, ö', 'ö, ä'],
      ['🧺 a', 'a'],
    ] as const)
      expect(
        differing(a, b)
          .map((r) => r.text)
          .join(''),
      ).toBe(a);
  });
  test('a number keeps its per cent; blanks at the edge of a run are not marked', () => {
    expect(marked('to 67 %', 'to 66 %')).toEqual(['67 %']);
    expect(marked('31 tickets in October named it', '31 tickets named it')).toEqual(['in October']);
    expect(marked('same', 'same')).toEqual([]);
  });
  test('very long texts count as different as a whole', () => {
    expect(marked('a '.repeat(600), 'b')).toEqual(['a '.repeat(600)]);
  });
});

describe('the keeper of drafts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('never two writes at a time, and the newest state is written last', async () => {
    let value = 0;
    const written: number[] = [];
    let running = 0;
    const k = keeper(async () => {
      expect(++running).toBe(1);
      const v = value;
      await new Promise((r) => setTimeout(r, 100));
      written.push(v);
      running--;
    }, 300);
    for (value = 1; value <= 3; value++) {
      k.change();
      void k.flush();
      await vi.advanceTimersByTimeAsync(30);
    }
    value = 4;
    k.change();
    await vi.advanceTimersByTimeAsync(1000);
    expect(written[0]).toBe(1);
    expect(written.at(-1)).toBe(4);
  });

  test('settle forgets what is planned and waits for what runs', async () => {
    const write = vi.fn(async () => {});
    const k = keeper(write, 300);
    k.change();
    await k.settle();
    await vi.advanceTimersByTimeAsync(1000);
    expect(write).not.toHaveBeenCalled();
  });
});

describe('between record and fields', () => {
  test('days go out as ISO and come back in words; other text stays', () => {
    expect(toKept({ by: '31 Mar 2027' }, '2026-11-19').by).toBe('2027-03-31');
    expect(toTyped({ by: '2027-03-31' }).by).toBe('31 Mar 2027');
    expect(toKept({ by: '03/04/2027' }, '2026-11-19').by).toBe('03/04/2027');
    expect(toKept({ by: 'when it is ready' }, '2026-11-19').by).toBe('when it is ready');
  });
  test('the unit is read off the target', () => {
    expect(toKept({ target: '67 %' }, '2026-11-19').unit).toBe('%');
    expect(toKept({ target: '67' }, '2026-11-19').unit).toBeUndefined();
  });
  test('the direction is asked only when it cannot be told', () => {
    expect(asksDirection({ metric: 'm', target: '5' })).toBe(true);
    expect(asksDirection({ metric: 'm', target: '5', direction: 'up' })).toBe(true);
    expect(asksDirection({ metric: 'm', target: '5', baseline: '4' })).toBe(false);
    expect(asksDirection({ metric: 'm' })).toBe(false);
  });
});

test('the limits are those of the record', () => {
  for (const f of FIELDS) {
    if (f === 'direction') continue;
    const fits = applyForm({}, { ...ALL, [f]: 'x'.repeat(LIMIT[f]) }, () => 'g');
    const not = applyForm({}, { ...ALL, [f]: 'x'.repeat(LIMIT[f] + 1) }, () => 'g');
    expect([f, Content.safeParse(fits).success, Content.safeParse(not).success]).toEqual([f, true, false]);
    expect(over(f, 'x'.repeat(LIMIT[f] + 3))).toBe(3);
  }
});

test('every filled field is in exactly one row of the public warning', () => {
  const full = { ...ALL, unit: '%', direction: 'up' };
  expect(
    publicRows(full)
      .flatMap((r) => r.fields)
      .sort(),
  ).toEqual([...FIELDS].sort());
  expect(
    publicRows(FOUR)
      .flatMap((r) => r.fields)
      .sort(),
  ).toEqual(Object.keys(FOUR).sort());
  expect(missing(full)).toEqual([]);
});

describe('copies', () => {
  test('Markdown of the page does not become Markdown of ours', () => {
    const text = asMarkdown({ ...FOUR, problem: '# a | <b> `c`\n- d' });
    expect(text).toContain('\\# a \\| \\<b\\> \\`c\\` - d');
    expect(text.split('\n').filter((l) => l.startsWith('>'))).toHaveLength(1);
  });
});

test('the stage is what the record shows', () => {
  expect(stageShown(viewOf(null))).toBeNull();
  const launched = outcomeOf(FOUR, { launch: { date: '2026-09-14' } });
  expect(stageShown({ ...viewOf(FOUR), outcome: launched })).toBe('shipped');
});

describe('troubles', () => {
  const codes: Trouble['code'][] = [
    'offline',
    'timeout',
    'no-credential',
    'credential-expired',
    'credential-refused',
    'not-permitted',
    'not-approved',
    'hidden',
    'gone',
    'moved',
    'locked',
    'too-long',
    'rate-limited',
    'server',
    'bad-answer',
    'editor-open',
    'redirected',
    'no-tab',
    'signed-out',
    'other-account',
    'no-account',
    'maintenance',
    'archived',
    'other-workspace',
  ];
  test.each(codes)('%s says what is and what to do', (code) => {
    const text = say({ code }, 'GitHub', 'acme/shop');
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/undefined|!|please|oops|\(\)/i);
    expect(text.split(/[.;] /).length, text).toBeGreaterThan(1);
  });
  test.each(['Jira', 'Linear'])('%s has no tokens, no repositories, and says the same much', (name) => {
    for (const code of codes) {
      const text = say({ code, reason: 'why it said so' }, name, 'OPS');
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text).not.toMatch(/undefined|GitHub|token|repository|\(\)/);
      expect(text.split(/[.;] /).length, text).toBeGreaterThan(1);
    }
  });
  test('what a person can open to mend it', () => {
    const ways = (name: string) => Object.fromEntries(codes.map((code) => [code, mend({ code }, name)]));
    expect(ways('GitHub')).toMatchObject({ 'credential-expired': 'connection', hidden: 'connection' });
    expect(ways('Jira')).toMatchObject({
      'no-tab': 'site',
      'signed-out': 'site',
      'not-permitted': 'page',
      hidden: 'page',
      'other-account': 'page',
      'no-account': 'page',
      maintenance: 'wait',
      archived: 'page',
    });
    expect(ways('Linear')).toMatchObject({ 'other-workspace': 'connection', 'not-approved': 'connection' });
  });
  test('figures and the tracker’s own reason are in the sentence', () => {
    expect(say({ code: 'not-permitted', status: 403, reason: 'read only' }, 'GitHub', 'acme/shop')).toContain(
      '(403: read only)',
    );
    expect(say({ code: 'too-long', over: 120 }, 'GitHub', 'acme/shop')).toContain('120 characters too long');
    expect(say({ code: 'moved', movedTo: 'acme/web#3' }, 'GitHub', 'acme/shop')).toContain('to acme/web#3');
  });
  test('the next try', () => {
    expect(nextTry(240_000, 0)).toBe('next try in 4 minutes');
    expect(nextTry(240_000, 0, true)).toBe('next try in 4 min');
    expect(nextTry(undefined, 0)).toBe('');
  });
});

test('moments in words', () => {
  const now = new Date(2026, 10, 19, 14, 30).getTime();
  expect([ago(now - 20_000, now), ago(now - 60_000, now), ago(now - 2 * 3_600_000, now)]).toEqual([
    'just now',
    '1 minute ago',
    '2 hours ago',
  ]);
  expect(clock(now - 3_600_000, now)).toBe('today 13:30');
  expect(clock(now - 24 * 3_600_000, now)).toBe('yesterday 14:30');
});
