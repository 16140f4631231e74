/**
 * The rules by which a row changes: pure functions from row and event to row. No order of calls, kills or repeats
 * may lose a version: what is left behind goes to `left`, what cannot be decided becomes a `standing` question.
 */
import { commonBase, relate } from '../outcome/converge';
import { applyForm, FIELDS, type Field, type Form, toForm } from '../outcome/fields';
import { sameItem } from '../outcome/item';
import { merge, settle } from '../outcome/merge';
import type { Content, ItemRef, Outcome } from '../outcome/record';
import { stamp } from '../outcome/version';
import type { ItemRow } from '../store/rows';
import type { HomeRead, Overwritten, WriteMark } from '../trackers/tracker';

const KEEP_SHARED = 8;
const KEEP_LEFT = 20;
/** A removed or vanished outcome stays on this device this long. */
export const KEEP_REMOVED_MS = 90 * 24 * 3600_000;
/** How long a removal can be undone with one click. */
export const UNDO_MS = 10 * 60_000;

export type Who = { by?: string; at: number };

const iso = (ms: number) => new Date(ms).toISOString();

function remember(shared: Outcome[], ...more: Outcome[]): Outcome[] {
  const all = [...more, ...shared];
  return all.filter((o, i) => all.findIndex((p) => p.version === o.version) === i).slice(0, KEEP_SHARED);
}

function leave(left: Outcome[], ...more: Outcome[]): Outcome[] {
  return remember(left, ...more).slice(0, KEEP_LEFT);
}

/** The newest version both sides are known to come from; null when there is none on this device. */
function base(row: ItemRow, local: Outcome, theirs: Outcome): Outcome | null {
  return local.id === theirs.id ? commonBase(row.shared, local, theirs) : null;
}

/** A person saved. `newId` is used when the item had no outcome. */
export function saved(row: ItemRow, content: Content, who: Who, newId: () => string): ItemRow {
  const id = row.local?.id ?? newId();
  const next = stamp(row.local, content, { id, home: row.item, by: who.by, at: iso(who.at) });
  if (next === row.local) return row;
  const { undoUntil: _, ...rest } = row;
  return {
    ...rest,
    local: next,
    dirty: true,
    left: row.local ? leave(row.left, row.local) : row.left,
    // Saving again is the answer to "it is gone": it should be there.
    ...(row.standing?.kind === 'gone' && { standing: undefined }),
  };
}

/** What the tracker holds was read. */
export function read(row: ItemRow, seen: HomeRead, who: Who): ItemRow {
  const item: ItemRef = { ...row.item, ...seen.item };
  const next: ItemRow = {
    ...row,
    item,
    title: seen.title || row.title,
    readAt: seen.at,
    etag: seen.etag,
    readTrouble: undefined,
  };
  switch (seen.home.kind) {
    case 'damaged':
      return { ...next, remote: { kind: 'damaged', text: seen.home.text, why: seen.home.why } };
    case 'newer':
      return { ...next, remote: { kind: 'newer', format: seen.home.format, text: seen.home.text } };
    case 'none':
      return vanished(next, who);
    case 'outcome':
      return found(next, seen.home.outcome, who);
  }
}

function vanished(row: ItemRow, who: Who): ItemRow {
  const next: ItemRow = { ...row, remote: { kind: 'none' } };
  const wasThere = row.remote.kind === 'outcome' || row.wrote !== null;
  if (!wasThere || row.local === null || row.standing || row.restore) return next;
  // Somebody took the section out. Never silently made again; our own removal leaves a tombstone instead.
  if (row.local.content.removed) return { ...next, dirty: false };
  return { ...next, standing: { kind: 'gone', keptUntil: iso(who.at + KEEP_REMOVED_MS) } };
}

function found(row: ItemRow, theirs: Outcome, who: Who): ItemRow {
  const next: ItemRow = {
    ...row,
    remote: { kind: 'outcome', version: theirs.version, by: theirs.by, at: theirs.at },
    ...(row.standing?.kind === 'gone' && { standing: undefined }),
  };
  if (!sameHome(theirs.home, next.item)) {
    // Decided already: the copy in the tracker is older than the answer, and ours takes its place.
    if (row.answered === theirs.id && row.local) return { ...next, dirty: true };
    return { ...next, standing: { kind: 'copied', theirs } };
  }
  const { local } = row;
  if (local === null) return adopted(next, theirs, {});
  if (local.id !== theirs.id) return diverged(next, local, theirs, who);
  if (local.version === theirs.version) return synced(next, theirs);

  const overwrote = row.wrote !== null && row.wrote !== theirs.version && !theirs.parents.includes(row.wrote);
  if (row.dirty && local.parents.includes(theirs.version) && !overwrote) {
    return { ...next, shared: remember(row.shared, theirs) };
  }
  if (theirs.parents.includes(local.version) && !overwrote) return adopted(next, theirs, { left: local });
  if (relate(local, theirs) === 'ahead') {
    // The tracker went back to what it held before our write: our write was replaced. Send it again.
    return { ...next, dirty: true, shared: remember(row.shared, theirs) };
  }
  return diverged(next, local, theirs, who);
}

