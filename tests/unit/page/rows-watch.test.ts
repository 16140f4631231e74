// @vitest-environment happy-dom
// Longer than 300 lines: one list and one clock serve every case.
/** Which rows there are, which item each shows, which are in view; and what a page's own changes cost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import { type Known, type Watch, watchRows } from '../../../lib/page/rows/watch';
import { listOf, looking, ownWindow, rowFor, see, smallTracker, stubSight, told } from './rows-world';

/** What a row and its watch may take of a frame (ms), as `watch.ts` has it. */
const SLICE = 4;
/** For pages of thousands of nodes on a busy machine (ms). */
const SLOW = 60_000;

let time: ReturnType<typeof ownWindow>;
let finder: ReturnType<typeof smallTracker>;
let watch: Watch | null;
let main: Element;
const left = vi.fn<(row: Known) => void>();
const entered = vi.fn<(rows: readonly Known[]) => void>();
const looked = vi.fn<() => void>();

function start(cost?: () => void) {
  finder = smallTracker(cost);
  watch = watchRows({ finder, win: time.win, url: () => new URL('https://s/'), left, entered, looked });
  return watch;
}
const keys = (rows: Iterable<Known>) => [...rows].map((r) => r.item.key.slice('acme/shop#'.length));
const alive = () => keys(watch?.rows() ?? []).toSorted((a, b) => Number(a) - Number(b));
const gone = () => left.mock.calls.map(([row]) => row.item.key.slice('acme/shop#'.length));
const came = () => entered.mock.calls.flatMap(([rows]) => keys(rows));
const rows = () => [...document.querySelectorAll('.row')];
const at = (i: number) => rows()[i] as Element;
const link = (i: number) => at(i).querySelector('a') as Element;
const lead = (i: number, n: number | string) => link(i).setAttribute('href', `#acme/shop#${n}`);
/** Everything that is due is done, in frames. */
async function settle() {
  await told();
  return time.frames();
}

beforeEach(() => {
  vi.clearAllMocks();
  stubSight();
  time = ownWindow();
  main = document.createElement('main');
  document.body.replaceChildren(main);
});
afterEach(() => {
  watch?.stop();
  watch = null;
  vi.unstubAllGlobals();
});

