/**
 * The practice tracker over HTTPS on 127.0.0.1 under the real host names: Chromium maps the hosts to the port, Firefox
 * goes through the CONNECT proxy. Nothing else listens, nothing leaves the machine.
 */
import { createHash, X509Certificate } from 'node:crypto';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { generate } from 'selfsigned';
import { type Clock, wallClock } from './clock';
import { ending } from './ending';
import type { Faults } from './faults';
import { FILE_HOSTS, handleFile } from './file-host';
import type { Foreign } from './foreign';
import { handleApi, isApiRequest as isApi } from './github/api';
import { assets, handlePage } from './github/pages/actions';
import { defaultSettings, type PlaygroundSettings } from './github/pages/view';
import type { GithubState } from './github/state';
import { WEB_HOSTS } from './github/web-origin';
import { handleJiraApi, isJiraApi } from './jira/api';
import { handleJiraPage } from './jira/pages/actions';
import type { JiraSettings } from './jira/settings';
import { JIRA_HOSTS, JIRA_LOGIN_HOST, type JiraState } from './jira/state';
import { handleLinearApi, isLinearApi } from './linear/api';
import { handleLinearPage } from './linear/pages';
import type { LinearSettings } from './linear/settings';
import { LINEAR_HOSTS, type LinearState } from './linear/state';
import { byteLength, type LogEntry, type WireRequest, type WireResponse } from './wire';
import { createWorld, type World, type WorldOptions, type WorldSeed } from './world';

export const HOSTS = [
  'github.com',
  'gist.github.com',
  'github.githubassets.com',
  'api.github.com',
  'acme.ghe.com',
  'api.acme.ghe.com',
  ...JIRA_HOSTS,
  JIRA_LOGIN_HOST,
  ...LINEAR_HOSTS,
  ...FILE_HOSTS,
];

/** Settings with parts of their parts left out. */
type Changes<T> = { [K in keyof T]?: T[K] extends object ? Partial<T[K]> : T[K] };

/** What stands here is GitHub's; timing and who is signed in go for all trackers that are not told otherwise. */
export interface PlaygroundOptions extends Partial<PlaygroundSettings> {
  jira?: Changes<JiraSettings>;
  linear?: Changes<LinearSettings>;
  /** 0 or absent: any free port. */
  port?: number;
  seed?: WorldSeed | false;
  clock?: Clock;
  /** Sees every exchange with its bodies, pages and assets too. */
  onExchange?: WorldOptions['onExchange'];
}

export interface Playground {
  port: number;
  proxyPort: number;
  /** base64 SHA-256 of the certificate's public key, for --ignore-certificate-errors-spki-list. */
  spki: string;
  certPem: string;
  hosts: readonly string[];
  /** Flags that send Chromium here for every host and nowhere else. */
  chromiumArgs: string[];
  /** GitHub's. */
  state: GithubState;
  jira: JiraState;
  linear: LinearState;
  /** API requests of all trackers in their order, as in each `state.log`. */
  log: LogEntry[];
  /** Page and asset requests, and names asked of the proxy that it refused. */
  pageLog: { method: string; host: string; path: string; status: number }[];
  faults: Faults;
  foreign: Foreign;
  settings: PlaygroundSettings;
  jiraSettings: JiraSettings;
  linearSettings: LinearSettings;
  world: World;
  close(): Promise<void>;
}

