// @vitest-environment happy-dom
/** Scout and strip script together on an item's page, with the worker's answers made here. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { bridge } from '../../../lib/page/bridge';
import {
  eachOnItsOwn,
  find,
  injections,
  open,
  ours,
  pass,
  press,
  roots,
  runtime,
  scout,
  sent,
  setUrl,
  types,
  view,
  worker,
} from './world';

eachOnItsOwn();

describe('a page where nothing is ours to say', () => {
  it.each([
    '/acme/shop/pull/142/files',
    '/acme/shop/wiki',
    '/acme/shop/settings',
    '/acme/shop/issues/new/choose',
    '/acme',
  ])('%s: no message, nothing shown', async (path) => {
    open('issue', path);
    await pass(20_000);
    expect(sent).toEqual([]);
    expect(roots()).toEqual([]);
  });

  it.each(['/acme/shop/issues', '/acme/shop/pull/142', '/issues'])(
    '%s of a place that nobody uses: asked once, and nothing brought',
    async (path) => {
      worker.answers['list.open'] = () => ({ used: false, developer: false });
      open('gone', path);
      await pass(5_000);
      expect(sent).toEqual([{ type: 'list.open' }]);
      expect(roots()).toEqual([]);
    },
  );

  it('a list of a used place: the script of the rows, once', async () => {
    worker.answers['list.open'] = () => ({ used: true, developer: false });
    worker.answers['rows.inject'] = () => ({ done: true });
    open('gone', '/acme/shop/issues');
    await pass(5_000);
    expect(types()).toEqual(['list.open', 'rows.inject']);
  });
});

it('hidden: no script of a face is even loaded', async () => {
  worker.answers['item.open'] = () => view('hidden');
  open('issue', '/acme/shop/issues/142');
  await pass();
  expect(types()).toEqual(['item.open']);
  expect(roots()).toEqual([]);
});

describe('a chosen place', () => {
  beforeEach(() => {
    worker.answers['item.open'] = () => view('used');
    worker.answers['item.seen'] = () => view('used');
  });
  const start = async () => {
    open('issue', '/acme/shop/issues/142');
    await pass();
  };

  it('tells what changed, once it changed, and the raw text only while it can be trusted', async () => {
    await start();
    expect(sent.filter((m) => m.type === 'item.seen')).toHaveLength(1);
    expect(sent.at(-1)?.seen?.raw).toBe('Shoppers are sent to a form.\r\n');
    const text = document.querySelector('.markdown-body .markdown-body');
    for (let i = 0; i < 20; i++) text?.append(document.createElement('p'));
    await pass(1_000);
    // Nothing that the worker reads has changed.
    expect(sent.filter((m) => m.type === 'item.seen')).toHaveLength(1);
    text?.append('more');
    await pass(1_000);
    expect(sent.filter((m) => m.type === 'item.seen')).toHaveLength(2);
    expect(sent.at(-1)?.seen).not.toHaveProperty('raw');
    document
      .querySelector('[data-testid="issue-body-viewer"]')
      ?.replaceWith(document.createElement('textarea'));
    await pass(1_000);
    expect(sent.at(-1)?.seen).toMatchObject({ editing: true });
  });

  it('on the way back the data of the first load is not believed any more', async () => {
    worker.answers['item.open'] = (m) => view('used', m.item && { item: m.item as ItemView['item'] });
    await start();
    expect(sent.at(-1)?.seen?.raw).toBe('Shoppers are sent to a form.\r\n');
    setUrl('https://github.com/acme/shop/wiki');
    await pass(1_200);
    setUrl('https://github.com/acme/shop/issues/142');
    await pass(2_000);
    const seen = sent.filter((m) => m.type === 'item.seen');
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)?.seen).not.toHaveProperty('raw');
    expect(seen.at(-1)?.seen).toHaveProperty('rendered');
  });

  it('after a check that was not answered, one that is takes the words back', async () => {
    const trouble = { trouble: { code: 'timeout' as const }, since: 1 };
    const unread = () => view('used', { known: 'unread', trouble });
    worker.answers['item.open'] = worker.answers['item.seen'] = unread;
    await start();
    const words = () => find('.sn')?.textContent;
    const before = words();
    const answering = runtime.sendMessage;
    runtime.sendMessage = async () => ({ ok: false, code: 'failed', why: '' });
    press(find('.acts .btn'));
    await pass(1_000);
    expect(words()).toContain('Sightline did not answer');
    runtime.sendMessage = answering;
    worker.answers['item.check'] = unread;
    press(find('.acts .btn'));
    await pass(1_000);
    expect(words()).toBe(before);
  });

  it('stands again after a re-render threw it away, and only once', async () => {
    await start();
    roots()[0]?.host.remove();
    await pass();
    expect(roots()).toHaveLength(1);
    expect(roots()[0]?.host.nextElementSibling?.getAttribute('data-testid')).toBe(
      'issue-viewer-issue-container',
    );
  });

  it('takes a push about its item and ignores others', async () => {
    await start();
    const other = { tracker: 'github', site: 'github.com', key: 'acme/shop#9' };
    const outcome = {
      known: 'outcome',
      form: { problem: 'P' },
      missing: ['metric'],
    } satisfies Partial<ItemView>;
    worker.push({ type: 'push.item', view: view('used', { ...outcome, item: other }) });
    expect(ours()).toContain('Nobody has said');
    worker.push({ type: 'push.item', view: view('used', outcome) });
    expect(ours()).toContain('Missing: metric');
  });

  it('an answer that comes after the page went on is dropped', async () => {
    let late: (v: ItemView) => void = () => undefined;
    worker.answers['item.open'] = () => new Promise<ItemView>((done) => (late = done));
    open('issue', '/acme/shop/issues/142');
    await pass();
    setUrl('https://github.com/acme/shop/wiki');
    await pass(1_200);
    late(view('used'));
    await pass();
    expect(roots()).toEqual([]);
    expect(types()).toEqual(['item.open']);
  });

  it('"moved" is dropped without a word', async () => {
    const error = vi.spyOn(console, 'error');
    worker.answers = { 'item.open': () => view('used'), ...injections };
    await start();
    expect(ours()).toContain('Nobody has said');
    expect(error).not.toHaveBeenCalled();
  });

  it('opens the panel once, in place, and folds it with focus given back', async () => {
    const unmount = vi.fn();
    const mountPanel = vi.fn(() => unmount);
    worker.answers['panel.inject'] = () => {
      bridge().mountPanel = mountPanel;
      return { done: true };
    };
    await start();
    press(find('.strip .acts .btn'));
    press(find('.strip .acts .btn'));
    bridge().face?.open();
    await pass();
    expect(types().filter((t) => t === 'panel.inject')).toHaveLength(1);
    expect(mountPanel).toHaveBeenCalledTimes(1);
    expect((find('.strip') as HTMLElement).hidden).toBe(true);
    bridge().slot?.fold();
    expect(unmount).toHaveBeenCalledTimes(1);
    expect(bridge().slot).toBe(null);
    expect((find('.strip') as HTMLElement).hidden).toBe(false);
    // Open again: the script is there already.
    bridge().face?.open();
    await pass();
    expect(types().filter((t) => t === 'panel.inject')).toHaveLength(1);
    expect(mountPanel).toHaveBeenCalledTimes(2);
  });

  it('a panel that cannot be loaded says so and leaves the strip', async () => {
    await start();
    press(find('.strip .acts .btn'));
    await pass();
    expect(ours()).toContain('The panel did not start.');
    expect((find('.strip') as HTMLElement).hidden).toBe(false);
  });

  it('Alt+O opens, the same key from a script does not', async () => {
    const mountPanel = vi.fn(() => () => undefined);
    worker.answers['panel.inject'] = () => {
      bridge().mountPanel = mountPanel;
      return { done: true };
    };
    await start();
    const key = () =>
      new KeyboardEvent('keydown', { code: 'KeyO', key: 'o', altKey: true, cancelable: true });
    bridge().page?.(key());
    await pass();
    expect(mountPanel).not.toHaveBeenCalled();
    const real = key();
    Object.defineProperty(real, 'isTrusted', { value: true });
    bridge().page?.(real);
    await pass();
    expect(mountPanel).toHaveBeenCalledTimes(1);
    expect(real.defaultPrevented).toBe(true);
  });

  it('the extension is updated under it: one line, nothing thrown, nothing sent (threat 16)', async () => {
    await start();
    const before = sent.length;
    runtime.id = undefined;
    await pass(2_500);
    expect(ours()).toContain('Sightline was updated. Reload the page; your draft is kept.');
    expect(roots()).toHaveLength(1);
    document.querySelector('.markdown-body .markdown-body')?.append('more');
    expect(bridge().face?.open()).toBe(false);
    await pass(3_000);
    expect(sent).toHaveLength(before);
    // The updated extension put its own strip there.
    roots()[0]?.host.after(document.createElement('div'));
    await pass();
    expect(roots()).toEqual([]);
  });

  it('a newer scout in the same world takes over: one strip', async () => {
    await start();
    scout(window);
    await pass();
    expect(roots()).toHaveLength(1);
  });

  it('a newer scout takes over from the notice of an old one', async () => {
    await start();
    runtime.id = undefined;
    await pass(2_500);
    expect(ours()).toContain('Sightline was updated');
    runtime.id = 'own';
    scout(window);
    expect(ours()).not.toContain('Sightline was updated');
    await pass();
    expect(roots()).toHaveLength(1);
    expect(find('.strip')).toBeTruthy();
  });

  const loseAnchors = () => {
    for (const css of ['issue-viewer-issue-container', 'issue-viewer-comments-container']) {
      document.querySelector(`[data-testid="${css}"]`)?.removeAttribute('data-testid');
    }
    const area = document.querySelector('[class*="contentArea"]');
    if (area) area.className = 'renamed';
  };

  it('without an anchor it floats and says which one is missing, until there is one', async () => {
    open('issue', '/acme/shop/issues/142', loseAnchors);
    await pass(1_000);
    expect(ours()).toContain('Sightline did not find the place between title and description on this page');
    expect(roots()[0]?.host.parentElement).toBe(document.body);
    const block = document.querySelector('[data-testid="issue-body"]')?.parentElement;
    block?.setAttribute('data-testid', 'issue-viewer-issue-container');
    block?.append('changed');
    await pass(1_000);
    expect(ours()).not.toContain('did not find');
    expect(roots()).toHaveLength(1);
    expect(roots()[0]?.host.nextElementSibling).toBe(block);
  });

  it('floats when a re-render took strip and anchor away', async () => {
    await start();
    loseAnchors();
    roots()[0]?.host.remove();
    await pass(1_000);
    expect(roots()).toHaveLength(1);
    expect(ours()).toContain('did not find');
  });
});