describe('which rows there are', () => {
  it('those of the list that is there; told about once they are in view', async () => {
    main.append(listOf(1, 2, 3));
    start();
    await settle();
    expect(alive()).toEqual(['1', '2', '3']);
    expect(entered).not.toHaveBeenCalled();
    see([at(0), at(2)]);
    await settle();
    expect(came()).toEqual(['1', '3']);
    expect([...(watch?.rows() ?? [])].filter((r) => r.inView)).toHaveLength(2);
    see([at(0)], false);
    await settle();
    expect(keys([...(watch?.rows() ?? [])].filter((r) => r.inView))).toEqual(['3']);
    expect(came()).toEqual(['1', '3']);
  });

  it('a list that comes later, beside nothing that is watched', async () => {
    start();
    await time.pass(3_000);
    main.append(listOf(1));
    await time.pass(300);
    await settle();
    expect(alive()).toEqual(['1']);
  });

  it('a list is looked for eagerly for a while, then seldom; again after a navigation', async () => {
    start();
    const looksIn = async (ms: number) => {
      const before = looked.mock.calls.length;
      await time.pass(ms);
      return looked.mock.calls.length - before;
    };
    expect(await looksIn(1_000)).toBe(4);
    await looksIn(10_000);
    expect(await looksIn(4_000)).toBeLessThanOrEqual(2);
    watch?.again(false);
    expect(await looksIn(1_000)).toBe(4);
    await looksIn(10_000);
    watch?.again(true);
    expect(await looksIn(1_000)).toBeGreaterThanOrEqual(4);
  });

  it('a page that has not taken over its own nodes is not looked through, for a while', async () => {
    main.append(listOf(1));
    start();
    watch?.stop();
    let dry = true;
    const scopes = vi.fn((doc: Document) => [...doc.querySelectorAll('.list')]);
    finder = { ...smallTracker(), scopes, waits: () => dry };
    watch = watchRows({ finder, win: time.win, url: () => new URL('https://s/'), left, entered, looked });
    await time.pass(1_000);
    expect([scopes.mock.calls.length, watch.lists()]).toEqual([0, 0]);
    dry = false;
    await time.pass(300);
    expect(watch.lists()).toBe(1);
    // It goes on within itself: what was ready stays so, whatever an app beside it says.
    dry = true;
    await time.pass(20_000);
    const before = scopes.mock.calls.length;
    watch.again(false);
    await time.pass(300);
    expect(scopes.mock.calls.length).toBeGreaterThan(before);
  });

  it('one that never says that it is ready is looked through all the same', async () => {
    main.append(listOf(1));
    finder = { ...smallTracker(), waits: () => true };
    watch = watchRows({ finder, win: time.win, url: () => new URL('https://s/'), left, entered, looked });
    await time.pass(4_000);
    expect(watch.lists()).toBe(1);
  });

  it('rows that come into a list', async () => {
    main.append(listOf(1));
    start();
    await settle();
    document.querySelector('.list')?.append(rowFor(2), rowFor(3));
    await settle();
    expect(alive()).toEqual(['1', '2', '3']);
    see(rows());
    await settle();
    expect(came()).toEqual(['1', '2', '3']);
  });

  it('hundreds at once, each by itself', async () => {
    main.append(listOf(1));
    start();
    await settle();
    const list = document.querySelector('.list');
    for (let i = 2; i <= 300; i++) list?.append(rowFor(i));
    await settle();
    expect(watch?.rows().size).toBe(300);
  });

  it('rows of what is no list any more are let go of, although they are still there', async () => {
    main.append(listOf(1), listOf(2));
    start();
    await settle();
    document.querySelector('.list')?.removeAttribute('class');
    await time.pass(2_100);
    expect(gone()).toEqual(['1']);
    expect(alive()).toEqual(['2']);
    expect(looking()).toBe(1);
  });

  it.each<[string, () => void]>([
    ['left the view', () => see([at(0)], false)],
    ['was taken out', () => at(0).remove()],
  ])('a row that came into view and %s before the frame is not told', async (_, end) => {
    main.append(listOf(1, 2));
    start();
    await settle();
    see(rows());
    end();
    await settle();
    expect(came()).toEqual(['2']);
  });

  it('a list that is replaced by another: its rows, and none of the old', async () => {
    main.append(listOf(1, 2));
    start();
    await settle();
    document.querySelector('.list')?.replaceWith(listOf(3, 4));
    await told();
    // Without waiting for the next look: what encloses the list is watched.
    expect(gone()).toEqual(['1', '2']);
    await settle();
    expect(alive()).toEqual(['3', '4']);
    expect(looking()).toBe(2);
  });

  it('what encloses the list is replaced, at any depth', async () => {
    const outer = document.createElement('section');
    const inner = document.createElement('div');
    outer.append(inner);
    inner.append(listOf(1));
    main.append(outer);
    start();
    await settle();
    const next = document.createElement('section');
    next.append(listOf(2));
    outer.replaceWith(next);
    await settle();
    expect(alive()).toEqual(['2']);
  });

  it('a second list beside the first', async () => {
    main.append(listOf(1));
    start();
    await settle();
    main.append(listOf(2));
    await settle();
    expect(alive()).toEqual(['1', '2']);
    expect(watch?.lists()).toBe(2);
  });

  it('rows that were taken out are let go of', async () => {
    main.append(listOf(1, 2, 3));
    start();
    await settle();
    at(1).remove();
    await settle();
    await time.pass(2_100);
    expect(gone()).toEqual(['2']);
    expect(alive()).toEqual(['1', '3']);
    expect(looking()).toBe(2);
  });

  it('a hidden tab, where no frame comes, is served all the same', async () => {
    main.append(listOf(1));
    start();
    await time.pass(400);
    expect(alive()).toEqual(['1']);
    see(rows());
    await time.pass(400);
    expect(came()).toEqual(['1']);
  });
});

