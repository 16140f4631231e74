/**
 * What an answer that is none means. Anything may stand where JSON was expected: the sign-in page of a session that
 * has ended (with status 200), the page of a site under maintenance, a company's proxy.
 */
import type { NetAnswer, Trouble } from '../tracker';
import { Refusal } from './shapes';

/** A site that is down says nothing of when it is back; asked again after this (ms). */
const MAINTENANCE_MS = 5 * 60_000;

/** Hosts where one signs in. */
const LOGIN_HOST = /(?:^|\.)atlassian\.com$/;
const LOGIN_PATH = /^\/(?:login|secure\/login)\b|login\.jsp$/i;
/** UNVERIFIED: what the page of sign-in holds in every language: its links, and the ids of its form. */
const LOGIN_PAGE =
  /id\.atlassian\.com|\/login(?:\.jsp)?["'?]|id="(?:form-login|login-submit)"|name="os_username"/i;
/** UNVERIFIED: the page's words; status 503 with a page says it as well. */
const MAINTENANCE_PAGE = /maintenance|temporarily unavailable/i;
/** UNVERIFIED: wording; the stem is the same in the languages of western Europe. */
const ARCHIVED = /archiv/i;
const TOO_LONG = /too (?:long|large)|cannot be longer|exceeds? the|32[,.]?76[78]/i;

/** The tracker's own words on one line, at most 160 characters. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 160);

/** The value of a JSON text; undefined (which JSON cannot say) when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A page tells an address of its own site without the host. */
const urlOf = (url: string, site: string) => URL.parse(url, `https://${site}`);

/**
 * Why an answer cannot be used; null: it is JSON, or nothing where nothing was to be said.
 * @param site the host that was asked
 * @param now ms since epoch
 */
export function refusalOf(answer: NetAnswer, site: string, now: number): Trouble | null {
  const { status, headers, text, url } = answer;
  const from = urlOf(url, site);
  if (from?.hostname !== site.toLowerCase())
    return { status, code: LOGIN_HOST.test(from?.hostname ?? '') ? 'signed-out' : 'redirected' };
  if (LOGIN_PATH.test(from.pathname)) return { status, code: 'signed-out' };
  const type = headers['content-type'] ?? '';
  if (/html/i.test(type) || /^\s*<(?:!doctype|html)/i.test(text)) return pageOf(answer, now);
  if (status >= 200 && status <= 299) {
    const empty = text.trim() === '';
    return empty || /^application\/json\b/i.test(type) ? null : { status, code: 'bad-answer' };
  }
  return byStatus(answer, site, now);
}

/** A page for people where JSON was expected. */
function pageOf({ status, headers, text }: NetAnswer, now: number): Trouble {
  if (status === 429) return { status, code: 'rate-limited', retryAt: retryAt(headers, now) };
  if (status === 503 || MAINTENANCE_PAGE.test(text)) {
    const until = headers['retry-after'] === undefined ? now + MAINTENANCE_MS : retryAt(headers, now);
    return { status, code: 'maintenance', retryAt: until };
  }
  if (status === 401 || LOGIN_PAGE.test(text)) return { status, code: 'signed-out' };
  return { status, code: status >= 500 ? 'server' : 'bad-answer' };
}

function byStatus({ status, headers, text }: NetAnswer, site: string, now: number): Trouble {
  const reason = reasonOf(text, headers['content-type'] ?? '');
  const t = { status, ...(reason !== undefined && { reason }) };
  switch (status) {
    case 400:
    case 413:
    case 422:
      if (ARCHIVED.test(reason ?? '')) return { ...t, code: 'archived' };
      // The one field that is written: not on the issue's edit screen, or no right to it.
      if (fieldsOf(text).includes('labels')) return { ...t, code: 'not-permitted' };
      return { ...t, code: status === 413 || TOO_LONG.test(reason ?? '') ? 'too-long' : 'bad-answer' };
    case 401:
      return { ...t, code: 'signed-out' };
    case 403:
      if (ARCHIVED.test(reason ?? '')) return { ...t, code: 'archived' };
      // The check of origins says nothing about the person's rights.
      return { ...t, code: /XSRF/i.test(reason ?? '') ? 'bad-answer' : 'not-permitted' };
    case 404:
      // One answer for "not there" and "not for you".
      return { ...t, code: 'hidden' };
    case 409:
      // Somebody else's change was under way; it can be tried again.
      return { ...t, code: 'server' };
    case 410:
      return { ...t, code: 'gone' };
    case 429:
      return { ...t, code: 'rate-limited', retryAt: retryAt(headers, now) };
    default:
      if (status >= 300 && status <= 399) {
        const to = urlOf(headers.location ?? '', site);
        const login = to && (LOGIN_HOST.test(to.hostname) || LOGIN_PATH.test(to.pathname));
        return { ...t, code: login ? 'signed-out' : 'redirected' };
      }
      if (status < 500) return { ...t, code: 'bad-answer' };
      return { ...t, code: 'server', ...(headers['retry-after'] && { retryAt: retryAt(headers, now) }) };
  }
}

/**
 * When it makes sense to ask again (ms). `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` (ISO 8601 or
 * seconds since epoch), else after a minute; after developer.atlassian.com "Rate limiting" (Mar 2026).
 */
export function retryAt(headers: Record<string, string>, now: number): number {
  const seconds = Number(headers['retry-after']);
  if (seconds > 0) return now + seconds * 1000;
  const dates = [headers['retry-after'], headers['x-ratelimit-reset']].map((text = '') =>
    /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text),
  );
  return dates.find((at) => at > now) ?? now + 60_000;
}

/** The first thing Jira says: of the whole request, else of one of its fields. */
function reasonOf(text: string, type: string): string | undefined {
  const parsed = Refusal.safeParse(jsonOf(text));
  if (parsed.success) {
    const { errorMessages, errors } = parsed.data;
    const first = errorMessages?.[0] ?? Object.values(errors ?? {}).find((v) => typeof v === 'string');
    return typeof first === 'string' && first !== '' ? oneLine(first) : undefined;
  }
  return /^text\/plain/i.test(type) && text !== '' ? oneLine(text) : undefined;
}

/** The fields that a refusal names. */
function fieldsOf(text: string): string[] {
  return Object.keys(Refusal.safeParse(jsonOf(text)).data?.errors ?? {});
}
