/** The list and the sweep on the real worker and the practice tracker: what is pressed is what the tracker holds. */
import { afterEach, expect, test, vi } from 'vitest';
import { type Ask, Refused } from '../../../lib/messages/client';
import type { Message } from '../../../lib/messages/protocol';
import { issueAt } from '../../playground/github/state';
import { ref, setting, use } from '../../support/setting';
import { page } from './dom';
import type { openList as OpenList } from './open';

page();
// After there is a page.
const { openList, WORDS } = await import('./open');

afterEach(() => void vi.useRealTimers());

const SHOP = ['acme/shop#139', 'acme/shop#137', 'acme/shop#121'];

/** Our list over these rows of the shop's issues. */
async function opened(mode: 'list' | 'sweep', keys = SHOP, token?: null) {
  // The worker takes its turns by itself; what waits for a time in the list is driven by the test.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const s = setting(token);
  const { d, world, clock } = s;
  await use(d);
  // Lists of sub-issues on an issue's page: no query, so what counts are the rows seen.
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  const ask = (async (message: Message) => {
    const answer = await d.fromTab(1, message);
    if (!answer?.ok) throw new Refused(answer?.code ?? 'failed', answer?.why ?? '');
    return answer.value;
  }) as Ask;
  const seen = keys.map(ref);
  await ask({ type: 'rows.read', items: seen });
  await d.settle();
  const view = await ask({ type: 'list.count', seen });
  await d.settle();
  const l = await openList({ mode, ask, view, seen }, () => d.settle(), clock.now);
  return { ...s, l, body: (key: string) => issueAt(world.state, key).body ?? '' };
}
const save = (l: Awaited<ReturnType<typeof OpenList>>) => l.key('Enter', { ctrlKey: true });

test('what is written in place stands in the issue, and Undo takes it out again', async () => {
  const { l, body } = await opened('list');
  const [first = ''] = l.titles();
  const key = l.outlined.at(-1) ?? '';
  const before = body(key);
  expect(first).not.toBe('');
  await l.key('w');
  await l.write(WORDS);
  await save(l);
  expect(l.text()).not.toContain('Not done.');
  if (l.text().includes('Send it now')) await l.click('Send it now');
  await l.settle();
  expect(body(key)).toContain('People buy presents elsewhere');
  expect(l.current()).not.toBe(first);
  await l.change(() => l.ui.getAllByRole('button', { name: /^Undo #/ })[0]?.click());
  await l.settle();
  expect(body(key)).not.toContain('People buy presents elsewhere');
  expect(body(key).startsWith(before.trimEnd())).toBe(true);
  await l.key('w');
  expect(l.find('#sl-f-problem')?.value).toBe(WORDS.problem);
});

test('a comment is posted once, as the connected login', async () => {
  const { l, world } = await opened('list');
  const key = l.outlined.at(-1) ?? '';
  await l.click(/^Hand back #/);
  expect(l.text()).toContain('Posted as acme-pm');
  await l.fill('#sl-hand', 'What should it change?');
  await l.click('Post the comment');
  await l.settle();
  const said = issueAt(world.state, key).comments;
  expect(said.at(-1)?.author).toBe('acme-pm');
  expect(said.at(-1)?.body).toContain('What should it change?');
  expect(l.ui.getByRole('link', { name: 'See the comment' }).getAttribute('href')).toContain('#issuecomment');
});

test('without a token nothing is called none, and nothing that was not read is written', async () => {
  const { l } = await opened('sweep', SHOP, null);
  expect(l.text()).toContain('None of those that were checked is without an outcome.');
  expect(l.text()).toContain('3 not checked.');
  await l.change(() => {
    l.slot.filter.set('unchecked');
    l.slot.mode.set('list');
  });
  expect(l.titles()).toHaveLength(3);
  expect(l.text()).toContain('3 not checked: Connect GitHub to check these.');
  await l.key('w');
  expect(l.find('#sl-f-problem')).toBeNull();
});

test('a sweep: one written, one waived, one skipped, each taken back', async () => {
  const { l } = await opened('sweep');
  await l.click('One by one');
  await l.write(WORDS);
  await save(l);
  expect(l.text()).toContain('saved: to 12 % by 31 Mar');
  await l.key('n', { altKey: true, code: 'KeyN' });
  await l.click('Chore', 'radio');
  await l.click('Needs none');
  await l.key('s', { altKey: true, code: 'KeyS' });
  expect(l.ui.getByRole('heading').textContent).toBe('Swept: 1 written, 1 needs none, 1 skipped');
  const undo = () => l.ui.queryAllByRole('button', { name: /^Undo #/ });
  expect(undo()).toHaveLength(2);
  await l.change(() => undo()[0]?.click());
  await l.settle();
  await l.change(() => undo()[0]?.click());
  await l.settle();
  expect(undo()).toHaveLength(0);
  expect(l.text()).not.toContain('Not done.');
  const { items } = await l.slot.ask({ type: 'list.items', filter: 'none', seen: SHOP.map(ref) });
  expect(items.map((i) => i.item.key).sort()).toEqual([...SHOP].sort());
});

test('what several have in common is in their forms, and taken back one by one', async () => {
  const { l } = await opened('sweep');
  await l.change(() => l.find('#sl-all')?.click());
  await l.fill('#sl-all-metric', 'Repeat orders');
  await l.click('Fill in 3');
  expect(l.ui.getAllByRole('button', { name: /^Undo #/ })).toHaveLength(3);
  await l.change(() => l.ui.getAllByRole('button', { name: /^Undo #/ })[0]?.click());
  expect(l.ui.getAllByRole('button', { name: /^Undo #/ })).toHaveLength(2);
  await l.click('Next');
  expect(l.find('#sl-f-metric')?.value).toBe('');
  await l.key('s', { altKey: true, code: 'KeyS' });
  expect(l.find('#sl-f-metric')?.value).toBe('Repeat orders');
});
