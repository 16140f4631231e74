/**
 * Carries outcomes to their trackers. One item at a time: read, merge, guarded write, look into the history. All
 * state is in the row and the outbox entry, so the worker may die between any two awaits.
 */
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { OutboxEntry, OutboxStore } from '../store/outbox';
import type { Outcomes } from '../store/outcomes';
import type { ItemRow } from '../store/rows';
import type { HomeIo, TrackerHome, Trouble, WriteMark } from '../trackers/tracker';
import { asAccount } from './carrier';
import * as rules from './reconcile';
import * as writes from './writes';

/** How often a write starts over because the home changed under it, before it waits. */
const ROUNDS = 5;
/** So long another page of the site is no news (ms). */
const OPENED_MS = 20_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 30 * 60_000;
/** An edit history that was not readable so often is not asked for again before somebody visits the item. */
const CHECKS = 8;
/** After this a delivery that never reported back is taken up again. */
const LOST_MS = 60_000;

export type OutboxDeps = {
  rows: Outcomes;
  entries: OutboxStore;
  home(tracker: string): TrackerHome | undefined;
  io: HomeIo;
  /** The login to sign with, when a credential for this item is known. */
  login(item: ItemRef): Promise<string | undefined>;
  /** A trouble as far as more is known of its credential. */
  told(trouble: Trouble): Promise<Trouble>;
  /** The tracker answered for an item, maybe under another key. */
  answered(asked: ItemRef, is: ItemRef, who: rules.Who): Promise<void>;
  /** True while the item's text is open in an editor of a page. */
  editing(item: ItemRef): Promise<boolean>;
  /** False when a person must agree first (a public place nobody was asked about). */
  agreed(row: ItemRow): Promise<boolean | { trouble: Trouble }>;
  /** Where the team wants a section that is new in a description. */
  where(item: ItemRef): Promise<'start' | 'end'>;
  /** A version of ours stands in the tracker now. */
  written(item: ItemRef): void;
  /** Told after each change of a row or an entry. */
  changed(item: ItemRef): void;
  report(problem: unknown): void;
  /** Asks to be called again at that moment (ms). */
  wakeAt(at: number): Promise<void>;
};

export type Outbox = ReturnType<typeof outbox>;

