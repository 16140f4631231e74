/**
 * GraphQL at GitHub: refusals come with status 200, as errors beside whatever could be answered. What concerns the
 * whole request becomes a `Trouble` here; errors of single fields go to the caller, who knows what they stood for.
 */
import * as z from 'zod';
import type { HomeIo, Trouble } from '../tracker';
import { call, denied, jsonOf, oneLine, retryAt } from './api';

const GraphError = z.looseObject({
  message: z.string().optional(),
  type: z.string().optional(),
  path: z
    .array(z.union([z.string(), z.number()]))
    .nullable()
    .optional(),
});
export type GraphError = z.infer<typeof GraphError>;

const Answer = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullable().optional(),
  errors: z.array(GraphError).nullable().optional(),
});

type Question = {
  site: string;
  query: string;
  variables: Record<string, string | null>;
  credential: string;
  why: string;
  patient?: boolean;
  item?: string;
};

export type GraphReply =
  | { ok: true; data: Record<string, unknown>; errors: GraphError[]; at: number }
  | { ok: false; trouble: Trouble };

/** Asks one question. An answer without any data, or one that met a limit, is a refusal. */
export async function graphql(question: Question, io: HomeIo): Promise<GraphReply> {
  const { query, variables, ...rest } = question;
  const body = JSON.stringify({ query, variables });
  const limit = (text: string, headers: Record<string, string>) =>
    // Looked for in the whole text only: most answers are long and have nothing of it.
    /rate.?limit|abuse/i.test(text) && errorsOf(text).some(isLimit) ? retryAt(headers, io.now()) : undefined;
  const ask = { ...rest, path: '/graphql', method: 'POST', readOnly: true, body, limit } as const;
  const res = await call(ask, Answer, io);
  if (!res.ok) return res;
  const errors = res.value.errors ?? [];
  const met = errors.find(isLimit);
  if (met) {
    const until = retryAt(res.headers, io.now());
    return refused({ code: 'rate-limited', retryAt: until, ...reasonOf(met) }, rest.credential);
  }
  const { data } = res.value;
  if (data) return { ok: true, data, errors, at: res.at };
  const [error] = errors;
  return refused(error ? wholeTrouble(error) : { code: 'bad-answer' }, rest.credential);
}

function errorsOf(text: string): GraphError[] {
  return Answer.safeParse(jsonOf(text)).data?.errors ?? [];
}

const refused = (trouble: Trouble, credential: string): { ok: false; trouble: Trouble } => ({
  ok: false,
  trouble: { ...trouble, credential },
});

const reasonOf = ({ message }: GraphError) => (message ? { reason: oneLine(message) } : {});

/** Types whose message quotes what was asked for, so that words in it prove nothing. */
const QUOTES = ['NOT_FOUND', 'FORBIDDEN'];

/** Both spellings of the type have been met by clients (yanyongyu/githubkit#271). */
function isLimit({ type = '', message = '' }: GraphError): boolean {
  if (/^rate_limit/i.test(type)) return true;
  return !QUOTES.includes(type) && /\brate limit\b|abuse detection/i.test(message);
}

/** What an error means for the field it stands at, which is null. */
export function fieldTrouble(error: GraphError): Trouble {
  const t = reasonOf(error);
  switch (error.type) {
    case 'NOT_FOUND':
      return { ...t, code: 'hidden' };
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return { ...t, code: denied(error.message) };
    default:
      return { ...t, code: 'server' };
  }
}

/** What an error means that left no data at all: a type that is not known is then an answer we cannot use. */
function wholeTrouble(error: GraphError): Trouble {
  const trouble = fieldTrouble(error);
  if (trouble.code !== 'server') return trouble;
  const busy = /something went wrong|time[d ]*out|resource limits|unavailable/i.test(error.message ?? '');
  return busy ? trouble : { ...trouble, code: 'bad-answer' };
}
