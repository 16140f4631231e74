/** Follows the theme of the page. */
import { theme } from '../trackers/page-side';

export type Mode = 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';

/** What the page shows now. */
export const modeOf = (doc: Document): Mode =>
  theme.mode(doc, doc.defaultView?.matchMedia(DARK).matches === true);

/** Calls `tell` now and at each change, until `signal` aborts. */
export function followMode(doc: Document, signal: AbortSignal, tell: (mode: Mode) => void): void {
  const update = () => tell(modeOf(doc));
  const observer = new MutationObserver(update);
  observer.observe(doc.documentElement, { attributes: true, attributeFilter: [...theme.attributes] });
  doc.defaultView?.matchMedia(DARK).addEventListener('change', update, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
  update();
}
