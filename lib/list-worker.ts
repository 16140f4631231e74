/** The worker's part for lists, boards and pull requests: answers their messages and tells their tabs. */
import type { ItemView, Push, ReadingNotice, RowRef } from './messages/protocol';
import type { ItemMessage, ListMessage } from './messages/schemas';
import { aliasOf, bare } from './outcome/item';
import { pulls as pullStore } from './store/pulls';
import { carrier } from './sync/carrier';
import type { At, Items } from './sync/items';
import { listActs } from './sync/list-acts';
import { type ListAt, lists as listService } from './sync/lists';
import { placeOfItem } from './sync/moving';
import type { Parts } from './sync/parts';
import { pullLines } from './sync/pull-lines';
import { reading as readingOf, type Wanted } from './sync/reading';
import type { Place } from './trackers/tracker';
import type { Platform } from './worker';

type Deps = {
  p: Platform;
  parts: Parts;
  /** Tells a tab. One that its browser has frozen answers when it is shown again: nobody waits for it. */
  push(tab: number, message: Push): void;
  service: Items;
  /** The same as for a message from the item's own page. */
  onItem(message: ItemMessage, at: At): Promise<unknown>;
  marker(place: Place): Promise<string | undefined>;
};

/** So long a tab may take to the item's page (ms). */
const ON_THE_WAY_MS = 60_000;

