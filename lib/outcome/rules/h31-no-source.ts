import type { Rule } from './rule';

/** A bare notion: whatever is measured can be called that. */
const NOTION =
  /^(?:(?:user|customer|overall|general|product|app|the|our|better|client|platform) )*(?:engagement|satisfaction|happiness|usage|quality|experience|success|adoption|loyalty|awareness|productivity|efficiency|performance|usability|trust|delight|value|stickiness|growth|ux|impact|health)(?: (?:score|level|index))?$/i;

/** A metric nobody could look up. */
export const h31: Rule = {
  id: 'H31',
  name: 'no-source',
  class: 'S',
  severity: 'warning',
  why: 'Without definition, source and owner the number can be chosen afterwards.',
  how: 'Pick it from the catalogue, or say where it comes from.',
  check(bet) {
    const { metric } = bet.slots;
    const name = metric?.name?.trim() ?? '';
    if (name === '' || metric?.id || metric?.source || metric?.owner || !bet.building) return null;
    return NOTION.test(name) ? { field: 'metric', what: `“${name}” has no definition.` } : null;
  },
};
