/** Ready-made GitHub answers for the fault switch: `faults.on(match, answers.badCredentials())`. */
import type { Fault } from '../faults';
import { jsonResponse, type WireResponse } from '../wire';
import { NOT_BY_TOKEN } from './auth';
import { apiError, validationFailed } from './errors';
import { SECONDARY, secondaryExceeded } from './limits';

const answer = (response: Extract<Fault, { kind: 'answer' }>['response']): Fault => ({
  kind: 'answer',
  response,
});

const TIMEOUT =
  'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include `PRAC:TICE` when reporting this issue.';

type Path = (string | number)[];

/** Leaves the first items (objects with an id below the top) as they are and takes the others away. */
function cutItems(value: unknown, keep: { left: number }, path: Path, cut: Path[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => cutItems(item, keep, [...path, index], cut));
  if (path.length > 1 && 'id' in value) {
    if (keep.left > 0) {
      keep.left -= 1;
      return value;
    }
    cut.push(path);
    return null;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, cutItems(item, keep, [...path, key], cut)]),
  );
}

function partial(response: WireResponse, keep: number, cause: 'timeout' | 'resources'): WireResponse {
  const whole = JSON.parse(response.body) as { data?: unknown; errors?: unknown[] };
  const cut: Path[] = [];
  const data = cutItems(whole.data, { left: keep }, [], cut);
  if (cut.length === 0) return response;
  const errors =
    cause === 'timeout'
      ? [{ message: TIMEOUT }]
      : cut.map((path) => ({
          type: 'RESOURCE_LIMITS_EXCEEDED',
          path,
          message: 'Resource limits for this query exceeded.',
        }));
  return {
    ...response,
    body: JSON.stringify({ ...whole, data, errors: [...(whole.errors ?? []), ...errors] }),
  };
}

export const answers = {
  badCredentials: () => answer(apiError(401, 'Bad credentials', 'https://docs.github.com/rest')),
  notByToken: () =>
    answer(apiError(403, NOT_BY_TOKEN, undefined, { 'x-accepted-github-permissions': 'issues=write' })),
  /** UNVERIFIED: header and sentence of a token not authorised for single sign-on. */
  singleSignOn: (organisation: string) =>
    answer(
      apiError(
        403,
        'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
        undefined,
        {
          'x-github-sso': `required; url=https://github.com/orgs/${organisation}/sso?authorization_request=PRACTICE`,
        },
      ),
    ),
  locked: () => answer(apiError(403, 'Issue is locked')),
  archived: () => answer(apiError(403, 'Repository was archived so is read-only.')),
  notFound: () => answer(apiError(404, 'Not Found')),
  conflict: () => answer(apiError(409, 'Conflict')),
  gone: () => answer(apiError(410, 'This issue was deleted')),
  unprocessable: (message = 'body is too long (maximum is 65536 characters)') =>
    answer(validationFailed([{ resource: 'Issue', code: 'custom', field: 'body', message }])),
  /** `resetAt` in epoch milliseconds. */
  primaryLimit: (resetAt: number, status: 403 | 429 = 403) =>
    answer(
      apiError(
        status,
        'API rate limit exceeded for user ID 1.',
        'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
        {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-used': '5000',
          'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
          'x-ratelimit-resource': 'core',
        },
      ),
    ),
  /** `retryAfter` in seconds; null leaves the header out. */
  secondaryLimit: (retryAfter: number | null = 60, status: 403 | 429 = 403) =>
    answer(secondaryExceeded(status, retryAfter)),
  /** UNVERIFIED: what a repository answers while it is moved to another place. */
  repositoryLocked: () => answer(apiError(403, 'Repository has been locked for migration.')),
  /**
   * GraphQL's secondary limit as it mostly comes: status 200, points left, no data. `secondaryLimit()` is the other
   * form, status 403. `retryAfter` in seconds; null leaves the header out.
   */
  graphqlSecondaryLimit: (retryAfter: number | null = 60) =>
    answer(
      jsonResponse(
        200,
        { errors: [{ type: 'RATE_LIMITED', message: SECONDARY }] },
        {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '4711',
          'x-ratelimit-used': '289',
          'x-ratelimit-resource': 'graphql',
          ...(retryAfter !== null && { 'retry-after': String(retryAfter) }),
        },
      ),
    ),
  /**
   * Points of the hour used up. `resetAt` in epoch milliseconds. Clients have met the type with and without its last
   * two letters: https://github.com/yanyongyu/githubkit/issues/271
   */
  graphqlPrimaryLimit: (resetAt: number, type: 'RATE_LIMIT' | 'RATE_LIMITED' = 'RATE_LIMIT') =>
    answer(
      jsonResponse(
        200,
        {
          errors: [
            {
              type,
              code: 'graphql_rate_limit',
              message: 'API rate limit already exceeded for user ID 1.',
            },
          ],
        },
        {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-used': '5000',
          'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
          'x-ratelimit-resource': 'graphql',
        },
      ),
    ),
  /** A query that took longer than ten seconds: nothing at all, as JSON. */
  graphqlTimeout: (status: 200 | 502 = 502) =>
    answer(jsonResponse(status, { data: null, errors: [{ message: TIMEOUT }] })),
  /**
   * The first `keep` items of the true answer, null for the rest. UNVERIFIED: that a timeout leaves a part; the error
   * of resource limits names what it took away (`type`, `path`), that of a timeout does not.
   */
  graphqlPartial: (keep: number, cause: 'timeout' | 'resources' = 'timeout'): Fault => ({
    kind: 'rewrite',
    name: `partial-${cause}`,
    change: (response) => partial(response, keep, cause),
  }),
  serverError: (status: 500 | 502 | 503 | 504 = 503) =>
    answer(
      status === 502 || status === 504
        ? {
            status,
            headers: { 'content-type': 'text/html; charset=utf-8' },
            body: '<!DOCTYPE html><html><head><title>Unicorn! · GitHub</title></head><body><p>We had issues producing the response to your request.</p></body></html>',
          }
        : apiError(status, status === 503 ? 'Service unavailable' : 'Server Error'),
    ),
};
