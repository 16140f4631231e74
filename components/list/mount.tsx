/** Puts our list, or the sweep, into its slot and takes it down again. */
import { type ReactNode, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import forms from '../../lib/look/forms.css?inline';
import type { ListSlot } from '../../lib/page/list-slot';
import { Boundary } from '../panel/Boundary';
import panelCss from '../panel/panel.css?inline';
import { listActions } from './actions';
import { ListContext, type ListEnv, type OurList, useList } from './context';
import { listKeys } from './keys';
import { List } from './List';
import css from './list.css?inline';
import { SweepView } from './Sweep';
import { listStore } from './state';
import { sweepActions } from './sweep-actions';
import { useCell } from './use-cell';
import { useTop, useUnder } from './use-top';

const realEnv: ListEnv = { now: () => Date.now() };

/** One style per root, however often the list is opened in it. */
function styleOnce({ root, container }: ListSlot) {
  if (root.querySelector('style[data-list]')) return;
  const style = document.createElement('style');
  style.dataset.list = '';
  style.textContent = forms + panelCss + css;
  container.before(style);
}

/** Over the page and under the bar, wherever the page has been scrolled to. */
function Over({ children }: { children: ReactNode }) {
  const { slot, env } = useList();
  const ref = useRef<HTMLDivElement>(null);
  useTop(ref, env.inline ? null : 'popover');
  useUnder(ref, slot.container.parentElement, !env.inline);
  return (
    <div
      ref={ref}
      className={env.inline ? 'over inline' : 'over'}
      popover={env.inline ? undefined : 'manual'}
    >
      <div className="cq">{children}</div>
    </div>
  );
}

function Which({ slot }: { slot: ListSlot }) {
  const mode = useCell(slot.mode);
  return mode === 'sweep' ? (
    <div className="cq">
      <SweepView />
    </div>
  ) : (
    <Over>
      <List />
    </Over>
  );
}

const mounted = new WeakMap<ListSlot, () => void>();

/**
 * Mounts once: asked again for a slot that holds the list, it gives the same way to take it down.
 * @returns takes the list down; what was typed is kept as a draft before
 */
export function mountList(slot: ListSlot, env: ListEnv = realEnv): () => void {
  const already = mounted.get(slot);
  if (already) return already;
  styleOnce(slot);
  const store = listStore();
  const list: OurList = {
    slot,
    store,
    env,
    confirm: { current: null },
    actions: listActions(slot, store, env),
    sweep: sweepActions(slot, store, env),
  };
  const { actions, sweep } = list;
  const root = createRoot(slot.container);
  const sweeps = () => slot.mode.get() === 'sweep';

  const begin = async () => {
    if (!sweeps()) await actions.changed();
    else if (await actions.shut()) await sweep.start();
    // What was typed could not be kept: it stays where it is.
    else slot.mode.set('list');
  };
  // Set again to what it is, a cell tells nothing new.
  let shown = '';
  const onChip = () => {
    const now = sweeps() ? 'sweep' : slot.filter.get();
    if (now === shown) return;
    shown = now;
    void begin();
  };
  const offs = [
    slot.mode.on(onChip),
    slot.filter.on(onChip),
    slot.view.on(() => {
      if (!sweeps()) void actions.load();
    }),
    slot.rowView.on(() => actions.pushed(slot.rowView.get())),
  ];
  const keep = () => actions.flush();
  const onHidden = () => {
    if (document.visibilityState === 'hidden') keep();
  };
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', onHidden);
  slot.keys.handler = listKeys(list);

  root.render(
    <ListContext.Provider value={list}>
      <Boundary onAgain={() => void begin()}>
        <Which slot={slot} />
      </Boundary>
    </ListContext.Provider>,
  );
  onChip();

  const unmount = () => {
    if (!mounted.delete(slot)) return;
    keep();
    for (const off of offs) off();
    removeEventListener('pagehide', keep);
    document.removeEventListener('visibilitychange', onHidden);
    slot.keys.handler = null;
    slot.outline(null);
    root.unmount();
  };
  mounted.set(slot, unmount);
  return unmount;
}
