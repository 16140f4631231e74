/** Pages of one site may have different cookies (containers, a private window): whose session carries what. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Push } from '../../lib/messages/protocol';
import { type SessionDeps, sessionOf } from '../../lib/session';
import { OPERATIONS } from '../../lib/trackers/jira/operations';
import type { SessionAnswer, SessionCall } from '../../lib/trackers/tracker';

const SITE = 'acme.atlassian.net';
type Tab = { host?: string; jar?: string; who: string; asleep?: true };
let tabs: Record<number, Tab>;
/** What was done, as whom. */
let done: string[];
let written: string[];
let known: (string | undefined)[];
let during: (operation: string) => void;

beforeEach(() => {
  tabs = { 1: { who: 'Mara' }, 2: { who: 'Jonas', jar: 'private' } };
  done = [];
  written = [];
  known = [];
  during = () => undefined;
});

function session() {
  const deps: SessionDeps = {
    table: OPERATIONS,
    tracker: 'jira',
    now: () => 1_000_000,
    sleep: async () => undefined,
    ledger: {
      begin: async ({ method, why }) => String(written.push(`${method} ${why}`)),
      end: async () => undefined,
    },
    tabs: async () =>
      Object.entries(tabs).map(([id, { host = SITE, jar }]) => ({
        id: Number(id),
        url: `https://${host}/browse/ACME-142`,
        ...(jar !== undefined && { jar }),
      })),
    jars: async () => known,
    inject: async () => false,
    async deliver(id, message: Push) {
      const tab = tabs[id];
      if (!tab) return undefined;
      if (tab.asleep) return 'late';
      if (message.type === 'courier.ping') return true;
      if (message.type !== 'courier.run') return undefined;
      done.push(`${message.errand.operation} as ${tab.who}`);
      during(message.errand.operation);
      return { ok: true, status: 200, headers: {}, text: tab.who, url: '' };
    },
  };
  return sessionOf(deps);
}

const ASK: SessionCall = { tracker: 'jira', site: SITE, operation: 'myself', why: 'Who is signed in?' };
/** A write that leaves only as Mara. */
const asMara = (answers: SessionAnswer[] = []): SessionCall => ({
  ...{ tracker: 'jira', site: SITE, operation: 'setProperty', why: 'Write the outcome', body: {} },
  path: { issue: '10023', property: 'sightline.outcome' },
  first: {
    operation: 'myself',
    why: 'Who is signed in?',
    may: async (answer) => {
      answers.push(answer);
      return answer.ok && answer.text === 'Mara';
    },
  },
});

describe('what is for the person of a tab', () => {
  test.each([
    [1, 'Mara', undefined],
    [2, 'Jonas', 'private'],
  ])('goes through a page with the same cookies: %s', async (tab, who, jar) => {
    const ask = session();
    await ask({ ...ASK, tab: 3 - tab });
    const told = await ask({ ...ASK, tab });
    expect(done.at(-1)).toBe(`myself as ${who}`);
    expect(told.ok && told.jar).toBe(jar);
  });
  test('through another page of theirs, when their own does not answer', async () => {
    tabs = { 1: { who: 'Mara', asleep: true }, 2: { who: 'Jonas', jar: 'private' }, 3: { who: 'Mara' } };
    await session()({ ...ASK, tab: 1 });
    expect(done).toEqual(['myself as Mara']);
  });
  test('through none, when no page of theirs does', async () => {
    tabs = { 1: { who: 'Mara', asleep: true }, 2: { who: 'Jonas', jar: 'private' } };
    expect(await session()({ ...ASK, tab: 1 })).toEqual({ ok: false, code: 'no-tab' });
    expect(await session()({ ...ASK, tab: 7 })).toEqual({ ok: false, code: 'no-tab' });
    expect(done).toEqual([]);
  });
  test('with the cookies of their page of another site', async () => {
    tabs = { 1: { who: 'Mara' }, 2: { who: 'Jonas', jar: 'c' }, 3: { who: '', jar: 'c', host: 'x.example' } };
    await session()({ ...ASK, tab: 3 });
    expect(done).toEqual(['myself as Jonas']);
  });
  test('in a page of the extension, only where there is but one session', async () => {
    expect(await session()({ ...ASK, tab: -1 })).toEqual({ ok: false, code: 'no-tab' });
    delete tabs[1];
    expect(await session()({ ...ASK, tab: -1 })).toMatchObject({ ok: true, jar: 'private' });
  });
});

