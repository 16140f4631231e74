/** The panel's own store and actions for one item of the list; every message goes as an act of the list. */
import { type Ask, Refused } from '../../lib/messages/client';
import type { ItemView, ListAct, Message } from '../../lib/messages/protocol';
import { cell, type PanelSlot } from '../../lib/page/bridge';
import type { ListSlot } from '../../lib/page/list-slot';
import { heldHere } from '../../lib/page/strip-beside';
import { type Env, panelActions } from '../panel/actions';
import type { Panel } from '../panel/context';
import { panelKeys } from '../panel/keys';
import { isReadOnly, panelStore } from '../panel/state';

const ACTS: ReadonlySet<string> = new Set<ListAct['type']>([
  'item.check',
  'draft.put',
  'draft.drop',
  'outcome.save',
  'outcome.remove',
  'outcome.undo',
  'conflict.settle',
  'copied.settle',
  'gone.settle',
  'overwritten.settle',
  'damaged.repair',
  'foreign.begin',
  'share.choose',
  'share.retry',
  'section.text',
]);

/** Asks as the panel of an item does, from a page that shows a list. */
export function asAct(ask: Ask): Ask {
  const wrapped = (message: Message) => {
    if (message.type === 'page.options') return ask(message);
    if (!ACTS.has(message.type)) return Promise.reject(new Refused('refused', 'not from a list'));
    return ask({ type: 'list.item', act: message as ListAct });
  };
  return wrapped as Ask;
}

export type Writer = {
  panel: Panel;
  keys: (event: KeyboardEvent) => void;
  /** Where it stands in our root now. */
  put(el: HTMLElement | null): void;
  /** Keeps what was typed; the writer is over. */
  end(): void;
};

type Told = {
  /** Saved; with how it was before. */
  saved(after: ItemView, before: ItemView): void;
  /** Nothing is left to be asked about where it goes. */
  settled(view: ItemView): void;
  fold(): void;
};

const OPEN_WAYS = new Set<ItemView['sharing']['state']>(['unasked', 'watching']);
/** True while somebody has still to say or to do where an outcome goes. */
export const asksWay = (view: ItemView) => view.known === 'outcome' && OPEN_WAYS.has(view.sharing.state);

/**
 * @param intent `write`: the form at once where nothing must be settled before; `show`: what the item asks for;
 *   `share`: where it should go
 */
export function makeWriter(
  list: ListSlot,
  env: Env,
  view: ItemView,
  intent: 'write' | 'show' | 'share',
  told: Told,
): Writer {
  let at: HTMLElement | null = null;
  const slot: Extract<PanelSlot, { mode: 'item' }> = {
    get container() {
      return at ?? list.container;
    },
    root: list.root,
    ask: asAct(list.ask),
    fold: () => told.fold(),
    intent: cell<'edit' | 'show'>(intent === 'write' ? 'edit' : 'show'),
    narrow: list.narrow,
    keys: { handler: null },
    mode: 'item',
    item: view.item,
    view: cell(view),
    address: list.tracker.address,
  };
  const store = panelStore(view, null);
  const own = panelActions(slot, store, env);
  const actions: typeof own = {
    ...own,
    async save() {
      const before = store.getState().view;
      const gap = await own.save();
      const { view: after, screen } = store.getState();
      const done = gap === null && screen === 'rest' && after && before && after !== before;
      if (done && after.question?.kind !== 'moved') told.saved(after, before);
      return gap;
    },
  };
  slot.view.on(() => actions.onView(slot.view.get()));
  const question = view.question?.kind;
  const settled = question !== 'conflict' && question !== 'copied' && question !== 'pending';
  // What was not read may hold an outcome already; what points to another one is unlinked first.
  const open = view.known !== 'unread' && settled && !isReadOnly(view) && !heldHere(view);
  if (intent === 'write' && open) actions.openForm();
  if (intent === 'share' && view.sharing.state === 'here') actions.show('share');
  let asked = intent === 'share' || asksWay(view);
  const off = store.subscribe((s) => {
    if (!s.view || s.screen === 'form' || s.busy !== null) return;
    if (asksWay(s.view)) asked = true;
    else if (asked && s.screen === 'rest' && s.toCopy === null && s.problem === '') {
      asked = false;
      // Not from within the change that told it.
      queueMicrotask(() => told.settled(store.getState().view ?? view));
    }
  });
  const panel: Panel = { slot, store, actions, env };
  return {
    panel,
    keys: panelKeys(panel),
    put(el) {
      at = el;
    },
    end() {
      off();
      void actions.flush();
    },
  };
}
