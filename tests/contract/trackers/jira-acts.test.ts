/** What a list lets a person do to a Jira issue, and plain text in Atlassian's document format. */
import { describe, expect, test } from 'vitest';
import { excerptOf, textOf, toAdf } from '../../../lib/trackers/jira/adf';
import type { TrackerActs } from '../../../lib/trackers/tracker';
import type { Fault } from '../../playground/faults';
import { isDocument } from '../../playground/jira/adf';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { problem } from '../../playground/jira/rest/context';
import { jiraIssue, setRights } from '../../playground/jira/state';
import { item, type Setting, setting } from './jira-world';

const actsOf = (s: Setting): TrackerActs => {
  if (!s.home.acts) throw new Error('no acts');
  return s.home.acts;
};

describe('a comment', () => {
  test('stands under the issue, for the team, and can be gone to', async () => {
    const s = setting();
    const told = await actsOf(s).comment(item('acme-142'), 'For whom?\nAnd by when?\n\nThanks', s.io);
    const comment = jiraIssue(s.state, 'ACME-142').comments.at(-1);
    expect(told).toEqual({
      ok: true,
      url: `https://acme.atlassian.net/browse/ACME-142?focusedCommentId=${comment?.id}`,
    });
    expect(textOf(comment?.body)).toBe('For whom?\nAnd by when?\nThanks');
    expect(comment?.author).toBe('acme-pm');
    expect(comment?.properties.get('sd.public.comment')?.value).toEqual({ internal: true });
    s.described();
  });

  test('too long, empty, or without a right', async () => {
    const s = setting();
    expect(await actsOf(s).comment(item('ACME-142'), 'x'.repeat(32_770), s.io)).toEqual({
      ok: false,
      trouble: { code: 'too-long', over: 3 },
    });
    expect(await actsOf(s).comment(item('ACME-142'), ' \n ', s.io)).toMatchObject({
      trouble: { code: 'bad-answer' },
    });
    expect(await actsOf(s).comment(item('x'), 'x', s.io)).toMatchObject({ trouble: { code: 'bad-answer' } });
    expect(s.asked()).toEqual([]);
    setRights(s.state, 'acme-pm', { comment: false });
    expect(await actsOf(s).comment(item('ACME-142'), 'x', s.io)).toMatchObject({
      trouble: { code: 'not-permitted' },
    });
    expect(await actsOf(s).comment(item('ACME-9999'), 'x', s.io)).toMatchObject({
      trouble: { code: 'hidden' },
    });
  });

  test.each<[string, Fault, string]>([
    [
      'so many comments and no more',
      { kind: 'answer', response: problem(413, 'Too many comments.') },
      'locked',
    ],
    ['no line', { kind: 'offline' }, 'offline'],
    ['a limit', jiraAnswers.rateLimited(5, 'jira-per-issue-on-write'), 'rate-limited'],
    ['the login page', jiraAnswers.loginPage(), 'signed-out'],
    ['half an answer', { kind: 'truncated' }, 'bad-answer'],
  ])('%s', async (_, fault, code) => {
    const s = setting();
    s.fault('POST', /\/comment$/, fault);
    expect(await actsOf(s).comment(item('ACME-142'), 'x', s.io)).toMatchObject({
      ok: false,
      trouble: { code },
    });
  });
});

