/** Whose what waits in a row is, where two rows become one. */
import { expect, test } from 'vitest';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import { joinedOf } from '../../../lib/sync/carrier';
import { jiraItem } from '../../support/others';

const row = (account: string | undefined, dirty: boolean): ItemRow => ({
  ...emptyRow('a', jiraItem('ACME-142')),
  dirty,
  ...(account !== undefined && { account }),
});

test.each<[what: string, there: ItemRow, old: ItemRow, account: string | undefined]>([
  ['the words that wait are of one', row('mara', false), row('jonas', true), 'jonas'],
  ['or of the other', row('mara', true), row('jonas', false), 'mara'],
  ['of nobody that is known', row('mara', false), row(undefined, true), undefined],
  ['of two: as neither', row('mara', true), row('jonas', true), undefined],
  ['of one and of nobody that is known', row('mara', true), row(undefined, true), undefined],
  ['both of the same', row('mara', true), row('mara', true), 'mara'],
  ['nothing waits', row('mara', false), row('jonas', false), 'mara'],
  ['nothing waits, and only one was written from here', row(undefined, false), row('jonas', false), 'jonas'],
])('an item has been moved: %s', (_, there, old, account) => {
  const joined: ItemRow = { ...there, dirty: there.dirty || old.dirty };
  const next = joinedOf(there, old, joined);
  expect(next.account).toBe(account);
  expect('account' in next).toBe(account !== undefined);
});
