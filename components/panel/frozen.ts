/** What of a registered plan a form would change: each change of it is an amendment, and says why. */
import type { Field, Form } from '../../lib/outcome/fields';
import { PLAN } from '../../lib/outcome/plan';
import type { PanelState } from './state';
import { toKept } from './typed';

/** Fields that go along with another one, and are not named beside it. */
const ALONG: Partial<Record<Field, Field>> = { unit: 'target', guardrailLimit: 'guardrail' };

const said = (form: Form, f: Field) => form[f]?.trim() ?? '';

/** The changed fields of the plan, in its order. @param today ISO day, as `toKept` needs it */
export function changedPlan({ view, screen, form }: PanelState, today: string): Field[] {
  if (screen !== 'form' || !view?.outcome?.content.registration) return [];
  const kept = toKept(form, today, view.form);
  const changed = PLAN.filter((f) => said(kept, f) !== said(view.form, f));
  return changed.filter((f) => !changed.some((other) => other === ALONG[f]));
}
