// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import { badgeOf } from '../../../lib/outcome/badge';
import { COUNTS, listed, NONE, refOf, THREE, UNCHECKED } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { CONFLICT, FOUR, NOW, viewOf } from '../../gallery/views';
import { openList, WORDS } from './open';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const HERE = { sharing: { state: 'here' } } as const;

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
      { type: 'page.options', hash: notice.kind === 'no-token' ? 'connections/acme' : 'connections' },
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

const refs = (n: number) => {
  const { tracker, site, key } = refOf(n);
  return { tracker, site, key };
};

describe('writing in place', () => {
  test('W opens the four inputs after reading the item; the draft is kept as an act of the list', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.key('w');
    expect(l.acts('item.check')).toMatchObject([{ item: { key: 'acme/shop#139' } }]);
    expect(l.active()?.id).toBe('sl-f-problem');
    await l.type('problem', 'People buy presents elsewhere');
    await l.settle(400);
    expect(l.acts('draft.put').at(-1)?.form).toMatchObject({ problem: 'People buy presents elsewhere' });
    expect(l.sent.some((m) => m.type === 'draft.put')).toBe(false);
  });

  test('Ctrl+Enter saves; the saved one is said with a way back, and the next is selected', async () => {
    const l = await openList({ answers: tableOf(THREE, HERE) });
    await l.key('w');
    await l.write(WORDS);
    await l.key('Enter', { ctrlKey: true });
    expect(l.acts('outcome.save')).toMatchObject([{ item: { key: 'acme/shop#139' }, from: null }]);
    expect(l.current()).toBe('Wishlist reminders by e-mail');
    expect(l.active()?.textContent).toContain('Wishlist');
    expect(l.text()).toContain('#139 saved: to 12 % by 31 Mar, on this device');
    expect(l.find('#sl-f-problem')).toBeNull();
    expect(l.titles()).toHaveLength(3);
  });

  test('saving too early saves nothing and goes to what is missing', async () => {
    const l = await openList({ answers: tableOf(THREE, HERE) });
    await l.key('w');
    await l.type('problem', 'x');
    await l.key('Enter', { ctrlKey: true });
    expect(l.acts('outcome.save')).toEqual([]);
    expect(l.active()?.id).toBe('sl-f-segment');
    expect(l.text()).toContain('Still missing: for whom, metric');
  });

  test('where nobody was asked yet, the three ways stand in place, and then the next is selected', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.key('w');
    await l.write(WORDS);
    await l.key('Enter', { ctrlKey: true });
    expect(l.text()).toContain('Where should it go?');
    expect(l.current()).toBe('Add gift wrapping to the cart');
    await l.click('Keep on this device');
    expect(l.acts('share.choose')).toMatchObject([{ way: 'here' }]);
    expect(l.current()).toBe('Wishlist reminders by e-mail');
    expect(l.text()).not.toContain('Where should it go?');
  });

  test('a public place asks field by field before anything goes out', async () => {
    const l = await openList({ answers: tableOf(THREE, { isPublic: true, account: { login: 'acme-pm' } }) });
    await l.key('w');
    await l.write(WORDS);
    await l.key('Enter', { ctrlKey: true });
    expect(l.text()).toContain('Everyone on the internet will see this.');
    expect(l.active()?.textContent).toBe('Keep on this device');
    expect(l.acts('share.choose')).toEqual([]);
  });

  test('the steps by hand stay until somebody goes on', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.key('w');
    await l.write(WORDS);
    await l.key('Enter', { ctrlKey: true });
    await l.click('Copy the section');
    expect(l.text()).toContain('Choose Edit');
    expect(l.current()).toBe('Add gift wrapping to the cart');
    const copied = l.find('#sl-copy');
    if (copied) await l.click('Close', 'button').catch(() => undefined);
    await l.click('Next');
    expect(l.current()).toBe('Wishlist reminders by e-mail');
  });

  test('Undo takes a new outcome back and keeps its words as a draft', async () => {
    const l = await openList({ answers: tableOf(THREE, HERE) });
    await l.key('w');
    await l.write(WORDS);
    await l.key('Enter', { ctrlKey: true });
    const undo = l.ui.getAllByRole('button', { name: 'Undo #139' })[0];
    await l.change(() => undo?.click());
    expect(l.acts('outcome.remove')).toHaveLength(1);
    expect(l.acts('draft.put').at(-1)?.form).toMatchObject({ problem: WORDS.problem, by: '31 Mar 2027' });
    expect(l.current()).toBe('Add gift wrapping to the cart');
    expect(l.text()).not.toContain('#139 saved');
    await l.key('w');
    expect(l.find('#sl-f-problem')?.value).toBe(WORDS.problem);
  });

  test('Undo of a change puts the former words back', async () => {
    const begun = listed(139, 'Begun', { badge: badgeOf({ known: 'outcome', form: { problem: 'Old' } }) });
    const before = { ...viewOf({ problem: 'Old' }, HERE), item: begun.item };
    const table = tableOf([begun], HERE);
    const l = await openList({
      answers: {
        ...table,
        'list.item': (m) => (m.act.type === 'item.check' ? before : (table['list.item']?.(m) as never)),
      },
    });
    await l.key('w');
    await l.write(WORDS);
    await l.key('Enter', { ctrlKey: true });
    await l.change(() => l.ui.getAllByRole('button', { name: 'Undo #139' })[0]?.click());
    expect(l.acts('outcome.remove')).toEqual([]);
    expect(l.acts('outcome.save').at(-1)?.form).toEqual({ problem: 'Old' });
  });

  test('Escape closes the form and keeps the draft; a second one ends the list', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.key('w');
    await l.type('problem', 'Half a sentence');
    await l.key('Escape');
    expect(l.closed).toEqual([]);
    expect(l.acts('draft.put').at(-1)?.form).toMatchObject({ problem: 'Half a sentence' });
    expect(l.active()?.textContent).toContain('Add gift wrapping');
    await l.key('Escape');
    expect(l.closed).toHaveLength(1);
  });

  test('a draft that cannot be kept keeps the form open', async () => {
    const table = tableOf(THREE);
    const l = await openList({
      answers: {
        ...table,
        'list.item': (m) => {
          if (m.act.type === 'draft.put') throw new Refused('failed', '');
          return table['list.item']?.(m) as never;
        },
      },
    });
    await l.key('w');
    await l.type('problem', 'Not to be lost');
    await l.key('Escape');
    expect(l.find('#sl-f-problem')?.value).toBe('Not to be lost');
    await l.click('Write #137');
    expect(l.find('#sl-f-problem')?.value).toBe('Not to be lost');
    expect(l.text()).toContain('The draft could not be kept');
  });

  test('an item that has one meanwhile is shown, not written over', async () => {
    const table = tableOf(THREE);
    const l = await openList({
      answers: {
        ...table,
        'list.item': () => ({ ...viewOf(FOUR, { question: CONFLICT }), item: refOf(139) }),
      },
    });
    await l.key('w');
    expect(l.find('#sl-f-problem')).toBeNull();
    expect(l.text()).toContain('Two people changed this outcome.');
  });

  test('an item that cannot be read is not written', async () => {
    const l = await openList({
      answers: {
        ...tableOf(THREE),
        'list.item': () => ({
          ...viewOf(null, { known: 'unread', trouble: { trouble: { code: 'timeout' }, since: NOW } }),
          item: refOf(139),
        }),
      },
    });
    await l.key('w');
    expect(l.find('#sl-f-problem')).toBeNull();
    expect(l.text()).toContain('Not checked.');
  });

  test('what was typed is kept when the page goes', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.key('w');
    await l.type('problem', 'Typed at the last moment');
    await l.unmount();
    expect(l.acts('draft.put').at(-1)?.form).toMatchObject({ problem: 'Typed at the last moment' });
    expect(l.outlined.at(-1)).toBeNull();
    expect(l.slot.keys.handler).toBeNull();
  });
});

