/** Follows Jira's theme: `html[data-color-mode]`, in which "auto" never stays (@atlaskit/tokens 20.7, set-global-theme). */
import type { PageTheme } from '../tracker';

export const theme: PageTheme = {
  attributes: ['data-color-mode', 'data-theme'],
  mode(doc, prefersDark) {
    const said = doc.documentElement.getAttribute('data-color-mode');
    return said === 'dark' || (said !== 'light' && prefersDark) ? 'dark' : 'light';
  },
};
