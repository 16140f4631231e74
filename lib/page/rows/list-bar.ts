/** The bar over a list, and our own list under it. */
import type { ListFilter, ListView, ReadingNotice, RowRef, RowView } from '../../messages/protocol';
import { BAR } from '../../strings/rows';
import type { ListSpot, Mount, TrackerRows } from '../../trackers/tracker';
import { bridge, cell, type Visit } from '../bridge';
import { make } from '../element';
import { type Host, makeHost } from '../host';
import type { ListSlot } from '../list-slot';
import { put, sweep } from '../mount';
import { ownerHash } from '../standing';
import type { Awake } from './awake';
import type { Badges } from './badges';
import { type BarAct, makeBar } from './bar';
import { makeCounting } from './counting';
import { ROWS_LOOK } from './look';
import { makeOutline } from './outline';

/** Rows that one count may name. */
const MOST = 2_000;

type Options = {
  win: Window;
  finder: TrackerRows;
  visit: Visit;
  developer: boolean;
  list: ListSpot;
  /** Rows that the page has shown, by their keys. */
  seen: ReadonlyMap<string, RowRef>;
  /** What the page calls an item; undefined: it has not shown it. */
  title(key: string): string | undefined;
  badges: Badges;
  awake: Awake;
  /** Draws all badges anew. */
  redraw(): void;
  gone(): void;
};

/** Which rows a chip's list is about. */
const NEEDS: Record<ListFilter, readonly RowView['needs'][]> = {
  none: ['outcome'],
  unchecked: ['check'],
  person: ['person'],
};

/** Rows come some time after their list: so long a count of none is no finding (ms). */
const COMING = 5_000;
/** How far up the place may be where the bar has room, and how much that is (px). */
const CLIMB = 4;
const ROOM = 560;
/** More is no edge but another column (px). */
const EDGE = 48;

