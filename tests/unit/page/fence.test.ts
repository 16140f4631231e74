// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import { fence } from '../../../lib/page/fence';

const TYPES = ['keydown', 'keypress', 'keyup'] as const;
const key = (type: string) =>
  new KeyboardEvent(type, { key: 'g', bubbles: true, cancelable: true, composed: true });

describe('the fence (threat 2: no shortcut of the page fires while typing in ours)', () => {
  const page = vi.fn();
  let ours: HTMLElement;
  let theirs: HTMLElement;

  // Installed once, before the page's own listeners, as at document_start.
  fence(window);
  for (const type of TYPES) {
    window.addEventListener(type, page, true);
    document.addEventListener(type, page);
  }

  beforeEach(() => {
    page.mockClear();
    ours = document.createElement('div');
    theirs = document.createElement('input');
    document.body.replaceChildren(ours, theirs);
  });

  it('keys in a host of ours reach its handler and no listener of the page, and are not prevented', () => {
    const handler = vi.fn();
    bridge().hosts.set(ours, { handler });
    for (const type of TYPES) {
      const event = key(type);
      ours.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(false);
    }
    expect(handler).toHaveBeenCalledTimes(1);
    expect(page).not.toHaveBeenCalled();
  });

  it('a host without a handler is fenced all the same', () => {
    bridge().hosts.set(ours, { handler: null });
    ours.dispatchEvent(key('keydown'));
    expect(page).not.toHaveBeenCalled();
  });

  it('keys of the page go their way, and are shown to the scout once', () => {
    const scout = vi.fn();
    bridge().page = scout;
    for (const type of TYPES) theirs.dispatchEvent(key(type));
    expect(page).toHaveBeenCalledTimes(6);
    expect(scout).toHaveBeenCalledTimes(1);
    bridge().page = null;
  });
});
