/** Opens the panel inside a host, once, and takes it down again. Strip, card and floating panel share it. */
import type { ItemView } from '../messages/protocol';
import { sameItem } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { bridge, type Cell, cell, type Intent, type PanelSlot, type Stay } from './bridge';
import { make } from './element';
import type { Host } from './host';

export type Opener = {
  /** @param quiet it opens by itself, and takes no cursor */
  open(intent: Intent, quiet?: boolean): void;
  fold(): void;
  isOpen(): boolean;
  /** Without giving focus back: the item is gone. */
  drop(): void;
};

/** What differs between an item and a create form. */
export type SlotPart =
  | Pick<Extract<PanelSlot, { mode: 'item' }>, 'mode' | 'item' | 'view' | 'address' | 'behind' | 'saved'>
  | Pick<Extract<PanelSlot, { mode: 'new' }>, 'mode' | 'place' | 'view' | 'title' | 'viewer' | 'insert'>;

/** Where items have pages of their own; the one that holds the outcome of this one may be another tracker's. */
export const addressesIn = (tracker: Stay['tracker'], view: Cell<ItemView>) => (ref: ItemRef) => {
  const { held } = view.get();
  return tracker.address(ref) ?? (held && sameItem(held.ref, ref) ? (held.url ?? null) : null);
};

/**
 * @param changed told whenever the panel opens (true), is taken down (false) or could not be loaded (null)
 */
export function makeOpener(
  stay: Stay,
  host: Host,
  part: SlotPart,
  changed: (open: boolean | null) => void,
): Opener {
  let slot: PanelSlot | null = null;
  let unmount: (() => void) | null = null;
  let back: HTMLElement | null = null;

  async function inject(mine: PanelSlot) {
    const shared = bridge();
    if (!shared.mountPanel) {
      await stay.ask(
        part.mode === 'item'
          ? { type: 'panel.inject', item: part.item }
          : { type: 'panel.inject', place: part.place },
      );
    }
    if (slot !== mine) return;
    if (!shared.mountPanel) throw new Error('no panel');
    unmount = shared.mountPanel(mine);
    changed(true);
  }

  function drop() {
    if (!slot) return;
    const was = slot;
    slot = null;
    if (bridge().slot === was) bridge().slot = null;
    try {
      unmount?.();
    } catch {
      // An old panel of an updated extension: its container goes all the same.
    }
    unmount = null;
    was.container.remove();
    changed(false);
  }

  return {
    isOpen: () => slot !== null,
    drop,
    open(intent, quiet = false) {
      if (slot) {
        slot.intent.set(intent);
        return;
      }
      back = host.root.activeElement as HTMLElement | null;
      const container = make('div', { class: 'panel' });
      host.box.append(container);
      const base = {
        container,
        root: host.root,
        ask: stay.ask,
        fold() {
          drop();
          if (back?.isConnected) back.focus({ preventScroll: true });
        },
        intent: cell(intent),
        narrow: host.narrow,
        keys: { handler: null },
        ...(quiet && { quiet }),
      };
      const mine: PanelSlot = { ...base, ...part };
      slot = mine;
      bridge().slot = mine;
      inject(mine).catch(() => {
        if (slot !== mine) return;
        drop();
        changed(null);
      });
    },
    fold() {
      slot?.fold();
    },
  };
}
