// Longer than 300 lines: the rules of what a person may decide; one reads them against each other.
/**
 * What a person decides about an item: save, remove, restore, answer a question, share. Pure rules like those of
 * `reconcile`; what is replaced stays in `left`.
 */
import { applyForm, FIELDS, type Field, type Form, toForm } from '../outcome/fields';
import type { Content } from '../outcome/record';
import { stamp } from '../outcome/version';
import type { ItemRow } from '../store/rows';
import {
  diverged,
  iso,
  KEEP_REMOVED_MS,
  leave,
  remember,
  saved,
  takenOver,
  UNDO_MS,
  type Who,
} from './reconcile';

/** Removal: a tombstone takes the place of the content, so that no older copy brings it back. */
export function removed(row: ItemRow, why: string, who: Who): ItemRow {
  if (!row.local || row.local.content.removed) return row;
  const content: Content = {
    removed: { at: iso(who.at), ...(who.by !== undefined && { by: who.by }), ...(why !== '' && { why }) },
  };
  const next = saved(row, content, who, () => '');
  const { standing: _, ...rest } = next;
  return { ...rest, undoUntil: who.at + UNDO_MS };
}

/** A removed outcome whose time on this device is over: nothing waits, nothing is asked. */
export function isOver(row: ItemRow, now: number): boolean {
  const { local, dirty, writing, standing, overwritten } = row;
  if (!local?.content.removed || dirty || writing || standing || overwritten) return false;
  return now - Date.parse(local.content.removed.at) > KEEP_REMOVED_MS;
}

/** What a removal took away, as long as it is on this device. */
export const removedBefore = (row: ItemRow) =>
  row.left.find((o) => !o.content.removed && Object.keys(o.content).length > 0);

/** Takes the last removal back. */
export function restored(row: ItemRow, who: Who): ItemRow {
  const before = removedBefore(row);
  if (!row.local?.content.removed || !before) return row;
  return saved(row, before.content, who, () => '');
}

/** "The section is gone": put it back, or agree to the removal. */
export function goneSettled(row: ItemRow, choice: 'put-back' | 'remove', who: Who): ItemRow {
  if (row.standing?.kind !== 'gone' || !row.local) return row;
  const { standing: _, ...rest } = row;
  if (choice === 'put-back') return { ...rest, dirty: true, wrote: null };
  const gone = removed(rest, 'removed from the description', who);
  // The tracker shows nothing already; a tombstone written there would only be noise.
  return { ...gone, dirty: false, wrote: null };
}

/** A record of another item stands here: take its words, link to its home, or discard the copy. */
export function copiedSettled(
  row: ItemRow,
  choice: 'take' | 'link' | 'discard',
  who: Who,
  newId: () => string,
): ItemRow {
  if (row.standing?.kind !== 'copied') return row;
  const { standing, ...rest } = row;
  const { theirs } = standing;
  if (standing.came) {
    const answered = theirs.id;
    if (choice === 'discard') {
      const left = row.local ? leave(row.left, row.local) : row.left;
      const local = { ...theirs, home: row.item };
      return removed({ ...rest, local, left, answered, way: 'share' }, 'not taken over', who);
    }
    // What was to be removed under the old key is not: whoever takes it over wants the words that stand here.
    const local = row.local?.content.removed ? null : row.local;
    const left = row.local && !local ? leave(row.left, row.local) : row.left;
    return takenOver({ ...rest, local, left, answered }, theirs, who, row);
  }
  // Whatever is chosen, all versions stay on this device.
  const own = row.local && row.local.id !== theirs.id ? [row.local] : [];
  // A transferred item brings its own record: what was changed here and not sent yet is newer than what stands there.
  const mine = row.local?.id === theirs.id && row.local.version !== theirs.version ? row.local : null;
  const newer = mine && !mine.content.removed && mine.parents.includes(theirs.version) ? mine : null;
  const apart = mine && !mine.content.removed && !newer && !theirs.parents.includes(mine.version);
  if (choice === 'take' && apart) {
    const both = diverged(rest, mine, theirs, who);
    // Where they differ it is asked first; and then again whether it is to be taken over.
    return both.standing || !both.local ? both : copiedSettled({ ...both, standing }, choice, who, newId);
  }
  const bare: ItemRow = {
    ...rest,
    answered: theirs.id,
    left: leave(row.left, ...own, ...(mine ? [mine] : []), theirs),
    local: row.local?.id === theirs.id ? null : row.local,
    way: row.way === 'here' ? 'here' : 'share',
  };
  if (choice === 'take') {
    // Words only: readings, registration and what followed stay with the original.
    const { hypothesis, primary, guardrails, secondary, business, vehicle, owner, request } = (
      newer ?? theirs
    ).content;
    const words = { hypothesis, primary, guardrails, secondary, business, vehicle, owner, request };
    const content = Object.fromEntries(Object.entries(words).filter(([, v]) => v !== undefined)) as Content;
    return { ...saved({ ...bare, local: null }, content, who, newId), shared: [] };
  }
  if (choice === 'link') {
    const title = typeof theirs.title === 'string' ? theirs.title : undefined;
    const content: Content = {
      links: [{ ref: theirs.home, at: iso(who.at), ...(title !== undefined && { title }) }],
    };
    return { ...saved({ ...bare, local: null }, content, who, newId), shared: [] };
  }
  // The copy goes; what was written here before stands again.
  if (own[0]) return { ...bare, local: own[0], dirty: true };
  return removed(
    { ...bare, local: stamp(null, {}, { id: newId(), home: row.item, by: who.by, at: iso(who.at) }) },
    `copy of ${theirs.home.key} discarded`,
    who,
  );
}

