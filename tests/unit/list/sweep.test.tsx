// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import type { ListItem } from '../../../lib/messages/protocol';
import { refOf, THREE } from '../../gallery/list-slot';
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

  test('says what the item is about, in its own words, with a way to the rest beside the sweep', async () => {
    const text = 'Send a mail when something gets cheaper.';
    const excerpt = { text, cut: true, openedAt: '2026-11-12T09:00:00Z' };
    const s = await walk(THREE, { more: { excerpt } });
    expect(s.text()).toContain('acme/shop #139 · opened by acme-pm on 12 Nov');
    expect(s.find('.own')?.textContent).toBe(`${text} Read all`);
    const link = s.ui.getByRole('link', { name: 'Read all' });
    expect(link.getAttribute('href')).toBe('https://github.com/acme/shop/issues/139');
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ]);
    // Of the next one nothing is known before it is read.
    await s.key('s', { altKey: true, code: 'KeyS' });
    expect(title(s)).toBe('Wishlist reminders by e-mail');
  });

  test.each([
    [
      'nothing written',
      { text: '', cut: false, openedAt: '2026-11-12T09:00:00Z' },
      'opened by acme-pm on 12 Nov',
    ],
    ['a day that cannot be read', { text: '', cut: false, openedAt: 'soon' }, 'by acme-pm'],
  ])('%s: no words of its own', async (_, excerpt, said) => {
    const s = await walk(THREE, { more: { excerpt } });
    expect(s.find('.own')).toBe(null);
    expect(s.text()).toContain(`acme/shop #139 · ${said}`);
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

  test('Alt+Z again takes the one before back', async () => {
    const s = await walk();
    await s.write(WORDS);
    await save(s);
    await s.write(WORDS);
    await save(s);
    await alt(s, 'z');
    await alt(s, 'z');
    expect(s.acts('outcome.remove').map((a) => a.item.key)).toEqual(['acme/shop#137', 'acme/shop#139']);
    expect(title(s)).toBe('Add gift wrapping to the cart');
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
