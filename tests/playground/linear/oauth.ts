/**
 * Linear's OAuth: apps, codes and tokens, and the two addresses of its API. A public client: no secret, PKCE instead.
 * Facts: linear.app/developers/oauth-2-0-authentication (access tokens of 24 hours, a new refresh token with each, the
 * one before answers for 30 minutes more). UNVERIFIED: statuses and words of refusals, taken from RFC 6749 and 7009.
 */
import { createHash } from 'node:crypto';
import { jsonResponse, type WireRequest, type WireResponse } from '../wire';
import type { KeyPermission } from './model';
import { type LinearState, takeUuid } from './state';

export interface OAuthApp {
  clientId: string;
  name: string;
  /** Hosts a code may be sent to; the id of an extension is not known before it is installed. */
  redirects: RegExp;
}

interface Code {
  code: string;
  clientId: string;
  redirectUri: string;
  /** S256 of the verifier. */
  challenge: string;
  userId: string;
  workspaceId: string;
  permissions: readonly KeyPermission[];
  expiresAt: number;
  /** The sign-in it was exchanged for. */
  grantId: string | null;
}

/** One sign-in of one person with one app. */
interface Grant {
  id: string;
  clientId: string;
  userId: string;
  workspaceId: string;
  permissions: readonly KeyPermission[];
  refresh: string;
  /** The refresh token before, and until when it gives the same answer again. */
  before: { refresh: string; until: number } | null;
  access: string;
  ended: boolean;
}

export interface LinearOAuth {
  apps: OAuthApp[];
  codes: Code[];
  grants: Grant[];
  /** Seconds an access token lasts. */
  accessSeconds: number;
  /** How long a refresh token answers once it was used (ms). */
  graceMs: number;
  /** UNVERIFIED: what an admin's ban of apps looks like: back with `access_denied`, or a page without a way on. */
  approval: 'open' | 'denied' | 'page';
}

const CODE_MS = 10 * 60_000;
export const PRACTICE_APP = 'practice';

export const emptyOAuth = (): LinearOAuth => ({
  apps: [
    {
      clientId: PRACTICE_APP,
      name: 'Sightline',
      redirects: /\.(?:chromiumapp\.org|extensions\.allizom\.org)$/,
    },
  ],
  codes: [],
  grants: [],
  accessSeconds: 86_399,
  graceMs: 30 * 60_000,
  approval: 'open',
});

const hash = (text: string, as: 'hex' | 'base64url') => createHash('sha256').update(text).digest(as);
const fresh = (state: LinearState, kind: string) =>
  `${kind}_${hash(`${kind} ${takeUuid(state)}`, 'hex').slice(0, 60)}`;

/** What a person said yes to on the consent page. @returns the code for the app */
export function giveCode(state: LinearState, given: Omit<Code, 'code' | 'expiresAt' | 'grantId'>): string {
  const code = fresh(state, 'code').slice(0, 45);
  state.oauth.codes.push({ ...given, code, expiresAt: state.clock.now() + CODE_MS, grantId: null });
  return code;
}

const refusal = (error: string, words: string, status = 400): WireResponse =>
  jsonResponse(status, { error, error_description: words });

/** New tokens for a sign-in; the access token before goes on until its own end. */
function rotate(state: LinearState, grant: Grant): void {
  const { clock, oauth } = state;
  if (grant.refresh !== '') grant.before = { refresh: grant.refresh, until: clock.now() + oauth.graceMs };
  grant.refresh = fresh(state, 'lin_refresh');
  grant.access = fresh(state, 'lin_oauth');
  state.keys.push({
    id: `oauth ${grant.id.slice(0, 8)} ${state.keys.length}`,
    secret: grant.access,
    kind: 'oauth',
    userId: grant.userId,
    workspaceId: grant.workspaceId,
    permissions: grant.permissions,
    teamIds: null,
    revoked: false,
    grantId: grant.id,
    expiresAt: clock.now() + oauth.accessSeconds * 1000,
  });
}

const answerOf = (state: LinearState, grant: Grant): WireResponse => {
  const ends = state.keys.find((k) => k.secret === grant.access)?.expiresAt ?? 0;
  return jsonResponse(200, {
    access_token: grant.access,
    token_type: 'Bearer',
    expires_in: Math.max(1, Math.floor((ends - state.clock.now()) / 1000)),
    scope: grant.permissions.join(' '),
    refresh_token: grant.refresh,
  });
};

/** Ends a sign-in, as its revocation does, or a person in their settings. */
export function endGrant(state: LinearState, grant: Grant): void {
  grant.ended = true;
  for (const key of state.keys) if (key.grantId === grant.id) key.revoked = true;
}

function exchange(state: LinearState, form: URLSearchParams): WireResponse {
  const code = state.oauth.codes.find((c) => c.code === form.get('code'));
  const used = code && state.oauth.grants.find((g) => g.id === code.grantId);
  if (used) endGrant(state, used);
  const fits =
    code &&
    !used &&
    code.expiresAt > state.clock.now() &&
    code.clientId === form.get('client_id') &&
    code.redirectUri === form.get('redirect_uri') &&
    code.challenge === hash(form.get('code_verifier') ?? '', 'base64url');
  if (!fits) return refusal('invalid_grant', 'The code is not valid.');
  const { clientId, userId, workspaceId, permissions } = code;
  const grant: Grant = {
    ...{ id: takeUuid(state), clientId, userId, workspaceId, permissions },
    ...{ refresh: '', before: null, access: '', ended: false },
  };
  code.grantId = grant.id;
  state.oauth.grants.push(grant);
  rotate(state, grant);
  return answerOf(state, grant);
}

function renew(state: LinearState, form: URLSearchParams): WireResponse {
  const token = form.get('refresh_token') ?? '';
  const grant = state.oauth.grants.find(
    (g) => token !== '' && [g.refresh, g.before?.refresh].includes(token),
  );
  if (!grant || grant.ended || grant.clientId !== form.get('client_id'))
    return refusal('invalid_grant', 'The refresh token is not valid.');
  if (token === grant.refresh) rotate(state, grant);
  // Used again: the same answer for a while, as for a client that lost the first one.
  else if ((grant.before?.until ?? 0) <= state.clock.now())
    return refusal('invalid_grant', 'The refresh token was used already.');
  return answerOf(state, grant);
}

function revoke(state: LinearState, form: URLSearchParams): WireResponse {
  const token = form.get('token') ?? '';
  const grant = state.oauth.grants.find(
    (g) => !g.ended && token !== '' && [g.refresh, g.before?.refresh, g.access].includes(token),
  );
  if (!grant) return refusal('invalid_request', 'The token is not known.');
  endGrant(state, grant);
  return jsonResponse(200, {});
}

/** Answers `/oauth/token` and `/oauth/revoke` of the API's host; null for any other path. */
export function oauthAnswer(state: LinearState, request: WireRequest): WireResponse | null {
  const { path, method, headers, body } = request;
  if (path !== '/oauth/token' && path !== '/oauth/revoke') return null;
  if (method !== 'POST') return jsonResponse(405, { error: 'Method not allowed' });
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? ''))
    return refusal('invalid_request', 'The body has to be a form.');
  const form = new URLSearchParams(body);
  if (path === '/oauth/revoke') return revoke(state, form);
  if (!state.oauth.apps.some((a) => a.clientId === form.get('client_id')))
    return refusal('invalid_client', 'There is no such client.', 401);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchange(state, form);
    case 'refresh_token':
      return renew(state, form);
    default:
      return refusal('unsupported_grant_type', 'This grant type is not supported.');
  }
}
