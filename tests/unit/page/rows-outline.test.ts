// @vitest-environment happy-dom
/** The outline around the row that our own list is at. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeOutline } from '../../../lib/page/rows/outline';
import { listOf, rowFor, smallTracker } from './rows-world';

const item = (n: number) => ({ tracker: 't', site: 's', key: `acme/shop#${n}` });
const box = (top: number, height = 20) => ({ left: 5, top, width: 300, height }) as DOMRect;
const row = (i: number) => document.querySelectorAll('.row')[i] as HTMLElement;

let outline: ReturnType<typeof makeOutline>;
const scrolled = vi.fn<(this: Element, how?: unknown) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren(listOf(1, 2, 3));
  Element.prototype.scrollIntoView = scrolled as never;
  scrolled.mockClear();
  for (const i of [0, 1, 2]) row(i).getBoundingClientRect = () => box(10 + 30 * i);
  outline = makeOutline(window, smallTracker());
  document.body.append(outline.el);
});
afterEach(() => {
  outline.stop();
  vi.useRealTimers();
});
const place = () => {
  const { display, left, top, width, height } = outline.el.style;
  return display === 'none' ? null : [left, top, width, height];
};

describe('the outline', () => {
  it('stands around the row of the item, which is brought into view, and changes nothing of it', () => {
    const before = document.querySelector('.list')?.outerHTML;
    expect(place()).toBe(null);
    outline.around(item(2));
    expect(place()).toEqual(['5px', '40px', '300px', '20px']);
    expect(scrolled.mock.contexts).toEqual([row(1)]);
    expect(document.querySelector('.list')?.outerHTML).toBe(before);
    expect(outline.el.getAttribute('aria-hidden')).toBe('true');
  });

  it('goes around what is seen of the row, wherever a fixed place is counted from', () => {
    const finder = { ...smallTracker(), face: (el: Element) => el.querySelector('.line') ?? el };
    outline.stop();
    outline = makeOutline(window, finder);
    document.body.append(outline.el);
    const face = row(1).querySelector('.line') as HTMLElement;
    face.getBoundingClientRect = () => box(52, 12);
    // What encloses us begins at 3, 4 of the window.
    const { el } = outline;
    el.getBoundingClientRect = () =>
      ({
        left: Number.parseFloat(el.style.left) + 3,
        top: Number.parseFloat(el.style.top) + 4,
        width: 300,
      }) as DOMRect;
    outline.around(item(2));
    expect(place()).toEqual(['2px', '48px', '300px', '12px']);
  });

  it('goes from row to row, and away', () => {
    outline.around(item(2));
    outline.around({ ...item(3), key: 'Acme/Shop#3' });
    expect(place()?.[1]).toBe('70px');
    outline.around(null);
    expect(place()).toBe(null);
  });

  it('of an item that the page does not show there is none', () => {
    outline.around(item(2));
    outline.around(item(9));
    expect(place()).toBe(null);
    expect(scrolled).toHaveBeenCalledTimes(1);
  });

  it.each(['scroll', 'resize'])('follows its row: %s, once a frame', async (type) => {
    outline.around(item(1));
    await vi.advanceTimersByTimeAsync(50);
    const at = vi.fn(() => box(500));
    row(0).getBoundingClientRect = at;
    for (let i = 0; i < 20; i++) window.dispatchEvent(new Event(type));
    expect(at).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(50);
    expect(at).toHaveBeenCalledTimes(1);
    expect(place()?.[1]).toBe('500px');
  });

  it.each<[string, () => void]>([
    ['was taken out', () => row(0).remove()],
    ['has no height', () => (row(0).getBoundingClientRect = () => box(0, 0))],
  ])('goes when its row %s', async (_, change) => {
    outline.around(item(1));
    change();
    window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(50);
    expect(place()).toBe(null);
  });

  it('never stands around a row that shows another item now', async () => {
    outline.around(item(1));
    row(0).replaceChildren(...rowFor(8).childNodes);
    window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(50);
    expect(place()).toBe(null);
  });

  it('at the end it is gone, and follows nothing', async () => {
    outline.around(item(1));
    outline.stop();
    const at = vi.fn(() => box(500));
    row(0).getBoundingClientRect = at;
    window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(50);
    expect(at).not.toHaveBeenCalled();
    expect(outline.el.isConnected).toBe(false);
  });
});
