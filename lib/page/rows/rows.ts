/**
 * Rows of lists and boards, their bar, and the lines of a pull request: one for a frame, through all its navigations.
 * Draws what the worker says; what is in view is asked for, nothing else.
 */
import type { Push, ReadingNotice, RowRef, RowView } from '../../messages/protocol';
import { makeRows } from '../../trackers/page-side';
import type { ListSpot, Spot, TrackerRows } from '../../trackers/tracker';
import { bridge, type Visit } from '../bridge';
import { installed, runtime } from '../runtime';
import { makeAwake } from './awake';
import { rowBadges } from './badges';
import { listBar } from './list-bar';
import { watchLost } from './lost';
import { paced } from './paced';
import { pullLines } from './pull';
import { rowViews } from './views';
import { type Known, watchRows } from './watch';

/** An address changes before what it names is drawn: so long (ms) rows of the page before may still stand there. */
const DRAWN = 3_000;
/** The tracker copies the page into its own cache; then we are back (ms). */
const AFTER_COPY = 1_000;

/** The page of rows that an address shows; null: it has none. */
function pageOf(spot: Spot, url: URL, finder: TrackerRows): { id: string; query: string } | null {
  if (spot.kind === 'silent' || spot.kind === 'new') return null;
  const { path, query } = finder.page(url);
  const list = spot.kind === 'list' || (spot.kind === 'item' && spot.over);
  return { id: `${list ? 'list' : spot.kind} ${path}`, query: list ? query : '' };
}

/** The list that an address shows; an item's own page has rows (what belongs to it) but is no list. */
const listOf = (spot: Spot): ListSpot | null =>
  spot.kind === 'list' ? spot : spot.kind === 'item' ? (spot.over ?? null) : null;

export const refOf = ({ item, pull }: Known): RowRef => ({
  tracker: item.tracker,
  site: item.site,
  key: item.key,
  ...(pull && { pull }),
});

