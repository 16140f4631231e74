/** What stands beside an outcome, as messages: the item that holds it, its launch, the signpost for everybody else. */
import type { ItemView, LinkAnswer, PageMessage } from '../../lib/messages/protocol';
import type { PanelSlot } from '../../lib/page/bridge';
import { HELD } from '../../lib/strings/panel';
import type { PanelStore } from './state';

type Tools = {
  slot: PanelSlot;
  store: PanelStore;
  act(message: PageMessage): Promise<ItemView | null>;
  failed(e: unknown): boolean;
};

export function besideActions({ slot, store, act, failed }: Tools) {
  const { getState: get, setState: set } = store;
  const item = slot.mode === 'item' ? slot.item : null;
  const on = (message: (at: { item: NonNullable<typeof item> }) => PageMessage) =>
    item ? act(message({ item })) : Promise.resolve(null);

  return {
    /** One outcome for several items. @returns why it was not linked; null: it was, or the panel says what went wrong */
    async linkTo(url: string): Promise<LinkAnswer['problem'] | null> {
      if (slot.mode !== 'item' || get().busy !== null) return null;
      set({ busy: 'link.make', problem: '', status: '' });
      try {
        const answer = await slot.ask({ type: 'link.make', item: slot.item, url });
        if (answer.problem !== undefined) return answer.problem;
        slot.view.set(answer.view);
        set({ screen: 'rest', status: HELD.linked });
      } catch (e) {
        failed(e);
      } finally {
        set({ busy: null });
      }
      return null;
    },
    /** The outcome of an item that lost it goes on here. */
    adopt: () => on((at) => ({ type: 'link.adopt', ...at })),
    /** @param day ISO; null: not yet */
    launch: (day: string | null) => on((at) => ({ type: 'launch.confirm', ...at, on: day })),
    /** Shows it on the item for everybody, or not; for all items of the place. */
    signpost: (is: boolean) => on((at) => ({ type: 'signpost.choose', ...at, on: is })),
  };
}
