// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import type { ListItem } from '../../../lib/messages/protocol';
import { badgeOf } from '../../../lib/outcome/badge';
import { listed, refOf, THREE } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { NOW, viewOf } from '../../gallery/views';
import { openList, WORDS } from './open';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

type Options = Parameters<typeof openList>[0];
const open = (items: ListItem[] = THREE, o: Options & { more?: Parameters<typeof tableOf>[1] } = {}) =>
  openList({ mode: 'sweep', answers: tableOf(items, o.more), ...o });

/** The sweep at its first item. */
async function walk(items: ListItem[] = THREE, o: Parameters<typeof open>[1] = {}) {
  const s = await open(items, o);
  if (items.length > 1) await s.click('One by one');
  return s;
}

const title = (s: Awaited<ReturnType<typeof open>>) => s.find('.tt h3')?.textContent;
const save = (s: Awaited<ReturnType<typeof open>>) => s.key('Enter', { ctrlKey: true });
const alt = (s: Awaited<ReturnType<typeof open>>, key: string) =>
  s.key(key, { altKey: true, code: `Key${key.toUpperCase()}` });
const badges = badgeOf({ known: 'outcome', form: { problem: 'Old' } });

describe('the end', () => {
  /** Two written, one skipped. */
  async function swept(more: Parameters<typeof tableOf>[1] = {}) {
    const s = await walk(THREE, { more });
    await s.write(WORDS);
    await save(s);
    await s.write({ ...WORDS, target: '15 %' });
    await save(s);
    await alt(s, 's');
    return s;
  }

  test('counts what was done, each with its own way back', async () => {
    const s = await swept();
    expect(s.ui.getByRole('heading').textContent).toBe('Swept: 2 written, 1 skipped');
    expect(s.text()).toContain('#139 written, to 12 % by 31 Mar');
    expect(s.text()).toContain('#121 skipped, still none');
    expect(s.text()).toContain('Both on this device only.');
    expect(s.active()?.textContent).toBe('Done');
    await s.click('Undo #137');
    expect(s.acts('outcome.remove')).toMatchObject([{ item: { key: 'acme/shop#137' } }]);
    expect(s.text()).toContain('Swept: 1 written, 2 skipped');
    expect(s.text()).toContain('#137 taken back, draft kept');
    expect(s.text()).toContain('On this device only.');
    await s.click('Write #137');
    expect(s.find('#sl-f-problem')?.value).toBe(WORDS.problem);
    await save(s);
    expect(s.ui.getByRole('heading').textContent).toBe('Swept: 2 written, 1 skipped');
  });

  test('what was not looked at is not counted as skipped', async () => {
    const s = await walk();
    await alt(s, 's');
    await s.key('Escape');
    expect(s.text()).toContain('Swept: 0 written, 1 skipped');
    expect(s.text()).toContain('2 not looked at.');
    await s.key('Escape');
    expect(s.closed).toHaveLength(1);
  });

  test('Share both… asks for one after the other, and the end follows', async () => {
    const s = await swept();
    await s.click('Share both…');
    expect(s.ui.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('1 of 2');
    expect(title(s)).toBe('Add gift wrapping to the cart');
    await s.click('Keep on this device');
    expect(title(s)).toBe('Wishlist reminders by e-mail');
    await s.click('Copy the section');
    expect(s.acts('share.choose').map((a) => [a.item.key, a.way])).toEqual([
      ['acme/shop#139', 'here'],
      ['acme/shop#137', 'description'],
    ]);
    await s.click('Not now');
    expect(s.text()).toContain('Swept: 2 written, 1 skipped');
    expect(s.text()).toContain('On this device only.');
  });

  test('a public place asks field by field before anything goes out', async () => {
    const s = await swept({ isPublic: true, account: { login: 'acme-pm' } });
    await s.click('Share both…');
    expect(s.text()).toContain('Everyone on the internet will see this.');
    expect(s.active()?.textContent).toBe('Keep on this device');
    await s.click('Share 4 fields publicly');
    const [choice] = s.acts('share.choose');
    expect(choice).toMatchObject({ way: 'connect', item: { key: 'acme/shop#139' } });
    expect(choice?.fields).not.toContain('target');
  });
});

describe('same for several', () => {
  test('fills in for the chosen ones, nothing chosen before, each with its way back', async () => {
    const s = await open();
    expect(s.active()?.textContent).toBe('One by one');
    await s.fill('#sl-all-metric', 'Repeat orders');
    await s.click('Fill in 0');
    expect(s.sentOf('list.fill')).toEqual([]);
    expect(s.text()).toContain('choose for which');
    await s.change(() => s.find('#sl-it-0')?.click());
    await s.change(() => s.find('#sl-it-2')?.click());
    await s.click('Fill in 2');
    expect(s.sentOf('list.fill')).toMatchObject([
      { items: [{ key: 'acme/shop#139' }, { key: 'acme/shop#121' }], form: { metric: 'Repeat orders' } },
    ]);
    expect(s.status()).toContain('Filled in 2.');
    await s.click('Undo #121');
    expect(s.acts('draft.drop')).toMatchObject([{ item: { key: 'acme/shop#121' } }]);
    expect(s.ui.queryByRole('button', { name: 'Undo #121' })).toBeNull();
    await s.click('Next');
    expect(s.find('#sl-f-metric')?.value).toBe('Repeat orders');
  });

  test('goes in batches, and all are reached by one box', async () => {
    const many = Array.from({ length: 60 }, (_, i) => listed(i + 1, `Item ${i}`));
    const s = await open(many);
    await s.change(() => s.find('#sl-all')?.click());
    await s.fill('#sl-all-owner', 'acme-pm');
    await s.click('Fill in 60');
    expect(s.sentOf('list.fill').map((m) => m.items.length)).toEqual([25, 25, 10]);
  });

  test('what was saved before is put back by Undo, without what was filled in', async () => {
    const items = [listed(5, 'Begun', { badge: badges }), ...THREE];
    const filled = { ...viewOf({ problem: 'Old', metric: 'Repeat orders' }), item: refOf(5) };
    const s = await open(items, {
      answers: {
        ...tableOf(items),
        'list.fill': () => ({ changed: [{ item: refOf(5), view: filled, before: { problem: 'Old' } }] }),
      },
    });
    await s.change(() => s.find('#sl-it-0')?.click());
    await s.fill('#sl-all-metric', 'Repeat orders');
    await s.click('Fill in 1');
    await s.click('Undo #5');
    expect(s.acts('outcome.save')).toMatchObject([{ form: { problem: 'Old' }, from: 'v1' }]);
    expect(s.acts('outcome.save')[0]?.form).not.toHaveProperty('metric');
  });

  test('a fill that is refused says so and loses nothing', async () => {
    const s = await open(THREE, {
      answers: {
        ...tableOf(THREE),
        'list.fill': () => {
          throw new Refused('failed', '');
        },
      },
    });
    await s.change(() => s.find('#sl-all')?.click());
    await s.fill('#sl-all-metric', 'Repeat orders');
    await s.click('Fill in 3');
    expect(s.text()).toContain('Not done.');
    expect(s.status()).not.toContain('Filled in');
    expect(s.find('#sl-all-metric')?.value).toBe('Repeat orders');
    expect(s.find('#sl-it-1')?.checked).toBe(true);
  });
});
