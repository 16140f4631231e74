/** Items that only point to the outcome of another one, in lists: what their rows say, where they count. */
import { describe, expect, test } from 'vitest';
import type { ListFilter, RowView } from '../../../lib/messages/protocol';
import type { ItemRef } from '../../../lib/outcome/record';
import { setRights } from '../../playground/jira/state';
import type { World } from '../../playground/world';
import type { Device } from '../../support/device';
import { framed, GITHUB, JIRA, linked } from '../../support/links';
import { browser, githubItem, jiraItem, linearItem, save, tell, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';

const JIRA_LIST = 'https://acme.atlassian.net/issues/?jql=project%20%3D%20ACME';
const GITHUB_LIST = 'https://github.com/acme/shop/issues';
const LINEAR_LIST = 'https://linear.app/acme/team/ENG/all';
const LISTS: Record<string, string> = { jira: JIRA_LIST, github: GITHUB_LIST, linear: LINEAR_LIST };

/** A home with an outcome and an item that links to it, made by somebody else. */
async function linkedTo(home: ItemRef, item: ItemRef) {
  const { d, world } = await framed(home);
  await use(d, item);
  await visit(d, item);
  await linked(d, item, home);
  world.state.clock.advance(60_000);
  return { world, maker: d };
}

/** Another device, which nothing was read on yet: a list in its second tab, where Jira can be asked too. */
async function fresh(world: World, item: ItemRef, used: readonly ItemRef[]) {
  const d = browser(world);
  d.tabs.delete(1);
  d.tabs.set(2, LISTS[item.tracker] ?? '');
  d.tabs.set(3, JIRA_LIST);
  for (const one of used) await use(d, one);
  return d;
}

const read = (d: Device, items: readonly ItemRef[], again = false) =>
  tell(d, { type: 'rows.read', items: [...items], ...(again && { fresh: true }) }, 2);
const counted = (d: Device, seen: readonly ItemRef[]) => tell(d, { type: 'list.count', seen: [...seen] }, 2);
const listed = (d: Device, filter: ListFilter, seen: readonly ItemRef[]) =>
  tell(d, { type: 'list.items', filter, seen: [...seen] }, 2);
/** What the row shows by now. */
const shown = (d: Device, { key }: ItemRef) =>
  d.pushes
    .flatMap(({ tab, message: m }) => (tab === 2 && m.type === 'push.rows' ? m.rows : []))
    .findLast((r: RowView) => r.key === key);

describe('a list resolves links', () => {
  test.each<[string, ItemRef, ItemRef]>([
    ['on Jira, in the same project', JIRA, jiraItem('ACME-138')],
    ['on Jira, in another project', jiraItem('PAY-28'), jiraItem('ACME-138')],
    ['from Jira to Linear', linearItem('acme/ENG-142'), jiraItem('ACME-138')],
    ['from Jira to GitHub', GITHUB, jiraItem('ACME-138')],
    ['from GitHub to Jira', JIRA, githubItem('acme/shop#142')],
    ['on Linear', linearItem('acme/ENG-142'), linearItem('acme/ENG-131')],
    ['from Linear to Jira', JIRA, linearItem('acme/ENG-131')],
  ])('%s: the row of a new device shows what stands in the home', async (_, home, item) => {
    const { world } = await linkedTo(home, item);
    const d = await fresh(world, item, [home, item]);
    await read(d, [item]);
    expect(shown(d, item)).toMatchObject({ badge: { state: 'framed' }, needs: 'nothing' });
    expect((await counted(d, [item])).counts.unchecked).toBe(0);
    expect((await listed(d, 'unchecked', [item])).items.map((i) => i.item.key)).not.toContain(item.key);
  });

  test('with one more request for all homes of a site, and none where they are in the list too', async () => {
    const { world } = await linkedTo(jiraItem('PAY-28'), jiraItem('ACME-138'));
    const d = await fresh(world, JIRA, [JIRA, jiraItem('PAY-28')]);
    const bulk = () => world.state.log.filter((l) => l.path.endsWith('/issue/bulkfetch')).length;
    const before = bulk();
    await read(d, [jiraItem('ACME-138'), jiraItem('ACME-131')]);
    const first = bulk() - before;
    world.state.clock.advance(3_600_000);
    await read(d, [jiraItem('ACME-138'), jiraItem('ACME-131')]);
    // Known links: their homes are asked about together with the rows.
    expect(bulk() - before - first).toBeLessThanOrEqual(1);
    expect(shown(d, jiraItem('ACME-138'))?.badge).toMatchObject({ state: 'framed' });
  });

  test('a home that changes later tells the rows that point to it, on other sites too', async () => {
    const item = githubItem('acme/shop#142');
    const { world, maker } = await linkedTo(JIRA, item);
    const d = await fresh(world, item, [JIRA, item]);
    await read(d, [item]);
    const { outcome } = await visit(maker, JIRA);
    await save(maker, JIRA, { ...FORM, target: '99 %' }, outcome?.version ?? null);
    world.state.clock.advance(60_000);
    d.pushes.length = 0;
    await tell(d, { type: 'rows.read', items: [JIRA], fresh: true }, 3);
    expect(shown(d, item)?.badge?.text).toMatch(/99/);
  });

  test('a home that may not be read: held elsewhere, which is known', async () => {
    const home = jiraItem('PAY-28');
    const item = jiraItem('ACME-138');
    const { world } = await linkedTo(home, item);
    setRights(world.jira, 'acme-pm', { browse: false, project: 'PAY' });
    const d = await fresh(world, item, [home, item]);
    await read(d, [item]);
    expect(shown(d, item)).toMatchObject({ badge: { text: 'Held elsewhere' }, needs: 'nothing' });
    const { counts } = await counted(d, [item]);
    expect(counts).toMatchObject({ unchecked: 0 });
    for (const filter of ['unchecked', 'none'] as const)
      expect((await listed(d, filter, [item])).items.map((i) => i.item.key)).not.toContain(item.key);
  });
});

describe('a home in a place that is not used', () => {
  const home = jiraItem('PAY-28');
  const item = jiraItem('ACME-138');

  test('the row says held elsewhere, at once and on every reading, and nothing is asked of it', async () => {
    const { world } = await linkedTo(home, item);
    const d = await fresh(world, item, [item]);
    await read(d, [item]);
    expect(shown(d, item)).toMatchObject({ badge: { state: 'elsewhere' }, needs: 'nothing' });
    const { rows } = await read(d, [item]);
    expect(rows).toMatchObject([{ badge: { state: 'elsewhere', text: 'Held elsewhere' } }]);
    expect((await d.row(home)).readAt).toBeUndefined();
  });

  test.each(['none', 'unchecked'] as const)('our list of “%s” leaves it out', async (filter) => {
    const { world } = await linkedTo(home, item);
    const d = await fresh(world, item, [item]);
    await read(d, [item]);
    expect((await listed(d, filter, [item])).items.map((i) => i.item.key)).not.toContain(item.key);
  });

  test.each([
    ['a list that is counted whole', JIRA_LIST],
    [
      'a board, of which the cards seen are',
      'https://acme.atlassian.net/jira/software/c/projects/ACME/boards/1',
    ],
  ])('%s counts it the same', async (_, url) => {
    const { world } = await linkedTo(home, item);
    const d = await fresh(world, item, [item]);
    d.tabs.set(2, url);
    await read(d, [item]);
    await counted(d, [item]);
    const with_ = (await counted(d, [item])).counts;
    await use(d, home);
    await read(d, [item], true);
    expect((await read(d, [item])).rows[0]?.badge).toMatchObject({ state: 'framed' });
    // Readable or not, it is one that has an outcome.
    expect((await counted(d, [item])).counts).toEqual(with_);
    expect(with_).toMatchObject({ has: 1, unchecked: 0 });
  });
});

test('a home that is not complete: the row says so, and is not offered for writing', async () => {
  const item = jiraItem('ACME-138');
  const { world, maker } = await linkedTo(JIRA, item);
  await visit(maker, JIRA);
  const { version = null } = (await maker.row(JIRA)).local ?? {};
  await tell(maker, { type: 'outcome.save', item: JIRA, form: { problem: 'Only this' }, from: version });
  const d = await fresh(world, item, [item]);
  await read(d, [item, JIRA]);
  expect(shown(d, item)).toMatchObject({ badge: { state: 'incomplete' }, needs: 'nothing' });
  const { items } = await listed(d, 'none', [item, JIRA]);
  expect(items.map((i) => i.item.key)).not.toContain('ACME-138');
  expect(items.map((i) => i.item.key)).toContain('ACME-142');
});

test('a home that has none any more: a person is needed, and nothing is counted for it', async () => {
  const item = jiraItem('ACME-138');
  const { world, maker } = await linkedTo(JIRA, item);
  await visit(maker, JIRA);
  await tell(maker, { type: 'outcome.remove', item: JIRA, why: '' });
  world.state.clock.advance(3_600_000);
  const d = await fresh(world, item, [item]);
  d.tabs.set(2, 'https://acme.atlassian.net/jira/software/c/projects/ACME/boards/1');
  await read(d, [item]);
  expect(shown(d, item)).toMatchObject({ badge: { text: 'Held elsewhere' }, needs: 'person' });
  await counted(d, [item]);
  expect((await counted(d, [item])).counts).toMatchObject({ has: 0, unchecked: 0, person: 1 });
  expect((await listed(d, 'person', [item])).items).toMatchObject([{ item: { key: 'ACME-138' } }]);
});
