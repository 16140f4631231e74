/** Records that comments hold, in lists: where they are looked for, for whom, and what is said where they are not. */
import { describe, expect, test } from 'vitest';
import type { RowRead } from '../../../lib/trackers/tracker';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { addComment, deleteProperty } from '../../playground/jira/state';
import { fromHere, rowRead, settled, share } from './jira-comment-world';
import { refusal } from './jira-faults';
import {
  BULK,
  COUNT,
  FIRST,
  item,
  kinds,
  later,
  listsOf,
  many,
  RIGHTS,
  rowsOf,
  setting,
  stored,
} from './jira-world';

const stamp = (row: RowRead | undefined) => (row?.kind === 'item' ? row.updatedAt : '');

describe('somebody who may edit nothing', () => {
  test('has comments looked at in every project', async () => {
    const s = setting({ login: 'acme-design' });
    await share(s);
    const asked = fromHere(s);
    const rows = await rowsOf(['ACME-142', 'ACME-143'], s);
    expect(rows).toMatchObject([
      { read: { via: 'comment', home: { kind: 'outcome' } } },
      { read: { home: { kind: 'none' } } },
    ]);
    expect(rowRead(rows[1]).unlooked).toBeUndefined();
    const alone = await s.read('ACME-142');
    expect(rowRead(rows[0]).etag).toBe(alone.etag);
    expect(asked().slice(0, 3)).toEqual([BULK, BULK, expect.stringContaining('/comment/')]);
    s.described();
  });

  test('without one anywhere: twenty-five issues a request, and no search', async () => {
    const s = setting({ login: 'acme-design' });
    const asked = fromHere(s);
    expect(new Set(kinds(await rowsOf(many(s, 60), s)))).toEqual(new Set(['none']));
    expect(asked()).toEqual([BULK, RIGHTS, BULK, BULK, BULK]);
  });
});

