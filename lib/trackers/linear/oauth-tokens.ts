/**
 * Linear's token endpoint: a code or a refresh token in, an access token and the next refresh token out. The app is a
 * public client: no secret, PKCE instead.
 * Facts: linear.app/developers/oauth-2-0-authentication (tokens of 24 hours, a new refresh token each time, the one
 * before good for 30 minutes more). UNVERIFIED live.
 */
import * as z from 'zod';
import { apiOrigin } from '../hosts';
import type { Fresh } from '../renewals';
import type { Net, Trouble } from '../tracker';
import { retryAt } from './trouble';
import { SITE } from './urls';

export const OAUTH_ORIGIN = apiOrigin(SITE);

/** `error`: the code of the OAuth answer (RFC 6749, 5.2), where it gave one. */
export type TokenAnswer = ({ ok: true } & Fresh) | { ok: false; trouble: Trouble; error?: string };

/** Longer than this is no token's life; a number without sense must not make one look good for ever (s). */
const LONGEST_S = 400 * 86_400;

/** Made when they are needed: a build without an app carries none of it. */
function schemas() {
  // What goes into a header or a form: visible ASCII, not longer than any token that was seen.
  const secret = z
    .string()
    .max(1000)
    .regex(/^[\x21-\x7e]+$/);
  return {
    tokens: z.looseObject({
      access_token: secret,
      refresh_token: secret,
      token_type: z.string().regex(/^bearer$/i),
      expires_in: z.number().positive().max(LONGEST_S),
    }),
    // The description is left alone: it may repeat what was sent.
    refusal: z.looseObject({ error: z.string().regex(/^[a-z_]+$/) }),
  };
}

const post = (net: Net, path: string, form: Record<string, string>, why: string) =>
  net({
    url: `${OAUTH_ORIGIN}/oauth/${path}`,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    why,
  });

/**
 * @param form what is handed in, with the grant's type
 * @param now ms since epoch; the life of the answer is counted from here
 * @param why for the ledger
 */
export async function askTokens(
  form: Record<string, string>,
  net: Net,
  now: number,
  why: string,
): Promise<TokenAnswer> {
  const no = (trouble: Trouble): TokenAnswer => ({ ok: false, trouble });
  const res = await post(net, 'token', form, why);
  if (!res.ok) {
    if (res.code === 'refused' || res.code === 'held') return no({ code: 'no-credential' });
    return no({ code: res.code === 'too-large' ? 'bad-answer' : res.code });
  }
  const { status, headers } = res;
  if (status === 429) return no({ code: 'rate-limited', status, retryAt: retryAt(headers, now) });
  if (status >= 500) return no({ code: 'server', status });
  let json: unknown;
  try {
    json = JSON.parse(res.text);
  } catch {
    return no({ code: 'bad-answer', status });
  }
  const { tokens, refusal } = schemas();
  if (status >= 200 && status <= 299) {
    const { data } = tokens.safeParse(json);
    if (!data) return no({ code: 'bad-answer', status });
    return {
      ok: true,
      value: data.access_token,
      token: data.refresh_token,
      endsAt: now + data.expires_in * 1000,
    };
  }
  const error = refusal.safeParse(json).data?.error.slice(0, 40);
  if (error === undefined) return no({ code: 'bad-answer', status });
  return { ok: false, trouble: { code: 'credential-refused', status, reason: error }, error };
}

/**
 * UNVERIFIED: that ending one of the two ends the sign-in, so both are handed in; and what is said of one that is
 * ended already.
 * @returns was one of them ended?
 */
export async function revokeTokens(secrets: readonly string[], net: Net): Promise<boolean> {
  let done = false;
  for (const token of secrets) {
    const res = await post(net, 'revoke', { token }, 'End the sign-in');
    if (res.ok && res.status >= 200 && res.status <= 299) done = true;
    // Without a network the second one would only wait as long again.
    else if (!res.ok) break;
  }
  return done;
}