/**
 * Which of the ways to share a person chose.
 * @param fields what may be shared in a public place; the rest moves to `kept` and stays on this device
 */
export function sharingChosen(
  row: ItemRow,
  way: ItemRow['way'],
  fields: Field[] | undefined,
  who: Who,
): ItemRow {
  const next: ItemRow = { ...row, way, ...(fields !== undefined && { fields }) };
  if (!row.local) return next;
  const sharing = way === 'share' && row.remote.kind !== 'outcome';
  if (fields === undefined) return { ...next, ...(sharing && { dirty: true }) };
  const parted = part({ ...row.kept, ...toForm(row.local.content) }, allowed(next));
  const content = applyForm(row.local.content, parted.shared, () => row.local?.id ?? '');
  const { left } = row;
  return {
    ...saved({ ...next, kept: parted.kept }, content, who, () => ''),
    left,
    ...(sharing && { dirty: true }),
  };
}

/** The fields that may be shared: those agreed, and those the tracker shows already. Undefined: all. */
function allowed(row: ItemRow): readonly Field[] | undefined {
  if (row.fields === undefined) return undefined;
  const [newest] = row.remote.kind === 'outcome' ? row.shared : [];
  const shown = newest ? FIELDS.filter((f) => toForm(newest.content)[f] !== undefined) : [];
  return [...row.fields, ...shown];
}

/** Parts a form into what may be shared and what stays here. The unit and direction go with the metric. */
export function part(form: Form, fields: readonly Field[] | undefined): { shared: Form; kept: Form } {
  const shared: Form = {};
  const kept: Form = {};
  for (const f of FIELDS) {
    const value = form[f];
    if (value === undefined) continue;
    const under = f === 'unit' || f === 'direction' ? 'metric' : f;
    (fields === undefined || fields.includes(under) ? shared : kept)[f] = value;
  }
  return { shared, kept };
}

/** Another outcome follows a removed one: what was kept back of that one stays on this device, apart. */
export function keptAside(row: ItemRow, newId: () => string): ItemRow {
  const { kept, ...rest } = row;
  if (Object.values(kept ?? {}).every((v) => v.trim() === '')) return rest;
  const before = removedBefore(row) ?? null;
  const content = before?.content ?? {};
  const whole = stamp(before, applyForm(content, { ...toForm(content), ...kept }, newId), {
    id: before?.id ?? newId(),
    home: row.item,
    by: before?.by,
    at: before?.at,
  });
  return { ...rest, left: leave(row.left, whole) };
}

/**
 * A person saved a form that was opened on version `from`. When the outcome changed meanwhile (another tab, a team
 * mate), both are merged; what cannot be is asked.
 * @param commit what the change means for a frozen plan
 */
export function savedForm(
  held: ItemRow,
  form: Form,
  from: string | null,
  who: Who,
  newId: () => string,
  commit: (after: Content, before: Content) => Content = (after) => after,
): ItemRow {
  // A new outcome after a removed one follows it; the form had nothing to be opened on.
  const anew = from === null && held.local?.content.removed !== undefined;
  const row = anew ? keptAside(held, newId) : held;
  const { shared, kept } = part(form, allowed(row));
  // A kept answer goes when its field was emptied; a form that was opened before it knows nothing of it.
  const unseen = Object.fromEntries(
    Object.entries(row.kept ?? {}).filter(([f]) => form[f as Field] === undefined),
  );
  const next: ItemRow = row.fields === undefined ? row : { ...row, kept: { ...unseen, ...kept } };
  const now = row.local?.content.removed ? {} : (row.local?.content ?? {});
  if (row.local === null || from === row.local.version || anew) {
    return saved(next, commit(applyForm(now, shared, newId), now), who, newId);
  }
  const opened = [...row.shared, ...row.left].find((o) => o.version === from);
  const before = opened?.content ?? {};
  const mine = stamp(opened ?? null, commit(applyForm(before, shared, newId), before), {
    id: row.local.id,
    home: row.item,
    by: who.by,
    at: iso(who.at),
  });
  if (mine.version === row.local.version || mine.version === opened?.version) return next;
  // Says what stands already, though parts may carry ids of their own: the same save came twice.
  if (sameForm(toForm(mine.content), toForm(row.local.content))) return next;
  const known = opened ? { ...next, shared: remember(next.shared, opened) } : next;
  // What it is merged with is this device's own: that it has been in the tracker is not said by that.
  const { shared: sharedBefore } = known;
  return { ...diverged({ ...known, local: mine }, mine, row.local, who), shared: sharedBefore, dirty: true };
}