describe('a row that is used again', () => {
  const begin = async (...numbers: number[]) => {
    main.append(listOf(...numbers));
    start();
    await settle();
    see(rows());
    await settle();
    entered.mockClear();
  };

  it.each<[string, (i: number) => void]>([
    ['by its address alone', (i) => lead(i, 9)],
    ['by a new link', (i) => link(i).replaceWith(rowFor(9).firstElementChild as Element)],
    ['by new content', (i) => at(i).replaceChildren(...rowFor(9).childNodes)],
  ])('%s: what stood in it goes before the next frame', async (_, reuse) => {
    await begin(1, 2);
    reuse(0);
    await told();
    expect(gone()).toEqual(['1']);
    expect(entered).not.toHaveBeenCalled();
    await settle();
    expect(alive()).toEqual(['2', '9']);
    // It is looked out for anew, so that it is told about although it never left the view.
    see(rows());
    await settle();
    expect(came()).toContain('9');
    expect(came()).not.toContain('1');
  });

  it('two rows change their items', async () => {
    await begin(1, 2, 3);
    lead(0, 2);
    lead(1, 1);
    await told();
    expect(gone().toSorted()).toEqual(['1', '2']);
    await settle();
    expect([...(watch?.rows() ?? [])].map((r) => [rows().indexOf(r.el), keys([r])[0]]).toSorted()).toEqual([
      [0, '2'],
      [1, '1'],
      [2, '3'],
    ]);
  });

  it('the same item in other letters is the same', async () => {
    await begin(1);
    link(0).setAttribute('href', '#Acme/Shop#1');
    await settle();
    expect(left).not.toHaveBeenCalled();
  });

  it('a shell that is emptied has nothing, and is a row again when it is filled', async () => {
    await begin(1);
    at(0).replaceChildren();
    await told();
    expect(gone()).toEqual(['1']);
    await settle();
    expect(alive()).toEqual([]);
    expect(looking()).toBe(0);
    at(0).append(...rowFor(5).childNodes);
    await settle();
    expect(alive()).toEqual(['5']);
    see(rows());
    await settle();
    expect(came()).toEqual(['5']);
  });

  it('a draft that becomes an item by its address alone, and the other way round', async () => {
    main.append(listOf('', 2));
    link(0).setAttribute('href', '#');
    start();
    await settle();
    expect(alive()).toEqual(['2']);
    lead(0, 7);
    await settle();
    expect(alive()).toEqual(['2', '7']);
    link(0).setAttribute('href', '#');
    await told();
    expect(gone()).toEqual(['7']);
    lead(0, 8);
    await settle();
    expect(alive()).toEqual(['2', '8']);
  });

  it('by a change that nothing tells of: at the next look through the list', async () => {
    await begin(1, 2);
    at(0).append(...rowFor(5).childNodes);
    await settle();
    link(0).className = '';
    expect(gone()).toEqual([]);
    watch?.again(true);
    await settle();
    expect(gone()).toEqual(['1']);
    expect(alive()).toEqual(['2', '5']);
  });

  it('a list that comes in the same moment does not hide it', async () => {
    await begin(1);
    lead(0, 9);
    main.append(listOf(5));
    await told();
    expect(gone()).toEqual(['1']);
  });
});

