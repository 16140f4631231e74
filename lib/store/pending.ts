/** Outcomes written before their item exists. They wait here until the item is there. */
import * as z from 'zod';
import { samePlace } from '../outcome/item';
import type { Place } from '../trackers/tracker';
import { inTurn } from './in-turn';
import { type Area, keyed } from './keyed';
import { FormSchema, OpenedSchema, PlaceSchema, TypedSchema } from './schemas';

const Pending = z.looseObject({
  id: z.string(),
  /** Id of the outcome it will become, so that a section put into the form by hand is recognised as this one. */
  outcome: z.string(),
  place: PlaceSchema,
  form: TypedSchema,
  /** What went into the tracker's form by the person's click, when it did. */
  put: FormSchema.optional(),
  opened: OpenedSchema,
  title: z.string().max(1000),
  viewer: z.string().max(100).optional(),
  /** The item is made without what is asked; ISO day. */
  waiver: z.object({ why: z.string().max(500), until: z.string().max(10) }).optional(),
  tab: z.number(),
  saved: z.boolean(),
  /** Last change. */
  at: z.number(),
  /** When the form was last seen open in its tab. */
  seen: z.number(),
});
export type Pending = z.infer<typeof Pending>;
export type PendingStore = ReturnType<typeof pendingStore>;

/** An item reached later than this after the form was last seen is asked about, not attached by itself. */
export const ATTACH_MS = 2 * 60_000;

export function pendingStore(area: Area) {
  const records = keyed(area, 'pending:', Pending);
  const turn = inTurn();
  const all = async () => (await records.all()).map((r) => r.value).sort((a, b) => b.at - a.at);
  return {
    all,
    get: (id: string) => records.get(id),
    put: (p: Pending) => turn(() => records.put(p.id, p)),
    drop: (id: string) => turn(() => records.drop(id)),
    /** Changes a record that is there, and gives it. One that was attached meanwhile does not come back. */
    change: (id: string, to: (p: Pending) => Pending): Promise<Pending | undefined> =>
      turn(async () => {
        const before = await records.get(id);
        const next = before && to(before);
        if (next && next !== before) await records.put(id, next);
        return next;
      }),
    /**
     * The outcome of the form that this tab shows now. One that was saved under another title belongs to an issue
     * that was created or left meanwhile, and goes on waiting for that. Without a title: whichever is there.
     */
    of: async (place: Place, tab: number, title?: string) =>
      (await all()).find(
        (p) =>
          p.tab === tab &&
          samePlace(p.place, place) &&
          (title === undefined || !p.saved || p.title.trim() === '' || same(p.title, title)),
      ),
  };
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * Does this waiting outcome belong to an item that was just reached?
 * @returns `attach` when tab, title, author and time agree; `ask` when place and title do; else null
 */
export function fits(
  p: Pending,
  reached: { place: Place; title: string; author?: string; tab: number; now: number },
): 'attach' | 'ask' | null {
  if (!p.saved || p.title.trim() === '') return null;
  if (!samePlace(p.place, reached.place) || !same(p.title, reached.title)) return null;
  // Nobody's word is no agreement: it would go into an issue of somebody else.
  const author = p.viewer !== undefined && reached.author !== undefined && same(p.viewer, reached.author);
  return p.tab === reached.tab && author && reached.now - p.seen <= ATTACH_MS ? 'attach' : 'ask';
}
