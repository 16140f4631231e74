/** What can be done to items from a list: several fields at once, a waiver, a comment, the marker label. */
import type { ItemView, RowRef } from '../messages/protocol';
import { type Form, missing } from '../outcome/fields';
import { aliasOf, bare } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { Place, TrackerActs } from '../trackers/tracker';
import { asAccount, carrier, fromTab } from './carrier';
import { waived } from './committing';
import { savedForm } from './decisions';
import type { Items } from './items';
import { HeldThere } from './links';
import type { Lists } from './lists';
import { placeOfItem } from './moving';
import type { Parts } from './parts';
import { heldRef, stateOf } from './view';

/** A label that could not be put is not tried again sooner, at a reading (ms). */
const AGAIN_MS = 10 * 60_000;

type Filled = { item: ItemRef; view: ItemView; before: Form };

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
  const { mayTake } = carrier(parts);
  /** When a label was tried last, by alias (ms). */
  const tried = new Map<string, number>();

  /** Where the item is now, if that is a place that is used: nothing is written anywhere else. */
  async function hereOf(ref: ItemRef, tab: number) {
    const row = await rowOf(ref);
    const item = bare(row.item);
    const place = placeOfItem(item);
    if (!place || (await used([bare(ref), item])).length < 2) throw new Error('the place is not used');
    return { row, at: { item, place, tab, list: true } };
  }

  /** What is set already stays. */
  const gapsOf = (form: Form, has: Form): Form => ({
    ...form,
    ...Object.fromEntries(Object.entries(has).filter(([, v]) => v?.trim())),
  });

  async function fillOne(ref: ItemRef, form: Form, tab: number): Promise<Filled> {
    const { row, at } = await hereOf(ref, tab);
    // Saving would answer the question with "put it back", and nobody has said that of this one.
    if (row.standing?.kind === 'gone') throw new Error('it is asked whether the outcome was removed');
    const home = heldRef(row);
    if (home) throw new HeldThere(home.key);
    const { known, form: has } = stateOf(row);
    const { draft } = await parts.drafts.open(at.item, tab, parts.tabAlive);
    if (known !== 'outcome') {
      const before = { ...draft?.form };
      await service.draft(at, gapsOf(form, before), draft?.opened ?? [], draft?.from ?? null);
      return { item: row.item, view: await service.view(at), before };
    }
    if (!(await mayTake(at, row))) throw new Error('somebody else’s words wait there');
    const version = row.local?.version ?? null;
    const who = { by: await service.login(at.item, tab), at: io.now() };
    const next = gapsOf(form, has);
    const view = await service.change(at, (r) => savedForm(r, next, version, who, parts.newId));
    if (!draft) return { item: row.item, view, before: { ...has } };
    // What is being typed goes on, and is a change of what stands there now.
    const from = draft.from === version ? (view.outcome?.version ?? version) : draft.from;
    await service.draft(at, gapsOf(form, draft.form), draft.opened, from);
    return { item: row.item, view: await service.view(at), before: { ...has } };
  }

  /** Metric, owner and goal on several: into what is saved, and into a draft where nothing is yet. */
  async function fill(refs: readonly RowRef[], form: Form, tab: number) {
    const changed: Filled[] = [];
    const failed: ItemRef[] = [];
    for (const ref of await used(refs)) {
      try {
        changed.push(await fillOne(bare(ref), form, tab));
      } catch (e) {
        // The others are told with their way back.
        failed.push(bare(ref));
        parts.later(Promise.reject(e));
      }
    }
    return { changed, ...(failed.length > 0 && { failed }) };
  }

  return {
    fill,
    /** A waiver: who, why, until when. Without an outcome the waiver is all the record says. */
    async waive(item: ItemRef, why: string, until: string | null, tab: number) {
      const { at } = await hereOf(item, tab);
      const who = { by: await service.login(at.item, tab), at: io.now() };
      return service.change(at, (r) => waived(r, { why, until }, who, parts.newId));
    },
    async comment(item: ItemRef, text: string, tab: number) {
      const acts = parts.home(item.tracker)?.acts;
      if (!acts) return { trouble: { code: 'bad-answer' as const } };
      const since = rows.cleared();
      const told = await acts.comment(item, text, fromTab(io, tab));
      // It is posted, whatever becomes of the note about it.
      if (told.ok && rows.cleared() === since)
        parts.later(rows.update(item, (r) => ({ ...r, handedAt: io.now() })));
      return told.ok
        ? told.url === undefined
          ? {}
          : { url: told.url }
        : { trouble: await parts.told(told.trouble) };
    },
    /**
     * The marker label says whether the item has a complete outcome, where a team wants it.
     * @param written after a write of ours; else only what failed before is tried again
     */
    async mark(item: ItemRef, written = false): Promise<void> {
      const alias = aliasOf(item);
      const row = await rows.get(item);
      const { marked } = row;
      if (!written && (!marked?.pending || io.now() - (tried.get(alias) ?? 0) < AGAIN_MS)) return;
      const place = placeOfItem(item);
      const label = place && (await marker(place));
      const acts = parts.home(item.tracker)?.acts;
      if (!label || !acts) return;
      const { known, form } = stateOf(row);
      const on = known === 'outcome' && missing(form).length === 0;
      // Maybe there: it was put, or what came of it is not known.
      const there = marked && (marked.on || marked.pending) ? marked.label : undefined;
      tried.set(alias, io.now());
      // The team has another name for it now.
      if (there !== undefined && there !== label) await put(acts, item, there, false);
      const already = marked?.label === label && !marked.pending ? marked.on : there !== label ? false : null;
      if (already !== on) await put(acts, item, label, on);
      tried.delete(alias);
    },
  };

  /** The wish is kept first: it is still there when the request fails, or the worker ends. */
  async function put(acts: TrackerActs, item: ItemRef, label: string, on: boolean): Promise<void> {
    const since = rows.cleared();
    await rows.update(item, (r) => ({ ...r, marked: { label, on, pending: true } }));
    const { account } = await rows.get(item);
    const told = await acts.label(item, label, on, account === undefined ? io : asAccount(io, account));
    if (rows.cleared() !== since) return;
    if (!told.ok) throw new Error(`the marker label of ${item.key}: ${told.trouble.code}`);
    await rows.update(item, (r) => ({ ...r, marked: { label, on } }));
  }
}
