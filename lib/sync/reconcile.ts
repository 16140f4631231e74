// Longer than 300 lines: the rules by which a row changes; one reads them against each other.
/**
 * The rules by which a row changes: pure functions from row and event to row. No order of calls, kills or repeats
 * may lose a version: what is left behind goes to `left`, what cannot be decided becomes a `standing` question.
 */
import { commonBase, relate } from '../outcome/converge';
import { aliasOf, sameItem } from '../outcome/item';
import { merge, settle } from '../outcome/merge';
import type { Content, ItemRef, Outcome } from '../outcome/record';
import type { ItemFacts } from '../outcome/stage';
import { MAX_PARENTS, stamp } from '../outcome/version';
import type { ItemRow } from '../store/rows';
import type { HomeRead, HomeState } from '../trackers/tracker';
import { givenBack, meetsLink } from './links';

const KEEP_SHARED = 8;
/** States before the present one: a board has fewer columns. */
const KEEP_FACTS = 12;
const KEEP_LEFT = 20;
/** A removed or vanished outcome stays on this device this long. */
export const KEEP_REMOVED_MS = 90 * 24 * 3600_000;
/** How long a removal can be undone with one click. */
export const UNDO_MS = 10 * 60_000;

export type Who = { by?: string; at: number };

/** What was told now, what it says nothing of as it was told before, and since when the state is what it is. */
export function knownFacts(
  row: ItemRow,
  told: ItemFacts,
  at: number,
): Pick<ItemRow, 'facts' | 'factsAt' | 'factsBefore'> {
  const now = Object.entries(told).filter(([, v]) => v !== undefined);
  const facts: ItemFacts = { ...row.facts, ...Object.fromEntries(now) };
  // Another state is told without its group: the group of the one before says nothing of it.
  if (facts.status !== row.facts?.status && told.kind === undefined) delete facts.kind;
  const state = (f: ItemFacts | undefined) => JSON.stringify([f?.kind, f?.status, f?.columns]);
  // Labels that nobody told before may have been there all the time.
  const labels = row.facts?.labels !== undefined && String(facts.labels) !== String(row.facts.labels);
  const same = row.factsAt !== undefined && state(facts) === state(row.facts) && !labels;
  if (same) return { facts, factsAt: row.factsAt, ...(row.factsBefore && { factsBefore: row.factsBefore }) };
  const last = row.facts && row.factsAt !== undefined ? [{ facts: row.facts, at: row.factsAt }] : [];
  const before = [...last, ...(row.factsBefore ?? [])].slice(0, KEEP_FACTS);
  return { facts, factsAt: at, ...(before.length > 0 && { factsBefore: before }) };
}

export const iso = (ms: number) => new Date(ms).toISOString();

const once = (all: Outcome[]) => all.filter((o, i) => all.findIndex((p) => p.version === o.version) === i);

export const remember = (shared: Outcome[], ...more: Outcome[]): Outcome[] =>
  once([...more, ...shared]).slice(0, KEEP_SHARED);

export const leave = (left: Outcome[], ...more: Outcome[]): Outcome[] =>
  once([...more, ...left]).slice(0, KEEP_LEFT);

/** The newest version both sides are known to come from; null when there is none on this device. */
function base(row: ItemRow, local: Outcome, theirs: Outcome): Outcome | null {
  return local.id === theirs.id ? commonBase(row.shared, local, theirs) : null;
}

/** A person saved. `newId` is used when the item had no outcome. */
export function saved(row: ItemRow, content: Content, who: Who, newId: () => string): ItemRow {
  const id = row.local?.id ?? newId();
  const next = stamp(row.local, content, { id, home: row.item, by: who.by, at: iso(who.at) });
  if (next === row.local) return row;
  const { undoUntil: _, standing, ...rest } = row;
  const changed: ItemRow = {
    ...rest,
    local: next,
    dirty: true,
    left: row.local ? leave(row.left, row.local) : row.left,
  };
  // A question that stands is asked anew, with what was typed since. Saving again answers "it is gone".
  if (standing?.kind === 'conflict') return { ...diverged(changed, next, standing.theirs, who), dirty: true };
  return standing && standing.kind !== 'gone' ? { ...changed, standing } : changed;
}

