// @vitest-environment happy-dom
/** An item that only points to another one, and how it comes to do so. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LinkAnswer } from '../../../lib/messages/protocol';
import { HOME, heldBy, JIRA, jira, LINEAR, linear } from '../../gallery/tracker-views';
import { ALL, FOUR, ITEM, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('held in another item', () => {
  test('where it is, with its title, and what it says there; nothing of it can be edited here', async () => {
    const p = await open({ view: heldBy(jira(null), { ...HOME, form: ALL }) }, { intent: 'show' });
    expect(p.text()).toContain('Held in ACME-142 — Let shoppers pay without creating an account');
    expect(p.text()).toContain('It counts once, there.');
    expect(p.ui.getByRole('link', { name: 'ACME-142' }).getAttribute('href')).toBe(HOME.url);
    expect(p.text()).toContain(`solving this problem — ${ALL.problem}`);
    expect(p.text()).toContain('Payment errors: at most 1.2 %');
    expect(p.ui.queryByRole('button', { name: /Edit|Say it|Write/ })).toBeNull();
    expect(p.text()).not.toMatch(/No outcome|Needs|Writes as/);
    await p.click('More');
    const items = p.ui.getAllByRole('menuitem').map((m) => m.textContent);
    expect(items).toEqual(['Copy link', 'Keyboard', 'Unlink…']);
  });

  test('without an address from the worker, the page’s own trackers know it', async () => {
    const ref = { ...ITEM, key: 'acme/shop#12' };
    const p = await open({ view: heldBy(viewOf(null), { ref, form: FOUR }) });
    expect(p.ui.getByRole('link', { name: 'acme/shop#12' }).getAttribute('href')).toBe(
      'https://github.com/acme/shop/issues/12',
    );
  });

  test.each(['javascript:alert(1)', 'http://acme.atlassian.net/browse/ACME-142', 'nonsense'])(
    'no link to %s',
    async (url) => {
      const p = await open({ view: heldBy(linear(null), { ...HOME, url }) });
      expect(p.text()).toContain('Held in ACME-142');
      expect(p.ui.queryByRole('link')).toBeNull();
    },
  );

  test('cannot be read: said, never shown as none; can be checked again', async () => {
    const p = await open(
      { view: heldBy(jira(null), { ...HOME, unread: true }) },
      { answers: { 'item.check': () => heldBy(jira(null), { ...HOME, form: FOUR }) } },
    );
    expect(p.text()).toContain('ACME-142 cannot be read with this access; it may have changed.');
    expect(p.text()).toContain('Held elsewhere');
    expect(p.text()).not.toContain('No outcome');
    await p.click('Check now');
    expect(p.text()).toContain('We believe that solving this problem');
    expect(p.text()).not.toContain('cannot be read');
  });

  test('lost, with a copy here: goes on here by one press', async () => {
    const p = await open(
      { view: heldBy(jira(null), { ...HOME, lost: true, unread: true, adoptable: true }) },
      { answers: { 'link.adopt': () => jira(FOUR) } },
    );
    expect(p.text()).toContain('ACME-142 has no outcome any more, or cannot be read.');
    expect(p.text()).toContain('This device has a copy of it');
    expect(p.text()).not.toContain('It counts once');
    p.ui.getByRole('button', { name: 'Go on here' }).focus();
    await p.click('Go on here');
    expect(p.sentOf('link.adopt')).toEqual([{ type: 'link.adopt', item: JIRA }]);
    expect(p.text()).toContain('We believe that solving this problem');
    // What was pressed is gone; the panel has the focus, not the page.
    expect(p.active()?.localName).toBe('section');
  });

  test('lost for good: no copy, and the way out', async () => {
    const p = await open(
      { view: heldBy(linear(null), { ...HOME, lost: true }) },
      { answers: { 'outcome.remove': () => linear(null, { known: 'removed' }) } },
    );
    expect(p.text()).toContain('No copy of it is on this device.');
    expect(p.ui.queryByRole('button', { name: 'Go on here' })).toBeNull();
    await p.click('Unlink…');
    expect(p.text()).toContain(
      'Unlink it? This issue has no outcome then. The one in ACME-142 stays as it is.',
    );
    expect(p.active()?.textContent).toBe('Keep it');
    await p.click('Unlink');
    expect(p.sentOf('outcome.remove')).toMatchObject([{ item: LINEAR }]);
  });

  test('not read on this device yet', async () => {
    const p = await open({ view: heldBy(jira(null), { ref: { ...LINEAR, key: 'acme/ENG-7' } }) });
    expect(p.text()).toContain('ENG-7 has not been read here yet.');
  });

  test('in a place that is not used: nobody looks at it, and pressing would not help', async () => {
    const p = await open({
      view: heldBy(jira(null), { ref: { ...LINEAR, key: 'acme/ENG-7' }, unused: true }),
    });
    expect(p.text()).toContain('ENG-7 is in a place where you do not use Sightline: it is not looked at.');
    expect(p.text()).not.toContain('has not been read');
    // Nobody has looked, so nobody knows that it counts there.
    expect(p.text()).not.toContain('It counts once');
    expect(p.text()).toContain('Held elsewhere');
    expect(p.ui.queryByRole('button', { name: 'Check now' })).toBeNull();
    await p.click('Use Sightline there…');
    expect(p.sentOf('page.options')).toEqual([{ type: 'page.options', hash: 'places' }]);
  });

  test('in a public place the link itself is asked about, title and all', async () => {
    const p = await open(
      {
        view: { ...heldBy(jira(null), HOME), sharing: { state: 'unasked' }, isPublic: true },
      },
      { answers: { 'share.choose': () => heldBy(jira(null), HOME) } },
    );
    const dialog = p.ui.getByRole('dialog');
    expect(dialog.textContent).toContain('Held in ACME-142, “Let shoppers pay without creating an account”');
    expect(p.ui.queryByRole('checkbox', { name: /^Remember/ })).toBeNull();
    await p.click('Share the link publicly');
    expect(p.sentOf('share.choose')).toMatchObject([{ way: 'connect', fields: [], remember: false }]);
  });

  test('not shared yet: the three ways, over the link and not over an empty sentence', async () => {
    const view = heldBy(linear(null), { ...HOME, form: FOUR });
    const p = await open({ view: { ...view, account: undefined, sharing: { state: 'unasked' } } });
    expect(p.text()).toContain('Held in ACME-142');
    expect(p.slot.container.querySelector('.gapw')).toBeNull();
    expect(p.ui.getByRole('button', { name: 'Connect Linear' })).toBeTruthy();
  });
});

describe('linking', () => {
  const linked = heldBy(jira(null), { ...HOME, form: FOUR });
  const answering = (answer: LinkAnswer) => ({ answers: { 'link.make': () => answer } });

  async function onScreen(answer: LinkAnswer) {
    const p = await open({ view: jira(null) }, answering(answer));
    await p.click('Link to another item’s outcome…');
    return p;
  }
  const put = async (p: Awaited<ReturnType<typeof onScreen>>, value: string) => {
    const el = p.slot.container.querySelector<HTMLInputElement>('#sl-link');
    if (!el) throw new Error('no field');
    el.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(el, value);
    el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await p.settle();
  };
  const ADDRESS = 'https://acme.atlassian.net/browse/ACME-142';

  test('one field with the focus; what is pasted is sent; then it is held', async () => {
    const p = await onScreen({ view: linked });
    expect(p.active()?.id).toBe('sl-link');
    expect(p.ui.getByRole('textbox', { name: /Address/ })).toBeTruthy();
    await put(p, ` ${ADDRESS} `);
    await p.click('Link');
    expect(p.sentOf('link.make')).toEqual([{ type: 'link.make', item: JIRA, url: ADDRESS }]);
    expect(p.text()).toContain('Held in ACME-142');
    expect(p.ui.queryByRole('textbox')).toBeNull();
    expect(p.text()).toContain('Linked.');
    expect(p.active()?.localName).toBe('section');
  });

  test.each([{}, { ctrlKey: true }, { metaKey: true }])('Enter links as well: %j', async (held) => {
    const p = await onScreen({ view: linked });
    await put(p, ADDRESS);
    expect(await p.key('Enter', held)).toBe(true);
    expect(p.sentOf('link.make')).toHaveLength(1);
    expect(p.text()).toContain('Held in ACME-142');
  });

  test.each([
    ['itself', 'That is this issue itself.'],
    ['has-outcome', 'This issue has an outcome of its own.'],
    ['not-an-item', 'No issue of GitHub, Jira or Linear has this address.'],
    ['no-outcome', 'That issue has no outcome.'],
  ] as const)('%s is said under the field, which keeps focus and text', async (problem, words) => {
    const p = await onScreen({ problem });
    await put(p, ADDRESS);
    await p.click('Link');
    const field = p.slot.container.querySelector<HTMLInputElement>('#sl-link');
    expect(p.slot.container.querySelector('#sl-link-hint')?.textContent).toContain(words);
    expect(field?.getAttribute('aria-describedby')).toBe('sl-link-hint');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(field?.value).toBe(ADDRESS);
    expect(p.active()).toBe(field);
    await put(p, `${ADDRESS}0`);
    expect(field?.getAttribute('aria-invalid')).toBe('false');
  });

  test('nothing is sent without an address; Escape and Cancel leave it', async () => {
    const p = await onScreen({ view: linked });
    await p.click('Link');
    expect(p.text()).toContain('Paste the address of an issue.');
    expect(p.sentOf('link.make')).toEqual([]);
    await p.key('Escape');
    expect(p.ui.queryByRole('textbox')).toBeNull();
    expect(p.fold).not.toHaveBeenCalled();
    await p.click('Link to another item’s outcome…');
    await p.click('Cancel');
    expect(p.ui.getByRole('button', { name: 'Write the outcome' })).toBeTruthy();
  });

  test('what the worker refuses is said, and the text stays', async () => {
    const p = await open({ view: jira(null) });
    await p.click('Link to another item’s outcome…');
    await put(p, ADDRESS);
    await p.click('Link');
    expect(p.text()).toContain('Sightline could not do this.');
    expect(p.slot.container.querySelector<HTMLInputElement>('#sl-link')?.value).toBe(ADDRESS);
  });

  test('the menu has it where there is no outcome, and only there', async () => {
    const p = await open({ view: jira(null, { known: 'removed' }) });
    await p.click('More');
    expect(p.ui.getByRole('menuitem', { name: 'Link to another item’s outcome…' })).toBeTruthy();
    await p.key('Escape');
    for (const view of [jira(FOUR), jira(null, { known: 'unread' }), linked]) {
      const q = await open({ view });
      await q.click('More');
      expect(q.ui.queryByRole('menuitem', { name: /^Link/ })).toBeNull();
    }
  });
});
