/** Jira is written through a page of the site, with the session of whoever is signed in there: who, when, and in whose name. */
import { describe, expect, test } from 'vitest';
import { JIRA_SITE, setRights } from '../../playground/jira/state';
import {
  ACCOUNTS,
  browser,
  JIRA_BOARD,
  jiraItem,
  jiraLog,
  look,
  world as newWorld,
  property,
  save,
  tell,
  use,
  visit,
  waits,
} from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = jiraItem('ACME-142');
const WRITES = /^PUT sightline/;

async function start(login: string | null = 'acme-pm', item = ITEM) {
  const world = newWorld();
  const d = browser(world, login);
  await use(d, item);
  const clock = world.state.clock;
  const written = () => jiraLog(world).filter((l) => WRITES.test(l));
  /** Signs in as somebody, or out; the page is loaded anew, as after any login. */
  const signIn = async (next: string | null) => {
    d.signIn(next);
    clock.advance(20_000);
    if (next !== null) await visit(d, item);
  };
  return { world, d, clock, written, signIn };
}

describe('the first save', () => {
  test('is shared without a question: the project is not public', async () => {
    const { world, d, written } = await start();
    await visit(d, ITEM);
    const view = await save(d, ITEM, FORM);
    expect(view.question).toBeUndefined();
    expect((await look(d, ITEM)).sharing).toMatchObject({ state: 'shared', by: 'Mara Lind' });
    // The line for lists first: killed between the two, no list says "none".
    expect(written()).toEqual(['PUT sightline.summary 201', 'PUT sightline.outcome 201']);
    expect(property(world, 'ACME-142')).toMatchObject({
      by: 'acme-pm',
      value: { core: { by: 'Mara Lind' } },
    });
  });
  test('knows whose session it is before anything is saved, and signs with the name people see', async () => {
    const { d } = await start();
    expect((await visit(d, ITEM)).account).toEqual({ login: 'Mara Lind' });
    const { sessions, connections } = await d.own({ type: 'connection.list' });
    expect(sessions).toMatchObject([
      { tracker: 'jira', label: JIRA_SITE, login: 'Mara Lind', session: true, tail: '' },
    ]);
    expect(connections.every((c) => !c.session)).toBe(true);
    const view = await save(d, ITEM, FORM);
    expect(view.outcome?.by).toBe('Mara Lind');
  });
  test('in a project that anybody may browse asks first', async () => {
    const open = jiraItem('OPEN-9');
    const { d, written } = await start('acme-pm', open);
    await visit(d, open);
    const view = await save(d, open, FORM);
    expect(view).toMatchObject({ isPublic: true, sharing: { state: 'unasked' } });
    expect(written()).toEqual([]);
    await tell(d, { type: 'share.choose', item: open, way: 'connect', fields: ['problem', 'metric'] });
    expect(written()).toHaveLength(2);
  });
  test('saved again says the same: nothing is written', async () => {
    const { d, written } = await start();
    await visit(d, ITEM);
    const { outcome } = await save(d, ITEM, FORM);
    await save(d, ITEM, FORM, outcome?.version ?? null);
    expect(written()).toHaveLength(2);
  });
});

