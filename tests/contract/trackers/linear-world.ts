/**
 * A small Linear in memory, asked through the product's own network. Synthetic: workspaces, people and issues are
 * invented.
 */
import { network } from '../../../lib/net';
import type { ItemRef, Outcome } from '../../../lib/outcome/record';
import { stamp } from '../../../lib/outcome/version';
import { toAttachment } from '../../../lib/trackers/linear/attachment';
import { makeLinearHome } from '../../../lib/trackers/linear/home';
import type { HomeIo, TrackerHome, WriteMark } from '../../../lib/trackers/tracker';
import {
  defaults,
  type FakeAttachment,
  type FakeIssue,
  type KEYS,
  type Linear,
  type Request,
  serve,
  type Workspace,
} from './linear-fake';

export { type FakeIssue, refusal } from './linear-fake';

export const BASE = 'https://sightline.example/';
export const FORMER = 'https://old.example/o';
export const START = Date.UTC(2026, 10, 21, 9);
const iso = (ms: number) => new Date(ms).toISOString();

const SIZE = /^.{8}-/;
export const uuid = (n: number) =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`.replace(SIZE, '5a17e000-');

/** What comes instead of an answer, or after the request was carried out. */
export type Fault =
  | { kind: 'offline' | 'timeout' | 'drop-after' | 'truncated' }
  | { kind: 'answer'; status: number; body: unknown; headers?: Record<string, string> };
export const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Fault => ({
  kind: 'answer',
  status,
  body,
  headers,
});
export type KeyName = keyof typeof KEYS | 'revoked';

export const item = (key: string): ItemRef => ({ tracker: 'linear', site: 'linear.app', key });

export function setting(key: KeyName | null = 'pm', options: Partial<ReturnType<typeof defaults>> = {}) {
  const how = { ...defaults(), ...options };
  let time = START;
  let count = 1000;
  const workspaces: Workspace[] = [];
  const requests: Request[] = [];
  const ledger: { why: string; item?: string }[] = [];
  const faults: { fault: Fault; when(request: Request): boolean; left: number }[] = [];

  const touch = () => {
    time += 1000;
    return iso(time);
  };
  const linear: Linear = { workspaces, how, frozen: null, uuid: () => uuid(count++), touch };

  const send = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const headers = init?.headers as Record<string, string>;
    const { query, variables } = JSON.parse(String(init?.body)) as Request;
    const request = { query, variables, key: (headers.authorization ?? '').replace(/^Bearer /, '') };
    requests.push(request);
    const at = faults.findIndex((f) => f.left > 0 && f.when(request));
    const met = faults[at];
    if (met) met.left -= 1;
    const { fault } = met ?? {};
    if (fault?.kind === 'offline') throw new TypeError('Failed to fetch');
    if (fault?.kind === 'timeout')
      return new Promise((_done, fail) =>
        init?.signal?.addEventListener('abort', () => fail(new Error('aborted'))),
      );
    const served = fault?.kind === 'answer' ? fault : await serve(linear, request);
    if (fault?.kind === 'drop-after') throw new TypeError('Failed to fetch');
    const text = typeof served.body === 'string' ? served.body : JSON.stringify(served.body);
    return new Response(fault?.kind === 'truncated' ? text.slice(0, text.length / 2) : text, {
      status: served.status,
      headers: { 'content-type': 'application/json', ...served.headers },
    });
  };

  const io: HomeIo = {
    now: () => time,
    credentials: async () => (key === null ? [] : [{ id: key }]),
    net: network({
      fetch: send as typeof fetch,
      now: () => time,
      sleep: async () => undefined,
      origins: ['https://api.linear.app'],
      ledger: { begin: async (row) => String(ledger.push(row)), end: async () => undefined },
      secret: async (id) => ({ origin: 'https://api.linear.app', value: id }),
    }),
  };

  function workspace(urlKey: string, teams: string[]): Workspace {
    const made = {
      urlKey,
      previousUrlKeys: [],
      teams,
      issues: [],
      attachments: [],
      labels: [],
      comments: [],
    };
    workspaces.push(made);
    return made;
  }
  const acme = workspace('acme', ['ENG', 'OPS']);
  const beta = workspace('beta', ['ENG']);

  /** Makes an issue; a number is its UUID too. */
  function issue(number: number, more: Partial<FakeIssue> = {}, into = acme): FakeIssue {
    const made: FakeIssue = {
      id: uuid(number + (into === acme ? 0 : 500)),
      team: 'ENG',
      number,
      previousIdentifiers: [],
      title: `Issue ${number} of ${into.urlKey}`,
      description: null,
      createdAt: iso(START - 9_000_000),
      updatedAt: iso(START - 5_000_000),
      completedAt: null,
      archivedAt: null,
      trashed: false,
      creator: 'acme-dev',
      state: { name: 'In Progress', type: 'started' },
      spans: [],
      labels: [],
      ...more,
    };
    into.issues.push(made);
    return made;
  }
  /** Puts an attachment of ours on an issue, as any client would. */
  function attach(
    on: FakeIssue,
    outcome: Outcome,
    more: Partial<FakeAttachment> & { base?: string } = {},
    into = acme,
  ) {
    const { base = BASE, ...rest } = more;
    const { title, subtitle, url, metadata } = toAttachment(outcome, on.id, base);
    const made: FakeAttachment = {
      id: uuid(count++),
      issueId: on.id,
      url,
      title,
      subtitle,
      metadata: { ...metadata },
      updatedAt: touch(),
      archivedAt: null,
      ...rest,
    };
    into.attachments.push(made);
    return made;
  }

  return {
    io,
    how,
    acme,
    beta,
    requests,
    ledger,
    issue,
    attach,
    /** Reads show what stands again. */
    thaw: () => {
      linear.frozen = null;
    },
    /** @param word in the question; all of them without one */
    fault: (fault: Fault, word = '', left = Number.POSITIVE_INFINITY) =>
      faults.push({ fault, when: (r) => r.query.includes(word), left }),
    calm: () => faults.splice(0),
    sent: (word: string) => requests.filter((r) => r.query.includes(word)),
  };
}
export type World = ReturnType<typeof setting>;

export const home: TrackerHome = makeLinearHome({ base: BASE, formerBases: [] });
export const part = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the home has no such part');
  return value;
};

/** An outcome of an issue. */
export function outcomeOf(
  issue: FakeIssue,
  problem: string,
  before: Outcome | null = null,
  ws = 'acme',
): Outcome {
  const ref = { ...item(`${ws}/${issue.team}-${issue.number}`), id: issue.id };
  const content = { hypothesis: { problem }, primary: { metric: { name: 'Sign-ups' }, target: '12 %' } };
  return stamp(before, content, { id: 'o1', home: ref, by: 'acme-pm', at: '2026-11-20T08:00:00Z' });
}

/** Keeps the marks that a write leaves. */
export function marks(): { all: WriteMark[]; mark(m: WriteMark): Promise<void> } {
  const all: WriteMark[] = [];
  return { all, mark: async (m) => void all.push(m) };
}

/** An io whose network gives this answer to every request. */
export const answering = (text: string, status = 200, headers: Record<string, string> = {}): HomeIo => ({
  now: () => START,
  credentials: async () => [{ id: 'pm' }],
  net: async ({ url }) => ({ ok: true, status, headers, text, url, at: START }),
});
