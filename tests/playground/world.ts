/** State of every tracker, faults and foreign writer put together: the practice tracker without sockets. */
import type { Clock } from './clock';
import { Faults, faultName } from './faults';
import { emptyFileHost, FILE_HOSTS, type FileHost, handleFile } from './file-host';
import { Foreign } from './foreign';
import { handleApi, logRequest } from './github/api';
import { emptyState, type GithubState } from './github/state';
import { handleJiraApi, isJiraApi } from './jira/api';
import { handleJiraPage } from './jira/pages/actions';
import { type JiraSeedOptions, seedJira } from './jira/seed';
import { emptyJira, JIRA_HOSTS, JIRA_LOGIN_HOST, type JiraState } from './jira/state';
import { handleLinearApi, isLinearApi } from './linear/api';
import { handleLinearPage } from './linear/pages';
import { type LinearSeedOptions, seedLinear } from './linear/seed';
import { emptyLinear, LINEAR_HOSTS, type LinearState } from './linear/state';
import { type SeedOptions, seed } from './seed';
import { type Browsing, worldFetch } from './session';
import { byteLength, type WireOutcome, type WireRequest, type WireResponse } from './wire';

export interface World {
  /** GitHub's. The three share one clock and one log. */
  state: GithubState;
  jira: JiraState;
  linear: LinearState;
  /** Files behind plain addresses, of nobody's tracker. */
  host: FileHost;
  faults: Faults;
  foreign: Foreign;
  /**
   * One request, by its host to one of the APIs (or to a page of Jira's or Linear's), with faults and foreign writer
   * applied. Synchronous; `delayMs` is not waited for.
   */
  send(request: WireRequest): WireOutcome;
  /** The same for any other handler (pages). */
  exchange(request: WireRequest, handle: (request: WireRequest) => WireResponse): WireOutcome;
  /** `fetch` against this world; waits for slow answers with `sleep`, throws TypeError on broken connections. */
  fetch: typeof fetch;
  /**
   * The same as a script in a page has it: the browser adds cookies of whoever is signed in, Origin, Referer and its
   * User-Agent, and answers of other origins are kept from it unless they allow it.
   */
  fetchAs(browsing: Browsing): typeof fetch;
}

export interface WorldSeed extends SeedOptions {
  jira?: JiraSeedOptions;
  linear?: LinearSeedOptions;
}

export interface WorldOptions {
  clock?: Clock;
  /** false: an empty world. */
  seed?: WorldSeed | false;
  sleep?: (ms: number) => Promise<void>;
  /** Sees every exchange with its bodies, for instance to hold it against a tracker's description. */
  onExchange?: (request: WireRequest, response: WireResponse) => void;
}

const HTML_FAULT: WireResponse = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Sign in to the network</title></head><body><form></form></body></html>',
};

/** Three empty trackers with one clock and one log. */
function emptyStates(clock: Clock | undefined) {
  const state = emptyState(clock);
  const [jira, linear] = [emptyJira(state.clock), emptyLinear(state.clock)];
  jira.log = state.log;
  // Lines of other trackers only lack what Linear's have besides.
  linear.log = state.log as LinearState['log'];
  return { state, jira, linear };
}

export function createWorld(options: WorldOptions = {}): World {
  const { state, jira, linear } = emptyStates(options.clock);
  if (options.seed !== false) {
    const { jira: jiraSeed, linear: linearSeed, ...githubSeed } = options.seed ?? {};
    seed(state, githubSeed);
    seedJira(jira, jiraSeed);
    seedLinear(linear, linearSeed);
  }
  const host = emptyFileHost();
  const faults = new Faults();
  const foreign = new Foreign(state);

  const exchange: World['exchange'] = (request, handle) => {
    const { delayMs, fault } = faults.take(request);
    const name = fault ? faultName(fault) : null;
    const unanswered = fault?.kind === 'drop-after' || fault?.kind === 'resent';
    if (fault?.kind === 'offline') {
      logRequest(state, request, { status: 0, responseBytes: 0, wrote: false, fault: name });
      return { kind: 'dropped', delayMs };
    }
    foreign.runBefore(request);
    let response: WireResponse;
    const replaced = fault?.kind === 'html' ? HTML_FAULT : fault?.kind === 'answer' ? fault.response : null;
    if (replaced && !(fault?.kind === 'answer' && fault.applied)) {
      response = { ...replaced, headers: { ...replaced.headers } };
      logRequest(state, request, {
        status: response.status,
        responseBytes: byteLength(response.body),
        wrote: false,
        fault: name,
      });
    } else {
      const lines = state.log.length;
      response = handle(request);
      const line = state.log.length > lines ? state.log.at(-1) : undefined;
      if (replaced) response = { ...replaced, headers: { ...replaced.headers } };
      if (fault?.kind === 'rewrite') response = fault.change(response);
      if (fault?.kind === 'truncated')
        response = { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
      if (line && name) {
        line.fault = name;
        line.status = unanswered ? 0 : response.status;
        line.responseBytes = unanswered ? 0 : byteLength(response.body);
      }
    }
    foreign.runAfter(request);
    options.onExchange?.(request, response);
    if (fault?.kind === 'resent') return { kind: 'dropped', delayMs, again: true };
    return unanswered ? { kind: 'dropped', delayMs } : { kind: 'response', response, delayMs };
  };

  const handle = (request: WireRequest): WireResponse => {
    if (FILE_HOSTS.includes(request.host)) return handleFile(host, request);
    if (isLinearApi(request)) return handleLinearApi(linear, request);
    if (isJiraApi(request)) return handleJiraApi(jira, request);
    // Not of an API: for instance the login page, to which a request without a session is sent on.
    if (LINEAR_HOSTS.includes(request.host)) return handleLinearPage(linear, linear.settings, request);
    if (JIRA_HOSTS.includes(request.host) || request.host === JIRA_LOGIN_HOST)
      return handleJiraPage(jira, jira.settings, request);
    return handleApi(state, request);
  };
  const send: World['send'] = (request) => exchange(request, handle);
  return {
    state,
    jira,
    linear,
    host,
    faults,
    foreign,
    send,
    exchange,
    fetch: worldFetch(send, options.sleep),
    fetchAs: (browsing) => worldFetch(send, options.sleep, browsing),
  };
}
