// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../lib/page/bridge';
import { makeHost } from '../../../lib/page/host';
import { put } from '../../../lib/page/mount';
import { modeOf } from '../../../lib/page/theme';
import { isVisible } from '../../../lib/page/visible';

/** happy-dom marks made events untrusted, as browsers do; this is what a person's press looks like. */
function press(el: Element) {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  el.dispatchEvent(event);
}

beforeEach(() => document.body.replaceChildren());

describe('host', () => {
  it('tells the page nothing: no attribute, closed root, no text from outside (threats 1 and 9)', () => {
    const host = makeHost(document, 'strip', 'github', false);
    host.box.append('a secret sentence');
    document.body.append(host.el);
    expect(host.el.localName).toBe('div');
    expect(host.el.attributes).toHaveLength(0);
    expect(host.el.shadowRoot).toBe(null);
    expect(document.body.textContent).not.toContain('secret');
    host.remove();
    expect(document.body.childElementCount).toBe(0);
  });

  it('opens its root only with the developer switch', () => {
    expect(makeHost(document, 'strip', 'github', true).el.shadowRoot).not.toBe(null);
  });

  it('one style element, made as an element', () => {
    const host = makeHost(document, 'mark', 'github', true);
    expect(host.root.querySelectorAll('style')).toHaveLength(1);
  });

  it('only presses of a person, on something visible, reach what is inside (threat 3)', () => {
    const host = makeHost(document, 'strip', 'github', false);
    document.body.append(host.el);
    const inner = document.createElement('button');
    host.box.append(inner);
    const act = vi.fn();
    inner.addEventListener('click', act);
    inner.click();
    host.el.click();
    inner.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(act).not.toHaveBeenCalled();
    press(inner);
    expect(act).toHaveBeenCalledTimes(1);
    document.body.style.opacity = '0.85';
    press(inner);
    document.body.style.opacity = '';
    host.el.style.opacity = '0';
    press(inner);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('keys that no person pressed do nothing', () => {
    const host = makeHost(document, 'strip', 'github', false);
    const handler = vi.fn();
    host.keys.handler = handler;
    bridge()
      .hosts.get(host.el)
      ?.handler?.(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
    expect(handler).not.toHaveBeenCalled();
    host.remove();
    expect(bridge().hosts.has(host.el)).toBe(false);
  });
});

describe('a host that the page has faded', () => {
  it.each([
    ['1', 1],
    ['0.5', 0],
  ])('opacity of what encloses it %s: keys that act %i', (opacity, acted) => {
    const outer = document.createElement('div');
    document.body.append(outer);
    const host = makeHost(document, 'strip', 'github', false);
    outer.append(host.el);
    outer.style.opacity = opacity;
    const handler = vi.fn();
    host.keys.handler = handler;
    const press = (init: KeyboardEventInit) => {
      const event = new KeyboardEvent('keydown', init);
      Object.defineProperty(event, 'isTrusted', { value: true });
      bridge().hosts.get(host.el)?.handler?.(event);
    };
    press({ key: 'Enter', ctrlKey: true });
    expect(handler).toHaveBeenCalledTimes(acted);
    press({ key: 'Escape' });
    expect(handler).toHaveBeenCalledTimes(acted + 1);
    host.remove();
    outer.remove();
  });
});

describe('visible', () => {
  it('multiplies what encloses it', () => {
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    outer.append(inner);
    document.body.append(outer);
    expect(isVisible(inner)).toBe(true);
    outer.style.opacity = '0.94';
    inner.style.opacity = '0.94';
    expect(isVisible(inner)).toBe(false);
    inner.remove();
    expect(isVisible(inner)).toBe(false);
  });
});

describe('room below the strip', () => {
  const margins = (host: ReturnType<typeof makeHost>) =>
    [
      ...(host.root.querySelector('style')?.textContent ?? '').matchAll(/margin-bottom:(\d+)px!important/g),
    ].map((m) => Number(m[1]));
  it.each([
    ['display:flex;flex-direction:column;row-gap:16px', [0]],
    ['display:grid;row-gap:6px', [10]],
    ['display:flex;row-gap:40px', [0]],
    ['display:flex', []],
    ['display:block;row-gap:16px', []],
  ])('%s keeps its children apart by itself', (style, expected) => {
    document.body.innerHTML = `<div style="${style}"></div>`;
    const host = makeHost(document, 'strip', 'jira', true);
    document.body.firstElementChild?.append(host.el);
    host.fit();
    host.fit();
    expect(margins(host)).toEqual(expected);
    // Elsewhere it is as before.
    document.body.append(host.el);
    host.fit();
    expect(margins(host).at(-1) ?? 16).toBe(16);
    host.remove();
  });
});

describe('mount', () => {
  it('puts before, after or into, once, and leaves the rest where it is', () => {
    document.body.append(...['a', 'b', 'c'].map((id) => Object.assign(document.createElement('p'), { id })));
    const b = document.getElementById('b') as Element;
    const host = document.createElement('div');
    const order = () => [...document.body.children].map((e) => e.id || '*').join('');
    expect(put(host, { before: b, rung: 0 })).toBe(true);
    expect(order()).toBe('a*bc');
    expect(put(host, { before: b, rung: 0 })).toBe(false);
    expect(put(host, { before: host, rung: 0 })).toBe(false);
    expect(put(host, { after: b, rung: 0 })).toBe(true);
    expect(order()).toBe('ab*c');
    expect(put(host, { after: host, rung: 0 })).toBe(false);
    expect(put(host, { into: document.body, rung: 0 })).toBe(true);
    expect(order()).toBe('*abc');
    host.remove();
    expect(put(host, { into: document.body, rung: 0 })).toBe(true);
  });
});

describe('theme', () => {
  const html = document.documentElement;
  const set = (mode: string, light = 'light', dark = 'dark') => {
    html.setAttribute('data-color-mode', mode);
    html.setAttribute('data-light-theme', light);
    html.setAttribute('data-dark-theme', dark);
  };

  it('follows the page, its palettes, and the system where the page leaves it open', async () => {
    set('light');
    expect(modeOf(document)).toBe('light');
    set('dark');
    expect(modeOf(document)).toBe('dark');
    set('light', 'dark_dimmed');
    expect(modeOf(document)).toBe('dark');
    const media = vi.spyOn(window, 'matchMedia');
    set('auto');
    for (const matches of [true, false]) {
      media.mockReturnValue({ matches } as MediaQueryList);
      expect(modeOf(document)).toBe(matches ? 'dark' : 'light');
    }
    media.mockRestore();
    const host = makeHost(document, 'strip', 'github', false);
    document.body.append(host.el);
    set('dark');
    await vi.waitFor(() => expect(host.box.getAttribute('data-mode')).toBe('dark'));
    set('light');
    await vi.waitFor(() => expect(host.box.getAttribute('data-mode')).toBe('light'));
  });
});
