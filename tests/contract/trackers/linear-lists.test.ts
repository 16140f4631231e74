/** Many issues of Linear in one request: every row is told for what it is, and none is told as "none" that is not. */
import { describe, expect, test } from 'vitest';
import { urlOf } from '../../../lib/trackers/linear/attachment';
import { fresh, keys, kindOf, rowsOf } from './linear-ask';
import { BASE, FORMER, item, outcomeOf, setting } from './linear-world';

describe('homes of many', () => {
  test('one request; each as reading it alone would tell it', async () => {
    const s = setting();
    for (const n of [1, 2, 3]) s.issue(n);
    const [one, two] = s.acme.issues;
    if (!one || !two) throw new Error('no issues');
    s.attach(one, outcomeOf(one, 'one'));
    s.attach(two, outcomeOf(two, 'two'), { metadata: { nothing: 'of ours' } });
    const { home, lists } = fresh();
    const asked = [...keys(2, 1, 3), item('acme/eng-1')];
    const told = await lists.read(asked, s.io);
    const rows = told.ok ? told.rows : [];
    expect(s.requests).toHaveLength(1);
    expect(s.ledger).toMatchObject([{ why: 'Read the outcomes of 3 items in a list' }]);
    expect(rows.map(kindOf)).toEqual(['damaged', 'outcome', 'none', 'outcome']);
    for (const [i, row] of rows.entries()) {
      const alone = await home.read(asked[i] ?? item(''), s.io);
      if (row.kind !== 'item' || !alone.ok) throw new Error(row.kind);
      // Told of one item alone: the beginning of its text, and a day of launch or that there is none.
      const { excerpt, launch, ...same } = alone.read;
      expect(row.read).toEqual(same);
      expect(excerpt).toBeDefined();
      expect(launch).toBeNull();
    }
  });

  test('a section in the description is seen in a list too', async () => {
    const s = setting();
    const { home } = fresh();
    const it = s.issue(1);
    it.description = `x\n\n${home.section.write(outcomeOf(it, 'by hand'))}`;
    expect((await rowsOf(s, keys(1))).map(kindOf)).toEqual(['outcome']);
  });

  test('one alone is named in the ledger', async () => {
    const s = setting();
    s.issue(1);
    await rowsOf(s, keys(1));
    expect(s.ledger).toMatchObject([{ why: 'Read the outcomes of an item in a list', item: 'acme/ENG-1' }]);
  });

  test('done is told with when; a canceled one is not done', async () => {
    const s = setting();
    const completedAt = '2026-11-09T10:00:00.000Z';
    s.issue(1, { state: { name: 'Done', type: 'completed' }, completedAt });
    s.issue(2, { state: { name: 'Canceled', type: 'canceled' }, completedAt });
    s.issue(3, {
      state: { name: 'Done', type: 'completed' },
      completedAt,
      archivedAt: '2026-11-20T10:00:00.000Z',
    });
    const rows = await rowsOf(s, keys(1, 2, 3));
    expect(rows.map((r) => (r.kind === 'item' ? r.doneAt : r.kind))).toEqual([
      completedAt,
      undefined,
      completedAt,
    ]);
  });

  test('fifty in one request; what is more is not asked', async () => {
    const s = setting();
    const { lists } = fresh();
    for (let n = 1; n <= 51; n++) s.issue(n);
    expect(lists.most).toBe(50);
    const rows = await rowsOf(s, keys(...Array.from({ length: 51 }, (_, i) => i + 1)));
    expect(rows.map(kindOf)).toEqual([...Array.from({ length: 50 }, () => 'none'), 'bad-answer']);
    expect(s.requests).toHaveLength(1);
  });

  test('keys of other forms and other sites go nowhere', async () => {
    const s = setting();
    s.issue(1);
    const odd = [item('acme/shop#1'), item('ENG-1'), { ...item('acme/ENG-1'), site: 'evil.example' }];
    expect((await rowsOf(s, [...odd, ...keys(1)])).map(kindOf)).toEqual([
      'bad-answer',
      'bad-answer',
      'bad-answer',
      'none',
    ]);
    expect((await rowsOf(s, odd)).map(kindOf)).toEqual(['bad-answer', 'bad-answer', 'bad-answer']);
    expect(s.requests).toHaveLength(1);
  });

  test('answers that are too long are asked for in parts', async () => {
    const s = setting();
    for (let n = 1; n <= 8; n++) s.issue(n, { description: 'x'.repeat(900_000) });
    expect((await rowsOf(s, keys(1, 2, 3, 4, 5, 6, 7, 8))).map(kindOf)).toEqual(
      Array.from({ length: 8 }, () => 'none'),
    );
    expect(s.requests.map((r) => r.variables.n)).toEqual([8, 4, 4]);
    s.issue(9, { description: 'x'.repeat(5_000_000) });
    expect(await fresh().lists.read(keys(9), s.io)).toMatchObject({
      ok: false,
      trouble: { code: 'bad-answer' },
    });
  });

  test('an attachment of ours among others of ours that are not told', async () => {
    const s = setting();
    const it = s.issue(1);
    for (const n of [2, 3]) {
      const other = s.issue(n);
      s.attach(it, outcomeOf(other, `of ${n}`), { url: urlOf(BASE, other.id) });
    }
    const mine = outcomeOf(it, 'mine');
    s.attach(it, mine);
    const [row] = await rowsOf(s, keys(1));
    expect(row?.kind === 'item' && row.read.home).toMatchObject({ outcome: { version: mine.version } });
    expect(s.requests).toHaveLength(2);
  });

  test('what stands under a former base is read', async () => {
    const s = setting();
    const it = s.issue(1);
    s.attach(it, outcomeOf(it, 'old'), { base: FORMER });
    expect((await rowsOf(s, keys(1), fresh([FORMER]))).map(kindOf)).toEqual(['outcome']);
    expect((await rowsOf(s, keys(1))).map(kindOf)).toEqual(['none']);
  });
});

