/**
 * The connections as the worker tells them. Values go straight into the secret writer; none is kept here, and no
 * message carries one.
 */
import { create } from 'zustand';
import type { ConnectionView } from '../../../lib/messages/protocol';
import {
  deleteSecret,
  type NewSecret,
  replaceSecret,
  SecretRefused,
  writeSecret,
} from '../../../lib/store/secret-writer';
import { options } from '../../../lib/strings/pages';
import { ask } from '../../page/ask';
import { here, LOADING, type Loaded, load, whyOf } from '../../page/loaded';

const words = options.connections;

/** What came of saving: the tested connection, or a sentence. */
export type Saved = { ok: true; view: ConnectionView | undefined; why?: string } | { ok: false; why: string };

/** The same for a key that opens one workspace alone. */
export type SavedKey =
  | { state: 'not-saved'; why: string }
  /** It opens another workspace than the person named, which one if that was told; `kept`: it could not be deleted. */
  | { state: 'other'; opens: string; kept: boolean }
  | { state: 'untested'; why: string }
  | { state: 'tested'; view: ConnectionView };

/** The same for a sign-in, whose workspace is known by then. */
export type SavedSignIn =
  | { state: 'not-saved'; why: string }
  | { state: 'untested'; why: string }
  | { state: 'tested'; view: ConnectionView };

/** Tested, and the tracker told whose it is. */
export const works = (c: ConnectionView) => !c.trouble && c.login !== undefined && c.login !== '';

type State = {
  connections: Loaded<ConnectionView[]>;
  /** Whose login was met at which site, where that is used instead. */
  sessions: Loaded<ConnectionView[]>;
  /** Ids that are being tested. */
  testing: ReadonlySet<string>;
  /** Why the last test or deletion did not finish, by id. */
  failed: Readonly<Record<string, string>>;
  read(): Promise<void>;
  test(id: string): Promise<ConnectionView | undefined>;
  save(secret: NewSecret, replaces?: string): Promise<Saved>;
  /** Without words of its own: what the caller says depends on what was saved. */
  saveSignIn(secret: NewSecret, replaces?: string): Promise<SavedSignIn>;
  /** The old key gives way only to one that does not open another workspace. */
  saveKey(secret: NewSecret, replaces?: string): Promise<SavedKey>;
  /** A sign-in is ended at its tracker first, if that answers. False: it is still there. */
  remove(id: string): Promise<false | { revoked: boolean }>;
};

export const useConnections = create<State>((set, get) => ({
  connections: LOADING,
  sessions: LOADING,
  testing: new Set(),
  failed: {},
  async read() {
    const all = await load(ask({ type: 'connection.list' }));
    set(
      all.state === 'here'
        ? { connections: here(all.value.connections), sessions: here(all.value.sessions ?? []) }
        : { connections: all, sessions: all },
    );
  },
  async test(id) {
    set({ testing: new Set([...get().testing, id]), failed: { ...get().failed, [id]: '' } });
    try {
      const view = await ask({ type: 'connection.test', credential: id });
      const { connections } = get();
      if (connections.state === 'here') {
        set({ connections: here(connections.value.map((c) => (c.id === id ? view : c))) });
      }
      return view;
    } catch (e) {
      set({ failed: { ...get().failed, [id]: words.failed(whyOf(e)) } });
      return undefined;
    } finally {
      set({ testing: new Set([...get().testing].filter((t) => t !== id)) });
    }
  },
  async save(secret, replaces) {
    let id: string;
    try {
      if (replaces === undefined) id = await writeSecret(secret);
      else {
        await replaceSecret(replaces, secret);
        id = replaces;
      }
    } catch (e) {
      return { ok: false, why: e instanceof SecretRefused ? words.wrong[e.why] : words.notSaved(whyOf(e)) };
    }
    const changed = await load(ask({ type: 'connection.changed' }).then((a) => a.connections));
    set({ connections: changed });
    if (changed.state === 'failed') return { ok: true, view: undefined, why: words.failed(changed.why) };
    const view = await get().test(id);
    return { ok: true, view, ...(!view && { why: get().failed[id] }) };
  },
  async saveKey(secret, replaces) {
    const { wrong, notSaved, failed } = options.linearKey;
    let id: string;
    try {
      id = await writeSecret(secret);
    } catch (e) {
      return { state: 'not-saved', why: e instanceof SecretRefused ? wrong[e.why] : notSaved(whyOf(e)) };
    }
    const testOf = (credential: string) => load(ask({ type: 'connection.test', credential }));
    // Asked whose it is before anything is told that it is there, and before an older one gives way.
    let tested = await testOf(id);
    const trouble = tested.state === 'here' ? tested.value.trouble : undefined;
    if (trouble?.code === 'other-workspace') {
      return { state: 'other', opens: trouble.reason ?? '', kept: !(await get().remove(id)) };
    }
    if (replaces !== undefined) {
      try {
        await replaceSecret(replaces, secret);
        await deleteSecret(id);
      } catch (e) {
        await deleteSecret(id).catch(() => undefined);
        return { state: 'not-saved', why: notSaved(whyOf(e)) };
      }
      tested = await testOf(replaces);
    }
    set({ connections: await load(ask({ type: 'connection.changed' }).then((a) => a.connections)) });
    return tested.state === 'here'
      ? { state: 'tested', view: tested.value }
      : { state: 'untested', why: failed(tested.state === 'failed' ? tested.why : '') };
  },
  async saveSignIn(secret, replaces) {
    let id = replaces;
    try {
      if (id === undefined) id = await writeSecret(secret);
      else await replaceSecret(id, secret);
    } catch (e) {
      return { state: 'not-saved', why: whyOf(e) };
    }
    const tested = await load(ask({ type: 'connection.test', credential: id }));
    set({ connections: await load(ask({ type: 'connection.changed' }).then((a) => a.connections)) });
    return tested.state === 'here'
      ? { state: 'tested', view: tested.value }
      : { state: 'untested', why: tested.state === 'failed' ? tested.why : '' };
  },
  async remove(id) {
    const { connections } = get();
    const renews = connections.state === 'here' && connections.value.some((c) => c.id === id && c.renews);
    let revoked = false;
    if (renews) {
      const asked = await load(ask({ type: 'connection.revoke', credential: id }));
      revoked = asked.state === 'here' && asked.value.done;
    }
    try {
      await deleteSecret(id);
    } catch (e) {
      set({ failed: { ...get().failed, [id]: whyOf(e) } });
      return false;
    }
    set({ connections: await load(ask({ type: 'connection.changed' }).then((a) => a.connections)) });
    return { revoked };
  },
}));
