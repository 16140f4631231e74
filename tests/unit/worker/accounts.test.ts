/** In whose name something goes out where a browser has several sessions of a site: containers, a private window. */
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../lib/outcome/item';
import { JIRA_SITE } from '../../playground/jira/state';
import { ACCOUNTS, JIRA_BOARD, jiraItem, MORE, sharedBrowser, tell } from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = jiraItem('ACME-142');

/** Mara in the first tab, Jonas in a private window beside it. */
async function two() {
  const s = await sharedBrowser(ITEM);
  s.d.jars.set(2, 'private');
  s.d.signIn('acme-dev', 'private');
  return s;
}

describe('two sessions of one site', () => {
  test('each page writes as who is signed in there, whichever answered last', async () => {
    const { at, comes, saves, d } = await two();
    expect((await comes(1)).account).toEqual({ login: 'Mara Lind' });
    expect((await comes(2)).account).toEqual({ login: 'Jonas Okoye' });
    const { outcome } = await saves(1);
    expect(at()).toMatchObject({ by: 'acme-pm', value: { core: { by: 'Mara Lind' } } });
    await saves(2, MORE, outcome?.version ?? null);
    expect(at()).toMatchObject({ by: 'acme-dev', value: { core: { by: 'Jonas Okoye' } } });
    expect((await d.row(ITEM)).account).toBe(ACCOUNTS.dev);
    expect((await d.own({ type: 'connection.list' })).sessions?.map((c) => c.login).sort()).toEqual([
      'Jonas Okoye',
      'Mara Lind',
    ]);
  });
  test.each([1_000, 60_000, 3_600_000])('the same when the pages came %d ms ago', async (ms) => {
    const { at, comes, saves, clock, d } = await two();
    await comes(1);
    await comes(2);
    clock.advance(ms);
    d.restart();
    await saves(1);
    expect(at()?.by).toBe('acme-pm');
  });
  test('what waits goes through a page of its own person', async () => {
    const { world, at, comes, saves, clock, d } = await two();
    await comes(2);
    await comes(1);
    world.faults.on({ method: 'PUT' }, { kind: 'offline' });
    await saves(1);
    clock.advance(3_600_000);
    await comes(2);
    d.restart();
    await d.program.resume(true);
    await d.settle();
    expect(at()?.by).toBe('acme-pm');
  });
  test('and not at all while only the other’s is open', async () => {
    const { world, at, comes, saves, code, clock, d } = await two();
    await comes(1);
    world.faults.on({ method: 'PUT' }, { kind: 'offline' });
    await saves(1);
    d.tabs.delete(1);
    clock.advance(3_600_000);
    await comes(2);
    await d.program.resume(true);
    await d.settle();
    expect([at(), await code()]).toEqual([undefined, ['other-account']]);
    clock.advance(60_000);
    await comes(1);
    expect(at()?.by).toBe('acme-pm');
  });
  test('the page that was asked closes before the write: no other page carries it', async () => {
    const { world, at, comes, saves, puts, d } = await two();
    await comes(1);
    await comes(2);
    let asked = 0;
    world.foreign.after({ path: /myself$/ }, () => {
      asked += 1;
      d.tabs.delete(1);
    });
    await saves(1);
    expect([asked, puts(), at()]).toEqual([1, [], undefined]);
  });
  test('"try now" sends it as nobody else, where it is pressed by them', async () => {
    const { world, at, comes, saves, code, clock, d } = await two();
    await comes(1);
    world.faults.on({ method: 'PUT' }, { kind: 'offline' });
    await saves(1);
    d.tabs.delete(1);
    clock.advance(3_600_000);
    await comes(2);
    expect(at()).toBeUndefined();
    await tell(d, { type: 'share.retry', item: ITEM }, 2);
    expect([at(), await code()]).toEqual([undefined, ['other-account']]);
    clock.advance(60_000);
    await comes(1);
    expect(at()?.by).toBe('acme-pm');
  });
  test('a page of the extension is in nobody’s session: it is asked in which', async () => {
    const { at, comes, code, d } = await two();
    await comes(2);
    await comes(1);
    d.tabs.set(3, JIRA_BOARD);
    const p = await tell(
      d,
      { type: 'pending.put', place: placeOf(ITEM), form: FORM, title: 'T', opened: [], saved: true },
      3,
    );
    const url = `https://${JIRA_SITE}/browse/ACME-142`;
    expect(await d.own({ type: 'pending.attachTo', id: p.id, url })).toEqual({ ok: true });
    await d.settle();
    expect([at(), await code()]).toEqual([undefined, ['no-account']]);
    await tell(d, { type: 'share.retry', item: ITEM }, 2);
    expect(at()?.by).toBe('acme-dev');
  });
});
