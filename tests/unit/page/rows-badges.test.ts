// @vitest-environment happy-dom
// Longer than 300 lines: one list, its badges and the tip that they share.
/** Badges in rows, and the one tip of all of them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RowView } from '../../../lib/messages/protocol';
import { badgeOf } from '../../../lib/outcome/badge';
import { bridge } from '../../../lib/page/bridge';
import { fence } from '../../../lib/page/fence';
import { type Badges, rowBadges } from '../../../lib/page/rows/badges';
import type { Known } from '../../../lib/page/rows/watch';
import { UNREAD } from '../../../lib/strings/rows';
import { rowFor, smallTracker } from './rows-world';

const NONE = badgeOf({ known: 'none', form: {} });
const PART = badgeOf({ known: 'outcome', form: { problem: 'People leave' }, sharing: { state: 'local' } });
const finder = smallTracker();
let spot = finder.badge;
/** Long enough that a pointer rests (ms). */
const REST = 150;

let badges: Badges;
let list: Element;
let sentence: ReturnType<typeof vi.fn<(row: Known) => Promise<string>>>;

function start(open = true) {
  sentence = vi.fn(async (row: Known) => `The sentence of ${row.item.key}`);
  badges = rowBadges({ win: window, tracker: 'github', open, spot: (el) => spot(el), sentence });
  return badges;
}
function known(n: number, more: Partial<Known> = {}): Known {
  const el = rowFor(n);
  list.append(el);
  const row = finder.row(el.querySelector('a') as Element, new URL('https://s/'));
  if (!row) throw new Error('no row');
  return { ...row, alias: `t|s|acme/shop#${n}`, inView: true, width: 1_000, ...more };
}
const viewOf = (row: Known, badge: RowView['badge'] = NONE): RowView => ({ key: row.item.key, badge });
/** Our hosts in the list: what the page did not put there. */
const hosts = () => [...list.querySelectorAll('div')].filter((el) => bridge().hosts.has(el));
const hostIn = (row: Known) => hosts().find((h) => row.el.contains(h));
const buttonIn = (row: Known) => hostIn(row)?.shadowRoot?.querySelector('button') as HTMLButtonElement;
const tip = () =>
  [...document.body.children].map((el) => el.shadowRoot?.querySelector<HTMLElement>('.tip')).find((el) => el);

/**
 * An event as a person causes it, or a script. Outside of a root all that happens in it is its host's; this DOM does
 * not do that by itself (the stories do it in real browsers).
 */
function fire(el: Element, event: Event, trusted = true) {
  if (trusted) Object.defineProperty(event, 'isTrusted', { value: true });
  const root = el.getRootNode();
  (root instanceof ShadowRoot ? root.host : el).dispatchEvent(event);
  return event;
}
const through = { bubbles: true, composed: true };
const over = () => new PointerEvent('pointerover', through);
const point = (el: Element, trusted = true) => fire(el, over(), trusted);
const pass = (ms = REST) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  // The tip takes the window from the document; time of the test passes in the test's own.
  Object.defineProperty(document, 'defaultView', { value: window, configurable: true });
  list = document.createElement('div');
  list.className = 'list';
  document.body.replaceChildren(list);
});
afterEach(() => {
  spot = finder.badge;
  badges.stop();
  vi.useRealTimers();
  document.documentElement.removeAttribute('data-color-mode');
});

