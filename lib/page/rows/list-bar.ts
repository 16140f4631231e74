/** The bar over a list, and our own list under it. */
import type { ListFilter, ListView, ReadingNotice, RowRef, RowView } from '../../messages/protocol';
import { BAR, noRows } from '../../strings/rows';
import type { ListSpot, TrackerRows } from '../../trackers/tracker';
import { bridge, cell, type Visit } from '../bridge';
import { make } from '../element';
import type { ListSlot } from '../list-slot';
import { ownerHash } from '../standing';
import type { Awake } from './awake';
import type { Badges } from './badges';
import { type BarAct, makeBar } from './bar';
import { makeCounting } from './counting';
import { makeOutline } from './outline';
import { inPageOrder } from './page-order';
import { makeStance } from './stance';
import type { Known } from './watch';

/** Rows that one count may name. */
const MOST = 2_000;

type Options = {
  win: Window;
  finder: TrackerRows;
  visit: Visit;
  developer: boolean;
  list: ListSpot;
  /** The page came without a reload. */
  soft: boolean;
  /** Rows that the page has shown, by their keys. */
  seen: ReadonlyMap<string, RowRef>;
  /** Rows that stand in the page now. */
  rows(): Iterable<Known>;
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

export function listBar(options: Options) {
  const { win, finder, visit, developer, list, soft, seen, rows, title, badges, awake, redraw, gone } =
    options;
  const { tracker, ask } = visit;
  let slot: ListSlot | null = null;
  let unmount: (() => void) | null = null;
  let view: ListView | null = null;
  let paused: ReadingNotice | null = null;
  const cards = () => list.of === 'board' || finder.board?.(win.document) === true;
  const bar = makeBar(press, choose, list.of === 'board' || finder.board ? close : undefined, cards);
  /** That the rows are not found. */
  const line = make('p', { class: 'said', attrs: { role: 'status' } });
  line.hidden = true;
  const outline = makeOutline(win, finder);
  const stance = makeStance({
    win,
    finder,
    tracker: tracker.id,
    developer,
    list,
    soft,
    made(host, body, kind) {
      if (kind === 'strip') bar.unfold();
      body.append(bar.el, line);
      host.box.append(outline.el);
      host.keys.handler = (event) => slot?.keys.handler?.(event);
    },
    dropping: close,
  });

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

  const began = win.performance.now();
  const late = win.setTimeout(draw, COMING);

  function draw() {
    if (!view) return bar.show(null, tracker.name);
    const shown = paused && !view.notice ? { ...view, notice: paused } : view;
    const some = Object.values(view.counts).some((n) => n > 0);
    // Counts of nothing would sound like a finding.
    bar.el.hidden = !line.hidden && !some;
    // A list over many places may show nothing of ours.
    if (!list.place && !some) return stand(false);
    const early = !some && view.over === 'seen' && win.performance.now() - began < COMING;
    // Drawn before it is put there and measured: the page below it is laid out once.
    bar.show(early && !shown.notice ? null : shown, tracker.name);
    stand(true);
    stance.settle();
    slot?.view.set(shown);
    counting.pause(shown.notice?.kind === 'paused' ? shown.notice.until : null);
  }

  /** Puts the bar where it belongs, or takes it away; while something is said it stands in any case. */
  function stand(is: boolean) {
    if (is || !line.hidden) stance.stand(!line.hidden);
    else stance.leave();
  }

  /** A list over many places gets its bar with the first row of ours: counting takes longer. */
  function place() {
    if (stance.host() || list.place || (!view && seen.size > 0)) stand(true);
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
    const host = stance.host();
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
      seen: () => inPageOrder(seen, rows()).slice(-MOST),
      cards,
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
      stance.settle();
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
      if (stance.host()) bar.show(null, tracker.name);
    },
    place,
    /** The rows are not found, in words; null: they are. */
    lost(what: string | null) {
      line.hidden = what === null;
      line.textContent = what === null ? '' : noRows(what);
      bar.el.hidden = what !== null;
      if (view) draw();
      else {
        stand(list.place !== undefined);
        stance.settle();
      }
    },
    changed(views: readonly RowView[]) {
      place();
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
      stance.drop();
      outline.stop();
    },
  };
}
