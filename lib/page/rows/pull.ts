/** The lines of a pull request on its page: what it closes, and what that is for. */

import type { PullView, RowView } from '../../messages/protocol';
import { bare } from '../../outcome/item';
import type { Spot, TrackerRows } from '../../trackers/tracker';
import { bridge, type Visit } from '../bridge';
import { type Host, makeHost } from '../host';
import { put, sweep } from '../mount';
import { ownerHash } from '../standing';
import type { Awake } from './awake';
import { drawLines } from './lines';
import { ROWS_LOOK } from './look';

/** News are taken together (ms). */
const QUIET = 200;
/**
 * What is told and says nothing new leads to a question this long after the one before (ms), each time twice as long: a
 * reading that fails is told as well, and the question would lead to the next reading.
 */
const SAME = 10_000;
const LONGEST = 300_000;

type Options = {
  win: Window;
  finder: TrackerRows;
  visit: Visit;
  developer: boolean;
  spot: Extract<Spot, { kind: 'pull' }>;
  awake: Awake;
  gone(): void;
};

export function pullLines({ win, finder, visit, developer, spot, awake, gone }: Options) {
  const { tracker, ask } = visit;
  const { tracker: id, site, key } = spot.item;
  const item = { tracker: id, site, key, pull: true };
  let host: Host | null = null;
  let view: PullView | null = null;
  let timer = 0;
  let due = 0;
  let last = 0;
  let patience = SAME;
  let over = false;
  let drawn = '';
  /** What was told of each row last. */
  const told = new Map<string, string>();

  async function run(work: () => Promise<PullView>) {
    try {
      const next = await work();
      if (over) return;
      if (JSON.stringify(next) !== JSON.stringify(view)) patience = SAME;
      view = next;
      place();
    } catch {
      gone();
    }
  }

  function load(fresh = false) {
    win.clearTimeout(timer);
    timer = 0;
    last = win.performance.now();
    void run(() => ask({ type: 'pull.open', item, ...(fresh && { fresh }) }));
  }
  const reload = () => {
    if (!over) load();
  };

  /** @param news something has changed, so it cannot be the answer to our own question again */
  function soon(news: boolean) {
    const now = win.performance.now();
    const at = news ? now + QUIET : Math.max(now + QUIET, last + patience);
    if (over || (timer && due <= at)) return;
    win.clearTimeout(timer);
    due = at;
    timer = win.setTimeout(() => {
      timer = 0;
      if (!news) patience = Math.min(LONGEST, patience * 2);
      awake.run(reload);
    }, at - now);
  }

  function place() {
    if (!view) return;
    const speaks = view.lines.length > 0 || (view.used && !view.read && view.notice !== undefined);
    const at = speaks ? finder.pull(win.document, new URL(win.location.href)) : null;
    if (!at) {
      host?.remove();
      host = null;
      return;
    }
    if (!host) {
      host = makeHost(win.document, 'strip', tracker.id, developer, ROWS_LOOK);
      sweep(at.mount, bridge().hosts);
      drawn = '';
    }
    const now = JSON.stringify(view);
    if (now !== drawn) {
      drawn = now;
      const had = host.root.activeElement?.textContent;
      const el = drawLines(view, tracker, spot.place.name, {
        open(line) {
          const to = tracker.address(line.item);
          if (!to) return;
          // Where it is known for what somebody comes, the panel is open when they arrive.
          const go = () => win.location.assign(to);
          void ask({ type: 'list.write', item: bare(line.item) }).then(go, go);
        },
        launched: (on) => void run(() => ask({ type: 'pull.launched', item, on })),
        check: () => load(true),
        connect: (owner) => {
          void ask({ type: 'page.options', hash: ownerHash(tracker.id, site, owner) }).catch(gone);
        },
      });
      host.box.replaceChildren(...(el ? [el] : []));
      // What had the focus keeps it where it is drawn again.
      const again = [...host.box.querySelectorAll<HTMLElement>('button,a')].find(
        (b) => b.textContent === had,
      );
      if (had && again) again.focus({ preventScroll: true });
    }
    put(host.el, at.mount);
  }

  load();
  return {
    place,
    /** Rows changed, or the count did; rows of the closed items concern this page. */
    changed(rows: readonly RowView[]) {
      const mine = new Set([key, ...(view?.lines ?? []).map((l) => l.item.key)].map((k) => k.toLowerCase()));
      const ours = rows.filter((r) => mine.has(r.key.toLowerCase()));
      if (rows.length > 0 && ours.length === 0) return;
      let news = false;
      for (const row of ours) {
        const [id, now] = [row.key.toLowerCase(), JSON.stringify(row)];
        news ||= told.get(id) !== now;
        told.set(id, now);
      }
      soon(news);
    },
    /** Other places are used now. */
    renew: () => soon(true),
    stop() {
      over = true;
      win.clearTimeout(timer);
      host?.remove();
      host = null;
    },
  };
}
