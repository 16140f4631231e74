/**
 * An outcome as issue properties. The record is one JSON value (Jira allows 32,768 characters); a second, small
 * property holds what lists need, because one request reads it for 100 issues.
 */
import { pack, type Unpacked, unpack } from '../../outcome/codec';
import { toForm } from '../../outcome/fields';
import type { Outcome } from '../../outcome/record';
import { fromTo } from '../../outcome/sentence';

export const PROPERTY = 'sightline.outcome';
export const SUMMARY_PROPERTY = 'sightline.summary';
/** Characters of a property's JSON, from Atlassian's description of the operation. */
export const PROPERTY_MAX = 32_768;
/** Bytes of UTF-8 of the summary. */
export const SUMMARY_MAX = 300;

/** What a list shows of an outcome without reading it: state, metric, from → to, date. */
export type Summary = {
  v: number;
  id: string;
  version: string;
  /** Verdict, `removed`, `waived`, or `open`. */
  s: string;
  m?: string;
  t?: string;
  by?: string;
};

export type Property = { v: number; core: unknown; history?: unknown };

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/**
 * The two property values of a version.
 * @throws PackError when the record is too large
 */
export function toProperties(outcome: Outcome): { property: Property; summary: Summary } {
  const { core, history } = pack(outcome);
  const property: Property = {
    v: 1,
    core: JSON.parse(core),
    ...(history !== null && { history: JSON.parse(history) }),
  };
  return { property, summary: summaryOf(outcome) };
}

/** A summary that fits: the metric's name gives way first, then the numbers. */
export function summaryOf(outcome: Outcome): Summary {
  const { content } = outcome;
  const form = toForm(content);
  const state = content.removed ? 'removed' : (content.verdict?.kind ?? (content.waiver ? 'waived' : 'open'));
  const bare: Summary = { v: 1, id: outcome.id, version: outcome.version, s: state };
  const plan = fromTo(form);
  const full: Summary = {
    ...bare,
    ...(form.metric !== undefined && { m: form.metric }),
    ...(plan !== '' && { t: plan }),
    ...(form.by !== undefined && { by: form.by }),
  };
  for (const key of ['m', 't', 'by'] as const) {
    // By code points, so that no character is cut in half.
    let points = Array.from(full[key] ?? '');
    while (bytes(full) > SUMMARY_MAX && points.length > 0) {
      points = points.slice(
        0,
        Math.max(0, points.length - Math.max(1, Math.ceil((bytes(full) - SUMMARY_MAX) / 4))),
      );
      full[key] = points.length > 0 ? `${points.join('')}…` : '';
    }
    if (full[key] === '' || full[key] === undefined) delete full[key];
  }
  return full;
}

/** Reads a property value back. Never throws; a value that is not ours is `damaged`. */
export function fromProperty(value: unknown): Unpacked {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'damaged', why: 'malformed' };
  }
  const { v, core, history } = value as Partial<Property>;
  if (typeof v === 'number' && v > 1) return { kind: 'newer', format: `${v}.0` };
  return unpack(JSON.stringify(core ?? null), history === undefined ? null : JSON.stringify(history));
}