export function startRows(win: Window): { visit(): void; stop(): void } {
  const shared = bridge();
  const finder = makeRows();
  let end: (() => void) | null = null;
  let present = '';
  let query = '';
  let push: ((message: Push) => void) | null = null;
  /** The page went on within itself; `other`: it was asked for other rows. */
  let again: ((other: boolean) => void) | null = null;
  let timer = 0;
  /** The page has gone on since it was loaded: lists are drawn while we are there. */
  let soft = false;
  /** Rows that stood there when the page before was left, and their items. */
  let before = new WeakMap<Element, string>();

  function begin(stay: Visit, developer: boolean) {
    const ask = paced(win, stay.ask);
    const visit = { ...stay, ask };
    const { tracker, spot } = visit;
    const url = () => new URL(win.location.href);
    const seen = new Map<string, RowRef>();
    const titles = new Map<string, string>();
    const gone = () => {
      if (!installed()) stop();
    };
    const badges = rowBadges({
      win,
      tracker: tracker.id,
      open: developer,
      spot: (row) => finder.badge(row),
      sentence: async (row) => (await ask({ type: 'rows.sentence', item: refOf(row) })).text,
    });
    const views = rowViews({ ask, win, came, unused, notice, gone });
    const list = listOf(spot);
    const title = (key: string) => titles.get(key.toLowerCase());
    const awake = makeAwake(win.document);
    const parts = { win, finder, visit, developer, awake };
    const bar =
      list && list.of !== 'pulls'
        ? listBar({ ...parts, list, soft, seen, rows: () => watch.rows(), title, badges, redraw, gone })
        : null;
    soft = true;
    const lost = bar && watchLost({ win, finder, url, name: tracker.name, say: bar.lost });
    const lines = spot.kind === 'pull' ? pullLines({ ...parts, spot, gone }) : null;
    const watch = watchRows({
      finder,
      win,
      url,
      left: badges.remove,
      entered,
      looked(known) {
        lost?.look(known);
        bar?.place();
        lines?.place();
      },
    });

    function entered(rows: readonly Known[]) {
      lost?.look(rows.length);
      for (const row of rows) {
        const view = views.of(row.item.key);
        if (view) badges.show(row, view);
      }
      awake.run(wantInView);
    }

    /** What is in view and has no answer, or an old one, is asked about. */
    function wantInView() {
      views.want([...watch.rows()].filter((r) => r.inView).map(refOf));
    }

    /** A row that this page shows, and not only the one before it. */
    function note(row: Known) {
      if (row.pull || !views.of(row.item.key)?.badge) return;
      const id = row.item.key.toLowerCase();
      seen.set(id, refOf(row));
      titles.set(id, row.title);
    }
    const old = before;
    let drawn = false;
    const settle = win.setTimeout(() => {
      drawn = true;
      const kept = [...watch.rows()].filter((r) => old.get(r.el) === r.alias);
      for (const row of kept) note(row);
      if (kept.length > 0) bar?.count();
    }, DRAWN);

    function came(some: readonly RowView[]) {
      const ids = new Set(some.map((v) => v.key.toLowerCase()));
      for (const row of watch.rows()) {
        const id = row.item.key.toLowerCase();
        if (!ids.has(id)) continue;
        const view = views.of(id);
        if (drawn || old.get(row.el) !== row.alias) note(row);
        if (row.inView) badges.show(row, view);
      }
      bar?.changed(some);
    }

    function unused(keys: readonly string[]) {
      const ids = new Set(keys.map((k) => k.toLowerCase()));
      for (const row of watch.rows()) if (ids.has(row.item.key.toLowerCase())) badges.remove(row);
      if ([...ids].filter((id) => seen.delete(id)).length > 0) bar?.count();
    }

    function redraw() {
      for (const row of watch.rows()) if (row.inView) badges.show(row, views.of(row.item.key));
    }

    function notice(now: ReadingNotice | null) {
      bar?.notice(now);
    }

    /** Other places are used now: what was told of rows may hold no more. */
    function renew() {
      views.forget();
      awake.run(wantInView);
      bar?.count();
      lines?.renew();
    }

    push = (message) => {
      if (message.type === 'push.rows') {
        if (message.stop) return finish();
        if (message.renew) return renew();
        // Of items that this page shows or has shown; the others are another tab's.
        views.take(message.rows);
        if (message.notice !== undefined) views.noted(message.notice);
        lines?.changed(message.rows);
      } else if (message.type === 'push.list') {
        bar?.count();
        lines?.changed([]);
      }
    };
    again = (other) => {
      watch.again(other);
      bar?.place();
      if (!other) return;
      lost?.renew();
      seen.clear();
      bar?.renew();
    };
    const recheck = win.setInterval(() => {
      if (!installed()) return stop();
      // Hidden tabs wait.
      if (win.document.visibilityState === 'visible') wantInView();
    }, 15_000);
    end = () => {
      before = new WeakMap([...watch.rows()].map((r) => [r.el, r.alias]));
      win.clearTimeout(settle);
      win.clearInterval(recheck);
      awake.stop();
      watch.stop();
      views.stop();
      badges.stop();
      bar?.stop();
      lines?.stop();
    };
  }

  function finish() {
    win.clearTimeout(timer);
    end?.();
    end = push = again = null;
    present = '';
  }

  function visit() {
    const now = shared.visit;
    const page = now && pageOf(now.spot, new URL(win.location.href), finder);
    if (!now || !page) return finish();
    const other = page.query !== query;
    query = page.query;
    if (page.id === present) return again?.(other);
    finish();
    present = page.id;
    void open(now, page.id);
  }

  /** The scout may not have asked yet, when this script came by a choice made elsewhere. */
  async function open(now: Visit, id: string) {
    try {
      now.developer ??= (await now.ask({ type: 'list.open' })).developer;
    } catch {
      now.developer = false;
    }
    if (present === id && !end) begin(now, now.developer);
  }

  const listen = (message: Push): undefined => {
    push?.(message);
    if (message.type !== 'push.settings' || !shared.visit || !end) return;
    shared.visit.developer = message.developer;
    finish();
    visit();
  };
  runtime().onMessage.addListener(listen);
  // The page is about to be copied into the tracker's own cache: nothing of ours may be in it.
  const cached = () => {
    finish();
    timer = win.setTimeout(visit, AFTER_COPY);
  };
  win.document.addEventListener('turbo:before-cache', cached);

  function stop() {
    finish();
    win.document.removeEventListener('turbo:before-cache', cached);
    try {
      runtime().onMessage.removeListener(listen);
    } catch {
      // The old runtime is gone, and its listeners with it.
    }
    if (shared.rows === self) shared.rows = null;
  }

  const self = { visit, stop };
  visit();
  return self;
}
