/** Issues with many comments, in lists: the newest record is found, or it is said that nobody knows. */
import { describe, expect, test } from 'vitest';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { addComment, setRights } from '../../playground/jira/state';
import { copies, fromHere, rowRead, settled, share } from './jira-comment-world';
import { COMMENTS, FIRST, kinds, later, many, outcomeOn, rowsOf, setting } from './jira-world';

describe.each(['acme-pm', 'acme-design'])('many comments, asked by %s', (login) => {
  /** Somebody for whom comments are looked at. */
  const looking = async () => {
    const s = setting({ login: 'acme-design' });
    await share(s, 'ACME-118');
    settled(s);
    s.present.login = login;
    return s;
  };

  test('a chain of more than ten: the last, as the issue alone tells it', async () => {
    const s = await looking();
    let version = FIRST;
    for (let i = 0; i < 12; i++) {
      const by = i % 2 ? 'acme-design' : 'acme-dev';
      setRights(s.state, 'acme-dev', { project: 'ACME', edit: false });
      s.present.login = by;
      version = later(version, { owner: `o${i}` });
      await s.write(version, (await s.read('ACME-142')).etag);
    }
    s.present.login = login;
    const [row] = await rowsOf(['ACME-142'], s);
    expect(rowRead(row)).toMatchObject({ via: 'comment', home: { outcome: { version: version.version } } });
    expect(rowRead(row).etag).toBe((await s.read('ACME-142')).etag);
  });

  test('copies of our words before it, and after it', async () => {
    const s = await looking();
    copies(s, 10);
    await share(s);
    expect(kinds(await rowsOf(['ACME-142'], s))).toEqual(['outcome']);
    copies(s, 10);
    expect((await rowsOf(['ACME-142'], s))[0]).toMatchObject({
      kind: 'unreadable',
      trouble: { code: 'bad-answer', reason: 'more comments than are looked through' },
    });
    s.described();
  });

  test('more than a list gives: the issue’s own pages, newest first', async () => {
    const s = await looking();
    s.state.settings.api.commentsInField = 3;
    const first = await share(s);
    for (let i = 0; i < 120; i++) addComment(s.state, 'ACME-142', 'acme-dev', `Words ${i}`);
    setRights(s.state, 'acme-dev', { project: 'ACME', edit: false });
    s.present.login = 'acme-dev';
    const next = later(first, { owner: 'Jonas' });
    await s.write(next, (await s.read('ACME-142')).etag);
    s.present.login = login;
    const asked = fromHere(s);
    const [row] = await rowsOf(['ACME-142'], s);
    // The list shows the first version; the second came later.
    expect(rowRead(row)).toMatchObject({ home: { outcome: { version: next.version } } });
    expect(asked().filter((a) => a === COMMENTS(s, 'ACME-142'))).toHaveLength(2);
    s.described();
  });

  test('of more than five such issues the others are not known', async () => {
    const s = await looking();
    s.state.settings.api.commentsInField = 1;
    const keys = many(s, 7);
    for (const key of keys) for (const text of ['One', 'Two']) addComment(s.state, key, 'acme-dev', text);
    const rows = await rowsOf(keys, s);
    expect(kinds(rows)).toEqual([...Array(5).fill('none'), 'bad-answer', 'bad-answer']);
    expect(rows[6]).toMatchObject({ trouble: { reason: 'more comments than are looked through' } });
  });

  test('a line that breaks is told of those issues alone', async () => {
    const s = await looking();
    s.foreign('ACME-143', outcomeOn('ACME-143'));
    s.faults.on({ body: /"comment"/ }, { kind: 'offline' });
    expect(kinds(await rowsOf(['ACME-142', 'ACME-143'], s))).toEqual(['offline', 'outcome']);
    s.faults.on({ body: /"comment"/ }, jiraAnswers.otherShape());
    expect(kinds(await rowsOf(['ACME-142', 'ACME-143'], s))).toEqual(['bad-answer', 'outcome']);
  });
});
