import { describe, expect, test } from 'vitest';
import { type Code, startFlow, waitForToken } from '../../../components/options/device-flow';
import type { Net } from '../../../lib/trackers/tracker';

type Sent = Parameters<Net>[0];
type Res = Awaited<ReturnType<Net>>;

/** A network that answers with the given bodies, one after another. */
function net(...bodies: (object | string | 'offline')[]) {
  const sent: Sent[] = [];
  const send = (async (req: Sent): Promise<Res> => {
    sent.push(req);
    const body = bodies.shift() ?? 'offline';
    if (body === 'offline') return { ok: false, code: 'offline' };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return { ok: true, status: 200, headers: {}, text, url: req.url, at: 0 };
  }) as Net;
  return { send, sent };
}
function clock() {
  let t = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => t,
    sleep: async (ms: number) => {
      slept.push(ms);
      t += ms;
    },
  };
}
const CODE: Code = { userCode: 'ABCD-1234', deviceCode: 'dev', interval: 5, expiresAt: 900_000 };
const never = () => false;

describe('connecting with a code', () => {
  test('asks for a code and tells only what is needed', async () => {
    const { send, sent } = net({
      device_code: 'dev',
      user_code: 'ABCD-1234',
      verification_uri: 'https://evil.example/',
      expires_in: 900,
      interval: 5,
    });
    expect(await startFlow(send, 'Iv1.x', clock())).toEqual({ ok: true, code: CODE });
    expect(sent[0]?.url).toBe('https://github.com/login/device/code');
    expect(sent[0]?.credential).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toEqual({
      client_id: 'Iv1.x',
      scope: 'repo',
    });
  });
  test('waits as long as it is told, slower when asked to, and through a lost request', async () => {
    const { send, sent } = net({ error: 'authorization_pending' }, { error: 'slow_down' }, 'offline', {
      access_token: 'gho_token',
    });
    const c = clock();
    expect(await waitForToken(send, 'Iv1.x', CODE, c, never)).toEqual({ ok: true, token: 'gho_token' });
    expect(c.slept).toEqual([5000, 5000, 10_000, 10_000]);
    expect(sent).toHaveLength(4);
  });
  test.each([
    [{ error: 'expired_token' }, 'expired'],
    [{ error: 'access_denied' }, 'denied'],
    [{ error: 'device_flow_disabled' }, 'disabled'],
    [{ error: 'incorrect_client_credentials' }, 'answer'],
    ['<html>', 'answer'],
    ['[1]', 'answer'],
  ])('%o ends with %s', async (body, why) => {
    const { send } = net(body);
    expect(await waitForToken(send, 'Iv1.x', CODE, clock(), never)).toEqual({ ok: false, why });
  });
  test('ends when the code does, and when the person stops it', async () => {
    const many = Array.from({ length: 400 }, () => ({ error: 'authorization_pending' }));
    expect(await waitForToken(net(...many).send, 'x', CODE, clock(), never)).toMatchObject({
      why: 'expired',
    });
    const { send, sent } = net(...many);
    expect(await waitForToken(send, 'x', CODE, clock(), () => true)).toMatchObject({ why: 'stopped' });
    expect(sent).toHaveLength(0);
  });
});
