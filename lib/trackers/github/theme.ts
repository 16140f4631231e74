/** Follows GitHub's theme: `html[data-color-mode]`, where "auto" asks the system. */
import type { PageTheme } from '../tracker';

export const theme: PageTheme = {
  attributes: ['data-color-mode', 'data-light-theme', 'data-dark-theme'],
  /** A dark palette may be chosen for the day and a light one for the night. */
  mode(doc, prefersDark) {
    const html = doc.documentElement;
    const said = html.getAttribute('data-color-mode');
    const night = said === 'dark' || (said !== 'light' && prefersDark);
    const palette = html.getAttribute(night ? 'data-dark-theme' : 'data-light-theme');
    if (palette?.startsWith('dark')) return 'dark';
    if (palette?.startsWith('light')) return 'light';
    return night ? 'dark' : 'light';
  },
};
