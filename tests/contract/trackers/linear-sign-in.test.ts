/** Signing in at Linear, against the practice Linear: the way there and back, and everything that can go wrong. */
import { beforeEach, describe, expect, test } from 'vitest';
import { deleteAllSecrets } from '../../../lib/store/secret-writer';
import { challengeOf } from '../../../lib/trackers/linear/oauth-flow';
import type { Fault } from '../../playground/faults';
import { handleLinearApi } from '../../playground/linear/api';
import { PRACTICE_APP } from '../../playground/linear/oauth';
import { API, practiceLinear, REDIRECT, windowOf } from '../../support/signing-in';

beforeEach(deleteAllSecrets);
const TOKEN = { path: '/oauth/token' };
const answer = (status: number, body: unknown): Fault => ({
  kind: 'answer',
  response: { status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) },
});
const fine = { access_token: 'a', refresh_token: 'r', token_type: 'Bearer', expires_in: 60 };

test('the challenge of RFC 7636, appendix B', async () => {
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

describe('signing in', () => {
  test('gives tokens that work, for the workspace that was chosen', async () => {
    const p = practiceLinear();
    const told = await p.flow('Allow in Acme');
    const [grant] = p.oauth.grants;
    expect(told).toEqual({
      ...{ ok: true, workspace: 'acme', value: grant?.access, token: grant?.refresh },
      endsAt: p.clock.now() + 86_399_000,
    });
    expect(grant).toMatchObject({ permissions: ['read', 'write'], ended: false });
    expect(p.asked()).toEqual(['/oauth/token 200', '/graphql 200']);
  });

  test('asks with a state and a challenge of its own each time, and names nothing secret', async () => {
    const p = practiceLinear();
    const windows = [windowOf(p.world, 'Allow in Acme'), windowOf(p.world, 'Allow in Acme')];
    for (const identity of windows) await p.flow(null, { identity });
    const [one, two] = windows.map((w) => new URL(w.seen[0] ?? '').searchParams);
    expect(Object.fromEntries(one ?? [])).toMatchObject({
      ...{ client_id: PRACTICE_APP, redirect_uri: REDIRECT, response_type: 'code', scope: 'read,write' },
      ...{ code_challenge_method: 'S256', prompt: 'consent', actor: 'user' },
    });
    for (const name of ['state', 'code_challenge']) {
      expect(one?.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one?.get(name)).not.toBe(two?.get(name));
    }
    expect(one?.get('code_verifier')).toBeNull();
  });

  test('takes whichever workspace is chosen where none is wanted', async () => {
    expect(await practiceLinear().flow('Allow in Globex', { workspace: '' })).toMatchObject({
      ok: true,
      workspace: 'globex',
    });
  });

  test('one that was renamed counts under its former name', async () => {
    const p = practiceLinear();
    const [acme] = p.world.linear.workspaces;
    Object.assign(acme ?? {}, { urlKey: 'acme-inc', previousUrlKeys: ['acme'] });
    expect(await p.flow('Allow in Acme')).toMatchObject({ ok: true, workspace: 'acme-inc' });
  });

  test('another workspace than the one wanted is told, and ended at once', async () => {
    const p = practiceLinear();
    expect(await p.flow('Allow in Globex')).toEqual({ ok: false, why: 'other', opens: 'globex' });
    expect(p.oauth.grants).toMatchObject([{ ended: true }]);
  });

  test('but not ended where another sign-in of that workspace might end with it', async () => {
    const p = practiceLinear();
    const connected = (w: string) => w === 'globex';
    expect(await p.flow('Allow in Globex', { connected })).toMatchObject({ why: 'other' });
    expect(p.oauth.grants).toMatchObject([{ ended: false }]);
  });
});

describe('no tokens', () => {
  test.each([
    ['the window is closed', null, 'open', 'cancelled'],
    ['the person says no', 'Cancel', 'open', 'denied'],
    ['an admin allows no apps', 'Allow in Acme', 'denied', 'denied'],
    [
      'an admin has to approve it first, and the person closes that page',
      'Allow in Acme',
      'page',
      'cancelled',
    ],
  ] as const)('%s', async (_, choice, approval, why) => {
    const p = practiceLinear();
    p.oauth.approval = approval;
    expect(await p.flow(choice)).toEqual({ ok: false, why });
    expect(p.asked()).toEqual([]);
  });

  test('Linear’s page does not load', async () => {
    const p = practiceLinear();
    p.world.faults.on({ path: '/oauth/authorize' }, { kind: 'offline' });
    expect(await p.flow('Allow in Acme')).toEqual({ ok: false, why: 'unreachable' });
  });

  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43)), 'state'],
    ['no state', (url: URL) => url.searchParams.delete('state'), 'state'],
    ['another host', (url: URL) => (url.hostname = 'evil.chromiumapp.org'), 'elsewhere'],
    ['another path', (url: URL) => (url.pathname = '/elsewhere'), 'elsewhere'],
    ['no code', (url: URL) => url.searchParams.delete('code'), 'answer'],
    ['an error nobody knows', (url: URL) => url.searchParams.set('error', 'server_error'), 'declined'],
    ['a code that is none', (url: URL) => url.searchParams.set('code', 'guessed'), 'code'],
  ] as [string, (url: URL) => unknown, string][])('the way back has %s', async (_, change, why) => {
    const p = practiceLinear();
    const real = windowOf(p.world, 'Allow in Acme');
    const open = async (url: string) => {
      const back = new URL(await real.open(url));
      change(back);
      return back.href;
    };
    expect(await p.flow(null, { identity: { ...real, open } })).toEqual({ ok: false, why });
    expect(p.oauth.grants).toEqual([]);
  });

  test.each([undefined, '', 'not an address'])('the way back is %o', async (back) => {
    const identity = { redirectUrl: () => REDIRECT, open: async () => back };
    expect((await practiceLinear().flow(null, { identity })).ok).toBe(false);
  });

  test('somebody else tries the code without its verifier; then it runs out', async () => {
    const p = practiceLinear();
    const real = windowOf(p.world, 'Allow in Acme');
    const open = async (url: string) => {
      const back = await real.open(url);
      // Whoever sees the address has the code, and not the verifier.
      const form = new URLSearchParams({
        ...{ grant_type: 'authorization_code', client_id: PRACTICE_APP, redirect_uri: REDIRECT },
        ...{ code: new URL(back).searchParams.get('code') ?? '', code_verifier: 'guessed' },
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const stolen = handleLinearApi(p.world.linear, {
        ...{ method: 'POST', host: 'api.linear.app', path: '/oauth/token', query: '' },
        ...{ headers, body: form.toString() },
      });
      expect(stolen.status).toBe(400);
      p.clock.advance(11 * 60_000);
      return back;
    };
    // Eleven minutes later the code has ended as well.
    expect(await p.flow(null, { identity: { ...real, open } })).toEqual({ ok: false, why: 'code' });
    expect(p.oauth.grants).toEqual([]);
  });

  test('an app that Linear does not know', async () => {
    const p = practiceLinear();
    expect(await p.flow('Allow in Acme', { clientId: 'another' })).toEqual({ ok: false, why: 'cancelled' });
  });

  test.each<[string, Fault, string]>([
    ['offline', { kind: 'offline' }, 'offline'],
    ['fails', answer(500, 'oops'), 'server'],
    ['asks for a pause', answer(429, {}), 'busy'],
    ['answers with a page', { kind: 'html' }, 'answer'],
    ['answers half', { kind: 'truncated' }, 'answer'],
    ['gives no refresh token', answer(200, { ...fine, refresh_token: undefined }), 'answer'],
    ['gives tokens of another kind', answer(200, { ...fine, token_type: 'mac' }), 'answer'],
    ['gives a token no header takes', answer(200, { ...fine, access_token: 'a\nb' }), 'answer'],
    ['gives tokens without end', answer(200, { ...fine, expires_in: 1e12 }), 'answer'],
    ['gives tokens that are over', answer(200, { ...fine, expires_in: 0 }), 'answer'],
    ['refuses the code', answer(400, { error: 'invalid_grant', error_description: 'x' }), 'code'],
    ['refuses in words that are none', answer(400, { error: '<b>no</b>' }), 'answer'],
  ])('the token endpoint %s', async (_, fault, why) => {
    const p = practiceLinear();
    p.world.faults.on(TOKEN, fault);
    expect(await p.flow('Allow in Acme')).toEqual({ ok: false, why });
  });

  test('the workspace cannot be told: the tokens are ended, not kept', async () => {
    const p = practiceLinear();
    p.world.faults.on({ path: '/graphql' }, { kind: 'offline' });
    expect(await p.flow('Allow in Acme')).toEqual({ ok: false, why: 'offline' });
    expect(p.oauth.grants).toMatchObject([{ ended: true }]);
  });
});

