/** Threat 8 in the page: what the courier carries out with a person's session, and for whom. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Errand, Push } from '../../../lib/messages/protocol';
import { listen, run } from '../../../lib/page/courier';
import { OPERATIONS } from '../../../lib/trackers/jira/operations';
import type { SessionTable } from '../../../lib/trackers/tracker';

const SITE = 'acme.atlassian.net';
const ORIGIN = `https://${SITE}`;
const asked: { url: string; init: RequestInit }[] = [];
let answer: (init: RequestInit) => Response | Promise<Response>;

beforeEach(() => {
  asked.length = 0;
  answer = () => new Response('{}', { headers: { 'content-type': 'application/json' } });
});
afterEach(() => vi.useRealTimers());

const web = (origin = ORIGIN) => ({
  origin,
  fetch: (async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return answer(init);
  }) as unknown as typeof fetch,
});
const LATER = Number.POSITIVE_INFINITY;
const carry = (errand: Errand, table: SessionTable = OPERATIONS, of = { site: SITE, until: LATER }) =>
  run(table, errand, of, web());

const READ: Errand = { operation: 'property', path: { issue: 'ACME-142', property: 'sightline.outcome' } };
const PATH = '/rest/api/3/issue/ACME-142/properties/sightline.outcome';
const WRITE: Errand = { ...READ, operation: 'setProperty', body: '{"v":1,"core":{}}' };
const NO = { ok: false, code: 'refused' };

describe('an address is made from the list alone', () => {
  test('its parts are filled in, the site is the page’s own', async () => {
    expect(await carry(READ)).toMatchObject({ ok: true, status: 200, text: '{}', url: ORIGIN + PATH });
    expect(asked).toMatchObject([{ url: ORIGIN + PATH, init: { method: 'GET' } }]);
  });
  test('a query of known names is added to it', async () => {
    await carry({ operation: 'issue', path: { issue: '10023' }, query: { fields: 'summary' } });
    expect(asked[0]?.url).toBe(`${ORIGIN}/rest/api/3/issue/10023?fields=summary`);
  });

  const cases: [why: string, errand: Errand][] = [
    ['an operation that is not in the list', { operation: 'deleteIssue', path: { issue: 'ACME-142' } }],
    ['a name that every object has', { operation: 'constructor' }],
    ['an address instead of a name', { operation: `${ORIGIN}/rest/api/3/myself` }],
    ['a part that is missing', { operation: 'property', path: { issue: 'ACME-142' } }],
    ['a part too many', { ...READ, path: { ...READ.path, more: 'x' } }],
    ['a query nobody knows', { ...READ, query: { overrideScreenSecurity: 'true' } }],
    [
      'a value of a query that is none',
      { operation: 'issue', path: { issue: '1' }, query: { fields: '*all' } },
    ],
    ['somebody else’s property', { ...READ, path: { ...READ.path, property: 'other.app' } }],
    ...[
      '..',
      '.',
      '',
      '../../user',
      'ACME-1/../../user',
      'ACME-1%2F..',
      'ACME-1?x=1',
      'ACME-1#x',
      ' ACME-1',
    ].map((issue): [string, Errand] => [
      `an issue called ${JSON.stringify(issue)}`,
      { ...READ, path: { ...READ.path, issue } },
    ]),
    ['a way up in the property', { ...READ, path: { ...READ.path, property: 'sightline.outcome/../x' } }],
  ];
  test.each(cases)('%s is not asked', async (_, errand) => {
    expect(await carry(errand)).toEqual(NO);
    expect(asked).toEqual([]);
  });

  const OPEN: SessionTable = { any: { method: 'GET', path: '/x/{part}', parts: { part: /^.*$/s } } };
  test.each(['..', '.', ''])('%j is no part, whatever the list lets in', async (part) => {
    expect(await carry({ operation: 'any', path: { part } }, OPEN)).toEqual(NO);
  });
  test.each(['a/b', '../x', '?x', '#x', '\\', '%2e%2e', 'ä'])('%j is written as one part', async (part) => {
    await carry({ operation: 'any', path: { part } }, OPEN);
    expect(new URL(asked[0]?.url ?? '').pathname).toBe(`/x/${encodeURIComponent(part)}`);
  });
});

describe('a body', () => {
  test('goes as JSON, with what the list adds', async () => {
    await carry(WRITE);
    const init = asked[0]?.init;
    if (!init) throw new Error('nothing was asked');
    expect(init).toMatchObject({ method: 'PUT', body: WRITE.body });
    expect(init.headers).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      'x-atlassian-token': 'no-check',
    });
  });
  test.each<[string, Errand]>([
    ['where none is allowed', { ...READ, body: '{}' }],
    ['that is missing', { ...READ, operation: 'setProperty' }],
    ['that is too long', { ...WRITE, body: 'x'.repeat(32_769) }],
  ])('%s is not sent', async (_, errand) => {
    expect(await carry(errand)).toEqual(NO);
    expect(asked).toEqual([]);
  });
  test('of the longest that is allowed is', async () => {
    expect(await carry({ ...WRITE, body: 'x'.repeat(32_768) })).toMatchObject({ ok: true });
  });
});

describe('where and when', () => {
  test.each(['evil.example', `${SITE}.evil.example`, 'other.atlassian.net', `${SITE}:8443`])(
    'an errand for another site than the page’s (%s) is not carried out',
    async (site) => {
      expect(await carry(READ, OPERATIONS, { site, until: LATER })).toEqual(NO);
      expect(asked).toEqual([]);
    },
  );
  test('one that comes too late is not carried out: it was given up long ago', async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    expect(await carry(WRITE, OPERATIONS, { site: SITE, until: 999_999 })).toMatchObject({ ok: false });
    expect(asked).toEqual([]);
    expect(await carry(WRITE, OPERATIONS, { site: SITE, until: 1_000_000 })).toMatchObject({ ok: true });
  });
  test('cookies are those of the page itself; none go where the list says so', async () => {
    await carry(READ);
    await carry({ operation: 'anonymousProject', path: { project: 'ACME' } });
    const told = asked.map(({ init }) => [init.credentials, init.cache, init.redirect]);
    expect(told).toEqual([
      ['same-origin', 'no-store', 'manual'],
      ['omit', 'no-store', 'manual'],
    ]);
  });
});

describe('what came of it', () => {
  test('of the headers only what the worker needs is told', async () => {
    answer = () =>
      new Response('{}', {
        status: 429,
        headers: { 'retry-after': '5', 'set-cookie': 'a=b', 'x-aaccountid': 'somebody', date: 'now' },
      });
    const told = await carry(READ);
    expect(told).toMatchObject({ ok: true, status: 429 });
    expect(told.ok && Object.keys(told.headers).sort()).toEqual(['content-type', 'date', 'retry-after']);
  });
  test('a redirect is not followed, whatever it was', async () => {
    answer = () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    expect(await carry(WRITE)).toEqual({ ok: false, code: 'redirected' });
    expect(asked).toHaveLength(1);
  });
  test('a connection that breaks', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await carry(READ)).toEqual({ ok: false, code: 'offline' });
  });
  test('an answer that is longer than anything of ours', async () => {
    answer = () => new Response('x'.repeat(4_000_001));
    expect(await carry(READ)).toEqual({ ok: false, code: 'too-large' });
  });
  test('none for twenty seconds: it is ended before the worker may die over it', async () => {
    vi.useFakeTimers();
    let ended = false;
    answer = (init) =>
      new Promise((_, fail) =>
        init.signal?.addEventListener('abort', () => {
          ended = true;
          fail(new DOMException('aborted', 'AbortError'));
        }),
      );
    const told = carry(READ);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await told).toEqual({ ok: false, code: 'timeout' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('who is heard', () => {
  beforeEach(() => vi.stubGlobal('location', { origin: ORIGIN }));
  afterEach(() => vi.unstubAllGlobals());
  const told = listen({ jira: OPERATIONS }, 'own');
  const message: Push = {
    ...{ type: 'courier.run', tracker: 'jira', site: SITE },
    ...{ until: LATER, errand: { operation: 'deleteIssue' } },
  };
  test('the worker, by a ping and by errands', async () => {
    expect(await told({ type: 'courier.ping' }, { id: 'own' })).toBe(true);
    expect(await told(message, { id: 'own' })).toEqual(NO);
  });
  test.each<[string, { id?: string; tab?: unknown }]>([
    ['another extension', { id: 'other' }],
    ['nobody', {}],
    ['a page script of our own', { id: 'own', tab: { id: 1 } }],
  ])('not %s', (_, sender) => {
    expect(told(message, sender)).toBeUndefined();
    expect(told({ type: 'courier.ping' }, sender)).toBeUndefined();
  });
  test('what is for other scripts is left to them', () => {
    expect(told({ type: 'push.settings', developer: true }, { id: 'own' })).toBeUndefined();
  });
  test.each(['linear', 'constructor', ''])('a tracker without a list (%j) has none', async (tracker) => {
    expect(await told({ ...message, tracker } as Push, { id: 'own' })).toMatchObject({ ok: false });
  });
});
