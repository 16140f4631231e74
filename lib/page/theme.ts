/** Follows the theme of the page: `html[data-color-mode]`, where "auto" asks the system. */

const ATTRIBUTES = ['data-color-mode', 'data-light-theme', 'data-dark-theme'];

export type Mode = 'light' | 'dark';

/** What the page shows now. A dark palette may be chosen for the day and a light one for the night. */
export function modeOf(doc: Document): Mode {
  const html = doc.documentElement;
  const said = html.getAttribute('data-color-mode');
  const night =
    said === 'dark' ||
    (said !== 'light' && doc.defaultView?.matchMedia('(prefers-color-scheme: dark)').matches === true);
  const palette = html.getAttribute(night ? 'data-dark-theme' : 'data-light-theme');
  if (palette?.startsWith('dark')) return 'dark';
  if (palette?.startsWith('light')) return 'light';
  return night ? 'dark' : 'light';
}

/** Calls `tell` now and at each change, until `signal` aborts. */
export function followMode(doc: Document, signal: AbortSignal, tell: (mode: Mode) => void): void {
  const update = () => tell(modeOf(doc));
  const observer = new MutationObserver(update);
  observer.observe(doc.documentElement, { attributes: true, attributeFilter: ATTRIBUTES });
  doc.defaultView?.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', update, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
  update();
}
