/** What the extension's own pages (options, popup, welcome) can ask of the worker. */
import { ownerOf } from '../outcome/item';
import type { ledger } from '../store/ledger';
import { markers } from '../store/markers';
import { ownSites } from '../store/own-sites';
import { exportAll, importAll } from '../store/transfer';
import type { Items } from '../sync/items';
import type { Outbox } from '../sync/outbox';
import type { Parts } from '../sync/parts';
import type { Teams } from '../sync/teams';
import type { waiting } from '../sync/waiting';
import { trackerOfSite } from '../trackers/addresses';
import { apiOrigin } from '../trackers/hosts';
import { registered } from '../trackers/registry';
import type { Place } from '../trackers/tracker';
import type { Platform } from '../worker';
import type { WorkerIo } from '../worker-io';
import { ownTeams } from './own-teams';
import type { OutboxRow, PopupView } from './protocol';
import type { OwnMessage } from './schemas';

export type OwnDeps = {
  p: Platform;
  parts: Parts;
  teams: Teams;
  service: Items;
  wait: ReturnType<typeof waiting>;
  box: Outbox;
  book: ReturnType<typeof ledger>;
  revoke: WorkerIo['revoke'];
  tellPlaces(): Promise<void>;
};

export function ownPages({ p, parts, teams, service, wait, box, book, revoke, tellPlaces }: OwnDeps) {
  const marks = markers(p.local);
  const transfer = {
    rows: parts.rows,
    places: parts.places,
    markers: marks,
    pending: parts.pending,
    drafts: parts.drafts,
    teams: teams.store,
    now: p.now,
  };
  const onTeam = ownTeams({ parts, teams, now: p.now });

  const sites = ownSites(p.local);
  const cards = async () => {
    const all = await parts.connections();
    return { connections: all.filter((c) => !c.session), sessions: all.filter((c) => c.session) };
  };

  /** Asks the tracker who a credential speaks for; what it told is written down for the lists. */
  async function test(id: string) {
    const card = (await p.secrets.list()).find((c) => c.id === id);
    const home = card && parts.home(card.tracker);
    if (!card || !home) throw new Error('this connection is not there any more');
    const chosen = (await parts.places.list()).find(
      (c) =>
        c.scope === 'place' &&
        c.choice === 'used' &&
        apiOrigin(c.site) === card.origin &&
        ownerOf(c).toLowerCase() === card.owner.toLowerCase(),
    );
    const since = p.now();
    const told = await home.whoAmI(id, chosen?.name ?? (card.owner || undefined), parts.io, card.origin);
    const checkedAt = p.now();
    if (told.ok) {
      const { ok: _, ...facts } = told;
      await p.secrets.learn(id, { ...facts, checkedAt }, since);
    } else {
      await p.secrets.learn(id, { checkedAt, trouble: await parts.told(told.trouble) }, since);
    }
    const after = (await p.secrets.list()).find((c) => c.id === id);
    if (!after) throw new Error('this connection is not there any more');
    return after;
  }

  /** Asks the trackers to forget what was signed in here; waits a little for those that do not answer. */
  async function endSignIns(): Promise<void> {
    const all = revoke ? await p.secrets.list().catch(() => []) : [];
    const asked = all.filter((c) => c.renews).map((c) => revoke?.(c.id).catch(() => false));
    if (asked.length > 0) await Promise.race([Promise.all(asked), p.sleep(5_000)]);
  }

  /** Pages that say "reading" do so because somebody reads. */
  async function readAgain(): Promise<void> {
    for (const { id: tab, url } of await p.tabs()) {
      const spot = URL.canParse(url) ? p.parse(new URL(url)) : null;
      if (spot?.kind === 'item') parts.later(service.readAgain({ item: spot.item, place: spot.place, tab }));
    }
  }

  async function popup(tabId: number): Promise<PopupView> {
    const tab = await p.tab(tabId);
    const url = tab && URL.canParse(tab.url) ? new URL(tab.url) : null;
    const spot = url && p.parse(url);
    // Addresses of any site can look like a company's own: only where we may run is it one.
    if (!url || !spot || !(await p.tabs()).some((t) => t.id === tabId)) return { kind: 'elsewhere' };
    if (spot.kind === 'item') {
      const view = await service.view({ item: spot.item, place: spot.place, tab: tabId });
      const row = await parts.rows.get(spot.item);
      return { kind: 'item', title: row.title ?? spot.item.key, view };
    }
    if (spot.kind !== 'silent' && spot.place) {
      return { kind: 'tracker', place: spot.place, choice: await parts.places.choiceOf(spot.place) };
    }
    return { kind: 'tracker' };
  }

  async function attachTo(id: string, address: string): Promise<{ ok: boolean; problem?: string }> {
    const spot = URL.canParse(address) ? p.parse(new URL(address)) : null;
    if (spot?.kind !== 'item' || trackerOfSite(spot.item.site, await sites.all()) !== spot.item.tracker)
      return { ok: false, problem: 'not-an-item' };
    if ((await parts.places.choiceOf(spot.place)) === 'hidden') return { ok: false, problem: 'hidden' };
    if (!(await parts.pending.get(id))) return { ok: false, problem: 'not-waiting' };
    // An old address would lead on to an issue that nobody looked at.
    if (await parts.moves.of(spot.item, p.now())) return { ok: false, problem: 'moved' };
    const at = { item: spot.item, place: spot.place, tab: -1 };
    const row = await parts.rows.get(at.item);
    if (row.local && !row.local.content.removed) return { ok: false, problem: 'has-outcome' };
    await service.attachNow(at, id);
    return { ok: true };
  }

  return async function onOwn(m: OwnMessage): Promise<unknown> {
    switch (m.type) {
      case 'settings.get':
        return {
          settings: await parts.settings.get(),
          places: await parts.places.list(),
          remembered: await parts.remembered(),
          markers: await marks.all(),
          syncNotice: await parts.places.notice(),
          version: p.version,
        };
      case 'settings.put': {
        const settings = await parts.settings.put(
          m.patch.developer === undefined ? {} : { developer: m.patch.developer },
        );
        for (const tab of await p.tabs())
          await p.push(tab.id, { type: 'push.settings', developer: settings.developer });
        return { settings };
      }
      case 'place.set': {
        const places = await parts.places.choose(m.place as Place, m.scope, m.choice);
        parts.later(tellPlaces());
        return { places };
      }
      case 'place.askAgain':
        await parts.forget(m.place);
        return { remembered: await parts.remembered() };
      case 'marker.set':
        await marks.set(m.place, m.label, m.scope);
        return { markers: await marks.all() };
      case 'connection.test':
        return test(m.credential);
      case 'connection.changed': {
        const connections = await cards();
        teams.connected();
        // What waits to be sent may take its time; whoever looks at a page does not wait for that.
        parts.later(tellPlaces().then(readAgain));
        parts.later(box.resume(true).then(tellPlaces));
        return connections;
      }
      case 'connection.revoke':
        return { done: (await revoke?.(m.credential)) ?? false };
      case 'connection.list':
        return cards();
      case 'ledger.list':
        return { rows: await book.list() };
      case 'ledger.clear':
        await book.clear();
        return { done: true };
      case 'data.export':
        return exportAll(transfer);
      case 'data.import': {
        const report = await importAll(transfer, m.text, m.apply);
        if (m.apply && report.ok) {
          teams.reset();
          parts.later(box.resume(true).then(tellPlaces));
        }
        return report;
      }
      case 'data.wipe': {
        await endSignIns();
        // A delivery under way would write its row again.
        await box.idle();
        await parts.rows.clear();
        const { settings } = await p.local.get('settings');
        await p.local.remove(Object.keys(await p.local.get(null)));
        // The switch belongs to the device, not to the data.
        if (settings !== undefined) await p.local.set({ settings });
        teams.reset();
        // Nobody's domains are known any more.
        await p.sitesChanged();
        await parts.profile.clear();
        parts.later(tellPlaces());
        return { done: true };
      }
      case 'pending.list':
        return { pending: await wait.list() };
      case 'pending.discard':
        await parts.pending.drop(m.id);
        return { pending: await wait.list() };
      case 'pending.attachTo':
        return attachTo(m.id, m.url);
      case 'popup.tab':
        return popup(m.tabId);
      case 'popup.showPanel':
        return { done: await p.push(m.tabId, { type: 'push.panel' }) };
      case 'outbox.list': {
        const rows: OutboxRow[] = (await parts.entries.all())
          .filter((e) => e.state !== 'checking')
          .map((e) => ({
            item: e.item,
            state: e.state === 'waiting' ? 'waiting' : 'sending',
            since: e.since,
            ...(e.trouble && { trouble: e.trouble }),
            ...(e.nextAt !== undefined && { nextAt: e.nextAt }),
          }));
        return { rows };
      }
      case 'site.list':
        return { sites: await sites.all() };
      case 'site.say': {
        // Only of trackers whose sites can have any name: the others are known by theirs.
        if (m.tracker !== null && !registered(m.tracker)?.anyName)
          throw new Error('not a site of that tracker');
        await sites.say(m.host, m.tracker);
        await p.sitesChanged();
        return { sites: await sites.all() };
      }
      case 'tabs.wake':
        return { tabs: await p.wakeTabs(m.origin) };
      default:
        return onTeam(m);
    }
  };
}
