/** Answers to queue with `faults.on(match, …)`: what Jira and what stands before it say on a bad day. */
import type { Fault } from '../faults';
import { json, problem } from './rest/context';
import { loginPage, maintenancePage, rateLimited, xsrfAnswer } from './rest/guards';

type Answer = Extract<Fault, { kind: 'answer' }>;
const answer = (response: Answer['response'], applied = false): Answer => ({
  kind: 'answer',
  response,
  applied,
});

export const jiraAnswers = {
  /** 429; `retryAfter` in seconds, null: no header. */
  rateLimited: (
    retryAfter: number | null = 5,
    reason: Parameters<typeof rateLimited>[0] = 'jira-burst-based',
  ) => answer(rateLimited(reason, retryAfter)),
  /** 503 with a page for people. */
  maintenance: () => answer(maintenancePage()),
  /** 200 with the login page, where JSON was expected. */
  loginPage: () => answer(loginPage()),
  /** 403 in plain text. */
  xsrf: () => answer(xsrfAnswer()),
  /** 409 of a PUT that met another. UNVERIFIED in wording. */
  conflict: () => answer(problem(409, 'The issue was updated by someone else. Please try again.')),
  /** A body that is JSON, but of something else. */
  otherShape: () => answer(json(200, { hello: 'world' })),
  serverError: (applied = false) => answer(problem(500, 'Internal server error'), applied),
};
