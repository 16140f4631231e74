// @vitest-environment happy-dom
/** What the list says of where something written here stands: no more than is known. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ItemView, ListAct, RowView, Sharing, Stands } from '../../../lib/messages/protocol';
import { badgeOf } from '../../../lib/outcome/badge';
import { COUNTS, listed, THREE } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { FOUR, NOW } from '../../gallery/views';
import { openList, WORDS } from './open';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

/** The version that was saved last. */
let saved = '';
/** A worker whose saves are on their way. */
function sending(): ReturnType<typeof tableOf> {
  const table = tableOf(THREE);
  return {
    ...table,
    'list.item': (m: { act: ListAct }) => {
      const answer = table['list.item']?.(m as never) as ItemView;
      if (m.act.type !== 'outcome.save') return answer;
      saved = answer.outcome?.version ?? '';
      return { ...answer, sharing: { state: 'sending' } };
    },
  } as ReturnType<typeof tableOf>;
}
const SHARED: Stands['sharing'] = { state: 'shared' };
function rowOf(
  sharing: Stands['sharing'],
  version = saved,
  parents: string[] = [],
  key = 'acme/shop#139',
): RowView {
  const badge = badgeOf({
    known: 'outcome',
    form: FOUR,
    sharing: { state: sharing.state === 'shared' ? 'shared' : 'here' },
  });
  return { key, badge, stands: { version, parents, sharing } };
}
const OFFLINE = { state: 'waiting', trouble: { code: 'offline' } } satisfies Sharing;
const REFUSED = {
  state: 'waiting',
  trouble: { code: 'not-permitted', status: 403, reason: 'Resource not accessible' },
} satisfies Sharing;

describe.each(['list', 'sweep'] as const)('in the %s', (mode) => {
  async function save() {
    const l = await openList({ mode, answers: sending() });
    if (mode === 'list') await l.key('w');
    else await l.click('One by one');
    await l.write(WORDS);
    await l.key('Enter', { ctrlKey: true });
    return l;
  }
  const tick = (l: Awaited<ReturnType<typeof save>>) => l.find('.told .good') !== null;

  test('after the save it is on its way, and not more', async () => {
    const l = await save();
    expect(l.text()).toContain('#139 saved: to 12 % by 31 Mar, on its way to the issue');
    expect(l.text()).not.toContain('sent to the issue');
  });

  test('once it stands there, it says so', async () => {
    const l = await save();
    await l.change(() => l.slot.rowView.set([rowOf({ state: 'sending' })]));
    expect(l.text()).toContain('on its way to the issue');
    await l.change(() => l.slot.rowView.set([rowOf(SHARED)]));
    expect(l.text()).toContain('#139 saved: to 12 % by 31 Mar, shared in the issue');
    expect(tick(l)).toBe(true);
  });

  test.each([
    ['offline', OFFLINE, 'on this device, not sent. This device is offline.'],
    ['refused', REFUSED, 'on this device, not sent. GitHub refused (403: Resource not accessible).'],
  ])('%s: it says that it was not sent, and why', async (_, sharing, words) => {
    const l = await save();
    await l.change(() => l.slot.rowView.set([rowOf(sharing)]));
    expect(l.text()).toContain(`#139 saved: to 12 % by 31 Mar, ${words}`);
    expect(tick(l)).toBe(false);
    await l.change(() => l.slot.rowView.set([rowOf({ state: 'sending' })]));
    await l.change(() => l.slot.rowView.set([rowOf(SHARED)]));
    expect(l.text()).toContain('shared in the issue');
  });

  test('a question that stands: it waits for a person, and is no success', async () => {
    const l = await save();
    await l.change(() => l.slot.rowView.set([rowOf({ state: 'asks' })]));
    expect(l.text()).toContain('by 31 Mar, on this device. A person has to decide before it is sent');
    expect(tick(l)).toBe(false);
  });

  test.each<[string, () => RowView]>([
    ['without an outcome', () => ({ key: 'acme/shop#139', badge: badgeOf({ known: 'none', form: {} }) })],
    ['not checked', () => ({ key: 'acme/shop#139', badge: badgeOf({ known: 'unread', form: {} }) })],
    ['with what stood there before', () => rowOf(SHARED, 'an older one')],
  ])('a row from before the save (%s) says nothing of it', async (_, row) => {
    const l = await save();
    await l.change(() => l.slot.rowView.set([row()]));
    expect(l.text()).toContain('on its way to the issue');
    await l.change(() => l.slot.rowView.set([rowOf(OFFLINE)]));
    expect(l.text()).toContain('not sent. This device is offline.');
  });

  test('merged with what somebody else wrote it is shared as well', async () => {
    const l = await save();
    await l.change(() => l.slot.rowView.set([rowOf(SHARED, 'merged', [saved, 'theirs'])]));
    expect(l.text()).toContain('shared in the issue');
  });

  test('that it is shared is taken back when it is not any more', async () => {
    const l = await save();
    await l.change(() => l.slot.rowView.set([rowOf(SHARED)]));
    await l.change(() => l.slot.rowView.set([rowOf(OFFLINE)]));
    expect(l.text()).toContain('not sent. This device is offline.');
    expect(tick(l)).toBe(false);
  });

  test('news of another row say nothing of this one', async () => {
    const l = await save();
    await l.change(() => l.slot.rowView.set([rowOf(OFFLINE, saved, [], 'acme/shop#137')]));
    expect(l.text()).toContain('on its way to the issue');
  });
});

