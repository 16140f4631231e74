/** Puts the panel into its slot and takes it down again. The only file that ties store, keys, page events and view. */
import { createRoot } from 'react-dom/client';
import type { PanelSlot } from '../../lib/page/bridge';
import { type Env, panelActions } from './actions';
import { Boundary } from './Boundary';
import { PanelContext } from './context';
import { focusField } from './focus';
import { judging } from './judging';
import { panelKeys } from './keys';
import { ownTime } from './own-time';
import { Panel } from './Panel';
import { PAGE } from './page-parts';
import css from './panel.css?inline';
import pageCss from './panel-page.css?inline';
import { isReadOnly, panelStore } from './state';

const realEnv: Env = { now: () => Date.now() };

/** One style per root, however often the panel is opened in it. */
function styleOnce({ root, container }: PanelSlot) {
  if (root.querySelector('style[data-panel]')) return;
  const style = document.createElement('style');
  style.dataset.panel = '';
  style.textContent = css + pageCss;
  container.before(style);
}

const mounted = new WeakMap<PanelSlot, () => void>();

/**
 * Mounts once: asked again for a slot that holds the panel, it gives the same way to take it down.
 * @returns takes the panel down; what was typed is kept as a draft before
 */
export function mountPanel(slot: PanelSlot, outer: Env = realEnv): () => void {
  const env: Env = { ...outer, page: PAGE };
  const already = mounted.get(slot);
  if (already) return already;
  styleOnce(slot);
  const store = panelStore(
    slot.mode === 'item' ? slot.view.get() : null,
    slot.mode === 'new' ? slot.view.get() : null,
  );
  const actions = panelActions(slot, store, env);
  if (env.quiet || slot.quiet) {
    store.setState({ touched: false });
    for (const type of ['pointerdown', 'focusin'])
      slot.container.addEventListener(type, () => store.setState({ touched: true }), { once: true });
  }
  const panel = { slot, store, actions, env };
  const root = createRoot(slot.container);
  // Before anything opens the form.
  const stopJudging = judging(panel);
  const stopTime = ownTime(panel);

  const byIntent = () => {
    const s = store.getState();
    const hasDraft = slot.mode === 'item' && Object.keys(s.view?.draft?.form ?? {}).length > 0;
    const readOnly = isReadOnly(s.view);
    const settled = s.view?.question?.kind !== 'conflict' && s.view?.question?.kind !== 'copied';
    const intent = slot.intent.get();
    const { state } = s.view?.sharing ?? {};
    if (intent === 'launch') store.setState({ launchFirst: true });
    else if (intent === 'share') {
      // Where nobody was asked yet, it is asked anyway.
      if ((state === 'here' || state === 'waiting') && !s.view?.question) actions.show('share');
    } else if ((intent === 'edit' || (hasDraft && !slot.quiet)) && !readOnly && settled) actions.openForm();
  };
  const onIntent = () => {
    byIntent();
    const s = store.getState();
    const at = s.focus ?? 'problem';
    if (s.screen === 'form') requestAnimationFrame(() => focusField(slot.container, at));
    else slot.container.querySelector<HTMLElement>('section')?.focus();
  };
  byIntent();
  const offView =
    slot.mode === 'item'
      ? slot.view.on(() => actions.onView(slot.view.get()))
      : slot.view.on(() => actions.onPending(slot.view.get()));
  const offIntent = slot.intent.on(onIntent);
  const keep = () => void actions.flush();
  const onHidden = () => {
    if (document.visibilityState === 'hidden') keep();
  };
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', onHidden);
  slot.keys.handler = panelKeys(panel);

  root.render(
    <PanelContext.Provider value={panel}>
      <Boundary onAgain={() => store.setState({ screen: 'rest', menu: false })}>
        <Panel />
      </Boundary>
    </PanelContext.Provider>,
  );

  const unmount = () => {
    if (!mounted.delete(slot)) return;
    keep();
    stopJudging();
    stopTime();
    offView();
    offIntent();
    removeEventListener('pagehide', keep);
    document.removeEventListener('visibilitychange', onHidden);
    slot.keys.handler = null;
    root.unmount();
  };
  mounted.set(slot, unmount);
  return unmount;
}
