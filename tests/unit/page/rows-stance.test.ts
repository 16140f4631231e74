// @vitest-environment happy-dom
// Longer than 300 lines: one list and one bar serve every case.
/** Where the bar of a list stands, and that nothing moves under somebody's pointer. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import { make } from '../../../lib/page/element';
import { makeStance } from '../../../lib/page/rows/stance';
import type { Mount, TrackerRows } from '../../../lib/trackers/tracker';
import { listOf, smallTracker } from './rows-world';

let pointed: Element | null;
let high: number;
let bodies: HTMLElement[];
let wide: number;
/** What is told of sizes. */
let told: ((entries: unknown[]) => void)[];
const sized = () => {
  for (const tell of told) tell([]);
};
let stance: ReturnType<typeof makeStance>;
const list = () => document.querySelector('.list') as HTMLElement;
const said = () => bodies.at(-1) as HTMLElement;
/** What stands in the page before the list; ours has no attributes. */
const stands = () => {
  const el = list().previousElementSibling;
  return el && el.attributes.length === 0 ? el : null;
};
function move(to: Element | null) {
  pointed = to;
  document.dispatchEvent(new Event('pointermove'));
}

function start(more: Partial<TrackerRows> = {}, soft = false, of: 'issues' | 'board' = 'issues') {
  const bar = (doc: Document): Mount | null => {
    const el = doc.querySelector('.list');
    return el && { before: el, rung: 0 };
  };
  stance = makeStance({
    win: window,
    finder: { ...smallTracker(), bar, ...more },
    tracker: 't',
    developer: true,
    list: { kind: 'list', of } as never,
    soft,
    made(_, body) {
      bodies.push(body);
      body.append(make('p', { text: 'bar' }));
    },
    dropping: () => undefined,
  });
}

beforeEach(() => {
  pointed = null;
  high = 44;
  wide = 900;
  bodies = [];
  told = [];
  class Sizes {
    constructor(tell: (entries: unknown[]) => void) {
      told.push(tell);
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Sizes);
  document.body.replaceChildren(listOf(1, 2), make('footer'));
  const { matches } = Element.prototype;
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, css: string) {
    return css === ':hover' ? this.contains(pointed) && pointed !== null : matches.call(this, css);
  });
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(() => wide);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return Math.max(high, Number.parseFloat(this.style.minHeight) || 0);
  });
});
afterEach(() => {
  stance.drop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a page that has not taken over yet what its server sent', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    bridge().calm = false;
  });
  afterEach(() => {
    bridge().calm = true;
    vi.useRealTimers();
  });

  it('gets nothing before it has, then what was to stand', () => {
    start();
    stance.stand(false);
    vi.advanceTimersByTime(3_000);
    expect(stands()).toBeNull();
    expect(stance.host()).toBeNull();
    bridge().calm = true;
    vi.advanceTimersByTime(200);
    expect(stands()).not.toBeNull();
  });

  it('gets nothing afterwards either when it was to go meanwhile', () => {
    start();
    stance.stand(true);
    stance.leave();
    bridge().calm = true;
    vi.advanceTimersByTime(3_000);
    expect(stance.host()).toBeNull();
  });
});