export function outbox(deps: OutboxDeps) {
  const running = new Map<string, Promise<void>>();
  /** When a page made us try again, by item (ms). */
  const openedAt = new Map<string, number>();

  /** Sends what waits for an item; a second call for the same item joins the first. */
  function push(item: ItemRef): Promise<void> {
    const key = aliasOf(item);
    const present = running.get(key);
    const next = (present ?? Promise.resolve())
      .then(() => deliver(item))
      .finally(() => {
        if (running.get(key) === next) running.delete(key);
      });
    running.set(key, next);
    return next;
  }

  async function deliver(item: ItemRef): Promise<void> {
    const home = deps.home(item.tracker);
    if (!home) return;
    const who = { by: await deps.login(item), at: deps.io.now() };
    let row = await deps.rows.get(item);
    let unread: Trouble | undefined;
    if (row.writing) ({ row, unread } = await lookUp(home, row, who));
    if (!toSend(row)) return done(row);
    const entry = await deps.entries.begin(row.item, who.at);
    // Should the worker die over it, the alarm brings it back.
    await deps.wakeAt(who.at + LOST_MS);
    deps.changed(row.item);
    if (await stopped(row, entry)) return;
    for (let round = 0; round < ROUNDS; round++) {
      if (await deps.editing(row.item)) return wait(row, entry, { code: 'editor-open' });
      const seen = await home.read(row.item, ioFor(row));
      if (!seen.ok) return wait(row, entry, seen.trouble);
      const moved = aliasOf(seen.read.item) !== aliasOf(row.item);
      if (moved) await deps.entries.drop(row.item);
      await deps.answered(row.item, seen.read.item, who);
      row = await deps.rows.update(seen.read.item, (r) => rules.read(r, seen.read, who));
      deps.changed(row.item);
      if (!toSend(row) || row.local === null) return done(row);
      if (moved) {
        // Agreed to for the place where it was: where it is now may be hidden, or public, or open in an editor.
        if (await stopped(row, entry)) return;
        continue;
      }
      // Nothing stands there: never sent, or sent and taken out again. Only the history tells, and it did not answer.
      if (unread && row.remote.kind === 'none') return wait(row, entry, unread);
      // A session is somebody's: without a name nothing goes through it.
      if (home.session && row.account === undefined) return wait(row, entry, { code: 'no-account' });

      const sent = row.local;
      const restore = row.restore ?? [];
      let mark: WriteMark | undefined;
      const result = await home.write(
        row.item,
        sent,
        seen.read.etag,
        ioFor(row),
        async (m) => {
          mark = m;
          await deps.rows.update(row.item, (r) => writes.writing(r, m, deps.io.now()));
        },
        {
          ...(restore.length > 0 && { restore }),
          ...(row.repair && { repair: true }),
          ...(row.account !== undefined && { account: row.account }),
          where: await deps.where(row.item),
        },
      );
      if (result.ok) {
        row = await deps.rows.update(result.read.item, (r) =>
          writes.written(r, sent, restore, result.read, who, mark),
        );
        const sentMark = mark;
        if (result.settled && sentMark)
          row = await deps.rows.update(row.item, (r) => writes.checked(r, sentMark, true, who));
        deps.changed(row.item);
        deps.written(row.item);
        if (row.writing) ({ row } = await lookUp(home, row, who));
        if (!toSend(row)) return done(row);
        continue;
      }
      // The mark stays, also after a refusal: the browser may have sent it twice, and only the second was refused.
      if ('trouble' in result) return wait(row, entry, result.trouble);
      row = await deps.rows.update(result.changed.item, (r) => rules.read(r, result.changed, who));
      if (!toSend(row)) return done(row);
    }
    return wait(row, entry, { code: 'server', reason: 'the description keeps changing' });
  }

  /**
   * Looks into the edit history for our writes; a mark stays while the history cannot be read.
   * @returns `unread`: why it could not, where it may be read later
   */
  async function lookUp(
    home: TrackerHome,
    row: ItemRow,
    who: rules.Who,
  ): Promise<{ row: ItemRow; unread?: Trouble }> {
    let next = row;
    for (const mark of row.writing ?? []) {
      const result = await home.check(row.item, mark, ioFor(row));
      if ('trouble' in result) {
        // An answer without what is needed concerns this mark alone; anything else will not answer the others either.
        if (result.trouble.code === 'bad-answer') continue;
        return { row: next, ...(PASSING.has(result.trouble.code) && { unread: result.trouble }) };
      }
      if (!result.landed && !writes.settledAbsent(mark, deps.io.now())) continue;
      const found = result.landed ? result : {};
      next = await deps.rows.update(row.item, (r) => writes.checked(r, mark, result.landed, who, found));
      deps.changed(next.item);
    }
    return { row: next };
  }

  /** Ends a delivery that nobody agreed to, or of which that cannot be told now. */
  async function stopped(row: ItemRow, entry: OutboxEntry): Promise<boolean> {
    const agreed = await deps.agreed(row);
    if (agreed === true) return false;
    if (agreed === false) await done(await deps.rows.update(row.item, (r) => ({ ...r, way: 'unasked' })));
    else await wait(row, entry, agreed.trouble);
    return true;
  }

  /** Where several sessions are open, that of whoever it is to be sent as. */
  const ioFor = ({ account }: ItemRow): HomeIo =>
    account === undefined ? deps.io : asAccount(deps.io, account);

  async function done(row: ItemRow): Promise<void> {
    if (row.writing) {
      // The write stands, only its history is unread: come back for it, less and less often.
      const now = deps.io.now();
      const before = await deps.entries.get(row.item);
      // Tries of sending were about something else.
      const tries = before?.state === 'checking' ? before.tries + 1 : 1;
      const nextAt = now + Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
      const again = tries < CHECKS && { nextAt };
      await deps.entries.put({ item: row.item, state: 'checking', since: now, tries, ...again });
      if (again) await deps.wakeAt(nextAt);
    } else {
      await deps.entries.drop(row.item);
    }
    deps.changed(row.item);
  }

  async function wait(row: ItemRow, entry: OutboxEntry, met: Trouble): Promise<void> {
    const trouble = await deps.told(met);
    const now = deps.io.now();
    const tries = entry.tries + 1;
    const nextAt = nextTry(trouble, tries, now);
    await deps.entries.put({ ...entry, item: row.item, state: 'waiting', tries, trouble, nextAt });
    if (nextAt !== undefined) await deps.wakeAt(nextAt);
    deps.changed(row.item);
  }

  return {
    push,
    /** Resolves when no delivery is under way. */
    idle: async (): Promise<void> => void (await Promise.allSettled([...running.values()])),
    /** A page of a site was opened: what waited for one, for its person or for the network, goes now. */
    async opened(site: string): Promise<void> {
      const over = (code?: Trouble['code']) => code === 'offline' || (code !== undefined && ABSENT.has(code));
      const now = deps.io.now();
      for (const e of await deps.entries.all()) {
        const key = aliasOf(e.item);
        if (e.item.site !== site || e.state !== 'waiting' || !over(e.trouble?.code)) continue;
        // Pages come and go faster than what it waits for.
        if (now - (openedAt.get(key) ?? Number.NEGATIVE_INFINITY) < OPENED_MS) continue;
        openedAt.set(key, now);
        await push(e.item).catch((err: unknown) => deps.report(err));
      }
    },
    /** Sends everything that is due; called at start, by the alarm and when a connection came back. */
    async resume(all: boolean): Promise<void> {
      const now = deps.io.now();
      const entries = await deps.entries.all();
      const waiting = await deps.rows.waiting();
      const later = new Set(
        entries
          .filter((e) => !all && e.state !== 'sending' && (e.nextAt ?? Infinity) > now)
          .map((e) => aliasOf(e.item)),
      );
      for (const row of waiting) {
        if (later.has(aliasOf(row.item))) continue;
        // One that fails must not keep the others waiting.
        await push(row.item).catch((e: unknown) => deps.report(e));
      }
      const stale = entries.filter((e) => !waiting.some((r) => aliasOf(r.item) === aliasOf(e.item)));
      for (const e of stale) await deps.entries.drop(e.item);
      const next = Math.min(...(await deps.entries.all()).map((e) => e.nextAt ?? Infinity));
      if (Number.isFinite(next)) await deps.wakeAt(next);
    },
  };
}

