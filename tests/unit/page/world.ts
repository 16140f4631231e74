/** A page of the tracker with scout and strip script in it, and a worker whose answers the test makes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import type { ItemView, Push } from '../../../lib/messages/protocol';
import { bridge } from '../../../lib/page/bridge';

export type Message = {
  type: string;
  item?: { key: string };
  seen?: Record<string, unknown>;
  choice?: string;
};
export const sent: Message[] = [];
/** Who hears the worker's pushes. */
export const listeners = new Set<(m: Push) => undefined>();
/** What the worker answers by message type; `null` before the scout listens. */
export const worker: {
  answers: Record<string, (m: Message) => unknown>;
  push: (m: Push) => void;
} = {
  answers: {},
  push: (m) => {
    for (const listen of listeners) listen(m);
  },
};
export const runtime: { id: string | undefined } & Record<string, unknown> = {
  id: 'own',
  sendMessage: async (m: Message) => {
    sent.push(m);
    const make = worker.answers[m.type];
    if (!make) return { ok: false, code: 'moved', why: '' };
    return { ok: true, value: await make(m) };
  },
  onMessage: {
    addListener: (f: (m: Push) => undefined) => void listeners.add(f),
    removeListener: (f: (m: Push) => undefined) => void listeners.delete(f),
  },
};
vi.stubGlobal('browser', { runtime });
export const { scout } = await import('../../../lib/page/scout');
const { makeFace } = await import('../../../lib/page/face');
const { lastNotice } = await import('../../../lib/page/dead');
const { stayWithMark } = await import('../../../lib/page/stay-mark');
const { stayWithItem } = await import('../../../lib/page/stay-item');
const { stayWithForm } = await import('../../../lib/page/stay-new');

export const view = (place: ItemView['place'], more: Partial<ItemView> = {}): ItemView => ({
  item: { tracker: 'github', site: 'github.com', key: 'acme/shop#142' },
  place,
  known: 'none',
  form: {},
  missing: [],
  editedElsewhere: false,
  sharing: { state: 'unasked' },
  developer: true,
  ...more,
});
/** What the worker's injection of each face does. */
export const injections = {
  'mark.inject': () => {
    bridge().faces.mark ??= () => makeFace('mark', stayWithMark);
    return { done: true };
  },
  'strip.inject': () => {
    bridge().faces.strip ??= () => makeFace('strip', stayWithItem, lastNotice);
    return { done: true };
  },
  'card.inject': () => {
    bridge().faces.card ??= () => makeFace('card', stayWithForm, lastNotice);
    return { done: true };
  },
};

/** Our hosts in the page, open because of the developer switch of these views. */
export const roots = () =>
  [...document.querySelectorAll('*')].flatMap((e) =>
    e.shadowRoot?.querySelector('.sl-theme') ? [e.shadowRoot] : [],
  );
export const ours = () =>
  roots()
    .map((r) => r.querySelector('.sl-theme')?.textContent ?? '')
    .join('');
export function press(el: Element | null | undefined) {
  if (!el) throw new Error('nothing to press');
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  el.dispatchEvent(event);
}
export const hostOf = (el: Element | undefined) => {
  const root = el?.getRootNode();
  if (!(root instanceof ShadowRoot)) throw new Error('not in a root of ours');
  return root.host;
};
export const find = (css: string) => roots().flatMap((r) => [...r.querySelectorAll(css)])[0];
export const types = () => sent.map((m) => m.type);
export const pass = (ms = 400) => vi.advanceTimersByTimeAsync(ms);

/** The address of the page, without a navigation. Only the test's DOM can do that. */
export function setUrl(url: string) {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
}

export function open(fixture: string, path: string, change: () => void = () => undefined) {
  const text = readFileSync(join(process.cwd(), 'tests/fixtures/github', `${fixture}.html`), 'utf8');
  const doc = new DOMParser().parseFromString(text, 'text/html');
  document.body.replaceChildren(...doc.body.childNodes);
  setUrl(`https://github.com${path}`);
  change();
  scout(window);
}

/** Fresh page and worker around each test of a file. */
export function eachOnItsOwn() {
  beforeEach(() => {
    vi.useFakeTimers();
    sent.length = 0;
    listeners.clear();
    worker.answers = { ...injections };
    runtime.id = 'own';
  });
  afterEach(() => {
    bridge().quit?.();
    vi.useRealTimers();
    document.body.replaceChildren();
  });
}

/** What the worker says of a create form in acme/shop. */
export const pendingView = (more: object = {}) => ({
  id: '1',
  place: { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' },
  choice: 'used',
  form: {},
  title: '',
  saved: false,
  at: 0,
  opened: [],
  developer: true,
  ...more,
});
