/** Reading a rendered Outcome section out of a page, by tracker. Apart from `index.ts`: only the strip script needs it. */
import { readRendered } from './github/rendered';
import type { RenderedSection } from './tracker';

const READERS: Record<string, (root: Element) => RenderedSection | null> = { github: readRendered };

/**
 * @param root the rendered description
 * @returns the rows of the section, or null when there is none
 */
export function sectionIn(tracker: string, root: Element): RenderedSection | null {
  return READERS[tracker]?.(root) ?? null;
}
