/**
 * The practice Jira asked as the product asks it: adapter, worker's session, courier, practice server. What is sent,
 * what is written down, what comes back.
 */
import { expect } from 'vitest';
import type { LedgerRow, Push } from '../../../lib/messages/protocol';
import type { Content, ItemRef, Outcome } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { run } from '../../../lib/page/courier';
import { type SessionDeps, sessionOf } from '../../../lib/session';
import { jiraHome } from '../../../lib/trackers/jira/home';
import { toProperties } from '../../../lib/trackers/jira/property';
import type {
  HomeIo,
  HomeRead,
  HomeWrite,
  Limited,
  RowRead,
  TrackerHome,
  TrackerLists,
  WriteMark,
} from '../../../lib/trackers/tracker';
import { type Fault, Faults } from '../../playground/faults';
import { handleJiraApi } from '../../playground/jira/api';
import { loginPage } from '../../playground/jira/rest/guards';
import { type JiraSeedOptions, seedJira } from '../../playground/jira/seed';
import {
  createJiraIssue,
  emptyJira,
  findProject,
  findUser,
  JIRA_SITE,
  jiraIssue,
  setProperty,
} from '../../playground/jira/state';
import { splitUrl, type WireRequest, type WireResponse } from '../../playground/wire';
import { describedBy, type Exchange } from './jira-described';

export const BASE = 'https://sightline.example/';
const HEADERS: Readonly<Record<string, string>> = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) practice',
};

export const item = (key: string, more: Partial<ItemRef> = {}): ItemRef => ({
  tracker: 'jira',
  site: JIRA_SITE,
  key,
  ...more,
});
export const place = (name: string, site = JIRA_SITE) => ({ tracker: 'jira', site, name, owner: site });

export const PLAN: Content = {
  hypothesis: {
    problem: 'Shoppers are sent to a sign-up form before they can pay',
    segment: 'First-time shoppers on mobile',
    reason: '31 of 84 checkout tickets in October named the account step',
  },
  primary: { metric: { name: 'Checkout completion' }, target: '67 %', by: '2027-03-31' },
};

/** The first version of an outcome on an issue. */
export const outcomeOn = (key: string, content: Content = PLAN, more: Partial<ItemRef> = {}): Outcome =>
  stamp(null, content, {
    id: `o_${key.toLowerCase()}`,
    home: item(key, more),
    by: 'Mara Lind',
    at: '2026-11-21T08:00:00Z',
  });

/** A later version. */
export const later = (before: Outcome, content: Content): Outcome =>
  stamp(before, { ...before.content, ...content }, { id: before.id, home: before.home, by: 'Jonas Okoye' });

/** Both properties of a version, for the seed. */
export function stored(outcome: Outcome): Record<string, unknown> {
  const { property, summary } = toProperties(outcome);
  return { 'sightline.outcome': property, 'sightline.summary': summary };
}

export type Setting = ReturnType<typeof setting>;

type Options = {
  /** Who is signed in; null: nobody. */
  login?: string | null;
  properties?: JiraSeedOptions['properties'];
  home?: TrackerHome;
};

