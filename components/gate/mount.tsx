/** Puts the dialog of a held press into its host and takes it down again. */
import { createRoot } from 'react-dom/client';
import { Refused } from '../../lib/messages/client';
import type { ItemView, PageMessage, PendingView } from '../../lib/messages/protocol';
import { cell, type PanelSlot } from '../../lib/page/bridge';
import type { GateSlot } from '../../lib/page/gate-slot';
import { type Env, panelActions } from '../panel/actions';
import { type Panel, PanelContext } from '../panel/context';
import { judging } from '../panel/judging';
import { ownTime } from '../panel/own-time';
import panelCss from '../panel/panel.css?inline';
import pageCss from '../panel/panel-page.css?inline';
import { panelStore } from '../panel/state';
import { gateActions } from './actions';
import { type Gate, GateContext } from './context';
import { Fails } from './Fails';
import { GateView } from './Gate';
import css from './gate.css?inline';
import { gateKeys } from './keys';
import { type GateStore, gateStore, stands } from './state';
import { within } from './within';

const realEnv: Env = { now: () => Date.now() };

/** An answer that has not come by then does not come (ms). */
const ANSWER = 5_000;
/** The extension may go while the dialog stands: looked at this often (ms). */
const LOOK = 1_000;
/** Pages take a press outside their own dialogs as "close it"; in ours it means nothing to them. */
const OURS = [
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'touchstart', 'touchend', 'wheel'],
  ...['focusin', 'focusout'],
];

/** The form begins with what was typed before, where that is in hand. */
function viewsOf({ part, typed }: GateSlot, now: number): [ItemView | null, PendingView | null] {
  const { form, opened, from } = typed ?? {};
  const typedIn = form && opened && { form, opened };
  if (part.mode === 'new') return [null, { ...part.view.get(), ...typedIn }];
  const view = part.view.get();
  const since = from !== undefined && { from };
  return [typedIn ? { ...view, draft: { ...typedIn, ...since, at: now } } : view, null];
}

/** Looks after the host until it is stopped. */
function tend(slot: GateSlot, store: GateStore): AbortController {
  const life = new AbortController();
  const { signal } = life;
  for (const type of OURS) slot.host.el.addEventListener(type, (e) => e.stopPropagation(), { signal });
  const clock = setInterval(() => {
    if (!slot.alive() && stands(store.getState())) slot.close();
  }, LOOK);
  signal.addEventListener('abort', () => clearInterval(clock));
  return life;
}

/** @returns takes it down; what was typed is kept as a draft before */
export function mountGate(slot: GateSlot, env: Env = realEnv): () => void {
  const { host, part } = slot;
  const style = document.createElement('style');
  style.textContent = panelCss + pageCss + css;
  const container = document.createElement('div');
  host.box.append(style, container);

  const store = gateStore(slot.gate);
  const ask = (async (message: PageMessage) => {
    const judges = /\.judge$/.test(message.type);
    try {
      const answer = await within(slot.ask(message), ANSWER);
      if (judges) store.setState({ deaf: false });
      return answer;
    } catch (e) {
      if (judges) store.setState({ deaf: true });
      if (e instanceof Refused && e.code === 'moved') slot.close();
      throw e;
    }
  }) as GateSlot['ask'];

  const panelSlot = {
    ...{ container, root: host.root, ask, narrow: host.narrow, keys: host.keys, intent: cell('edit') },
    fold: slot.close,
    ...part,
  } as PanelSlot;
  const form = panelStore(...viewsOf(slot, env.now()));
  const panel: Panel = { slot: panelSlot, store: form, actions: panelActions(panelSlot, form, env), env };
  panel.actions.openForm();
  const gate: Gate = {
    ...{ slot, panel, store },
    actions: gateActions({ ...slot, ask }, panel, store),
    confirm: { current: null },
  };
  host.keys.handler = gateKeys(gate);

  const life = tend(slot, store);
  const { signal } = life;
  const stops = [
    part.mode === 'item'
      ? part.view.on(() => panel.actions.onView(part.view.get()))
      : part.view.on(() => panel.actions.onPending(part.view.get())),
    judging(panel, () => true),
    ownTime(panel),
  ];
  const keep = () => void panel.actions.flush();
  addEventListener('pagehide', keep, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') keep();
    },
    { signal },
  );

  const root = createRoot(container);
  root.render(
    <PanelContext.Provider value={panel}>
      <GateContext.Provider value={gate}>
        <Fails fail={slot.fail}>
          <GateView />
        </Fails>
      </GateContext.Provider>
    </PanelContext.Provider>,
  );

  return () => {
    keep();
    life.abort();
    for (const stop of stops) stop();
    host.keys.handler = null;
    root.unmount();
  };
}
