/** Threat 8 in the worker: through which page a request with the person's own session goes, and what is written down. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { LedgerRow, Push } from '../../lib/messages/protocol';
import { type SessionDeps, sessionOf } from '../../lib/session';
import { OPERATIONS } from '../../lib/trackers/jira/operations';
import type { SessionCall } from '../../lib/trackers/tracker';

const SITE = 'acme.atlassian.net';
const GOOD = {
  ok: true,
  status: 200,
  text: '{}',
  headers: { date: 'Sat, 21 Nov 2026 09:00:00 GMT' },
  url: '',
};

type Tab = { url: string; courier: 'awake' | 'none' | 'frozen' | 'barred' };
let tabs: Record<number, Tab>;
let events: string[];
let rows: Partial<LedgerRow>[];
let now: number;
let told: (message: Extract<Push, { type: 'courier.run' }>, tab: number) => unknown;

beforeEach(() => {
  tabs = {};
  events = [];
  rows = [];
  now = 1_000_000;
  told = () => GOOD;
});

const deps = (): SessionDeps => ({
  table: OPERATIONS,
  tracker: 'jira',
  now: () => now,
  sleep: async (ms) => {
    events.push(`sleep ${ms}`);
    now += ms;
  },
  ledger: {
    begin: async (row) => {
      events.push('ledger');
      return String(rows.push(row));
    },
    end: async (id, status, received) => void Object.assign(rows[Number(id) - 1] ?? {}, { status, received }),
  },
  tabs: async () => Object.entries(tabs).map(([id, { url }]) => ({ id: Number(id), url })),
  async deliver(id, message) {
    const tab = tabs[id];
    if (message.type === 'courier.ping') events.push(`ping ${id}`);
    if (!tab || tab.courier === 'none' || tab.courier === 'barred') return undefined;
    if (tab.courier === 'frozen') return 'late';
    if (message.type === 'courier.ping') return true;
    if (message.type !== 'courier.run') return undefined;
    events.push(`run ${message.errand.operation} in ${id}`);
    return told(message, id);
  },
  async inject(id) {
    events.push(`inject ${id}`);
    const tab = tabs[id];
    if (!tab || tab.courier === 'barred') return false;
    tab.courier = 'awake';
    return true;
  },
});
const tab = (path: string, courier: Tab['courier'] = 'awake', host = SITE): Tab => ({
  url: `https://${host}${path}`,
  courier,
});
const READ: SessionCall = {
  ...{ tracker: 'jira', site: SITE, operation: 'property', why: 'Read the outcome', item: 'ACME-142' },
  path: { issue: 'ACME-142', property: 'sightline.outcome' },
};
const WRITE: SessionCall = {
  ...{ ...READ, operation: 'setProperty', why: 'Write the outcome', body: { v: 1, core: {} } },
};
const send = (call: SessionCall = READ) => sessionOf(deps())(call);
const runs = () => events.filter((e) => e.startsWith('run'));

describe('the page that carries it', () => {
  test.each(['/browse/ACME-142', '/jira/software/c/projects/ACME/boards/1', '/issues/?jql=x', '/'])(
    'is any of the site: %s',
    async (path) => {
      tabs = { 1: tab(path) };
      expect(await send()).toMatchObject({ ok: true, status: 200 });
    },
  );
  test('may be one of another product on the same site: the session is the same there', async () => {
    // A wiki has the same origin, and our courier in it does nothing but what the list names.
    tabs = { 1: tab('/wiki/spaces/ACME/overview', 'none') };
    expect(await send()).toMatchObject({ ok: true });
    expect(runs()).toEqual(['run property in 1']);
  });
  test.each<[string, string]>([
    ['of another site', 'https://other.atlassian.net/browse/ACME-142'],
    ['of a site that has this one in its name', 'https://acme.atlassian.net.evil.example/browse/ACME-142'],
    ['without https', 'http://acme.atlassian.net/browse/ACME-142'],
    ['on another port', 'https://acme.atlassian.net:8443/browse/ACME-142'],
    ['of nothing', 'about:blank'],
    ['that cannot be read', '::'],
  ])('is none %s', async (_, url) => {
    tabs = { 1: { url, courier: 'awake' } };
    expect(await send()).toEqual({ ok: false, code: 'no-tab' });
    expect(events).toEqual([]);
    expect(rows).toEqual([]);
  });
  test('gets the courier where it has none yet', async () => {
    tabs = { 1: tab('/browse/ACME-142', 'none') };
    expect(await send()).toMatchObject({ ok: true });
    expect(events).toEqual(['ping 1', 'inject 1', 'ping 1', 'ledger', 'run property in 1']);
  });
  test('is not one that takes no courier, nor a frozen one: the next is', async () => {
    tabs = { 1: tab('/a', 'frozen'), 2: tab('/b', 'barred'), 3: tab('/c') };
    expect(await send()).toMatchObject({ ok: true });
    expect(runs()).toEqual(['run property in 3']);
    // A frozen one is not given a courier: it would wait there and run much later.
    expect(events).not.toContain('inject 1');
  });
  test('is none where all are frozen', async () => {
    tabs = { 1: tab('/a', 'frozen'), 2: tab('/b', 'frozen') };
    expect(await send()).toEqual({ ok: false, code: 'no-tab' });
    expect(rows).toEqual([]);
  });
  test('that answered last is asked first, and another when it is gone', async () => {
    tabs = { 1: tab('/a', 'frozen'), 2: tab('/b'), 3: tab('/c') };
    const ask = sessionOf(deps());
    await ask(READ);
    const [first] = runs();
    events.length = 0;
    await ask(READ);
    expect(events.filter((e) => e.startsWith('ping'))).toHaveLength(1);
    expect(runs()).toEqual([first]);
    tabs = { 1: tab('/a'), 3: tab('/c', 'frozen') };
    expect(await ask(READ)).toMatchObject({ ok: true });
    expect(runs().at(-1)).toBe('run property in 1');
  });
});

describe('what is written down', () => {
  test('comes before it leaves, without the query', async () => {
    tabs = { 1: tab('/') };
    await send({ ...READ, operation: 'issue', path: { issue: 'ACME-142' }, query: { fields: 'summary' } });
    expect(events).toEqual(['ping 1', 'ledger', 'run issue in 1']);
    expect(rows).toEqual([
      {
        ...{ at: 1_000_000, host: SITE, method: 'GET', path: '/rest/api/3/issue/ACME-142', sent: 0 },
        ...{ why: 'Read the outcome', item: 'ACME-142', status: 200, received: 2 },
      },
    ]);
  });
  test.each<[string, unknown, string]>([
    ['a page that gave no answer in time', 'late', 'timeout'],
    ['a page that went away', undefined, 'offline'],
    ['an answer that is none', { ok: true, status: 'x' }, 'offline'],
    ['a redirect', { ok: false, code: 'redirected' }, 'redirected'],
    ['what the page refused', { ok: false, code: 'refused' }, 'refused'],
  ])('says how it ended: %s', async (_, brought, code) => {
    tabs = { 1: tab('/') };
    told = () => brought;
    expect(await send(WRITE)).toEqual({ ok: false, code });
    expect(rows).toMatchObject([{ method: 'PUT', sent: 17, status: code, received: 0 }]);
  });
  test.each<[string, SessionCall]>([
    ['an operation that is not in the list', { ...READ, operation: 'deleteIssue' }],
    ['a part that is none', { ...READ, path: { issue: '..', property: 'sightline.outcome' } }],
    ['a body where none belongs', { ...READ, body: {} }],
    ['a write without one', { ...READ, operation: 'setProperty' }],
    ['a body that is too long', { ...WRITE, body: 'x'.repeat(40_000) }],
  ])('is nothing of what is not asked: %s', async (_, call) => {
    tabs = { 1: tab('/') };
    expect(await send(call)).toEqual({ ok: false, code: 'refused' });
    expect([events, rows]).toEqual([[], []]);
  });
});

describe('what the page is told', () => {
  test('is the name of the operation, its parts, its site, and until when', async () => {
    tabs = { 1: tab('/') };
    const messages: unknown[] = [];
    told = (message) => {
      messages.push(message);
      return GOOD;
    };
    await send(WRITE);
    expect(messages).toEqual([
      {
        ...{ type: 'courier.run', tracker: 'jira', site: SITE, until: expect.any(Number) as number },
        errand: { operation: 'setProperty', path: WRITE.path, body: '{"v":1,"core":{}}' },
      },
    ]);
    const [{ until }] = messages as [{ until: number }];
    expect(until).toBeGreaterThan(now);
    expect(until).toBeLessThan(now + 25_000);
  });
  test('the tracker’s own clock is told of an answer, else ours', async () => {
    tabs = { 1: tab('/') };
    expect(await send()).toMatchObject({ at: Date.UTC(2026, 10, 21, 9) });
    told = () => ({ ...GOOD, headers: {} });
    expect(await send()).toMatchObject({ at: 1_000_000 });
  });
});

describe('one after another', () => {
  test('at a site, and beside each other at two', async () => {
    tabs = { 1: tab('/'), 2: tab('/', 'awake', 'jira.acme.example') };
    const open: (() => void)[] = [];
    told = () => new Promise((done) => open.push(() => done(GOOD)));
    const ask = sessionOf(deps());
    const all = [ask(READ), ask(READ), ask({ ...READ, site: 'jira.acme.example' })];
    await new Promise((r) => setTimeout(r, 5));
    expect(runs()).toEqual(['run property in 1', 'run property in 2']);
    for (const done of open.splice(0)) done();
    await new Promise((r) => setTimeout(r, 5));
    expect(runs()).toHaveLength(3);
    for (const done of open.splice(0)) done();
    expect(await Promise.all(all)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  });
  test('what somebody waits for goes before what a list asks for', async () => {
    tabs = { 1: tab('/') };
    const ask = sessionOf(deps());
    const patient = (issue: string) =>
      ask({ ...READ, patient: true, path: { issue, property: 'sightline.outcome' } });
    const order: string[] = [];
    told = ({ errand }) => {
      order.push(errand.path?.issue ?? '');
      return GOOD;
    };
    await Promise.all([patient('ACME-1'), patient('ACME-2'), ask(READ)]);
    expect(order).toEqual(['ACME-1', 'ACME-142', 'ACME-2']);
  });
  test('a second passes between two writes to a site', async () => {
    tabs = { 1: tab('/') };
    const ask = sessionOf(deps());
    await ask(WRITE);
    now += 400;
    await ask(READ);
    await ask(WRITE);
    expect(events.filter((e) => e.startsWith('sleep'))).toEqual(['sleep 600']);
  });
  test('one that fails does not hold up the next', async () => {
    tabs = { 1: tab('/') };
    const ask = sessionOf(deps());
    let first = true;
    told = () => {
      if (!first) return GOOD;
      first = false;
      throw new Error('the tab crashed');
    };
    const [one, two] = await Promise.allSettled([ask(READ), ask(READ)]);
    expect(one.status).toBe('rejected');
    expect(two).toMatchObject({ status: 'fulfilled', value: { ok: true } });
  });
});
