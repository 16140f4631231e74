/** What another tab of this browser changed meanwhile in answers that stay on this device: they have no version. */
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';

const same = (a: string | undefined, b: string | undefined) => (a ?? '') === (b ?? '');

/**
 * Lets fields that nobody touched in this form follow what is saved now. Saving would put the old words back
 * otherwise.
 * @param now what is saved, as the fields show it
 * @param follows which fields may follow
 * @returns `both`: one of them was typed into here as well, and stays as it was typed
 */
export function followKept(
  { form, base }: { form: Form; base: Form },
  now: Form,
  follows: (f: Field) => boolean,
): { form: Form; base: Form; both: boolean } {
  const moved = FIELDS.filter((f) => follows(f) && !same(now[f], base[f]));
  const [next, known] = [{ ...form }, { ...base }];
  let both = false;
  for (const f of moved) {
    if (same(form[f], base[f])) next[f] = now[f] ?? '';
    else if (!same(form[f], now[f])) both = true;
    known[f] = now[f] ?? '';
  }
  return { form: next, base: known, both };
}