describe('what the filter does not find', () => {
  test('not there, or not for this key: never told as none', async () => {
    const s = setting('outsider');
    s.issue(1);
    s.issue(2, { team: 'OPS' });
    const rows = await rowsOf(s, [item('acme/ENG-1'), item('acme/OPS-2'), item('acme/OPS-9')]);
    expect(rows.map(kindOf)).toEqual(['hidden', 'none', 'hidden']);
    expect(rows[0]).toMatchObject({ trouble: { credential: 'outsider' } });
  });

  test('moved ones are looked up alone, and told by their new names', async () => {
    const s = setting();
    const it = s.issue(1);
    s.attach(it, outcomeOf(it, 'x'));
    Object.assign(it, { team: 'OPS', number: 7, previousIdentifiers: ['ENG-1'] });
    s.issue(2);
    const rows = await rowsOf(s, keys(1, 2));
    expect(rows).toMatchObject([
      { kind: 'item', read: { item: { key: 'acme/OPS-7', id: it.id }, home: { kind: 'outcome' } } },
      { kind: 'item' },
    ]);
    expect(s.ledger.at(-1)?.why).toBe('Read the outcome of an item that may have moved');
  });

  test('at most five of a batch, and others the next time', async () => {
    const s = setting();
    s.issue(20);
    const missing = Array.from({ length: 8 }, (_, i) => i + 1);
    const { lists } = fresh();
    const alone = () => s.sent('issue(id:').map((r) => r.variables.id);
    for (const round of [0, 1]) {
      const told = await lists.read(keys(20, ...missing), s.io);
      expect(told.ok && told.rows.map(kindOf)).toEqual(['none', ...missing.map(() => 'hidden')]);
      expect(alone()).toHaveLength(5 * (round + 1));
    }
    expect(new Set(alone()).size).toBe(8);
  });

  test('a line that breaks ends the looking', async () => {
    const s = setting();
    s.issue(20);
    s.fault({ kind: 'offline' }, 'issue(id:');
    const rows = await rowsOf(s, keys(20, 1, 2));
    expect(rows.map(kindOf)).toEqual(['none', 'offline', 'hidden']);
    expect(s.sent('issue(id:')).toHaveLength(1);
  });

  test.each(['uuids', 'refuses'] as const)(
    'where the filter takes UUIDs alone (%s): by team and number',
    async (ids) => {
      const s = setting('pm', { ids });
      for (const n of [1, 2]) s.issue(n);
      s.issue(5, { team: 'OPS' });
      const { lists } = fresh();
      const asked = [...keys(1, 2), item('acme/OPS-5')];
      const first = await lists.read(asked, s.io);
      expect(first.ok && first.rows.map(kindOf)).toEqual(['none', 'none', 'none']);
      expect(s.requests.map((r) => r.variables.where)).toEqual([
        { id: { in: ['ENG-1', 'ENG-2', 'OPS-5'] } },
        {
          or: [
            { team: { key: { eq: 'ENG' } }, number: { in: [1, 2] } },
            { team: { key: { eq: 'OPS' } }, number: { in: [5] } },
          ],
        },
      ]);
      // Found out once.
      await lists.read(keys(1), s.io);
      await lists.stamps(keys(1), s.io);
      expect(s.requests).toHaveLength(4);
      expect(s.requests.at(-1)?.variables.where).toEqual({
        team: { key: { eq: 'ENG' } },
        number: { in: [1] },
      });
    },
  );

  test('where it takes identifiers, numbers are tried once and not again', async () => {
    const s = setting();
    s.issue(1);
    const { lists } = fresh();
    const many = () => s.sent('query Rows').length;
    await lists.read(keys(1, 9), s.io);
    expect(many()).toBe(2);
    await lists.read(keys(1, 9), s.io);
    expect(many()).toBe(3);
  });
});

