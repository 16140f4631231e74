/** What can be done with one item. Local copy first; what changes a record is safe on disk before the answer leaves. */
import type { ItemView, Seen } from '../messages/protocol';
import type { Field, Form } from '../outcome/fields';
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import type { HomeRead, Place } from '../trackers/tracker';
import { answers } from './answers';
import { asker } from './asking';
import { attaching } from './attaching';
import { beside } from './beside';
import { carrier } from './carrier';
import { committed, committing, witnessDue } from './committing';
import * as decide from './decisions';
import { forms } from './forms';
import { pageReader } from './from-page';
import { HeldThere } from './links';
import { nameOf, OthersWords, ofOthers } from './others-words';
import type { Parts } from './parts';
import { qualities } from './qualities';
import { factKey, sharing } from './sharing';
import { heldRef, movedView, silentView, viewOf } from './view';

/** A page that asks again within this time gets the local copy only. */
const FRESH_MS = 1_000;
/** An editor that was reported open is believed this long without a new word. */
const EDITOR_MS = 30 * 60_000;

/** Who writes; the login of the page is named where it is somebody else. */
const account = (login: string, page: string | undefined) =>
  page === undefined || page.toLowerCase() === login.toLowerCase() ? { login } : { login, pageLogin: page };

/** What a session is called whose person the tracker has not named yet. */
const OWN_LOGIN = 'yourself';

/** Which item, in which tab; the router has checked that the tab shows it. */
export type At = { item: ItemRef; place: Place; tab: number };

export type Items = ReturnType<typeof items>;

