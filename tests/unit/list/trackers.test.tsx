// @vitest-environment happy-dom
/** Our list on Jira and Linear: their words, their keys. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { badgeOfView } from '../../../components/list/words';
import type { ItemView } from '../../../lib/messages/protocol';
import { type ListOptions, listed } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { HOME, heldBy, jira } from '../../gallery/tracker-views';
import { FOUR, NOW } from '../../gallery/views';
import { openList } from './open';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const JIRA: ListOptions['tracker'] = { id: 'jira', name: 'Jira' };
const LINEAR: ListOptions['tracker'] = { id: 'linear', name: 'Linear' };
const rows = (tracker: string, site: string, key: (n: number) => string) =>
  [139, 137].map((n) =>
    listed(n, `Title ${n}`, { item: { tracker, site, key: key(n) }, author: 'Mara Lind' }),
  );
const OF_JIRA = rows('jira', 'acme.atlassian.net', (n) => `ACME-${n}`);
const OF_LINEAR = rows('linear', 'linear.app', (n) => `acme/ENG-${n}`);

test('a comment in Jira names nobody by a sign, and says through what it is posted', async () => {
  const l = await openList({
    tracker: JIRA,
    answers: tableOf(OF_JIRA, { account: { login: 'yourself' } }),
  });
  await l.click('Hand back ACME-139');
  expect(l.find('#sl-hand')?.value).toMatch(/^Mara Lind: This has no outcome yet: .* Answer here\.$/);
  expect(l.text()).toContain('Posted through your Jira login; everyone who can see the issue sees it.');
});

test('a comment in Linear needs a key', async () => {
  const l = await openList({ tracker: LINEAR, answers: tableOf(OF_LINEAR) });
  await l.click('Hand back ENG-139');
  expect(l.text()).toContain('A comment needs a key for acme: connect Linear');
  expect(l.text()).not.toContain('token');
});

test.each([
  ['signed-out', 'You are signed out of Jira. Sign in there, and it goes on.'],
  ['no-tab', 'Sightline reaches Jira through an open page of it'],
] as const)('%s: why they are not checked, and no connection to mend', async (code, words) => {
  const l = await openList({
    tracker: JIRA,
    filter: 'unchecked',
    answers: {
      ...tableOf(OF_JIRA),
      'list.items': () => ({ items: OF_JIRA, over: 'seen', notice: { kind: 'trouble', trouble: { code } } }),
    },
  });
  expect(l.text()).toContain(words);
  expect(l.ui.getByRole('button', { name: 'Check now' })).toBeTruthy();
  expect(l.ui.queryByRole('button', { name: 'Fix the connection' })).toBeNull();
});

test('the title of a sweep says the key once', async () => {
  const l = await openList({ tracker: LINEAR, mode: 'sweep', answers: tableOf(OF_LINEAR) });
  await l.click('One by one');
  expect(l.find('.sl-b.lead .n')?.textContent).toMatch(/^ENG-139 · /);
});

test('nothing is asked in a list that belongs on the issue’s own page', async () => {
  const show = async (view: ItemView) => {
    const l = await openList({
      tracker: JIRA,
      filter: 'person',
      answers: { ...tableOf(OF_JIRA), 'list.item': () => view },
    });
    await l.click('Show ACME-139');
    return l;
  };
  const launch = { on: '2026-11-12', why: 'release 1.4' };
  const l = await show(jira(FOUR, { launch, signpost: 'ask' }));
  expect(l.text()).toContain('We believe that solving');
  expect(l.text()).not.toMatch(/Did it reach users|Show it on the ticket/);
  expect((await show(jira(null))).text()).not.toContain('Link to another');
  const lost = await show(heldBy(jira(null), { ...HOME, lost: true, adoptable: true }));
  expect(lost.text()).toContain('ACME-142 has no outcome any more');
  expect(lost.ui.queryByRole('button', { name: 'Go on here' })).toBeNull();
});

test('the badge of an item that points to another one is that one’s', () => {
  expect(badgeOfView(heldBy(jira(null), { ...HOME, form: FOUR }), NOW).text.replace(/\u00a0/g, ' ')).toBe(
    '64 → 67 %',
  );
  expect(badgeOfView(heldBy(jira(null), { ...HOME, unread: true }), NOW).text).toBe('Held elsewhere');
});
