// @vitest-environment happy-dom
/** Whose focus and whose scrolling it is: our list follows its person, and leaves the page alone otherwise. */
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { THREE } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { NOW } from '../../gallery/views';
import { openList } from './open';

/** What is told when something of ours changes its size, as it does out of the top layer. */
let sized: Set<() => void>;
class Sizes {
  constructor(readonly tell: () => void) {}
  observe() {
    sized.add(this.tell);
  }
  unobserve() {}
  disconnect() {
    sized.delete(this.tell);
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  sized = new Set();
  vi.stubGlobal('ResizeObserver', Sizes);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function opened() {
  let items = THREE;
  const l = await openList({
    answers: { ...tableOf(THREE), 'list.items': () => ({ items, over: 'query' as const }) },
  });
  const field = document.createElement('input');
  document.body.append(field);
  return {
    ...l,
    field,
    /** The count moves on, and the list is read anew. */
    async news(next = items) {
      items = next;
      await l.change(() => l.slot.view.set({ ...l.slot.view.get() }));
      await l.settle();
    },
    focusTitle: () => l.active()?.textContent ?? '',
    fallOut: () => act(async () => sized.forEach((tell) => void tell())),
  };
}

describe('the focus', () => {
  test('stays in a field of the page when the row that the list is on goes', async () => {
    const l = await opened();
    await l.change(() => l.field.focus());
    await l.news(THREE.slice(1));
    expect(l.titles()).toHaveLength(2);
    expect(document.activeElement).toBe(l.field);
  });

  test('stays nowhere where somebody has clicked into the page', async () => {
    const l = await opened();
    await l.change(() => (l.active() as HTMLElement).blur());
    await l.settle(10);
    await l.news(THREE.slice(1));
    expect(l.active()).toBeNull();
  });

  test('goes to the next row when it was on the one that goes', async () => {
    const l = await opened();
    expect(l.focusTitle()).toContain('Add gift wrapping');
    await l.news(THREE.slice(1));
    expect(l.focusTitle()).toContain('Wishlist reminders');
  });

  test('stays on the bar when the row that the list is on goes', async () => {
    const l = await opened();
    const chip = document.createElement('button');
    l.slot.container.before(chip);
    await l.change(() => chip.focus());
    await l.news(THREE.slice(1));
    expect(l.active()).toBe(chip);
    expect(l.current()).toBe('Wishlist reminders by e-mail');
  });

  test('is not taken back by the top layer once it has left', async () => {
    const l = await opened();
    await l.change(() => l.field.focus());
    await l.fallOut();
    expect(document.activeElement).toBe(l.field);
    await l.change(() => {
      l.field.blur();
      (l.slot.container.querySelector('.ttl') as HTMLElement).focus();
      document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
      (l.active() as HTMLElement).blur();
    });
    await l.fallOut();
    expect(l.active()).toBeNull();
  });

  test('comes back with the top layer when the page has taken our host out and put it back', async () => {
    const l = await opened();
    const had = l.active();
    const { host } = l.slot.root;
    await l.change(() => {
      host.remove();
      (had as HTMLElement).blur();
      document.body.append(host);
    });
    expect(l.active()).toBeNull();
    await l.fallOut();
    expect(l.active()).toBe(had);
  });
});

describe('the outline', () => {
  test('is drawn, and the page scrolled, by its person alone', async () => {
    const l = await opened();
    expect(l.outlined.at(-1)).toBe('acme/shop#139');
    const before = l.outlined.length;
    for (let i = 0; i < 5; i++) await l.news();
    expect(l.outlined).toHaveLength(before);
    await l.key('j');
    expect(l.outlined.slice(before)).toEqual(['acme/shop#137']);
  });

  test('goes with its row, and comes back when somebody moves', async () => {
    const l = await opened();
    const before = l.outlined.length;
    await l.news(THREE.slice(1));
    expect(l.outlined.slice(before)).toEqual([null]);
    await l.key('j');
    expect(l.outlined.at(-1)).toBe('acme/shop#121');
  });

  test('stays where somebody has moved while the list was read anew', async () => {
    let answer: (() => void) | null = null;
    let slow = false;
    const l = await openList({
      answers: {
        ...tableOf(THREE),
        'list.items': () =>
          new Promise((done) => {
            answer = () => done({ items: THREE, over: 'query' });
            if (!slow) answer();
          }),
      },
    });
    slow = true;
    await l.change(() => l.slot.view.set({ ...l.slot.view.get() }));
    await l.key('j');
    await l.change(() => answer?.());
    expect(l.outlined.at(-1)).toBe('acme/shop#137');
  });
});
