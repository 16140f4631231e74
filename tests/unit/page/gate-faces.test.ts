// @vitest-environment happy-dom
/** Strip and card hold presses of their page, and say so when the dialog does not come. */
import { describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import type { GateSlot } from '../../../lib/page/gate-slot';
import { GATE_FAILED } from '../../../lib/strings/gate-page';
import { held } from './gate-held';
import {
  eachOnItsOwn,
  find,
  injections,
  open,
  ours,
  pass,
  pendingView,
  press,
  runtime,
  types,
  view,
  worker,
} from './world';

vi.mock(import('../../../lib/trackers/page-side'), async (real) => ({
  ...(await real()),
  makeSigns: () => ({
    id: 'github',
    facts: () => ({}),
    actOf: (target: Element) =>
      target.matches('#close') ? 'close' : target.matches('#make') ? 'create' : null,
  }),
}));

eachOnItsOwn();

function button(id: string) {
  const el = document.createElement('button');
  el.id = id;
  const heard = vi.fn();
  el.addEventListener('click', heard);
  document.body.append(el);
  return { el, heard };
}

const issue = () => view('used', { known: 'outcome', gate: { close: held('close') } });
const form = () => pendingView({ gate: { create: held('create') } });

async function onIssue(more: typeof worker.answers = {}) {
  worker.answers = { 'item.open': issue, 'item.seen': issue, ...injections, ...more };
  open('issue', '/acme/shop/issues/142');
  await pass();
  return button('close');
}

describe('an issue', () => {
  it('is held by its strip, which says so when the dialog does not come', async () => {
    const { el, heard } = await onIssue();
    press(el);
    expect(heard).not.toHaveBeenCalled();
    await pass(10);
    expect(types()).toContain('gate.inject');
    expect(ours()).toContain(GATE_FAILED);
    press(el);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('folds its panel under the dialog, which begins with what was typed there', async () => {
    const slots: GateSlot[] = [];
    const kept = vi.fn();
    const { el } = await onIssue({
      'panel.inject': () => ({ done: true }),
      'draft.put': () => ({ kept: true, editedElsewhere: false }),
      'gate.inject': () => {
        bridge().mountGate = (slot) => {
          slots.push(slot);
          return () => undefined;
        };
        return { done: true };
      },
    });
    bridge().mountPanel = (slot) => () => {
      kept();
      if (slot.mode === 'item')
        void slot.ask({ type: 'draft.put', item: slot.item, form: { reason: 'Seen' }, opened: [] });
    };
    press(find('.strip .acts .btn'));
    await pass(10);
    press(el);
    await pass(10);
    expect(kept).toHaveBeenCalledTimes(1);
    expect(slots[0]?.typed?.form).toEqual({ reason: 'Seen' });
    delete bridge().mountGate;
  });

  it('that was let through by another tab is not held', async () => {
    const { el, heard } = await onIssue();
    worker.push({ type: 'push.item', view: view('used', { known: 'outcome' }) });
    press(el);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('is not held any more once the extension is gone', async () => {
    const { el, heard } = await onIssue();
    runtime.id = undefined;
    press(el);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

it('a create form is held by its card', async () => {
  worker.answers = { ...injections, 'pending.open': form };
  open('new-issue', '/acme/shop/issues/new');
  await pass();
  const { el, heard } = button('make');
  press(el);
  expect(heard).not.toHaveBeenCalled();
  await pass(10);
  expect(ours()).toContain(GATE_FAILED);
  press(el);
  expect(heard).toHaveBeenCalledTimes(1);
});

it('a create form that was let through stays so while its title is still read anew', async () => {
  let asked = 0;
  // Without a title nothing waits, so each answer is about a record of its own.
  worker.answers = { ...injections, 'pending.open': () => ({ ...form(), id: `record ${asked++}` }) };
  open('new-issue', '/acme/shop/issues/new');
  await pass();
  const { el, heard } = button('make');
  const field = document.querySelector('input[type="text"], input:not([type])') as HTMLInputElement;
  field.value = 'Wrap gifts';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  press(el);
  await pass(10);
  await pass(500);
  expect(asked).toBeGreaterThan(1);
  press(el);
  expect(heard).toHaveBeenCalledTimes(1);
});