describe('a badge', () => {
  it('tells the page nothing: a plain element without attributes, its root closed', () => {
    start(false);
    const row = known(1);
    badges.show(row, viewOf(row));
    const host = hostIn(row);
    expect(host?.localName).toBe('div');
    expect(host?.attributes).toHaveLength(0);
    expect(host?.childNodes).toHaveLength(0);
    expect(host?.shadowRoot).toBe(null);
    expect(row.el.textContent).toBe('Item 1#1');
  });

  it('stands where the row has room for it, with sign, words and a name', () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    expect(row.el.querySelector('.line')?.lastElementChild).toBe(hostIn(row));
    const button = buttonIn(row);
    expect(button.textContent).toBe('No outcome');
    expect(button.getAttribute('aria-label')).toBe('Outcome: none yet');
    expect(button.type).toBe('button');
    expect(button.querySelectorAll('svg[aria-hidden="true"]')).toHaveLength(1);
    expect(button.classList).toContain('none');
    expect(button.classList).not.toContain('small');
  });

  it('that is on this device only has its dot, and says so', () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row, PART));
    expect(buttonIn(row).querySelector('.dot')).toBeTruthy();
    expect(buttonIn(row).getAttribute('aria-label')).toContain('on this device only');
    badges.show(row, viewOf(row));
    expect(buttonIn(row).querySelector('.dot')).toBe(null);
  });

  it('without room is its sign alone, with its whole name', () => {
    start();
    spot = (el) => ({ ...finder.badge(el), tight: true });
    const row = known(1);
    badges.show(row, viewOf(row));
    expect(buttonIn(row).classList).toContain('small');
    expect(buttonIn(row).getAttribute('aria-label')).toBe('Outcome: none yet');
  });

  it('is drawn anew only when it says something else, in the same element', () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    const [host, sign] = [hostIn(row), buttonIn(row).firstElementChild];
    badges.show(row, { ...viewOf(row), badge: { ...NONE } });
    expect(buttonIn(row).firstElementChild).toBe(sign);
    badges.show(row, viewOf(row, PART));
    expect(hostIn(row)).toBe(host);
    expect(buttonIn(row).textContent).toContain('Needs');
    expect(hosts()).toHaveLength(1);
  });

  it('comes back to its place when the page took it out or drew the place again', () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    hostIn(row)?.remove();
    badges.show(row, viewOf(row));
    expect(hosts()).toHaveLength(1);
    const line = document.createElement('div');
    row.el.querySelector('.line')?.replaceWith(line);
    line.className = 'line';
    badges.show(row, viewOf(row));
    expect(line.firstElementChild).toBe(hosts()[0]);
  });

  it.each<[string, RowView | undefined]>([
    ['a view without one', { key: 'acme/shop#1', badge: null }],
    ['no view', undefined],
  ])('goes with %s', (_, view) => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    const host = hostIn(row) as Element;
    badges.show(row, view);
    expect([hosts().length, badges.shown(), bridge().hosts.has(host)]).toEqual([0, 0, false]);
  });

  it('is not drawn into a row that has left the page', () => {
    start();
    const row = known(1);
    row.el.remove();
    badges.show(row, viewOf(row));
    expect(badges.shown()).toBe(0);
  });

  it('of rows that do not match what is looked for shrinks to its sign', () => {
    start();
    const [a, b] = [known(1), known(2)];
    const views = [viewOf(a), { ...viewOf(b), needs: 'outcome' as const }];
    badges.keep((view) => view.needs === 'outcome');
    badges.show(a, views[0]);
    badges.show(b, views[1]);
    expect([a, b].map((r) => buttonIn(r).classList.contains('small'))).toEqual([true, false]);
    badges.keep(null);
    badges.show(a, views[0]);
    expect(buttonIn(a).classList).not.toContain('small');
  });

  it('follows the theme, also those that come later', async () => {
    start();
    const mode = (row: Known) => buttonIn(row).parentElement?.getAttribute('data-mode');
    const [a, b] = [known(1), known(2)];
    document.documentElement.setAttribute('data-color-mode', 'light');
    badges.show(a, viewOf(a));
    await pass(0);
    expect(mode(a)).toBe('light');
    document.documentElement.setAttribute('data-color-mode', 'dark');
    await pass(0);
    badges.show(b, viewOf(b));
    expect([mode(a), mode(b)]).toEqual(['dark', 'dark']);
    document.documentElement.setAttribute('data-color-mode', 'light');
    await pass(0);
    expect([mode(a), mode(b)]).toEqual(['light', 'light']);
    expect(buttonIn(a).parentElement?.getAttribute('data-tracker')).toBe('github');
  });
});