describe('without a page of the site', () => {
  test('it waits, and goes as soon as one opens, whichever', async () => {
    const { d, written, world } = await start();
    await visit(d, ITEM);
    // The page is being left while it is saved.
    d.frozen.add(1);
    await save(d, ITEM, FORM);
    d.tabs.clear();
    expect(written()).toEqual([]);
    expect(await waits(d)).toMatchObject([{ state: 'waiting', trouble: { code: 'no-tab' } }]);
    d.tabs.set(2, JIRA_BOARD);
    await tell(d, { type: 'list.open' }, 2);
    expect(written()).toHaveLength(2);
    expect(await waits(d)).toEqual([]);
    expect(property(world, 'ACME-142')?.by).toBe('acme-pm');
  });
  test('a page of another site wakes nothing', async () => {
    const { d, written } = await start();
    await visit(d, ITEM);
    d.frozen.add(1);
    await save(d, ITEM, FORM);
    d.tabs.clear();
    d.tabs.set(2, 'https://github.com/acme/shop/issues');
    await tell(d, { type: 'list.open' }, 2);
    expect(written()).toEqual([]);
  });
  test('reading is not possible either, and that is said', async () => {
    const { d } = await start();
    d.frozen.add(1);
    await visit(d, ITEM);
    const row = await d.row(ITEM);
    expect(row.readTrouble?.trouble.code).toBe('no-tab');
    expect(row.remote.kind).toBe('unread');
  });
  test('a frozen one is passed over for another', async () => {
    const { d, written } = await start();
    await visit(d, ITEM);
    d.tabs.set(2, JIRA_BOARD);
    d.frozen.add(2);
    await save(d, ITEM, FORM);
    expect(written()).toHaveLength(2);
  });
});

describe('when the session ends', () => {
  test('between the two writes, the words wait; lists never say "none"', async () => {
    const { d, world, written, signIn } = await start();
    const colleague = browser(world, 'acme-dev');
    await use(colleague, ITEM);
    await visit(d, ITEM);
    world.foreign.after({ method: 'PUT', path: /sightline\.summary$/ }, () => d.signIn(null));
    await save(d, ITEM, FORM);
    expect(written()[0]).toBe('PUT sightline.summary 201');
    expect(property(world, 'ACME-142')).toBeUndefined();
    expect(await waits(d)).toMatchObject([{ state: 'waiting', trouble: { code: 'signed-out' } }]);
    colleague.tabs.set(2, JIRA_BOARD);
    const rows = (fresh?: boolean) =>
      tell(colleague, { type: 'rows.read', items: [ITEM], ...(fresh && { fresh }) }, 2);
    await rows();
    // While the record is missing there is none; what is told then does not outlive it.
    await signIn('acme-pm');
    expect(property(world, 'ACME-142')?.by).toBe('acme-pm');
    world.state.clock.advance(3_600_000);
    await rows(true);
    const shown = await rows();
    expect(shown.rows[0]?.badge?.state).not.toBe('none');
  });
  test('what could be read before stays, and is told as it was known', async () => {
    const { d, clock } = await start();
    await visit(d, ITEM);
    await save(d, ITEM, FORM);
    d.signIn(null);
    clock.advance(60_000);
    const view = await visit(d, ITEM);
    expect(view).toMatchObject({
      known: 'outcome',
      form: FORM,
      trouble: { trouble: { code: 'signed-out' } },
    });
  });
  test('nobody is told that there is none', async () => {
    const { d } = await start(null);
    const view = await visit(d, ITEM);
    expect(view).toMatchObject({ known: 'unread', trouble: { trouble: { code: 'signed-out' } } });
  });
});

