// @vitest-environment happy-dom
/** A button of the strip tells the panel what it was pressed for. */
import { expect, it } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { bridge } from '../../../lib/page/bridge';
import { FOUR } from '../../gallery/views';
import { eachOnItsOwn, find, injections, open, pass, press, view, worker } from './world';

eachOnItsOwn();

const outcome: Partial<ItemView> = { known: 'outcome', form: FOUR, sharing: { state: 'here' } };

it.each<[string, Partial<ItemView>, string]>([
  ['Share it…', outcome, 'share'],
  ['Answer', { ...outcome, launch: { on: '2026-09-24', why: 'moved to Done' } }, 'launch'],
  ['Edit', { ...outcome, sharing: { state: 'shared' } }, 'edit'],
])('%s', async (label, more, intent) => {
  worker.answers = {
    'item.open': () => view('used', more),
    'item.seen': () => view('used', more),
    'panel.inject': () => ({ done: true }),
    ...injections,
  };
  bridge().mountPanel = () => () => undefined;
  open('issue', '/acme/shop/issues/142');
  await pass();
  const button = find('.strip .acts .btn');
  expect(button?.textContent).toBe(label);
  press(button);
  expect(bridge().slot?.intent.get()).toBe(intent);
  bridge().slot?.fold();
});
