/** Primary rate limits: one bucket per user (all tokens together) or per address, and resource. */

import type { WireResponse } from '../wire';
import type { Caller } from './auth';
import { apiError } from './errors';
import type { RateBucket } from './model';
import type { GithubState } from './state';
import { findUser } from './state';

export type Resource = 'core' | 'search' | 'graphql';
const HOUR = 3_600_000;
const MINUTE = 60_000;

export function bucketOf(state: GithubState, caller: Caller, resource: Resource): RateBucket {
  const { limits, clock } = state;
  const key = `${caller.login ?? 'address'}/${resource}`;
  const limit =
    caller.login === null
      ? { core: limits.anonymous, search: 10, graphql: 0 }[resource]
      : { core: limits.user, search: limits.search, graphql: limits.graphql }[resource];
  let bucket = state.buckets.get(key);
  if (!bucket || bucket.resetAt <= clock.now()) {
    bucket = { limit, used: 0, resetAt: clock.now() + (resource === 'search' ? MINUTE : HOUR) };
    state.buckets.set(key, bucket);
  }
  bucket.limit = limit;
  return bucket;
}

export const bucketJson = (bucket: RateBucket) => ({
  limit: bucket.limit,
  used: Math.min(bucket.used, bucket.limit),
  remaining: Math.max(0, bucket.limit - bucket.used),
  reset: Math.floor(bucket.resetAt / 1000),
});

export function rateHeaders(bucket: RateBucket, resource: Resource): Record<string, string> {
  const { limit, used, remaining, reset } = bucketJson(bucket);
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': resource,
  };
}

/** Message GitHub sends when the primary limit is used up. */
export const exceededMessage = (state: GithubState, caller: Caller): string =>
  caller.login === null
    ? "API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get a higher rate limit. Check out the documentation for more details.)"
    : `API rate limit exceeded for user ID ${findUser(state, caller.login)?.id ?? 0}.`;

export const primaryExceeded = (state: GithubState, caller: Caller): WireResponse =>
  apiError(
    403,
    exceededMessage(state, caller),
    'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
  );

/** The one sentence both forms of the secondary limit have; clients know the limit by it. */
export const SECONDARY =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

/** The secondary limit names no count; `retry-after` says how long. */
export const secondaryExceeded = (status: 403 | 429, retryAfter: number | null): WireResponse =>
  apiError(
    status,
    SECONDARY,
    'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    retryAfter === null ? {} : { 'retry-after': String(retryAfter) },
  );

/** Answer to a person who writes too often, or null. Counts the write. */
export function tooManyWrites(state: GithubState, caller: Caller): WireResponse | null {
  const now = state.clock.now();
  const key = caller.login ?? 'address';
  const recent = (state.recentWrites.get(key) ?? []).filter((at) => at > now - MINUTE);
  state.recentWrites.set(key, [...recent, now]);
  return recent.length >= state.limits.writesPerMinute
    ? secondaryExceeded(403, state.limits.retryAfter)
    : null;
}
