import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';
import { sentenceText } from '../../lib/outcome/sentence';
import { OUTCOME } from '../../lib/strings/common';
import { FIELD } from '../../lib/strings/panel';

/** Fields that stand in the sentence, or in the line of another field. */
const TOLD: readonly Field[] = [
  'problem',
  'segment',
  'metric',
  'unit',
  'direction',
  'baseline',
  'target',
  'by',
  'reason',
  'guardrailLimit',
];

/** Characters that Markdown would read as its own, in one line of text. */
const literal = (s: string) => s.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');

/** Sentence first, then one line per further field. */
export function asMarkdown(form: Form): string {
  const lines = [`**${OUTCOME}**`, '', `> ${literal(sentenceText(form))}`];
  const rest = FIELDS.filter((f) => !TOLD.includes(f) && form[f]?.trim());
  if (rest.length > 0) lines.push('');
  for (const f of rest) {
    const limit = f === 'guardrail' && form.guardrailLimit ? `, ${form.guardrailLimit}` : '';
    lines.push(`- ${FIELD[f].label}: ${literal(`${form[f] ?? ''}${limit}`)}`);
  }
  return `${lines.join('\n')}\n`;
}
