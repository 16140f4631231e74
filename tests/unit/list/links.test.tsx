// @vitest-environment happy-dom
/** Items that only point to the outcome of another one, in our list: shown, not written over; counted once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import type { ItemView } from '../../../lib/messages/protocol';
import { COUNTS, type ListTable, listed, UNCHECKED } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { HOME, heldBy, jira } from '../../gallery/tracker-views';
import { FOUR, NOW } from '../../gallery/views';
import { openList, WORDS } from './open';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const JIRA = { id: 'jira', name: 'Jira' };
const ROWS = [139, 137].map((n) =>
  listed(n, `Title ${n}`, { item: { tracker: 'jira', site: 'acme.atlassian.net', key: `ACME-${n}` } }),
);
const HELD: ItemView = heldBy(jira(null), { ...HOME, form: FOUR });
const answering = (view: ItemView): ListTable => ({ ...tableOf(ROWS), 'list.item': () => view });

test('W on one that turns out to be linked shows where it is held, and no form', async () => {
  const l = await openList({ tracker: JIRA, answers: answering(HELD) });
  await l.key('w');
  expect(l.text()).toContain('Held in ACME-142');
  expect(l.find('#sl-f-problem')).toBeNull();
  expect(l.acts('outcome.save')).toEqual([]);
});

test('so does the sweep, and goes on', async () => {
  const l = await openList({ tracker: JIRA, mode: 'sweep', answers: answering(HELD) });
  await l.click('One by one');
  expect(l.text()).toContain('Held in ACME-142');
  expect(l.find('#sl-f-problem')).toBeNull();
  expect(l.ui.queryByRole('button', { name: /^Needs none/ })).toBeNull();
  await l.click('Next');
  expect(l.text()).toContain('Title 137');
});

test('a save that is refused says why, and what was typed stays', async () => {
  const table = tableOf(ROWS);
  const l = await openList({
    tracker: JIRA,
    answers: {
      ...table,
      'list.item': (m) => {
        if (m.act.type === 'outcome.save') throw new Refused('held', 'PAY-28');
        return table['list.item']?.(m) as ItemView;
      },
    },
  });
  await l.key('w');
  await l.write(WORDS);
  await l.key('Enter', { ctrlKey: true });
  expect(l.text()).toContain('What was written here was not saved, because this is linked.');
  expect(l.text()).not.toContain('saved:');
  expect(l.find('#sl-f-problem')?.value).toBe(WORDS.problem);
  expect(l.acts('draft.put').at(-1)?.form).toMatchObject({ problem: WORDS.problem });
});

test('words that met a link are told of where it is shown', async () => {
  const l = await openList({
    tracker: JIRA,
    answers: answering({ ...HELD, draft: { form: WORDS, at: NOW, opened: [], from: null } }),
  });
  await l.key('w');
  expect(l.text()).toContain('What was written here was not saved, because this is linked.');
});

test('under the list stands the number of the bar, also while one that was checked since is still open', async () => {
  let items = ROWS.map((r) => ({ ...r, badge: UNCHECKED }));
  const counts = (unchecked: number) => ({ ...COUNTS, counts: { ...COUNTS.counts, unchecked } });
  const l = await openList({
    tracker: JIRA,
    filter: 'unchecked',
    view: counts(2),
    answers: { ...answering(HELD), 'list.items': () => ({ items, over: 'seen' }) },
  });
  expect(l.text()).toContain('2 not checked');
  await l.key('w');
  items = items.slice(1);
  await l.change(() => l.slot.view.set(counts(1)));
  expect(l.text()).toContain('1 not checked');
  expect(l.text()).not.toContain('2 not checked');
});
