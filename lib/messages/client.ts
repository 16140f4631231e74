/** Sending a message to the worker, from page scripts and pages alike. */
import type { Answer, Message } from './protocol';

type Send = (message: unknown) => Promise<unknown>;

/** Thrown when the worker does not take the message; `code` says why. */
export class Refused extends Error {
  constructor(
    readonly code: 'moved' | 'refused' | 'invalid' | 'failed' | 'others' | 'held' | 'gone',
    why: string,
  ) {
    super(why);
  }
}

/**
 * May be asked twice: the second time finds it done and answers the same. Not `list.fill`: what it answers as said
 * before would be what it filled in itself.
 */
const REPEATABLE: ReadonlySet<string> = new Set<Message['type']>([
  'item.open',
  'item.seen',
  'item.check',
  'mark.inject',
  'strip.inject',
  'card.inject',
  'panel.inject',
  'draft.put',
  'draft.drop',
  'outcome.save',
  'section.text',
  'pending.open',
  'list.open',
  'rows.inject',
  'list.inject',
  'rows.read',
  'rows.sentence',
  'list.count',
  'list.items',
  'pull.open',
]);
const repeatable = (m: Message) => REPEATABLE.has(m.type === 'list.item' ? m.act.type : m.type);
/** After this an ended worker is asked again (ms). */
const AGAIN = 150;

/**
 * Makes the typed `ask` of one context.
 * @param send `runtime.sendMessage` of that context
 * @param living whether the extension of this context is still the installed one
 * @returns asks and gives the value; throws `Refused` when the worker says no, with code `gone` when the
 *   extension was updated or removed under a page that still runs its old script
 */
export function client(send: Send, living: () => boolean = () => true) {
  /** A worker that ends in the middle of an answer takes it along; the next message starts another worker. */
  async function insist(message: Message): Promise<unknown> {
    const first = await send(message).catch((e: unknown) => {
      if (!repeatable(message) || !living()) throw e;
      return null;
    });
    if (first != null || !repeatable(message)) return first;
    await new Promise((done) => setTimeout(done, AGAIN));
    return send(message);
  }
  return async function ask<M extends Message>(
    message: M,
  ): Promise<Extract<Answer<M['type']>, { ok: true }>['value']> {
    let answer: Answer<M['type']> | null | undefined;
    try {
      answer = (await insist(message)) as Answer<M['type']> | null | undefined;
    } catch (e) {
      throw new Refused('gone', e instanceof Error ? e.message : String(e));
    }
    if (answer == null) throw new Refused('failed', 'no answer');
    if (!answer.ok) throw new Refused(answer.code, answer.why);
    return answer.value as Extract<Answer<M['type']>, { ok: true }>['value'];
  };
}

export type Ask = ReturnType<typeof client>;
