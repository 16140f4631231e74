/** What tests of rows stand on: a window whose frames and clock they turn, sight that they give, and a small tracker. */
import { vi } from 'vitest';
import type { Row, TrackerRows } from '../../../lib/trackers/tracker';

type Entry = { target: Element; isIntersecting: boolean; boundingClientRect: { width: number } };

/** Every element that is looked out for, and by whom. */
const watched = new Map<Element, (entries: Entry[]) => void>();
export const looking = () => watched.size;

class Sight {
  readonly mine = new Set<Element>();
  constructor(readonly tell: (entries: Entry[]) => void) {}
  observe(el: Element) {
    this.mine.add(el);
    watched.set(el, this.tell);
  }
  unobserve(el: Element) {
    this.mine.delete(el);
    watched.delete(el);
  }
  disconnect() {
    for (const el of this.mine) watched.delete(el);
    this.mine.clear();
  }
}

/** Elements come into view, or leave it; those that nobody looks out for tell nobody. */
export function see(els: Iterable<Element>, isIntersecting = true) {
  const by = new Map<(entries: Entry[]) => void, Entry[]>();
  for (const target of els) {
    const tell = watched.get(target);
    if (tell)
      by.set(tell, [
        ...(by.get(tell) ?? []),
        { target, isIntersecting, boundingClientRect: { width: 1_000 } },
      ]);
  }
  for (const [tell, entries] of by) tell(entries);
}

export function stubSight() {
  watched.clear();
  vi.stubGlobal('IntersectionObserver', Sight);
}

/** What was changed in the page is told to observers. */
export async function told() {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

type Timer = { at: number; run: () => void };

/** A window with the test's own clock. Frames come only when the test says so. */
export function ownWindow() {
  let now = 1_000;
  let last = 0;
  let frames = new Map<number, () => void>();
  const timers = new Map<number, Timer>();
  const win = {
    document,
    performance: { now: () => now },
    requestAnimationFrame(run: () => void) {
      frames.set(++last, run);
      return last;
    },
    cancelAnimationFrame: (id: number) => void frames.delete(id),
    setTimeout(run: () => void, ms = 0) {
      timers.set(++last, { at: now + ms, run });
      return last;
    },
    clearTimeout: (id: number) => void timers.delete(id),
  };
  return {
    win: win as unknown as Window,
    /** The clock runs on while something works. */
    takes(ms: number) {
      now += ms;
    },
    now: () => now,
    /** One frame; how long its work took. */
    frame() {
      const run = [...frames.values()];
      frames = new Map();
      const start = now;
      for (const f of run) f();
      return now - start;
    },
    /** Frames until none is asked for; how long each took. */
    async frames(most = 10_000) {
      const took: number[] = [];
      while (frames.size > 0 && took.length < most) {
        took.push(this.frame());
        await told();
      }
      return took;
    },
    waiting: () => ({ frames: frames.size, timers: timers.size }),
    /** Time without frames: timers only. */
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const next = [...timers].filter(([, t]) => t.at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
        await told();
      }
      now = Math.max(now, end);
      await told();
    },
  };
}

/** A tracker whose rows are `.row` in `.list`, with a title link `a.t[href="#acme/shop#1"]` and a line `.line`. */
export function smallTracker(cost: () => void = () => undefined): TrackerRows & { asked: number } {
  return {
    id: 't',
    asked: 0,
    link: 'a.t',
    scopes: (doc) => [...doc.querySelectorAll('.list')],
    row(link): Row | null {
      this.asked += 1;
      cost();
      const el = link.closest('.row');
      const key = link.getAttribute('href')?.slice(1) ?? '';
      if (!el || !key.includes('#') || el.querySelector('a.t') !== link) return null;
      return {
        item: { tracker: 't', site: 's', key },
        pull: false,
        el,
        title: link.textContent ?? '',
      };
    },
    badge(el) {
      const line = el.querySelector('.line');
      return { mount: line ? { end: line, rung: 0 } : { after: el, rung: 1 }, tight: false };
    },
    waits: () => false,
    bar: () => null,
    lost: () => null,
    page: ({ pathname, search }: URL) => ({ path: pathname, query: search }),
    pull: () => null,
  };
}

export function rowFor(n: number | string, text = `Item ${n}`): Element {
  const el = document.createElement('div');
  el.className = 'row';
  el.innerHTML = `<a class="t">${text}</a><div class="line">#${n}</div>`;
  el.querySelector('a')?.setAttribute('href', `#acme/shop#${n}`);
  return el;
}

export function listOf(...numbers: (number | string)[]): Element {
  const list = document.createElement('div');
  list.className = 'list';
  list.append(...numbers.map((n) => rowFor(n)));
  return list;
}
