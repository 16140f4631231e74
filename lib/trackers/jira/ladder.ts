/** Looking things up by ladders of selectors: tried from the top, newest first. Pure reads. */

export type Ladder = readonly string[];
/** What was found, and on which rung. */
export type Hit = { el: Element; rung: number };

/** By the last part of a test id: what stands before it has changed more often, and differs within one row. */
export const ends = (leaf: string) => `[data-testid$="${leaf}"]`;

/** First element on the first rung that has one. */
export function first(root: ParentNode, ladder: Ladder): Hit | null {
  for (const [rung, css] of ladder.entries()) {
    const el = root.querySelector(css);
    if (el) return { el, rung };
  }
  return null;
}

/** All elements of the first rung that has some. */
export function all(root: ParentNode, ladder: Ladder): Element[] {
  for (const css of ladder) {
    const found = root.querySelectorAll(css);
    if (found.length > 0) return [...found];
  }
  return [];
}

/** What encloses an element, by the first rung that knows it. */
export function around(el: Element, ladder: Ladder): Element | null {
  for (const css of ladder) {
    const outer = el.closest(css);
    if (outer) return outer;
  }
  return null;
}

export const words = (el: Element | null | undefined): string =>
  el?.textContent?.trim().replace(/\s+/g, ' ') ?? '';

/** Is a page in a window still being loaded? React has then not taken over what the server sent. */
export const loads = (doc: Document): boolean =>
  doc.defaultView?.document === doc && doc.readyState !== 'complete';
