// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

/** What the layout would give; here nothing is laid out. */
let needed = 0;
const ROOM = 120;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => needed);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockImplementation(() => ROOM);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a sentence that is longer than its room', () => {
  test('can be reached and scrolled by keyboard, and only then', async () => {
    needed = ROOM;
    const p = await open({ view: viewOf(FOUR) });
    const stop = () => p.slot.container.querySelector('.sent')?.getAttribute('tabindex');
    expect(stop()).toBeNull();
    needed = ROOM * 2;
    await p.push(viewOf({ ...FOUR, problem: 'A long one' }));
    expect(stop()).toBe('0');
    // A rounded pixel is not longer.
    needed = ROOM + 1;
    await p.push(viewOf({ ...FOUR, problem: 'Short again' }));
    expect(stop()).toBeNull();
  });
});
