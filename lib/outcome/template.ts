/** The sentence by a team's own template. */
import { showAmount } from './amount';
import { showDay } from './day';
import { FIELDS, type Field, type Form } from './fields';
import { BLANK, directionOf, type Part, unstopped } from './sentence';

/** Slots of a team's own sentence, and what is left out when all of its slots are blank: "[ from {baseline}]". */
const PIECES = /\[([^[\]]*)\]|\{([a-z]+)\}/gi;

const shownIn = (form: Form, field: Field, text: string): string =>
  field === 'baseline' || field === 'target'
    ? showAmount(text, form.unit)
    : field === 'by'
      ? showDay(text, 'long')
      : unstopped(text);

/** The fields whose slots a template has. */
export const slotsOf = (template: string): Field[] => {
  const names = [...template.matchAll(/\{([a-z]+)\}/gi)].map((m) => m[1]?.toLowerCase());
  return FIELDS.filter((f) => names.includes(f.toLowerCase()));
};

/**
 * The sentence by a team's own template: slots in braces by the names of fields, `{direction}` for "raise" or "lower", and
 * parts in square brackets that are left out while their slots are blank. A name that is no field stays as it stands.
 */
export function composeBy(template: string, form: Form): Part[] {
  const out: Part[] = [];
  const add = (text: string) => {
    if (text !== '') out.push({ text, filled: true });
  };
  let from = 0;
  for (const m of template.matchAll(PIECES)) {
    add(template.slice(from, m.index));
    from = m.index + m[0].length;
    const [all, optional, name = ''] = m;
    if (optional !== undefined) {
      const parts = composeBy(optional, form);
      const slots = parts.filter((p) => p.slot !== undefined);
      if (slots.length === 0) add(all);
      else if (slots.some((p) => p.filled)) out.push(...parts);
    } else if (name === 'direction') {
      add({ up: 'raise', down: 'lower', none: 'move' }[directionOf(form) ?? 'none']);
    } else {
      const field = FIELDS.find((f) => f.toLowerCase() === name.toLowerCase());
      const value = field && (form[field]?.trim() ?? '');
      if (!field) add(all);
      else if (value === '') out.push({ text: BLANK[field] ?? field, slot: field, filled: false });
      else out.push({ text: shownIn(form, field, value ?? ''), slot: field, filled: true });
    }
  }
  add(template.slice(from));
  return out;
}
