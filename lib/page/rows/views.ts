/** What rows show, as the worker says: asked for rows in view, one message at a time, kept by item. */
import type { Ask } from '../../messages/client';
import { Refused } from '../../messages/client';
import type { ReadingNotice, RowRef, RowView } from '../../messages/protocol';

/** Rows that one message may name. */
const MOST = 100;
/** Between two messages at least (ms): a frame and a bit. */
const GAP = 50;
/** Views kept of rows that are out of the page. */
const KEPT = 3_000;
/** Something shown is asked about again after this (ms). */
const FRESH = 60_000;
/** No answer came for a row in view (the worker ended over it): asked again after this (ms). */
const LOST = 12_000;

type Options = {
  ask: Ask;
  win: Window;
  /** Views of rows came. */
  came(views: readonly RowView[]): void;
  /** Nobody uses the places of these rows: what stands in them goes. */
  unused(keys: readonly string[]): void;
  notice(notice: ReadingNotice | null): void;
  gone(): void;
};

export type Views = ReturnType<typeof rowViews>;

export function rowViews({ ask, win, came, unused, notice, gone }: Options) {
  const kept = new Map<string, RowView>();
  const asked = new Map<string, number>();
  const waiting = new Map<string, { ref: RowRef; fresh: boolean }>();
  /** Rows of places that nobody uses: asked about no more often than those that have an answer. */
  const silent = new Set<string>();
  /** When the last break is over, on the clock of the page (ms). */
  let breakEnds = 0;
  let busy = false;
  let timer = 0;
  let over = false;
  const idOf = (key: string) => key.toLowerCase();

  function take(views: readonly RowView[]) {
    for (const view of views) {
      const id = idOf(view.key);
      silent.delete(id);
      kept.delete(id);
      kept.set(id, view);
    }
    for (const id of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(id);
    }
    if (views.length > 0) came(views);
  }

  function drop(keys: readonly string[]) {
    for (const id of keys.map(idOf)) {
      kept.delete(id);
      silent.add(id);
    }
    if (keys.length > 0) unused(keys);
  }

  function noted(now: ReadingNotice | null) {
    if (now?.kind === 'paused') breakEnds = win.performance.now() + now.until - Date.now();
    notice(now);
  }

  async function send() {
    if (busy || over || waiting.size === 0) return;
    const all = [...waiting.values()];
    // What a person asks for goes first, and does not make all the others fresh.
    const fresh = all.some((w) => w.fresh);
    const items = all
      .filter((w) => w.fresh === fresh)
      .map((w) => w.ref)
      .slice(0, MOST);
    for (const { key } of items) waiting.delete(idOf(key));
    busy = true;
    try {
      const answer = await ask({ type: 'rows.read', items, ...(fresh && { fresh }) });
      if (over) return;
      drop(answer.unused ?? []);
      take(answer.rows);
      noted(answer.notice ?? null);
    } catch (e) {
      if (e instanceof Refused && e.code === 'gone') gone();
      // `moved`: the page went on meanwhile; its rows are asked about anew.
      for (const { key } of items) asked.delete(idOf(key));
    } finally {
      busy = false;
      if (waiting.size > 0) later();
    }
  }

  function later() {
    if (timer || over) return;
    timer = win.setTimeout(() => {
      timer = 0;
      void send();
    }, GAP);
  }

  return {
    of: (key: string): RowView | undefined => kept.get(idOf(key)),
    /** Asks about rows that nothing is known of, or nothing new for a while. */
    want(refs: readonly RowRef[], fresh = false) {
      const now = win.performance.now();
      for (const ref of refs) {
        const id = idOf(ref.key);
        const since = asked.get(id);
        // What could not be looked at for a break may be by now.
        const again =
          kept.get(id)?.needs === 'check' && since !== undefined && since < breakEnds && now >= breakEnds;
        const known = silent.has(id) || kept.has(id);
        const patience = known && !again ? FRESH : LOST;
        if (!fresh && since !== undefined && now - since < patience) continue;
        asked.set(id, now);
        waiting.set(id, { ref, fresh: fresh || waiting.get(id)?.fresh === true });
      }
      if (waiting.size > 0) later();
    },
    take,
    noted,
    /** Other items stand here now, or other places are used: nothing is taken as asked. */
    forget() {
      asked.clear();
      kept.clear();
      silent.clear();
      waiting.clear();
    },
    stop() {
      over = true;
      win.clearTimeout(timer);
    },
  };
}
