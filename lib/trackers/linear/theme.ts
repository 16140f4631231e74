/** Follows Linear's theme: the class "dark" on `html`; its custom themes keep that class (seen in captures, 2026-08). */
import type { PageTheme } from '../tracker';

export const theme: PageTheme = {
  attributes: ['class'],
  mode: (doc) => (doc.documentElement.classList.contains('dark') ? 'dark' : 'light'),
};
