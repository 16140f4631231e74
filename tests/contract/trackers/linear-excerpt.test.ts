/** The beginning of a description in plain words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../lib/trackers/linear/excerpt';
import { home, outcomeOf, setting } from './linear-world';

describe('the excerpt of a description', () => {
  test.each([
    ['# Checkout\n\nGuests **leave** at the _form_.', 'Checkout Guests leave at the _form_.'],
    ['* [ ] one\n* [x] two\n  1. three', 'one two three'],
    ['> a customer said so', 'a customer said so'],
    ['see [the report](https://x.example/a) ![shot](https://x.example/b.png)', 'see the report shot'],
    ['a\\_b \\[c\\] 5 \\* 6', 'a_b [c] 5 * 6'],
    ['+++ Details\nhidden\n+++\nafter', 'hidden after'],
    ['```js\ncode()\n```', 'code()'],
    ['| a | b |\n| --- | --- |\n| 1 | 2 |', 'a b 1 2'],
    ['before <!-- quiet --> after', 'before after'],
    ['x <!-- never ends', 'x'],
  ])('%j', (text, words) => expect(excerptOf(text)).toEqual({ text: words, cut: false }));

  test.each(['', '  \n\n', '---', '<!-- only this -->'])('nothing: %j', (text) =>
    expect(excerptOf(text)).toBeUndefined(),
  );

  test('without what stands under our heading, before it and after it with', () => {
    const it = setting().issue(1);
    const section = home.section.write(outcomeOf(it, 'secret of the section'));
    expect(excerptOf(`Before.\n\n${section}\n\n### Notes\n\nAfter.`)).toEqual({
      text: 'Before. Notes After.',
      cut: false,
    });
    expect(excerptOf('## Outcome\n\nwords\n\n### Deeper\n\nmore\n\n# Above\n\nend')?.text).toBe('Above end');
  });

  test('a link of ours that was moved is left out', () => {
    expect(excerptOf('One.\n\n[Sightline](https://x.example/#linear-section=AAAA)\n\nTwo.')?.text).toBe(
      'One. Two.',
    );
  });

  test('has an end, at a word', () => {
    const long = excerptOf('word '.repeat(2_000));
    expect(long).toEqual({ text: expect.stringMatching(/^(?:word ){30,}word$/), cut: true });
    expect(long?.text.length).toBeLessThanOrEqual(200);
    expect(excerptOf('😀'.repeat(500))?.text.isWellFormed()).toBe(true);
  });

  test('never throws, is never long, and is quick', () => {
    const odd = fc.array(
      fc.constantFrom('[', '](', '<!--', '|', '*', '#', '\\', '+++', 'Outcome', '\n', ' ', 'x'),
      {
        maxLength: 3_000,
      },
    );
    fc.assert(
      fc.property(odd, (parts) => {
        const told = excerptOf(parts.join(''));
        expect(told === undefined || [...told.text].length <= 200).toBe(true);
      }),
      { numRuns: 100 },
    );
    const began = performance.now();
    for (const sign of ['[', '![', '<!--', '*', '\\', '- ', '> '])
      for (const n of [2_000, 200_000]) excerptOf(sign.repeat(n));
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
