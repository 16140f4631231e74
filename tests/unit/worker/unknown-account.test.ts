/** Something was saved, and nobody can tell who was there: it waits until its person says so. */
import { describe, expect, test } from 'vitest';
import { JIRA_SITE } from '../../playground/jira/state';
import {
  ACCOUNTS,
  browser,
  githubItem,
  JIRA_BOARD,
  jiraItem,
  look,
  MORE,
  save,
  sharedBrowser,
  tell,
  use,
  visit,
  waits,
} from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = jiraItem('ACME-142');
const start = () => sharedBrowser(ITEM);

describe('nobody is known to have saved it', () => {
  /** The first page whose courier does not answer, though its panel does. */
  async function unknown() {
    const s = await start();
    s.d.frozen.add(1);
    await s.comes(1);
    await s.saves(1);
    expect(await s.d.row(ITEM)).not.toHaveProperty('account');
    s.d.restart();
    s.d.frozen.clear();
    s.clock.advance(60_000);
    return s;
  }
  test('it waits, whoever comes, and says so', async () => {
    const { at, code, d, clock } = await unknown();
    for (const login of ['acme-dev', 'acme-pm']) {
      d.signIn(login);
      clock.advance(60_000);
      const view = await visit(d, ITEM);
      expect(view.sharing).toEqual({ state: 'waiting', trouble: { code: 'no-account' } });
      await d.program.resume(true);
      await d.settle();
    }
    expect([at(), await code()]).toEqual([undefined, ['no-account']]);
  });
  test('until its person presses "try now"', async () => {
    const { at, d } = await unknown();
    await visit(d, ITEM);
    await tell(d, { type: 'share.retry', item: ITEM });
    expect(at()).toMatchObject({ by: 'acme-pm' });
    expect(await waits(d)).toEqual([]);
    expect((await look(d, ITEM)).sharing.state).toBe('shared');
  });
  test('or saves again', async () => {
    const { at, d } = await unknown();
    const from = (await visit(d, ITEM)).outcome?.version ?? null;
    await save(d, ITEM, MORE, from);
    expect(at()).toMatchObject({ by: 'acme-pm' });
  });
  test('pressed while it cannot be asked who presses: it goes on waiting', async () => {
    const { world, at, d, code } = await unknown();
    await visit(d, ITEM);
    d.frozen.add(1);
    world.state.clock.advance(60_000);
    await tell(d, { type: 'share.retry', item: ITEM });
    d.frozen.clear();
    d.signIn('acme-dev');
    world.state.clock.advance(3_600_000);
    await visit(d, ITEM);
    expect([at(), await code()]).toEqual([undefined, ['no-account']]);
  });
  test('a row of an earlier version waits with the same words', async () => {
    const { world, at, d, comes, saves, code, clock } = await start();
    await comes(1);
    world.faults.on({ method: 'PUT' }, { kind: 'offline' });
    await saves(1);
    await d.program.parts.rows.update(ITEM, ({ account: _, ...r }) => r);
    clock.advance(3_600_000);
    d.signIn('acme-dev');
    await visit(d, ITEM);
    expect([at(), await code()]).toEqual([undefined, ['no-account']]);
    expect((await d.row(ITEM)).local?.content.hypothesis?.problem).toBe(FORM.problem);
    await tell(d, { type: 'share.retry', item: ITEM });
    expect(at()?.by).toBe('acme-dev');
  });
  test('a page came, and who came with it could not be told: whoever was there before is not taken for them', async () => {
    const { world, at, d, comes, saves, clock, code, later } = await start();
    await comes(1);
    clock.advance(60_000);
    world.faults.on({ path: /myself$/ }, { kind: 'offline' }, 'always');
    d.signIn('acme-dev');
    await comes(1);
    await saves(1);
    expect(await d.row(ITEM)).not.toHaveProperty('account');
    await later('acme-pm');
    expect([at(), await code()]).toEqual([undefined, ['no-account']]);
  });
  test.each(Array.from({ length: 20 }, (_, i) => i))(
    'also where the worker ended before it could ask: after %s steps',
    async (steps) => {
      const { world, at, d, comes, saves, clock, later } = await start();
      await comes(1);
      clock.advance(60_000);
      d.signIn('acme-dev');
      world.faults.on({ path: /myself$/ }, { kind: 'offline' }, 'always');
      d.killAfter(steps);
      const answer = await d.fromTab(1, { type: 'item.open', item: ITEM, seen: {} });
      await d.settle();
      if (d.dead) d.restart();
      // A page that got no answer comes again.
      if (!answer) await d.fromTab(1, { type: 'item.open', item: ITEM, seen: {} });
      await saves(1);
      await later('acme-pm');
      expect(at()).toBeUndefined();
    },
  );
  test('a list came: the same', async () => {
    const { world, at, d, comes, saves, clock, later } = await start();
    await comes(1);
    clock.advance(60_000);
    d.signIn('acme-dev');
    d.tabs.set(2, JIRA_BOARD);
    world.faults.on({ path: /myself$/ }, { kind: 'offline' }, 'always');
    await tell(d, { type: 'list.open' }, 2);
    await saves(1);
    expect(await d.row(ITEM)).not.toHaveProperty('account');
    await later('acme-pm');
    expect(at()).toBeUndefined();
  });
  test('a list came, and its person can be told: what is saved there is theirs', async () => {
    const { at, d, comes, clock } = await start();
    await comes(1);
    clock.advance(60_000);
    d.signIn('acme-dev');
    d.tabs.set(2, JIRA_BOARD);
    await tell(d, { type: 'list.open' }, 2);
    const act = { type: 'outcome.save', item: ITEM, form: FORM, from: null } as const;
    await tell(d, { type: 'list.item', act }, 2);
    expect(at()).toMatchObject({ by: 'acme-dev', value: { core: { by: 'Jonas Okoye' } } });
  });
  test('a list of a place that nobody chose asks nothing', async () => {
    const { d, world } = await start();
    d.tabs.set(2, `https://${JIRA_SITE}/jira/software/c/projects/PAY/boards/2`);
    await tell(d, { type: 'list.open' }, 2);
    expect(world.state.log.filter((l) => l.host === JIRA_SITE)).toEqual([]);
  });
  test('known a moment ago and offline since: it names its person, and goes when they are back', async () => {
    const { world, at, d, comes, saves, clock, later } = await start();
    await comes(1);
    clock.advance(5 * 60_000);
    world.faults.on({ host: JIRA_SITE }, { kind: 'offline' }, 'always');
    await saves(1);
    expect((await d.row(ITEM)).account).toBe(ACCOUNTS.pm);
    await later('acme-dev');
    expect(at()).toBeUndefined();
    await later('acme-pm');
    expect(at()?.by).toBe('acme-pm');
  });
  test('known long ago is not known', async () => {
    const { world, at, d, comes, saves, clock, code } = await start();
    await comes(1);
    clock.advance(11 * 60_000);
    world.faults.on({ host: JIRA_SITE }, { kind: 'offline' }, 'always');
    await saves(1);
    expect(await d.row(ITEM)).not.toHaveProperty('account');
    world.faults.clear();
    clock.advance(60_000);
    await comes(1);
    expect([at(), await code()]).toEqual([undefined, ['no-account']]);
  });
  test('what a file brought is nobody’s', async () => {
    const { at, d, comes, saves, world, code } = await start();
    await comes(1);
    const { outcome } = await saves(1);
    const other = browser(world, 'acme-dev');
    await use(other, ITEM);
    await visit(other, ITEM);
    world.faults.on({ method: 'PUT' }, { kind: 'offline' });
    await save(other, ITEM, MORE, outcome?.version ?? null);
    const { text } = await other.own({ type: 'data.export' });
    await d.own({ type: 'data.import', text, apply: true });
    await d.settle();
    expect([await code(), at()?.value.core.by]).toEqual([['no-account'], 'Mara Lind']);
  });
  test('where a token or a key writes, nothing of this is asked', async () => {
    const { d, world } = await start();
    const item = githubItem('acme/shop#142');
    await use(d, item);
    await visit(d, item);
    world.faults.on({ host: 'api.github.com' }, { kind: 'offline' }, 'always');
    await save(d, item, FORM);
    world.faults.clear();
    world.state.clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    expect((await d.row(item)).dirty).toBe(false);
  });
});
