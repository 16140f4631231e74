// @vitest-environment happy-dom
// Longer than 300 lines: one small tracker made here serves every case.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import { type Arrival, follow } from '../../../lib/page/follow';
import type { Found, Place, Spot, TrackerPage } from '../../../lib/trackers/tracker';

const place: Place = { tracker: 't', site: 's', name: 'acme/shop', owner: 'acme' };
const itemOf = (n: string) => ({ tracker: 't', site: 's', key: `acme/shop#${n}` });

/** A tracker whose document shows an item in `<article id=142>`, ready when it has the class `ready`. */
function tracker(): TrackerPage & { looks: number } {
  const parse = (url: URL): Spot => {
    const n = /\/item\/(\d+)/.exec(url.pathname)?.[1];
    if (n) return { kind: 'item', item: itemOf(n), place };
    return url.pathname.startsWith('/list')
      ? { kind: 'list', tracker: 'github', place, of: 'items' }
      : { kind: 'silent' };
  };
  return {
    id: 't',
    name: 'T',
    looks: 0,
    isSite: () => true,
    address: () => null,
    parse,
    find(doc, url, late): Found {
      this.looks += 1;
      const spot = parse(url);
      if (spot.kind === 'list') {
        const form = doc.querySelector('dialog');
        const watch = [...doc.querySelectorAll('.portal')];
        if (!form) return { state: 'none', watch };
        return {
          state: 'new',
          place,
          title: '',
          panel: null,
          body: null,
          narrow: true,
          lost: [],
          watch: [form],
        };
      }
      const n = spot.kind === 'item' ? spot.item.key.split('#')[1] : '';
      const el = doc.getElementById(`i${n}`);
      if (!el || !(late || el.classList.contains('ready'))) {
        return { state: 'wait', why: 'the item', watch: el ? [el] : [] };
      }
      return {
        state: 'item',
        item: itemOf(n ?? ''),
        title: el.textContent ?? '',
        strip: null,
        mark: null,
        narrow: false,
        rendered: null,
        editing: false,
        lost: [],
        watch: [el],
      };
    },
  };
}

const setUrl = (url: string) =>
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
const go = (path: string) => history.pushState(null, '', path);
const show = (n: number, text = `item ${n}`, ready = true) => {
  const el = document.createElement('article');
  el.id = `i${n}`;
  el.textContent = text;
  if (ready) el.className = 'ready';
  document.body.replaceChildren(el);
  return el;
};
/** Timers, frames and the microtasks between them. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

let t: ReturnType<typeof tracker>;
let here: Arrival[];
let lost: string[];
let alive: boolean;
/** How often it was asked. */
let asked: number;
let stop: () => void;
const keys = () =>
  here.map((a) =>
    a.found.get().state === 'item' ? `${(a.spot as { item: { key: string } }).item.key}` : 'new',
  );
