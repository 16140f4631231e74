/** What stands before every request: maintenance, limits, the check of origins, and who is signed in. */
import { cookiesOf, type WireRequest, type WireResponse } from '../../wire';
import type { JiraSettings } from '../settings';
import { findIssue, findUser, JIRA_LOGIN_HOST, type JiraState } from '../state';
import { json, problem } from './context';

const htmlAnswer = (status: number, body: string, headers: Record<string, string> = {}): WireResponse => ({
  status,
  headers: { 'content-type': 'text/html;charset=UTF-8', 'cache-control': 'no-store', ...headers },
  body,
});

export const maintenancePage = (): WireResponse =>
  htmlAnswer(
    503,
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Maintenance</title></head><body><main><h1>We’ll be right back</h1><p>Acme’s Jira is down for maintenance.</p></main></body></html>',
    { 'retry-after': '120' },
  );

export const loginPage = (): WireResponse =>
  htmlAnswer(
    200,
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Log in with Atlassian account</title><link rel="icon" href="data:,"></head><body><main><h1>Log in to continue</h1><form id="form-login"><label for="username">Account</label><input id="username" name="username"><button id="login-submit" type="submit">Continue</button></form></main></body></html>',
  );

/** The way to the login page of somebody who is not signed in. */
export function toLogin(settings: JiraSettings, request: WireRequest): WireResponse {
  if (settings.api.loginPage === 'in-place') return loginPage();
  const target = encodeURIComponent(`https://${request.host}${request.path}`);
  const location =
    settings.api.loginPage === 'redirect'
      ? `https://${request.host}/login?dest-url=${target}`
      : `https://${JIRA_LOGIN_HOST}/login?continue=${target}`;
  return htmlAnswer(302, '', { location });
}

/**
 * Whose session a request carries: cookie `practice_user` (empty: signed out), else `practice_session`, which pages
 * give to visitors for `settings.user`. A request without cookies is of nobody.
 */
export function sessionOf(state: JiraState, headers: Readonly<Record<string, string>>): string | null {
  const cookies = cookiesOf(headers.cookie);
  const chosen = cookies.get('practice_user');
  const login = chosen ?? (cookies.has('practice_session') ? state.settings.user : null);
  return findUser(state, login ?? null)?.login ?? null;
}

const BROWSER = /^Mozilla\/5\.0 /;
const FORM_TYPES = ['', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** The check of origins; other programs than browsers pass. */
export function xsrfRefused(state: JiraState, request: WireRequest): boolean {
  const { method, headers, host } = request;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (!BROWSER.test(headers['user-agent'] ?? '')) return false;
  if (method !== 'POST' && state.settings.api.xsrf === 'server') return false;
  const own = (value: string | undefined) =>
    value !== undefined && URL.canParse(value) && new URL(value).origin === `https://${host}`;
  const sameOrigin = headers.origin === undefined ? own(headers.referer) : own(headers.origin);
  if (!sameOrigin) return true;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return FORM_TYPES.includes(type) && !['no-check', 'nocheck'].includes(headers['x-atlassian-token'] ?? '');
}

export const xsrfAnswer = (): WireResponse => ({
  status: 403,
  headers: { 'content-type': 'text/plain;charset=UTF-8' },
  body: 'XSRF check failed',
});

export function rateLimited(
  reason: 'jira-burst-based' | 'jira-per-issue-on-write' | 'jira-quota-based',
  retryAfter: number | null,
): WireResponse {
  const answer = problem(429, 'The request has been rate-limited. Please try again later.');
  Object.assign(answer.headers, {
    'ratelimit-reason': reason,
    'x-ratelimit-remaining': '0',
    ...(retryAfter !== null && { 'retry-after': String(retryAfter) }),
  });
  return answer;
}

/** The limits a second, of an address and of an issue. Counts the request. */
export function overLimit(
  state: JiraState,
  request: WireRequest,
  template: string,
  parts: Readonly<Record<string, string>>,
  login: string | null,
): WireResponse | null {
  const { limits } = state.settings;
  const method = request.method.toLowerCase();
  const most = { get: limits.get, post: limits.post, put: limits.put, delete: limits.delete }[method];
  const now = state.clock.now();
  const second = Math.floor(now / 1000);
  const key = `${method} ${template}`;
  const bucket = state.burst.get(key);
  const count = bucket?.second === second ? bucket.count + 1 : 1;
  state.burst.set(key, { second, count });
  if (most !== undefined && count > most) return rateLimited('jira-burst-based', limits.retryAfter);
  const issue = method === 'get' || parts.issue === undefined ? undefined : findIssue(state, parts.issue);
  if (!issue || login === null) return null;
  const recent = issue.recentWrites.filter((at) => at > now - 1000);
  if (recent.length >= limits.writesPerIssue)
    return rateLimited('jira-per-issue-on-write', limits.retryAfter);
  issue.recentWrites = [...recent, now];
  return null;
}

/** Nobody is signed in, and this is not open to everybody. */
export const unauthorised = (): WireResponse =>
  json(401, {
    errorMessages: ['You are not authenticated. Authentication required to perform this operation.'],
    errors: {},
  });