/** True when the record says it lives here. A section written before its item existed names the place only. */
function sameHome(home: ItemRef, item: ItemRef): boolean {
  if (sameItem(home, item)) return true;
  return (
    home.id === undefined &&
    home.key.endsWith('#') &&
    home.tracker === item.tracker &&
    item.key.toLowerCase().startsWith(home.key.toLowerCase())
  );
}

function adopted(row: ItemRow, theirs: Outcome, keep: { left?: Outcome }): ItemRow {
  const { standing, ...rest } = row;
  const settled = standing?.kind === 'conflict' || standing === undefined;
  return {
    ...rest,
    ...(!settled && { standing }),
    local: theirs,
    dirty: false,
    wrote:
      row.wrote !== null && (theirs.version === row.wrote || !theirs.parents.includes(row.wrote))
        ? row.wrote
        : null,
    shared: remember(row.shared, theirs),
    left: keep.left ? leave(row.left, keep.left) : row.left,
    way: 'share',
    ...(row.way !== 'share' && { found: true }),
  };
}

function synced(row: ItemRow, theirs: Outcome): ItemRow {
  const { standing, ...rest } = row;
  return {
    ...rest,
    ...(standing && standing.kind !== 'conflict' && { standing }),
    // The tracker's copy carries at least our parents; keep its form, so that "at" and "by" are the shared ones.
    local: theirs,
    // A foreign edit that waits to be restored has to be written although our own part is the same.
    dirty: row.restore !== undefined,
    wrote: row.wrote !== null && theirs.parents.includes(row.wrote) ? null : row.wrote,
    shared: remember(row.shared, theirs),
    way: 'share',
    ...(row.way !== 'share' && { found: true }),
  };
}

function diverged(row: ItemRow, local: Outcome, theirs: Outcome, who: Who): ItemRow {
  const { content, conflicts, merged } = merge(
    base(row, local, theirs)?.content ?? null,
    local.content,
    theirs.content,
  );
  if (conflicts.length > 0) {
    return {
      ...row,
      shared: remember(row.shared, theirs),
      standing: {
        kind: 'conflict',
        rows: conflicts,
        merged,
        theirs,
        ...(local.at !== undefined && { mineAt: local.at }),
      },
    };
  }
  return joined(row, content, local, theirs, who);
}

/** Both versions in one; sent again unless the tracker holds exactly that already. */
function joined(row: ItemRow, content: Content, local: Outcome, theirs: Outcome, who: Who): ItemRow {
  const next = stamp(theirs, content, {
    id: theirs.id,
    home: row.item,
    by: who.by,
    at: iso(who.at),
    alsoFrom: [local],
  });
  const { standing: _, ...rest } = row;
  const same = next.version === theirs.version;
  return {
    ...rest,
    local: same ? theirs : next,
    dirty: !same,
    wrote: same ? null : row.wrote,
    shared: remember(row.shared, theirs),
    left: leave(row.left, local, theirs),
    way: 'share',
  };
}

/** A person chose field by field. The versions they leave stay in `left`. */
export function settled(row: ItemRow, choices: Record<string, 'mine' | 'theirs'>, who: Who): ItemRow {
  const { standing, local } = row;
  if (standing?.kind !== 'conflict' || !local) return row;
  const fresh = merge(
    base(row, local, standing.theirs)?.content ?? null,
    local.content,
    standing.theirs.content,
  );
  if (fresh.conflicts.some((c) => choices[c.field] === undefined)) return row;
  return joined(row, settle(fresh.content, fresh.conflicts, choices), local, standing.theirs, who);
}

/** Before the request that writes: what to look for in the history, also after a kill. */
export function writing(row: ItemRow, mark: WriteMark): ItemRow {
  // `wrote` is set before the answer: when the answer is lost the write may still have landed.
  const version = row.local?.version ?? '';
  const full = { ...mark, version, wroteBefore: row.wrote };
  return { ...row, writing: [...(row.writing ?? []), full].slice(-10), wrote: version };
}

