/** What the popup knows: the tab it was opened on, what waits, what is not shared, and the connections. */
import { create } from 'zustand';
import { browser } from '../../lib/browser';
import type { ConnectionView, OutboxRow, PendingView, PopupView } from '../../lib/messages/protocol';
import { popup } from '../../lib/strings/pages';
import type { TrackerId } from '../../lib/trackers/registry';
import type { Place } from '../../lib/trackers/tracker';
import { ask } from '../page/ask';
import { here, LOADING, type Loaded, load, whyOf } from '../page/loaded';
import { allowSite, isHeldBack, useSites } from '../page/sites';
import { mendingOf } from './mending';
import { tabSite } from './tab-site';

export type TabView =
  | PopupView
  /** A site that Sightline knows and the browser does not let it run on. */
  | { kind: 'held'; site: string; tracker: TrackerId }
  /** Nobody said whose it is; it looks like a company's own Jira, or like one that is not taken yet. */
  | { kind: 'maybe'; site: string }
  | { kind: 'server' };

/** `sessions`: logins of the person's own, where those are used. */
export type Connected = { connections: ConnectionView[]; sessions: ConnectionView[] };

type State = {
  tabId: number | undefined;
  tab: Loaded<TabView>;
  pending: Loaded<PendingView[]>;
  outbox: Loaded<OutboxRow[]>;
  connections: Loaded<Connected>;
  /** Why the last action did not happen. */
  failed: string;
  read(): Promise<void>;
  /** Asks the browser for the site of this tab; to be called in the click itself. */
  allow(site: string, tracker: TrackerId): Promise<void>;
  setPlace(place: Place, scope: 'place' | 'owner', choice: 'used' | 'hidden' | 'undo'): Promise<void>;
  discard(id: string): Promise<void>;
  /** @returns undefined when it is attached, else why not */
  attach(id: string, url: string): Promise<string | undefined>;
  /** @returns true when the page opened its panel */
  showPanel(): Promise<boolean>;
};

/** What the popup can say of a tab without the worker; null: it asks. */
async function seenFrom(address: string | undefined): Promise<TabView | null> {
  const site = tabSite(address, useSites.getState().said);
  if (site === null) return null;
  if (site.kind !== 'known') return site;
  return (await isHeldBack(site.site)) ? { ...site, kind: 'held' } : null;
}

export const usePopup = create<State>((set, get) => ({
  tabId: undefined,
  tab: LOADING,
  pending: LOADING,
  outbox: LOADING,
  connections: LOADING,
  failed: '',
  async read() {
    // Each part shows as soon as it is here; none waits for another.
    const sites = useSites.getState().read();
    const tab = (async () => {
      const [active] = await browser.tabs.query({ active: true, currentWindow: true });
      if (active?.id === undefined) return here<TabView>({ kind: 'elsewhere' });
      set({ tabId: active.id });
      // Whose a company's own domain is only a person knows.
      await sites;
      const seen = await seenFrom(active.url);
      if (seen) return here(seen);
      return load<TabView>(ask({ type: 'popup.tab', tabId: active.id }));
    })().catch((e: unknown): Loaded<TabView> => ({ state: 'failed', why: whyOf(e) }));
    await Promise.all([
      tab.then((t) => set({ tab: t })),
      load(ask({ type: 'pending.list' }).then((a) => a.pending)).then((pending) => set({ pending })),
      load(ask({ type: 'outbox.list' }).then((a) => a.rows)).then((outbox) => set({ outbox })),
      load(
        ask({ type: 'connection.list' }).then((a) => ({
          connections: a.connections,
          sessions: a.sessions ?? [],
        })),
      ).then((connections) => set({ connections })),
    ]);
  },
  async allow(site, tracker) {
    const { allowed, said } = await allowSite(site, tracker);
    set({ failed: allowed ? '' : said });
    if (allowed) await get().read();
  },
  async setPlace(place, scope, choice) {
    try {
      await ask({ type: 'place.set', place, scope, choice });
      const { tabId } = get();
      if (tabId !== undefined) set({ tab: await load(ask({ type: 'popup.tab', tabId })), failed: '' });
    } catch (e) {
      set({ failed: whyOf(e) });
    }
  },
  async discard(id) {
    try {
      const { pending } = await ask({ type: 'pending.discard', id });
      set({ pending: here(pending), failed: '' });
    } catch (e) {
      set({ failed: whyOf(e) });
    }
  },
  async attach(id, url) {
    try {
      const answer = await ask({ type: 'pending.attachTo', id, url });
      if (!answer.ok) return popup.pending.problem[answer.problem ?? ''] ?? popup.pending.refused;
      await get().read();
      return undefined;
    } catch (e) {
      return whyOf(e);
    }
  },
  async showPanel() {
    const { tabId } = get();
    if (tabId === undefined) return false;
    try {
      return (await ask({ type: 'popup.showPanel', tabId })).done;
    } catch {
      return false;
    }
  },
}));

/**
 * Which part of the popup carries the one primary button: something to mend, a question about this page, this
 * page's panel, a form to go back to.
 */
export function primaryOf(
  s: Pick<State, 'tab' | 'pending' | 'outbox'>,
): 'outbox' | 'asked' | 'tab' | 'waiting' {
  const fixable = s.outbox.state === 'here' && s.outbox.value.some((r) => mendingOf(r) !== undefined);
  if (fixable) return 'outbox';
  const tab = s.tab.state === 'here' ? s.tab.value : undefined;
  const waits = s.pending.state === 'here' && s.pending.value.length > 0;
  if (waits && tab?.kind === 'item' && tab.view.question?.kind === 'pending') return 'asked';
  if (tab?.kind === 'item' || tab?.kind === 'held' || (tab?.kind === 'tracker' && tab.choice !== 'used'))
    return 'tab';
  return 'waiting';
}

/** Opens the options page at a section, in a tab of its own, and closes the popup. */
export async function openOptions(section: string): Promise<void> {
  const url = browser.runtime.getURL('/options.html');
  const [open] = await browser.tabs.query({ url }).catch(() => []);
  if (open?.id !== undefined) await browser.tabs.update(open.id, { active: true, url: `${url}#${section}` });
  else await browser.tabs.create({ url: `${url}#${section}` });
  window.close();
}