describe('how many there are', () => {
  it('at most 200: those out of view go first, and come back with their row', () => {
    start();
    const rows = Array.from({ length: 500 }, (_, i) => known(i + 1));
    rows.forEach((row, i) => {
      badges.show(row, viewOf(row));
      // A window of 50 rows goes over the list.
      const past = rows[i - 50];
      // What a page keeps in view at its top stays, although it is the oldest.
      if (past && i >= 60) past.inView = false;
      expect(badges.shown()).toBeLessThanOrEqual(200);
    });
    expect(hosts()).toHaveLength(badges.shown());
    expect(rows.filter((r) => r.inView && !hostIn(r))).toEqual([]);
    expect(rows.slice(0, 10).every((r) => hostIn(r))).toBe(true);
    const first = rows[10] as Known;
    expect(hostIn(first)).toBe(undefined);
    first.inView = true;
    badges.show(first, viewOf(first));
    expect(hostIn(first)).toBeTruthy();
    expect(badges.shown()).toBeLessThanOrEqual(200);
  });
});

describe('the tip', () => {
  it.each<[string, () => Event]>([
    ['a pointer', over],
    ['focus', () => new FocusEvent('focusin', through)],
    ['a press', () => new MouseEvent('click', through)],
  ])('%s brings the sentence of that row, once it rests', async (_, make) => {
    start();
    const [a, b] = [known(1), known(2)];
    for (const row of [a, b]) badges.show(row, viewOf(row));
    fire(buttonIn(b), make());
    await pass(50);
    expect(sentence).not.toHaveBeenCalled();
    await pass();
    expect(sentence.mock.calls).toEqual([[b]]);
    expect(tip()?.textContent).toBe('The sentence of acme/shop#2');
    expect(tip()?.getAttribute('role')).toBe('tooltip');
    // Read aloud with the badge: the tip itself is in another root.
    expect(buttonIn(b).getAttribute('aria-description')).toBe('The sentence of acme/shop#2');
    expect(buttonIn(a).hasAttribute('aria-description')).toBe(false);
  });

  it('no event that a script made asks for anything', async () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    for (const event of [over(), new FocusEvent('focusin', through), new MouseEvent('click', through)])
      fire(buttonIn(row), event, false);
    await pass();
    expect(sentence).not.toHaveBeenCalled();
    expect(tip()).toBe(undefined);
  });

  it('nor does one on a badge that the page has hidden under something', async () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    (row.el as HTMLElement).style.opacity = '0.1';
    point(buttonIn(row));
    await pass();
    expect(sentence).not.toHaveBeenCalled();
  });

  it('a pointer that passes over many rows asks for the one it stays at', async () => {
    start();
    const rows = [1, 2, 3, 4].map((n) => known(n));
    for (const row of rows) {
      badges.show(row, viewOf(row));
      point(buttonIn(row));
      await pass(40);
    }
    await pass();
    expect(sentence.mock.calls).toEqual([[rows[3]]]);
  });

  it.each<[string, (row: Known) => void]>([
    ['the pointer leaves', (row) => fire(buttonIn(row), new PointerEvent('pointerout', through))],
    ['the focus goes', (row) => fire(buttonIn(row), new FocusEvent('focusout', through))],
    ['the page scrolls', () => window.dispatchEvent(new Event('scroll'))],
    ['the row shows another item', (row) => badges.remove(row)],
    ['Escape', (row) => key(row, 'Escape')],
  ])('%s: an answer that comes late is not shown', async (_, end) => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    let tell: (text: string) => void = () => undefined;
    sentence.mockImplementation(() => new Promise((done) => (tell = done)));
    point(buttonIn(row));
    await pass();
    end(row);
    tell('too late');
    await pass(0);
    expect(tip()?.textContent ?? '').not.toContain('too late');
  });

  it.each<[string, (row: Known) => void]>([
    ['Escape', (row) => key(row, 'Escape')],
    ['the pointer leaves', (row) => fire(buttonIn(row), new PointerEvent('pointerout', through))],
    ['the row shows another item', (row) => badges.remove(row)],
  ])('goes: %s', async (_, end) => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    point(buttonIn(row));
    await pass();
    const el = tip() as HTMLElement;
    const hide = vi.fn();
    el.hidePopover = hide;
    end(row);
    expect(hide).toHaveBeenCalled();
  });

  it('a question that fails says that nothing is known, and never "none"', async () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    sentence.mockRejectedValue(new Error('offline'));
    point(buttonIn(row));
    await pass();
    expect(tip()?.textContent).toBe(UNREAD);
  });

  it('nothing to say: no tip', async () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    sentence.mockResolvedValue('');
    point(buttonIn(row));
    await pass();
    expect(tip()).toBe(undefined);
    expect(buttonIn(row).hasAttribute('aria-description')).toBe(false);
  });

  it('there is one for all of them, without attributes, in a closed root', async () => {
    start(false);
    // What is in a closed root is reached as a person's press would: by what was made there.
    const made: ShadowRoot[] = [];
    const attach = Element.prototype.attachShadow;
    vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
      const root = attach.call(this, init);
      made.push(root);
      expect(init.mode).toBe('closed');
      return root;
    });
    const [a, b] = [known(1), known(2)];
    for (const row of [a, b]) badges.show(row, viewOf(row));
    for (const root of made.slice(0, 2)) {
      point(root.querySelector('button') as Element);
      await pass();
    }
    expect(made).toHaveLength(3);
    const own = [...document.body.children].filter((el) => el !== list);
    expect(own).toHaveLength(1);
    expect(own[0]?.attributes).toHaveLength(0);
    expect(document.body.textContent).not.toContain('sentence');
    vi.restoreAllMocks();
  });
});