async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'github.com'}`);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([k, v]) => [k, Array.isArray(v) ? v.join(', ') : (v ?? '')]),
  );
  return {
    method: request.method ?? 'GET',
    host: url.hostname,
    path: url.pathname,
    query: url.search.slice(1),
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

const nothingHere: WireResponse = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Nothing to practise here.',
};

const isAnyApi = (request: WireRequest): boolean =>
  isApi(request) || isJiraApi(request) || isLinearApi(request);

function route(world: World, settings: PlaygroundSettings, request: WireRequest): WireResponse {
  const { jira, linear } = world;
  if (FILE_HOSTS.includes(request.host)) return handleFile(world.host, request);
  if (isApi(request)) return handleApi(world.state, request);
  if (isJiraApi(request)) return handleJiraApi(jira, request);
  if (isLinearApi(request)) return handleLinearApi(linear, request);
  if (LINEAR_HOSTS.includes(request.host)) return handleLinearPage(linear, linear.settings, request);
  if (JIRA_HOSTS.includes(request.host) || request.host === JIRA_LOGIN_HOST)
    return handleJiraPage(jira, jira.settings, request);
  if (request.host === 'github.githubassets.com') return assets(request);
  if (WEB_HOSTS.includes(request.host) || request.host === 'gist.github.com')
    return handlePage(world.state, settings, request);
  return { ...nothingHere };
}

function startProxy(target: number, refused: (host: string) => void): Promise<Server> {
  const proxy = createHttpServer((_, response) => {
    response.statusCode = 502;
    response.end();
  });
  proxy.on('connect', (request, socket, head) => {
    // Browsers that go away, or whose line is cut, reset what they had open.
    socket.on('error', () => socket.destroy());
    const host = request.url?.split(':')[0] ?? '';
    if (!HOSTS.includes(host)) {
      refused(host);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  return new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => resolve(proxy)));
}

const portOf = (server: { address(): ReturnType<Server['address']> }): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const makeCertificate = () =>
  generate([{ name: 'commonName', value: 'github.com' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2 as const, value })) },
    ],
  });
/** Puts changes over settings, one level into what they hold. */
function withChanges<T extends object>(settings: T, ...changes: (Changes<T> | undefined)[]): T {
  for (const change of changes)
    for (const [key, value] of Object.entries(change ?? {})) {
      if (value === undefined) continue;
      const name = key as keyof T;
      const inner = settings[name];
      if (typeof inner === 'object' && inner !== null && typeof value === 'object' && value !== null)
        Object.assign(inner, value);
      else settings[name] = value as T[keyof T];
    }
  return settings;
}

/** What all trackers' pages have in common. */
const COMMON = ['user', 'hydrationMs', 'softNavMs', 'livePollMs'] as const;
const commonOf = (
  changes: Partial<PlaygroundSettings>,
): Partial<Pick<JiraSettings, (typeof COMMON)[number]>> =>
  Object.fromEntries(
    COMMON.filter((name) => changes[name] !== undefined).map((name) => [name, changes[name]]),
  );

/** One for all practice trackers of a process, so that a browser can go from one to the next. */
let certificate: ReturnType<typeof makeCertificate> | undefined;

/** Starts everything; `settings`, `state`, `faults` and `foreign` may be changed while it runs. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const {
    port: wantedPort = 0,
    seed,
    clock = wallClock,
    onExchange,
    jira: jiraChanges,
    linear: linearChanges,
    ...changes
  } = options;
  const settings = { ...defaultSettings(), ...changes };
  const world = createWorld({
    clock,
    ...(seed !== undefined && { seed }),
    ...(onExchange && { onExchange }),
  });
  const pageLog: Playground['pageLog'] = [];
  const jiraSettings = withChanges(world.jira.settings, commonOf(changes), jiraChanges);
  const linearSettings = withChanges(world.linear.settings, commonOf(changes), linearChanges);

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    const apiLines = world.state.log.length;
    const outcome = world.exchange(request, (r) => route(world, settings, r));
    // Faults write a line for every request they meet; pages keep their own log.
    if (!isAnyApi(request)) world.state.log.splice(apiLines);
    if (!isAnyApi(request) && request.path !== '/_practice/live')
      pageLog.push({
        method: request.method,
        host: request.host,
        path: request.path,
        status: outcome.kind === 'response' ? outcome.response.status : 0,
      });
    if (outcome.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, outcome.delayMs));
    if (outcome.kind === 'dropped') {
      incoming.socket.destroy();
      return;
    }
    const { status, headers, body } = outcome.response;
    const bodiless = status === 204 || status === 304;
    outgoing.writeHead(status, {
      ...headers,
      ...(!bodiless && { 'content-length': String(byteLength(body)) }),
    });
    outgoing.end(bodiless || request.method === 'HEAD' ? undefined : body);
  };

  certificate ??= makeCertificate();
  const pems = await certificate;
  const server = createServer({ key: pems.private, cert: pems.cert }, (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      console.error('practice tracker:', error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(wantedPort, '127.0.0.1', resolve));
  const port = portOf(server);
  const proxy = await startProxy(port, (host) =>
    pageLog.push({ method: 'CONNECT', host, path: '', status: 403 }),
  );
  const key = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  const spki = createHash('sha256').update(key).digest('base64');
  const [endServer, endProxy] = [ending(server), ending(proxy)];
  return {
    port,
    proxyPort: portOf(proxy),
    spki,
    certPem: pems.cert,
    hosts: HOSTS,
    chromiumArgs: [
      `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(',')},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${spki}`,
    ],
    state: world.state,
    jira: world.jira,
    linear: world.linear,
    log: world.state.log,
    pageLog,
    faults: world.faults,
    foreign: world.foreign,
    settings,
    jiraSettings,
    linearSettings,
    world,
    close: async () => {
      await Promise.all([endServer(), endProxy()]);
    },
  };
}
