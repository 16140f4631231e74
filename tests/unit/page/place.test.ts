// @vitest-environment happy-dom
/** What stands on an issue by what was chosen for its place: mark, strip or nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  eachOnItsOwn,
  find,
  hostOf,
  open,
  ours,
  pass,
  press,
  roots,
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

it('chosen in another tab: the strip comes here too; hidden there: the mark goes without a word', async () => {
  worker.answers['item.open'] = () => view('unchosen');
  worker.answers['item.seen'] = () => view('used');
  open('issue', '/acme/shop/issues/142');
  await pass();
  worker.push?.({ type: 'push.item', view: view('used') });
  await pass();
  expect(find('.fm')).toBeUndefined();
  expect(roots()).toHaveLength(1);
  expect(find('.strip')).toBeTruthy();
  // Undone there: back to the mark, and no text is told any more.
  worker.push?.({ type: 'push.item', view: view('unchosen') });
  await pass();
  expect(find('.strip')).toBeUndefined();
  expect(find('.fm')).toBeTruthy();
  const told = sent.length;
  document.querySelector('[data-testid="issue-body"]')?.append(document.createElement('p'));
  await pass(3_000);
  expect(sent).toHaveLength(told);
  expect(roots()).toHaveLength(1);
  worker.push?.({ type: 'push.item', view: view('hidden') });
  await pass();
  expect(roots()).toEqual([]);
  worker.push?.({ type: 'push.item', view: view('unchosen') });
  await pass();
  expect(find('.fm')).toBeTruthy();
});
