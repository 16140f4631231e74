/** What stands in the application's main part at an address. */
import { type Html, html } from '../../github/pages/html';
import { icon } from './icons';
import type { ListItem } from './rows';
import type { PageView } from './view';

export interface Screen {
  kind: 'issue' | 'list' | 'board' | 'inbox' | 'compose' | 'other';
  title: string;
  content: Html;
  /** By the name of the windowed list in the content they belong into. */
  lists: Record<string, ListItem[]>;
  /** The address as it should read; null: as it is. */
  location: string | null;
  found: boolean;
}

export const screen = (
  kind: Screen['kind'],
  title: string,
  content: Html,
  more: Partial<Screen> = {},
): Screen => ({
  kind,
  title,
  content,
  lists: {},
  location: null,
  found: true,
  ...more,
});

export const iconButton = (name: string, label: string, more: Html = html``): Html =>
  html`<button type="button" class="icon-button" aria-label="${label}" ${more}>${icon(name)}</button>`;

/** Where a windowed list goes; the page's script fills it. */
export const listZone = (name: string, className: string): Html =>
  html`<div class="${className}" data-practice-list="${name}"></div>`;

export function nothingHere(view: PageView, what: 'issue' | 'page'): Screen {
  const { words } = view;
  const title = what === 'issue' ? words.issueNotFound : words.pageNotFound;
  return screen(
    'other',
    title,
    html`<div class="nothing"><h1>${title}</h1><p>${words.notFoundText}</p></div>`,
    { found: false },
  );
}
