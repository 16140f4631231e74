/** The beginning of a description in plain words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../lib/trackers/github/excerpt';
import { writeSection } from '../../../lib/trackers/github/section';
import { COMPLETE } from '../../support/lists';
import { outcomeOf } from '../../support/section';

const SECTION = writeSection({
  ...outcomeOf(COMPLETE),
  home: { tracker: 'github', site: 'github.com', key: 'acme/shop#142' },
});
const LONG = 'Shoppers are sent to a sign-up form before they can pay. '.repeat(20);

describe('what is told', () => {
  it.each([
    ['plain words', 'Let them pay as a guest.', 'Let them pay as a guest.'],
    ['several lines and kinds of line end', 'One.\r\n\r\nTwo.\nThree.', 'One. Two. Three.'],
    [
      'headings, lists, boxes, quotes',
      '## Why\n- [ ] first\n- [x] second\n> said\n1. third',
      'Why first second said third',
    ],
    [
      'links, pictures, emphasis, code',
      '**Bold** [text](https://a.b/c) ![a picture](x.png) `code`',
      'Bold text a picture code',
    ],
    ['tables', '| a | b |\n| --- | :-: |\n| 1 | 2 |', 'a b 1 2'],
    ['markup', '<details><summary>More</summary>hidden</details>', 'More hidden'],
    ['comments of a template', '<!-- Say what you expected -->\nIt fails.', 'It fails.'],
    ['code without its fence', '```ts\nconst a = 1;\n```\nEnd', 'const a = 1; End'],
    ['less than and more than', 'if a < b and c > d', 'if a < b and c > d'],
  ])('%s', (_, body, text) => expect(excerptOf(body)).toEqual({ text, cut: false }));

  it('not our own section, wherever it stands', () => {
    expect(excerptOf(`Before.\n\n${SECTION}\n\nAfter.`)).toEqual({ text: 'Before. After.', cut: false });
    expect(excerptOf(SECTION)).toBe(undefined);
  });

  it.each(['', '  \r\n ', '<!-- only a template -->', '---'])('nothing of %j', (body) =>
    expect(excerptOf(body)).toBe(undefined),
  );

  it('a long one ends after a whole word, and says that there is more', () => {
    const told = excerptOf(LONG);
    expect(told?.cut).toBe(true);
    expect(told?.text.length).toBeLessThanOrEqual(200);
    expect(LONG.startsWith(`${told?.text} `)).toBe(true);
  });

  it('one that is mostly cut away says that there is more as well', () => {
    expect(excerptOf(`Short.${'\n'.repeat(3_000)}Long after.`)).toEqual({ text: 'Short.', cut: true });
  });

  it('no half of a character', () => {
    expect(excerptOf('👩‍🚀'.repeat(300))?.text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });
});

it('any text: short, without line breaks, and never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 5_000, unit: 'binary' }), (body) => {
      const told = excerptOf(body);
      if (!told) return;
      expect([...told.text].length).toBeLessThanOrEqual(200);
      expect(told.text).not.toMatch(/[\r\n]/);
      expect(told.text.trim()).toBe(told.text);
    }),
  );
});