export function listBar(options: Options) {
  const { win, finder, visit, developer, list, seen, title, badges, awake, redraw, gone } = options;
  const { tracker, ask } = visit;
  const doc = win.document;
  const board = list.of === 'board';
  let host: Host | null = null;
  let slot: ListSlot | null = null;
  let unmount: (() => void) | null = null;
  let view: ListView | null = null;
  let paused: ReadingNotice | null = null;
  /** What the bar stands before. */
  let at: Element | null = null;
  const bar = makeBar(press, choose, board ? close : undefined);
  const outline = makeOutline(win, finder);

  const refs = (): RowRef[] => [...seen.values()].slice(-MOST);

  const counting = makeCounting({
    win,
    awake,
    ask: ({ all, fresh }) =>
      ask({ type: 'list.count', seen: refs(), ...(all && { all }), ...(fresh && { fresh }) }),
    take(next) {
      view = next;
      draw();
    },
    failed: gone,
    woke() {
      if (paused?.kind === 'paused' && paused.until <= Date.now()) paused = null;
    },
  });
  const { count } = counting;

  let docked = false;
  const began = win.performance.now();
  const late = win.setTimeout(draw, COMING);

  function draw() {
    if (!view) return bar.show(null, tracker.name);
    const shown = paused && !view.notice ? { ...view, notice: paused } : view;
    const some = Object.values(view.counts).some((n) => n > 0);
    // A list over many places may show nothing of ours.
    if (!list.place && !some) return stand(false);
    stand(true);
    const early = !some && view.over === 'seen' && win.performance.now() - began < COMING;
    bar.show(early && !shown.notice ? null : shown, tracker.name);
    slot?.view.set(shown);
    counting.pause(shown.notice?.kind === 'paused' ? shown.notice.until : null);
  }

  /** Puts the bar where it belongs, or takes it away. */
  function stand(is: boolean) {
    if (!is) {
      close();
      host?.remove();
      host = null;
      return;
    }
    // It stands where it was put: looking for the place walks through the whole page.
    if (host?.el.isConnected && (docked || host.el.nextElementSibling === at)) return;
    const mount = docked ? null : finder.bar(doc);
    if (!mount && !board && !docked) return;
    if (mount && fits(mount)) return;
    docked = true;
    begin('dock');
    if (host && !host.el.isConnected) doc.body.append(host.el);
  }

  function begin(kind: 'dock' | 'strip') {
    if (host) return;
    host = makeHost(doc, kind, tracker.id, developer, ROWS_LOOK);
    host.box.append(bar.el, outline.el);
    host.keys.handler = (event) => slot?.keys.handler?.(event);
  }

  /** Puts it into the page where it is as wide as what it stands over; a frame around that may leave it no room. */
  function fits(mount: Mount): boolean {
    if (!host) sweep(mount, bridge().hosts);
    begin('strip');
    if (!host) return false;
    let over = mount.before ?? null;
    for (let up = 0; over && up < CLIMB; up++, over = over.parentElement) {
      put(host.el, { before: over, rung: mount.rung });
      at = over;
      const { width } = over.getBoundingClientRect();
      if (host.el.getBoundingClientRect().width < Math.min(width, ROOM)) continue;
      if (mount.before)
        host.box.style.marginInline = `max(var(--edge, 0px), ${edgeOf(mount.before, over)}px)`;
      return true;
    }
    host.remove();
    host = null;
    return false;
  }

  /** How far in the list's own rows begin within what the bar stands over (px): the bar is in line with them. */
  function edgeOf(inner: Element, over: Element): number {
    const padding = Number.parseFloat(win.getComputedStyle(inner).paddingInlineStart) || 0;
    const edge = padding + inner.getBoundingClientRect().left - over.getBoundingClientRect().left;
    return edge > 0 && edge <= EDGE ? Math.round(edge) : 0;
  }

  function press(act: BarAct) {
    if (act === 'all') count({ all: true });
    else if (act === 'check') count({ fresh: true });
    else if (act === 'connect') {
      const owner = view?.notice?.kind === 'no-token' ? view.notice.owner : (list.place?.owner ?? '');
      void ask({ type: 'page.options', hash: ownerHash(tracker.id, win.location.hostname, owner) }).catch(
        gone,
      );
    } else open('none', 'sweep');
  }

  function choose(filter: ListFilter) {
    if (slot && slot.filter.get() === filter && slot.mode.get() === 'list') slot.close();
    else open(filter, 'list');
  }

  function keepWords(filter: ListFilter | null) {
    badges.keep(filter && ((v) => NEEDS[filter].includes(v.needs)));
    redraw();
  }

  function open(filter: ListFilter, mode: 'list' | 'sweep') {
    if (!host || !view) return;
    bar.open(mode === 'list' ? filter : null);
    keepWords(filter);
    if (slot) {
      slot.filter.set(filter);
      slot.mode.set(mode);
      return;
    }
    const container = make('div', { class: 'list-slot' });
    host.box.append(container);
    const mine: ListSlot = {
      container,
      root: host.root,
      ask,
      tracker: { id: tracker.id, name: tracker.name, address: tracker.address },
      filter: cell(filter),
      mode: cell(mode),
      view: cell(view),
      seen: refs,
      title: ({ key }) => title(key),
      narrow: host.narrow,
      keys: { handler: null },
      outline: (item) => outline.around(item),
      open(item) {
        const to = tracker.address(item);
        if (to) win.location.assign(to);
      },
      rowView: cell<RowView[]>([]),
      close() {
        const mineStill = slot === mine;
        close();
        if (mineStill) bar.focus(mine.mode.get(), mine.filter.get());
      },
    };
    slot = mine;
    mine.filter.on(() => {
      bar.open(mine.mode.get() === 'list' ? mine.filter.get() : null);
      keepWords(mine.filter.get());
    });
    // The list counts anew by itself when its person asks for it.
    mine.view.on(() => {
      view = mine.view.get();
      bar.show(view, tracker.name);
    });
    bridge().listSlot = mine;
    void bring(mine);
  }

  async function bring(mine: ListSlot) {
    const shared = bridge();
    try {
      if (!shared.mountList) await ask({ type: 'list.inject' });
      if (slot !== mine) return;
      if (!shared.mountList) throw new Error('no list');
      // The script mounts what waits for it by itself when it comes.
      unmount = shared.mountList(mine);
    } catch {
      if (slot !== mine) return;
      close();
      bar.note(BAR.noList);
      gone();
    }
  }

  function close() {
    if (!slot) return;
    const was = slot;
    slot = null;
    if (bridge().listSlot === was) bridge().listSlot = null;
    try {
      unmount?.();
    } catch {
      // An old list of an updated extension: its container goes all the same.
    }
    unmount = null;
    was.container.remove();
    outline.around(null);
    bar.open(null);
    keepWords(null);
  }

  draw();
  count();
  return {
    count: () => count(),
    /** The same list was asked for other rows: what was counted is not about them. */
    renew() {
      counting.renew();
      if (host) bar.show(null, tracker.name);
    },
    place() {
      if (host || list.place) stand(host !== null || list.place !== undefined);
    },
    changed(views: readonly RowView[]) {
      slot?.rowView.set([...views]);
      // Rows of another tab are none of ours, unless they may be on another page of this list.
      if (view?.over !== 'seen' || views.some((v) => seen.has(v.key.toLowerCase()))) count();
    },
    notice(now: ReadingNotice | null) {
      const news = JSON.stringify(now) !== JSON.stringify(paused);
      paused = now;
      if (news) draw();
    },
    stop() {
      win.clearTimeout(late);
      counting.stop();
      close();
      host?.remove();
      host = null;
      outline.stop();
    },
  };
}
