// @vitest-environment happy-dom
/** The page's own editor: what it shows of a description comes out of it again. */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { normalise } from '../../playground/linear/normalise';
import { renderDescription } from '../../playground/linear/pages/markdown';
import { ENG } from '../../playground/linear/seed-backlog';

/** Plain JavaScript of the page, without types. */
const SCRIPT = resolve('tests/playground/linear/client/editor.js');
let markdownOf: (editor: HTMLElement) => string;
beforeAll(async () => {
  ({ markdownOf } = (await import(/* @vite-ignore */ SCRIPT)) as { markdownOf: typeof markdownOf });
});

const context = { htmlComments: 'keep' as const, issueUrl: () => null, profileUrl: () => null };
const editorOf = (html: string): HTMLElement => {
  const editor = document.createElement('div');
  editor.innerHTML = html;
  return editor;
};

describe('the editor of a description', () => {
  const texts = ENG.flatMap((entry) => entry.description ?? []);
  const more = [
    'a\\_b and 5 \\* 3',
    '**bold** *soft* ~~gone~~ `a_b`',
    '# One\n\n## Two\n\ntext',
    '* a\n  * b\n* [X] c',
    '1. a\n2. b',
    '> one\n> two',
    '[w\\_x](https://x.example/a_b) <https://x.example/>',
    'two\nlines',
    '---',
    '+++ More\n\ntext\n\n+++',
    '```sh\nrun --it\n```',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
  ];

  it.each([...texts, ...more])('%s', (text) => {
    const saved = normalise(text, context);
    const shown = renderDescription(saved, 'someone').text;
    expect(normalise(markdownOf(editorOf(shown)), context)).toBe(saved);
  });

  it('what is pasted or typed is Markdown', () => {
    const editor = editorOf(
      '<p class="text-node"><span class="attr">a_b</span></p><p data-practice-raw>### Outcome\n- x</p><p>- typed</p>',
    );
    expect(normalise(markdownOf(editor), context)).toBe('a\\_b\n\n### Outcome\n* x\n* typed');
  });
});
