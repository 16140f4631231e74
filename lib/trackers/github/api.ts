/** GitHub's REST and GraphQL answers as Sightline reads them, and what its refusals mean. */
import * as z from 'zod';
import type { ItemRef } from '../../outcome/record';
import { apiOrigin } from '../hosts';
import type { HomeIo, Net, Trouble } from '../tracker';
import { Labels, Type } from './facts';
import { isSite, partsOf, TRACKER } from './urls';

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
  created_at: z.string().optional(),
  state: z.string().optional(),
  state_reason: z.string().nullable().optional(),
  labels: Labels.optional(),
  type: Type.optional(),
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
  node: z
    .looseObject({
      userContentEdits: z
        .looseObject({ nodes: z.array(Edit.nullable()).nullable() })
        .nullable()
        .optional(),
    })
    .nullable(),
});

/** How many revisions are asked for. */
export const HISTORY = 50;
export const EDITS_QUERY = `query Edits($id:ID!){node(id:$id){...on Issue{userContentEdits(first:${HISTORY}){nodes{editedAt editor{login} diff}}}}}`;

const Refusal = z.looseObject({
  message: z.string().optional(),
  errors: z.array(z.union([z.string(), z.looseObject({ message: z.string().optional() })])).optional(),
});

/** Where the REST address of an issue leads; null for a key of another form. */
export function issuePath(item: Pick<ItemRef, 'key'>): string | null {
  const parts = partsOf(item.key);
  return parts && `${repoPath(`${parts.owner}/${parts.repo}`)}/issues/${parts.number}`;
}

/** The REST address of a repository ("acme/shop"). */
export function repoPath(name: string): string {
  return `/repos/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** `https://github.com/acme/shop/issues/142` → `acme/shop#142`; null for anything else. */
export function keyOf(htmlUrl: string): string | null {
  const m = /^https:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)/.exec(htmlUrl);
  return m ? `${m[1]}#${m[2]}` : null;
}

type Refused = { ok: false; trouble: Trouble };
export type Reply<T> =
  | { ok: true; value: T; headers: Record<string, string>; url: string; at: number }
  | Refused;
type Sent = Extract<Awaited<ReturnType<Net>>, { ok: true }> | Refused;

type Ask = Omit<Parameters<Net>[0], 'url' | 'headers'> & {
  /** Of the item or place that is asked about; each site has an API of its own. */
  site: string;
  path: string;
  /** The ETag of an answer that is known: when nothing has changed, 304 is an answer. */
  known?: string;
  /** Of an answer that is none of the refusals: when it may be asked again, where a limit was met all the same (ms). */
  limit?(text: string, headers: Record<string, string>): number | undefined;
};

/** Sends one request; every refusal becomes a `Trouble`. */
export async function send(ask: Ask, io: HomeIo): Promise<Sent> {
  const { site, path, known, limit, ...rest } = ask;
  const credential = ask.credential === undefined ? {} : { credential: ask.credential };
  const part = path === '/graphql' ? ('graphql' as const) : ('rest' as const);
  const limited = { tracker: TRACKER, site, ...credential };
  let held: number | undefined;
  if (!isSite(site)) return { ok: false, trouble: { code: 'bad-answer', ...credential } };
  const res = await io.net({
    ...rest,
    url: apiOrigin(site) + path,
    headers: {
      ...HEADERS,
      ...(rest.body !== undefined && { 'content-type': 'application/json' }),
      ...(known !== undefined && { 'if-none-match': known }),
    },
    async may() {
      held = await io.pauses?.until({ ...limited, part });
      return held === undefined;
    },
    async after({ status, headers, text }) {
      const met =
        status >= 400
          ? refusal(status, headers, text, io.now(), ask.credential).retryAt
          : limit?.(text, headers);
      if (met === undefined) return;
      // What is used up is counted for each part (docs: rate limits for the REST and for the GraphQL API); a
      // secondary limit is for all of it. A disk that is full must not spoil the answer.
      const of = headers['x-ratelimit-remaining'] === '0' ? { ...limited, part } : limited;
      await io.pauses?.begin(of, met).catch(() => undefined);
    },
  });
  if (!res.ok) {
    if (res.code === 'held') {
      const until = held === undefined ? {} : { retryAt: held };
      return { ok: false, trouble: { code: 'rate-limited', ...until, ...credential } };
    }
    const code =
      res.code === 'too-large' ? 'bad-answer' : res.code === 'refused' ? 'no-credential' : res.code;
    return { ok: false, trouble: { code, ...credential } };
  }
  const fine = (res.status >= 200 && res.status <= 299) || (res.status === 304 && known !== undefined);
  if (fine) return res;
  return {
    ok: false,
    trouble: { ...refusal(res.status, res.headers, res.text, io.now(), ask.credential), ...credential },
  };
}

/** Sends one request and reads the answer with a schema. */
export async function call<T>(ask: Ask, schema: z.ZodType<T>, io: HomeIo): Promise<Reply<T>> {
  const res = await send(ask, io);
  if (!res.ok) return res;
  const parsed = schema.safeParse(jsonOf(res.text));
  if (parsed.success) return { ok: true, value: parsed.data, headers: res.headers, url: res.url, at: res.at };
  const credential = ask.credential === undefined ? {} : { credential: ask.credential };
  return { ok: false, trouble: { code: 'bad-answer', status: res.status, ...credential } };
}

/** The value of a JSON text; undefined (which JSON cannot say) when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * When it makes sense to ask again after a limit was met (ms).
 * Order of hints after docs.github.com "Rate limits for the REST API": `retry-after`, then `x-ratelimit-reset` when
 * nothing remains, else at least a minute.
 */
export function retryAt(headers: Record<string, string>, now: number): number {
  const after = Number(headers['retry-after']);
  if (after > 0) return now + after * 1000;
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return headers['x-ratelimit-remaining'] === '0' && reset > now ? reset : now + 60_000;
}

/** UNVERIFIED: wording and header of single sign-on and of a token that waits for approval. */
export function denied(reason: string | undefined, sso = false): 'not-approved' | 'not-permitted' {
  return sso || /approv|SAML/i.test(reason ?? '') ? 'not-approved' : 'not-permitted';
}

/** The tracker's own words on one line, at most 160 characters. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 160);

/** What a refusal means. */
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
  if ((status === 403 || status === 429) && limited)
    return { ...t, code: 'rate-limited', retryAt: retryAt(headers, now) };
  switch (status) {
    case 401:
      return { ...t, code: credential === undefined ? 'no-credential' : 'credential-refused' };
    case 403:
      if (/locked|archived|read-only/i.test(reason ?? '')) return { ...t, code: 'locked' };
      return { ...t, code: denied(reason, headers['x-github-sso'] !== undefined) };
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

/** The tracker's own words; undefined when it did not answer in JSON. */
function reasonOf(text: string): string | undefined {
  const parsed = Refusal.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const first = parsed.data.errors?.[0];
  const detail = (typeof first === 'string' ? first : first?.message) ?? parsed.data.message;
  return detail === undefined ? undefined : oneLine(detail);
}