const start = () => {
  stop = follow({
    tracker: t,
    win: window,
    arrive: (a) => here.push(a),
    lost: (why) => lost.push(why),
    alive: () => {
      asked += 1;
      return alive;
    },
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  setUrl('https://s.test/');
  document.body.replaceChildren();
  t = tracker();
  here = [];
  lost = [];
  alive = true;
  asked = 0;
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('following a page', () => {
  it('a silent page is never looked at, whatever happens in it', async () => {
    go('/wiki');
    const observe = vi.spyOn(MutationObserver.prototype, 'observe');
    start();
    for (let i = 0; i < 50; i++) document.body.append(document.createElement('p'));
    await pass(5_000);
    expect(t.looks).toBe(0);
    expect(observe).not.toHaveBeenCalled();
    expect(here).toEqual([]);
  });

  it('an item that is ready arrives at once; one that is not, when it is', async () => {
    go('/item/1');
    show(1);
    start();
    expect(keys()).toEqual(['acme/shop#1']);
    stop();
    here = [];
    go('/item/2');
    const el = show(2, 'two', false);
    start();
    expect(here).toEqual([]);
    el.className = 'ready';
    await pass(300);
    expect(keys()).toEqual(['acme/shop#2']);
  });

  it('works in a hidden tab, which has no frames', async () => {
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(7);
    go('/item/1');
    start();
    show(1);
    await pass(1_200);
    expect(keys()).toEqual(['acme/shop#1']);
  });

  it('a soft navigation ends the old item at once, before the document follows', async () => {
    go('/item/1');
    show(1);
    start();
    const [first] = here;
    go('/item/2');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(first?.signal.aborted).toBe(true);
    expect(here).toHaveLength(1);
    await pass(600);
    expect(here).toHaveLength(1);
    show(2);
    await pass(600);
    expect(keys()).toEqual(['acme/shop#1', 'acme/shop#2']);
  });

  it('a navigation without any event is found by the clock', async () => {
    go('/item/1');
    show(1);
    start();
    show(2);
    go('/item/2');
    await pass(1_100);
    expect(keys().at(-1)).toBe('acme/shop#2');
  });

  it('hash and query of the same item change nothing', async () => {
    go('/item/1');
    show(1);
    start();
    go('/item/1?x=1#comment');
    await pass(2_000);
    expect(here).toHaveLength(1);
    expect(here[0]?.signal.aborted).toBe(false);
  });

  it('tells of changes at most once a frame, and of a remount', async () => {
    go('/item/1');
    const el = show(1);
    start();
    let told = 0;
    here[0]?.found.on(() => {
      told += 1;
    });
    const before = t.looks;
    for (let i = 0; i < 200; i++) el.append(document.createTextNode('x'));
    await pass(17);
    expect(t.looks - before).toBe(1);
    expect(told).toBe(1);
    show(1, 'again');
    await pass(50);
    expect(told).toBe(2);
    expect(here).toHaveLength(1);
  });

  it('does not look when something changes far from the item', async () => {
    go('/item/1');
    show(1);
    const far = document.createElement('div');
    document.body.append(far);
    start();
    const before = t.looks;
    for (let i = 0; i < 100; i++) far.append(document.createElement('p'));
    await pass(500);
    expect(t.looks).toBe(before);
  });

  it('an item that is gone for good is let go after a while', async () => {
    go('/item/1');
    show(1);
    start();
    document.body.replaceChildren();
    await pass(1_500);
    expect(here[0]?.signal.aborted).toBe(false);
    await pass(4_000);
    expect(here[0]?.signal.aborted).toBe(true);
  });

  it('believes weaker signs late, and gives up with a reason when there is nothing', async () => {
    go('/item/1');
    show(1, 'one', false);
    start();
    await pass(4_500);
    expect(here).toEqual([]);
    await pass(1_500);
    expect(keys()).toEqual(['acme/shop#1']);
    stop();
    go('/item/9');
    start();
    await pass(12_000);
    expect(lost).toEqual(['the item']);
    const before = t.looks;
    document.body.append(document.createElement('p'));
    await pass(5_000);
    expect(t.looks).toBe(before);
    // The next navigation is a new chance, also to the same address.
    show(9);
    document.dispatchEvent(new Event('turbo:load'));
    await pass(300);
    expect(keys().at(-1)).toBe('acme/shop#9');
  });

  it('a dialog on a list arrives and goes with the dialog', async () => {
    go('/list');
    const portal = document.createElement('div');
    portal.className = 'portal';
    document.body.append(portal);
    start();
    expect(here).toEqual([]);
    await pass(15_000);
    portal.append(document.createElement('dialog'));
    await pass(50);
    expect(keys()).toEqual(['new']);
    portal.replaceChildren();
    await pass(50);
    expect(here[0]?.signal.aborted).toBe(true);
  });

  it('is gone before the tracker copies the page into its cache', async () => {
    go('/item/1');
    show(1);
    start();
    document.dispatchEvent(new Event('turbo:before-cache'));
    expect(here[0]?.signal.aborted).toBe(true);
    await pass(200);
    expect(here).toHaveLength(1);
    document.dispatchEvent(new Event('turbo:render'));
    await pass(300);
    expect(here).toHaveLength(2);
  });

  it('handles at most ten navigations in ten seconds (threat 19)', async () => {
    start();
    for (let i = 1; i <= 200; i++) {
      show(i);
      go(`/item/${i}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }
    expect(here).toHaveLength(10);
    expect(here.every((a) => a.signal.aborted)).toBe(true);
    await pass(11_500);
    expect(keys().at(-1)).toBe('acme/shop#200');
    expect(here).toHaveLength(11);
  });

  it('a storm of nodes costs one look a frame (threat 19)', async () => {
    go('/item/1');
    start();
    const before = t.looks;
    for (let i = 0; i < 5_000; i++) document.body.append(document.createElement('li'));
    await pass(16);
    expect(t.looks - before).toBeLessThanOrEqual(1);
  });

  it('asks whether the extension is there only while something is shown: asking costs a page 2 ms', async () => {
    for (const path of ['/wiki', '/list']) {
      go(path);
      if (path === '/wiki') start();
      await pass(3_000);
    }
    expect(asked).toBe(0);
    go('/item/1');
    show(1);
    await pass(3_000);
    expect(asked).toBeGreaterThan(0);
  });

  it('stops when the extension is gone', async () => {
    go('/item/1');
    show(1);
    start();
    alive = false;
    await pass(1_100);
    expect(here[0]?.signal.aborted).toBe(true);
    go('/item/2');
    show(2);
    await pass(3_000);
    expect(here).toHaveLength(1);
  });
});

it('does not look because we inserted a host, and looks when the page inserts something', async () => {
  const el = show(142);
  go('/item/142');
  start();
  await pass(500);
  const looks = t.looks;
  const host = document.createElement('div');
  bridge().hosts.set(host, { handler: null });
  el.append(host);
  await pass(500);
  expect(t.looks).toBe(looks);
  host.remove();
  await pass(500);
  expect(t.looks).toBeGreaterThan(looks);
});