describe('handing back', () => {
  const connected = { account: { login: 'acme-pm' }, isPublic: true } as const;

  test('nothing is posted without the click; who, where and to whom are said before', async () => {
    const l = await openList({ answers: tableOf(THREE, connected) });
    await l.click('Hand back #139');
    expect(l.find('#sl-hand')?.value).toMatch(/^@acme-pm This has no outcome yet:/);
    expect(l.active()?.id).toBe('sl-hand');
    expect(l.text()).toContain('Posted as acme-pm; everyone who can see the issue sees it.');
    expect(l.text()).toContain('acme/shop is public');
    await l.key('Enter', { ctrlKey: true });
    expect(l.sentOf('list.comment')).toEqual([]);
    await l.fill('#sl-hand', 'What should it change?');
    await l.click('Post the comment');
    expect(l.sentOf('list.comment')).toEqual([
      { type: 'list.comment', item: refs(139), text: 'What should it change?' },
    ]);
    expect(l.ui.getByRole('link', { name: 'See the comment' }).getAttribute('href')).toContain(
      '#issuecomment',
    );
    expect(l.current()).toBe('Wishlist reminders by e-mail');
  });

  test('an empty comment is not posted', async () => {
    const l = await openList({ answers: tableOf(THREE, connected) });
    await l.click('Hand back #139');
    await l.fill('#sl-hand', '  ');
    await l.click('Post the comment');
    expect(l.sentOf('list.comment')).toEqual([]);
    expect(l.text()).toContain('Write what is missing.');
  });

  test.each([
    ['timeout', 'the comment may have been posted'],
    ['offline', 'This device is offline. Nothing was posted.'],
    ['rate-limited', 'Nothing was posted; try again later.'],
    ['locked', 'The issue is locked'],
  ] as const)('%s is said, and the text stays', async (code, words) => {
    const l = await openList({
      answers: { ...tableOf(THREE, connected), 'list.comment': () => ({ trouble: { code } }) },
    });
    await l.click('Hand back #139');
    await l.click('Post the comment');
    expect(l.text()).toContain(words);
    expect(l.find('#sl-hand')?.value).toContain('This has no outcome yet');
  });

  test('without a token it leads to the connection instead', async () => {
    const l = await openList({ answers: tableOf(THREE) });
    await l.click('Hand back #139');
    expect(l.find('#sl-hand')).toBeNull();
    await l.click('Connect GitHub');
    expect(l.sentOf('page.options')).toEqual([{ type: 'page.options', hash: 'connections/acme' }]);
  });

  test('Escape closes the box, not the list', async () => {
    const l = await openList({ answers: tableOf(THREE, connected) });
    await l.click('Hand back #139');
    await l.key('Escape');
    expect(l.find('#sl-hand')).toBeNull();
    expect(l.closed).toEqual([]);
  });
});

test('titles are text, whatever they say', async () => {
  const title = '<img src=x onerror=alert(1)> 🧺';
  const l = await openList({ answers: tableOf([listed(1, title), { ...listed(2, 'تذكير'), badge: NONE }]) });
  expect(l.titles()).toEqual([title, 'تذكير']);
  expect(l.slot.container.querySelector('img')).toBeNull();
});