describe('another workspace', () => {
  test('issues of the same keys are none of these', async () => {
    const s = setting('beta');
    s.issue(1, {}, s.beta);
    const rows = await rowsOf(s, keys(1));
    expect(rows).toEqual([
      { kind: 'unreadable', trouble: { code: 'other-workspace', reason: 'beta', credential: 'beta' } },
    ]);
    const { lists } = fresh();
    expect(await lists.stamps(keys(1), s.io)).toEqual({ ok: true, stamps: [null] });
    expect(await lists.query('linear.app', 'team:acme/ENG view:all', undefined, s.io)).toMatchObject({
      trouble: { code: 'other-workspace' },
    });
    expect(s.sent('issue(id:')).toHaveLength(0);
  });

  test('beside one of the key’s own', async () => {
    const s = setting('beta');
    s.issue(1, {}, s.beta);
    const rows = await rowsOf(s, [item('beta/ENG-1'), item('acme/ENG-1')]);
    expect(rows.map(kindOf)).toEqual(['none', 'other-workspace']);
  });

  test('a former name leads to the workspace', async () => {
    const s = setting();
    s.issue(1);
    Object.assign(s.acme, { urlKey: 'acme-inc', previousUrlKeys: ['acme'] });
    expect(await rowsOf(s, keys(1))).toMatchObject([{ read: { item: { key: 'acme-inc/ENG-1' } } }]);
  });
});

describe('marks of change', () => {
  test('of the issue and of what is ours on it, the same in all three ways of asking', async () => {
    const s = setting();
    const it = s.issue(1);
    s.issue(2);
    const attachment = s.attach(it, outcomeOf(it, 'x'));
    const { lists } = fresh();
    const rows = await rowsOf(s, keys(1, 2));
    const told = await lists.stamps([...keys(2, 1), ...keys(9)], s.io);
    const listed = await lists.query('linear.app', 'team:acme/ENG view:all', undefined, s.io);
    const [one, two] = rows.map((r) => (r.kind === 'item' ? r.updatedAt : ''));
    expect([one, two]).toEqual([`${it.updatedAt}|${attachment.updatedAt}`, `${it.updatedAt}|-`]);
    expect(told).toEqual({ ok: true, stamps: [two, one, null] });
    expect(listed.ok && listed.items.map((i) => i.updatedAt)).toEqual([one, two]);
  });

  test('changes when only the attachment does, and when it goes', async () => {
    const s = setting();
    const it = s.issue(1);
    const { lists } = fresh();
    const mark = async () => {
      const told = await lists.stamps(keys(1), s.io);
      return told.ok ? told.stamps[0] : null;
    };
    const seen = [await mark()];
    const attachment = s.attach(it, outcomeOf(it, 'x'));
    seen.push(await mark());
    attachment.updatedAt = '2026-11-22T00:00:00.000Z';
    seen.push(await mark());
    s.acme.attachments.length = 0;
    expect(new Set(seen).size).toBe(3);
    expect(await mark()).toBe(seen[0]);
  });

  test('a hundred in one request', async () => {
    const s = setting();
    const numbers = Array.from({ length: 100 }, (_, i) => i + 1);
    for (const n of numbers) s.issue(n);
    const told = await fresh().lists.stamps(keys(...numbers), s.io);
    expect(told.ok && told.stamps.every((t) => t !== null)).toBe(true);
    expect(s.requests).toHaveLength(1);
    expect(s.ledger[0]?.why).toBe('Look for changes of 100 items in a list');
  });

  test('has anything changed in a place: nobody knows, and nothing is asked', async () => {
    const s = setting();
    const place = { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' };
    expect(await fresh().lists.changed(place, 'm', s.io)).toEqual({ ok: true, changed: true });
    expect(s.requests).toEqual([]);
  });
});
