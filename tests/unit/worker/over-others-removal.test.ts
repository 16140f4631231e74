/** A removal of one person waits, and somebody else signs in; and where a token writes, nothing of this is asked. */
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../lib/messages/protocol';
import { placeOf } from '../../../lib/outcome/item';
import type { ItemRef } from '../../../lib/outcome/record';
import { jiraIssue } from '../../playground/jira/state';
import {
  ACCOUNTS,
  browser,
  githubItem,
  JIRA_BOARD,
  jiraItem,
  linearItem,
  MORE,
  save,
  sharedBrowser,
  tell,
  use,
  visit,
  world,
} from '../../support/others';
import { FORM } from '../../support/setting';

const ITEM = jiraItem('ACME-142');
const REFUSED = { ok: false, code: 'others', why: 'Mara Lind' };

describe('a removal that waits', () => {
  /** Mara has removed what was shared; that could not be sent. Jonas is there. */
  async function removed() {
    const s = await sharedBrowser(ITEM);
    const { d, comes, saves, clock } = s;
    await comes(1);
    await saves(1);
    d.signIn(null);
    clock.advance(60_000);
    await tell(d, { type: 'outcome.remove', item: ITEM, why: '' });
    await s.later('acme-dev');
    return { ...s, before: await d.row(ITEM) };
  }
  const others: [string, Message][] = [
    ['is not undone', { type: 'outcome.undo', item: ITEM }],
    ['is not followed by another outcome', { type: 'outcome.save', item: ITEM, form: MORE, from: null }],
    [
      'is not followed by a link',
      { type: 'link.make', item: ITEM, url: `https://${ITEM.site}/browse/ACME-139` },
    ],
  ];
  test.each(others)('%s by somebody else', async (what, message) => {
    const { d, before, comes } = await removed();
    if (what.includes('link')) {
      d.tabs.set(2, JIRA_BOARD);
      const act = { type: 'outcome.save', item: jiraItem('ACME-139'), form: FORM, from: null } as const;
      await tell(d, { type: 'list.item', act }, 2);
      await comes(1);
    }
    expect(await d.fromTab(1, message)).toMatchObject(REFUSED);
    await d.settle();
    expect(await d.row(ITEM)).toMatchObject({ local: before.local, account: ACCOUNTS.pm, dirty: true });
  });
  test('is not replaced by one that waited for the item', async () => {
    const { d, before, world, comes } = await removed();
    d.tabs.set(3, JIRA_BOARD);
    const title = jiraIssue(world.jira, 'ACME-142').summary;
    const p = await tell(
      d,
      { type: 'pending.put', place: placeOf(ITEM), form: FORM, title, opened: [], saved: true },
      3,
    );
    expect(await d.fromTab(1, { type: 'pending.attach', item: ITEM, pendingId: p.id })).toMatchObject(
      REFUSED,
    );
    await comes(1);
    expect((await d.row(ITEM)).local).toEqual(before.local);
    expect((await d.own({ type: 'pending.list' })).pending).toHaveLength(1);
  });
});

test.each<[string, ItemRef, string]>([
  ['GitHub', githubItem('acme/shop#142'), 'api.github.com'],
  ['Linear', linearItem('acme/ENG-142'), 'api.linear.app'],
])('on %s a token or a key writes, whoever is signed in to pages', async (_, item, host) => {
  const made = world();
  const d = browser(made, 'acme-pm');
  await use(d, item);
  const first = await visit(d, item);
  made.faults.on({ host }, { kind: 'offline' }, 'always');
  const one = await save(d, item, FORM, first.outcome?.version ?? null);
  d.signIn('acme-dev');
  const two = await save(d, item, MORE, one.outcome?.version ?? null);
  expect(two.form.target).toBe(MORE.target);
  expect(await d.row(item)).not.toHaveProperty('account');
});