test.each(['list', 'sweep'] as const)('a save that did not go out is said aloud: %s', async (mode) => {
  const l = await openList({ mode, answers: sending() });
  if (mode === 'list') await l.key('w');
  else await l.click('One by one');
  await l.write(WORDS);
  await l.key('Enter', { ctrlKey: true });
  expect(l.status()).toContain('on its way');
  await l.change(() => l.slot.rowView.set([rowOf(REFUSED)]));
  expect(l.status()).toContain('not sent. GitHub refused');
});

test('the end of a sweep says what did not go out, and why', async () => {
  const l = await openList({ mode: 'sweep', answers: sending() });
  await l.click('One by one');
  await l.write(WORDS);
  await l.key('Enter', { ctrlKey: true });
  await l.click('Stop here');
  expect(l.text()).toContain('#139 written, to 12 % by 31 Mar');
  await l.change(() => l.slot.rowView.set([rowOf(REFUSED)]));
  expect(l.text()).toContain('on this device, not sent. GitHub refused (403: Resource not accessible).');
  expect(l.slot.container.querySelector('.li .ic.warn')).toBeTruthy();
});

test('a saved outcome that is skipped unchanged leaves no draft behind', async () => {
  const begun = tableOf(THREE, { known: 'outcome', form: { problem: 'Said before' } });
  const l = await openList({ mode: 'sweep', answers: begun });
  await l.click('One by one');
  expect(l.find('#sl-f-problem')?.value).toBe('Said before');
  for (let i = 0; i < 3; i += 1) await l.key('s', { altKey: true, code: 'KeyS' });
  expect(l.text()).not.toContain('draft kept');
});

describe('what a row says of before', () => {
  const rows = [
    listed(139, 'Add gift wrapping to the cart', { draft: true }),
    listed(137, 'Wishlist reminders by e-mail', { handedAt: Date.parse('2026-11-12T12:00:00Z') }),
    listed(121, 'Cheaper parcel labels for returns'),
  ];
  const textOf = (l: Awaited<ReturnType<typeof openList>>, n: number) =>
    l.slot.container.querySelectorAll('.li')[n]?.textContent;

  test('a draft, and that it was handed back', async () => {
    const l = await openList({ answers: tableOf(rows) });
    expect(textOf(l, 0)).toContain('draft');
    expect(textOf(l, 1)).toContain('handed back on 12 Nov');
    expect(textOf(l, 2)).not.toMatch(/draft|handed/);
  });

  test('the sweep says it before anything is filled in, and keeps a draft that is skipped', async () => {
    const l = await openList({ mode: 'sweep', answers: tableOf(rows) });
    expect(l.slot.container.querySelector('.picks')?.textContent).toContain('draft');
    await l.click('One by one');
    await l.type('problem', 'begun');
    await l.key('s', { altKey: true, code: 'KeyS' });
    await l.key('s', { altKey: true, code: 'KeyS' });
    await l.key('s', { altKey: true, code: 'KeyS' });
    expect(textOf(l, 0)).toContain('skipped, draft kept');
    expect(textOf(l, 1)).toContain('skipped, still none');
  });
});

test('H hands the row back that is looked at, where that can be done', async () => {
  const l = await openList({ answers: tableOf(THREE, { account: { login: 'acme-lead' } }) });
  await l.key('h');
  expect(l.find('#sl-hand')).toBeTruthy();
  const other = await openList({ filter: 'unchecked', answers: tableOf(THREE), view: COUNTS });
  await other.key('h');
  expect(other.find('.hand')).toBe(null);
});

test('who hands back their own issue is not named to themselves', async () => {
  const l = await openList({ answers: tableOf(THREE, { account: { login: 'Acme-PM' } }) });
  await l.key('h');
  expect(l.find('#sl-hand')?.value).toMatch(/^This has no outcome yet/);
});

test('what was never read has the title that the page shows', async () => {
  const item = listed(142, 'acme/shop#142');
  const l = await openList({
    filter: 'unchecked',
    answers: { ...tableOf([item]), 'list.items': () => ({ items: [item], over: 'seen' }) },
    titles: { 'acme/shop#142': 'Let shoppers pay without an account' },
  });
  expect(l.titles()).toEqual(['Let shoppers pay without an account']);
});

test('needs none: Ctrl+Enter decides, Alt+Z still takes back what was done last', async () => {
  const l = await openList({ mode: 'sweep', answers: tableOf(THREE) });
  await l.click('One by one');
  await l.write(WORDS);
  await l.key('Enter', { ctrlKey: true });
  await l.key('n', { altKey: true, code: 'KeyN' });
  await l.key('Enter', { ctrlKey: true });
  expect(l.sentOf('list.waive')).toEqual([]);
  await l.change(() => l.find('.kind input')?.click());
  await l.key('Enter', { ctrlKey: true });
  expect(l.sentOf('list.waive')).toMatchObject([{ item: { key: 'acme/shop#137' }, why: 'Chore' }]);
  await l.key('n', { altKey: true, code: 'KeyN' });
  await l.key('z', { altKey: true, code: 'KeyZ' });
  expect(l.acts('outcome.remove')).toMatchObject([{ item: { key: 'acme/shop#137' } }]);
});
