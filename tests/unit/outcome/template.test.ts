import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../../lib/outcome/fields';
import { composeBy } from '../../../lib/outcome/template';

const FORM: Form = {
  behaviour: 'admins import a CSV',
  segment: 'trial accounts',
  metric: 'Activation',
  baseline: '31 %',
  target: '38 %',
  by: '2027-03-31',
  reason: '14 of 22 interviews named empty boards.',
};
const IF =
  'If {behaviour}, then {metric} will {direction}[ from {baseline}] to {target} by {by}, because {reason}.';
const said = (template: string, form: Form) =>
  composeBy(template, form)
    .map((p) => p.text)
    .join('');

describe('a sentence by a template', () => {
  test('slots are filled as our own sentence fills them', () => {
    expect(said(IF, FORM)).toBe(
      'If admins import a CSV, then Activation will raise from 31\u00a0% to 38\u00a0% by 31 March 2027, because 14 of 22 interviews named empty boards.',
    );
  });
  test('a blank slot carries its name, and a part in brackets goes with it', () => {
    expect(said(IF, { metric: 'Activation', target: '38 %' })).toBe(
      'If behaviour, then Activation will move to 38\u00a0% by when?, because what we saw.',
    );
  });
  test('a part in brackets stays when one of its slots is there', () => {
    expect(said('{metric}[ from {baseline} to {target}]', { metric: 'A', target: '2' })).toBe(
      'A from what to 2',
    );
  });
  test('what is no slot stays as it stands', () => {
    expect(said('{nobody} [sic] {} {constructor}', FORM)).toBe('{nobody} [sic] {} {constructor}');
  });
  test('any text is told whole, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/[{}[\]]/.test(text));
        expect(said(text, FORM)).toBe(text);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void said(`{${text}}[${text}]`, FORM)));
  });
});
