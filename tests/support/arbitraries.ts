/** Texts, forms, contents and bodies for property tests, hostile on purpose. */
import * as fc from 'fast-check';
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';
import type { Content } from '../../lib/outcome/record';

/**
 * Asserts a synchronous property.
 * @param numRuns kept small by default: the machine is shared, and a failing seed is printed
 */
export function holds<T>(property: fc.IProperty<T>, numRuns = 60): void {
  void fc.assert(property, { numRuns });
}

/** What breaks naive serialisers. */
export const HOSTILE = [
  '|',
  '\\|',
  '\\',
  '\\\\',
  '\n',
  '\r\n',
  '<b>x</b>',
  '<script>alert(1)</script>',
  '-->',
  '<!-- sightline:outcome 1 -->',
  '<!-- /sightline:outcome -->',
  '</details>',
  '```',
  '~~~',
  '`a`',
  '``',
  '`',
  '@acme-dev',
  '@acme/checkout',
  'jane@acme.example',
  '#12',
  'acme/shop#12',
  'GH-12',
  'https://github.com/acme/shop/issues/12',
  'https://acme.example/a_b?x=1&y=2',
  'abcdef1234',
  '🎉',
  '👩‍👩‍👧',
  'مرحبا',
  'שלום',
  '\u200b',
  '\u202e',
  '\u00a0',
  '&amp;',
  '&#124;',
  '&',
  '$5',
  '$',
  '*x*',
  '_y_',
  '[a](b)',
  '![i](j)',
  '~~s~~',
  '<br>',
  '日本語',
  ':tada:',
  ' ',
  '  ',
  '1. ',
  '- [ ] ',
  '# h',
  '> q',
  '\t',
  'word',
  '.',
  ',',
  '(',
  ')',
] as const;

/** A text that is neither empty nor padded, as a form gives it; may hold line breaks. */
export const text = (max: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 6, unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join('').slice(0, max).trim())
    .filter((t) => t !== '' && t === t.normalize() && t.isWellFormed());

const MAX: Partial<Record<Field, number>> = {
  problem: 1000,
  reason: 1000,
  metric: 200,
  owner: 200,
  guardrail: 200,
  requester: 200,
  unit: 40,
  vehicle: 40,
  category: 40,
  goal: 64,
  theme: 64,
  by: 40,
  baseline: 60,
  target: 60,
  guardrailLimit: 49,
};

const amount = fc.oneof(
  fc.constantFrom('67 %', '7,350', '7.350', '1 h 05 min', '−3.4 %', '12k', '%12', 'at most 5'),
  text(49),
);
const day = fc.oneof(fc.constantFrom('2027-03-31', '03/04/2027', 'end of Q1', '31 Mar 2027'), text(40));

/** Any form; each field may be absent. */
export const form: fc.Arbitrary<Form> = fc
  .record(
    Object.fromEntries(
      FIELDS.map((f) => [
        f,
        f === 'direction'
          ? fc.constantFrom('up', 'down')
          : f === 'baseline' || f === 'target' || f === 'guardrailLimit'
            ? amount
            : f === 'by'
              ? day
              : text(MAX[f] ?? 500),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((f) => f as Form);

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const uniqueById = <T extends { id: string }>(element: fc.Arbitrary<T>) =>
  fc.uniqueArray(element, { selector: (e) => e.id, maxLength: 5 });
const word = fc.constantFrom('one', 'two', 'three', 'four', 'Fünf', '六');
const optional = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: undefined, freq: 2 });

/** Contents from a small vocabulary, so that two of them agree, differ and collide often. */
export const content: fc.Arbitrary<Content> = fc
  .record({
    hypothesis: optional(
      fc.record(
        { problem: word, segment: word, reason: word, behaviour: word, unknownInside: word },
        { requiredKeys: [] },
      ),
    ),
    primary: optional(
      fc.record(
        {
          metric: fc.record({ id: word, name: word, unit: word }, { requiredKeys: ['name'] }),
          baseline: word,
          target: word,
          by: word,
        },
        { requiredKeys: ['metric'] },
      ),
    ),
    guardrails: optional(
      uniqueById(
        fc.record(
          {
            id,
            metric: fc.record({ name: word }),
            limit: word,
            side: fc.constantFrom('atMost' as const, 'atLeast' as const),
          },
          { requiredKeys: ['id', 'metric'] },
        ),
      ),
    ),
    evidence: optional(uniqueById(fc.record({ id, kind: word, summary: word }))),
    readings: optional(
      uniqueById(fc.record({ id, at: fc.constantFrom('2026-10-14', '2026-11-13'), value: word })),
    ),
    links: optional(
      fc.uniqueArray(
        fc.record({ ref: fc.record({ tracker: word, site: fc.constant('s'), key: word }), title: word }),
        { selector: (l) => `${l.ref.tracker}|${l.ref.key}`, maxLength: 3 },
      ),
    ),
    verdict: optional(
      fc.record({
        kind: fc.constantFrom('improved' as const, 'worsened' as const),
        at: fc.constant('2026-12-13'),
      }),
    ),
    checkpoints: optional(fc.constantFrom([30], [30, 60], [30, 60, 90])),
    learning: optional(word),
    owner: optional(word),
    fromTomorrow: optional(fc.record({ a: word, b: word }, { requiredKeys: [] })),
    listFromTomorrow: optional(uniqueById(fc.record({ id, x: word }))),
  })
  .map((c) => JSON.parse(JSON.stringify(c)) as Content);

/** Lines of a body in which marks of ours may stand where they do not count. */
const LINES = [
  '',
  '',
  'Some prose about the checkout.',
  '## Outcome',
  '# Describe the bug',
  '- [ ] a task',
  '1. first',
  '   - nested',
  '> <!-- sightline:outcome 1 -->',
  '> quoted `<!-- /sightline:outcome -->`',
  '`<!-- sightline:outcome 1 -->`',
  '    <!-- sightline:outcome 1 -->',
  '\t<!-- /sightline:outcome -->',
  'text <!-- sightline:outcome 1 --> text',
  '| a | b |',
  '| --- | --- |',
  '<!-- A template comment -->',
  '---',
  '🎉 مرحبا \u202e',
  '   trailing   ',
] as const;

const fenced = (mark: string) => [mark, '<!-- sightline:outcome 1 -->', '| Problem | x |', mark];

/** A body without a section of ours, with mixed line endings. */
export const body: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...LINES).map((l) => [l]) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('```', '~~~~', '```` md').map((m) => fenced(m.slice(0, 4).trim())),
        },
        { weight: 1, arbitrary: fc.constant(['- item', '  ```', '  <!-- sightline:outcome 1 -->', '  ```']) },
        {
          weight: 1,
          arbitrary: fc.constant(['- ```', '  <!-- sightline:outcome 1 -->', '', 'out of the list']),
        },
        { weight: 1, arbitrary: fc.constant(['<!--', '<!-- sightline:outcome 1 -->']) },
        { weight: 1, arbitrary: fc.constant(['<pre>', '<!-- sightline:outcome 1 -->', '</pre>']) },
        { weight: 1, arbitrary: fc.constantFrom(['```'], ['<!-- left open'], ['x'.repeat(500)]) },
      ),
      fc.constantFrom('\n', '\r\n'),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.map(([lines, eol]) => lines.map((l) => l + eol).join('')).join(''))
  .chain((b) => fc.boolean().map((cut) => (cut ? b.replace(/\r?\n$/, '') : b)));
