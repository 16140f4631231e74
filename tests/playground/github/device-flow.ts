/** OAuth device flow, minimal: `POST /login/device/code` and `/login/oauth/access_token` on a host of pages. */
import type { WireRequest, WireResponse } from '../wire';
import { type GithubState, takeId } from './state';
import { origin } from './web-origin';

function answer(request: WireRequest, fields: Record<string, string | number>): WireResponse {
  const asJson = request.headers.accept?.includes('application/json');
  const text = Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, String(v)]));
  // No CORS headers here, as on GitHub: only callers with host permission can read the answer.
  return asJson
    ? {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(fields),
      }
    : {
        status: 200,
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: new URLSearchParams(text).toString(),
      };
}

function readForm(request: WireRequest): (name: string) => string | null {
  if (request.headers['content-type']?.includes('json')) {
    const json = JSON.parse(request.body || '{}') as Record<string, unknown>;
    return (name) => (typeof json[name] === 'string' ? json[name] : null);
  }
  const form = new URLSearchParams(request.body);
  return (name) => form.get(name);
}

/** Answers the two device-flow addresses; null for any other path. */
export function deviceFlow(state: GithubState, request: WireRequest): WireResponse | null {
  if (request.method !== 'POST') return null;
  if (request.path === '/login/device/code') {
    const clientId = readForm(request)('client_id');
    if (!clientId) return { ...answer(request, { error: 'Not Found' }), status: 404 };
    const n = takeId(state);
    const deviceCode = `dc${n.toString(16).padStart(38, '0')}`;
    const userCode = `${n.toString(36).toUpperCase().slice(-4).padStart(4, 'W')}-${(n * 7).toString(36).toUpperCase().slice(-4)}`;
    state.deviceCodes.set(deviceCode, {
      userCode,
      clientId,
      state: 'pending',
      login: null,
      lastPollAt: 0,
      interval: 5,
    });
    return answer(request, {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: `${origin().web}/login/device`,
      expires_in: 900,
      interval: 5,
    });
  }
  if (request.path !== '/login/oauth/access_token') return null;
  const form = readForm(request);
  if (form('grant_type') !== 'urn:ietf:params:oauth:grant-type:device_code')
    return answer(request, {
      error: 'unsupported_grant_type',
      error_description: 'The grant type must be device code.',
    });
  const code = state.deviceCodes.get(form('device_code') ?? '');
  if (!code || code.clientId !== form('client_id'))
    return answer(request, {
      error: 'incorrect_device_code',
      error_description: 'The device_code provided is not valid.',
    });
  const now = state.clock.now();
  const tooSoon = code.lastPollAt > 0 && now - code.lastPollAt < code.interval * 1000;
  code.lastPollAt = now;
  if (code.state === 'expired')
    return answer(request, { error: 'expired_token', error_description: 'This device_code has expired.' });
  if (code.state === 'denied')
    return answer(request, {
      error: 'access_denied',
      error_description: 'The authorization request was denied.',
    });
  if (tooSoon) {
    code.interval += 5;
    return answer(request, {
      error: 'slow_down',
      error_description: 'Too many requests have been made in the same timeframe.',
      interval: code.interval,
    });
  }
  if (code.state === 'pending' || code.login === null)
    return answer(request, {
      error: 'authorization_pending',
      error_description: 'The authorization request is still pending.',
    });
  const id = `device-${takeId(state)}`;
  const secret = `gho_${id}`;
  state.tokens.push({
    id,
    secret,
    kind: 'oauth',
    login: code.login,
    resourceOwner: null,
    repositories: 'all',
    issues: 'write',
    scopes: ['repo'],
    expiresAt: null,
    revoked: false,
    approved: true,
  });
  return answer(request, { access_token: secret, token_type: 'bearer', scope: 'repo' });
}

/** The person's part: typing the code on github.com and pressing Authorize or Cancel. */
export function answerDeviceCode(state: GithubState, userCode: string, login: string | null): void {
  for (const code of state.deviceCodes.values())
    if (code.userCode === userCode) {
      code.state = login === null ? 'denied' : 'granted';
      code.login = login;
    }
}
