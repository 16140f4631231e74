/** What a person can do in our list, as messages to the worker. The sweep's own are in `sweep-actions.ts`. */
import type { ItemView, RowView } from '../../lib/messages/protocol';
import type { ItemRef } from '../../lib/outcome/record';
import type { ListSlot } from '../../lib/page/list-slot';
import { connectHash } from '../../lib/page/standing';
import { shortKey } from '../../lib/strings/common';
import { LIST } from '../../lib/strings/list';
import type { Env } from '../panel/actions';
import { itemActs } from './acts';
import { type Done, type ListStore, type Row, refOf, rowOf } from './state';
import { badgeOfView, followed, newlyHeld, refusal, savedWords } from './words';
import { asksWay, makeWriter, type Writer } from './writer';

export function listActions(slot: ListSlot, store: ListStore, env: Env) {
  const { getState: get, setState: set } = store;
  const acts = itemActs(slot, env.now);
  /** Only the newest of several answers is shown. */
  let asked = 0;
  /** The count moves on while the list is read: it is read once more then, not once for each. */
  let reading = false;
  let again = false;

  function failed(e: unknown) {
    set(refusal(e));
  }

  /** What was never read has no title here, and the page may show it. */
  const named = (r: Row): Row =>
    r.title === r.item.key ? { ...r, title: slot.title(r.item) ?? r.title } : r;

  const row = (id: string | null) => get().rows.find((r) => r.id === id);

  function patch(id: string, more: Partial<Row>) {
    set((s) => ({ rows: s.rows.map((r) => (r.id === id ? { ...r, ...more } : r)) }));
  }

  function taken(id: string, view: ItemView) {
    patch(id, { badge: badgeOfView(view, env.now()), why: undefined });
  }

  /** Reads the list. Rows that somebody works on or has just written stay where they are. */
  async function load(fresh = false) {
    if (reading && !fresh) {
      again = true;
      return;
    }
    const mine = ++asked;
    reading = true;
    again = false;
    await read(mine, fresh);
    if (mine !== asked) return;
    reading = false;
    if (again) await load();
  }

  async function read(mine: number, fresh: boolean) {
    const filter = slot.filter.get();
    let gone = false;
    try {
      const answer = await slot.ask({ type: 'list.items', filter, seen: slot.seen() });
      if (mine !== asked) return;
      set((s) => {
        const next = new Map(answer.items.map((i) => [rowOf(i).id, named(rowOf(i))]));
        const old = fresh ? [] : s.rows;
        const stays = (r: Row) => next.has(r.id) || s.done[r.id] || s.handed[r.id] || s.open?.id === r.id;
        const rows = old.filter(stays).map((r) => (s.done[r.id] ? r : (next.get(r.id) ?? r)));
        const had = new Set(rows.map((r) => r.id));
        rows.push(...[...next.values()].filter((r) => !had.has(r.id)));
        const place = old.findIndex((r) => r.id === s.at);
        const at = rows.some((r) => r.id === s.at)
          ? s.at
          : (rows[Math.min(Math.max(place, 0), rows.length - 1)]?.id ?? null);
        gone = at !== s.at;
        return { rows, at, over: answer.over, notice: answer.notice, loaded: true, failed: false };
      });
      // The page is moved by its person alone; around a row that has gone from here nothing is drawn any more.
      if (fresh) outline();
      else if (gone && slot.mode.get() === 'list') slot.outline(null);
    } catch (e) {
      if (mine !== asked) return;
      const { stopped } = refusal(e);
      set({ loaded: true, failed: stopped === null, stopped });
    }
  }

  function outline() {
    if (slot.mode.get() === 'list') slot.outline(row(get().at)?.item ?? null);
  }

  /** Another chip: another list. */
  async function changed() {
    if (!(await shut())) return;
    const none = { rows: [], at: null, last: null, done: {}, handed: {}, status: '' };
    set((s) => ({ ...none, loaded: false, failed: false, moves: s.moves + 1 }));
    await load(true);
  }

  function select(id: string) {
    if (get().at === id) return;
    set((s) => ({ at: id, moves: s.moves + 1 }));
    outline();
  }

  function step(by: 1 | -1) {
    const { rows, at } = get();
    const next = rows[rows.findIndex((r) => r.id === at) + by];
    if (next) select(next.id);
  }

  /** Closes what is open in place; false when what was typed could not be kept. */
  async function shut(): Promise<boolean> {
    const { open } = get();
    if (!open) return true;
    if (open.writer && !(await open.writer.panel.actions.closeForm())) return false;
    open.writer?.end();
    if (get().open === open) set({ open: null });
    return true;
  }

  /** Reads the item first: nothing is written over an outcome that nobody has seen. */
  async function begin(id: string, kind: 'write' | 'hand', intent: 'write' | 'show' = 'write') {
    const { open, stopped } = get();
    if (stopped || (open?.id === id && open.kind === kind && open.failed === '')) return;
    const target = row(id);
    if (!target || !(await shut())) return;
    const mine = { id, kind, writer: null, failed: '' } as const;
    set({ at: id, open: mine, problem: '' });
    outline();
    const still = () => get().open === mine;
    try {
      const view = await acts.read(target.item);
      if (!still()) return;
      const writer: Writer = makeWriter(slot, env, view, intent, {
        saved: (after, before) => saved(id, { kind: 'written', before, after }),
        settled: (after) => settled(id, after),
        fold: () => void shut(),
      });
      set({ open: { ...mine, writer } });
    } catch (e) {
      if (!still()) return;
      const { stopped, problem } = refusal(e);
      set({ stopped, open: { ...mine, failed: problem || LIST.failed } });
    }
  }

  function saved(id: string, done: Done) {
    const { item } = done.after;
    // An earlier save of this sitting is taken back with it.
    const first = get().done[id]?.before ?? done.before;
    set((s) => ({
      done: { ...s.done, [id]: { ...done, before: first, over: done.before.outcome?.version } },
      last: id,
      status: `${shortKey(item.key)} ${savedWords(done, env.now())}`,
    }));
    taken(id, done.after);
    if (!asksWay(done.after) && !done.after.question) onward(id);
  }

  /** It has been said where it goes. */
  function settled(id: string, after: ItemView) {
    const done = get().done[id];
    if (done) set((s) => ({ done: { ...s.done, [id]: { ...done, after } } }));
    taken(id, after);
    if (done) onward(id);
  }

  /** To the next row that nothing was done with. */
  function onward(id: string) {
    const { open, rows, done } = get();
    if (open?.id === id) {
      open.writer?.end();
      set({ open: null });
    }
    const i = rows.findIndex((r) => r.id === id);
    const order = [...rows.slice(i + 1), ...rows.slice(0, i)];
    const next = order.find((r) => !done[r.id]);
    if (next) select(next.id);
  }

  async function undo(id: string) {
    const done = get().done[id];
    if (!done || get().busy) return;
    set({ busy: true, problem: '' });
    try {
      const view = await acts.undo(done);
      set((s) => {
        const { [id]: _, ...rest } = s.done;
        const key = shortKey(view.item.key);
        return { done: rest, last: s.last === id ? null : s.last, status: `${key} ${LIST.undone}`, at: id };
      });
      taken(id, view);
      outline();
    } catch (e) {
      failed(e);
    } finally {
      set({ busy: false });
    }
  }

  /** Asks the tracker about those that were not checked. */
  async function check() {
    if (get().busy) return;
    set({ busy: true, problem: '' });
    try {
      // The list is read again when the count has changed.
      slot.view.set(await slot.ask({ type: 'list.count', seen: slot.seen(), fresh: true }));
    } catch (e) {
      failed(e);
    } finally {
      set({ busy: false });
    }
  }

  return {
    load,
    changed,
    select,
    step,
    shut,
    undo,
    check,
    onward,
    write: (id: string) => begin(id, 'write'),
    show: (id: string) => begin(id, 'write', 'show'),
    hand: (id: string) => begin(id, 'hand'),
    /** Only what is without an outcome is handed back, and once. */
    mayHand(id: string): boolean {
      const { done, handed, open } = get();
      return slot.filter.get() === 'none' && !done[id] && !handed[id] && open?.id !== id;
    },
    open(id: string | null) {
      const found = row(id);
      if (found) slot.open(found.item);
    },
    /** Badges of rows follow what the worker pushes. */
    pushed(views: RowView[]) {
      const byKey = new Map(views.map((v) => [v.key.toLowerCase(), v]));
      const of = ({ key }: ItemRef) => byKey.get(key.toLowerCase());
      const before = get();
      set((s) => ({
        rows: s.rows.map((r) => {
          const badge = of(r.item)?.badge;
          return badge ? { ...r, badge } : r;
        }),
        ...followed(s, of),
      }));
      // What was said to be on its way is taken back aloud when it does not go.
      const held = newlyHeld(before, get());
      if (held.length > 0)
        set({
          status: held.map((d) => `${shortKey(d.after.item.key)} ${savedWords(d, env.now())}`).join(' '),
        });
    },
    /** @returns why it was not posted; '' when it was */
    async post(item: ItemRef, text: string) {
      return slot.ask({ type: 'list.comment', item: refOf(item), text });
    },
    handedBack(id: string, url: string | undefined) {
      set((s) => ({ handed: { ...s.handed, [id]: url ?? true } }));
    },
    failed,
    async options(item: ItemRef | undefined) {
      try {
        await slot.ask({ type: 'page.options', hash: item ? connectHash(item) : 'connections' });
      } catch (e) {
        failed(e);
      }
    },
    /** What was typed is kept, whatever happens to the page. */
    flush() {
      const { open, sweep } = get();
      for (const writer of [open?.writer, sweep?.opened?.writer]) void writer?.panel.actions.flush();
    },
    async close() {
      if (await shut()) slot.close();
    },
  };
}

export type ListActions = ReturnType<typeof listActions>;