/** Troubles that end when its person opens a page of the site. */
const ABSENT = new Set<Trouble['code']>(['no-tab', 'signed-out', 'other-account']);

/** Troubles of a request that pass by themselves. */
const PASSING = new Set<Trouble['code']>([
  ...ABSENT,
  'offline',
  'timeout',
  'server',
  'maintenance',
  'rate-limited',
]);

function toSend(row: ItemRow): boolean {
  const readable = row.remote.kind === 'damaged' ? row.repair === true : row.remote.kind !== 'newer';
  return row.dirty && row.way === 'share' && !row.standing && row.local !== null && readable;
}

/** When to try again by itself; undefined when only a person can help (connection, permission, length). */
function nextTry(trouble: Trouble, tries: number, now: number): number | undefined {
  if (trouble.retryAt !== undefined) return trouble.retryAt;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  switch (trouble.code) {
    case 'offline':
    case 'timeout':
    case 'server':
    case 'bad-answer':
    case 'redirected':
    case 'maintenance':
    // A page of the site may be open by then, or its person signed in.
    case 'no-tab':
    case 'signed-out':
    case 'other-account':
    // It went between our read and our write: the next read follows it.
    case 'moved':
    case 'editor-open':
      return now + wait;
    // Somebody may mend the permission on the other side without telling us.
    case 'not-permitted':
    case 'not-approved':
    case 'hidden':
      return now + Math.max(wait, 4 * 60_000);
    default:
      return undefined;
  }
}
