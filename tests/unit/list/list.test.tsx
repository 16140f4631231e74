// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import { badgeOf } from '../../../lib/outcome/badge';
import { COUNTS, listed, NONE, refOf, THREE, UNCHECKED } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { FOUR, NOW } from '../../gallery/views';
import { openList } from './open';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const refs = (n: number) => {
  const { tracker, site, key } = refOf(n);
  return { tracker, site, key };
};

describe('the list', () => {
  test('asks for those without an outcome, shows them, is on the first and outlines its row', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    expect(l.sentOf('list.items')).toEqual([
      { type: 'list.items', filter: 'none', seen: expect.arrayContaining([{ ...refs(139) }]) },
    ]);
    expect(l.titles()).toEqual(THREE.map((i) => i.title));
    expect(l.current()).toBe('Add gift wrapping to the cart');
    expect(l.outlined.at(-1)).toBe('acme/shop#139');
    expect(l.text()).toContain('1 of 3');
    expect(l.status()).toContain('3 without an outcome.');
    expect(l.active()?.textContent).toContain('Add gift wrapping');
  });

  test('J and K move, the focus and the outline go along, and nothing happens at the ends', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    expect(await l.key('k')).toBe(true);
    expect(l.current()).toBe(THREE[0]?.title);
    await l.key('j');
    await l.key('J');
    await l.key('j');
    expect(l.current()).toBe(THREE[2]?.title);
    expect(l.active()?.textContent).toContain(THREE[2]?.title);
    expect(l.outlined.at(-1)).toBe('acme/shop#121');
    expect(l.text()).toContain('3 of 3');
  });

  test('letters with a modifier, and letters while somebody types, are not ours', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    expect(await l.key('j', { ctrlKey: true })).toBe(false);
    expect(await l.key('j', { isComposing: true })).toBe(false);
    await l.key('w');
    expect(l.active()?.id).toBe('sl-f-problem');
    expect(await l.key('j')).toBe(false);
    expect(await l.key('w')).toBe(false);
    expect(l.current()).toBe(THREE[0]?.title);
  });

  test('keys do nothing while the focus is elsewhere', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.change(() => (l.active() as HTMLElement).blur());
    expect(await l.key('j')).toBe(false);
    expect(l.current()).toBe(THREE[0]?.title);
  });

  test('Enter opens the item, Escape ends the list', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.key('j');
    expect(await l.key('Enter')).toBe(true);
    expect(l.opened).toEqual(['acme/shop#137']);
    await l.change(() => l.ui.getByRole('button', { name: 'Close' }).focus());
    expect(await l.key('Enter')).toBe(false);
    await l.key('Escape');
    expect(l.closed).toHaveLength(1);
  });

  test('says how far the count reaches', async () => {
    const seen = await openList({ answers: tableOf(THREE), view: { ...COUNTS, over: 'seen' } });
    expect(seen.text()).toContain('Of the rows seen here.');
    const part = await openList({ answers: tableOf(THREE), view: { ...COUNTS, read: 125, total: 240 } });
    expect(part.text()).toContain('Reading 125 of 240.');
    await part.change(() => part.slot.view.set({ ...COUNTS, read: 240, total: 240 }));
    expect(part.text()).not.toContain('Reading');
  });

  test('the marker label leads to the search of the tracker; no other address is taken', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    expect(l.ui.getByRole('link', { name: '-label:outcome' }).getAttribute('href')).toMatch(/^https:/);
    await l.change(() => l.slot.view.set({ ...COUNTS, marker: { text: 'x', href: 'javascript:alert(1)' } }));
    expect(l.ui.queryByRole('link')).toBeNull();
  });

  test('those not checked are named apart, and checked when somebody asks', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    expect(l.text()).toContain('4 not checked: GitHub did not answer for these. They may have one.');
    await l.click('Check now');
    expect(l.sentOf('list.count')).toMatchObject([{ fresh: true }]);
    expect(l.sentOf('list.items')).toHaveLength(2);
  });

  test.each([
    [{ kind: 'no-token', owner: 'acme' }, 'Connect GitHub to check these.', 'Connect GitHub'],
    [{ kind: 'paused', until: NOW + 120_000 }, 'Paused until 14:32: GitHub asked for a break.', null],
    [
      { kind: 'trouble', trouble: { code: 'credential-expired' } },
      'The GitHub token has expired.',
      'Fix the connection',
    ],
  ] as const)('a notice says itself: %o', async (notice, words, button) => {
    const l = await openList({ answers: tableOf(THREE), view: { ...COUNTS, notice } });
    expect(l.text()).toContain(words);
    if (button === null) return expect(l.ui.queryByRole('button', { name: 'Check now' })).toBeNull();
    await l.click(button);
    expect(l.sentOf('page.options')).toEqual([
      { type: 'page.options', hash: notice.kind === 'no-token' ? 'connections/github/acme' : 'connections' },
    ]);
  });

  test('an empty list never says that all have one while some were not checked', async () => {
    const l = await openList({ answers: tableOf([]) });
    expect(l.text()).toContain('None of those that were checked is without an outcome.');
    expect(l.text()).toContain('4 not checked:');
    expect(l.active()?.tagName).toBe('SECTION');
  });

  test('a list that cannot be read says so and is read again', async () => {
    let works = false;
    const l = await openList({
      answers: {
        ...tableOf(THREE),
        'list.items': () => {
          if (!works) throw new Refused('failed', '');
          return { items: THREE, over: 'query' };
        },
      },
    });
    expect(l.text()).toContain('Sightline could not read this.');
    works = true;
    await l.click('Try again');
    expect(l.titles()).toHaveLength(3);
  });

  test('an updated extension is said, and nothing else is done', async () => {
    const l = await openList({
      answers: {
        'list.items': () => {
          throw new Refused('gone', '');
        },
      },
    });
    expect(l.ui.getByRole('alert').textContent).toContain('Sightline was updated.');
  });

  test('another chip is another list', async () => {
    const l = await openList({
      answers: {
        ...tableOf(THREE),
        'list.items': ({ filter }) => ({
          items: filter === 'none' ? THREE : [listed(7, 'Unread', { badge: UNCHECKED, why: 'No access.' })],
          over: 'query',
        }),
      },
    });
    await l.change(() => l.slot.filter.set('unchecked'));
    expect(l.titles()).toEqual(['Unread']);
    expect(l.text()).toContain('No access.');
    expect(l.ui.getByRole('heading').textContent).toBe('Not checked');
  });

  test('rows follow what is pushed; a changed count brings new rows and moves no row away that is worked on', async () => {
    let items = THREE;
    const l = await openList({
      answers: { ...tableOf(THREE), 'list.items': () => ({ items, over: 'query' }) },
    });
    await l.key('j');
    await l.key('w');
    await l.type('problem', 'begun');
    items = [listed(200, 'New at the front'), ...THREE.slice(2)];
    await l.change(() => l.slot.view.set({ ...COUNTS }));
    expect(l.titles()).toEqual([
      'Wishlist reminders by e-mail',
      'Cheaper parcel labels for returns',
      'New at the front',
    ]);
    expect(l.find('#sl-f-problem')?.value).toBe('begun');
    const badge = badgeOf({ known: 'outcome', form: FOUR, sharing: { state: 'shared' } });
    await l.change(() => l.slot.rowView.set([{ key: 'acme/shop#121', badge }]));
    expect(l.ui.getAllByRole('img', { name: badge.label })).toHaveLength(1);
  });

  test('while the list is read, changed counts make it be read once more, not once each', async () => {
    let done = () => {};
    const l = await openList({
      answers: {
        'list.items': () =>
          new Promise((resolve) => {
            done = () => resolve({ items: THREE, over: 'query' });
          }),
      },
    });
    for (let i = 0; i < 20; i++) await l.change(() => l.slot.view.set({ ...COUNTS, read: i }));
    expect(l.sentOf('list.items')).toHaveLength(1);
    await l.change(() => done());
    expect(l.sentOf('list.items')).toHaveLength(2);
    expect(l.titles()).toHaveLength(3);
  });

  test('a chip that is pressed again changes nothing', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.key('w');
    await l.type('problem', 'begun');
    await l.change(() => {
      l.slot.filter.set('none');
      l.slot.mode.set('list');
    });
    expect(l.find('#sl-f-problem')?.value).toBe('begun');
    expect(l.sentOf('list.items')).toHaveLength(1);
  });

  test('a late answer of another chip is not shown', async () => {
    const waits: (() => void)[] = [];
    const l = await openList({
      answers: {
        'list.items': ({ filter }) =>
          new Promise((done) => {
            waits.push(() => done({ items: [listed(1, `for ${filter}`)], over: 'query' }));
          }),
      },
    });
    await l.change(() => l.slot.filter.set('person'));
    await l.change(() => waits[1]?.());
    await l.change(() => waits[0]?.());
    expect(l.titles()).toEqual(['for person']);
  });

  test('1,000 rows: some are drawn, more when the end is reached, the keys reach all', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => listed(2000 - i, `Item ${i + 1}`));
    const l = await openList({ answers: tableOf(many) });
    expect(l.titles()).toHaveLength(60);
    for (let i = 0; i < 70; i++) await l.key('j');
    expect(l.current()).toBe('Item 71');
    await l.click('Show 920 more');
    expect(l.titles().length).toBeGreaterThan(120);
  });
});

test('titles are text, whatever they say', async () => {
  const title = '<img src=x onerror=alert(1)> 🧺';
  const l = await openList({ answers: tableOf([listed(1, title), { ...listed(2, 'تذكير'), badge: NONE }]) });
  expect(l.titles()).toEqual([title, 'تذكير']);
  expect(l.slot.container.querySelector('img')).toBeNull();
});