/** What the tracker holds was read. @returns the row itself: the answer says nothing of it */
export function read(row: ItemRow, seen: HomeRead, asks: Who): ItemRow {
  // Merged with what comes, words that wait stay words of who saved them, whoever's page it is that asks.
  const own = row.dirty && row.account !== undefined ? row.local?.by : undefined;
  const who: Who = own === undefined ? asks : { ...asks, by: own };
  // It was not looked for where it was found the last time.
  if (seen.home.kind === 'none' && row.via !== undefined && seen.unlooked === row.via) return row;
  const item: ItemRef = { ...row.item, ...seen.item };
  const next: ItemRow = {
    ...row,
    item,
    title: seen.title || row.title,
    ...(seen.author !== undefined && { author: seen.author }),
    ...(seen.facts && knownFacts(row, seen.facts, who.at)),
    // Our own clock, not the tracker's: it is compared with our own later.
    readAt: who.at,
    etag: seen.etag,
    via: seen.via,
    pasted: seen.pasted,
    // Reopened: what was proposed does not hold any more.
    ...(seen.launch !== undefined && { launch: seen.launch ?? undefined }),
    readTrouble: undefined,
  };
  switch (seen.home.kind) {
    case 'damaged':
      return { ...next, remote: { kind: 'damaged', text: seen.home.text, why: seen.home.why } };
    case 'newer':
      return { ...next, remote: { kind: 'newer', format: seen.home.format, text: seen.home.text } };
    case 'none':
      return vanished(next, seen.home, who);
    case 'outcome':
      return found(next, seen.home.outcome, who);
  }
}

function vanished(row: ItemRow, remote: Extract<HomeState, { kind: 'none' }>, who: Who): ItemRow {
  const next: ItemRow = { ...row, remote };
  const held = row.remote.kind === 'outcome' || row.remote.kind === 'damaged' || row.remote.kind === 'newer';
  // A write on its way is no sign that a section stood there: what was known before it counts.
  const wrote = row.writing?.[0] ? row.writing[0].wroteBefore : row.wrote;
  const wasThere = held || wrote !== null || (row.remote.kind === 'unread' && row.shared.length > 0);
  if (!wasThere || row.local === null) return next;
  // Another question comes first, and the answer to that is no leave to make the section again.
  if (row.standing?.kind === 'conflict') return { ...next, vanished: true };
  if (row.standing || row.restore) return next;
  // Somebody took the section out. Never silently made again; our own removal leaves a tombstone instead.
  if (row.local.content.removed) return { ...next, dirty: false };
  return { ...next, standing: { kind: 'gone', keptUntil: iso(who.at + KEEP_REMOVED_MS) } };
}

function found(row: ItemRow, theirs: Outcome, who: Who): ItemRow {
  const { repair: _, vanished: __, ...rest } = row;
  const next: ItemRow = {
    ...rest,
    remote: { kind: 'outcome', version: theirs.version, by: theirs.by, at: theirs.at },
    ...(row.standing?.kind === 'gone' && { standing: undefined }),
  };
  const { standing } = row;
  // A version that was being asked about and is not part of what the tracker holds now is asked about again after.
  if (standing?.kind === 'conflict' && !includes(theirs, standing.theirs)) {
    next.others = [
      standing.theirs,
      ...(row.others ?? []).filter((o) => o.version !== standing.theirs.version),
    ];
  }
  if (!sameItem(theirs.home, next.item)) {
    const came = cameAlong(theirs, next);
    // Decided already: the copy in the tracker is older than the answer, and ours takes its place.
    if (row.answered === theirs.id && row.local)
      return came ? takenOver(next, theirs, who, row) : { ...next, dirty: true };
    const looked = standing?.kind === 'copied' && standing.looked && standing.theirs.id === theirs.id;
    const of = came ? { came } : looked ? { looked } : {};
    return { ...next, standing: { kind: 'copied', theirs, ...of } };
  }
  if (next.standing?.kind === 'copied') delete next.standing;
  return drained(compared(next, theirs, who, row), who);
}

/** The record names as its home what the tracker calls a former key of this item. */
function cameAlong(theirs: Outcome, row: ItemRow): boolean {
  if (!row.cameFrom?.includes(aliasOf(theirs.home))) return false;
  // The old key may have been given away, and a record of the new holder copied here.
  return row.local === null || row.local.id === theirs.id;
}

/**
 * A transferred item's own record, as its person agreed: nothing of it stays behind, and it names this item as its home
 * from the next write on.
 * @param before the row as it was when the tracker was read last
 */
export function takenOver(row: ItemRow, theirs: Outcome, who: Who, before: ItemRow): ItemRow {
  const next = drained(compared(row, theirs, who, before), who);
  return next.local && !next.standing
    ? { ...next, local: { ...next.local, home: next.item }, dirty: true }
    : next;
}

