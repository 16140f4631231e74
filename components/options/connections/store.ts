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

/** Tested, and the tracker told whose it is. */
export const works = (c: ConnectionView) => !c.trouble && c.login !== undefined && c.login !== '';

type State = {
  connections: Loaded<ConnectionView[]>;
  /** Ids that are being tested. */
  testing: ReadonlySet<string>;
  /** Why the last test or deletion did not finish, by id. */
  failed: Readonly<Record<string, string>>;
  read(): Promise<void>;
  test(id: string): Promise<ConnectionView | undefined>;
  save(secret: NewSecret, replaces?: string): Promise<Saved>;
  remove(id: string): Promise<boolean>;
};

export const useConnections = create<State>((set, get) => ({
  connections: LOADING,
  testing: new Set(),
  failed: {},
  async read() {
    set({ connections: await load(ask({ type: 'connection.list' }).then((a) => a.connections)) });
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
  async remove(id) {
    try {
      await deleteSecret(id);
    } catch (e) {
      set({ failed: { ...get().failed, [id]: whyOf(e) } });
      return false;
    }
    set({ connections: await load(ask({ type: 'connection.changed' }).then((a) => a.connections)) });
    return true;
  },
}));
