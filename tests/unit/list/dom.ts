/**
 * A page for the components in Node's own world: where the test environment brings a page, it brings a network too,
 * which the practice tracker does not answer.
 */
import { Window } from 'happy-dom';

const PARTS = [
  ...['document', 'location', 'navigator', 'CSS', 'innerWidth', 'innerHeight', 'getComputedStyle'],
  ...['addEventListener', 'removeEventListener', 'requestAnimationFrame', 'cancelAnimationFrame'],
  ...['Node', 'Element', 'Document', 'DocumentFragment', 'ShadowRoot', 'HTMLElement', 'SVGElement'],
  ...['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLDialogElement', 'HTMLIFrameElement'],
  ...['Event', 'KeyboardEvent', 'FocusEvent', 'MutationObserver', 'ResizeObserver'],
];

/** Call before anything is imported that looks for a page. */
export function page(): void {
  const win = new Window({ url: 'https://github.com/acme/shop/issues/142' });
  const put = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  put('window', win);
  for (const name of PARTS) {
    const value: unknown = Reflect.get(win, name);
    const bound = typeof value === 'function' && /^[a-z]/.test(name) ? value.bind(win) : value;
    put(name, bound);
  }
}
