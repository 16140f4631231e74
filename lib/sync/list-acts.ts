/** What can be done to items from a list: several fields at once, a waiver, a comment, the marker label. */
import type { RowRef } from '../messages/protocol';
import { type Form, missing } from '../outcome/fields';
import type { ItemRef } from '../outcome/record';
import type { Place } from '../trackers/tracker';
import type { Items } from './items';
import type { Lists } from './lists';
import { placeOfItem } from './moving';
import type { Parts } from './parts';
import { iso, saved } from './reconcile';
import { stateOf } from './view';

type Deps = {
  parts: Parts;
  lists: Lists;
  service: Items;
  /** Name of the marker label that a team uses in a place, when it does. */
  marker(place: Place): Promise<string | undefined>;
};

export function listActs({ parts, lists, service, marker }: Deps) {
  const { rows, io } = parts;
  const { used, rowOf } = lists;

  const atOf = (item: ItemRef, tab: number) => {
    const place = placeOfItem(item);
    return place && { item, place, tab };
  };

  /** Metric, owner and goal on several: into what is saved, and into a draft where nothing is yet. */
  async function fill(refs: readonly RowRef[], form: Form, tab: number) {
    const changed: { item: ItemRef; view: Awaited<ReturnType<Items['view']>>; before: Form }[] = [];
    for (const ref of await used(refs)) {
      const at = atOf(ref, tab);
      if (!at) continue;
      const row = await rowOf(ref);
      const { known, form: has } = stateOf(row);
      const { draft } = await parts.drafts.open(at.item, tab, parts.tabAlive);
      const before = known === 'outcome' ? { ...has } : { ...draft?.form };
      const next = { ...form, ...Object.fromEntries(Object.entries(before).filter(([, v]) => v?.trim())) };
      const view =
        known === 'outcome'
          ? await service.save(at, next, row.local?.version ?? null)
          : await service
              .draft(at, next, draft?.opened ?? [], draft?.from ?? null)
              .then(() => service.view(at));
      changed.push({ item: row.item, view, before });
    }
    return { changed };
  }

  return {
    fill,
    /** A waiver: who, why, until when. Without an outcome the waiver is all the record says. */
    async waive(item: ItemRef, why: string, until: string | null, tab: number) {
      const at = atOf(item, tab);
      if (!at) throw new Error('the item belongs to no place');
      const by = (await service.login(item)) ?? 'somebody';
      const now = io.now();
      return service.change(at, (r) => {
        const base = r.local?.content.removed ? {} : (r.local?.content ?? {});
        const { waiver: _, ...rest } = base;
        const content = until === null ? rest : { ...rest, waiver: { by, why, until, at: iso(now) } };
        return saved(r, content, { by, at: now }, parts.newId);
      });
    },
    async comment(item: ItemRef, text: string) {
      const acts = parts.home(item.tracker)?.acts;
      if (!acts) return { trouble: { code: 'bad-answer' as const } };
      const told = await acts.comment(item, text, io);
      return told.ok
        ? told.url === undefined
          ? {}
          : { url: told.url }
        : { trouble: await parts.told(told.trouble) };
    },
    /** After a write of ours: the marker label says whether the item has a complete outcome, where a team wants it. */
    async mark(item: ItemRef): Promise<void> {
      const place = placeOfItem(item);
      const label = place && (await marker(place));
      const acts = parts.home(item.tracker)?.acts;
      if (!label || !acts) return;
      const row = await rows.get(item);
      const { known, form } = stateOf(row);
      const on = known === 'outcome' && missing(form).length === 0;
      // Never set, nothing to take off.
      if (row.marked?.label === label ? row.marked.on === on : !on) return;
      const told = await acts.label(item, label, on, io);
      if (told.ok) await rows.update(item, (r) => ({ ...r, marked: { label, on } }));
      else throw new Error(`the marker label of ${item.key}: ${told.trouble.code}`);
    },
  };
}
