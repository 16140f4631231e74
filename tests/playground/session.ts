/** `fetch` against a world without sockets: as a program has it, or as a script in a page of somebody's browser. */
import { splitUrl, type WireOutcome, type WireRequest } from './wire';

export interface Browsing {
  /** Who is signed in at the page's site; null: nobody. A function is asked at every request. */
  login: string | null | (() => string | null);
  /** Address of the page in which the script stands, for instance `https://acme.atlassian.net/browse/ACME-142`. */
  page: string;
  userAgent?: string;
}

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const NO_BODY = new Set([204, 304]);
const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const SAFE = ['GET', 'HEAD'];

/** What a browser adds to a request of a page. */
function dressed(wire: WireRequest, { login, page, userAgent }: Browsing, credentials: string): WireRequest {
  const from = new URL(page);
  const sameOrigin = from.host === wire.host;
  const who = typeof login === 'function' ? login() : login;
  const withCookies =
    who !== null && (credentials === 'include' || (credentials === 'same-origin' && sameOrigin));
  return {
    ...wire,
    headers: {
      ...wire.headers,
      'user-agent': userAgent ?? USER_AGENT,
      referer: sameOrigin ? page : `${from.origin}/`,
      ...((!sameOrigin || !SAFE.includes(wire.method)) && { origin: from.origin }),
      ...(withCookies && { cookie: `practice_user=${encodeURIComponent(who)}` }),
    },
  };
}

/** Never resolves; rejects when the signal fires, so that a slow answer can be given up. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );

function opaque(): Response {
  const response = new Response(null);
  for (const [name, value] of [
    ['type', 'opaqueredirect'],
    ['status', 0],
    ['ok', false],
  ] as const)
    Object.defineProperty(response, name, { value });
  return response;
}

const broken = (): TypeError => new TypeError('Failed to fetch');

/**
 * @param send one request to the world
 * @param browsing absent: a program, whose headers are sent as they are
 */
export function worldFetch(
  send: (request: WireRequest) => WireOutcome,
  sleep = realSleep,
  browsing?: Browsing,
): typeof fetch {
  return async (input, init) => {
    const target = browsing && typeof input === 'string' ? new URL(input, browsing.page) : input;
    let request = new Request(target, init);
    let body = request.body ? await request.text() : '';
    const credentials = init?.credentials ?? request.credentials;
    for (let hop = 0; hop < 5; hop += 1) {
      request.signal.throwIfAborted();
      const plain = {
        method: request.method,
        ...splitUrl(request.url),
        headers: Object.fromEntries(request.headers),
        body,
      };
      const wire = browsing ? dressed(plain, browsing, credentials) : plain;
      let outcome = send(wire);
      if (outcome.kind === 'dropped' && outcome.again) outcome = send(wire);
      if (outcome.delayMs > 0) await Promise.race([sleep(outcome.delayMs), aborted(request.signal)]);
      request.signal.throwIfAborted();
      if (outcome.kind === 'dropped') throw broken();
      const { status, headers, body: text } = outcome.response;
      const foreign = browsing && new URL(browsing.page).host !== wire.host;
      if (foreign && headers['access-control-allow-origin'] === undefined) throw broken();
      const location = headers.location;
      // A page that follows no redirect is told nothing of where it leads.
      if (browsing && request.redirect === 'manual' && status >= 301 && status <= 308 && status !== 304)
        return opaque();
      if (status >= 301 && status <= 308 && status !== 304 && location) {
        if (request.redirect === 'error') throw broken();
        if (request.redirect === 'follow') {
          const asGet = status === 303 || (status <= 302 && request.method === 'POST');
          if (asGet) body = '';
          request = new Request(new URL(location, request.url), {
            method: asGet ? 'GET' : request.method,
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
    throw broken();
  };
}
