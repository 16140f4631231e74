/** What can be done to items from a list, in one process; and the index that follows. */
import { describe, expect, test } from 'vitest';
import { indexRow } from '../../../lib/sync/index-row';
import { writeSection } from '../../../lib/trackers/github/section';
import { issueAt, setBody } from '../../playground/github/state';
import { COMPLETE, listSetting, row } from '../../support/lists';
import { outcomeOf } from '../../support/section';
import { address, FORM } from '../../support/setting';

const SECTION = writeSection({
  ...outcomeOf(COMPLETE),
  home: { tracker: 'github', site: 'github.com', key: 'acme/shop#142' },
});

describe('acts', () => {
  test('an outcome is written from the list as from its own page', async () => {
    const s = await listSetting();
    await s.read(['acme/shop#139']);
    const act = { type: 'outcome.save', item: row('acme/shop#139'), form: FORM, from: null } as const;
    const view = await s.ask({ type: 'list.item', act });
    expect(view).toMatchObject({ known: 'outcome' });
    expect(s.body('acme/shop#139')).toContain(FORM.problem);
    expect(s.shown().get('acme/shop#139')).toMatchObject({ badge: { state: 'framed' } });
  });

  test('not for a place that nobody uses, another site, or a tab without a list', async () => {
    const s = await listSetting();
    const act = (key: string) => ({ type: 'outcome.save', item: row(key), form: FORM, from: null }) as const;
    expect(await s.d.fromTab(2, { type: 'list.item', act: act('acme/payments#28') })).toMatchObject({
      ok: false,
    });
    const alien = { ...act('acme/shop#139'), item: { ...row('acme/shop#139'), site: 'acme.ghe.com' } };
    expect(await s.d.fromTab(2, { type: 'list.item', act: alien })).toMatchObject({ code: 'refused' });
    s.d.tabs.set(2, 'https://github.com/acme/shop/wiki');
    expect(await s.d.fromTab(2, { type: 'list.item', act: act('acme/shop#139') })).toMatchObject({
      code: 'moved',
    });
    await s.d.settle();
    expect(s.body('acme/shop#139')).not.toContain(FORM.problem);
  });

  test('a waiver leaves the count', async () => {
    const s = await listSetting();
    await s.read(['acme/shop#139']);
    const none = async () => (await s.ask({ type: 'list.count', seen: [] })).counts.none;
    await none();
    const before = await none();
    await s.ask({ type: 'list.waive', item: row('acme/shop#139'), why: 'Chore', until: '2027-01-15' });
    expect(s.shown().get('acme/shop#139')?.badge).toMatchObject({ state: 'waived' });
    expect(await none()).toBe(before - 1);
  });

  test('several at once: into what is saved, and into a draft where nothing is', async () => {
    const s = await listSetting();
    await s.ask({
      type: 'list.item',
      act: {
        type: 'outcome.save',
        item: row('acme/shop#139'),
        form: { ...FORM, metric: 'Kept' },
        from: null,
      },
    });
    await s.read(['acme/shop#137']);
    const before = s.body('acme/shop#137');
    const { changed } = await s.ask({
      type: 'list.fill',
      items: [row('acme/shop#139'), row('acme/shop#137'), row('acme/payments#28')],
      form: { metric: 'Orders', owner: 'Ines', business: 'More orders' },
    });
    expect(changed.map((c) => c.item.key)).toEqual(['acme/shop#139', 'acme/shop#137']);
    // What somebody said already stays.
    expect(s.body('acme/shop#139')).toContain('Kept');
    expect(s.body('acme/shop#139')).toContain('Ines');
    expect(changed[1]?.view).toMatchObject({ known: 'none', draft: { form: { metric: 'Orders' } } });
    expect(s.body('acme/shop#137')).toBe(before);
  });

  test('handed back with a comment', async () => {
    const s = await listSetting();
    const told = await s.ask({ type: 'list.comment', item: row('acme/shop#139'), text: 'Which metric?' });
    expect(told).toHaveProperty('url');
    expect(issueAt(s.world.state, 'acme/shop#139').comments.at(-1)).toMatchObject({
      author: 'acme-pm',
      body: 'Which metric?',
    });
    s.world.faults.on({ method: 'POST' }, { kind: 'offline' }, 'always');
    expect(await s.ask({ type: 'list.comment', item: row('acme/shop#139'), text: 'Again' })).toMatchObject({
      trouble: { code: 'offline' },
    });
  });

  test('that it was handed back is told with the row from then on; not when nothing was posted', async () => {
    const s = await listSetting();
    await s.read(['acme/shop#139', 'acme/shop#137']);
    const handed = async () => {
      const seen = ['acme/shop#139', 'acme/shop#137'].map((k) => row(k));
      const { items } = await s.ask({ type: 'list.items', filter: 'none', seen });
      return items.flatMap((i) => (i.handedAt === undefined ? [] : [i.item.key]));
    };
    s.world.faults.on({ method: 'POST', path: /comments/ }, { kind: 'offline' });
    await s.ask({ type: 'list.comment', item: row('acme/shop#137'), text: 'Which metric?' });
    expect(await handed()).toEqual([]);
    await s.ask({ type: 'list.comment', item: row('acme/shop#139'), text: 'Which metric?' });
    s.d.restart();
    expect(await handed()).toEqual(['acme/shop#139']);
  });

  test('everything deleted while a comment is posted: nothing comes back', async () => {
    const s = await listSetting();
    await s.read(['acme/shop#139']);
    s.world.foreign.before({ method: 'POST', path: /comments/ }, () => void s.d.own({ type: 'data.wipe' }));
    await s.ask({ type: 'list.comment', item: row('acme/shop#139'), text: 'Which metric?' });
    await s.d.settle();
    expect(await s.d.program.parts.rows.all()).toEqual([]);
  });

  test('what somebody began to write is told with its row', async () => {
    const s = await listSetting();
    const keys = ['acme/shop#139', 'acme/shop#137'];
    await s.read(keys);
    const draft = (form: object) => ({
      type: 'draft.put' as const,
      item: row('acme/shop#139'),
      form,
      opened: [],
      from: null,
    });
    const begun = async () => {
      const { items } = await s.ask({ type: 'list.items', filter: 'none', seen: keys.map((k) => row(k)) });
      return items.flatMap((i) => (i.draft ? [i.item.key] : []));
    };
    await s.ask({ type: 'list.item', act: draft({ problem: ' ' }) });
    expect(await begun()).toEqual([]);
    await s.ask({ type: 'list.item', act: draft({ problem: 'Gifts' }) });
    expect(await begun()).toEqual(['acme/shop#139']);
  });

  test('what did not go out says so with its row, and why, until it is out', async () => {
    const s = await listSetting();
    await s.read(['acme/shop#139']);
    s.world.faults.on({ method: 'PATCH' }, { kind: 'offline' }, 'always');
    await s.ask({
      type: 'list.item',
      act: { type: 'outcome.save', item: row('acme/shop#139'), form: FORM, from: null },
    });
    expect(s.shown().get('acme/shop#139')).toMatchObject({
      badge: { notShared: true },
      stands: { sharing: { state: 'waiting', trouble: { code: 'offline' } } },
    });
    s.world.faults.clear();
    await s.d.program.resume(true);
    await s.d.settle();
    const out = s.shown().get('acme/shop#139');
    const { local } = await s.d.row(row('acme/shop#139'));
    expect([out?.badge?.notShared, out?.stands?.sharing.state]).toEqual([false, 'shared']);
    expect(out?.stands?.version).toBe(local?.version);
    expect(s.body('acme/shop#139')).toContain('sightline:outcome');
  });

  test('what waits for a person to decide says so, and not that it is on its way', async () => {
    const s = await listSetting();
    s.write('acme/shop#139', writeSection({ ...outcomeOf(COMPLETE), home: row('acme/shop#139') }));
    await s.read(['acme/shop#139']);
    const { local } = await s.d.row(row('acme/shop#139'));
    // Somebody else says another number while this one is typed.
    const theirs = writeSection({ ...outcomeOf({ ...COMPLETE, target: '71' }), home: row('acme/shop#139') });
    const issue = issueAt(s.world.state, 'acme/shop#139');
    setBody(s.world.state, issue, theirs, 'acme-dev', 'api');
    const form = { ...COMPLETE, target: '69' };
    await s.ask({
      type: 'list.item',
      act: { type: 'outcome.save', item: row('acme/shop#139'), form, from: local?.version ?? null },
    });
    expect((await s.d.row(row('acme/shop#139'))).standing?.kind).toBe('conflict');
    expect(s.shown().get('acme/shop#139')?.stands?.sharing).toEqual({ state: 'asks' });
  });

  test('who goes to an item to write finds its panel open, once and soon', async () => {
    const s = await listSetting();
    const arrive = async (key: string) => {
      s.d.tabs.set(2, address(key));
      const answer = await s.d.fromTab(2, { type: 'item.open', item: row(key), seen: {} });
      return answer?.ok ? answer.value.begin === true : answer;
    };
    const leave = async () => {
      s.d.tabs.set(2, 'https://github.com/acme/shop/pull/143');
      await s.ask({ type: 'list.write', item: row('acme/shop#139') });
    };
    expect(await arrive('acme/shop#139')).toBe(false);
    await leave();
    expect(await arrive('acme/shop#139')).toBe(true);
    expect(await arrive('acme/shop#139')).toBe(false);
    await leave();
    expect(await arrive('acme/shop#137')).toBe(false);
    expect(await arrive('acme/shop#139')).toBe(false);
    await leave();
    s.clock.advance(120_000);
    expect(await arrive('acme/shop#139')).toBe(false);
  });

  test('the marker label follows our writes, where a team wants it', async () => {
    const s = await listSetting();
    const place = { tracker: 'github', site: 'github.com', name: 'acme/shop' };
    const save = (form: typeof FORM, from: string | null) =>
      s.ask({ type: 'list.item', act: { type: 'outcome.save', item: row('acme/shop#139'), form, from } });
    await save(FORM, null);
    expect(issueAt(s.world.state, 'acme/shop#139').labels).not.toContain('has-outcome');
    await s.d.own({ type: 'marker.set', place, scope: 'place', label: 'has-outcome' });
    const version = (await s.d.row(row('acme/shop#139'))).local?.version ?? null;
    await save({ ...FORM, reason: 'Another' }, version);
    expect(issueAt(s.world.state, 'acme/shop#139').labels).toContain('has-outcome');
    const view = await s.ask({ type: 'list.count', seen: [] });
    expect(view.marker?.text).toBe('-label:has-outcome');
    await s.ask({ type: 'list.item', act: { type: 'outcome.remove', item: row('acme/shop#139'), why: '' } });
    expect(issueAt(s.world.state, 'acme/shop#139').labels).not.toContain('has-outcome');
  });
});

test('the index is never behind its rows', async () => {
  const s = await listSetting();
  s.write('acme/shop#142', SECTION);
  await s.read(['acme/shop#142', 'acme/shop#139', 'acme/shop#137']);
  await s.ask({
    type: 'list.item',
    act: { type: 'outcome.save', item: row('acme/shop#139'), form: FORM, from: null },
  });
  await s.ask({ type: 'list.item', act: { type: 'outcome.remove', item: row('acme/shop#142'), why: '' } });
  const { rows } = s.d.program.parts;
  const index = await rows.indexOf();
  expect(index).toHaveLength(3);
  for (const r of await rows.all()) {
    const made = indexRow(r, s.clock.now());
    expect(index.find((i) => i.alias === r.alias)).toEqual(made);
    expect(JSON.stringify(made).length).toBeLessThan(400);
  }
  await s.d.own({ type: 'data.wipe' });
  expect(await rows.indexOf()).toEqual([]);
});
