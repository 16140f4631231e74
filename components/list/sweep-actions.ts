/** The sweep: one item without an outcome after another, and what can be taken back of it. */
import type { ItemView } from '../../lib/messages/protocol';
import { showDay } from '../../lib/outcome/day';
import type { Form } from '../../lib/outcome/fields';
import { aliasOf } from '../../lib/outcome/item';
import type { ListSlot } from '../../lib/page/list-slot';
import { heldHere } from '../../lib/page/strip-beside';
import { shortKey } from '../../lib/strings/common';
import { LIST, SWEEP } from '../../lib/strings/list';
import type { Env } from '../panel/actions';
import { dirty } from '../panel/state';
import { itemActs } from './acts';
import { type Done, isDone, type ListStore, refOf, rowOf, type Sweep, type SweepResult } from './state';
import { sweepSharing } from './sweep-share';
import { refusal, savedWords } from './words';
import { makeWriter } from './writer';

/** So many at a time, so that no message is too long and a worker that ends takes few along. */
const BATCH = 25;

/** The item has been read, and has no outcome that is held elsewhere. */
export const mayNeedNone = (s: Sweep | null): boolean =>
  s?.opened?.writer != null && heldHere(s.opened.writer.panel.store.getState().view) === null;

export function sweepActions(slot: ListSlot, store: ListStore, env: Env) {
  const { getState: get, setState: set } = store;
  const acts = itemActs(slot, env.now);

  const sweep = () => get().sweep;
  function patch(more: Partial<Sweep>) {
    set((s) => (s.sweep ? { sweep: { ...s.sweep, ...more } } : {}));
  }
  function result(id: string, value: SweepResult) {
    const s = sweep();
    if (s) patch({ results: { ...s.results, [id]: value } });
  }
  const failed = (e: unknown) => set(refusal(e));

  async function work<T>(run: () => Promise<T>): Promise<T | undefined> {
    if (get().busy || get().stopped) return undefined;
    set({ busy: true, problem: '' });
    try {
      return await run();
    } catch (e) {
      failed(e);
      return undefined;
    } finally {
      set({ busy: false });
    }
  }

  async function start() {
    set({ sweep: null, loaded: false, failed: false, problem: '', status: '' });
    try {
      const answer = await slot.ask({ type: 'list.items', filter: 'none', seen: slot.seen() });
      const queue = answer.items.map(rowOf);
      const base = { queue, at: -1, results: {}, filled: {}, undo: [], opened: null, toShare: [], shared: 0 };
      const step = queue.length > 1 ? ('several' as const) : ('end' as const);
      set({ loaded: true, sweep: { ...base, step, asksNone: false, single: false } });
      if (queue.length === 1) await go(0);
    } catch (e) {
      const { stopped } = refusal(e);
      set({ loaded: true, failed: stopped === null, stopped });
    }
  }

  /** Leaves the item that is open; false when what was typed could not be kept. */
  async function leave(): Promise<boolean> {
    const writer = sweep()?.opened?.writer;
    if (!writer) return true;
    if (!(await writer.panel.actions.closeForm())) return false;
    writer.end();
    patch({ opened: null });
    return true;
  }

  /** @param known what was just answered about it, so that it is not asked again */
  async function go(at: number, single = false, known?: ItemView) {
    const row = sweep()?.queue[at];
    if (!row) return finish();
    const mine = { writer: null, failed: '' };
    patch({ step: 'items', at, single, opened: mine, asksNone: false });
    slot.outline(row.item);
    const still = () => sweep()?.opened === mine;
    try {
      const view = known ?? (await acts.read(row.item));
      if (!still()) return;
      const writer = makeWriter(slot, env, view, 'write', {
        saved: (after, before) => void saved(row.id, { kind: 'written', before, after }),
        settled: () => undefined,
        fold: () => void stop(),
      });
      patch({ opened: { writer, failed: '', ...(view.excerpt && { excerpt: view.excerpt }) } });
    } catch (e) {
      if (!still()) return;
      const { stopped, problem } = refusal(e);
      set({ stopped });
      patch({ opened: { writer: null, failed: problem || LIST.failed } });
    }
  }

  /** The next item that nothing was done with. */
  async function onward() {
    const s = sweep();
    if (!s) return;
    s.opened?.writer?.end();
    patch({ opened: null });
    if (s.single) return finish();
    const next = s.queue.findIndex((r, i) => i > s.at && !isDone(sweep()?.results[r.id]));
    await go(next === -1 ? s.queue.length : next);
  }

  function finish() {
    slot.outline(null);
    patch({ step: 'end', opened: null, asksNone: false });
  }

  async function saved(id: string, done: Done) {
    const s = sweep();
    if (!s) return;
    const before = isDone(s.results[id]) ? s.results[id].before : done.before;
    result(id, { ...done, before, over: done.before.outcome?.version });
    patch({ undo: [...s.undo.filter((u) => u !== id), id] });
    set({ status: `${shortKey(done.after.item.key)} ${savedWords(done, env.now())}` });
    await onward();
  }

  async function skip() {
    const s = sweep();
    const row = s?.queue[s.at];
    if (!s || !row || s.step !== 'items' || get().busy) return;
    const panel = s.opened?.writer?.panel.store.getState();
    const draft = panel !== undefined && dirty(panel);
    if (!(await leave())) return;
    if (!isDone(s.results[row.id])) result(row.id, { kind: 'skipped', draft });
    await onward();
  }

  async function waive(why: string, until: string) {
    const s = sweep();
    const row = s?.queue[s.at];
    const view = s?.opened?.writer?.panel.store.getState().view;
    if (!s || !row || !view) return;
    const after = await work(async () => {
      if (!(await leave())) return undefined;
      return slot.ask({ type: 'list.waive', item: refOf(row.item), why, until });
    });
    if (!after) {
      if (sweep()?.opened === null) await go(s.at, s.single);
      return;
    }
    result(row.id, { kind: 'waived', before: view, after });
    patch({ undo: [...s.undo.filter((u) => u !== row.id), row.id], asksNone: false });
    set({ status: `${shortKey(row.item.key)} ${SWEEP.waived(showDay(until, 'short'))}` });
    await onward();
  }

  /** @returns how the item is afterwards; undefined: it was not taken back */
  async function takeBack(id: string): Promise<ItemView | undefined> {
    const done = sweep()?.results[id];
    if (!isDone(done)) return undefined;
    const view = await work(() => acts.undo(done));
    const s = sweep();
    if (!view || !s) return undefined;
    result(id, { kind: 'undone' });
    patch({ undo: s.undo.filter((u) => u !== id) });
    set({ status: `${shortKey(view.item.key)} ${LIST.undone}` });
    return view;
  }

  /** Back to the item that was done last, with what was written in it. */
  async function undoLast() {
    const s = sweep();
    const id = s?.undo.at(-1);
    if (!s || !id || get().busy || !(await leave())) return;
    const view = await takeBack(id);
    const at = s.queue.findIndex((r) => r.id === id);
    if (view) await go(at, s.step === 'end', view);
    else if (s.step === 'items') await go(s.at, s.single);
  }

  async function stop() {
    const s = sweep();
    if (!s || !(await leave())) return;
    const any = Object.keys(s.results).length > 0 || Object.keys(s.filled).length > 0;
    if (s.step === 'end' || !any) slot.close();
    else finish();
  }

  /** @returns whether all of them were filled in */
  async function fill(ids: string[], form: Form): Promise<boolean> {
    const rows = sweep()?.queue.filter((r) => ids.includes(r.id)) ?? [];
    for (let i = 0; i < rows.length; i += BATCH) {
      const items = rows.slice(i, i + BATCH).map((r) => refOf(r.item));
      const answer = await work(() => slot.ask({ type: 'list.fill', items, form }));
      const s = sweep();
      if (!answer || !s) return false;
      const filled = { ...s.filled };
      for (const { item, view, before } of answer.changed) {
        const id = aliasOf(item);
        filled[id] = {
          kind: 'filled',
          before: { known: view.known, form: before },
          after: view,
        };
      }
      patch({ filled });
    }
    set({ status: SWEEP.several.done(rows.length) });
    return true;
  }

  async function unfill(id: string) {
    const done = sweep()?.filled[id];
    if (!done || !(await work(() => acts.undo(done)))) return;
    const { [id]: _, ...filled } = sweep()?.filled ?? {};
    patch({ filled });
    set({ status: `${shortKey(done.after.item.key)} ${SWEEP.several.taken}` });
  }

  const sharing = sweepSharing({ slot, store, env, acts, patch, result, finish, stop });

  return {
    start,
    /** From the first step to the first item. */
    begin: () => go(0),
    skip,
    again: () => go(sweep()?.at ?? 0, sweep()?.single),
    waive,
    asksNone(is: boolean) {
      if (sweep()?.step === 'items' && mayNeedNone(sweep())) patch({ asksNone: is });
    },
    undoLast,
    takeBack,
    /** An item of the end, once more. */
    write: (id: string) => go(sweep()?.queue.findIndex((r) => r.id === id) ?? -1, true),
    stop,
    fill,
    unfill,
    ...sharing,
    done: () => slot.close(),
  };
}

export type SweepActions = ReturnType<typeof sweepActions>;
