/**
 * A host: the one plain element of ours in the page, without id, class or attribute, behind a shadow root that is
 * closed in use. Clicks that no person made, or made on something they could not see, end here; keys come from the
 * fence, because the page must not get them.
 */
import tokens from '../look/tokens.css?inline';
import { PALETTE } from '../trackers/page-side';
import { bridge, type Cell, cell, type KeyHandler } from './bridge';
import { followMode } from './theme';
import { isVisible } from './visible';

export type HostKind = 'strip' | 'mark' | 'floating' | 'dock';

export type Host = {
  el: HTMLElement;
  root: ShadowRoot;
  /** Everything of ours goes in here. */
  box: HTMLElement;
  /** Keys typed inside, before the page could see them. */
  keys: { handler: KeyHandler | null };
  /** True in a column under 560 px. */
  narrow: Cell<boolean>;
  /** Called where it was put: a parent that keeps its children apart by itself needs less room from us. */
  fit(): void;
  remove(): void;
};

export const NARROW = 560;
/** Room below the strip (px). */
const BELOW = 16;

/** The page's own rules win over plain `:host` rules, and lose against important ones. */
const SHELL: Record<HostKind, string> = {
  strip: `:host{display:block!important;margin:0 0 ${BELOW}px!important}`,
  mark: ':host{display:inline-block!important;margin:0 0 0 8px!important;vertical-align:3px!important}',
  // Over a board, whose own frame leaves no room beside it.
  dock: ':host{display:block!important;position:fixed!important;inset:auto 16px 16px auto!important;width:fit-content!important;z-index:2147483000!important}',
  floating:
    ':host{display:block!important;position:fixed!important;inset:auto 16px 16px auto!important;width:min(460px,calc(100vw - 32px))!important;z-index:2147483000!important}',
};
const COMMON =
  ':host{opacity:1!important;visibility:visible!important;filter:none!important;transform:none!important;clip-path:none!important;pointer-events:auto!important;float:none!important}';

const INSIDE = [
  'beforeinput',
  'input',
  'paste',
  'copy',
  'cut',
  'contextmenu',
  'dragstart',
  'dragover',
  'drop',
];

/**
 * Makes a host; inserting it is `put`'s work.
 * @param tracker id of the tracker, for its palette
 * @param open developer switch: the root can be inspected
 * @param look style of what will stand inside, after the tokens
 */
export function makeHost(doc: Document, kind: HostKind, tracker: string, open: boolean, look = ''): Host {
  const el = doc.createElement('div');
  const root = el.attachShadow({ mode: open ? 'open' : 'closed' });
  const style = doc.createElement('style');
  style.textContent = tokens + PALETTE + look + COMMON + SHELL[kind];
  const box = doc.createElement('div');
  box.className = `sl-theme ${kind}-box`;
  box.setAttribute('data-tracker', tracker);
  root.append(style, box);
  let below = BELOW;

  const life = new AbortController();
  const { signal } = life;
  followMode(doc, signal, (mode) => box.setAttribute('data-mode', mode));

  const keys: Host['keys'] = { handler: null };
  bridge().hosts.set(el, {
    handler: (event) => {
      // A key that acts counts only where its person can see what it acts on; plain typing is not asked.
      const acts = event.key === 'Enter' || event.ctrlKey || event.altKey || event.metaKey;
      if (event.isTrusted && (!acts || isVisible(el))) keys.handler?.(event);
    },
  });
  const guard = (event: Event) => {
    if (event.isTrusted && isVisible(el)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  // What is written and carried inside is none of the page's business; its own menus and drops would answer.
  for (const type of INSIDE) el.addEventListener(type, (event) => event.stopPropagation(), { signal });
  for (const type of ['click', 'submit']) root.addEventListener(type, guard, { capture: true, signal });

  const narrow = cell(false);
  const sized = new ResizeObserver((entries) => {
    const width = entries[0]?.contentRect.width ?? NARROW;
    const is = width > 0 && width < NARROW;
    if (is !== narrow.get()) narrow.set(is);
  });
  if (kind !== 'mark') sized.observe(box);

  return {
    el,
    root,
    box,
    keys,
    narrow,
    fit() {
      const { display, rowGap } = getComputedStyle(el.parentElement ?? el);
      const gap = /flex|grid/.test(display) ? Number.parseFloat(rowGap) || 0 : 0;
      const rest = Math.max(0, BELOW - gap);
      if (rest !== below) style.append(`:host{margin-bottom:${rest}px!important}`);
      below = rest;
    },
    remove() {
      life.abort();
      sized.disconnect();
      bridge().hosts.delete(el);
      el.remove();
    },
  };
}
