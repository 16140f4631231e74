/** What the format finds wrong, in plain words of ours. */
import type * as z from 'zod';
import { placeIn, shownValue, VALUE } from '../strings/team-file';
import type { JsonPath } from './json';
import { nearest } from './near';
import { isObject } from './shape';

type Issue = z.core.$ZodIssue;

const pathOf = (issue: Issue): JsonPath =>
  issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));

const valueAt = (value: unknown, path: JsonPath): unknown =>
  path.reduce<unknown>(
    (v, step) =>
      Array.isArray(v) && typeof step === 'number' ? v[step] : isObject(v) ? v[String(step)] : undefined,
    value,
  );

const sizeOf = (value: unknown) =>
  typeof value === 'string' || Array.isArray(value) ? value.length : Number(value);

function tooBig(place: string, issue: Extract<Issue, { code: 'too_big' }>, value: unknown): string {
  const words = issue.origin === 'string' ? VALUE.long : issue.origin === 'array' ? VALUE.many : VALUE.most;
  return words(place, Number(issue.maximum), sizeOf(value));
}

function tooSmall(place: string, issue: Extract<Issue, { code: 'too_small' }>, value: unknown): string {
  if (issue.origin === 'string') return VALUE.blank(place);
  if (issue.origin === 'array') return VALUE.few(place, Number(issue.minimum));
  return VALUE.least(place, Number(issue.minimum), sizeOf(value));
}

function choice(place: string, values: readonly unknown[], value: unknown): string {
  const choices = values.map(String);
  const near = typeof value === 'string' ? nearest(value, choices) : undefined;
  return VALUE.choice(place, shownValue(value), choices, near);
}

function textOf(place: string, issue: Issue, value: unknown): string {
  if (value === undefined) return VALUE.missing(place);
  switch (issue.code) {
    case 'invalid_type':
      return VALUE.kind(place, issue.expected, value);
    case 'too_big':
      return tooBig(place, issue, value);
    case 'too_small':
      return tooSmall(place, issue, value);
    case 'invalid_value':
      return choice(place, issue.values, value);
    default:
      // Every rule of the format that is none of these brings its own words.
      return VALUE.shape(place, shownValue(value), issue.message);
  }
}

/** One sentence for each place, the first that is wrong with it, with the path to it. */
export function wordsOf(issues: readonly Issue[], value: unknown): { path: JsonPath; text: string }[] {
  const told = new Set<string>();
  return issues.flatMap((issue) => {
    const path = pathOf(issue);
    const place = placeIn(path);
    const key = path.join('\n');
    if (told.has(key)) return [];
    told.add(key);
    return [{ path, text: textOf(place, issue, valueAt(value, path)) }];
  });
}
