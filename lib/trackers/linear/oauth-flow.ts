/**
 * Signing in at Linear with a code and PKCE (RFC 7636): Linear's page opens in a window of the browser's own, the
 * code comes back in an address that only this extension gets, and is exchanged for tokens. Runs on the options page;
 * window and network are handed in.
 * Facts: linear.app/developers/oauth-2-0-authentication. UNVERIFIED live.
 */
import type { Fresh } from '../renewals';
import type { Net, Trouble } from '../tracker';
import { ask } from './api';
import { Organization, WORKSPACE_QUERY } from './documents';
import { askTokens, revokeTokens } from './oauth-tokens';
import { SITE } from './urls';
import { workspaceOf } from './workspace';

const AUTHORIZE = `https://${SITE}/oauth/authorize`;
/** There is no narrower right for attachments of issues that others made. */
const SCOPE = 'read,write';

/** The browser's window for it. `open` rejects when the person closes it, or it cannot load. */
export type Identity = { redirectUrl(): string; open(url: string): Promise<string | undefined> };

export type SignInFailure =
  | 'cancelled'
  | 'unreachable'
  | 'denied'
  | 'declined'
  | 'elsewhere'
  | 'state'
  | 'code'
  | 'offline'
  | 'timeout'
  | 'redirected'
  | 'busy'
  | 'server'
  | 'answer'
  | 'other';

export type SignedIn =
  | ({ ok: true; workspace: string } & Fresh)
  /** `opens`: the workspace that was signed in to instead, where that is why. */
  | { ok: false; why: SignInFailure; opens?: string };

export type SignInAsked = {
  identity: Identity;
  net: Net;
  clientId: string;
  /** Milliseconds since epoch. */
  now(): number;
  /** The workspace that is wanted; empty: whichever the person chooses at Linear. */
  workspace: string;
  /** Is there a connection to that workspace already? Then its tokens are not ended with these. */
  connected(workspace: string): boolean;
};

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 256 random bits, as text for an address. */
const secret = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** The S256 challenge of a verifier (RFC 7636, 4.2). */
export async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(hash));
}

/** Looks at every character, however early two texts differ. */
function same(a: string, b: string): boolean {
  let differs = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) differs |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return differs === 0;
}

/** Opens Linear's page, and hands over tokens with the workspace they are for. */
export async function signIn(asked: SignInAsked): Promise<SignedIn> {
  const { identity, net, clientId, now, workspace } = asked;
  const redirect = identity.redirectUrl();
  const [state, verifier] = [secret(), secret()];
  const url = new URL(AUTHORIZE);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirect,
    response_type: 'code',
    scope: SCOPE,
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    prompt: 'consent',
    actor: 'user',
  }).toString();

  let answer: string | undefined;
  try {
    answer = await identity.open(url.href);
  } catch (e) {
    // Chromium tells a page that did not load apart from a window that was closed; Firefox does not.
    const loaded = !/could not be loaded/i.test(e instanceof Error ? e.message : String(e));
    return { ok: false, why: loaded ? 'cancelled' : 'unreachable' };
  }
  const got = codeIn(answer, redirect, state);
  if ('why' in got) return { ok: false, why: got.why };

  const form = {
    grant_type: 'authorization_code',
    code: got.code,
    redirect_uri: redirect,
    client_id: clientId,
    code_verifier: verifier,
  };
  const told = await askTokens(form, net, now(), 'Sign in: exchange the code');
  if (!told.ok)
    return { ok: false, why: told.error === undefined ? (WHY[told.trouble.code] ?? 'answer') : 'code' };

  const opened = await workspaceFor(told.value, asked);
  if ('urlKey' in opened) return { ...told, workspace: opened.urlKey };
  // Not kept anywhere from here on. Where another sign-in of that workspace lives, it might be ended along.
  const where = opened.opens ?? workspace;
  if (where === '' || !asked.connected(where)) {
    await revokeTokens([told.token, told.value], net);
  }
  return { ok: false, ...opened };

  async function workspaceFor(value: string, { net: send }: SignInAsked) {
    const told = await ask(
      { site: SITE, query: WORKSPACE_QUERY, variables: {}, credential: '', why: 'Sign in: which workspace?' },
      {
        now,
        credentials: async () => [],
        // Not saved yet, so that the network cannot know it.
        net: ({ credential: _, ...req }) =>
          send({ ...req, headers: { ...req.headers, authorization: `Bearer ${value}` } }),
      },
    );
    if (!told.ok) return { why: WHY[told.trouble.code] ?? 'answer' };
    const { organization } = told.data;
    if (workspace === '') {
      const open = Organization.safeParse(organization);
      return open.success ? { urlKey: open.data.urlKey.toLowerCase() } : { why: 'answer' as const };
    }
    const found = workspaceOf(organization, workspace);
    if ('urlKey' in found) return found;
    const { code, reason } = found.trouble;
    return code === 'other-workspace'
      ? { why: 'other' as const, opens: reason ?? '' }
      : { why: 'answer' as const };
  }
}

const WHY: Partial<Record<Trouble['code'], SignInFailure>> = {
  offline: 'offline',
  timeout: 'timeout',
  redirected: 'redirected',
  'rate-limited': 'busy',
  server: 'server',
};

/** @param answer the address that the window ended at; @param state what we had handed in */
function codeIn(
  answer: string | undefined,
  redirect: string,
  state: string,
): { code: string } | { why: SignInFailure } {
  if (answer === undefined) return { why: 'cancelled' };
  if (!URL.canParse(answer)) return { why: 'elsewhere' };
  const [url, ours] = [new URL(answer), new URL(redirect)];
  if (url.origin !== ours.origin || url.pathname !== ours.pathname) return { why: 'elsewhere' };
  if (!same(url.searchParams.get('state') ?? '', state)) return { why: 'state' };
  const error = url.searchParams.get('error');
  if (error !== null) return { why: error === 'access_denied' ? 'denied' : 'declined' };
  const code = url.searchParams.get('code') ?? '';
  return code === '' ? { why: 'answer' } : { code };
}
