/** Ready-made GitHub answers for the fault switch: `faults.on(match, answers.badCredentials())`. */
import type { Fault } from '../faults';
import { NOT_BY_TOKEN } from './auth';
import { apiError, validationFailed } from './errors';
import { secondaryExceeded } from './limits';

const answer = (response: Extract<Fault, { kind: 'answer' }>['response']): Fault => ({
  kind: 'answer',
  response,
});

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
