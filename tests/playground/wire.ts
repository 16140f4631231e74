/** Requests and answers as plain data: the practice tracker's API works on these, with or without sockets. */

export interface WireRequest {
  method: string;
  host: string;
  /** Path without the query, as sent (percent-encoded). */
  path: string;
  /** Query without the question mark; empty when there is none. */
  query: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface WireResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** What a client of the practice tracker sees: an answer, or a connection that broke. */
export type WireOutcome =
  | { kind: 'response'; response: WireResponse; delayMs: number }
  /** `again`: a browser sends it once more by itself. */
  | { kind: 'dropped'; delayMs: number; again?: true };

/** One line of the log of all trackers. `path` never holds the query, so it compares with the extension's ledger. */
export interface LogEntry {
  /** Counts from 1. */
  index: number;
  time: string;
  method: string;
  host: string;
  path: string;
  query: string;
  /** 0 when the connection was dropped before an answer. */
  status: number;
  /** Id of the token or key in its state; null without a (known) one, and for Jira, which goes by sessions. */
  tokenId: string | null;
  /** Login of the token's or session's user. */
  login: string | null;
  requestBytes: number;
  responseBytes: number;
  /** True when the request changed the tracker, whatever the client was told. */
  wrote: boolean;
  /** Name of the fault that answered instead or broke the answer. */
  fault: string | null;
}

export const splitUrl = (url: string): { host: string; path: string; query: string } => {
  const parsed = new URL(url);
  return { host: parsed.host, path: parsed.pathname, query: parsed.search.slice(1) };
};

const encoder = new TextEncoder();
export const byteLength = (text: string): number => encoder.encode(text).length;

export function jsonResponse(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: value === undefined ? '' : JSON.stringify(value),
  };
}

/** Cookies of a request by name, decoded. */
export const cookiesOf = (header: string | undefined): Map<string, string> =>
  new Map(
    (header ?? '').split(/;\s*/).map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, decodeURIComponent(value.join('='))] as const;
    }),
  );
