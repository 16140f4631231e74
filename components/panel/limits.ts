/** How long each text may be; the same figures as in the record, which the panel cannot import (it brings zod). */
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';

export const LIMIT: Record<Field, number> = {
  problem: 1000,
  segment: 500,
  metric: 200,
  unit: 40,
  direction: 4,
  baseline: 60,
  target: 60,
  by: 40,
  reason: 1000,
  behaviour: 500,
  wrongIf: 500,
  business: 500,
  category: 40,
  goal: 64,
  theme: 64,
  vehicle: 40,
  owner: 200,
  guardrail: 200,
  guardrailLimit: 60,
  request: 500,
  requester: 200,
};

/** Characters over the limit; 0 when it fits. */
export const over = (field: Field, value: string) => Math.max(0, value.trim().length - LIMIT[field]);

/** The first field that is too long. */
export const tooLong = (form: Form) => FIELDS.find((f) => over(f, form[f] ?? '') > 0);
