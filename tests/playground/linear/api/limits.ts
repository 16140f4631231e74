/** Requests and points, each in a bucket that leaks evenly: one a user for all keys, one for OAuth tokens. */
import type { LeakyBucket, LinearLimits, LinearState } from '../state';
import type { LinearCaller } from './auth';

const HOUR = 3_600_000;
const MINUTE = 60_000;

export interface Limit {
  type: 'requests' | 'complexity';
  key: string;
  allowed: number;
  period: number;
}

const allowedTo = (limits: LinearLimits, { key }: LinearCaller, type: Limit['type']): number =>
  key.kind === 'oauth'
    ? { requests: limits.oauthRequests, complexity: limits.oauthComplexity }[type]
    : limits[type];

export const limitsOf = (state: LinearState, caller: LinearCaller): Record<Limit['type'], Limit> => {
  const limit = (type: Limit['type']): Limit => ({
    type,
    key: `${caller.user.id}/${caller.key.kind}/${type}`,
    allowed: allowedTo(state.limits, caller, type),
    period: HOUR,
  });
  return { requests: limit('requests'), complexity: limit('complexity') };
};

/** `searchIssues` has one of its own. */
export const searchLimit = (state: LinearState, caller: LinearCaller): Limit => ({
  type: 'requests',
  key: `${caller.user.id}/searchIssues`,
  allowed: state.limits.searchesPerMinute,
  period: MINUTE,
});

function bucketOf(state: LinearState, limit: Limit): LeakyBucket {
  const now = state.clock.now();
  const bucket = state.buckets.get(limit.key) ?? { level: 0, at: now };
  bucket.level = Math.max(0, bucket.level - ((now - bucket.at) / limit.period) * limit.allowed);
  bucket.at = now;
  state.buckets.set(limit.key, bucket);
  return bucket;
}

export const hasRoom = (state: LinearState, limit: Limit, amount: number): boolean =>
  bucketOf(state, limit).level + amount <= limit.allowed;

export function charge(state: LinearState, limit: Limit, amount: number): void {
  bucketOf(state, limit).level += amount;
}

/** `reset`: when the bucket will be empty, epoch milliseconds. */
export function standing(state: LinearState, limit: Limit): { remaining: number; reset: number } {
  const { level } = bucketOf(state, limit);
  return {
    remaining: Math.max(0, Math.floor(limit.allowed - level)),
    reset: Math.ceil(state.clock.now() + (level / limit.allowed) * limit.period),
  };
}

const three = (state: LinearState, limit: Limit, prefix: string): Record<string, string> => {
  const { remaining, reset } = standing(state, limit);
  return {
    [`${prefix}-limit`]: String(limit.allowed),
    [`${prefix}-remaining`]: String(remaining),
    [`${prefix}-reset`]: String(reset),
  };
};

/** On every answer to a known caller. */
export function rateHeaders(
  state: LinearState,
  caller: LinearCaller,
  complexity: number | null,
  endpoint: string | null,
): Record<string, string> {
  const { requests, complexity: points } = limitsOf(state, caller);
  return {
    ...three(state, requests, 'x-ratelimit-requests'),
    ...three(state, points, 'x-ratelimit-complexity'),
    ...(complexity !== null && { 'x-complexity': String(Math.ceil(complexity)) }),
    ...(endpoint !== null && {
      ...three(state, searchLimit(state, caller), 'x-ratelimit-endpoint-requests'),
      'x-ratelimit-endpoint-name': endpoint,
    }),
  };
}