export function setting({
  login = 'acme-pm',
  properties = {},
  home = jiraHome({ base: BASE }),
}: Options = {}) {
  const state = emptyJira();
  seedJira(state, { properties });
  const faults = new Faults();
  const exchanges: Exchange[] = [];
  const ledger: Omit<LedgerRow, 'id' | 'status' | 'received'>[] = [];
  const signed: unknown[] = [];
  const pauses: { of: Limited; until: number }[] = [];
  const present = {
    login,
    tab: true as boolean | 'asleep',
    hook: null as ((request: { method: string; path: string }) => void) | null,
  };
  const { clock } = state;

  function answer(request: WireRequest): WireResponse | null {
    const { fault } = faults.take(request);
    if (fault?.kind === 'offline') return null;
    if (fault?.kind === 'answer' && !fault.applied) return dated(fault.response);
    if (fault?.kind === 'html') return dated(loginPage());
    const real = handleJiraApi(state, request);
    exchanges.push({ request, response: real });
    if (fault?.kind === 'drop-after') return null;
    if (fault?.kind === 'answer') return dated(fault.response);
    if (fault?.kind === 'rewrite') return fault.change(real);
    if (fault?.kind === 'truncated') return { ...real, body: real.body.slice(0, real.body.length / 2) };
    return real;
  }
  const dated = (response: WireResponse): WireResponse => ({
    ...response,
    headers: { date: new Date(clock.now()).toUTCString(), ...response.headers },
  });

  /** `fetch` as a page of the site does it. */
  const pageFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, { method: init?.method ?? 'GET' });
    present.hook?.({ method: request.method, path: new URL(request.url).pathname });
    const nobody = init?.credentials === 'omit' || present.login === null;
    const cookies: Record<string, string> = nobody ? {} : { cookie: `practice_user=${present.login}` };
    const told = answer({
      method: request.method,
      ...splitUrl(request.url),
      headers: {
        ...HEADERS,
        ...(init?.headers as Record<string, string>),
        origin: new URL(request.url).origin,
        ...cookies,
      },
      body: typeof init?.body === 'string' ? init.body : '',
    });
    if (told === null) throw new TypeError('Failed to fetch');
    const moved = told.status >= 300 && told.status <= 399;
    if (moved && init?.redirect === 'manual') return { type: 'opaqueredirect', status: 0 } as Response;
    return new Response(told.status === 204 || told.body === '' ? null : told.body, told);
  };

  const deps = (table: SessionDeps['table']): SessionDeps => ({
    table,
    tracker: 'jira',
    now: clock.now,
    sleep: async (ms) => clock.advance(ms),
    ledger: { begin: async (row) => String(ledger.push(row)), end: async () => undefined },
    tabs: async () =>
      present.tab
        ? [JIRA_SITE, 'jira.acme.example'].map((host, id) => ({ id, url: `https://${host}/browse/ACME-142` }))
        : [],
    inject: async () => false,
    async deliver(tab, message: Push) {
      if (message.type === 'courier.ping') return true;
      if (message.type !== 'courier.run') return undefined;
      if (present.tab === 'asleep') return 'late';
      const origin = `https://${tab === 0 ? JIRA_SITE : 'jira.acme.example'}`;
      return run(
        table,
        message.errand,
        { site: message.site, until: Number.POSITIVE_INFINITY },
        { origin, fetch: pageFetch },
      );
    },
  });
  const session = sessionOf(deps(home.session ?? {}));
  const io: HomeIo = {
    now: clock.now,
    net: async () => {
      throw new Error('this tracker is never asked by the network');
    },
    session,
    credentials: async ({ site }) => [
      {
        id: `session:jira:${site}`,
        session: true,
        ...(present.login !== null && { account: findUser(state, present.login)?.accountId ?? '' }),
      },
    ],
    signedIn: async (...told) => void signed.push(told),
    pauses: {
      until: async (of) =>
        pauses.find((p) => (p.of.part === undefined || p.of.part === of.part) && p.until > clock.now())
          ?.until,
      begin: async (of, until) => void pauses.push({ of, until: until ?? 0 }),
    },
  };

  return {
    state,
    home,
    io,
    faults,
    ledger,
    signed,
    pauses,
    /** Change these at any time: who is signed in, whether a page is open. */
    present,
    exchanges,
    /** What was asked so far, as "GET /rest/api/3/myself". */
    asked: () => ledger.map(({ method, path }) => `${method} ${path}`),
    fault: (method: string, path: string | RegExp, fault: Fault, times: number | 'always' = 1) =>
      faults.on({ method, path }, fault, times),
    property: (key: string, name = 'sightline.outcome') => {
      const issue = state.issues.find(
        (i) => `${i.number}` === key.split('-')[1] && i.projectId === projectId(key),
      );
      return issue?.properties.get(name)?.value;
    },
    /** Every exchange so far was one that Atlassian describes (with SPECS; else nothing is checked). */
    described: () => expect(describedBy(exchanges)).toEqual([]),
    read: async (key: string): Promise<HomeRead> => {
      const told = await home.read(item(key), io);
      if (!told.ok) throw new Error(told.trouble.code);
      return told.read;
    },
    write: async (
      outcome: Outcome,
      seen: string,
      how: Parameters<TrackerHome['write']>[5] = {},
      key = outcome.home.key,
    ): Promise<HomeWrite & { marks: WriteMark[] }> => {
      const marks: WriteMark[] = [];
      const told = await home.write(item(key), outcome, seen, io, async (m) => void marks.push(m), how);
      return { ...told, marks };
    },
    /** Somebody else writes both properties. */
    foreign: (key: string, outcome: Outcome) => {
      for (const [name, value] of Object.entries(stored(outcome)))
        setProperty(state, key, name, value, 'acme-dev');
    },
  };

  function projectId(key: string) {
    return state.projects.find((p) => p.key === key.split('-')[0])?.id;
  }
}

/** The lists of a home. */
export const listsOf = (s: Setting): TrackerLists => {
  if (!s.home.lists) throw new Error('no lists');
  return s.home.lists;
};

export const rowsOf = async (keys: string[], s: Setting): Promise<RowRead[]> => {
  const told = await listsOf(s).read(
    keys.map((key) => item(key)),
    s.io,
  );
  if (!told.ok) throw new Error(told.trouble.code);
  return told.rows;
};

/** Each row in a word. */
export const kinds = (rows: RowRead[]) =>
  rows.map((r) => (r.kind === 'item' ? r.read.home.kind : r.kind === 'unreadable' ? r.trouble.code : r.kind));

/** So many new issues in the project ACME; their keys. */
export const many = (s: Setting, count: number): string[] => {
  const acme = findProject(s.state, 'ACME');
  if (!acme) throw new Error('no project');
  return Array.from({ length: count }, (_, i) => {
    const { number } = createJiraIssue(s.state, acme, { summary: `Row ${i}`, reporter: 'acme-pm' });
    return `ACME-${number}`;
  });
};

/** The outcome that was read. */
export const outcomeIn = (read: HomeRead): Outcome => {
  if (read.home.kind !== 'outcome') throw new Error(`read ${read.home.kind}`);
  return read.home.outcome;
};

export const FIRST = outcomeOn('ACME-142');

/** Requests as `asked` tells them. */
export const GET = (key: string) => `GET /rest/api/3/issue/${key}`;
export const PUT = (s: Setting, key: string, name: string) =>
  `PUT /rest/api/3/issue/${jiraIssue(s.state, key).id}/properties/sightline.${name}`;
export const BULK = 'POST /rest/api/3/issue/bulkfetch';
export const RIGHTS = 'GET /rest/api/3/mypermissions';
/** Who is signed in: asked before other things, as often as it may have changed. */
export const MYSELF = 'GET /rest/api/3/myself';
/** Do comments of a project hold records? */
export const COUNT = 'POST /rest/api/3/search/approximate-count';
export const COMMENTS = (s: Setting, key: string) =>
  `GET /rest/api/3/issue/${jiraIssue(s.state, key).id}/comment`;
