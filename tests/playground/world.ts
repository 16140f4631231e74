/** State, faults and foreign writer put together: the practice tracker without sockets. */
import type { Clock } from './clock';
import { Faults, faultName } from './faults';
import { Foreign } from './foreign';
import { handleApi, logRequest } from './github/api';
import { emptyState, type GithubState } from './github/state';
import { type SeedOptions, seed } from './seed';
import { byteLength, splitUrl, type WireOutcome, type WireRequest, type WireResponse } from './wire';

export interface World {
  state: GithubState;
  faults: Faults;
  foreign: Foreign;
  /** One request to the API, with faults and foreign writer applied. Synchronous; `delayMs` is not waited for. */
  send(request: WireRequest): WireOutcome;
  /** The same for any other handler (pages). */
  exchange(request: WireRequest, handle: (request: WireRequest) => WireResponse): WireOutcome;
  /** `fetch` against this world; waits for slow answers with `sleep`, throws TypeError on broken connections. */
  fetch: typeof fetch;
}

export interface WorldOptions {
  clock?: Clock;
  /** false: an empty world. */
  seed?: SeedOptions | false;
  sleep?: (ms: number) => Promise<void>;
  /** Sees every exchange with its bodies, for instance to hold it against GitHub's description. */
  onExchange?: (request: WireRequest, response: WireResponse) => void;
}

const HTML_FAULT: WireResponse = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Sign in to the network</title></head><body><form></form></body></html>',
};

export function createWorld(options: WorldOptions = {}): World {
  const state = emptyState(options.clock);
  if (options.seed !== false) seed(state, options.seed);
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

  const send: World['send'] = (request) => exchange(request, (r) => handleApi(state, r));
  return { state, faults, foreign, send, exchange, fetch: worldFetch(send, options.sleep) };
}

const NO_BODY = new Set([204, 304]);
const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function worldFetch(send: World['send'], sleep = realSleep): typeof fetch {
  return async (input, init) => {
    let request = new Request(input, init);
    const body = request.body ? await request.text() : '';
    for (let hop = 0; hop < 5; hop += 1) {
      request.signal.throwIfAborted();
      const wire = {
        method: request.method,
        ...splitUrl(request.url),
        headers: Object.fromEntries(request.headers),
        body,
      };
      let outcome = send(wire);
      if (outcome.kind === 'dropped' && outcome.again) outcome = send(wire);
      if (outcome.delayMs > 0) await Promise.race([sleep(outcome.delayMs), aborted(request.signal)]);
      request.signal.throwIfAborted();
      if (outcome.kind === 'dropped') throw new TypeError('Failed to fetch');
      const { status, headers, body: text } = outcome.response;
      const location = headers.location;
      if (status >= 301 && status <= 308 && status !== 304 && location) {
        if (request.redirect === 'error') throw new TypeError('Failed to fetch');
        if (request.redirect === 'follow') {
          request = new Request(location, {
            method: request.method,
            headers: request.headers,
            signal: request.signal,
            redirect: 'follow',
          });
          continue;
        }
      }
      const response = new Response(NO_BODY.has(status) ? null : text, { status, headers });
      Object.defineProperty(response, 'url', { value: request.url });
      Object.defineProperty(response, 'redirected', { value: hop > 0 });
      return response;
    }
    throw new TypeError('Failed to fetch');
  };
}

/** Never resolves; rejects when the signal fires, so that a slow answer can be given up. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
