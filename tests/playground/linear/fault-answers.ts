/** Ready-made Linear answers for the fault switch: `faults.on(match, linearAnswers.rateLimited())`. */
import type { Fault } from '../faults';
import { jsonResponse, type WireResponse } from '../wire';
import { internalError, missingScope, notAuthenticated, notFound, rateLimited } from './api/errors';

const answer = (response: WireResponse): Fault => ({ kind: 'answer', response });

const refused = (status: number, error: ReturnType<typeof notFound>, field: string): Fault =>
  answer(
    jsonResponse(status, {
      data: null,
      errors: [{ message: error.message, path: [field], extensions: error.extensions }],
    }),
  );

export const linearAnswers = {
  notAuthenticated: () => answer(notAuthenticated()),
  missingScope: (field = 'attachmentCreate') => refused(200, missingScope('write'), field),
  /** The issue is gone, or may not be seen. */
  notFound: (status: 200 | 400 = 200, field = 'issue') => refused(status, notFound('Issue'), field),
  /**
   * @param resetAt epoch milliseconds; null: no header says when
   * @param status 400 as documented; clients of Linear's own know 429 too
   */
  rateLimited: (
    counted: 'requests' | 'complexity' = 'requests',
    resetAt: number | null = null,
    status: 400 | 429 = 400,
  ) =>
    answer(
      rateLimited(
        counted === 'requests' ? 2500 : 3_000_000,
        counted,
        {
          [`x-ratelimit-${counted}-remaining`]: '0',
          ...(resetAt !== null && { [`x-ratelimit-${counted}-reset`]: String(resetAt) }),
        },
        status,
      ),
    ),
  /** UNVERIFIED in wording; the type is one that Linear's client knows. */
  lockTimeout: () =>
    answer(
      jsonResponse(200, {
        data: null,
        errors: [
          {
            message: 'Lock timeout',
            extensions: { type: 'lock timeout', code: 'LOCK_TIMEOUT', statusCode: 500, userError: false },
          },
        ],
      }),
    ),
  /** The plan's limit of issues is reached. UNVERIFIED in wording. */
  usageLimit: () =>
    answer(
      jsonResponse(200, {
        data: null,
        errors: [
          {
            message: 'Usage limit exceeded',
            extensions: {
              type: 'usage limit exceeded',
              code: 'USAGE_LIMIT_EXCEEDED',
              statusCode: 400,
              userError: true,
              userPresentableMessage: 'Your workspace has reached the limit of its plan.',
            },
          },
        ],
      }),
    ),
  internal: () =>
    answer(
      jsonResponse(500, {
        errors: [{ message: internalError().message, extensions: internalError().extensions }],
      }),
    ),
  /** What stands before Linear, with a page for people. */
  unavailable: (status: 502 | 503 | 504 = 503) =>
    answer({
      status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<!doctype html><html><head><title>Linear is unavailable</title></head><body><h1>Error</h1></body></html>',
    }),
  /** UNVERIFIED: `success: false` without an error. */
  unsuccessful: (field: string): Fault => ({
    kind: 'rewrite',
    name: 'unsuccessful',
    change: (response) => {
      const body = JSON.parse(response.body) as { data?: Record<string, { success?: boolean } | null> };
      const payload = body.data?.[field];
      if (payload) payload.success = false;
      return { ...response, body: JSON.stringify(body) };
    },
  }),
};
