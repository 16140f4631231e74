// @vitest-environment happy-dom
/** What stands on an issue by what was chosen for its place: mark, strip or nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { bridge } from '../../../lib/page/bridge';
import {
  eachOnItsOwn,
  find,
  hostOf,
  injections,
  listeners,
  open,
  ours,
  pass,
  press,
  roots,
  runtime,
  sent,
  types,
  view,
  worker,
} from './world';

eachOnItsOwn();

describe('a place nobody chose', () => {
  beforeEach(() => {
    worker.answers['item.open'] = () => view('unchosen');
  });

  it('gets the mark, and no text of the page is sent', async () => {
    open('issue', '/acme/shop/issues/142');
    await pass();
    expect(types()).toEqual(['item.open', 'mark.inject']);
    expect(sent[0]?.seen).toEqual({});
    expect(JSON.stringify(sent)).not.toContain('Shoppers');
    const mark = find('.fm');
    expect(mark?.getAttribute('aria-haspopup')).toBe('menu');
    expect(hostOf(mark).previousElementSibling?.textContent).toBe('#142');
    document.querySelector('[data-testid="issue-body"]')?.append(document.createElement('p'));
    await pass(3_000);
    expect(types()).toEqual(['item.open', 'mark.inject']);
  });

  it('chosen: the strip takes its place, and only then the text is told', async () => {
    worker.answers['place.choose'] = () => view('used');
    worker.answers['item.seen'] = () => view('used');
    open('issue', '/acme/shop/issues/142');
    await pass();
    press(find('.fm'));
    press(find('.mi'));
    await pass();
    expect(types()).toEqual(['item.open', 'mark.inject', 'place.choose', 'strip.inject', 'item.seen']);
    expect(sent.at(-1)?.seen).toMatchObject({ title: 'Let shoppers pay without an account', editing: false });
    expect(find('.fm')).toBeUndefined();
    expect(ours()).toContain('Nobody has said yet what this should change.');
    expect(hostOf(find('.strip')).nextElementSibling?.getAttribute('data-testid')).toBe(
      'issue-viewer-issue-container',
    );
  });

  it('not here: the mark is gone at once, and it can be undone', async () => {
    worker.answers['place.choose'] = (m) => view(m.choice === 'undo' ? 'unchosen' : 'hidden');
    open('issue', '/acme/shop/issues/142');
    await pass();
    press(find('.fm'));
    press(find('.mi.no'));
    await pass();
    expect(find('.fm')).toBeUndefined();
    expect(ours()).toContain('Hidden in acme/shop.');
    press(find('.lk'));
    await pass();
    expect(find('.fm')).toBeTruthy();
  });

  it('a press that no person made chooses nothing (threat 3)', async () => {
    worker.answers['place.choose'] = () => view('used');
    open('issue', '/acme/shop/issues/142');
    await pass();
    (find('.fm') as HTMLElement).click();
    expect(find('.mi')).toBeUndefined();
    press(find('.fm'));
    (find('.mi') as HTMLElement).click();
    await pass();
    expect(types()).not.toContain('place.choose');
  });
});

describe('chosen somewhere else while the page is open', () => {
  const push = (place: ItemView['place']) => worker.push({ type: 'push.item', view: view(place) });
  /** The injection of `kind` comes only when the returned function is called. */
  function held(kind: 'mark.inject' | 'strip.inject') {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((done) => (go = done));
    worker.answers[kind] = async () => {
      await gate;
      return injections[kind]();
    };
    return async () => {
      go();
      await pass();
    };
  }
  const text = () => document.querySelector('.markdown-body .markdown-body');
  const start = async (place: ItemView['place']) => {
    worker.answers['item.open'] = () => view(place);
    worker.answers['item.seen'] = () => view('used');
    open('issue', '/acme/shop/issues/142');
    await pass();
    sent.length = 0;
  };

  it('used: the strip comes here too, once, also when the answer comes beside the push', async () => {
    await start('unchosen');
    const come = held('strip.inject');
    worker.answers['place.choose'] = () => {
      push('used');
      return view('used');
    };
    press(find('.fm'));
    press(find('.mi'));
    await pass();
    expect(roots()).toEqual([]);
    await come();
    expect(find('.strip')).toBeTruthy();
    expect(roots()).toHaveLength(1);
    expect(types().filter((t) => t === 'strip.inject')).toHaveLength(1);
    expect(listeners.size).toBe(1);
  });

  it('undone: back to the mark, and no text is told any more', async () => {
    await start('used');
    push('unchosen');
    expect(find('.strip')).toBeUndefined();
    await pass();
    expect(find('.fm')).toBeTruthy();
    expect(listeners.size).toBe(1);
    sent.length = 0;
    text()?.append('a new sentence');
    await pass(3_000);
    expect(sent).toEqual([]);
    expect(roots()).toHaveLength(1);
  });

  it('hidden: the mark goes without a word, and comes back', async () => {
    await start('unchosen');
    push('hidden');
    await pass();
    expect(roots()).toEqual([]);
    push('unchosen');
    await pass();
    expect(find('.fm')).toBeTruthy();
  });

  it('taken back while the strip is on its way: it does not come, and no text is told', async () => {
    await start('unchosen');
    const come = held('strip.inject');
    push('used');
    await pass();
    push('unchosen');
    await come();
    expect(find('.strip')).toBeUndefined();
    expect(find('.fm')).toBeTruthy();
    expect(types()).toEqual(['strip.inject']);
  });

  it('taken back and chosen again meanwhile: it comes once', async () => {
    await start('unchosen');
    const come = held('strip.inject');
    for (const place of ['used', 'unchosen', 'used'] as const) push(place);
    await come();
    expect(find('.strip')).toBeTruthy();
    expect(roots()).toHaveLength(1);
    expect(types().filter((t) => t === 'strip.inject')).toHaveLength(1);
  });

  it('used again while the mark is on its way: the strip stays', async () => {
    await start('used');
    const come = held('mark.inject');
    push('unchosen');
    await pass();
    push('used');
    await come();
    expect(find('.fm')).toBeUndefined();
    expect(find('.strip')).toBeTruthy();
  });

  it('an injection that is refused takes nothing else along', async () => {
    await start('unchosen');
    worker.answers['strip.inject'] = () => Promise.reject(new Error('no tab'));
    push('used');
    await pass(1_000);
    expect(roots()).toEqual([]);
    Object.assign(worker.answers, injections);
    push('unchosen');
    push('used');
    await pass();
    expect(find('.strip')).toBeTruthy();
  });

  it('the description changed before: what the page was loaded with is not told as the truth', async () => {
    await start('unchosen');
    text()?.append('typed since');
    await pass();
    push('used');
    await pass();
    const told = sent.find((m) => m.type === 'item.seen');
    expect(told?.seen?.title).toBe('Let shoppers pay without an account');
    expect(told?.seen).not.toHaveProperty('raw');
  });

  it('the panel that is open goes with the strip', async () => {
    await start('used');
    worker.answers['panel.inject'] = () => {
      bridge().mountPanel = () => () => undefined;
      return { done: true };
    };
    bridge().face?.open();
    await pass();
    expect(bridge().slot).not.toBe(null);
    push('hidden');
    await pass();
    expect(bridge().slot).toBe(null);
    expect(roots()).toEqual([]);
  });
});

it('the extension goes while the mark stands: the mark goes too, and nothing is sent', async () => {
  worker.answers['item.open'] = () => view('unchosen');
  open('issue', '/acme/shop/issues/142');
  await pass();
  sent.length = 0;
  runtime.id = undefined;
  await pass(2_500);
  expect(roots()).toEqual([]);
  document.querySelector('.markdown-body .markdown-body')?.append('more');
  await pass(3_000);
  expect(sent).toEqual([]);
});

it('the developer switch opens and closes the root of what stands there', async () => {
  worker.answers['item.open'] = () => view('unchosen', { developer: false });
  open('issue', '/acme/shop/issues/142');
  await pass();
  expect(roots()).toEqual([]);
  worker.push({ type: 'push.settings', developer: true });
  expect(find('.fm')).toBeTruthy();
  worker.push({ type: 'push.settings', developer: false });
  expect(roots()).toEqual([]);
});
