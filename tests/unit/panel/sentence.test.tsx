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
  test('ends softly, and can be read whole', async () => {
    needed = ROOM * 2;
    const p = await open({ view: viewOf(FOUR) });
    const sent = () => p.slot.container.querySelector('.sent');
    expect(sent()?.className).toBe('sent down');
    // Nothing scrolls there: it is opened.
    expect(sent()?.getAttribute('tabindex')).toBeNull();
    await p.click('Read all');
    needed = ROOM;
    await p.push(viewOf(FOUR));
    expect(sent()?.className).toBe('sent whole');
    const less = p.ui.getByRole('button', { name: 'Show less' });
    expect(less.getAttribute('aria-expanded')).toBe('true');
    needed = ROOM * 2;
    await p.click('Show less');
    expect(p.ui.getByRole('button', { name: 'Read all' })).toBeTruthy();
  });

  test('one that has room has no button', async () => {
    needed = ROOM;
    const p = await open({ view: viewOf(FOUR) });
    expect(p.ui.queryByRole('button', { name: 'Read all' })).toBeNull();
    expect(p.slot.container.querySelector('.sent')?.className).toBe('sent');
  });

  test('over the form it can be reached and scrolled by keyboard, and only then', async () => {
    needed = ROOM;
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit' });
    const stop = () => p.slot.container.querySelector('.sent')?.getAttribute('tabindex');
    expect(stop()).toBeNull();
    needed = ROOM * 2;
    await p.type('problem', 'A long one');
    expect(stop()).toBe('0');
    expect(p.ui.queryByRole('button', { name: 'Read all' })).toBeNull();
    // A rounded pixel is not longer.
    needed = ROOM + 1;
    await p.type('problem', 'Short again');
    expect(stop()).toBeNull();
  });
});
