/**
 * Whose session may carry what is saved. It is written down in the same step as the save: a worker that ends over it
 * leaves neither or both, and nothing goes out under somebody else's name.
 */
import type { ItemRef } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import { SAME_MS } from '../store/sessions';
import type { Credential, HomeIo, SessionCall } from '../trackers/tracker';
import { nameOf, OthersWords, ofOthers } from './others-words';
import type { Parts } from './parts';

/**
 * Whoever was known to be there so long ago is taken for who saved, where nobody can be asked now and no page has come
 * since (ms). What they save is sent only as the one who was known.
 */
const KNOWN_MS = 10 * 60_000;

/** Where something is done: the item, and the tab of the person who does it; below 0 in a page of the extension. */
type At = { item: ItemRef; tab: number };

/** Asks with the session of the person in a tab, and notes whose that is. */
export function fromTab(io: HomeIo, tab: number): HomeIo {
  const { session } = io;
  return {
    ...io,
    credentials: (item) => io.credentials(item, tab),
    ...(session && { session: (call: SessionCall) => session({ ...call, tab }) }),
  };
}

/** Asks with the session of an account, as far as it is known which that is. */
export function asAccount(io: HomeIo, account: string): HomeIo {
  const { session } = io;
  return {
    ...io,
    credentials: async (item) => (await io.credentials(item)).map((c) => (c.session ? { ...c, account } : c)),
    ...(session && { session: (call: SessionCall) => session({ ...call, as: account }) }),
  };
}

/**
 * What was held under two keys of one item has become one row: what waits in it is sent as the one whose it is. Of two
 * people, as neither.
 */
export function joinedOf(there: ItemRow, old: ItemRow, joined: ItemRow): ItemRow {
  const { account: _, ...rest } = joined;
  const waits = [there, old].filter((r) => r.dirty);
  const [first, second] = (waits.length > 0 ? waits : [there, old]).map((r) => r.account);
  const account = waits.length === 2 && first !== second ? undefined : (first ?? second);
  return account === undefined ? rest : { ...rest, account };
}

/** Is what waits in a row still all there, and goes where it would have gone? */
const stays = (before: ItemRow, after: ItemRow): boolean =>
  before.dirty &&
  after.dirty &&
  before.local?.version === after.local?.version &&
  before.standing === after.standing &&
  before.restore === after.restore &&
  before.repair === after.repair &&
  before.way === after.way;

/** Does a rule decide what is sent, or only put something away beside it? */
const decides = (before: ItemRow, after: ItemRow): boolean => after.dirty && !stays(before, after);

/** Somebody has decided alone what is sent. `waited`: whose words had waited there before, as far as that is known. */
export type Own = { waited?: string };

/** Questions under way, by session. */
const asking = new WeakMap<HomeIo, Map<string, Promise<string | undefined>>>();

