// @vitest-environment happy-dom
/** A page so long that looking through it for lists is felt: in steps, none of them long. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Watch, watchRows } from '../../../lib/page/rows/watch';
import { listOf, ownWindow, smallTracker, stubSight, told } from './rows-world';

/** One look with one selector of a long page (ms), and how many there are. */
const COST = 5;
const SELECTORS = 8;

let time: ReturnType<typeof ownWindow>;
let watch: Watch;
let begun = 0;
/** How long the page was held at a time. */
let held: number[] = [];
const looked = vi.fn<() => void>();

beforeEach(() => {
  stubSight();
  looked.mockClear();
  begun = 0;
  held = [];
  time = ownWindow();
  const main = document.createElement('main');
  main.append(listOf(1, 2));
  document.body.replaceChildren(main);
  const finder = {
    ...smallTracker(),
    *search(doc: Document): Generator<undefined, Element[]> {
      begun += 1;
      for (let i = 0; i < SELECTORS; i++) {
        time.takes(COST);
        held[held.length - 1] = (held.at(-1) ?? 0) + COST;
        yield undefined;
      }
      return [...doc.querySelectorAll('.list')];
    },
  };
  // Every turn of the clock begins anew.
  const { setTimeout: real } = time.win;
  const win = Object.assign(time.win, {
    setTimeout: (run: () => void, ms?: number) =>
      real(() => {
        held.push(0);
        run();
      }, ms),
  });
  held.push(0);
  watch = watchRows({
    finder,
    win,
    url: () => new URL('https://s/'),
    left: () => undefined,
    entered: () => undefined,
    looked,
  });
});
afterEach(() => {
  watch.stop();
  vi.unstubAllGlobals();
});

it('looks on in steps until it is through, and then stands', async () => {
  expect([watch.lists(), looked.mock.calls.length]).toEqual([0, 0]);
  await time.pass(400);
  await time.frames();
  expect(watch.lists()).toBe(1);
  expect(watch.rows().size).toBe(2);
  expect(Math.max(...held)).toBe(COST);
  expect(begun).toBe(1);
});

it('news in between do not begin it anew: one more look follows', async () => {
  for (let i = 0; i < 5; i++) watch.again(i % 2 === 0);
  await told();
  expect(begun).toBe(1);
  await time.pass(800);
  expect(begun).toBe(2);
});

it('stopped in the middle, it stays stopped', async () => {
  watch.stop();
  await time.pass(10_000);
  expect([begun, looked.mock.calls.length]).toEqual([1, 0]);
});
