// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import type { ListItem } from '../../../lib/messages/protocol';
import { badgeOf } from '../../../lib/outcome/badge';
import { listed, refOf, THREE } from '../../gallery/list-slot';
import { tableOf } from '../../gallery/list-views';
import { CONFLICT, FOUR, NOW, viewOf } from '../../gallery/views';
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

describe('the sweep', () => {
  test('is a dialog with its progress, one item at a time, the first field ready', async () => {
    const s = await walk();
    expect(s.ui.getByRole('dialog', { name: 'Sweep' })).toBeTruthy();
    const bar = s.ui.getByRole('progressbar');
    expect(bar.getAttribute('aria-valuetext')).toBe('1 of 3');
    expect(bar.getAttribute('aria-valuenow')).toBe('1');
    expect(title(s)).toBe('Add gift wrapping to the cart');
    expect(s.text()).toContain('acme/shop #139 · by acme-pm');
    expect(s.active()?.id).toBe('sl-f-problem');
    expect(s.outlined.at(-1)).toBe('acme/shop#139');
    expect(s.text()).toContain('missing: problem, whom, metric, reason');
  });

  test('a single item needs no first step', async () => {
    const s = await open(THREE.slice(0, 1));
    expect(title(s)).toBe('Add gift wrapping to the cart');
  });

  test('Ctrl+Enter saves and goes on; the last is said, with its way back', async () => {
    const s = await walk();
    await s.write(WORDS);
    await save(s);
    expect(s.acts('outcome.save')).toMatchObject([{ item: { key: 'acme/shop#139' } }]);
    expect(title(s)).toBe('Wishlist reminders by e-mail');
    expect(s.active()?.id).toBe('sl-f-problem');
    expect(s.find('#sl-f-problem')?.value).toBe('');
    expect(s.text()).toContain('#139 saved: to 12 % by 31 Mar, on this device');
    expect(s.status()).toContain('#139 saved');
    expect(s.text()).not.toContain('Where should it go?');
  });

  test('saving too early stays, and says what is missing', async () => {
    const s = await walk();
    await s.type('problem', 'x');
    await save(s);
    expect(s.acts('outcome.save')).toEqual([]);
    expect(title(s)).toBe('Add gift wrapping to the cart');
    expect(s.active()?.id).toBe('sl-f-segment');
  });

  test('Alt+S skips and keeps the draft', async () => {
    const s = await walk();
    await s.type('problem', 'Half a thought');
    await alt(s, 's');
    expect(title(s)).toBe('Wishlist reminders by e-mail');
    expect(s.acts('draft.put').at(-1)).toMatchObject({
      item: { key: 'acme/shop#139' },
      form: { problem: 'Half a thought' },
    });
  });

  test('a draft that cannot be kept is not left behind', async () => {
    const table = tableOf(THREE);
    const s = await walk(THREE, {
      answers: {
        ...table,
        'list.item': (m) => {
          if (m.act.type === 'draft.put') throw new Refused('failed', '');
          return table['list.item']?.(m) as never;
        },
      },
    });
    await s.type('problem', 'Not to be lost');
    await alt(s, 's');
    expect(title(s)).toBe('Add gift wrapping to the cart');
    expect(s.find('#sl-f-problem')?.value).toBe('Not to be lost');
    await s.key('Escape');
    expect(s.find('#sl-f-problem')?.value).toBe('Not to be lost');
  });

  test('Alt+Z takes the last one back and shows it with what was written', async () => {
    const s = await walk();
    await s.write(WORDS);
    await save(s);
    await s.type('problem', 'Begun in the second');
    await alt(s, 'z');
    expect(s.acts('outcome.remove')).toMatchObject([{ item: { key: 'acme/shop#139' } }]);
    expect(title(s)).toBe('Add gift wrapping to the cart');
    expect(s.find('#sl-f-problem')?.value).toBe(WORDS.problem);
    const drafts = s.acts('draft.put').filter((d) => d.item.key === 'acme/shop#137');
    expect(drafts.at(-1)?.form).toMatchObject({ problem: 'Begun in the second' });
    await alt(s, 'z');
    expect(s.acts('outcome.remove')).toHaveLength(1);
    await save(s);
    expect(title(s)).toBe('Wishlist reminders by e-mail');
    expect(s.find('#sl-f-problem')?.value).toBe('Begun in the second');
  });

  test('Alt+N asks why; a kind of work is waived for a year and said', async () => {
    const s = await walk();
    await alt(s, 'n');
    expect(s.ui.getByRole('group', { name: 'Why does this need no outcome?' })).toBeTruthy();
    await s.click('Needs none');
    expect(s.sentOf('list.waive')).toEqual([]);
    expect(s.text()).toContain('Choose or write a reason.');
    await s.click('Chore', 'radio');
    expect(s.text()).toContain('It is asked about again on 19 Nov 2027.');
    await s.click('Needs none');
    expect(s.sentOf('list.waive')).toEqual([
      {
        type: 'list.waive',
        item: { tracker: 'github', site: 'github.com', key: 'acme/shop#139' },
        why: 'Chore',
        until: '2027-11-19',
      },
    ]);
    expect(title(s)).toBe('Wishlist reminders by e-mail');
    expect(s.text()).toContain('#139 needs none until 19 Nov 2027');
    await alt(s, 'z');
    expect(s.acts('outcome.remove')).toHaveLength(1);
    expect(title(s)).toBe('Add gift wrapping to the cart');
  });

  test('a waiver with an own reason needs a day after today', async () => {
    const s = await walk();
    await alt(s, 'n');
    await s.click('Waive until…', 'radio');
    await s.fill('#sl-none-why', 'Waits for the pilot');
    for (const day of ['', '03/04/2027', '2020-01-01']) {
      await s.fill('#sl-none-day', day);
      await s.click('Needs none');
      expect(s.text()).toContain('Name one day after today.');
    }
    await s.fill('#sl-none-day', '15 Jan 2027');
    await s.click('Needs none');
    expect(s.sentOf('list.waive')).toMatchObject([{ why: 'Waits for the pilot', until: '2027-01-15' }]);
  });

  test('Escape goes back from the question, and stops the sweep from an item', async () => {
    const s = await walk();
    await s.type('problem', 'Stays');
    await alt(s, 'n');
    expect(s.active()?.getAttribute('type')).toBe('radio');
    await s.key('Escape');
    expect(s.find('#sl-f-problem')?.value).toBe('Stays');
    expect(s.active()?.id).toBe('sl-f-problem');
    expect(s.closed).toEqual([]);
    await s.key('Escape');
    expect(s.acts('draft.put').at(-1)?.form).toMatchObject({ problem: 'Stays' });
    expect(s.closed).toHaveLength(1);
  });

  test('what must be settled first is shown instead of the form, and can be passed', async () => {
    const table = tableOf(THREE);
    const s = await walk(THREE, {
      answers: {
        ...table,
        'list.item': (m) =>
          m.act.item.key === 'acme/shop#139'
            ? { ...viewOf(FOUR, { question: CONFLICT }), item: refOf(139) }
            : (table['list.item']?.(m) as never),
      },
    });
    expect(s.text()).toContain('Two people changed this outcome.');
    await s.click('Next');
    expect(title(s)).toBe('Wishlist reminders by e-mail');
  });

  test('an item that cannot be read can be tried again or skipped', async () => {
    let works = false;
    const table = tableOf(THREE);
    const s = await walk(THREE, {
      answers: {
        ...table,
        'list.item': (m) => {
          if (!works) throw new Refused('failed', '');
          return table['list.item']?.(m) as never;
        },
      },
    });
    expect(s.ui.getByRole('button', { name: 'Skip' })).toBeTruthy();
    works = true;
    await s.click('Try again');
    expect(s.active()?.id).toBe('sl-f-problem');
  });

  test('Tab stays inside the dialog', async () => {
    const s = await walk();
    const all = [
      ...s.slot.container.querySelectorAll<HTMLElement>('dialog button, dialog input, dialog textarea'),
    ];
    const [first, last] = [all[0], all.at(-1)];
    await s.change(() => last?.focus());
    expect(await s.key('Tab')).toBe(true);
    expect(s.active()).toBe(first);
    expect(await s.key('Tab', { shiftKey: true })).toBe(true);
    expect(s.active()).toBe(last);
    await s.change(() => s.find('#sl-f-problem')?.focus());
    expect(await s.key('Tab')).toBe(false);
  });

  test('nothing without an outcome: said, and closed', async () => {
    const s = await open([]);
    expect(s.text()).toContain('None of those that were checked is without an outcome. 4 not checked.');
    await s.click('Done');
    expect(s.closed).toHaveLength(1);
  });
});

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
      answers: { ...tableOf(items), 'list.fill': () => ({ changed: [{ item: refOf(5), view: filled }] }) },
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
