/** Many Jira issues in few requests: every row is told for what it is, and none is missing. */
import { describe, expect, test } from 'vitest';
import {
  deleteIssue,
  deleteProperty,
  jiraIssue,
  moveIssue,
  setProperty,
  setRights,
} from '../../playground/jira/state';
import { answering } from './jira-answering';
import {
  BULK,
  COUNT,
  FIRST,
  item,
  kinds,
  later,
  listsOf,
  MYSELF,
  many,
  outcomeOn,
  place,
  RIGHTS,
  rowsOf,
  setting,
  stored,
} from './jira-world';

const SECOND = outcomeOn('ACME-118');
const PROPERTIES = { 'ACME-142': stored(FIRST), 'ACME-118': stored(SECOND) };

describe('homes of many', () => {
  test('a hundred without outcomes are one request, and what is asked of their project once in a while', async () => {
    const s = setting();
    const keys = many(s, 100);
    expect(new Set(kinds(await rowsOf(keys, s)))).toEqual(new Set(['none']));
    const asked = s.asked();
    expect(asked.filter((a) => a !== MYSELF)).toEqual([BULK, RIGHTS, COUNT]);
    await rowsOf(keys, s);
    expect(s.asked().slice(asked.length)).toEqual([BULK]);
    expect(s.ledger[0]?.why).toBe('Read the outcomes of 100 items in a list');
    expect(s.exchanges[0]?.request.body).not.toContain('sightline.outcome');
    s.described();
  });

  test('records are asked for only where a summary says so, twenty-five in a request', async () => {
    const s = setting();
    const keys = many(s, 60);
    for (const key of keys.slice(0, 55)) s.foreign(key, outcomeOn(key));
    const rows = await rowsOf(keys, s);
    expect(kinds(rows)).toEqual([...Array(55).fill('outcome'), ...Array(5).fill('none')]);
    expect(s.asked().filter((a) => a !== MYSELF)).toEqual([BULK, BULK, BULK, BULK, RIGHTS, COUNT]);
    const asked = s.exchanges
      .slice(1, 4)
      .map(({ request }) => JSON.parse(request.body) as { issueIdsOrKeys: string[] });
    expect(asked.map((b) => b.issueIdsOrKeys.length)).toEqual([25, 25, 5]);
    s.described();
  });

  test('each as reading it alone would tell it, apart from what only one is told', async () => {
    const s = setting({ properties: PROPERTIES });
    for (const [i, row] of (await rowsOf(['ACME-142', 'ACME-118', 'PAY-31'], s)).entries()) {
      const { excerpt, launch, ...alone } = await s.read(['ACME-142', 'ACME-118', 'PAY-31'][i] ?? '');
      if (row.kind !== 'item') throw new Error(row.kind);
      // Comments are looked through of one alone.
      expect(row.read).toEqual({ ...alone, ...(i === 2 && { unlooked: 'comment' }) });
      expect([excerpt !== undefined, row.read.excerpt, row.read.launch]).toEqual([
        true,
        undefined,
        undefined,
      ]);
      expect(launch == null).toBe(i !== 1);
    }
  });

  test('when it was changed: a time and the version of its summary', async () => {
    const s = setting({ properties: PROPERTIES });
    const [mine, none] = await rowsOf(['ACME-142', 'ACME-143'], s);
    const at = (key: string) => new Date(jiraIssue(s.state, key).updatedAt).toISOString();
    expect(mine).toMatchObject({ updatedAt: `${at('ACME-142')}|${FIRST.version}` });
    expect(none).toMatchObject({ updatedAt: `${at('ACME-143')}|-` });
    expect(Date.parse(at('ACME-142'))).toBeGreaterThan(0);
  });

  test('done, and since when', async () => {
    const s = setting();
    const [done, open] = await rowsOf(['ACME-118', 'ACME-142'], s);
    const { resolvedAt } = jiraIssue(s.state, 'ACME-118');
    expect(done).toMatchObject({ doneAt: new Date(resolvedAt ?? 0).toISOString() });
    expect(open).not.toHaveProperty('doneAt');
  });

  test('a workflow that ends without a resolution still says since when', async () => {
    const issue = {
      id: '1',
      key: 'ACME-1',
      fields: {
        updated: '2026-11-20T09:00:00.000+0100',
        status: { statusCategory: { key: 'done' } },
        statuscategorychangedate: '2026-11-19T10:00:00.000+0100',
      },
      properties: { 'sightline.summary': { v: 9 } },
    };
    const io = answering(JSON.stringify({ issues: [issue] }));
    const told = await listsOf(setting()).read([item('ACME-1')], io);
    expect(told).toMatchObject({
      rows: [{ doneAt: '2026-11-19T09:00:00.000Z', updatedAt: '2026-11-20T08:00:00.000Z|??' }],
    });
  });

  test('the same item twice and in small letters is asked for once, and told for each', async () => {
    const s = setting({ properties: PROPERTIES });
    const rows = await rowsOf(['ACME-142', 'acme-142', 'ACME-118', 'ACME-142'], s);
    expect(rows.map((r) => r.kind === 'item' && r.read.item.key)).toEqual([
      'ACME-142',
      'ACME-142',
      'ACME-118',
      'ACME-142',
    ]);
    expect(s.exchanges[0]?.request.body).toContain('["ACME-142","ACME-118"]');
  });

  test('a moved issue comes with its new key, by its old one and by its number', async () => {
    const s = setting({ properties: PROPERTIES });
    const { id } = jiraIssue(s.state, 'ACME-142');
    const key = moveIssue(s.state, 'ACME-142', 'PAY');
    for (const ref of [item('ACME-142'), item('ACME-142', { id: String(id) })]) {
      const told = await listsOf(s).read([ref, item('ACME-118'), item('ACME-9999')], s.io);
      expect(told).toMatchObject({
        rows: [
          { kind: 'item', read: { item: { key, id: String(id) }, home: { kind: 'outcome' } } },
          { kind: 'item', read: { item: { key: 'ACME-118' } } },
          { kind: 'unreadable', trouble: { code: 'hidden' } },
        ],
      });
    }
    s.described();
  });

  test('hidden, gone, malformed and of another site: unreadable beside those that are there', async () => {
    const s = setting({ properties: PROPERTIES });
    deleteIssue(s.state, 'ACME-143');
    setRights(s.state, 'acme-pm', { project: 'PAY', browse: false });
    const told = await listsOf(s).read(
      [
        item('ACME-143'),
        item('ACME-142'),
        item('PAY-31'),
        item('acme/shop#1'),
        { ...item('ACME-118'), site: 'other.atlassian.net' },
      ],
      s.io,
    );
    expect(told.ok && kinds(told.rows)).toEqual(['hidden', 'outcome', 'hidden', 'bad-answer', 'bad-answer']);
    s.described();
  });

  test('never more than the most that one request may hold; the rest is said not to be read', async () => {
    const s = setting();
    const rows = await rowsOf(many(s, 103), s);
    expect(listsOf(s).most).toBe(100);
    expect(kinds(rows).slice(99)).toEqual(['none', 'bad-answer', 'bad-answer', 'bad-answer']);
    expect(s.asked().filter((a) => a === BULK)).toHaveLength(1);
  });

  test('nothing to ask for asks nothing', async () => {
    const s = setting();
    expect(await listsOf(s).read([], s.io)).toEqual({ ok: true, rows: [] });
    expect(kinds(await rowsOf(['nonsense'], s))).toEqual(['bad-answer']);
    expect(await listsOf(s).stamps([], s.io)).toEqual({ ok: true, stamps: [] });
    expect(s.asked()).toEqual([]);
  });

  test('a summary without its record is none; damaged and newer ones are what they are', async () => {
    const s = setting({
      properties: { ...PROPERTIES, 'PAY-31': { 'sightline.summary': 'x', 'sightline.outcome': { v: 2 } } },
    });
    deleteProperty(s.state, 'ACME-142', 'sightline.outcome');
    setProperty(s.state, 'ACME-118', 'sightline.outcome', [1], 'acme-dev');
    expect(kinds(await rowsOf(['ACME-142', 'ACME-118', 'PAY-31'], s))).toEqual(['none', 'damaged', 'newer']);
  });

  test('a record that names the site’s other name is at home', async () => {
    const s = setting({ properties: PROPERTIES });
    const told = await listsOf(s).read(
      [
        { ...item('ACME-142'), site: 'jira.acme.example' },
        { ...item('ACME-118'), site: 'jira.acme.example' },
      ],
      s.io,
    );
    expect(told).toMatchObject({
      rows: [{ read: { home: { outcome: { home: { site: 'jira.acme.example' } } } } }, {}],
    });
    expect(s.asked().filter((a) => a.endsWith('serverInfo'))).toHaveLength(1);
  });
});