describe('in whose name', () => {
  /** Mara has saved while nothing could go out; then Jonas signs in. */
  async function waiting() {
    const s = await start();
    const { d, world, signIn } = s;
    await visit(d, ITEM);
    world.faults.on({ method: 'PUT' }, { kind: 'offline' });
    await save(d, ITEM, FORM);
    expect(await waits(d)).toMatchObject([{ trouble: { code: 'offline' } }]);
    s.clock.advance(120_000);
    await signIn('acme-dev');
    return s;
  }
  const resume = (d: Awaited<ReturnType<typeof waiting>>['d']) => d.program.resume(true);

  test('what was saved by one never goes out as another', async () => {
    const { d, world, written } = await waiting();
    await resume(d);
    expect(written()).toEqual(['PUT sightline.summary 0']);
    expect(property(world, 'ACME-142')).toBeUndefined();
    const [entry] = await waits(d);
    expect(entry).toMatchObject({
      trouble: { code: 'other-account', reason: 'signed in as Jonas Okoye' },
    });
    // It is tried again by itself: they may come back.
    expect(entry?.nextAt).toBeGreaterThan(world.state.clock.now());
  });
  test('it goes when its own person is back', async () => {
    const { d, world, signIn } = await waiting();
    await resume(d);
    await signIn('acme-pm');
    expect(property(world, 'ACME-142')).toMatchObject({
      by: 'acme-pm',
      value: { core: { by: 'Mara Lind' } },
    });
    expect(await waits(d)).toEqual([]);
  });
  test('not as the new one, whatever they press', async () => {
    const { d, world } = await waiting();
    await tell(d, { type: 'share.retry', item: ITEM });
    expect(property(world, 'ACME-142')).toBeUndefined();
    expect((await look(d, ITEM)).sharing).toMatchObject({
      state: 'waiting',
      trouble: { code: 'other-account', by: 'Mara Lind' },
    });
  });
  test('a save is noted with its person in one step: a worker that ends over it leaves both or neither', async () => {
    for (let steps = 0; steps < 40; steps++) {
      const { d } = await start();
      await visit(d, ITEM);
      d.killAfter(steps);
      await d.fromTab(1, { type: 'outcome.save', item: ITEM, form: FORM, from: null });
      await d.settle();
      const { local, dirty, account } = await d.row(ITEM);
      if (local && dirty) expect([steps, account]).toEqual([steps, ACCOUNTS.pm]);
    }
  });
  test('somebody who signed in a moment ago is known before they save', async () => {
    const { d, signIn } = await start();
    await visit(d, ITEM);
    await signIn('acme-dev');
    expect((await look(d, ITEM)).account).toEqual({ login: 'Jonas Okoye' });
    expect((await save(d, ITEM, FORM)).outcome?.by).toBe('Jonas Okoye');
  });
  test('where a page could not tell who came, whoever saved is asked for before it leaves', async () => {
    const { d, world, signIn } = await start();
    await visit(d, ITEM);
    world.faults.on({ path: '/rest/api/3/myself' }, { kind: 'offline' }, 3);
    await signIn('acme-dev');
    expect(d.local.dump()[`session:jira|${JIRA_SITE}`]).toMatchObject({ account: ACCOUNTS.pm });
    world.faults.clear();
    await save(d, ITEM, FORM);
    // It was Jonas who saved, and nobody has to press anything.
    expect(property(world, 'ACME-142')?.by).toBe('acme-dev');
    expect(await waits(d)).toEqual([]);
  });
  test('the account stays noted with the write: replaced, it is sent again as the same', async () => {
    const { d } = await start();
    await visit(d, ITEM);
    await save(d, ITEM, FORM);
    expect(await d.row(ITEM)).toMatchObject({ dirty: false, account: ACCOUNTS.pm });
  });
});

describe('what may not be written', () => {
  test('waits while the right is gone, and goes when it is back', async () => {
    const { d, world, clock } = await start();
    await visit(d, ITEM);
    setRights(world.jira, 'acme-pm', { edit: false, comment: false, project: 'ACME' });
    await save(d, ITEM, FORM);
    expect(await waits(d)).toMatchObject([{ trouble: { code: 'not-permitted' } }]);
    setRights(world.jira, 'acme-pm', { edit: true, comment: true, project: 'ACME' });
    clock.advance(3_600_000);
    await d.program.resume(false);
    await d.settle();
    expect(property(world, 'ACME-142')?.by).toBe('acme-pm');
  });
  test('a site under the company’s own domain has a session of its own', async () => {
    const { d } = await start();
    await visit(d, ITEM);
    const { sessions } = await d.own({ type: 'connection.list' });
    expect(sessions?.map((s) => s.label)).toEqual([JIRA_SITE]);
    const row = await d.row({ ...ITEM, site: 'jira.acme.example' });
    expect(row.remote.kind).toBe('unread');
  });
});