describe('the marker label', () => {
  test('on and off, and already so counts as done', async () => {
    const s = setting();
    const labels = () => jiraIssue(s.state, 'ACME-142').labels;
    const before = [...labels()];
    for (let i = 0; i < 2; i++) {
      expect(await actsOf(s).label(item('ACME-142'), 'has outcome', true, s.io)).toEqual({ ok: true });
      expect(labels()).toEqual([...before, 'has-outcome']);
    }
    for (let i = 0; i < 2; i++) {
      expect(await actsOf(s).label(item('ACME-142'), 'has outcome', false, s.io)).toEqual({ ok: true });
      expect(labels()).toEqual(before);
    }
    s.described();
  });

  test('nothing to call it by', async () => {
    const s = setting();
    expect(await actsOf(s).label(item('ACME-142'), '  ', true, s.io)).toMatchObject({
      trouble: { code: 'bad-answer' },
    });
    expect(s.asked()).toEqual([]);
  });

  test.each<[string, Fault, string]>([
    [
      'not on the edit screen',
      { kind: 'answer', response: problem(400, '', { labels: 'Field ‘labels’ cannot be set.' }) },
      'not-permitted',
    ],
    ['a conflicting update', jiraAnswers.conflict(), 'server'],
    ['no line', { kind: 'offline' }, 'offline'],
  ])('%s', async (_, fault, code) => {
    const s = setting();
    s.fault('PUT', /\/issue\/ACME-142$/, fault);
    expect(await actsOf(s).label(item('ACME-142'), 'x', true, s.io)).toMatchObject({
      ok: false,
      trouble: { code },
    });
  });

  test('nobody may edit', async () => {
    const s = setting({ login: 'acme-design' });
    expect(await actsOf(s).label(item('ACME-142'), 'x', true, s.io)).toMatchObject({
      trouble: { code: 'not-permitted' },
    });
  });
});

describe('plain text as a document', () => {
  test.each([
    '',
    'one',
    'one\ntwo',
    'one\n\ntwo',
    '\n\none\r\n\r\n\r\ntwo\r\nthree\n',
    'tabs\t and  spaces',
    '👩‍👩‍👧 完了率',
  ])('%j is one that Jira takes, and reads the same', (text) => {
    for (const strong of [false, true]) {
      const doc = toAdf(text, strong);
      expect(isDocument(doc)).toBe(true);
      expect(JSON.stringify(doc)).not.toContain('"text":""');
      expect(textOf(doc)).toBe(text.replace(/\r/g, '').replace(/\n+/g, '\n').trim());
    }
  });

  test('what is not words says what it can', () => {
    const doc = {
      type: 'doc',
      content: [
        { type: 'heading', content: [{ type: 'text', text: 'Why' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'mention', attrs: { id: 'x', text: '@Mara' } },
            { type: 'text', text: ' by ' },
            { type: 'date', attrs: { timestamp: '1795046400000' } },
            { type: 'emoji', attrs: { shortName: ':tada:' } },
            { type: 'inlineCard', attrs: { url: 'https://a.example' } },
          ],
        },
        { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'x' } }] },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }] },
          ],
        },
      ],
    };
    expect(textOf(doc)).toBe('Why\n@Mara by 2026-11-19:tada:https://a.example\na');
  });

  test.each([
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { content: 'x' },
    { content: [null, 7] },
    { type: 7, text: 7 },
  ])('%j says nothing and breaks nothing', (value) => {
    expect(textOf(value)).toBe('');
    expect(excerptOf(value)).toBeUndefined();
  });

  test('nested without end, or without number, ends', () => {
    let deep: object = { type: 'text', text: 'deep' };
    for (let i = 0; i < 20_000; i++) deep = { type: 'panel', content: [deep] };
    expect(textOf(deep)).toBe('');
    const wide = {
      content: Array.from({ length: 100_000 }, () => ({
        type: 'paragraph',
        content: [{ type: 'text', text: 'x' }],
      })),
    };
    expect(textOf(wide).length).toBeLessThan(5_000);
  });

  test('the beginning, cut where a word ends', () => {
    const excerpt = excerptOf(toAdf('word '.repeat(100)));
    expect(excerpt).toEqual({ text: 'word '.repeat(40).trim(), cut: true });
    expect(excerptOf(toAdf('👩'.repeat(300)))?.text).toBe('👩'.repeat(200));
    expect(excerptOf(toAdf('short'))).toEqual({ text: 'short', cut: false });
  });
});