export function carrier({
  rows,
  io,
  home,
  connections,
}: Pick<Parts, 'rows' | 'io' | 'home' | 'connections'>) {
  const within = (credential: Credential, ms: number) => io.now() - (credential.askedAt ?? 0) < ms;

  /** Who is there, asked now or a moment ago; undefined: nobody could tell. */
  async function present({ item, tab }: At): Promise<string | undefined> {
    const [credential] = await io.credentials(item, tab);
    if (!credential?.session) return undefined;
    // Which session a page of the extension speaks for is known only while it is asked.
    if (tab < 0) return ask({ item, tab }, credential);
    if (credential.account !== undefined && within(credential, SAME_MS)) return credential.account;
    // A page tells several things as it comes: that is one question.
    const under = asking.get(io) ?? new Map<string, Promise<string | undefined>>();
    asking.set(io, under);
    const answer = under.get(credential.id) ?? ask({ item, tab }, credential);
    under.set(credential.id, answer);
    return answer.finally(() => under.delete(credential.id));
  }

  async function ask({ item, tab }: At, credential: Credential): Promise<string | undefined> {
    let account: string | undefined;
    const asked = fromTab(io, tab);
    const noting: HomeIo = {
      ...asked,
      async signedIn(tracker, site, who) {
        account = who?.account;
        await io.signedIn?.(tracker, site, who);
      },
    };
    const told = await home(item.tracker)?.whoAmI(credential.id, undefined, noting, `https://${item.site}`);
    return told?.ok ? account : undefined;
  }

  /** What the person in a tab is called, as the tracker told last. */
  async function nameAt({ item, tab }: At): Promise<string | undefined> {
    const [credential] = await io.credentials(item, tab);
    return credential && (await connections()).find((c) => c.id === credential.id)?.login;
  }

  const bySession = (item: ItemRef) => home(item.tracker)?.session !== undefined;

  return {
    /**
     * Whose session it is, asked whenever a page comes: before anything is saved in their name, and they may have
     * changed.
     * @returns false: it is not known now
     */
    identify: async (at: At): Promise<boolean> => !bySession(at.item) || (await present(at)) !== undefined,
    /**
     * Does to a row what a person decided, and notes who is signed in: whoever decides something has seen all that waits
     * there. What waits of nobody who is known they take over with it; what waits of somebody else stays as it is.
     * Nobody is noted where it is not known who is there.
     * @param unseen true of a row that the person had not seen when they decided: what waits there of somebody else is
     * not theirs, and together with it nothing is, until one of them says so
     * @returns `own`: the rule decided what is sent, as the person alone
     * @throws OthersWords and nothing was changed
     */
    async decided(
      at: At,
      rule: (row: ItemRow) => ItemRow,
      unseen: (row: ItemRow) => boolean = () => false,
    ): Promise<{ row: ItemRow; own: Own | null }> {
      const session = bySession(at.item);
      const [credential] = session ? await io.credentials(at.item, at.tab) : [];
      const noted =
        at.tab >= 0 && credential && within(credential, KNOWN_MS) ? credential.account : undefined;
      const waits = session ? await rows.get(at.item) : undefined;
      // What was noted may be old: where words of somebody wait, it is asked.
      const asks = waits?.dirty === true && waits.account !== undefined;
      const there = (asks ? await present(at) : undefined) ?? noted;
      const known = at.tab >= 0 ? there : undefined;
      // A page has come since, and nobody can tell who with it: it may well be somebody else.
      const doubted = asks && there === undefined && credential?.account === undefined;
      let own: Own | null = null;
      let refused = false;
      const row = await rows.update(at.item, (before) => {
        const next = rule(before);
        const { account: waited } = before;
        const theirs = ofOthers(before, there) || (doubted && before.dirty && waited !== undefined);
        refused = session && next !== before && theirs && !stays(before, next);
        if (refused) return before;
        own = decides(before, next) ? (before.dirty && waited !== undefined ? { waited } : {}) : null;
        if (!session || !own) return next;
        const mixed = before.dirty && (waited === undefined || waited !== known) && unseen(before);
        if (mixed) own = null;
        const { account: _, ...rest } = next;
        return mixed || known === undefined ? rest : { ...rest, account: known };
      });
      if (refused) throw new OthersWords(nameOf(row, await nameAt(at)));
      return { row, own };
    },
    /** Right after a save: what was noted of the session may be old, and whoever saved it is still there. */
    async confirm(saved: ItemRow, tab: number, { waited }: Own): Promise<void> {
      const account = await present({ item: saved.item, tab });
      if (account === undefined || account === saved.account) return;
      const same = (r: ItemRow) => r.dirty && r.local?.version === saved.local?.version;
      // Somebody else than whose words had waited: now it is of two people, and goes as neither.
      const mixed = waited !== undefined && waited !== account;
      await rows.update(saved.item, ({ account: before, ...r }) => {
        if (!same(r)) return before === undefined ? r : { ...r, account: before };
        return mixed ? r : { ...r, account };
      });
    },
    /** Somebody says that what is of nobody who is known is to be sent: as the one who is signed in where they are. */
    async sendAs(at: At): Promise<void> {
      const account = bySession(at.item) ? await present(at) : undefined;
      if (account !== undefined)
        await rows.update(at.item, (r) => (r.dirty && r.account === undefined ? { ...r, account } : r));
    },
    /** May a decision about several items at once, none of which was looked at, take over what waits in this row? */
    async mayTake(at: At, row: ItemRow): Promise<boolean> {
      if (!row.dirty || !bySession(at.item)) return true;
      return row.account !== undefined && row.account === (await present(at));
    },
  };
}
