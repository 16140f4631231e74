/** Faults that can be switched on for requests that match, once, n times or until switched off. */
import type { WireRequest, WireResponse } from './wire';

export interface Match {
  method?: string;
  host?: string;
  /** Exact path, or a pattern tried on it. */
  path?: string | RegExp;
  /** Pattern tried on the request body, for instance a GraphQL field name. */
  body?: RegExp;
}

export type Fault =
  /** The connection breaks before the request arrives. */
  | { kind: 'offline' }
  /** The request is carried out, then the connection breaks before the answer. */
  | { kind: 'drop-after' }
  /**
   * The same on a connection that was kept from before: browsers send the request again by themselves, whatever its
   * method (seen in Chromium 156 and Firefox 153). Real ones do it at `drop-after`; this is for `World.fetch`.
   */
  | { kind: 'resent' }
  /** The answer takes this long; combines with other faults. */
  | { kind: 'slow'; ms: number }
  /** This answer instead of the real one; the request is not carried out unless `applied`. */
  | { kind: 'answer'; response: WireResponse; applied?: boolean }
  /** The request is carried out, then its answer is changed on the way; `name` is for the log. */
  | { kind: 'rewrite'; name: string; change: (response: WireResponse) => WireResponse }
  /** The request is carried out, half of the JSON arrives. */
  | { kind: 'truncated' }
  /** An HTML page with status 200 where JSON was expected (a proxy's sign-in page); not carried out. */
  | { kind: 'html' };

export interface ActiveFault {
  match: Match;
  fault: Fault;
  /** Uses left; Infinity until removed. */
  left: number;
  off(): void;
}

export function matches(match: Match, request: WireRequest): boolean {
  if (match.method !== undefined && match.method !== request.method) return false;
  if (match.host !== undefined && match.host !== request.host) return false;
  if (typeof match.path === 'string' && match.path !== request.path) return false;
  if (match.path instanceof RegExp && !match.path.test(request.path)) return false;
  return match.body === undefined || match.body.test(request.body);
}

export class Faults {
  private active: ActiveFault[] = [];

  /** `times` defaults to once. */
  on(match: Match, fault: Fault, times: number | 'always' = 1): ActiveFault {
    const entry: ActiveFault = {
      match,
      fault,
      left: times === 'always' ? Number.POSITIVE_INFINITY : times,
      off: () => {
        this.active = this.active.filter((item) => item !== entry);
      },
    };
    this.active.push(entry);
    return entry;
  }

  clear(): void {
    this.active = [];
  }

  /** Uses up the faults that hit this request: all delays, and the first of the other kinds. */
  take(request: WireRequest): { delayMs: number; fault: Exclude<Fault, { kind: 'slow' }> | null } {
    let delayMs = 0;
    let hit: Exclude<Fault, { kind: 'slow' }> | null = null;
    for (const entry of [...this.active]) {
      if (!matches(entry.match, request)) continue;
      if (entry.fault.kind === 'slow') delayMs += entry.fault.ms;
      else if (hit) continue;
      else hit = entry.fault;
      entry.left -= 1;
      if (entry.left <= 0) entry.off();
    }
    return { delayMs, fault: hit };
  }
}

export const faultName = (fault: Fault): string =>
  fault.kind === 'answer' ? `${fault.response.status}` : fault.kind === 'rewrite' ? fault.name : fault.kind;