describe('when they were changed', () => {
  test('the same marks as with the rows, in their order; null for what cannot be read', async () => {
    const s = setting({ properties: PROPERTIES });
    const keys = ['ACME-142', 'ACME-9999', 'acme-118', 'x', 'ACME-143'];
    const rows = await rowsOf(keys, s);
    const before = s.asked().length;
    const told = await listsOf(s).stamps(
      keys.map((key) => item(key)),
      s.io,
    );
    expect(told).toEqual({ ok: true, stamps: rows.map((r) => (r.kind === 'item' ? r.updatedAt : null)) });
    expect(s.asked().slice(before)).toEqual([BULK]);
    s.described();
  });

  test.each([true, false])(
    'a new version changes the mark, whether or not a property counts as a change: %s',
    async (bumps) => {
      const s = setting({ properties: PROPERTIES });
      s.state.settings.api.propertyBumpsUpdated = bumps;
      const stamp = async () => {
        const told = await listsOf(s).stamps([item('ACME-142')], s.io);
        return told.ok ? told.stamps[0] : null;
      };
      const before = await stamp();
      await s.write(later(FIRST, { owner: 'Mara' }), (await s.read('ACME-142')).etag);
      const after = await stamp();
      expect(after).not.toBe(before);
      setProperty(s.state, 'ACME-142', 'other.app', 1, 'acme-dev');
      expect((await stamp()) === after).toBe(!bumps);
    },
  );

  test('of a whole place nothing is asked', async () => {
    const s = setting();
    expect(await listsOf(s).changed(place('ACME'), 'x', s.io)).toEqual({ ok: true, changed: true });
    expect(s.asked()).toEqual([]);
  });
});
