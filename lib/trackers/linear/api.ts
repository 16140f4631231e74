/** Linear's one GraphQL endpoint: sends a question, and turns every refusal into a `Trouble`. */
import * as z from 'zod';
import { apiOrigin } from '../hosts';
import type { HomeIo, Trouble } from '../tracker';
import { errorTrouble, GraphError, isLimit, retryAt, statusTrouble } from './trouble';
import { isSite, TRACKER } from './urls';

const Answer = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullable().optional(),
  errors: z.array(GraphError).nullable().optional(),
});

export type Question = {
  site: string;
  query: string;
  variables: Record<string, unknown>;
  credential: string;
  /** For the ledger, in plain words. */
  why: string;
  item?: string;
  /** For a list: what somebody waits for goes first. */
  patient?: boolean;
  /** It changes something. */
  writes?: true;
};

export type Refused = {
  ok: false;
  trouble: Trouble;
  /** The answer was longer than is read: fewer may be asked for at once. */
  large?: true;
  /** The field that could not be told, where that was the reason. */
  at?: readonly (string | number)[];
};
export type Answered = {
  ok: true;
  data: Record<string, unknown>;
  /** What is missing from the data, and why. */
  errors: GraphError[];
  /** Server's date of the answer, ms since epoch. */
  at: number;
};

/**
 * Asks one question. An answer without any data, or one that met a limit, is a refusal. The key goes along as the
 * network keeps it; nothing here sees it.
 */
export async function ask(question: Question, io: HomeIo): Promise<Answered | Refused> {
  const { site, query, variables, credential, writes, ...rest } = question;
  const refused = (trouble: Trouble): Refused => ({ ok: false, trouble: { ...trouble, credential } });
  if (!isSite(site)) return refused({ code: 'bad-answer' });
  const limited = { tracker: TRACKER, site, credential };
  let held: number | undefined;
  const res = await io.net({
    ...rest,
    credential,
    url: `${apiOrigin(site)}/graphql`,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    ...(writes !== true && { readOnly: true }),
    async may() {
      held = await io.pauses?.until(limited);
      return held === undefined;
    },
    async after({ status, headers, text }) {
      // Looked for in the whole text first: most answers are long and have nothing of it.
      const met = status === 429 || (/rate.?limited/i.test(text) && read(text).errors.some(isLimit));
      // A disk that is full must not spoil the answer.
      if (met) await io.pauses?.begin(limited, retryAt(headers, io.now())).catch(() => undefined);
    },
  });
  if (!res.ok) {
    if (res.trouble) return refused(res.trouble);
    if (res.code === 'held')
      return refused({ code: 'rate-limited', ...(held !== undefined && { retryAt: held }) });
    if (res.code === 'too-large')
      return { ...refused({ code: 'bad-answer', reason: 'too long' }), large: true };
    return refused({ code: res.code === 'refused' ? 'no-credential' : res.code });
  }
  const { status, headers } = res;
  const { data, errors } = read(res.text);
  const met = errors.find(isLimit);
  if (met || status === 429) {
    const said = met ? errorTrouble(met) : { code: 'rate-limited' as const, status };
    return refused({ ...said, retryAt: retryAt(headers, io.now()) });
  }
  const fine = status >= 200 && status <= 299;
  if (fine && data) return { ok: true, data, errors, at: res.at };
  const [error] = errors;
  const said = error && errorTrouble(error);
  // Words that are not understood say less than the status does.
  if (said && (fine || said.code !== 'bad-answer'))
    return { ...refused(said), ...(error?.path && { at: error.path }) };
  const by = fine ? { code: 'bad-answer' as const, status } : statusTrouble(status);
  return refused({ ...by, ...(said?.reason !== undefined && { reason: said.reason }) });
}

/** What a text says; nothing when it is no answer (a page, a part of one). */
function read(text: string): { data?: Record<string, unknown> | null; errors: GraphError[] } {
  try {
    const parsed = Answer.safeParse(JSON.parse(text));
    if (!parsed.success) return { errors: [] };
    return { data: parsed.data.data ?? null, errors: parsed.data.errors ?? [] };
  } catch {
    return { errors: [] };
  }
}