export function listWorker({ p, parts, push, service, onItem, marker }: Deps) {
  const pulls = pullStore(p.db);
  /** Items that tabs are on their way to. */
  const going = new Map<number, { alias: string; until: number }>();
  const reading = readingOf({
    parts,
    pulls,
    area: p.local,
    came(wanted, notice) {
      parts.later(tellRows(wanted, notice));
      // A label that could not be set is tried again once the item is looked at.
      for (const w of wanted) if (!w.pull) parts.later(acts.mark(w.item));
    },
  });
  const lists = listService({
    parts,
    reading,
    pulls,
    marker,
    counted: () => parts.later(tellAll({ type: 'push.list' })),
    async stands(at) {
      const tab = await p.tab(at.tab);
      const url = tab && URL.canParse(tab.url) ? new URL(tab.url) : null;
      const lists = parts.home(at.tracker)?.lists;
      return url !== null && lists !== undefined && lists.queryOf(url) === lists.queryOf(at.url);
    },
  });
  const acts = listActs({ parts, lists, service, marker });
  const { identify } = carrier(parts);
  const lines = pullLines({ parts, pulls, lists, reading, service });

  /** Tabs that can show rows of items, and whose. */
  async function tabs(): Promise<{ id: number; tracker: string; site: string }[]> {
    return (await p.tabs()).flatMap((tab) => {
      const url = URL.canParse(tab.url) ? new URL(tab.url) : null;
      const spot = url && p.parse(url);
      if (!url || !spot || spot.kind === 'silent' || spot.kind === 'new') return [];
      const tracker = spot.kind === 'list' ? spot.tracker : spot.item.tracker;
      return [{ id: tab.id, tracker, site: url.hostname }];
    });
  }

  async function tellAll(message: { type: 'push.list' } | { type: 'push.rows'; rows: []; stop: true }) {
    for (const tab of await tabs()) push(tab.id, message);
  }

  /** Rows of these items, of what points to them, and of the changes that close them, in every tab of their site. */
  async function tellRows(about: readonly Wanted[], notice?: ReadingNotice | null): Promise<void> {
    const all = await tabs();
    if (all.length === 0) return;
    // What points to one of them shows what stands there, maybe on another site.
    const wanted = [...about, ...lists.pointing(about.map((w) => w.item)).map((item): Wanted => ({ item }))];
    const items = wanted.map((w) => w.item);
    const siteOf = (t: { tracker: string; site: string }) => `${t.tracker}|${t.site}`;
    for (const site of new Set(items.map(siteOf))) {
      const to = all.filter((t) => siteOf(t) === site);
      if (to.length === 0) continue;
      const some = wanted.filter((w) => siteOf(w.item) === site);
      const own = some.map(({ item, pull }) => ({ ...bare(item), ...(pull && { pull }) }));
      const refs: RowRef[] = [...own, ...lists.closers(some.map((w) => w.item))];
      const rows = await lists.views(refs);
      for (const { id } of to) push(id, { type: 'push.rows', rows, ...(notice !== undefined && { notice }) });
    }
  }

  /** An act of the panel for an item of the list, as if its own page had sent it; only where its place is used. */
  async function onAct(act: ItemMessage, at: ListAt): Promise<unknown> {
    const item = bare(act.item);
    const place = placeOfItem(item);
    if (!place || (await parts.places.choiceOf(place)) !== 'used') throw new Error('the place is not used');
    return onItem(act, { item, place, tab: at.tab });
  }

  async function open(at: ListAt): Promise<{ used: boolean; developer: boolean }> {
    const { developer } = await parts.settings.get();
    const used = at.place
      ? (await parts.places.choiceOf(at.place)) === 'used'
      : (await parts.places.list()).some(
          (c) => c.choice === 'used' && c.tracker === at.tracker && c.site === at.site,
        );
    return { used, developer };
  }

  /** A list may show items of other places beside its own; each is asked about by its own place. */
  async function onList(m: ListMessage, at: ListAt): Promise<unknown> {
    switch (m.type) {
      case 'list.open': {
        const told = await open(at);
        // Something may be saved from here as well.
        const { tracker, site, tab } = at;
        if (told.used) parts.later(identify({ item: { tracker, site, key: '' }, tab }));
        return told;
      }
      case 'rows.inject':
      case 'list.inject':
        await p.inject(at.tab, m.type === 'rows.inject' ? 'rows' : 'list', at.tracker);
        return { done: true };
      case 'rows.read':
        return lists.read(m.items, m.fresh === true);
      case 'rows.sentence':
        return { text: await lists.sentence(m.item) };
      case 'list.count': {
        if (m.fresh) parts.later(lists.ask(await lists.used(m.seen), true));
        return lists.count(at, m.seen, m.all === true, m.fresh === true);
      }
      case 'list.items':
        return lists.items(at, m.filter, m.seen);
      case 'list.item':
        return onAct(m.act, at);
      case 'list.waive':
      case 'list.comment': {
        const item = bare(m.item);
        if ((await lists.used([item])).length === 0) throw new Error('the place is not used');
        return m.type === 'list.waive'
          ? acts.waive(item, m.why, m.until, at.tab)
          : acts.comment(item, m.text, at.tab);
      }
      case 'list.write':
        going.set(at.tab, { alias: aliasOf(m.item), until: p.now() + ON_THE_WAY_MS });
        return { done: true };
      case 'list.fill':
        return acts.fill(m.items, m.form, at.tab);
      case 'pull.open':
        return lines.open(bare(m.item), m.fresh === true);
      case 'pull.launched':
        return lines.launched(bare(m.item), m.on, at.tab);
    }
  }

  return {
    onList,
    /** A tab shows an item: somebody may have come from a list or pull request in order to write. Told once. */
    arrived({ item, tab }: At, view: ItemView): ItemView {
      const to = going.get(tab);
      going.delete(tab);
      return to?.alias === aliasOf(item) && p.now() < to.until ? { ...view, begin: true } : view;
    },
    tellRows,
    /** After a write of ours. */
    mark: acts.mark,
    /** After a choice of place: lists of places that are used get their rows, the others lose them. */
    async placesChanged(): Promise<void> {
      for (const tab of await p.tabs()) {
        const url = URL.canParse(tab.url) ? new URL(tab.url) : null;
        const spot = url && p.parse(url);
        if (spot?.kind === 'item') push(tab.id, { type: 'push.rows', rows: [], renew: true });
        if (!url || (spot?.kind !== 'list' && spot?.kind !== 'pull')) continue;
        const { place } = spot;
        const tracker = spot.kind === 'list' ? spot.tracker : spot.item.tracker;
        const { used } = await open({
          url,
          tracker,
          site: url.hostname,
          tab: tab.id,
          ...(place && { place }),
        });
        if (used) {
          await p.inject(tab.id, 'rows', tracker);
          push(tab.id, { type: 'push.rows', rows: [], renew: true });
        } else push(tab.id, { type: 'push.rows', rows: [], stop: true });
      }
    },
  };
}