/** The tracker took our write. Somebody may have saved meanwhile: then there is more to send. */
export function written(row: ItemRow, sent: Outcome, seen: HomeRead, who: Who): ItemRow {
  const { restore: _, repair: __, ...rest } = row;
  const next = { ...rest, wrote: sent.version, shared: remember(row.shared, sent) };
  if (row.local?.version === sent.version) {
    return { ...read({ ...next, dirty: false }, seen, who), found: undefined };
  }
  return read({ ...next, dirty: true }, seen, who);
}

/** What came of one write is known: from the history, or because the tracker refused it. */
export function checked(row: ItemRow, mark: WriteMark, landed: boolean, overwritten?: Overwritten): ItemRow {
  const { writing: open = [], ...rest } = row;
  const same = (m: WriteMark) => m.sent === mark.sent && m.before === mark.before;
  const found = open.find(same);
  const left = open.filter((m) => !same(m));
  return {
    ...rest,
    ...(left.length > 0 && { writing: left }),
    ...(found && !landed && row.wrote === found.version && { wrote: found.wroteBefore }),
    ...(overwritten && { overwritten: [...(row.overwritten ?? []), overwritten] }),
  };
}

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

/** Takes the last removal back. */
export function restored(row: ItemRow, who: Who): ItemRow {
  const before = row.left.find((o) => !o.content.removed);
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
  const { theirs } = row.standing;
  const { standing: _, ...rest } = row;
  const bare: ItemRow = {
    ...rest,
    answered: theirs.id,
    local: row.local?.id === theirs.id ? null : row.local,
    way: 'share',
  };
  if (choice === 'take') {
    // Words only: readings, registration and what followed stay with the original.
    const { hypothesis, primary, guardrails, secondary, business, vehicle, owner, request } = theirs.content;
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
  const parted = part({ ...row.kept, ...toForm(row.local.content) }, fields);
  const content = applyForm(row.local.content, parted.shared, () => row.local?.id ?? '');
  const { left } = row;
  return {
    ...saved({ ...next, kept: parted.kept }, content, who, () => ''),
    left,
    ...(sharing && { dirty: true }),
  };
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

/**
 * A person saved a form that was opened on version `from`. When the outcome changed meanwhile (another tab, a team
 * mate), both are merged; what cannot be is asked.
 */
export function savedForm(
  row: ItemRow,
  form: Form,
  from: string | null,
  who: Who,
  newId: () => string,
): ItemRow {
  const { shared, kept } = part(form, row.fields);
  const next: ItemRow = row.fields === undefined ? row : { ...row, kept };
  const now = row.local?.content.removed ? {} : (row.local?.content ?? {});
  if (row.local === null || from === row.local.version) {
    return saved(next, applyForm(now, shared, newId), who, newId);
  }
  const opened = [...row.shared, ...row.left].find((o) => o.version === from);
  const mine = stamp(opened ?? null, applyForm(opened?.content ?? {}, shared, newId), {
    id: row.local.id,
    home: row.item,
    by: who.by,
    at: iso(who.at),
  });
  if (mine.version === row.local.version || mine.version === opened?.version) return next;
  const known = opened ? { ...next, shared: remember(next.shared, opened) } : next;
  return { ...diverged({ ...known, local: mine }, mine, row.local, who), dirty: true };
}

/** The oldest edit that our writes replaced: put it back at the next write, or leave it. */
export function overwrittenSettled(row: ItemRow, choice: 'restore' | 'leave'): ItemRow {
  const { overwritten, ...rest } = row;
  const [first, ...more] = overwritten ?? [];
  if (!first) return row;
  const next: ItemRow = { ...rest, ...(more.length > 0 && { overwritten: more }) };
  return choice === 'leave' ? next : { ...next, restore: [...(row.restore ?? []), first], dirty: true };
}

/** Repair was asked for: with an outcome on this device it is sent at once, else the next save is. */
export function repairing(row: ItemRow): ItemRow {
  if (row.remote.kind !== 'damaged') return row;
  return { ...row, repair: true, way: 'share', ...(row.local && { dirty: true }) };
}

/** A waiting outcome found its item. */
export function attached(row: ItemRow, form: Form, outcomeId: string, who: Who): ItemRow {
  if (row.local && !row.local.content.removed) return row;
  const next = saved(
    { ...row, local: null },
    applyForm({}, form, () => outcomeId),
    who,
    () => outcomeId,
  );
  return { ...next, attachedAt: who.at };
}