/** The tracker was asked: what the record was copied from is another item. */
export function original(row: ItemRow): ItemRow {
  return row.standing?.kind === 'copied' ? { ...row, standing: { ...row.standing, looked: true } } : row;
}

/** True when `later` is that version or was made from it. */
const includes = (later: Outcome, earlier: Outcome) =>
  later.version === earlier.version || later.parents.includes(earlier.version);

/** Takes up the next version that still waits to be merged, as long as no question stands. */
export function drained(row: ItemRow, who: Who): ItemRow {
  let next = row;
  while (next.others && next.others.length > 0 && !next.standing && next.local) {
    const [first, ...more] = next.others;
    const { others: _, ...rest } = next;
    next = more.length > 0 ? { ...rest, others: more } : rest;
    if (first && next.local && !includes(next.local, first)) {
      next = { ...diverged(next, next.local, first, who), dirty: true };
    }
  }
  return next;
}

/** The tracker showed nothing any more, and its person agreed: our tombstone was never sent. */
export function agreedGone(row: ItemRow): boolean {
  const { local, remote } = row;
  if (remote.kind !== 'none' || !local?.content.removed || row.dirty || row.wrote !== null) return false;
  return !row.shared.some((o) => o.version === local.version);
}

/** @param before the row as it was when the tracker was read last */
function compared(row: ItemRow, theirs: Outcome, who: Who, before: ItemRow): ItemRow {
  const { local } = row;
  if (local === null) return adopted(row, theirs, {});
  if (meetsLink(local, theirs)) return adopted(givenBack(row, local, who.at), theirs, { left: local });
  if (local.id !== theirs.id) {
    // Somebody joined both under the other one's id: whoever has nothing unsent just reads that.
    const reads = !row.dirty && row.wrote === null && theirs.parents.includes(local.version);
    return reads ? adopted(row, theirs, { left: local }) : diverged(row, local, theirs, who);
  }
  if (local.version === theirs.version) return synced(row, theirs);

  const overwrote = row.wrote !== null && row.wrote !== theirs.version && !theirs.parents.includes(row.wrote);
  if (row.dirty && local.parents.includes(theirs.version) && !overwrote) {
    return { ...row, shared: remember(row.shared, theirs) };
  }
  if (theirs.parents.includes(local.version) && !overwrote) return adopted(row, theirs, { left: local });
  // The removal was agreed to and never written: somebody has put the section back since.
  if (agreedGone(before)) return adopted(row, theirs, { left: local });
  if (relate(local, theirs) === 'ahead') {
    // The tracker went back to what it held before our write: our write was replaced. Send it again.
    return { ...row, dirty: true, shared: remember(row.shared, theirs) };
  }
  // Nothing of ours is unsent, and theirs has gone on further than its list of parents reaches.
  const sent = !row.dirty && row.wrote === null && row.shared.some((o) => o.version === local.version);
  if (sent && theirs.parents.length >= MAX_PARENTS) return adopted(row, theirs, { left: local });
  return diverged(row, local, theirs, who);
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

export function diverged(row: ItemRow, local: Outcome, theirs: Outcome, who: Who): ItemRow {
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

/**
 * Both versions in one; sent again unless the tracker holds exactly that already. The other version may also be one of
 * this device (another tab, the item under the key it had before), which nobody has sent.
 */
function joined(row: ItemRow, content: Content, local: Outcome, theirs: Outcome, who: Who): ItemRow {
  const next = stamp(theirs, content, {
    id: theirs.id,
    home: row.item,
    by: who.by,
    at: iso(who.at),
    alsoFrom: [local],
  });
  const { standing: _, remote, ...rest } = row;
  const theirsAgain = next.version === theirs.version;
  const same = theirsAgain && remote.kind === 'outcome' && remote.version === theirs.version;
  return {
    ...rest,
    remote,
    local: theirsAgain ? theirs : next,
    dirty: !same,
    wrote: same ? null : row.wrote,
    shared: remember(row.shared, theirs),
    left: leave(row.left, local, theirs),
    // What was kept here stays here: a team mate's version is no leave to send one's own.
    way: same ? 'share' : row.way === 'watching' ? 'unasked' : row.way,
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
  const chosen = settle(fresh.content, fresh.conflicts, choices);
  const next = drained(joined(row, chosen, local, standing.theirs, who), who);
  if (!next.vanished || next.standing) return next;
  const { vanished: _, ...rest } = next;
  return { ...rest, standing: { kind: 'gone', keptUntil: iso(who.at + KEEP_REMOVED_MS) } };
}
