/** Looking things up by ladders of selectors: tried from the top, newest first. Pure reads. */
import type { Ladder } from './selectors';

/** What was found, and on which rung. */
export type Hit = { el: Element; rung: number };

/** First element on the first rung that has one. A selector the browser does not know counts as no hit. */
export function first(root: ParentNode, ladder: Ladder): Hit | null {
  for (let rung = 0; rung < ladder.length; rung++) {
    try {
      const el = root.querySelector(ladder[rung] as string);
      if (el) return { el, rung };
    } catch {}
  }
  return null;
}

/** All elements of the first rung that has some. */
export function all(root: ParentNode, ladder: Ladder): Element[] {
  for (const css of ladder) {
    try {
      const found = root.querySelectorAll(css);
      if (found.length > 0) return [...found];
    } catch {}
  }
  return [];
}

/** What encloses an element, or is it, by the first rung that knows it. */
export function around(el: Element, ladder: Ladder): Element | null {
  for (const css of ladder) {
    const found = el.closest(css);
    if (found) return found;
  }
  return null;
}

export const words = (el: Element | undefined | null) => el?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
