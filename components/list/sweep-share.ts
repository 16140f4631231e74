/** After a sweep: what is on this device only is asked about, one item after another. */
import type { ItemView } from '../../lib/messages/protocol';
import type { ListSlot } from '../../lib/page/list-slot';
import { LIST } from '../../lib/strings/list';
import type { Env } from '../panel/actions';
import type { ItemActs } from './acts';
import { isDone, type ListStore, type Sweep, type SweepResult } from './state';
import { refusal } from './words';
import { makeWriter } from './writer';

type Tools = {
  slot: ListSlot;
  store: ListStore;
  env: Env;
  acts: ItemActs;
  patch(more: Partial<Sweep>): void;
  result(id: string, value: SweepResult): void;
  finish(): void;
  stop(): Promise<void>;
};

/** Nobody has been asked, or has said "here": the person may still want to share it. */
const LOCAL = new Set<ItemView['sharing']['state']>(['unasked', 'here']);

export function sweepSharing({ slot, store, env, acts, patch, result, finish, stop }: Tools) {
  const sweep = () => store.getState().sweep;

  /** Rows of which something is on this device only. */
  const locals = (s: Sweep) =>
    s.queue.filter((r) => {
      const done = s.results[r.id];
      return isDone(done) && LOCAL.has(done.after.sharing.state);
    });

  function told(id: string, after: ItemView) {
    const done = sweep()?.results[id];
    if (isDone(done)) result(id, { ...done, after });
  }

  async function past() {
    patch({ shared: (sweep()?.shared ?? 0) + 1 });
    await ask();
  }

  async function ask() {
    const s = sweep();
    const row = s?.queue.find((r) => r.id === s.toShare[s.shared]);
    s?.opened?.writer?.end();
    if (!s || !row) return finish();
    const mine = { writer: null, failed: '' };
    patch({ opened: mine });
    slot.outline(row.item);
    const still = () => sweep()?.opened === mine;
    try {
      // Asked anew: an answer remembered a moment ago may hold for this one too.
      const view = await acts.read(row.item);
      if (!still()) return;
      told(row.id, view);
      if (!LOCAL.has(view.sharing.state)) return void (await past());
      const writer = makeWriter(slot, env, view, 'share', {
        saved: (after) => told(row.id, after),
        settled: (after) => {
          told(row.id, after);
          void past();
        },
        fold: () => void stop(),
      });
      patch({ opened: { writer, failed: '' } });
    } catch (e) {
      if (!still()) return;
      const { stopped, problem } = refusal(e);
      store.setState({ stopped });
      patch({ opened: { writer: null, failed: problem || LIST.failed } });
    }
  }

  return {
    locals,
    /** Begins with the first of them. */
    async share() {
      const s = sweep();
      if (!s) return;
      patch({ step: 'share', toShare: locals(s).map((r) => r.id), shared: 0 });
      await ask();
    },
    shareAgain: ask,
    /** Past the item that is asked about, as it is. */
    async passShare() {
      const s = sweep();
      const view = s?.opened?.writer?.panel.store.getState().view;
      const id = s?.toShare[s.shared];
      if (id !== undefined && view) told(id, view);
      await past();
    },
  };
}
