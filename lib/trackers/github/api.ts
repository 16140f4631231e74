/** GitHub's REST and GraphQL answers as Sightline reads them, and what its refusals mean. */
import * as z from 'zod';
import type { HomeIo, Net, Trouble } from '../tracker';

export const ROOT = 'https://api.github.com';

/** Sent with every request; the version is pinned (github.blog changelog 2026-03-12). */
const HEADERS = {
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
};

export const Issue = z.looseObject({
  id: z.number(),
  node_id: z.string(),
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  html_url: z.string(),
  locked: z.boolean().optional(),
  user: z.looseObject({ login: z.string() }).nullable().optional(),
  pull_request: z.unknown().optional(),
});
export type Issue = z.infer<typeof Issue>;

export const Repository = z.looseObject({
  private: z.boolean(),
  visibility: z.string().optional(),
  archived: z.boolean().optional(),
});

export const User = z.looseObject({ login: z.string() });

export const Edit = z.looseObject({
  editedAt: z.string(),
  editor: z.looseObject({ login: z.string() }).nullable().optional(),
  diff: z.string().nullable().optional(),
});
/** Newest first. UNVERIFIED: `diff` holds the whole text of that revision; without it nothing can be told. */
export const Edits = z.looseObject({
  data: z
    .looseObject({
      node: z
        .looseObject({
          userContentEdits: z
            .looseObject({ nodes: z.array(Edit.nullable()).nullable() })
            .nullable()
            .optional(),
        })
        .nullable(),
    })
    .nullable()
    .optional(),
  errors: z.array(z.looseObject({ message: z.string(), type: z.string().optional() })).optional(),
});

/** How many revisions are asked for. */
export const HISTORY = 50;
export const EDITS_QUERY = `query Edits($id:ID!){node(id:$id){...on Issue{userContentEdits(first:${HISTORY}){nodes{editedAt editor{login} diff}}}}}`;

const Refusal = z.looseObject({
  message: z.string().optional(),
  errors: z.array(z.union([z.string(), z.looseObject({ message: z.string().optional() })])).optional(),
});

export type Reply<T> =
  | { ok: true; value: T; headers: Record<string, string>; url: string; at: number }
  | { ok: false; trouble: Trouble };

type Ask = Omit<Parameters<Net>[0], 'url' | 'headers'> & { path: string };

/** Sends one request and reads the answer with a schema; every refusal becomes a `Trouble`. */
export async function call<T>(ask: Ask, schema: z.ZodType<T>, io: HomeIo): Promise<Reply<T>> {
  const { path, ...rest } = ask;
  const res = await io.net({
    ...rest,
    url: ROOT + path,
    headers: { ...HEADERS, ...(rest.body !== undefined && { 'content-type': 'application/json' }) },
  });
  const credential = ask.credential === undefined ? {} : { credential: ask.credential };
  if (!res.ok) {
    const code =
      res.code === 'too-large' ? 'bad-answer' : res.code === 'refused' ? 'no-credential' : res.code;
    return { ok: false, trouble: { code, ...credential } };
  }
  if (res.status < 200 || res.status > 299) {
    return {
      ok: false,
      trouble: { ...refusal(res.status, res.headers, res.text, io.now(), ask.credential), ...credential },
    };
  }
  let json: unknown;
  try {
    json = JSON.parse(res.text);
  } catch {
    return { ok: false, trouble: { code: 'bad-answer', status: res.status, ...credential } };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    return { ok: false, trouble: { code: 'bad-answer', status: res.status, ...credential } };
  return { ok: true, value: parsed.data, headers: res.headers, url: res.url, at: res.at };
}

/**
 * What a refusal means.
 * Order of waiting hints after docs.github.com "Rate limits for the REST API": `retry-after`, then
 * `x-ratelimit-reset` when nothing remains, else at least a minute.
 */
export function refusal(
  status: number,
  headers: Record<string, string>,
  text: string,
  now: number,
  credential: string | undefined,
): Trouble {
  const reason = reasonOf(text);
  const t = { status, ...(reason !== undefined && { reason }) };
  const limited =
    status === 429 || headers['x-ratelimit-remaining'] === '0' || /rate limit|abuse/i.test(reason ?? '');
  if ((status === 403 || status === 429) && limited) {
    const after = Number(headers['retry-after']);
    const reset = Number(headers['x-ratelimit-reset']) * 1000;
    const retryAt =
      after > 0
        ? now + after * 1000
        : headers['x-ratelimit-remaining'] === '0' && reset > now
          ? reset
          : now + 60_000;
    return { ...t, code: 'rate-limited', retryAt };
  }
  switch (status) {
    case 401:
      return { ...t, code: credential === undefined ? 'no-credential' : 'credential-refused' };
    case 403:
      if (/locked|archived|read-only/i.test(reason ?? '')) return { ...t, code: 'locked' };
      // UNVERIFIED: wording and header of single sign-on and of a token that waits for approval.
      if (headers['x-github-sso'] !== undefined || /approv|SAML/i.test(reason ?? ''))
        return { ...t, code: 'not-approved' };
      return { ...t, code: 'not-permitted' };
    case 404:
      return { ...t, code: 'hidden' };
    case 410:
      return { ...t, code: 'gone' };
    case 422:
      return /too long/i.test(reason ?? '') ? { ...t, code: 'too-long' } : { ...t, code: 'bad-answer' };
    default:
      return {
        ...t,
        code: status >= 500 ? 'server' : status >= 300 && status < 400 ? 'moved' : 'bad-answer',
      };
  }
}

/** The tracker's own words, one line, at most 160 characters; undefined when it did not answer in JSON. */
function reasonOf(text: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = Refusal.safeParse(json);
  if (!parsed.success) return undefined;
  const first = parsed.data.errors?.[0];
  const detail = typeof first === 'string' ? first : first?.message;
  return (detail ?? parsed.data.message)?.replace(/\s+/g, ' ').slice(0, 160);
}
