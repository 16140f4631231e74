import type { Rule } from './rule';
import * as EN from './words/en';

const MAIL = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;
/** A package's scope is no address, an order's number no telephone. */
const PHONE =
  /(?<![\w#/.-])(?:\+\d{1,3}[ ()/.-]{0,2}(?:\d[ ()/.-]{0,2}){7,12}\d|0\d{2,4}[ /-]\d{3,}[ -]?\d{2,}|\(\d{3}\) ?\d{3}-\d{4})(?![\w-])/;
const TITLED =
  /(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Herr|Frau|Dr|Prof|Mme|Monsieur|Madame|Señora?|Sra?|Bay|Bayan)\.? \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?/u;
const FULL = new RegExp(
  `(?<![\\p{L}])(?:${EN.FIRST_NAMES}) (?:\\p{Lu}\\. )?(?:van |von |de |di |da )?\\p{Lu}\\p{Ll}[\\p{L}'’-]+(?![\\p{L}])`,
  'u',
);
/** "Martin Luther King Street", "Alexander Platz", brands. */
const NOT_A_PERSON =
  /(?:street|square|road|platz|straße|avenue|university|school|hospital|clinic|inc|ltd|gmbh|corp|bank|foundation|award|stadium|park|airport|station|store|brothers|sons|hotel|deere|lewis|lauder|dell|ford|morgan|daniels|walker)\b/i;

/** Somebody could be recognised, in a text that will be shared. */
export const h49: Rule = {
  id: 'H49',
  name: 'personal-data',
  class: 'S',
  severity: 'warning',
  why: 'What is shared with the ticket stays there.',
  how: 'Write “interview 14” instead of the name.',
  check(bet) {
    const fields: [string, string][] = [
      ...Object.entries(bet.clean),
      ...(bet.slots.evidence ?? []).map((e): [string, string] => ['evidence', e.summary]),
      ...(bet.slots.guardrails ?? []).map((g): [string, string] => ['guardrails', g]),
    ];
    for (const [field, text] of fields)
      for (const of of [MAIL, PHONE, TITLED, FULL]) {
        const m = of.exec(text);
        if (!m) continue;
        if (of === FULL && NOT_A_PERSON.test(text.slice(m.index, m.index + m[0].length + 14))) continue;
        return { field, from: m.index, to: m.index + m[0].length, what: 'This can be traced to a person.' };
      }
    return null;
  },
};
