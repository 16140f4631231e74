/** The picture of one item that strip, panel and popup show. Pure: row and circumstances in, view out. */

import type { ItemView, PlaceChoice, Question, Sharing, Stands } from '../messages/protocol';
import { type Field, type Form, missing, toForm } from '../outcome/fields';
import type { ItemRef } from '../outcome/record';
import type { OutboxEntry } from '../store/outbox';
import type { ItemRow } from '../store/rows';
import { removedBefore } from './decisions';

export type Circumstances = {
  place: PlaceChoice;
  developer: boolean;
  now: number;
  entry?: OutboxEntry;
  draft?: ItemView['draft'];
  editedElsewhere: boolean;
  account?: { login: string; pageLogin?: string };
  isPublic?: boolean;
  publicFields?: Field[];
  /** A waiting outcome that may belong to this item. */
  pending?: { id: string; title: string; place: string };
  /** What waits is of somebody else than who is there: their name, as far as it is known. */
  theirs?: { by: string | undefined };
};

/** After this an attached outcome is no news any more. */
const ATTACHED_MS = 10 * 60_000;

/** The view of an item in a place that nobody chose: nothing of it was read. */
export function silentView(item: ItemRef, c: Pick<Circumstances, 'place' | 'developer'>): ItemView {
  return {
    item,
    place: c.place,
    known: 'unread',
    form: {},
    missing: [],
    editedElsewhere: false,
    sharing: { state: 'unasked' },
    developer: c.developer,
  };
}

/**
 * The view of a page that still shows an item under a key it does not have any more: to read, and to go on from.
 * @param row what is held of it under its present key
 */
export function movedView(
  row: ItemRow,
  shown: ItemRef,
  c: Pick<Circumstances, 'place' | 'developer' | 'now'>,
): ItemView {
  const there = viewOf(row, { ...c, editedElsewhere: false });
  return {
    ...silentView(shown, c),
    known: there.known,
    ...(there.outcome && { outcome: there.outcome }),
    form: there.form,
    missing: there.missing,
    sharing:
      row.dirty && row.way === 'share'
        ? { state: 'waiting', trouble: { code: 'moved', movedTo: row.item.key } }
        : there.sharing,
    question: { kind: 'moved', to: row.item.key },
  };
}

/**
 * What this device says of an item: is there an outcome, what are its words. Questions and drafts apart. What cannot
 * be read is as good as none once it is to be written anew.
 */
export function stateOf(row: ItemRow, now = 0) {
  const gone = row.local?.content.removed !== undefined;
  const undo = row.undoUntil !== undefined && row.undoUntil > now ? row.undoUntil : undefined;
  const form: Form = row.local && !gone ? { ...row.kept, ...toForm(row.local.content) } : {};
  const known: ItemView['known'] = gone
    ? undo !== undefined || row.dirty
      ? 'removed'
      : 'none'
    : row.local
      ? 'outcome'
      : row.remote.kind === 'none' || (row.remote.kind === 'damaged' && row.repair)
        ? 'none'
        : 'unread';
  const taken = row.standing?.kind === 'gone' || (row.way === 'share' && row.dirty);
  const sharing = { state: taken ? 'here' : row.way === 'share' ? 'shared' : row.way };
  return { known, form, gone, undo, sharing, content: row.local && !gone ? row.local.content : undefined };
}

/** The item that holds the outcome of this one, when this one only points to it and says nothing itself. */
export function heldRef(row: ItemRow): ItemRef | null {
  const { known, form, content } = stateOf(row);
  if (known !== 'outcome' || Object.values(form).some((v) => v.trim() !== '')) return null;
  return content?.links?.[0]?.ref ?? null;
}

export function viewOf(row: ItemRow, c: Circumstances): ItemView {
  const { known, form, gone, undo } = stateOf(row, c.now);
  const question = questionOf(row, c, known);
  const foreign = row.remote.kind === 'none' && known === 'none' ? row.remote.foreign : undefined;
  return {
    item: row.item,
    place: c.place,
    known,
    ...(row.local && !gone && { outcome: row.local }),
    form,
    missing: missing(form),
    ...(c.draft && { draft: c.draft }),
    editedElsewhere: c.editedElsewhere,
    sharing: sharingOf(row, c),
    ...(row.remote.kind === 'outcome' && { inTracker: true }),
    ...(question && { question }),
    ...(foreign !== undefined && { foreign }),
    ...(row.pasted && known === 'outcome' && { pasted: row.pasted }),
    ...(row.readTrouble && { trouble: row.readTrouble }),
    ...(c.account && { account: c.account }),
    ...(c.isPublic !== undefined && { isPublic: c.isPublic }),
    ...(c.publicFields && { publicFields: c.publicFields }),
    ...(row.attachedAt !== undefined && c.now - row.attachedAt < ATTACHED_MS && { attached: true }),
    ...(undo !== undefined && { undoUntil: undo }),
    ...(gone && removedBefore(row) && { restorable: true as const }),
    developer: c.developer,
  };
}