describe('somebody who may edit', () => {
  test('is told what comments of the project hold, which a search finds out once in a while', async () => {
    const s = setting();
    await share(s);
    settled(s);
    const asked = fromHere(s);
    const rows = await rowsOf(['ACME-142', 'ACME-143', 'PAY-31'], s);
    expect(kinds(rows)).toEqual(['outcome', 'none', 'none']);
    expect(rows.map((r) => [rowRead(r).via, rowRead(r).unlooked])).toEqual([
      ['comment', undefined],
      [undefined, undefined],
      [undefined, 'comment'],
    ]);
    expect(asked().slice(0, 7)).toEqual([BULK, RIGHTS, COUNT, RIGHTS, COUNT, BULK, expect.any(String)]);
    expect(s.ledger.filter((l) => l.path.endsWith('count')).map((l) => l.why)).toEqual([
      'Do comments in ACME hold outcomes?',
      'Do comments in PAY hold outcomes?',
    ]);
    const again = fromHere(s);
    await rowsOf(['ACME-142', 'ACME-143', 'PAY-31'], s);
    expect(again().filter((a) => a === COUNT || a === RIGHTS)).toEqual([]);
    s.described();
  });

  test('the same as of the issue alone', async () => {
    const s = setting();
    await share(s);
    settled(s);
    const [row] = await rowsOf(['ACME-142'], s);
    const { excerpt: _, launch: __, ...alone } = await s.read('ACME-142');
    expect(rowRead(row)).toEqual({ ...alone, at: expect.any(Number) });
  });

  test('words of others are no reason to look', async () => {
    const s = setting();
    addComment(s.state, 'ACME-118', 'acme-dev', 'Does Sightline keep this comment with it?');
    addComment(s.state, 'ACME-118', 'acme-dev', 'Outcome: none');
    settled(s);
    const asked = fromHere(s);
    const [row] = await rowsOf(['ACME-118'], s);
    expect([rowRead(row).unlooked, asked()]).toEqual(['comment', [BULK, RIGHTS, COUNT]]);
  });

  test('after one was met on an issue of the project, without a search', async () => {
    const s = setting();
    await share(s);
    await s.read('ACME-142');
    const asked = fromHere(s);
    expect(kinds(await rowsOf(['ACME-142', 'ACME-143'], s))).toEqual(['outcome', 'none']);
    expect(asked().slice(0, 2)).toEqual([BULK, BULK]);
    expect(asked()).not.toContain(COUNT);
  });

  test('where a row was read so the last time, also after everything else was forgotten', async () => {
    const s = setting();
    await share(s);
    // Too young for the search.
    s.state.settings.searchDelayMs = 7_200_000;
    const asked = fromHere(s);
    const items = ['ACME-142', 'ACME-143'].map((key) => item(key));
    const told = await listsOf(s).read(items, s.io, ({ key }) =>
      key === 'ACME-142' ? 'comment' : undefined,
    );
    expect(told).toMatchObject({
      rows: [{ read: { via: 'comment' } }, { read: { home: { kind: 'none' } } }],
    });
    expect(asked()).not.toContain(COUNT);
  });

  test('what the search does not know of yet is not looked for, and such a mark is not settled', async () => {
    const s = setting();
    settled(s);
    s.state.settings.searchDelayMs = 60_000;
    await share(s);
    const [young, old] = await rowsOf(['ACME-142', 'ACME-143'], s);
    expect(rowRead(young)).toMatchObject({ home: { kind: 'none' }, unlooked: 'comment' });
    expect([stamp(young).endsWith('|-?'), stamp(old).endsWith('|-')]).toEqual([true, true]);
    // Asked again when the search has grown old.
    s.state.clock.advance(11 * 60_000);
    expect(kinds(await rowsOf(['ACME-142'], s))).toEqual(['outcome']);
    const stamps = await listsOf(s).stamps([item('ACME-142')], s.io);
    expect(stamps).toMatchObject({ stamps: [stamp((await rowsOf(['ACME-142'], s))[0])] });
  });

  test('a search that cannot be made now says nothing; one that a site refuses is not made again', async () => {
    const s = setting();
    s.fault('POST', /approximate-count$/, jiraAnswers.serverError());
    expect(kinds(await rowsOf(['ACME-142', 'PAY-31'], s))).toEqual(['server', 'none']);
    settled(s);
    s.fault('POST', /approximate-count$/, refusal(400, "The operator '~' is not supported."), 'always');
    const asked = fromHere(s);
    for (const _ of [1, 2]) {
      const [row] = await rowsOf(['ACME-142'], s);
      expect([rowRead(row).unlooked, stamp(row).endsWith('|-')]).toEqual(['comment', true]);
    }
    expect(asked().filter((a) => a === COUNT)).toHaveLength(1);
  });

  test('nobody is signed in any more: never none', async () => {
    const s = setting();
    s.present.hook = ({ path }) => {
      if (path.endsWith('approximate-count')) s.present.login = null;
    };
    expect(kinds(await rowsOf(['ACME-142'], s))).toEqual(['signed-out']);
  });

  test('the issue’s own record counts, and nothing is looked for', async () => {
    const s = setting();
    await share(s);
    await s.write(later(FIRST, { owner: 'Mara' }), (await s.read('ACME-142')).etag);
    settled(s);
    const asked = fromHere(s);
    const [row] = await rowsOf(['ACME-142'], s);
    expect([rowRead(row).via, rowRead(row).home]).toMatchObject([
      undefined,
      { outcome: { content: { owner: 'Mara' } } },
    ]);
    expect(asked()).toEqual([BULK, BULK]);
  });

  test('a line for lists whose record was never written: the comment’s, and its mark is not settled', async () => {
    const s = setting();
    await share(s);
    const { etag } = await s.read('ACME-142');
    s.fault('PUT', /sightline\.outcome$/, { kind: 'offline' });
    await s.write(later(FIRST, { owner: 'Mara' }), etag);
    const [row] = await rowsOf(['ACME-142'], s);
    expect(rowRead(row)).toMatchObject({ via: 'comment', home: { outcome: { version: FIRST.version } } });
    expect(stamp(row).endsWith('?')).toBe(true);
    deleteProperty(s.state, 'ACME-142', 'sightline.summary');
    expect(stamp((await rowsOf(['ACME-142'], s))[0]).endsWith('|-')).toBe(true);
  });
});

test('what one may do is asked once for each project, and none is called none without it', async () => {
  const s = setting({ login: 'acme-design' });
  s.fault('GET', '/rest/api/3/mypermissions', { kind: 'offline' }, 'always');
  expect(kinds(await rowsOf(['ACME-143', 'ACME-142', 'OPEN-9'], s))).toEqual([
    'offline',
    'offline',
    'offline',
  ]);
  expect(s.asked().filter((a) => a === RIGHTS)).toHaveLength(2);
});

test('an answer that says nothing of properties is no reason to look for comments', async () => {
  const s = setting({ login: 'acme-design', properties: { 'ACME-142': stored(FIRST) } });
  const strip = (response: { status: number; headers: Record<string, string>; body: string }) => {
    const { issues } = JSON.parse(response.body) as { issues: object[] };
    const bare = issues.map((issue) => ({ ...issue, properties: undefined }));
    return { ...response, body: JSON.stringify({ issues: bare }) };
  };
  s.faults.on({ body: /"sightline.outcome"/ }, { kind: 'rewrite', name: 'no properties', change: strip });
  expect(kinds(await rowsOf(['ACME-142'], s))).toEqual(['bad-answer']);
  s.faults.on({ body: /"sightline.summary"/ }, { kind: 'rewrite', name: 'no properties', change: strip });
  expect(kinds(await rowsOf(['ACME-142'], s))).toEqual(['bad-answer']);
  expect(s.asked()).toEqual([BULK, BULK, BULK]);
});
