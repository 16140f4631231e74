// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import { badgeOf } from '../../../lib/outcome/badge';
import { listed, refOf, THREE } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { CONFLICT, FOUR, NOW, viewOf } from '../../gallery/views';
import { openList, WORDS } from './open';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const HERE = { sharing: { state: 'here' } } as const;

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
