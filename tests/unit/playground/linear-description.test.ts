/** What the practice Linear makes of a description when it saves it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NormaliseContext, normalise } from '../../playground/linear/normalise';
import { editDescription, linearIssue } from '../../playground/linear/state';
import { ask, data, linearWorld } from './linear-ask';

const context: NormaliseContext = {
  htmlComments: 'drop',
  issueUrl: (key) => (key === 'ENG-142' ? 'https://linear.app/acme/issue/ENG-142/guests' : null),
  profileUrl: (name) => (name === 'mara' ? 'https://linear.app/acme/profiles/mara' : null),
};
const save = (text: string, htmlComments: NormaliseContext['htmlComments'] = 'drop') =>
  normalise(text, { ...context, htmlComments });

describe('a saved description', () => {
  it.each([
    ['bullets', '- one\n+ two\n  - three', '* one\n* two\n  * three'],
    ['checkboxes', '- [ ] open\n- [x] done', '* [ ] open\n* [X] done'],
    ['blank lines between items', '- one\n\n- two', '* one\n* two'],
    ['special characters', 'a_b [c] and snake_case', 'a\\_b \\[c\\] and snake\\_case'],
    ['escaped ones stay', 'a\\_b \\[c\\]', 'a\\_b \\[c\\]'],
    ['emphasis', 'some _soft_ and __hard__ words', 'some *soft* and **hard** words'],
    ['code stays', '`a_b` and\n\n```\n- x_y\n<!-- z -->\n```', '`a_b` and\n\n```\n- x_y\n<!-- z -->\n```'],
    ['links stay', '[the _page_](https://x.example/a_b)', '[the _page_](https://x.example/a_b)'],
    ['bare addresses', 'see https://x.example/a_b.', 'see <https://x.example/a_b>.'],
    [
      'issues',
      'part of ENG-142, not ENG-999',
      'part of [ENG-142](https://linear.app/acme/issue/ENG-142/guests), not ENG-999',
    ],
    ['people', 'ask @mara or @nobody', 'ask [@mara](https://linear.app/acme/profiles/mara) or @nobody'],
    ['text above a line', 'Outcome\n---\nmore', '## Outcome\nmore'],
    ['a line of its own', 'a\n\n---\n\nb', 'a\n\n---\n\nb'],
    ['headings', '### Outcome ###\n- a', '### Outcome\n* a'],
    ['quotes', '>a_b\n> c', '> a\\_b\n> c'],
    [
      'details',
      '<details>\n<summary>More</summary>\n</details>',
      '<details>\n<summary>More</summary>\n</details>',
    ],
    ['collapsible', '+++ More\n\ntext\n\n+++', '+++ More\n\ntext\n\n+++'],
    ['tables', '| a_b | c |\n| --- | --- |', '| a\\_b | c |\n| --- | --- |'],
    ['line endings and ends', '\r\n\r\na\r\n\r\n\r\n\r\nb\r\n\r\n', 'a\n\nb'],
  ])('%s', (_, written, read) => {
    expect(save(written)).toBe(read);
    expect(save(read), 'saved again').toBe(read);
  });

  it('HTML comments vanish, stay, or stay in a form that is none', () => {
    const text = '<!-- sightline a_b [c]\n-->\n\n### Outcome';
    expect(save(text)).toBe('### Outcome');
    expect(save(text, 'keep')).toBe(text);
    expect(save(text, 'escape')).toBe('<!-- sightline a\\_b \\[c\\]\n\\-->\n\n### Outcome');
  });

  it('does not change when it is saved again', () => {
    const piece = fc.constantFrom(
      '- ',
      '* ',
      '_',
      '[',
      ']',
      'word',
      ' ',
      '\n',
      '\n\n',
      '---',
      '`',
      '> ',
      '# ',
      '1. ',
      '\\',
      '|',
      '@mara',
      'ENG-142',
      '**',
    );
    void fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = save(pieces.join(''));
        expect(save(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('through the API and by other people alike', () => {
    const state = linearWorld({ descriptions: { 'acme/ENG-139': '- a_b' } });
    expect(linearIssue(state, 'acme/ENG-139').description).toBe('* a\\_b');
    const answer = ask(
      state,
      'mutation ($input: IssueUpdateInput!) { issueUpdate(id: "ENG-142", input: $input) { issue { description updatedAt } } }',
      { input: { description: '- one\n- two_three' } },
    );
    expect(data(answer)).toMatchObject({ issueUpdate: { issue: { description: '* one\n* two\\_three' } } });
    const { updatedAt } = editDescription(state, 'acme/ENG-142', (text) => `${text}\n- three`);
    expect(linearIssue(state, 'acme/ENG-142').description).toBe('* one\n* two\\_three\n* three');
    editDescription(state, 'acme/ENG-142', '- one\n- two_three\n- three');
    expect(linearIssue(state, 'acme/ENG-142').updatedAt).toBe(updatedAt);
    state.settings.api.htmlComments = 'keep';
    expect(editDescription(state, 'acme/ENG-142', '<!-- a -->').description).toBe('<!-- a -->');
  });
});