describe('a row that is drawn again with the same item', () => {
  it.each<[string, (row: Element) => void]>([
    ['its line', (row) => row.querySelector('.line')?.replaceWith(rowFor(1).lastElementChild as Element)],
    ['all of it', (row) => row.replaceChildren(...rowFor(1).childNodes)],
    ['its link', (row) => row.querySelector('a')?.replaceWith(rowFor(1).firstElementChild as Element)],
  ])('%s: it is told again, with the place as it is now', async (_, draw) => {
    main.append(listOf(1));
    start();
    await settle();
    see(rows());
    await settle();
    entered.mockClear();
    draw(at(0));
    await settle();
    expect(left).not.toHaveBeenCalled();
    expect(came()).toEqual(['1']);
    expect(entered.mock.calls[0]?.[0][0]?.el).toBe(at(0));
  });

  it('out of view nothing is told', async () => {
    main.append(listOf(1));
    start();
    await settle();
    at(0).replaceChildren(...rowFor(1).childNodes);
    await settle();
    expect(entered).not.toHaveBeenCalled();
    see(rows());
    await settle();
    expect(entered.mock.calls[0]?.[0][0]?.el).toBe(at(0));
  });

  it('our own host in it, taken out by the page, is told as well', async () => {
    main.append(listOf(1));
    start();
    await settle();
    see(rows());
    await settle();
    entered.mockClear();
    const host = document.createElement('div');
    bridge().hosts.set(host, { handler: null });
    at(0).append(host);
    await settle();
    expect(entered).not.toHaveBeenCalled();
    host.remove();
    await settle();
    expect(came()).toEqual(['1']);
  });
});

describe('what the page’s own changes cost', () => {
  it(
    'rows are worked through in slices, and told at most once a frame',
    async () => {
      const step = 0.5;
      main.append(listOf(...Array.from({ length: 4_000 }, (_, i) => i + 1)));
      start(() => time.takes(step));
      await told();
      const took = await time.frames();
      expect(Math.max(...took)).toBeLessThanOrEqual(SLICE + step);
      expect(took.length).toBeGreaterThanOrEqual((4_000 * step) / (SLICE + step));
      expect(watch?.rows().size).toBe(4_000);
    },
    SLOW,
  );

  it('pasted while the work is going on: nothing is worked on twice for ever, nothing is missed', async () => {
    main.append(listOf(...Array.from({ length: 500 }, (_, i) => i + 1)));
    start(() => time.takes(1));
    await told();
    for (let i = 0; i < 100; i++) {
      document.querySelector('.list')?.append(rowFor(1_000 + i));
      await told();
      expect(time.frame()).toBeLessThanOrEqual(SLICE + 1);
    }
    const took = await time.frames();
    expect(Math.max(...took)).toBeLessThanOrEqual(SLICE + 1);
    expect(watch?.rows().size).toBe(600);
    expect(finder.asked).toBeLessThan(1_500);
  });

  it(
    '20,000 foreign nodes: looked through once, one call a frame',
    async () => {
      main.append(listOf(1, 2, 3));
      start();
      await settle();
      see(rows());
      await settle();
      entered.mockClear();
      finder.asked = 0;
      const some = document.createDocumentFragment();
      for (let i = 0; i < 20_000; i++) some.append(document.createElement('div'));
      at(1).append(some);
      see([at(0)]);
      see([at(2)]);
      await told();
      for (let i = 0; i < 3; i++) {
        const before = entered.mock.calls.length;
        time.frame();
        await told();
        expect(entered.mock.calls.length - before).toBeLessThanOrEqual(1);
      }
      expect(entered.mock.calls.length).toBe(1);
      expect(finder.asked).toBeLessThan(10);
      expect(time.waiting().frames).toBe(0);
      expect(alive()).toEqual(['1', '2', '3']);
    },
    SLOW,
  );

  it(
    'beside the list: lists are looked for once for all of them',
    async () => {
      main.append(listOf(1));
      start();
      await settle();
      looked.mockClear();
      const some = document.createDocumentFragment();
      for (let i = 0; i < 20_000; i++) some.append(document.createElement('div'));
      main.append(some);
      await settle();
      expect(looked).toHaveBeenCalledTimes(1);
      expect(finder.asked).toBe(1);
    },
    SLOW,
  );

  it('hosts of ours, in rows and beside the list, cause no work at all', async () => {
    main.append(listOf(1, 2));
    start();
    await settle();
    looked.mockClear();
    finder.asked = 0;
    for (const to of [at(0), at(1).querySelector('.line'), main, document.querySelector('.list')]) {
      const host = document.createElement('div');
      bridge().hosts.set(host, { handler: null });
      to?.append(host);
    }
    await told();
    expect(time.waiting().frames).toBe(0);
    expect([looked.mock.calls.length, finder.asked]).toEqual([0, 0]);
  });

  it('attributes that lead nowhere else are not looked at', async () => {
    main.append(listOf(1));
    start();
    await settle();
    finder.asked = 0;
    link(0).setAttribute('class', 't visited');
    at(0).setAttribute('style', 'height:1px');
    await told();
    expect([finder.asked, time.waiting().frames]).toEqual([0, 0]);
  });
});

