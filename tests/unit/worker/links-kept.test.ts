/** A link is never replaced by a save that was made in ignorance of it: what was typed stays, as a draft. */
import { describe, expect, test } from 'vitest';
import type { ItemRef } from '../../../lib/outcome/record';
import { heldRef } from '../../../lib/sync/view';
import { another, framed, JIRA, linked } from '../../support/links';
import { githubItem, jiraItem, linearItem, look, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';

const ITEMS: [string, ItemRef][] = [
  ['Jira', jiraItem('ACME-138')],
  ['GitHub', githubItem('acme/shop#142')],
  ['Linear', linearItem('acme/ENG-142')],
];
const LISTS: Record<string, string> = {
  jira: 'https://acme.atlassian.net/issues/?jql=project%20%3D%20ACME',
  github: 'https://github.com/acme/shop/issues',
  linear: 'https://linear.app/acme/team/ENG/all',
};
/** With the key of where it is held. */
const REFUSED = { ok: false, code: 'held', why: 'ACME-142' };
const MINE = { ...FORM, target: '99 %' };

/** Somebody has the item before them, and another links it. */
async function setting(item: ItemRef) {
  const { d: maker, world } = await framed(JIRA);
  await use(maker, item);
  await visit(maker, item);
  const d = await another(world, item, 'acme-pm');
  const link = async () => {
    await linked(maker, item, JIRA);
    world.state.clock.advance(60_000);
  };
  /** Where it points to, as somebody sees who reads it now. */
  const now = async () => {
    const third = await another(world, item, 'acme-dev');
    return heldRef(await third.row(item))?.key;
  };
  return { world, maker, d, link, now };
}

describe.each(ITEMS)('on %s', (_, item) => {
  test('a link that this device knows is not written over', async () => {
    const s = await setting(item);
    await s.link();
    const { outcome } = await visit(s.d, item);
    for (const from of [null, outcome?.version ?? null]) {
      const answer = await s.d.fromTab(1, { type: 'outcome.save', item, form: MINE, from });
      expect(answer).toMatchObject(REFUSED);
      await s.d.settle();
      const view = await look(s.d, item);
      expect(view).toMatchObject({ held: { ref: { key: 'ACME-142' } }, draft: { form: MINE, from: null } });
    }
    expect(await s.now()).toBe('ACME-142');
  });

  test('nor one that turns out when the save is sent', async () => {
    const s = await setting(item);
    await visit(s.d, item);
    await s.link();
    await save(s.d, item, MINE);
    expect(await s.now()).toBe('ACME-142');
    const view = await look(s.d, item);
    expect(view).toMatchObject({ held: { ref: { key: 'ACME-142' } }, form: {}, draft: { form: MINE } });
    expect((await s.d.row(item)).dirty).toBe(false);
    // What was typed can be gone on with once a person has unlinked it.
    await tell(s.d, { type: 'outcome.remove', item, why: '' });
    const { draft } = await look(s.d, item);
    await save(s.d, item, draft?.form ?? {}, draft?.from ?? null);
    expect(await look(s.d, item)).toMatchObject({ form: MINE, sharing: { state: 'shared' } });
    expect(await s.now()).toBeUndefined();
  });

  test('nor from a list that is older, for one or for several', async () => {
    const s = await setting(item);
    await s.link();
    await visit(s.d, item);
    s.d.tabs.set(2, LISTS[item.tracker] ?? '');
    const act = { type: 'outcome.save', item, form: MINE, from: null } as const;
    expect(await s.d.fromTab(2, { type: 'list.item', act })).toMatchObject(REFUSED);
    const checked = await tell(s.d, { type: 'list.item', act: { type: 'item.check', item } }, 2);
    expect(checked).toMatchObject({ held: { ref: { key: 'ACME-142' } }, draft: { form: MINE } });
    const waive = { type: 'list.waive', item, why: 'Chore', until: '2027-01-15' } as const;
    expect(await s.d.fromTab(2, waive)).toMatchObject(REFUSED);
    const told = await tell(s.d, { type: 'list.fill', items: [item], form: { owner: 'Ines' } }, 2);
    expect(told).toMatchObject({ changed: [], failed: [{ key: item.key }] });
    expect(await s.now()).toBe('ACME-142');
  });

  test('a person who has unlinked it writes one of its own', async () => {
    const s = await setting(item);
    await s.link();
    await visit(s.d, item);
    await tell(s.d, { type: 'outcome.remove', item, why: '' });
    await save(s.d, item, MINE);
    expect(await look(s.d, item)).toMatchObject({ form: MINE });
    expect(await s.now()).toBeUndefined();
  });
});

test('a list that said “saved” hears that a person has to decide', async () => {
  const item = jiraItem('ACME-138');
  const s = await setting(item);
  await visit(s.d, item);
  await s.link();
  const mine = await save(s.d, item, MINE);
  const rows = s.d.pushes.flatMap(({ tab, message: m }) =>
    tab === 2 && m.type === 'push.rows' ? m.rows : [],
  );
  const told = rows.findLast((r) => r.key === item.key);
  expect(told?.stands).toMatchObject({
    sharing: { state: 'asks' },
    parents: expect.arrayContaining([mine.outcome?.version]) as string[],
  });
});

test('words that were saved offline, before the item was linked, come back as a draft', async () => {
  const item = jiraItem('ACME-138');
  const s = await setting(item);
  await visit(s.d, item);
  s.world.faults.on({ method: 'PUT' }, { kind: 'offline' }, 'always');
  await save(s.d, item, MINE);
  expect((await s.d.row(item)).dirty).toBe(true);
  s.world.faults.clear();
  await s.link();
  s.world.state.clock.advance(3_600_000);
  await visit(s.d, item);
  expect(await look(s.d, item)).toMatchObject({ held: { ref: { key: 'ACME-142' } }, draft: { form: MINE } });
  expect(await s.now()).toBe('ACME-142');
});
