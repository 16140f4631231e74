/** What the worker does for messages about one item, or one place. Only leads on; the services decide. */

import type { listWorker } from './list-worker';
import type { LinkAnswer } from './messages/protocol';
import type { ItemMessage, PlaceMessage } from './messages/schemas';
import { bare } from './outcome/item';
import { parseText } from './outcome/parse';
import type { ItemRef } from './outcome/record';
import type { Moves } from './store/moves';
import { ownSites } from './store/own-sites';
import { NotLinked } from './sync/held';
import type { At, Items } from './sync/items';
import { DECIDES } from './sync/moving';
import type { Parts } from './sync/parts';
import type { waiting } from './sync/waiting';
import { trackerOfSite } from './trackers/addresses';
import type { Place } from './trackers/tracker';
import type { Platform } from './worker';

/** Page scripts that come when a page asks for them. */
export const SCRIPTS = {
  'panel.inject': 'panel',
  'mark.inject': 'mark',
  'strip.inject': 'strip',
  'card.inject': 'card',
  'gate.inject': 'gate',
} as const;

type Deps = {
  p: Pick<Platform, 'inject' | 'local' | 'now' | 'parse'>;
  parts: Parts;
  service: Items;
  listing: ReturnType<typeof listWorker>;
  wait: ReturnType<typeof waiting>;
  known: Moves;
  later(work: Promise<unknown>): void;
  tellPlaces(): Promise<void>;
  /** A page told which item it shows. */
  tabShows(tab: number, item: ItemRef): void;
  /** Does the tab show the item on its own page? */
  shows(tab: number, item: ItemRef): Promise<boolean>;
};

export function itemWorker({
  p,
  parts,
  service,
  listing,
  wait,
  known,
  later,
  tellPlaces,
  shows,
  tabShows,
}: Deps) {
  const sites = ownSites(p.local);

  async function onItem(m: ItemMessage, at: At & { left?: true }): Promise<unknown> {
    if (DECIDES.has(m.type) && (await known.of(at.item, p.now()))) {
      // Decided where the item is now. What was typed is kept, and found there.
      if (m.type === 'outcome.save') await service.draft(at, m.form, [], m.from);
      return service.view(at);
    }
    switch (m.type) {
      case 'item.open':
        tabShows(at.tab, at.item);
        return listing.arrived(at, await service.opened(at, m.seen));
      case 'item.seen':
        return service.seen(at, m.seen);
      case 'item.check':
        return service.check(at);
      case 'panel.inject':
      case 'mark.inject':
      case 'strip.inject':
      case 'gate.inject':
        await p.inject(at.tab, SCRIPTS[m.type], at.item.tracker);
        return { done: true };
      case 'draft.put': {
        // What a page left behind is of nobody who still types, and any tab of the item may take it up.
        const list = at.left !== true && !(await shows(at.tab, at.item));
        return service.draft({ ...at, list }, m.form, m.opened, m.from);
      }
      case 'draft.drop':
        return service.dropDraft(at);
      case 'outcome.save':
        return service.save(at, m.form, m.from, m.why);
      case 'outcome.judge':
        return service.judge(at, m.form);
      case 'outcome.parse':
        return { form: parseText(m.text) };
      case 'outcome.waive':
        return service.waive(at, m.why, m.until);
      case 'outcome.register':
        return service.register(at);
      case 'finding.setAside':
        return service.setAside(at, m.rule, m.why);
      case 'offer.join':
        await parts.joinOffer(at.place, m.id);
        later(tellPlaces());
        return service.view(at);
      case 'friction.spent':
        if ((await parts.personal(at.place)).timing !== false) await parts.minutes.spent(m.seconds, m.saved);
        return { done: true };
      case 'outcome.remove':
        return service.remove(at, m.why);
      case 'outcome.undo':
        return service.undo(at);
      case 'conflict.settle':
        return service.settleConflict(at, m.choices, m.of);
      case 'copied.settle':
        return service.settleCopied(at, m.choice, m.of);
      case 'gone.settle':
        return service.settleGone(at, m.choice);
      case 'overwritten.settle':
        return service.settleOverwritten(at, m.choice, m.of);
      case 'damaged.repair':
        return service.repair(at);
      case 'foreign.begin':
        return service.beginForeign(at);
      case 'share.choose':
        return service.shareBy(at, m.way, m.fields, m.remember === true);
      case 'share.retry':
        return service.retry(at);
      case 'section.text':
        return { text: await service.sectionText(at) };
      case 'place.choose':
        await parts.places.choose(at.place, m.scope, m.choice);
        later(tellPlaces());
        return service.view(at);
      case 'signpost.choose':
        return service.signpostBy(at, m.on);
      case 'launch.confirm':
        return service.launchBy(at, m.on);
      case 'link.make':
        return linked(at, m.url);
      case 'link.adopt':
        return service.adopt(at);
      case 'pending.attach':
        return service.attachNow(at, m.pendingId);
    }
  }

  /** The item at an address that a person gave; null: none, or not on a site that is known to be of its tracker. */
  async function itemAt(address: string): Promise<ItemRef | null> {
    const spot = URL.canParse(address) ? p.parse(new URL(address)) : null;
    if (spot?.kind !== 'item') return null;
    const { tracker, site } = spot.item;
    return trackerOfSite(site, await sites.all()) === tracker ? bare(spot.item) : null;
  }

  async function linked(at: At, url: string): Promise<LinkAnswer> {
    try {
      return { view: await service.linkTo(at, await itemAt(url)) };
    } catch (e) {
      if (e instanceof NotLinked) return { problem: e.why };
      throw e;
    }
  }

  async function onPlace(m: PlaceMessage, at: { place: Place; tab: number }): Promise<unknown> {
    switch (m.type) {
      case 'pending.open':
        return wait.open(at.place, at.tab, m.title, m.viewer);
      case 'panel.inject':
      case 'card.inject':
      case 'gate.inject':
        await p.inject(at.tab, SCRIPTS[m.type], at.place.tracker);
        return { done: true };
      case 'pending.put':
        return wait.put(at.place, at.tab, m);
      case 'pending.touch':
        await wait.touch(at.place, at.tab, m.id, m.title);
        return { done: true };
      case 'pending.judge':
        return wait.judge(at.place, m.form, m.title);
      case 'pending.parse':
        return { form: parseText(m.text) };
      case 'pending.waive':
        return wait.waive(at.place, at.tab, m);
      case 'pending.drop':
        await wait.drop(at.place, at.tab, m.id);
        return { done: true };
      case 'pending.text': {
        const held = m.sure ? undefined : await service.agreedFields(at.place);
        if (held === 'ask') return { text: '', isPublic: true };
        return { text: await wait.text(at.place, at.tab, m, held) };
      }
    }
  }

  return { onItem, onPlace };
}
