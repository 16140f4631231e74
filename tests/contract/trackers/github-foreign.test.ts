/** An "Outcome" heading that people wrote themselves: read, offered, never touched. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignText } from '../../../lib/trackers/foreign-heading';
import { beginFrom } from '../../../lib/trackers/github/foreign';
import { readBody } from '../../../lib/trackers/github/section';

const item = { tracker: 'github', site: 'github.com', key: 'acme/shop#1' };

describe('what stands under the heading', () => {
  test.each([
    ['plain', '# Text\n\n## Outcome\n\nMore guests pay.\n\n## Notes\nx', 'More guests pay.'],
    ['to the end', '### Expected outcome:\r\nMore guests pay.\r\n', 'More guests pay.'],
    ['with parts of its own', '## Outcomes\na\n### Why\nb\n# Next\nc', 'a\n### Why\nb'],
    ['bold', '## **Desired outcome**\nMore guests pay.', 'More guests pay.'],
    [
      'the comment of a template',
      '## Outcome\n<!-- what\nchanges? -->\nMore guests pay.',
      'More guests pay.',
    ],
    ['nothing', '## Outcome\n\n<!-- what changes? -->\n\n## Notes\nx', undefined],
    ['an open comment', '## Outcome\n<!-- what changes?\nMore', undefined],
    ['another word', '## Outcome of the meeting\nWe agreed.', undefined],
    ['no heading', 'Outcome\nMore guests pay.', undefined],
    ['in code', '```\n## Outcome\nMore guests pay.\n```', undefined],
    ['in a quote', '> ## Outcome\n> More guests pay.', undefined],
    ['in a comment', '<!--\n## Outcome\nMore guests pay.\n-->', undefined],
  ])('%s', (_, body, said) => expect(foreignText(body)).toBe(said));

  test('a body with our section has none', () => {
    const body = '## Outcome\nMine.\n\n<!-- sightline:outcome 1 -->\n## Outcome\n';
    expect(readBody(body, item)).not.toHaveProperty('foreign');
    expect(readBody('## Outcome\nMine.', item)).toEqual({ kind: 'none', foreign: 'Mine.' });
  });

  test('any text is read without an error, and never more than 2,000 characters of it', () => {
    const piece = fc.constantFrom(
      '## Outcome',
      '\n',
      '<!--',
      '-->',
      '```',
      '> ',
      '# ',
      '**',
      'a',
      '- Metric: b',
      ':',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const said = foreignText(pieces.join(''));
        expect((said ?? '').length).toBeLessThanOrEqual(2_000);
        for (const value of Object.values(beginFrom(said ?? '')))
          expect(value.length).toBeLessThanOrEqual(1_000);
      }),
    );
    expect(foreignText(`## Outcome\n${'word '.repeat(20_000)}`)?.length).toBeLessThanOrEqual(2_000);
  });
});

describe('the form that it begins', () => {
  test('answers that have a name go where they belong', () => {
    expect(
      beginFrom(
        '**Problem:** Guests leave\n- For whom: first-time shoppers\n2. __Because__: 31 tickets\nOther: x',
      ),
    ).toEqual({ problem: 'Guests leave', segment: 'first-time shoppers', reason: '31 tickets' });
  });
  test('a table as ours, made by hand', () => {
    expect(beginFrom('| Problem | x |\n| --- | --- |\n| Metric | y |')).toEqual({
      problem: 'x',
      metric: 'y',
    });
  });
  test('words without a name are the problem', () => {
    expect(beginFrom('- More **guests** pay\n- and come back')).toEqual({
      problem: 'More guests pay and come back',
    });
  });
});
