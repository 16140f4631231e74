/** A comment and the marker label on an issue of Linear. */
import { describe, expect, test } from 'vitest';
import { answer, type FakeIssue, home, item, part, refusal, setting, type World } from './linear-world';

const acts = part(home.acts);
const IT = item('acme/ENG-12');

describe('a comment', () => {
  test('is put on the issue by its UUID, and its address comes back', async () => {
    const s = setting();
    const it = s.issue(12);
    const told = await acts.comment(IT, 'Please say what this should change. <b>"x"</b>', s.io);
    expect(told).toEqual({
      ok: true,
      url: expect.stringMatching(/^https:\/\/linear\.app\/acme\/issue\/ENG-12#comment-/),
    });
    expect(s.acme.comments).toEqual([
      { issueId: it.id, body: 'Please say what this should change. <b>"x"</b>' },
    ]);
    expect(s.ledger).toMatchObject([
      { why: 'Which issue is it?', item: IT.key },
      { why: 'Write a comment', item: IT.key },
    ]);
  });

  test('a key that may only read', async () => {
    const s = setting('reader');
    s.issue(12);
    expect(await acts.comment(IT, 'x', s.io)).toMatchObject({
      trouble: { code: 'not-permitted', credential: 'reader' },
    });
  });

  test.each(['not-found', 'forbid'] as const)('archived (%s)', async (archivedWrites) => {
    const s = setting('pm', { archivedWrites });
    s.issue(12, { archivedAt: '2026-11-20T08:00:00.000Z' });
    expect(await acts.comment(IT, 'x', s.io)).toMatchObject({ trouble: { code: 'archived' } });
  });

  test('moved, or not there: nothing is written', async () => {
    const s = setting();
    s.issue(3, { team: 'OPS', previousIdentifiers: ['ENG-12'] });
    expect(await acts.comment(IT, 'x', s.io)).toMatchObject({
      trouble: { code: 'moved', movedTo: 'acme/OPS-3' },
    });
    expect(await acts.comment(item('acme/ENG-99'), 'x', s.io)).toMatchObject({ trouble: { code: 'hidden' } });
    expect(await acts.comment(item('acme/shop#1'), 'x', s.io)).toMatchObject({
      trouble: { code: 'bad-answer' },
    });
    expect(s.sent('mutation')).toEqual([]);
  });

  test('what was not done is not told as done', async () => {
    const s = setting();
    s.issue(12);
    for (const body of [
      { data: { commentCreate: { success: false } } },
      { data: { commentCreate: null }, errors: [{ message: 'no', extensions: { type: 'forbidden' } }] },
      { data: {} },
    ]) {
      s.calm();
      s.fault(answer(200, body), 'commentCreate');
      expect((await acts.comment(IT, 'x', s.io)).ok).toBe(false);
    }
  });
});

describe('the marker label', () => {
  const names = (s: World, it: FakeIssue) =>
    it.labels.map((id) => s.acme.labels.find((l) => l.id === id)?.name);
  const label = (s: World, name: string, team: string | null, more = {}) => {
    const made = { id: `label-${s.acme.labels.length}`, name, team, isGroup: false, ...more };
    s.acme.labels.push(made);
    return made;
  };

  test('is made where there is none, set once and taken off once; already so is done', async () => {
    const s = setting();
    const it = s.issue(12, { labels: [] });
    const other = label(s, 'bug', null);
    it.labels.push(other.id);
    const name = 'has outcome: 100% #1/2';
    for (let i = 0; i < 2; i++) expect(await acts.label(IT, name, true, s.io)).toEqual({ ok: true });
    expect(names(s, it)).toEqual(['bug', name]);
    expect(s.acme.labels).toMatchObject([{}, { name, team: 'ENG' }]);
    for (let i = 0; i < 2; i++) expect(await acts.label(IT, name, false, s.io)).toEqual({ ok: true });
    expect(names(s, it)).toEqual(['bug']);
    expect(s.ledger.map((r) => r.why)).toEqual([
      'Look for the label',
      'Make the label',
      'Set the label',
      'Look for the label',
      'Look for the label',
      'Take the label off',
      'Look for the label',
    ]);
  });

  test('the team’s own before the workspace’s, in whatever case; never a group or another team’s', async () => {
    const s = setting();
    const it = s.issue(12);
    label(s, 'outcome', 'OPS');
    label(s, 'outcome', 'ENG', { isGroup: true });
    const whole = label(s, 'Outcome', null);
    await acts.label(IT, 'outcome', true, s.io);
    expect(it.labels).toEqual([whole.id]);
    it.labels = [];
    const own = label(s, 'OUTCOME', 'ENG');
    await acts.label(IT, 'outcome', true, s.io);
    expect(it.labels).toEqual([own.id]);
    expect(s.sent('issueLabelCreate')).toEqual([]);
  });

  test('there under another case is there', async () => {
    const s = setting();
    const it = s.issue(12);
    it.labels.push(label(s, 'Has Outcome', null).id);
    expect(await acts.label(IT, ' has outcome ', true, s.io)).toEqual({ ok: true });
    expect(s.sent('mutation')).toEqual([]);
  });

  test.each(['', '  '])('a name that is none is not sent: %j', async (name) => {
    const s = setting();
    for (const on of [true, false])
      expect(await acts.label(IT, name, on, s.io)).toMatchObject({ trouble: { code: 'bad-answer' } });
    expect(s.requests).toEqual([]);
  });

  test('without the right to make it, set it or take it off', async () => {
    const s = setting('reader');
    const it = s.issue(12);
    expect(await acts.label(IT, 'x', true, s.io)).toMatchObject({ trouble: { code: 'not-permitted' } });
    const made = label(s, 'x', 'ENG');
    expect(await acts.label(IT, 'x', true, s.io)).toMatchObject({ trouble: { code: 'not-permitted' } });
    it.labels.push(made.id);
    expect(await acts.label(IT, 'x', false, s.io)).toMatchObject({ trouble: { code: 'not-permitted' } });
  });

  test('moved: the label of another team is not looked for', async () => {
    const s = setting();
    s.issue(3, { team: 'OPS', previousIdentifiers: ['ENG-12'] });
    expect(await acts.label(IT, 'x', true, s.io)).toMatchObject({ trouble: { code: 'moved' } });
  });

  test('a limit between the two', async () => {
    const s = setting();
    s.issue(12);
    s.fault(answer(400, refusal('no', 'ratelimited', 'RATELIMITED')), 'issueAddLabel');
    expect(await acts.label(IT, 'x', true, s.io)).toMatchObject({ trouble: { code: 'rate-limited' } });
  });
});
