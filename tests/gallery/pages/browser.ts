/** The browser as far as our own pages use it, with a worker in memory behind it. */
import type { OwnMessage } from '../../../lib/messages/protocol';

type Reply = (m: OwnMessage) => unknown;
export const worker = { replies: {} as Record<string, Reply | undefined> };

const event = { addListener: () => undefined, removeListener: () => undefined };

export default {
  runtime: {
    async sendMessage(m: OwnMessage) {
      const reply = worker.replies[m.type];
      if (!reply) return { ok: false, code: 'failed', why: `no answer to ${m.type}` };
      try {
        return { ok: true, value: structuredClone(await reply(structuredClone(m))) };
      } catch (e) {
        return { ok: false, code: 'failed', why: e instanceof Error ? e.message : String(e) };
      }
    },
    getManifest: () => ({ version: '0.1.0' }),
    getURL: (path: string) => path,
    openOptionsPage: async () => undefined,
  },
  permissions: {
    contains: async () => true,
    getAll: async () => ({ permissions: [], origins: [] }),
    request: async () => true,
    remove: async () => true,
    onAdded: event,
    onRemoved: event,
  },
  tabs: { query: async () => [] },
  commands: { getAll: async () => [{ name: 'open-panel', shortcut: 'Alt+O' }] },
};
