/** Which fields beyond the four inputs a team asks for at the stage of an item. */
import type { Field, Form } from '../../lib/outcome/fields';
import type { Quality } from '../../lib/outcome/quality';

/** The others are among the four inputs, or are no fields of the form. */
const BEYOND: Partial<Record<Quality['asked'][number], Field[]>> = {
  business: ['business'],
  metric: ['baseline'],
  guardrail: ['guardrail', 'guardrailLimit'],
};

/** Those that are blank. */
export const askedFields = (q: Quality | undefined, form: Form): Field[] =>
  (q?.asked ?? []).flatMap((a) => BEYOND[a] ?? []).filter((f) => !form[f]?.trim());
