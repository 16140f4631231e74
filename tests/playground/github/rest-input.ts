/** What GitHub accepts as input for issues, and how it refuses the rest. */

import type { WireResponse } from '../wire';
import { apiError, validationFailed } from './errors';
import type { Issue } from './model';

export interface JsonObject {
  json: Record<string, unknown>;
}

/** Longest body of an issue or comment, in characters. */
export const MAX_BODY = 65_536;

/** Answer to a body beyond the limit. */
export const tooLong = (resource = 'Issue'): WireResponse =>
  validationFailed([
    {
      resource,
      code: 'custom',
      field: 'body',
      message: `body is too long (maximum is ${MAX_BODY} characters)`,
    },
  ]);

const wrongType = (field: string, value: unknown, want: string): WireResponse =>
  apiError(422, `Invalid request.\n\nFor 'properties/${field}', ${JSON.stringify(value)} is not ${want}.`);

/** UNVERIFIED: characters are taken as code points; a client that counts UTF-16 units is on the safe side. */
export const tooManyCharacters = (text: string): boolean =>
  text.length > MAX_BODY && [...text].length > MAX_BODY;

export interface IssueChanges {
  title?: string;
  body?: string | null;
  state?: 'open' | 'closed';
  stateReason?: Issue['stateReason'];
  labels?: string[];
}

/** Labels may come as names or as objects with a name. */
export const labelNames = (value: unknown[]): string[] =>
  value.flatMap((item) => {
    if (typeof item === 'string') return [item];
    if (typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string')
      return [item.name];
    return [];
  });

const REASONS = ['completed', 'not_planned', 'duplicate', 'reopened'] as const;

export function readIssueChanges(json: Record<string, unknown>): IssueChanges | WireResponse {
  const out: IssueChanges = {};
  const { title, body, state, state_reason: reason, labels } = json;
  if (title !== undefined && title !== null) {
    if (typeof title !== 'string' && typeof title !== 'number') return wrongType('title', title, 'a string');
    if (String(title).trim() === '')
      return validationFailed([{ resource: 'Issue', code: 'missing_field', field: 'title' }]);
    out.title = String(title).trim();
  }
  if (body !== undefined) {
    if (body !== null && typeof body !== 'string') return wrongType('body', body, 'a string or null');
    if (body !== null && tooManyCharacters(body)) return tooLong();
    out.body = body;
  }
  if (state !== undefined) {
    if (state !== 'open' && state !== 'closed')
      return validationFailed([{ resource: 'Issue', code: 'invalid', field: 'state' }]);
    out.state = state;
  }
  const known = REASONS.find((r) => r === reason);
  if (known) out.stateReason = known;
  if (labels !== undefined) {
    if (!Array.isArray(labels)) return wrongType('labels', labels, 'an array');
    out.labels = labelNames(labels);
  }
  return out;
}

export function readNewIssue(
  json: Record<string, unknown>,
): { title: string; body: string | null; labels: string[] } | WireResponse {
  const changes = readIssueChanges(json);
  if ('status' in changes) return changes;
  if (changes.title === undefined)
    return validationFailed([{ resource: 'Issue', code: 'missing_field', field: 'title' }]);
  return { title: changes.title, body: changes.body ?? null, labels: changes.labels ?? [] };
}