export function items(parts: Parts) {
  const { rows, drafts, places, settings, entries, io } = parts;
  const who = async (item: ItemRef, tab?: number) => ({ by: await login(item, tab), at: io.now() });
  const asking = sharing(parts);
  const { waitingFor, attach, attachNow } = attaching(parts, who, asking);
  const fromPage = pageReader(parts);
  const { ask } = asker(parts, who);
  const asked = async (item: ItemRef, told?: (read: HomeRead) => void) =>
    (await io.credentials(item)).length > 0 ? ask(item, told) : rows.get(item);
  const more = beside(parts, { who, change, view, ask: asked });
  const { identify, decided, sendAs } = carrier(parts);
  const standing = qualities(parts);
  const commits = committing(parts, { who, change, ask: asked });

  /** @param tab where they are, if that is known */
  async function login(item: ItemRef, tab?: number): Promise<string | undefined> {
    const [first] = await io.credentials(item, tab);
    const known = first && (await parts.connections()).find((c) => c.id === first.id)?.login;
    // Somebody has come since, who may be another.
    const doubted = first?.session && first.account === undefined;
    return (doubted ? undefined : known) ?? (await rows.get(item)).viewer;
  }

  /** The picture of the item as the tab sees it. */
  async function view(at: At, row?: ItemRow): Promise<ItemView> {
    const place = await places.choiceOf(at.place);
    const { developer } = await settings.get();
    if (place !== 'used') return silentView(at.item, { place, developer });
    const to = await parts.moves.of(at.item, io.now());
    if (to) return movedView(await rows.get(to), at.item, { place, developer, now: io.now() });
    const present = row ?? (await rows.get(at.item));
    const entry = await entries.get(present.item);
    const [credential] = await io.credentials(at.item, at.tab);
    await takeUp(at, present, credential?.account);
    const { draft, elsewhere } = await drafts.open(at.item, at.tab, parts.tabAlive);
    const connection = credential && (await parts.connections()).find((c) => c.id === credential.id);
    // A session that nothing was asked with yet has no name.
    const speaks = connection?.login ?? (credential?.session ? OWN_LOGIN : undefined);
    const fact = await rows.fact(factKey(at.place));
    const waiting = await waitingFor(at, present);
    const publicFields = await asking.remembered(at.place, present);
    const theirs = ofOthers(present, credential?.account) && { by: nameOf(present, connection?.login) };
    return {
      ...(await more.of(at, present)),
      ...(await standing.ofItem(at, present, speaks)),
      ...viewOf(present, {
        place,
        developer,
        now: io.now(),
        ...(entry && { entry }),
        ...(draft && {
          draft: {
            form: draft.form,
            at: draft.at,
            opened: draft.opened,
            ...(draft.from !== undefined && { from: draft.from }),
          },
        }),
        editedElsewhere: elsewhere,
        ...(speaks !== undefined && { account: account(speaks, present.viewer) }),
        ...(fact && { isPublic: fact.isPublic }),
        ...(publicFields && { publicFields }),
        ...(waiting && { pending: waiting }),
        ...(theirs && { theirs }),
      }),
    };
  }

  /** What met a link is a draft again, of whoever wrote it; not over another one. */
  async function takeUp(at: At, { unsaved, account: of }: ItemRow, account: string | undefined) {
    if (!unsaved || (of !== undefined && account !== undefined && of !== account)) return;
    if ((await drafts.open(at.item, at.tab, parts.tabAlive)).draft) return;
    await keep(at, unsaved.form, null);
    await rows.update(at.item, ({ unsaved: now, ...r }) =>
      now && now.version !== unsaved.version ? { ...r, unsaved: now } : r,
    );
  }

  async function keep(at: At, form: Form, from: string | null): Promise<void> {
    const { draft } = await drafts.open(at.item, at.tab, parts.tabAlive);
    const { opened = [], list } = draft ?? {};
    await drafts.put(at.item, { form, opened, from, at: io.now(), tab: at.tab, ...(list && { list }) });
  }

  /** @throws OthersWords */
  async function change(at: At, rule: (row: ItemRow) => ItemRow, send = true): Promise<ItemView> {
    const { row, own } = await decided(at, rule);
    const next = send ? await asking.share(at, row, own) : row;
    parts.changed(next.item);
    return view(at, next);
  }

  async function opened(at: At, seen: Seen): Promise<ItemView> {
    if ((await places.choiceOf(at.place)) !== 'used') return view(at);
    await parts.editors.note(at.item, at.tab, seen.editing === true, io.now() + EDITOR_MS);
    if (await parts.moves.of(at.item, io.now())) {
      // Nothing of an old page is believed. Asked again all the same: another item may go by that key by now.
      if ((await io.credentials(at.item)).length > 0) parts.later(refresh(at, seen));
      return view(at);
    }
    // What was typed under an old key, in a tab that has left it.
    for (const old of await parts.moves.leadingTo(at.item)) await drafts.moved(old, at.item, parts.tabAlive);
    const { viewer } = seen;
    if (viewer !== undefined && viewer !== (await rows.get(at.item)).viewer) {
      await rows.update(at.item, (r) => ({ ...r, viewer }));
    }
    if (seen.isPublic !== undefined && !(await rows.fact(factKey(at.place)))) {
      await rows.setFact(factKey(at.place), seen.isPublic, io.now());
    }
    const row = await attach(at, seen, await fromPage(at, seen));
    // A change in the page may be younger than the freshest copy.
    const due = seen.changed || io.now() - (row.readAt ?? 0) > FRESH_MS || row.etag === 'page';
    if ((await io.credentials(at.item)).length > 0) parts.later(due ? refresh(at, seen) : identify(at));
    return view(at, row);
  }

  /** It goes by another key: nothing more is done for this page than to say so. */
  async function tellMoved(at: At, row: ItemRow): Promise<void> {
    parts.changed(at.item);
    parts.changed(row.item);
    if (row.dirty || row.writing) await parts.push(row.item);
  }

  /** Looks under way, by item: a page tells several things as it comes, and none of them makes it newer. */
  const looks = new Map<string, Promise<void>>();
  function refresh(at: At, seen: Seen): Promise<void> {
    const key = aliasOf(at.item);
    const present = seen.changed ? undefined : looks.get(key);
    // The page of another person may have come beside it.
    const next = (present?.then(() => void identify(at)) ?? look(at, seen)).finally(() => {
      if (looks.get(key) === next) looks.delete(key);
    });
    looks.set(key, next);
    return next;
  }

  async function look(at: At, seen: Seen): Promise<void> {
    const named = await identify(at);
    const asked = await ask(at.item);
    if (!named && !asked.readTrouble) await identify(at);
    if (await parts.moves.of(at.item, io.now())) return tellMoved(at, asked);
    let row = await attach(at, seen, asked);
    // A save that was cut off before it was decided where it goes.
    if (row.dirty && row.way === 'unasked') row = await asking.share(at, row, null);
    parts.changed(row.item);
    if (row.dirty || row.writing) await parts.push(row.item);
    await more.lookOn(row);
    await more.postAgain(row.item);
    if (heldRef(row)) parts.changed(row.item);
  }

  return {
    view,
    change,
    opened,
    /** A way to ask has come, or another: what was not read, or not by the tracker's own word, is read at once. */
    async readAgain(at: At): Promise<void> {
      const { readAt, readTrouble, etag } = await rows.get(at.item);
      const unread = readAt === undefined || readTrouble !== undefined || etag === 'page';
      if (!unread || (await places.choiceOf(at.place)) !== 'used') return;
      if ((await io.credentials(at.item)).length > 0) await refresh(at, {});
    },
    /** The page's text changed, or an editor opened or closed in it. */
    async seen(at: At, seen: Seen): Promise<ItemView> {
      const answer = await opened(at, seen);
      if (seen.editing === false && (await rows.get(at.item)).dirty) parts.later(parts.push(at.item));
      return answer;
    },
    /** "Check now". */
    async check(at: At): Promise<ItemView> {
      let excerpt: HomeRead['excerpt'];
      const asked = await ask(at.item, (read) => {
        excerpt = read.excerpt;
      });
      if (await parts.moves.of(at.item, io.now())) {
        await tellMoved(at, asked);
        return view(at);
      }
      const row = await attach(at, {}, asked);
      if (row.dirty) parts.later(parts.push(row.item));
      return { ...(await view(at, row)), ...(excerpt && { excerpt }) };
    },
    async save(at: At, form: Form, from: string | null, why?: string): Promise<ItemView> {
      const by = await who(at.item, at.tab);
      const commit = await commits.commitOf(at.item, by, why);
      const { row, own } = await decided(
        at,
        (r) => {
          const home = heldRef(r);
          if (home) throw new HeldThere(home.key);
          const next = decide.savedForm(r, form, from, by, parts.newId, (after, before) =>
            committed(after, before, commit),
          );
          return witnessDue(r, next);
        },
        (r) => r.local !== null && r.local.version !== from,
      ).catch(async (e: unknown) => {
        // Refused: what was typed is as safe as before.
        if (e instanceof OthersWords) await keep(at, form, from);
        // Once it is unlinked there is nothing that these were made from.
        if (e instanceof HeldThere) await keep(at, form, null);
        throw e;
      });
      await drafts.drop(at.item, at.tab);
      const next = await asking.share(at, row, own);
      parts.changed(next.item);
      return view(at, next);
    },
    ...forms(parts),
    ...answers(parts, { who, change, view }),
    ...more.acts,
    ...commits.acts,
    judge: standing.judge,
    post: more.post,
    async shareBy(
      at: At,
      way: 'description' | 'connect' | 'here',
      fields: Field[] | undefined,
      remember: boolean,
    ): Promise<ItemView> {
      if (fields && remember) await parts.setPublicFields(at.place, fields);
      if (way === 'here' && remember) await parts.setKeepsHere(at.place);
      let agreed = fields;
      if (way !== 'here' && !fields) {
        const held = await asking.agreedFields(at.place, await rows.get(at.item));
        // The person sees first what everybody would see: the view says that the place is public.
        if (held === 'ask') return view(at);
        agreed = held;
      }
      const chosen = way === 'description' ? 'watching' : way === 'here' ? 'here' : 'share';
      const now = io.now();
      const { row, own } = await decided(at, (r) => decide.sharingChosen(r, chosen, agreed, { at: now }));
      if (chosen === 'share') parts.later(asking.send(row, own, at.tab));
      parts.changed(row.item);
      return view(at, row);
    },
    agreed: asking.agreed,
    agreedFields: asking.agreedFields,
    async retry(at: At): Promise<ItemView> {
      // Whoever presses it sends it, where it is not known to be somebody else's.
      parts.later(sendAs(at).then(() => parts.push(at.item)));
      return view(at);
    },
    /** The section as text for the clipboard, with the outcome that stands here now. */
    async sectionText(at: At): Promise<string> {
      const row = await rows.get(at.item);
      const home = parts.home(at.item.tracker);
      return home && row.local ? home.section.write(row.local) : '';
    },
    attachNow: async (at: At, id: string) => {
      const row = await attachNow(at, id);
      if (!row) throw new Error('this outcome does not wait any more');
      parts.changed(row.item);
      return view(at, row);
    },
    login,
  };
}