test('the ledger names every request and none of the secrets', async () => {
  const p = practiceLinear();
  const told = await p.flow('Allow in Acme');
  if (!told.ok) throw new Error(told.why);
  const text = JSON.stringify(p.rows);
  expect(text).toContain('/oauth/token');
  for (const secret of [told.value, told.token, p.oauth.codes[0]?.code ?? '?'])
    expect(text).not.toContain(secret);
});

describe('the practice Linear', () => {
  const send = (path: string, form: Record<string, string>, type = 'application/x-www-form-urlencoded') => {
    const p = practiceLinear();
    return handleLinearApi(p.world.linear, {
      ...{ method: 'POST', host: new URL(API).host, path, query: '', headers: { 'content-type': type } },
      body: new URLSearchParams(form).toString(),
    });
  };
  test.each([
    ['/oauth/token', { grant_type: 'password', client_id: PRACTICE_APP }, 400, 'unsupported_grant_type'],
    ['/oauth/token', { grant_type: 'refresh_token', client_id: 'another' }, 401, 'invalid_client'],
    ['/oauth/token', { grant_type: 'refresh_token', client_id: PRACTICE_APP }, 400, 'invalid_grant'],
    ['/oauth/revoke', { token: 'unknown' }, 400, 'invalid_request'],
  ])('%s %o', (path, form, status, error) => {
    const { status: is, body } = send(path, form);
    expect([is, JSON.parse(body).error]).toEqual([status, error]);
  });
  test('takes forms only', () => {
    expect(send('/oauth/token', {}, 'application/json').status).toBe(400);
  });
  test('ends a sign-in whose code comes twice', async () => {
    const p = practiceLinear();
    await p.flow('Allow in Acme');
    const [code] = p.oauth.codes;
    const form = { grant_type: 'authorization_code', client_id: PRACTICE_APP, code: code?.code ?? '' };
    handleLinearApi(p.world.linear, {
      ...{ method: 'POST', host: 'api.linear.app', path: '/oauth/token', query: '' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    expect(p.oauth.grants).toMatchObject([{ ended: true }]);
  });
  test('sends nobody on to an address that is none of the app’s', () => {
    const { world } = practiceLinear();
    const query = new URLSearchParams({ client_id: PRACTICE_APP, redirect_uri: 'https://evil.example/' });
    const outcome = world.send({
      ...{ method: 'GET', host: 'linear.app', path: '/oauth/authorize', query: query.toString() },
      ...{ headers: {}, body: '' },
    });
    expect(outcome).toMatchObject({ kind: 'response', response: { status: 400 } });
  });
});
