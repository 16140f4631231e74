/** What one person saved, and another one does beside it: it stays theirs, also when it has to be sent again. */
import { describe, expect, test } from 'vitest';
import { jiraIssue } from '../../playground/jira/state';
import { ACCOUNTS, JIRA_BOARD, jiraItem, MORE, sharedBrowser, tell } from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = jiraItem('ACME-142');
const start = () => sharedBrowser(ITEM);

describe('what was sent has to be sent again', () => {
  /** A write of Mara's was replaced by one that did not know it. */
  async function replaced() {
    const s = await start();
    const { world, comes, saves, clock, at } = s;
    await comes(1);
    const { outcome } = await saves(1);
    const first = structuredClone(at());
    await saves(1, MORE, outcome?.version ?? null);
    expect(at()?.value.core.content).toMatchObject({ primary: { target: '70 %' } });
    jiraIssue(world.jira, 'ACME-142').properties.set('sightline.outcome', first as never);
    clock.advance(20_000);
    return s;
  }
  test('as the one who wrote it', async () => {
    const { comes, at, d } = await replaced();
    expect((await d.row(ITEM)).account).toBe(ACCOUNTS.pm);
    await comes(1);
    expect(at()).toMatchObject({
      by: 'acme-pm',
      value: { core: { content: { primary: { target: '70 %' } } } },
    });
  });
  test('and not as who is there now', async () => {
    const { comes, at, d, code, clock } = await replaced();
    d.signIn('acme-dev');
    await comes(1);
    expect(at()?.value.core.content).toMatchObject({ primary: { target: '67 %' } });
    expect(await code()).toEqual(['other-account']);
    d.signIn('acme-pm');
    clock.advance(3_600_000);
    await comes(1);
    expect(at()).toMatchObject({
      by: 'acme-pm',
      value: { core: { content: { primary: { target: '70 %' } } } },
    });
  });
});

describe('what waits of somebody else', () => {
  /** Mara's words wait; Jonas is there. */
  async function waiting() {
    const s = await start();
    const { world, comes, saves, clock, d } = s;
    await comes(1);
    world.faults.on({ method: 'PUT' }, { kind: 'offline' });
    await saves(1);
    d.signIn('acme-dev');
    clock.advance(3_600_000);
    await comes(1);
    expect(await s.code()).toEqual(['other-account']);
    d.tabs.set(2, JIRA_BOARD);
    return s;
  }
  const fill = (d: Awaited<ReturnType<typeof waiting>>['d']) =>
    tell(d, { type: 'list.fill', items: [ITEM, jiraItem('ACME-139')], form: { owner: 'Jonas' } }, 2);

  test('is not taken over by a field of several items', async () => {
    const { at, d } = await waiting();
    const before = await d.row(ITEM);
    const told = await fill(d);
    expect(told.failed).toEqual([ITEM]);
    expect(told.changed.map((c) => c.item.key)).toEqual(['ACME-139']);
    const { local, account, dirty } = await d.row(ITEM);
    expect({ local, account, dirty }).toEqual({ local: before.local, account: ACCOUNTS.pm, dirty: true });
    expect(at()).toBeUndefined();
  });
  test('nor where it is not known whose it is, or who is there', async () => {
    const unknown = await waiting();
    await unknown.d.program.parts.rows.update(ITEM, ({ account: _, ...r }) => r);
    expect((await fill(unknown.d)).failed).toEqual([ITEM]);
    const { world, d, clock } = await waiting();
    d.signIn('acme-pm');
    clock.advance(60_000);
    world.faults.on({ path: /myself$/ }, { kind: 'offline' }, 'always');
    expect((await fill(d)).failed).toEqual([ITEM]);
  });
  test('of one’s own is filled with the others', async () => {
    const { at, d, clock } = await waiting();
    d.signIn('acme-pm');
    clock.advance(60_000);
    const told = await fill(d);
    expect([told.failed, told.changed.length]).toEqual([undefined, 2]);
    expect(at()).toMatchObject({ by: 'acme-pm', value: { core: { content: { owner: 'Jonas' } } } });
  });
  test('stays theirs when a notice beside it is put away', async () => {
    const { at, d } = await waiting();
    const lost = { by: 'ines', at: '2026-11-21T09:00:00Z', text: 'x', full: 'x', lines: 'x', sent: 'y' };
    await d.program.parts.rows.update(ITEM, (r) => ({ ...r, overwritten: [lost] }));
    await tell(d, { type: 'overwritten.settle', item: ITEM, choice: 'leave' });
    const row = await d.row(ITEM);
    expect([row.overwritten, row.account, row.dirty]).toEqual([undefined, ACCOUNTS.pm, true]);
    expect(at()).toBeUndefined();
  });
  test('of nobody who is known: not sent with what somebody saves who has not seen it', async () => {
    const { at, d, saves, code } = await waiting();
    await d.program.parts.rows.update(ITEM, ({ account: _, ...r }) => r);
    // A form that was opened before there was anything, and nobody knows whose the words are.
    await saves(1, { ...FORM, owner: 'Jonas' });
    expect((await d.row(ITEM)).local?.content).toMatchObject({
      owner: 'Jonas',
      hypothesis: { problem: FORM.problem },
    });
    expect([at(), await code(), (await d.row(ITEM)).account]).toEqual([undefined, ['no-account'], undefined]);
    await tell(d, { type: 'share.retry', item: ITEM });
    expect(at()?.by).toBe('acme-dev');
  });
  test('one’s own goes with what one saves without having seen it', async () => {
    const { world, at, d, saves, clock, comes } = await start();
    await comes(1);
    world.faults.on({ method: 'PUT' }, { kind: 'offline' }, 'always');
    await saves(1);
    await saves(1, { ...FORM, owner: 'Mara' });
    expect(await d.row(ITEM)).toMatchObject({ dirty: true, account: ACCOUNTS.pm });
    world.faults.clear();
    clock.advance(3_600_000);
    await comes(1);
    expect(at()).toMatchObject({ by: 'acme-pm', value: { core: { content: { owner: 'Mara' } } } });
  });
});
