/**
 * Keeps an element in the browser's top layer, over whatever the page has. An element that is taken out of the
 * document and put back, as a page that renders anew does with our host, falls out of that layer and loses the focus.
 */
import { type RefObject, useEffect, useLayoutEffect } from 'react';

const UP = { modal: ':modal', popover: ':popover-open' } as const;

/** Somebody went on to something else. */
const WENT = ['focusin', 'pointerdown'];

/** @param kind null: it stays where it is */
export function useTop<E extends HTMLElement>(ref: RefObject<E | null>, kind: keyof typeof UP | null) {
  useLayoutEffect(() => {
    const el = ref.current;
    if (!el || !kind) return;
    const doc = el.ownerDocument;
    const root = el.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : null;
    let last: Element | null = null;
    const came = (e: Event) => {
      last = e.target instanceof Element && el.contains(e.target) ? e.target : null;
    };
    // Taken out with our host, an element tells that it lost the focus, or tells nothing: what counts is where it went.
    const left = (e: Event) => {
      const ours = e.target === host || (e.target instanceof Node && el.contains(e.target));
      if (!ours) last = null;
    };
    const raise = () => {
      if (!el.isConnected || el.matches(UP[kind])) return;
      // Opening may move the focus by itself.
      const had = last;
      if (el instanceof HTMLDialogElement) {
        el.removeAttribute('open');
        el.showModal();
      } else el.showPopover?.();
      if (had instanceof HTMLElement && had.isConnected) had.focus({ preventScroll: true });
    };
    root.addEventListener('focusin', came);
    for (const type of WENT) doc.addEventListener(type, left, true);
    raise();
    // Out of the layer it is not shown, which is a change of its size.
    const sized = new ResizeObserver(raise);
    sized.observe(el);
    return () => {
      sized.disconnect();
      root.removeEventListener('focusin', came);
      for (const type of WENT) doc.removeEventListener(type, left, true);
      if (el instanceof HTMLDialogElement) el.close();
    };
  }, [ref, kind]);
}

/** Our list is at most so wide and high (px). */
const [WIDE, HIGH] = [440, 660];
/** So much is enough to open downwards (px). */
const ENOUGH = 360;
const EDGE = 8;

/** Keeps `ref` under `bar`, or over it where there is more room, and in sight when the page scrolls. */
export function useUnder<E extends HTMLElement>(ref: RefObject<E | null>, bar: Element | null, on: boolean) {
  useLayoutEffect(() => {
    const el = ref.current;
    if (!el || !bar || !on) return;
    const at = bar.getBoundingClientRect();
    place(el, at);
  });
  useEffect(() => {
    const el = ref.current;
    if (!el || !bar || !on) return;
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => place(el, bar.getBoundingClientRect()));
    };
    addEventListener('scroll', soon, { capture: true, passive: true });
    addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', soon, { capture: true });
      removeEventListener('resize', soon);
    };
  }, [ref, bar, on]);
}

function place({ style }: HTMLElement, bar: DOMRect) {
  const [width, height] = [innerWidth, innerHeight];
  const below = height - Math.max(bar.bottom, 0);
  const down = below >= ENOUGH || below >= bar.top;
  const gap = down ? Math.max(EDGE, bar.bottom + 4) : Math.max(EDGE, height - bar.top + 4);
  const set = (name: string, value: number | null) =>
    style.setProperty(name, value === null ? 'auto' : `${value}px`);
  set('top', down ? gap : null);
  set('bottom', down ? null : gap);
  set('right', Math.max(EDGE, width - bar.right));
  set('width', Math.min(WIDE, Math.max(bar.width, 280), width - 2 * EDGE));
  set('--room', Math.max(200, Math.min(HIGH, height - gap - EDGE)));
}
