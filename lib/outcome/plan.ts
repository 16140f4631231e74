/** What of an outcome is its plan. Page scripts use this: no dependencies. */
import type { Field } from './fields';

/** What freezes: what a later number is held against. Problem and reason may still be put better. */
export const PLAN: readonly Field[] = [
  'segment',
  'metric',
  'unit',
  'direction',
  'baseline',
  'target',
  'by',
  'wrongIf',
  'guardrail',
  'guardrailLimit',
];
