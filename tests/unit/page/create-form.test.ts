// @vitest-environment happy-dom
/** Scout and strip script together beside a create form. */
import { describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import { eachOnItsOwn, find, open, ours, pass, pendingView, press, roots, types, worker } from './world';

eachOnItsOwn();

describe('a create form', () => {
  const pending = (choice: string) => pendingView({ choice });

  it('of a place nobody chose stays untouched', async () => {
    worker.answers['pending.open'] = () => pending('unchosen');
    open('new-issue', '/acme/shop/issues/new');
    await pass();
    expect(types()).toEqual(['pending.open']);
    expect(roots()).toEqual([]);
  });

  it('gets a card; the section goes into the description, what stands there stays', async () => {
    worker.answers['pending.open'] = () => pending('used');
    worker.answers['panel.inject'] = () => {
      bridge().mountPanel = () => () => undefined;
      return { done: true };
    };
    open('new-issue', '/acme/shop/issues/new');
    await pass();
    expect(ours()).toContain('Write the outcome');
    press(find('.card-new .btn'));
    await pass();
    const slot = bridge().slot;
    if (slot?.mode !== 'new') throw new Error('no slot');
    expect(slot.title()).toBe('Geschenkpapier');
    const area = document.querySelector('textarea') as HTMLTextAreaElement;
    const typed = vi.fn();
    document.addEventListener('input', typed);
    area.value = 'Bitte\n';
    expect(slot.insert('## Outcome\n')).toBe(true);
    expect(area.value).toBe('Bitte\n\n## Outcome\n');
    expect(slot.insert('## Outcome\n')).toBe(true);
    expect(area.value).toBe('Bitte\n\n## Outcome\n');
    expect(typed).toHaveBeenCalledTimes(1);
    area.remove();
    expect(slot.insert('x')).toBe(false);
  });
});
