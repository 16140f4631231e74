/** Sending a message to the worker, from page scripts and pages alike. */
import type { Answer, Message } from './protocol';

type Send = (message: unknown) => Promise<unknown>;

/** Thrown when the worker does not take the message; `code` says why. */
export class Refused extends Error {
  constructor(
    readonly code: 'moved' | 'refused' | 'invalid' | 'failed' | 'gone',
    why: string,
  ) {
    super(why);
  }
}

/**
 * Makes the typed `ask` of one context.
 * @param send `runtime.sendMessage` of that context
 * @returns asks and gives the value; throws `Refused` when the worker says no, with code `gone` when the
 *   extension was updated or removed under a page that still runs its old script
 */
export function client(send: Send) {
  return async function ask<M extends Message>(
    message: M,
  ): Promise<Extract<Answer<M['type']>, { ok: true }>['value']> {
    let answer: Answer<M['type']> | null | undefined;
    try {
      answer = (await send(message)) as Answer<M['type']> | null | undefined;
    } catch (e) {
      throw new Refused('gone', e instanceof Error ? e.message : String(e));
    }
    if (answer == null) throw new Refused('failed', 'no answer');
    if (!answer.ok) throw new Refused(answer.code, answer.why);
    return answer.value as Extract<Answer<M['type']>, { ok: true }>['value'];
  };
}

export type Ask = ReturnType<typeof client>;