describe('what is to be sent as an account', () => {
  test('goes through a page in which it was signed in, when one is open', async () => {
    for (const [jars, who] of [
      [['private'], 'Jonas'],
      [[undefined], 'Mara'],
      [['elsewhere', 'private'], 'Jonas'],
    ] as const) {
      known = [...jars];
      await session()({ ...ASK, as: 'whoever' });
      expect(done.at(-1)).toBe(`myself as ${who}`);
    }
  });
  test('else through any: it is asked there', async () => {
    known = ['elsewhere'];
    expect(await session()({ ...ASK, as: 'whoever' })).toMatchObject({ ok: true });
  });
});

describe('a write that asks first', () => {
  test('leaves through the page that answered, with nothing in between', async () => {
    const ask = session();
    await ask({ ...ASK, tab: 1 });
    done = [];
    written = [];
    const write = ask(asMara());
    const other = ask({ ...ASK, tab: 2 });
    expect([await write, await other]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(done).toEqual(['myself as Mara', 'setProperty as Mara', 'myself as Jonas']);
    expect(written.slice(0, 2)).toEqual(['GET Who is signed in?', 'PUT Write the outcome']);
  });
  test('does not leave where somebody else answers, and is not written down', async () => {
    const ask = session();
    await ask({ ...ASK, tab: 2 });
    written = [];
    const answers: SessionAnswer[] = [];
    expect(await ask(asMara(answers))).toEqual({ ok: false, code: 'held' });
    expect(done).not.toContain('setProperty as Jonas');
    expect(written).toEqual(['GET Who is signed in?']);
    expect(answers).toMatchObject([{ ok: true, text: 'Jonas' }]);
  });
  test.each<[string, (tab: number) => void]>([
    ['is closed', (tab) => delete tabs[tab]],
    ['is frozen', (tab) => Object.assign(tabs[tab] ?? {}, { asleep: true })],
  ])('does not leave when its page %s meanwhile: no other page takes it over', async (_, goes) => {
    tabs = { 1: { who: 'Mara' }, 2: { who: 'Jonas', jar: 'private' }, 3: { who: 'Mara' } };
    const ask = session();
    await ask({ ...ASK, tab: 1 });
    done = [];
    during = (operation) => {
      if (operation === 'myself' && done.length === 1)
        queueMicrotask(() => {
          goes(1);
        });
    };
    expect(await ask(asMara())).toEqual({ ok: false, code: 'no-tab' });
    expect(done).toEqual(['myself as Mara']);
    // The next time another page is asked, from the beginning.
    during = () => undefined;
    tabs = { 3: { who: 'Mara' } };
    expect(await ask(asMara())).toMatchObject({ ok: true });
  });
  test('one that asks nothing goes through the page that answered last, or not at all', async () => {
    tabs = { 1: { who: 'Mara' }, 2: { who: 'Jonas' } };
    const ask = session();
    const { first: _, ...write } = asMara();
    await ask({ ...ASK, tab: 1 });
    expect(await ask(write)).toMatchObject({ ok: true });
    delete tabs[1];
    expect(await ask(write)).toEqual({ ok: false, code: 'no-tab' });
    expect(done).toEqual(['myself as Mara', 'setProperty as Mara']);
    await ask(ASK);
    expect(await ask(write)).toMatchObject({ ok: true });
    expect(await ask({ ...write, tab: 2 })).toMatchObject({ ok: true });
  });
  test('a question that the list does not name is none', async () => {
    const call = { ...asMara(), first: { operation: 'whoami', why: '', may: async () => true } };
    expect(await session()(call)).toEqual({ ok: false, code: 'refused' });
    expect(done).toEqual([]);
  });
});
