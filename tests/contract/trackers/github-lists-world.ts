/** A practice tracker asked through the product's own network: what is sent, what is written down, what comes back. */
import { expect } from 'vitest';
import type { LedgerRow } from '../../../lib/messages/protocol';
import { network } from '../../../lib/net';
import type { ItemRef } from '../../../lib/outcome/record';
import { home as githubHome } from '../../../lib/trackers/github/home';
import { placeOf } from '../../../lib/trackers/github/urls';
import { apiOrigin } from '../../../lib/trackers/hosts';
import type { HomeIo, TrackerActs, TrackerLists } from '../../../lib/trackers/tracker';
import { validateExchange } from '../../playground/contracts/validate';
import { PRACTICE_TOKENS } from '../../playground/seed';
import type { WireRequest, WireResponse } from '../../playground/wire';
import { createWorld, type WorldOptions } from '../../playground/world';

export type TokenName = keyof typeof PRACTICE_TOKENS;

const part = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the home has no such part');
  return value;
};
export const lists: TrackerLists = part(githubHome.lists);
export const acts: TrackerActs = part(githubHome.acts);

export const item = (key: string, site = 'github.com'): ItemRef => ({ tracker: 'github', site, key });
export const place = (name: string, site = 'github.com') => {
  const [owner = '', repo = ''] = name.split('/');
  return placeOf(owner, repo, site);
};

function isWhole({ status, body }: WireResponse): boolean {
  try {
    return status === 304 || status === 204 || JSON.parse(body) !== undefined;
  } catch {
    return false;
  }
}

/**
 * @param token null: nobody is connected. Requests that GitHub's own description does not know fail the test.
 * @param site the only site that may be reached
 */
export function setting(
  token: TokenName | null = 'pmWrite',
  seed: WorldOptions['seed'] = {},
  site = 'github.com',
) {
  const requests: WireRequest[] = [];
  const ledger: Omit<LedgerRow, 'id' | 'status' | 'received'>[] = [];
  const findings: string[] = [];
  const world = createWorld({
    seed,
    onExchange: (request, response) => {
      requests.push(request);
      // What a fault left of an answer is not held to GitHub's description.
      if (isWhole(response)) findings.push(...validateExchange(request, response));
    },
  });
  const { clock } = world.state;
  const io: HomeIo = {
    now: clock.now,
    credentials: async () => (token === null ? [] : [{ id: token }]),
    net: network({
      fetch: world.fetch,
      now: clock.now,
      sleep: async (ms) => clock.advance(ms),
      origins: [apiOrigin(site)],
      ledger: {
        begin: async (row) => String(ledger.push(row)),
        end: async () => undefined,
      },
      secret: async (id) =>
        id in PRACTICE_TOKENS ? { origin: apiOrigin(site), value: PRACTICE_TOKENS[id as TokenName] } : null,
    }),
  };
  return {
    world,
    io,
    requests,
    ledger,
    /** Every exchange so far was one that GitHub describes. */
    described: () => expect(findings).toEqual([]),
  };
}

/** An io whose network gives this answer to every request. */
export function answering(
  text: string,
  more: { status?: number; headers?: Record<string, string>; now?: number } = {},
): HomeIo {
  const { status = 200, headers = {}, now = 1_000 } = more;
  return {
    now: () => now,
    credentials: async () => [{ id: 'c' }],
    net: async ({ url }) => ({ ok: true, status, headers, text, url, at: 5 }),
  };
}
