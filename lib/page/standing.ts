/**
 * Where the parts of an outcome stand: here, in the tracker, or in part. For strip and panel alike. Pure.
 */
import type { ItemView, Sharing } from '../messages/protocol';
import { showDay } from '../outcome/day';
import { FIELDS, type Field, type Form, toForm } from '../outcome/fields';
import { placeNameOf, ownerOf as placeOwner } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { KEPT_NAME } from '../strings/common';

const clean = (s: string | undefined) => (s ?? '').trim();

/** Names of the filled fields that were not shared, in the order of the form. Unit and direction go unnamed. */
export function keptBack(view: ItemView): string[] {
  if (view.sharing.state !== 'shared' || view.isPublic === false || !view.outcome) return [];
  const { publicFields } = view;
  const there = toForm(view.outcome.content);
  return FIELDS.filter(
    (f) => clean(view.form[f]) !== '' && (there[f] === undefined || publicFields?.includes(f) === false),
  ).flatMap((f) => KEPT_NAME[f] ?? []);
}

/** A draft that says something else than what is saved. Days count by what they show, as in the form. */
export function draftDiffers(view: ItemView): boolean {
  const draft = view.draft?.form;
  if (!draft || !FIELDS.some((f) => clean(draft[f]) !== '')) return false;
  const shown = (form: Form, f: Field) =>
    clean(f === 'by' && form.by ? showDay(form.by, 'short') : form[f]).replace(/\u00a0/g, ' ');
  return FIELDS.some((f) => shown(draft, f) !== shown(view.form, f));
}

/** The tracker holds a version that nobody can write for the person: no credential serves this place. */
export const byHand = (view: ItemView) => view.inTracker === true && view.account === undefined;

/** Who owns the place of an item: "acme" of "acme/shop#12", the whole site of "ACME-12". */
export const ownerOf = (item: ItemRef) => placeOwner({ name: placeNameOf(item.key), site: item.site });

/** Longest fragment that the worker takes. */
const MOST = 60;

/**
 * The options page where a place of a tracker gets its credential. An owner that would be cut is left to the person. A
 * site that belongs to one company ("acme.ghe.com") is named along.
 */
export function ownerHash(tracker: string, site: string, owner: string): string {
  const named = site.split('.').length > 2 ? `${site}/${owner}` : owner;
  const whole = `connections/${tracker}/${encodeURIComponent(named)}`;
  if (owner !== '' && owner !== site && whole.length <= MOST) return whole;
  return tracker === 'github' ? 'connections' : `connections/${tracker}`;
}

/** The same for an item. */
export const connectHash = (item: ItemRef) => ownerHash(item.tracker, item.site, ownerOf(item));

/** The item that holds the outcome of this one, when this one only points to it and says nothing itself. */
export function heldIn(view: ItemView): ItemRef | null {
  if (view.known !== 'outcome' || Object.values(view.form).some((v) => v.trim() !== '')) return null;
  return view.outcome?.content.links?.[0]?.ref ?? null;
}

/**
 * Sharing as a badge says it: waiting for a token is no failure, only not shared; and a section that somebody took
 * out of the description is not shared, until it is put back.
 */
export function badgeSharing({ sharing, question }: ItemView): Sharing {
  if (question?.kind === 'gone') return { state: 'here' };
  const tokenless = sharing.state === 'waiting' && sharing.trouble.code === 'no-credential';
  return tokenless ? { state: 'unasked' } : sharing;
}
