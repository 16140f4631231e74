// @vitest-environment happy-dom
/** The bar: what it counts, what it offers, and how it gets out of the way. */
import { describe, expect, it, vi } from 'vitest';
import type { ListView } from '../../../lib/messages/protocol';
import { type BarAct, makeBar } from '../../../lib/page/rows/bar';
import { drawLines } from '../../../lib/page/rows/lines';
import { githubPage } from '../../../lib/trackers/github/page';

const counts = (n: Partial<ListView['counts']>): ListView => ({
  over: 'seen',
  counts: { has: 0, begun: 0, none: 0, unchecked: 0, person: 0, ...n },
});
function open(folds?: () => void, cards?: () => boolean) {
  const acts: BarAct[] = [];
  const bar = makeBar(
    (act) => void acts.push(act),
    () => undefined,
    folds,
    cards,
  );
  document.body.replaceChildren(bar.el);
  return { bar, acts, text: () => bar.el.querySelector('.n')?.textContent ?? '' };
}
/** A press as a person makes it. */
function press(el: Element | null | undefined) {
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  el?.dispatchEvent(event);
}
const named = (root: ParentNode, text: string) =>
  [...root.querySelectorAll<HTMLElement>('button')].find((b) => b.textContent === text && !b.hidden);

describe('what is counted', () => {
  it.each<[string, Partial<ListView['counts']>, string]>([
    [
      'all kinds',
      { has: 18, begun: 2, none: 3, unchecked: 4 },
      '18 have an outcome · 2 begun · 3 none · 4 not checked',
    ],
    ['nothing found', { none: 3 }, '0 have an outcome · 3 none'],
    ['nothing could be read: no number that sounds like a finding', { unchecked: 14 }, '14 not checked'],
  ])('%s', (_, n, said) => {
    const { bar, text } = open();
    bar.show(counts(n), 'GitHub');
    expect(text()).toBe(said);
  });
});

describe('how far it reaches', () => {
  const query = (more: Partial<ListView>): ListView => ({
    ...counts({ none: 40, unchecked: 60 }),
    over: 'query',
    total: 100,
    read: 40,
    ...more,
  });
  it.each<[string, Partial<ListView>, string]>([
    ['under way', {}, 'reading 40 of 100'],
    ['under way, and nobody knows how far', { atLeast: true }, 'reading 40 of at least 100'],
    ['all of it', { read: 100, counts: { ...query({}).counts, unchecked: 0 } }, 'of all 100'],
    [
      'a page of several',
      { read: 100, counts: { ...query({}).counts, unchecked: 0 }, atLeast: true },
      'of at least 100',
    ],
  ])('%s', (_, more, said) => {
    const { bar } = open();
    bar.show(query(more), 'Linear');
    expect(bar.el.querySelector('.n + .cov + .t2')?.textContent).toBe(said);
  });

  it.each([
    [false, 1, 'of the 1 row seen here'],
    [false, 8, 'of the 8 rows seen here'],
    [true, 1, 'of the 1 item seen here'],
    [true, 8, 'of the 8 items seen here'],
  ])('what was seen (cards: %s): %i', (cards, n, said) => {
    const { bar } = open(undefined, () => cards);
    bar.show(counts({ none: n }), 'Jira');
    expect(bar.el.querySelector('.n + .cov + .t2')?.textContent).toBe(said);
  });

  it.each([
    [{}, 'Count all 400'],
    [{ atLeast: true } as const, 'Count all, at least 400'],
  ])('too long to be counted by itself: %j', (more, said) => {
    const { bar } = open();
    bar.show({ ...counts({ none: 3 }), total: 400, requests: 12, ...more }, 'Linear');
    expect(named(bar.el, said)).toBeTruthy();
  });
});

describe('what helps', () => {
  it.each([
    ['no token', { kind: 'no-token', owner: 'acme' }, 'Connect GitHub to check these', 'connect'],
    [
      'an expired one',
      { kind: 'trouble', trouble: { code: 'credential-expired' } },
      'Connect GitHub to check these',
      'connect',
    ],
    [
      'one that is refused',
      { kind: 'trouble', trouble: { code: 'credential-refused' } },
      'Connect GitHub to check these',
      'connect',
    ],
    ['a fault', { kind: 'trouble', trouble: { code: 'server' } }, 'Check now', 'check'],
  ] as const)('%s', (_, notice, label, act) => {
    const { bar, acts } = open();
    bar.show({ ...counts({ unchecked: 2 }), notice }, 'GitHub');
    press(named(bar.el, label));
    expect(acts).toEqual([act]);
  });
});

describe('where it floats over the page', () => {
  it('it folds to its numbers, and comes back', () => {
    const folds = vi.fn();
    const { bar } = open(folds);
    const fold = bar.el.querySelector('.tuck');
    expect([fold?.getAttribute('title'), fold?.getAttribute('aria-expanded')]).toEqual(['Fold', 'true']);
    press(fold);
    expect(folds).toHaveBeenCalledTimes(1);
    expect(bar.el.classList).toContain('tucked');
    expect([fold?.getAttribute('title'), fold?.getAttribute('aria-expanded')]).toEqual(['Unfold', 'false']);
    press(fold);
    expect(bar.el.classList).not.toContain('tucked');
    expect(folds).toHaveBeenCalledTimes(1);
  });

  it('over a list, where it takes its own place, there is nothing to fold', () => {
    expect(open().bar.el.querySelector('.tuck')).toBe(null);
  });
});

describe('a pull request of which nothing could be read', () => {
  const acts = { open: vi.fn(), launched: vi.fn(), check: vi.fn(), connect: vi.fn() };
  const draw = (view: Parameters<typeof drawLines>[0]) => drawLines(view, githubPage(), 'acme/shop', acts);

  it('without a token: one quiet line, with the way to mend it', () => {
    const el = draw({ used: true, lines: [], more: 0, notice: { kind: 'no-token', owner: 'acme' } });
    expect(el?.querySelector('.sn')?.textContent).toBe(
      'What this closes is not checked. No token covers acme.',
    );
    press(el && named(el, 'Connect GitHub'));
    expect(acts.connect).toHaveBeenCalledWith('acme');
  });

  it('offline: it can be looked at again', () => {
    const trouble = { code: 'offline' } as const;
    const el = draw({ used: true, lines: [], more: 0, notice: { kind: 'trouble', trouble } });
    expect(el?.textContent).toContain('This device is offline.');
    press(el && named(el, 'Check now'));
    expect(acts.check).toHaveBeenCalled();
  });

  it.each([
    [
      'it is known to close nothing',
      { read: true as const, notice: { kind: 'no-token' as const, owner: 'acme' } },
    ],
    ['nobody uses the place', { used: false, notice: { kind: 'no-token' as const, owner: 'acme' } }],
    ['it is being read', {}],
  ])('%s: no line', (_, more) => expect(draw({ used: true, lines: [], more: 0, ...more })).toBe(null));
});