describe('it comes', () => {
  it('at once, where nobody points at the list', () => {
    start();
    stance.stand(false);
    expect(stands()).toBe(stance.host()?.el);
    expect(stance.host()).not.toBe(null);
  });

  it.each([
    ['at a row', () => list().querySelector('.row')],
    ['below the list, which moves with it', () => document.querySelector('footer')],
  ])('once the pointer has gone elsewhere: it was %s', (_, what) => {
    start();
    pointed = what();
    stance.stand(false);
    expect(stance.host()).toBe(null);
    // A look at the page changes nothing, nor does a move within the list.
    stance.stand(false);
    move(what());
    expect(stands()).toBe(null);
    move(document.body.appendChild(make('aside')));
    expect(stands()).toBe(null);
    document.body.prepend(make('header'));
    move(document.querySelector('header'));
    expect(stands()).not.toBe(null);
    expect(bodies).toHaveLength(1);
  });

  it('once the pointer has left a pane beside the list that moves with it', () => {
    start();
    const pane = document.body.insertAdjacentElement(
      'afterbegin',
      make('aside', { class: 'pane' }),
    ) as HTMLElement;
    const button = pane.appendChild(make('button'));
    const other = pane.appendChild(make('button'));
    const { getBoundingClientRect } = Element.prototype;
    let puts = 0;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      const rect = getBoundingClientRect.call(this);
      const lower = stands() && said().style.display !== 'none';
      const height = Number.parseFloat(said()?.style.height) || high;
      return pane.contains(this) ? new DOMRect(0, lower ? height : 0, 100, 20) : rect;
    });
    const before = HTMLElement.prototype.before;
    vi.spyOn(Element.prototype, 'before').mockImplementation(function (this: Element, ...nodes) {
      puts += 1;
      before.apply(this as HTMLElement, nodes);
    });
    pointed = button;
    stance.stand(false);
    expect(stands()).toBe(null);
    // It is not tried again at each move within the pane, nor at each look at the page.
    move(other);
    stance.stand(false);
    expect([stands(), puts]).toEqual([null, 1]);
    document.body.prepend(make('header'));
    move(document.querySelector('header'));
    expect(stands()).not.toBe(null);
    // Nor does it grow or go while the pane would move.
    pointed = button;
    high = 72;
    stance.settle();
    expect([said().style.height, said().style.minHeight]).toEqual(['44px', '44px']);
    move(null);
    expect(said().style.minHeight).toBe('72px');
    pointed = button;
    stance.leave();
    expect(stands()).not.toBe(null);
    move(null);
    expect(stands()).toBe(null);
  });

  it('once the pointer has left the window', () => {
    start();
    pointed = list();
    stance.stand(false);
    pointed = null;
    document.documentElement.dispatchEvent(new Event('pointerleave'));
    expect(stands()).not.toBe(null);
  });

  it('with its list, where the page went on without a reload: nobody has aimed yet', () => {
    start({}, true);
    pointed = list();
    stance.stand(false);
    expect(stands()).not.toBe(null);
  });

  it('but only with it: later, somebody may have aimed', () => {
    start({}, true);
    stance.stand(false);
    stance.drop();
    pointed = list();
    stance.stand(false);
    expect(stands()).toBe(null);
  });

  it('first inside of a list that the page has something beside', () => {
    start({ bar: (doc) => ({ into: doc.querySelector('.list') as Element, rung: 0 }) });
    stance.stand(false);
    expect(list().firstElementChild).toBe(stance.host()?.el);
    stance.stand(false);
    expect(bodies).toHaveLength(1);
  });

  it('nothing is listened for any more when it has gone', () => {
    start();
    pointed = list();
    stance.stand(false);
    stance.drop();
    move(null);
    expect(stands()).toBe(null);
  });
});

describe('it grows', () => {
  it('while nobody points at the list, and never shrinks', () => {
    start();
    stance.stand(false);
    expect(said().style.minHeight).toBe('44px');
    high = 72;
    stance.settle();
    expect(said().style.minHeight).toBe('72px');
    high = 44;
    stance.settle();
    expect(said().style.minHeight).toBe('72px');
  });

  it('and shrinks where it became wider, in the frame after', async () => {
    high = 72;
    start();
    stance.stand(false);
    high = 44;
    sized();
    await new Promise((done) => requestAnimationFrame(done));
    expect(said().style.minHeight).toBe('72px');
    wide = 1_200;
    sized();
    expect(said().style.minHeight).toBe('72px');
    await new Promise((done) => requestAnimationFrame(done));
    expect(said().style.minHeight).toBe('44px');
  });

  it('once the pointer has gone elsewhere', () => {
    start();
    stance.stand(false);
    pointed = list();
    high = 72;
    stance.settle();
    expect([said().style.height, said().style.overflow]).toEqual(['44px', 'hidden']);
    move(null);
    expect([said().style.height, said().style.overflow, said().style.minHeight]).toEqual(['', '', '72px']);
  });
});

describe('it goes', () => {
  it('once the pointer has gone elsewhere; not at all when there is something to say again', () => {
    start();
    stance.stand(false);
    pointed = list();
    stance.leave();
    expect(stands()).not.toBe(null);
    stance.stand(false);
    move(null);
    expect(stands()).not.toBe(null);
    pointed = list();
    stance.leave();
    move(null);
    expect(stands()).toBe(null);
    expect(stance.host()).toBe(null);
  });

  it('at once with its page', () => {
    start();
    stance.stand(false);
    pointed = list();
    stance.drop();
    expect(stands()).toBe(null);
  });
});

describe('over the page', () => {
  it('it is in nobody’s way: pointers do not matter', () => {
    start({ bar: () => null }, false, 'board');
    pointed = list();
    stance.stand(false);
    expect(stance.host()?.el.parentElement).toBe(document.body);
    stance.leave();
    expect(stance.host()).toBe(null);
  });
});