function sharingOf(row: ItemRow, c: Pick<Circumstances, 'entry' | 'theirs'>): Sharing {
  if (c.theirs) {
    const { trouble, nextAt } = c.entry ?? {};
    const { by } = c.theirs;
    const met = trouble?.code === 'other-account' ? trouble : { code: 'other-account' as const };
    return {
      state: 'waiting',
      trouble: { ...met, ...(by !== undefined && { by }) },
      ...(nextAt !== undefined && { nextAt }),
    };
  }
  if (row.way !== 'share') return { state: row.way };
  if (row.dirty) {
    if (c.entry?.state === 'waiting') {
      return {
        state: 'waiting',
        trouble: c.entry.trouble ?? { code: 'offline' },
        ...(c.entry.nextAt !== undefined && { nextAt: c.entry.nextAt }),
      };
    }
    return { state: 'sending' };
  }
  const at =
    row.remote.kind === 'outcome' && row.remote.at !== undefined ? Date.parse(row.remote.at) : row.readAt;
  const by = row.remote.kind === 'outcome' ? row.remote.by : undefined;
  const where = row.etag === 'page' ? 'page' : row.via;
  return {
    state: 'shared',
    ...(at !== undefined && Number.isFinite(at) && { at }),
    ...(by !== undefined && { by }),
    ...(row.found && { found: true }),
    ...(where && { where }),
    // The first reading of the history may still be under way.
    ...(row.writing && c.entry?.state === 'checking' && c.entry.tries > 1 && { unchecked: true }),
  };
}

/** Where the outcome of this device stands, for a list; undefined: there is none. */
export function standsOf(row: ItemRow, entry: OutboxEntry | undefined): Stands | undefined {
  if (!row.local || row.local.content.removed) return undefined;
  const { version } = row.local;
  // What met a link is told of as well: a person has to say what becomes of it.
  const parents = row.unsaved ? [row.unsaved.version, ...row.local.parents] : row.local.parents;
  const unreadable = row.remote.kind === 'newer' || (row.remote.kind === 'damaged' && !row.repair);
  const asks =
    row.standing !== undefined ||
    row.unsaved !== undefined ||
    (row.way === 'share' && row.dirty && unreadable);
  return { version, parents, sharing: asks ? { state: 'asks' } : sharingOf(row, entry ? { entry } : {}) };
}

/** Which question stands, as an answer names it; undefined where only one can be meant. */
export function askedAs(row: ItemRow): string | undefined {
  const { standing } = row;
  if (standing?.kind === 'conflict' || standing?.kind === 'copied') return standing.theirs.version;
  const [lost] = standing ? [] : (row.overwritten ?? []);
  return lost && `${lost.at} ${lost.sent}`.slice(0, 100);
}

function questionOf(row: ItemRow, c: Circumstances, known: ItemView['known']): Question | undefined {
  if (row.remote.kind === 'newer') return { kind: 'newer', format: row.remote.format, text: row.remote.text };
  if (row.remote.kind === 'damaged' && !row.repair) {
    return { kind: 'damaged', text: row.remote.text, why: row.remote.why };
  }
  const { standing } = row;
  const id = askedAs(row);
  const of = id === undefined ? {} : { id };
  if (standing?.kind === 'copied') {
    const { looked, came, theirs } = standing;
    const known = { ...(looked && { original: looked }), ...(came && { came }) };
    return { kind: 'copied', ...of, from: theirs.home, ...known };
  }
  if (standing?.kind === 'conflict') {
    const { theirs } = standing;
    return {
      kind: 'conflict',
      ...of,
      // For people: the fields and what each side says, nothing of the machinery.
      rows: standing.rows.map(({ field, base, mine, theirs: other }) => ({
        field,
        ...(base !== undefined && { base }),
        ...(mine !== undefined && { mine }),
        ...(other !== undefined && { theirs: other }),
      })),
      merged: standing.merged,
      ...(theirs.by !== undefined && { theirsBy: theirs.by }),
      ...(theirs.at !== undefined && { theirsAt: theirs.at }),
      ...(standing.mineAt !== undefined && { mineAt: standing.mineAt }),
    };
  }
  if (standing?.kind === 'gone') {
    return {
      kind: 'gone',
      keptUntil: standing.keptUntil,
      ...(standing.by !== undefined && { by: standing.by }),
      ...(standing.at !== undefined && { at: standing.at }),
    };
  }
  const [lost] = row.overwritten ?? [];
  if (lost) {
    const { by, at, text } = lost;
    return { kind: 'overwritten', ...of, by, at, text };
  }
  if (c.pending && known !== 'outcome') {
    return { kind: 'pending', pendingId: c.pending.id, title: c.pending.title, place: c.pending.place };
  }
  return undefined;
}
