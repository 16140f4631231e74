/** Asks the practice Linear for pages and reads them, without a server. */
import { Window } from 'happy-dom';
import { handleLinearPage } from '../../playground/linear/pages';
import type { ListItem } from '../../playground/linear/pages/rows';
import type { LinearState } from '../../playground/linear/state';
import { splitUrl } from '../../playground/wire';

const { DOMParser } = new Window();
export const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
export type Doc = ReturnType<typeof parse>;

export interface Shown {
  status: number;
  kind: string;
  title: string;
  frame: string;
  html: string;
  lists: Record<string, ListItem[]>;
  location: string | null;
  version: string;
}

export function visitor(state: LinearState, cookie = '') {
  const send = (method: string, path: string, body = '') =>
    handleLinearPage(state, state.settings, {
      method,
      ...splitUrl(`https://linear.app${path}`),
      headers: { cookie },
      body,
    });
  const shown = (path: string, more: Record<string, string> = {}): Shown => {
    const [pathname = '', query = ''] = path.split('?');
    const asked = new URLSearchParams({ path: pathname, query, ...more });
    return JSON.parse(send('GET', `/_practice/view?${asked}`).body) as Shown;
  };
  return {
    get: (path: string) => send('GET', path),
    /** What the page's script gets for an address. */
    shown,
    /** The main part as a document, the rows of its lists in it. */
    open: (path: string, more: Record<string, string> = {}): Doc => {
      const view = shown(path, more);
      const document = parse(view.html);
      for (const zone of document.querySelectorAll('[data-practice-list]'))
        zone.innerHTML = (view.lists[zone.getAttribute('data-practice-list') ?? ''] ?? [])
          .map((item) => item.html)
          .join('');
      return document;
    },
    act: (input: Record<string, unknown>) => {
      const response = send('POST', '/_practice/act', JSON.stringify(input));
      return { status: response.status, json: JSON.parse(response.body) as Record<string, string> };
    },
  };
}

/** Identifiers that links of a document lead to. */
export const identifiers = (document: Doc, selector: string): (string | undefined)[] =>
  [...document.querySelectorAll(selector)].map((a) => a.getAttribute('href')?.split('/')[3]);