const sameForm = (a: Form, b: Form) => FIELDS.every((f) => (a[f] ?? '') === (b[f] ?? ''));

/** The oldest edit that our writes replaced: put it back at the next write, or leave it. */
export function overwrittenSettled(row: ItemRow, choice: 'restore' | 'leave'): ItemRow {
  const { overwritten, ...rest } = row;
  const [first, ...more] = overwritten ?? [];
  if (!first) return row;
  const next: ItemRow = { ...rest, ...(more.length > 0 && { overwritten: more }) };
  return choice === 'leave' ? next : { ...next, restore: [...(row.restore ?? []), first], dirty: true };
}

/**
 * The item goes by another key now and this device holds something under both: what was not sent from the old one is
 * merged into the new one, and whatever else stands on this device only moves along.
 */
export function movedInto(there: ItemRow, old: ItemRow, who: Who): ItemRow {
  const both = <T>(a: T[] | undefined, b: T[] | undefined) =>
    a || b ? [...(a ?? []), ...(b ?? [])] : undefined;
  const kept = { ...old.kept, ...there.kept };
  // What was to be sent from a place that asked nothing was not agreed to for one that did.
  const unasked = (r: ItemRow) => r.dirty && r.fields === undefined;
  const fields = unasked(old) || unasked(there) ? undefined : (there.fields ?? old.fields);
  const overwritten = both(old.overwritten, there.overwritten);
  const writing = both(old.writing, there.writing);
  const restore = both(old.restore, there.restore);
  const answered = there.answered ?? old.answered;
  const repair = there.repair ?? old.repair;
  const { fields: _, ...held } = there;
  const carried: ItemRow = {
    ...held,
    ...(Object.keys(kept).length > 0 && { kept }),
    ...(fields && { fields }),
    ...(overwritten && { overwritten }),
    ...(writing && { writing }),
    ...(restore && { restore }),
    ...(answered !== undefined && { answered }),
    ...(repair && { repair }),
    // It is one item: what the tracker told of it under its old key holds until it is read under the new one.
    ...(there.remote.kind === 'unread' && { remote: old.remote }),
  };
  if (!old.local) return carried;
  if (!there.local) {
    const { local, shared, left, wrote, dirty, way, remote, standing, others, vanished } = old;
    const held = { local: { ...local, home: there.item }, shared, left, wrote, dirty, way, remote };
    const asked = { ...(standing && { standing }), ...(others && { others }), ...(vanished && { vanished }) };
    return { ...carried, ...held, ...asked };
  }
  if (old.local.version === there.local.version) return carried;
  const beside: ItemRow = { ...carried, left: leave(there.left, ...old.left.slice(0, 5), old.local) };
  if (!old.dirty) return beside;
  const shared = remember(there.shared, ...old.shared);
  // What somebody kept to themselves, or was not asked about yet, is not sent because a section stands there.
  const way = old.way === 'share' ? there.way : old.way;
  const merged = diverged({ ...beside, shared, way, local: old.local }, old.local, there.local, who);
  return { ...merged, shared, dirty: true };
}

/** Repair was asked for: with an outcome on this device it is sent at once, else the next save is. */
export function repairing(row: ItemRow): ItemRow {
  if (row.remote.kind !== 'damaged') return row;
  return { ...row, repair: true, way: 'share', ...(row.local && { dirty: true }) };
}

/**
 * The section of a waiting outcome came with its issue, put there by hand. What was changed in the panel since, or
 * was not agreed for a public place, is not in it: the first is sent, the second stays on this device.
 * @param written the waiting outcome: `put` is what went into the tracker's form
 */
export function joined(
  row: ItemRow,
  written: { form: Form; put?: Form | undefined },
  fields: Field[] | undefined,
  who: Who,
): ItemRow {
  const next: ItemRow = { ...row, attachedAt: who.at, ...(fields && { fields }) };
  const { shared, kept } = part(written.form, fields);
  const mine: ItemRow = fields ? { ...next, kept: { ...kept, ...row.kept } } : next;
  const put = written.put ?? shared;
  if (!row.local || sameForm(shared, put)) return mine;
  // As it was put there: the newer words follow it. Changed there by hand as well: both are compared.
  const asPut = toForm(applyForm({}, put, () => ''));
  const from = sameForm(toForm(row.local.content), asPut) ? row.local.version : '';
  return savedForm(mine, written.form, from, who, () => row.local?.id ?? '');
}
