// @vitest-environment happy-dom
/** What a create form tells of itself while it is open: its title, that it is still there, and when it begins anew. */
import { describe, expect, it } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import { eachOnItsOwn, find, open, ours, pass, pendingView, press, sent, setUrl, worker } from './world';

eachOnItsOwn();

const FORM = { problem: 'People abandon the cart' };
const record = (id: string, more: object = {}) => pendingView({ id, ...more });
const touches = () =>
  sent.filter((m) => m.type === 'pending.touch') as unknown as { id: string; title: string }[];
const asked = () => sent.filter((m) => m.type === 'pending.open') as unknown as { title?: string }[];
function titleField(): HTMLInputElement {
  const field = document.querySelector('input[type="text"], input:not([type])');
  if (!(field instanceof HTMLInputElement)) throw new Error('no title field');
  return field;
}
function type(text: string) {
  const field = titleField();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
async function formWith(own: object) {
  worker.answers['pending.open'] = () => record('a', own);
  worker.answers['pending.touch'] = () => ({ done: true });
  open('new-issue', '/acme/shop/issues/new');
  await pass();
}

describe('a create form with a waiting outcome', () => {
  it('tells its title after typing, that it is still there, and when it is left', async () => {
    await formWith({ saved: true, form: FORM });
    type('Pay with a gift');
    type('Pay with a gift card');
    await pass(500);
    expect(touches()).toMatchObject([{ id: 'a', title: 'Pay with a gift card', place: pendingView().place }]);
    await pass(60_000);
    expect(touches()).toHaveLength(2);
    window.dispatchEvent(new Event('pagehide'));
    expect(touches()).toHaveLength(3);
    type('Pay with a gift card at once');
    setUrl('https://github.com/acme/shop/issues/150');
    await pass(1_500);
    expect(touches().at(-1)).toMatchObject({ id: 'a', title: 'Pay with a gift card at once' });
    const before = touches().length;
    await pass(120_000);
    expect(touches()).toHaveLength(before);
  });

  it('begins anew when the tracker empties it for the next issue, and not when a person does', async () => {
    await formWith({ saved: true, form: FORM });
    type('Pay with a gift card');
    await pass(500);
    type('');
    await pass(500);
    expect(ours()).toContain('Waits for the issue');
    type('Pay with a gift card');
    await pass(500);
    titleField().value = '';
    document.dispatchEvent(new Event('focusin'));
    expect(ours()).not.toContain('Waits for the issue');
    expect(touches().at(-1)).toMatchObject({ id: 'a', title: 'Pay with a gift card' });
    worker.answers['pending.put'] = () => record('b');
    worker.answers['panel.inject'] = () => {
      bridge().mountPanel = () => () => undefined;
      return { done: true };
    };
    press(find('.card-new .btn'));
    await pass();
    const slot = bridge().slot;
    if (slot?.mode !== 'new') throw new Error('no slot');
    expect(slot.view.get()).toMatchObject({ form: {}, saved: false });
    await slot.ask({
      type: 'pending.put',
      place: pendingView().place,
      form: FORM,
      title: '',
      opened: [],
      saved: false,
    });
    const put = sent.find((m) => m.type === 'pending.put') as unknown as { id: string };
    expect(put.id).toBe(slot.view.get().id);
    expect(put.id).not.toBe('a');
  });
});

it('a form without an outcome tells nothing; it asks whether one waits for its title', async () => {
  await formWith({});
  expect(asked()[0]).not.toHaveProperty('title');
  type('Pay');
  await pass(500);
  window.dispatchEvent(new Event('pagehide'));
  expect(touches()).toEqual([]);
  expect(asked().at(-1)).toMatchObject({ title: 'Pay' });
});