/** A key typed at a badge, as the window gets it: there it comes from the host. */
function key(row: Known, name: string, type = 'keydown') {
  return fire(
    hostIn(row) as Element,
    new KeyboardEvent(type, { key: name, bubbles: true, cancelable: true, composed: true }),
  );
}

describe('what reaches the page', () => {
  // Before the page's own listeners, as when a document begins.
  fence(window);

  it('no key, and no key is prevented', () => {
    start();
    const row = known(1);
    badges.show(row, viewOf(row));
    const page = vi.fn();
    const types = ['keydown', 'keypress', 'keyup'];
    for (const type of types) {
      window.addEventListener(type, page, true);
      document.addEventListener(type, page);
    }
    for (const type of types)
      for (const name of ['Enter', ' ', 'x', 'j', 'Escape'])
        expect(key(row, name, type).defaultPrevented).toBe(false);
    expect(page).not.toHaveBeenCalled();
    for (const type of types) {
      window.removeEventListener(type, page, true);
      document.removeEventListener(type, page);
    }
  });

  it.each(['click', 'mousedown', 'pointerdown', 'dblclick', 'touchstart'])(
    'no %s reaches the row',
    (type) => {
      start();
      const row = known(1);
      badges.show(row, viewOf(row));
      const opened = vi.fn();
      row.el.addEventListener(type, opened);
      const event = () => new Event(type, { bubbles: true, composed: true, cancelable: true });
      fire(buttonIn(row), event());
      fire(buttonIn(row).querySelector('.w') as Element, event());
      expect(opened).not.toHaveBeenCalled();
      fire(row.el.querySelector('a') as Element, event());
      expect(opened).toHaveBeenCalledTimes(1);
    },
  );
});

describe('the end', () => {
  it('no node of ours is left, and nothing comes later', async () => {
    start();
    const row = known(1);
    const before = list.innerHTML;
    badges.show(row, viewOf(row));
    const host = hostIn(row) as Element;
    point(buttonIn(row));
    await pass();
    point(buttonIn(row));
    badges.stop();
    await pass(1_000);
    expect(list.innerHTML).toBe(before);
    expect([...document.body.children]).toEqual([list]);
    expect([badges.shown(), bridge().hosts.has(host)]).toEqual([0, false]);
    expect(sentence).toHaveBeenCalledTimes(1);
  });
});
