/** An outcome whose issue does not exist yet: kept, saved, discarded. */
import type { PendingView } from '../../lib/messages/protocol';
import type { Field, Form } from '../../lib/outcome/fields';
import type { PanelSlot } from '../../lib/page/bridge';
import type { PanelStore } from './state';

type Tools = {
  slot: PanelSlot;
  store: PanelStore;
  failed(e: unknown): boolean;
  /** Resolves when nothing that was typed is on its way. */
  settle(): Promise<void>;
};

export function pendingActions({ slot, store, failed, settle }: Tools) {
  const { setState: set } = store;

  function putPending(form: Form, opened: Field[], saved: boolean) {
    if (slot.mode !== 'new') throw new Error('only where there is no issue yet');
    const { place, viewer } = slot;
    return slot.ask({ type: 'pending.put', place, form, opened, title: slot.title(), saved, viewer });
  }

  async function savePending(form: Form, opened: Field[]) {
    if (slot.mode !== 'new') return;
    set({ busy: 'pending.put', problem: '' });
    try {
      const view = await putPending(form, opened, true);
      slot.view.set(view);
      set({ pending: view, screen: 'rest', draft: { state: 'none' }, focus: null, told: false });
    } catch (e) {
      failed(e);
    } finally {
      set({ busy: null });
    }
  }

  async function discardPending() {
    if (slot.mode !== 'new') return;
    await settle();
    try {
      await slot.ask({ type: 'pending.drop', place: slot.place });
      const empty: PendingView = { ...slot.view.get(), form: {}, saved: false, opened: [], title: '' };
      slot.view.set(empty);
      set({ pending: empty, screen: 'rest', form: {}, base: {}, opened: [], draft: { state: 'none' } });
    } catch (e) {
      failed(e);
    }
  }

  return { putPending, savePending, discardPending };
}
