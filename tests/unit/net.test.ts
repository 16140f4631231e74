/** Threat 8: what leaves, where to, and with what. The ledger has it before the network does. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LedgerRow } from '../../lib/messages/protocol';
import { type NetDeps, network } from '../../lib/net';

const API = 'https://api.github.com';
const events: string[] = [];
const asked: { url: string; init: RequestInit }[] = [];
let answer: (url: string) => Response | Promise<Response>;
let begin: NetDeps['ledger']['begin'];
const rows: Partial<LedgerRow>[] = [];
let now = 0;

beforeEach(() => {
  events.length = asked.length = rows.length = 0;
  now = 1_000_000;
  answer = () => new Response('{}');
  begin = async (row) => {
    events.push('ledger');
    rows.push(row);
    return String(rows.length);
  };
});
const net = (origins: NetDeps['origins'] = [API]) =>
  network({
    fetch: async (url, init) => {
      events.push('fetch');
      asked.push({ url: String(url), init: init ?? {} });
      return answer(String(url));
    },
    now: () => now,
    sleep: async (ms) => {
      events.push(`sleep ${ms}`);
      now += ms;
    },
    origins,
    ledger: {
      begin: (row) => begin(row),
      end: async (id, status, received) =>
        void Object.assign(rows[Number(id) - 1] ?? {}, { status, received }),
    },
    secret: async (id) =>
      ({
        here: { origin: API, value: 'the-secret' },
        elsewhere: { origin: 'https://x.example', value: 'other' },
      })[id] ?? null,
  });
const headerOf = (i = 0) => new Headers(asked[i]?.init.headers);

describe('where to', () => {
  test('where that can change, it is asked for each request', async () => {
    let open = false;
    const asked: string[] = [];
    const send = net(async (origin) => {
      asked.push(origin);
      return open;
    });
    const url = 'https://api.acme.ghe.com/user';
    expect(await send({ url, why: 'x' })).toEqual({ ok: false, code: 'refused' });
    expect(events).toEqual([]);
    open = true;
    expect(await send({ url, why: 'x' })).toMatchObject({ ok: true });
    expect(asked).toEqual(['https://api.acme.ghe.com', 'https://api.acme.ghe.com']);
  });
  test.each([
    'https://evil.example/repos',
    'http://api.github.com/repos',
    'https://api.github.com.evil.example/',
    'https://api.github.com:8443/repos',
    'https://user@api.github.com/repos',
    'https://user:word@api.github.com/repos',
  ])('%s: nothing leaves, nothing is written down', async (url) => {
    expect(await net()({ url, why: 'x', credential: 'here' })).toEqual({ ok: false, code: 'refused' });
    expect(events).toEqual([]);
  });
  test('a secret goes to its own origin only, and one that is not there stops the request', async () => {
    const ask = net();
    await ask({ url: `${API}/user`, why: 'x', credential: 'here' });
    expect(headerOf().get('authorization')).toBe('Bearer the-secret');
    expect(await ask({ url: `${API}/user`, why: 'x', credential: 'elsewhere' })).toMatchObject({
      code: 'refused',
    });
    expect(await ask({ url: `${API}/user`, why: 'x', credential: 'gone' })).toMatchObject({
      code: 'refused',
    });
    await ask({ url: `${API}/user`, why: 'x' });
    expect(asked).toHaveLength(2);
    expect(headerOf(1).has('authorization')).toBe(false);
  });
  test('an answer from another origin is dropped, and said so in the ledger', async () => {
    answer = () => {
      const res = new Response('{"stolen":1}');
      Object.defineProperty(res, 'url', { value: 'https://evil.example/' });
      return res;
    };
    expect(await net()({ url: `${API}/user`, why: 'x', credential: 'here' })).toEqual({
      ok: false,
      code: 'redirected',
    });
    expect(rows).toMatchObject([{ status: 'redirected' }]);
  });
});

describe('with what', () => {
  test('no cookies, no referrer, no cache; writes follow no redirect, readings do', async () => {
    const ask = net();
    await ask({ url: `${API}/a`, why: 'x' });
    await ask({ url: `${API}/a`, why: 'x', method: 'PATCH', body: '{}' });
    await ask({ url: `${API}/graphql`, why: 'x', method: 'POST', body: '{}', readOnly: true });
    for (const { init } of asked)
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
    expect(asked.map((a) => a.init.redirect)).toEqual(['follow', 'error', 'follow']);
  });
  test('a second between two writes to one host, none before a reading', async () => {
    const ask = net();
    const write = { url: `${API}/a`, why: 'x', method: 'PATCH' as const, body: '{}' };
    await ask(write);
    await ask({ url: `${API}/graphql`, why: 'x', method: 'POST', readOnly: true });
    await ask(write);
    expect(events.filter((e) => e.startsWith('sleep'))).toEqual(['sleep 1000']);
  });
  test('where nothing may lead on, no redirect is followed, and that is told', async () => {
    const onto: { redirect?: RequestRedirect | undefined }[] = [];
    const still = network({
      fetch: async (_, init) => {
        onto.push({ redirect: init?.redirect });
        return Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
      },
      now: () => now,
      sleep: async () => undefined,
      origins: [API],
      follow: false,
      ledger: { begin: async () => '1', end: async (_, status) => void events.push(String(status)) },
      secret: async () => null,
    });
    expect(await still({ url: `${API}/x`, why: 'x' })).toEqual({ ok: false, code: 'redirected' });
    expect([onto, events]).toEqual([[{ redirect: 'manual' }], ['redirected']]);
  });
  test('taking something away is a write: it waits for the one before, and follows no redirect', async () => {
    const ask = net();
    await ask({ url: `${API}/a`, why: 'x', method: 'POST', body: '{}' });
    await ask({ url: `${API}/a`, why: 'x', method: 'DELETE' });
    expect(asked[1]?.init).toMatchObject({ method: 'DELETE', redirect: 'error' });
    expect(asked[1]?.init).not.toHaveProperty('body');
    expect(events.filter((e) => e.startsWith('sleep'))).toEqual(['sleep 1000']);
    expect(rows[1]).toMatchObject({ method: 'DELETE', path: '/a', status: 200 });
  });
  test('a known mark goes along, and "not modified" is an answer', async () => {
    answer = () => new Response(null, { status: 304, headers: { ETag: 'W/"a"' } });
    const got = await net()({ url: `${API}/a`, why: 'x', headers: { 'if-none-match': 'W/"a"' } });
    expect(headerOf().get('if-none-match')).toBe('W/"a"');
    expect(got).toMatchObject({ ok: true, status: 304, text: '', headers: { etag: 'W/"a"' } });
    expect(rows).toMatchObject([{ status: 304, received: 0 }]);
  });
  test('one after another to one host', async () => {
    let open = 0;
    let most = 0;
    answer = async () => {
      most = Math.max(most, ++open);
      await new Promise((r) => setTimeout(r, 5));
      open -= 1;
      return new Response('{}');
    };
    const ask = net();
    await Promise.all([1, 2, 3].map((i) => ask({ url: `${API}/${i}`, why: 'x' })));
    expect(most).toBe(1);
    expect(asked.map((a) => a.url)).toEqual([`${API}/1`, `${API}/2`, `${API}/3`]);
  });
});

describe('the ledger', () => {
  test('has it first, without query and without any secret', async () => {
    await net()({ url: `${API}/search?q=private`, why: 'Look', item: 'acme/shop#1', credential: 'here' });
    expect(events).toEqual(['ledger', 'fetch']);
    expect(rows).toMatchObject([
      {
        host: 'api.github.com',
        method: 'GET',
        path: '/search',
        why: 'Look',
        item: 'acme/shop#1',
        status: 200,
      },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/private|secret/);
  });
  test('what cannot be written down is not sent', async () => {
    begin = async () => {
      throw new Error('quota');
    };
    await expect(net()({ url: `${API}/user`, why: 'x' })).rejects.toThrow('quota');
    expect(asked).toEqual([]);
  });
  test('tells a broken connection and one that took too long', async () => {
    answer = () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await net()({ url: `${API}/user`, why: 'x' })).toEqual({ ok: false, code: 'offline' });
    vi.useFakeTimers();
    answer = () =>
      new Promise<Response>((_, reject) =>
        asked.at(-1)?.init.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    const slow = net()({ url: `${API}/user`, why: 'x' });
    await vi.advanceTimersByTimeAsync(24_900);
    expect(rows.at(-1)).not.toHaveProperty('status');
    await vi.advanceTimersByTimeAsync(200);
    expect(await slow).toEqual({ ok: false, code: 'timeout' });
    vi.useRealTimers();
    expect(rows.map((r) => r.status)).toEqual(['offline', 'timeout']);
  });
  test('an answer of more than four million characters is not read', async () => {
    answer = () => new Response('x'.repeat(4_000_001));
    expect(await net()({ url: `${API}/user`, why: 'x' })).toEqual({ ok: false, code: 'too-large' });
  });
});

test('what somebody waits for goes before the requests of lists that wait, never before the one under way', async () => {
  const order: string[] = [];
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const net = network({
    now: () => 0,
    sleep: async () => undefined,
    origins: ['https://api.example'],
    ledger: { begin: async () => '1', end: async () => undefined },
    secret: async () => null,
    fetch: (async (url: string) => {
      order.push(new URL(url).pathname);
      if (order.length === 1) await held;
      return new Response('{}');
    }) as typeof fetch,
  });
  const ask = (path: string, patient = false) =>
    net({ url: `https://api.example/${path}`, why: 'x', ...(patient && { patient }) });
  const all = [ask('list-1', true), ask('list-2', true), ask('list-3', true), ask('save'), ask('check')];
  await new Promise((r) => setTimeout(r, 5));
  release();
  await Promise.all(all);
  expect(order).toEqual(['/list-1', '/save', '/check', '/list-2', '/list-3']);
});
