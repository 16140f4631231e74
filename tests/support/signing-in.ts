/** Signing in at the practice Linear without a browser: its consent page, our network, the real store of secrets. */
import 'fake-indexeddb/auto';
import { network } from '../../lib/net';
import { type Renewing, renewing } from '../../lib/renewing';
import { type Renewable, renewable } from '../../lib/store/secret-renewal';
import { writeSecret } from '../../lib/store/secret-writer';
import { secrets } from '../../lib/store/secrets';
import { openSecrets } from '../../lib/store/secrets-db';
import { renewalWith } from '../../lib/trackers/linear/oauth';
import { type SignedIn, type SignInAsked, signIn } from '../../lib/trackers/linear/oauth-flow';
import type { Net } from '../../lib/trackers/tracker';
import { PRACTICE_APP } from '../playground/linear/oauth';
import { createWorld, type World } from '../playground/world';

export const REDIRECT = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
export const API = 'https://api.linear.app';

/** What people do with the window: press what reads so, or close it (null). */
export type Choice = 'Allow in Acme' | 'Allow in Globex' | 'Cancel' | null;

/** The browser's window: it is over once it reaches the extension's own address. */
export function windowOf(world: World, choice: Choice, login = 'acme-pm') {
  const seen: string[] = [];
  const visit = (address: string) => {
    const url = new URL(address, 'https://linear.app');
    seen.push(url.href);
    const outcome = world.send({
      ...{ method: 'GET', host: url.host, path: url.pathname, query: url.search.slice(1) },
      ...{ headers: { cookie: `practice_user=${login}` }, body: '' },
    });
    if (outcome.kind === 'dropped') throw new Error('Authorization page could not be loaded.');
    return outcome.response;
  };
  const closed = () => new Error('The user did not approve access.');
  return {
    seen,
    redirectUrl: () => REDIRECT,
    open: async (address: string): Promise<string> => {
      const first = visit(address);
      if (first.headers.location?.startsWith(REDIRECT)) return first.headers.location;
      if (choice === null) throw closed();
      const links = [...first.body.matchAll(/href="([^"]+)">([^<]+)</g)];
      const href = links.find(([, , words]) => words === choice)?.[1];
      if (href === undefined) throw closed();
      return visit(href.replaceAll('&amp;', '&')).headers.location ?? '';
    },
  };
}

/** `fetch` without the environment's `Request`, which in a test with a document follows rules of pages. */
function plainFetch(world: World): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(String(input));
    const outcome = world.send({
      ...{ method: init.method ?? 'GET', host: url.host, path: url.pathname, query: url.search.slice(1) },
      ...{ headers: init.headers as Record<string, string>, body: String(init.body ?? '') },
    });
    if (outcome.kind === 'dropped') throw new TypeError('Failed to fetch');
    const { status, headers, body } = outcome.response;
    return new Response(body, { status, headers });
  };
}

/** One device: network, ledger, secrets. Another worker on it is another call of `worker`. */
export function practiceLinear() {
  const world = createWorld();
  const { clock, oauth } = world.linear;
  const rows: unknown[] = [];
  const net: Net = network({
    fetch: plainFetch(world),
    now: clock.now,
    sleep: async (ms) => clock.advance(ms),
    origins: [API],
    ledger: { begin: async (row) => `r${rows.push(row)}`, end: async () => undefined },
    secret: (id) => secrets().value(id),
  });
  const flow = (choice: Choice, more: Partial<SignInAsked> = {}): Promise<SignedIn> =>
    signIn({
      ...{ identity: windowOf(world, choice), net, clientId: PRACTICE_APP, now: clock.now },
      ...{ workspace: 'acme', connected: () => false },
      ...more,
    });
  const worker = (store: Renewable = renewable(), through: Net = net): Renewing =>
    renewing({ net: through, store, renewals: [renewalWith(PRACTICE_APP)], now: clock.now });
  /** Signs in and saves it, as the options page does. */
  async function signedIn(choice: Choice = 'Allow in Acme', workspace = 'acme') {
    const told = await flow(choice, { workspace });
    if (!told.ok) throw new Error(told.why);
    const { value, token, endsAt } = told;
    const card = { tracker: 'linear', label: told.workspace, owner: told.workspace, origin: API };
    const id = await writeSecret({ ...card, value, renewal: { token, endsAt } });
    const grant = oauth.grants.at(-1);
    if (!grant) throw new Error('no sign-in at the practice Linear');
    return { id, grant, ...told };
  }
  /** Paths of the API that were asked, with their answers. */
  const asked = () =>
    world.linear.log.filter((l) => l.host === 'api.linear.app').map((l) => `${l.path} ${l.status}`);
  return { world, clock, oauth, net, rows, flow, worker, signedIn, asked };
}

/** A question as the adapters ask it. */
export const question = (credential: string) => ({
  ...{ url: `${API}/graphql`, method: 'POST' as const, readOnly: true, credential, why: 'Ask' },
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{viewer{id}}' }),
});

/** What is on the disk of one credential. */
export async function stored(id: string) {
  const db = await openSecrets();
  const found = await db.get('secrets', id);
  db.close();
  return found;
}

/** Signed in, and what was asked since. `plain`: the network without renewal. */
export async function going() {
  const p = practiceLinear();
  const signed = await p.signedIn();
  const before = p.asked().length;
  const since = () => p.asked().slice(before);
  return { ...p, ...signed, since, plain: p.net, net: p.worker().net };
}

/** The status, or why there is none. */
export const statusOf = (answer: Awaited<ReturnType<Net>>) =>
  answer.ok ? answer.status : (answer.trouble?.code ?? answer.code);