describe('a very long page, where lists are looked for in steps', () => {
  /** Ten steps of 3 ms: two of them are more than a slice. */
  let steps: number;
  function begin() {
    steps = 0;
    finder = smallTracker();
    const { scopes } = finder;
    finder.search = function* (doc) {
      for (let i = 0; i < 10; i++) {
        steps += 1;
        time.takes(3);
        yield undefined;
      }
      return scopes(doc);
    };
    watch = watchRows({ finder, win: time.win, url: () => new URL('https://s/'), left, entered, looked });
  }

  it('no step takes more than its slice, and the list is found', async () => {
    main.append(listOf(1));
    begin();
    expect([steps, watch?.lists()]).toEqual([2, 0]);
    for (let before = steps; steps < 10; before = steps) {
      await time.pass(30);
      expect(steps - before).toBeLessThanOrEqual(2);
      expect(steps).toBeGreaterThan(before);
    }
    await time.pass(30);
    await settle();
    expect(alive()).toEqual(['1']);
    expect(looked).toHaveBeenCalledTimes(1);
  });

  it('news on the way do not begin it anew; it is done once more for them', async () => {
    main.append(listOf(1));
    begin();
    await time.pass(500);
    await settle();
    steps = 0;
    looked.mockClear();
    for (let i = 0; i < 12; i++) {
      main.append(document.createElement('i'));
      await told();
      await time.pass(20);
    }
    expect(looked.mock.calls.length).toBeGreaterThan(0);
    const before = looked.mock.calls.length;
    main.append(listOf(2));
    await told();
    await time.pass(400);
    await settle();
    expect(looked.mock.calls.length).toBeGreaterThan(before);
    expect(alive()).toEqual(['1', '2']);
  });

  it('stopped on the way it goes no further', async () => {
    begin();
    watch?.stop();
    const before = steps;
    await time.pass(5_000);
    expect(steps).toBe(before);
    expect(looked).not.toHaveBeenCalled();
  });
});

describe('the end', () => {
  it('everything is let go of, and nothing is done afterwards', async () => {
    main.append(listOf(1, 2));
    start();
    await settle();
    see(rows());
    watch?.stop();
    expect(gone().toSorted()).toEqual(['1', '2']);
    expect(watch?.rows().size).toBe(0);
    expect(looking()).toBe(0);
    expect(time.waiting()).toEqual({ frames: 0, timers: 0 });
    entered.mockClear();
    finder.asked = 0;
    looked.mockClear();
    document.querySelector('.list')?.append(rowFor(3));
    lead(0, 9);
    main.append(listOf(4));
    await told();
    await time.pass(5_000);
    time.frame();
    expect([finder.asked, entered.mock.calls.length, looked.mock.calls.length]).toEqual([0, 0, 0]);
  });

  it('in the middle of the work: what waits is not done', async () => {
    main.append(listOf(...Array.from({ length: 100 }, (_, i) => i + 1)));
    start(() => time.takes(1));
    time.frame();
    watch?.stop();
    finder.asked = 0;
    await time.pass(1_000);
    time.frame();
    expect(finder.asked).toBe(0);
  });
});
