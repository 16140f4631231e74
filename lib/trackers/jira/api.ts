/**
 * Asks Jira through an open page of the site, with the person's own session. One function for everything; every
 * refusal becomes a `Trouble`, and what looks like "not there" is not believed of somebody who is signed out.
 */
import type * as z from 'zod';
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, Limited, NetAnswer, SessionCall, SessionOperation, Trouble } from '../tracker';
import { CONDITIONAL } from './conditional-operations';
import { OPERATIONS } from './operations';
import { jsonOf, refusalOf } from './refusal';
import { bodyFits } from './requests';
import { Myself } from './shapes';
import { partsOf, TRACKER } from './urls';

export type Refused = { ok: false; trouble: Trouble };
export type Reply<T> =
  | { ok: true; value: T; status: number; headers: Record<string, string>; at: number; jar?: string }
  | Refused;

export type Ask = Omit<SessionCall, 'tracker'> & {
  /** A key whose credential counts, where no item is named. */
  of?: string;
  /** Whatever the answer: it is not asked whether somebody is signed in. */
  plain?: boolean;
};

const TABLE: Readonly<Record<string, SessionOperation>> = { ...OPERATIONS, ...CONDITIONAL };

/** Refusals that somebody who is signed out gets as well. */
const DOUBTFUL = new Set([400, 403, 404]);

/** Jira's form of an item's key; null: it is none of Jira's. */
export function issueKey(item: Pick<ItemRef, 'key'>): string | null {
  const parts = partsOf(item.key);
  return parts && `${parts.project}-${parts.number}`;
}

/** Sends one request and reads the answer with a schema. */
export async function ask<T>(call: Ask, schema: z.ZodType<T>, io: HomeIo): Promise<Reply<T>> {
  const sent = await send(call, io);
  if (!sent.ok) return sent;
  const { status, headers, text, at, jar } = sent;
  const parsed = schema.safeParse(text.trim() === '' ? undefined : jsonOf(text));
  if (parsed.success)
    return { ok: true, value: parsed.data, status, headers, at, ...(jar !== undefined && { jar }) };
  return { ok: false, trouble: { code: 'bad-answer', status, ...sent.by } };
}

type Sent = (NetAnswer & { jar?: string; by: { credential?: string } }) | Refused;

/** The same without reading the answer, which is one that Jira itself gave. */
export async function send(call: Ask, io: HomeIo): Promise<Sent> {
  const sent = await once(call, io);
  if (sent.ok) return sent;
  const { site } = call;
  const { code, status } = sent.trouble;
  // What a stranger is told says nothing of the person.
  if (TABLE[call.operation]?.anonymous) return sent;
  if (code === 'signed-out') await io.signedIn?.(TRACKER, site, null);
  if (call.plain || status === undefined || !DOUBTFUL.has(status)) return sent;
  const me = await whoIs(site, call.of ?? call.item, io);
  return !me.ok && me.trouble.code === 'signed-out' ? me : sent;
}

const WHO = 'Who is signed in?';

export type Me = { ok: true; account: string; name: string; at: number } | Refused;

/** Who is signed in at a site; noted each time. */
export async function whoIs(site: string, of: string | undefined, io: HomeIo): Promise<Me> {
  const call: Ask = {
    site,
    operation: 'myself',
    why: WHO,
    plain: true,
    ...(of !== undefined && { of }),
  };
  const told = await ask(call, Myself, io);
  if (!told.ok) return told;
  const { accountId: account, displayName } = told.value;
  const name = displayName || account;
  await io.signedIn?.(TRACKER, site, { account, name, ...(told.jar !== undefined && { jar: told.jar }) });
  return { ok: true, account, name, at: told.at };
}

/**
 * Who is signed in in the page that is about to carry a call, for `SessionCall.first`.
 * @param may told who it is; false: the call does not leave
 */
export function firstWho(
  site: string,
  of: string | undefined,
  io: HomeIo,
  may: (me: Me) => boolean | Promise<boolean>,
): NonNullable<SessionCall['first']> {
  return {
    operation: 'myself',
    why: WHO,
    // Read like every answer to that question.
    may: async (answer) => may(await whoIs(site, of, { ...io, session: async () => answer })),
  };
}

async function once({ of, plain: _, ...call }: Ask, io: HomeIo): Promise<Sent> {
  const { site, operation, body } = call;
  const row = TABLE[operation];
  const [credential] = await io.credentials({ tracker: TRACKER, site, key: of ?? call.item ?? '#0' });
  const by = credential ? { credential: credential.id } : {};
  const refused = (trouble: Trouble): Refused => ({ ok: false, trouble: { ...trouble, ...by } });
  if (!io.session) return refused({ code: 'no-tab' });
  if (!row || !bodyFits(call)) return refused({ code: 'bad-answer' });
  const over = body === undefined ? 0 : JSON.stringify(body).length - (row.body?.most ?? 0);
  if (over > 0) return refused({ code: 'too-long', over });
  const limited: Limited = { tracker: TRACKER, site, ...by };
  // Bursts are counted for each method and address; these two parts are as fine as breaks are kept here.
  const part = row.writes ? 'write' : 'read';
  const held = await io.pauses?.until({ ...limited, part });
  if (held !== undefined) return refused({ code: 'rate-limited', retryAt: held });

  const res = await io.session({ tracker: TRACKER, ...call });
  if (!res.ok) {
    // This one answers with the address of what it has begun, and a write follows no redirect.
    const begun = res.code === 'redirected' && operation === 'setPropertyIf';
    return refused({ code: begun ? 'redirected' : CODES[res.code] });
  }
  const trouble = refusalOf(res, site, io.now());
  if (!trouble) return { ...res, by };
  if (trouble.code === 'rate-limited') {
    const reason = res.headers['ratelimit-reason'] ?? '';
    // A limit of one issue holds nobody else back.
    const of = /burst/.test(reason) ? { ...limited, part } : limited;
    // A disk that is full must not spoil the answer.
    if (!/per-issue/.test(reason)) await io.pauses?.begin(of, trouble.retryAt).catch(() => undefined);
  }
  return refused(trouble);
}

/** What the page says of a request that got no answer. */
const CODES = {
  offline: 'offline',
  timeout: 'timeout',
  'no-tab': 'no-tab',
  held: 'other-account',
  // The API leads elsewhere only for signing in.
  redirected: 'signed-out',
  refused: 'bad-answer',
  'too-large': 'bad-answer',
} as const;
