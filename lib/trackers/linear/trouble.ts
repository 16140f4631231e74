/** What Linear's refusals mean. */
import * as z from 'zod';
import type { Trouble } from '../tracker';

const word = z.string().optional().catch(undefined);

/** An error of an answer; types and codes as the public SDK lists them (linear/linear, packages/sdk/src/error.ts). */
export const GraphError = z.looseObject({
  message: word,
  path: z
    .array(z.union([z.string(), z.number()]))
    .nullable()
    .optional()
    .catch(undefined),
  extensions: z
    .looseObject({ type: word, code: word, userPresentableMessage: word })
    .nullable()
    .optional()
    .catch(undefined),
});
export type GraphError = z.infer<typeof GraphError>;

/** At least this long after a limit whose end is not told (ms). */
const USUAL_MS = 60_000;
const HOUR_MS = 3_600_000;
/** What is counted: requests, points, and requests to one endpoint. */
const COUNTED = ['requests', 'complexity', 'endpoint-requests'];

/** The tracker's own words on one line, at most 160 characters, and never a key in them. */
export const oneLine = (text: string) =>
  text
    .replace(/\blin_[a-z]+_\w+/gi, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160);

/** What is meant for people goes before what is meant for programs. */
function reasonOf({ message, extensions }: GraphError): { reason?: string } {
  const text = extensions?.userPresentableMessage || message;
  return text ? { reason: oneLine(text) } : {};
}

const typeOf = ({ extensions }: GraphError) => extensions?.type?.toLowerCase() ?? '';
const codeOf = ({ extensions }: GraphError) => extensions?.code?.toUpperCase() ?? '';

/** Answers over a limit come with status 400 and this code (linear.app/developers/rate-limiting). */
export const isLimit = (error: GraphError): boolean =>
  codeOf(error) === 'RATELIMITED' || typeOf(error) === 'ratelimited';

/**
 * When it makes sense to ask again after a limit was met (ms): `retry-after` (seconds, not documented), then the
 * latest reset (epoch milliseconds) of what is used up, else a minute.
 */
export function retryAt(headers: Record<string, string>, now: number): number {
  const after = Number(headers['retry-after']);
  if (after > 0) return now + after * 1000;
  const resets = COUNTED.flatMap((what) => {
    const left = headers[`x-ratelimit-${what}-remaining`];
    const reset = Number(headers[`x-ratelimit-${what}-reset`]);
    return left !== undefined && Number(left) <= 0 && reset > now && reset - now <= 2 * HOUR_MS
      ? [reset]
      : [];
  });
  return Math.max(now + (resets.length > 0 ? 0 : USUAL_MS), ...resets);
}

/** UNVERIFIED: what a key is told whose workspace lets nobody use personal keys. */
const keysForbidden = (text: string) =>
  /\bapi keys?\b/i.test(text) && /\b(?:disabled|not allowed|restricted|admin)/i.test(text);

const SERVER = new Set([
  'network error',
  'bootstrap error',
  'unknown',
  'internal error',
  'other',
  'lock timeout',
]);

/** What an error means, for the whole answer or for the field it stands at. */
export function errorTrouble(error: GraphError): Trouble {
  const { message = '', extensions } = error;
  const [type, code, t] = [typeOf(error), codeOf(error), reasonOf(error)];
  const text = `${message} ${extensions?.userPresentableMessage ?? ''}`;
  if (isLimit(error)) return { ...t, code: 'rate-limited' };
  if (type === 'authentication error' || /^(?:AUTHENTICATION_ERROR|UNAUTHENTICATED)$/.test(code)) {
    return { ...t, code: refusedKey(text) };
  }
  // UNVERIFIED: the words for an issue that takes no changes. An archived one has also been "not found" to writes.
  if (/\b(?:archived|trash|trashed)\b/i.test(text)) return { ...t, code: 'archived' };
  if (type === 'forbidden' || code === 'FORBIDDEN') {
    return { ...t, code: keysForbidden(text) ? 'not-approved' : 'not-permitted' };
  }
  if (type === 'feature not accessible' || type === 'usage limit exceeded')
    return { ...t, code: 'not-permitted' };
  // The code and type of these are those of any wrong input.
  if (/^entity not found|could not find referenced/i.test(message)) return { ...t, code: 'hidden' };
  if (SERVER.has(type) || /^INTERNAL/.test(code)) return { ...t, code: 'server' };
  if (/^authentication required|\bas a bearer token\b/i.test(message))
    return { ...t, code: refusedKey(text) };
  // UNVERIFIED: the words for metadata that is longer than allowed, and whether they name the limit.
  if (/\btoo (?:long|large|big)\b|\bshorter than\b|\bat most\b|\bexceed/i.test(text))
    return { ...t, code: 'too-long' };
  return { ...t, code: 'bad-answer' };
}

/** The same for a field of an answer that has others: what is not understood is then a failure of the tracker. */
export function fieldTrouble(error: GraphError): Trouble {
  const trouble = errorTrouble(error);
  return trouble.code === 'bad-answer' ? { ...trouble, code: 'server' } : trouble;
}

function refusedKey(text: string): Trouble['code'] {
  if (keysForbidden(text)) return 'not-approved';
  return /\bexpired\b/i.test(text) ? 'credential-expired' : 'credential-refused';
}

/** What a status means by itself, where the answer says nothing that is understood. */
export function statusTrouble(status: number): Trouble {
  if (status === 401) return { code: 'credential-refused', status };
  if (status === 403) return { code: 'not-permitted', status };
  return { code: status >= 500 ? 'server' : 'bad-answer', status };
}
