// @vitest-environment happy-dom
/** A page that still shows the old description after our write says so, and no longer once it shows another one. */
import { expect, it } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { bridge, type PanelSlot } from '../../../lib/page/bridge';
import { eachOnItsOwn, find, open, pass, press, view, worker } from './world';

eachOnItsOwn();

const being = (sharing: ItemView['sharing']) =>
  view('used', { known: 'outcome', form: { problem: 'p' }, missing: [], sharing });
const push = async (sharing: ItemView['sharing']) => {
  worker.push({ type: 'push.item', view: being(sharing) });
  await pass();
};

it('is told from the write until the page changes', async () => {
  let slot: PanelSlot | null = null;
  const item = () => (slot?.mode === 'item' ? slot : null);
  const behind = () => item()?.behind?.get();
  worker.answers['item.open'] = () => being({ state: 'here' });
  worker.answers['item.seen'] = () => being({ state: 'here' });
  worker.answers['panel.inject'] = () => ({ done: true });
  open('issue', '/acme/shop/issues/142');
  await pass();
  bridge().mountPanel = (s) => {
    slot = s;
    return () => undefined;
  };
  press(find('button[aria-expanded]'));
  await pass();
  expect(behind()).toBe(false);
  // Somebody else's version, on a page that already shows it.
  await push({ state: 'shared' });
  expect(behind()).toBe(false);
  await push({ state: 'sending' });
  item()?.saved?.();
  expect(behind()).toBe(false);
  await push({ state: 'shared' });
  expect(behind()).toBe(true);
  const body = document.querySelector('.markdown-body');
  if (!body) throw new Error('no description');
  worker.answers['item.seen'] = () => being({ state: 'shared' });
  body.append(Object.assign(document.createElement('p'), { textContent: 'Outcome' }));
  await pass(1_000);
  expect(behind()).toBe(false);
  // A later visit finds it shared and has nothing to compare with.
  await push({ state: 'shared' });
  expect(behind()).toBe(false);
});
