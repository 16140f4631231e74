/** Puts our list, or the sweep, into its slot and takes it down again. */
import { createRoot } from 'react-dom/client';
import type { ListSlot } from '../../lib/page/list-slot';
import { Boundary } from '../panel/Boundary';
import panelCss from '../panel/panel.css?inline';
import { listActions } from './actions';
import { ListContext, type ListEnv, type OurList } from './context';
import { listKeys } from './keys';
import { List } from './List';
import css from './list.css?inline';
import { SweepView } from './Sweep';
import { listStore } from './state';
import { sweepActions } from './sweep-actions';
import { useCell } from './use-cell';

const realEnv: ListEnv = { now: () => Date.now() };

/** One style per root, however often the list is opened in it. */
function styleOnce({ root, container }: ListSlot) {
  if (root.querySelector('style[data-list]')) return;
  const style = document.createElement('style');
  style.dataset.list = '';
  style.textContent = panelCss + css;
  container.before(style);
}

function Which({ slot }: { slot: ListSlot }) {
  const mode = useCell(slot.mode);
  return mode === 'sweep' ? (
    <div className="cq">
      <SweepView />
    </div>
  ) : (
    <div className="over">
      <div className="cq">
        <List />
      </div>
    </div>
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
    actions: listActions(slot, store, env),
    sweep: sweepActions(slot, store, env),
  };
  const { actions, sweep } = list;
  const root = createRoot(slot.container);
  const sweeps = () => slot.mode.get() === 'sweep';

  const onMode = async () => {
    if (!(await actions.shut())) return;
    if (sweeps()) await sweep.start();
    else await actions.changed();
  };
  const offs = [
    slot.mode.on(() => void onMode()),
    slot.filter.on(() => {
      if (!sweeps()) void actions.changed();
    }),
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
      <Boundary onAgain={() => void onMode()}>
        <Which slot={slot} />
      </Boundary>
    </ListContext.Provider>,
  );
  void (sweeps() ? sweep.start() : actions.load(true));

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
