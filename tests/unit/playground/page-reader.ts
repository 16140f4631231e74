/** Asks the practice tracker for pages and reads them, without a server. */
import { Window } from 'happy-dom';
import { handlePage } from '../../playground/github/pages/actions';
import type { PlaygroundSettings } from '../../playground/github/pages/view';
import { splitUrl } from '../../playground/wire';
import type { World } from '../../playground/world';

const { DOMParser } = new Window();
export const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
export type Doc = ReturnType<typeof parse>;

export const hrefs = (document: Doc, selector: string) =>
  [...document.querySelectorAll(selector)].map((a) => a.getAttribute('href'));

/** A visitor of a world; an address without host is one of github.com. */
export function visitor(world: World, settings: PlaygroundSettings) {
  const ask = (url: string, cookie = '') =>
    handlePage(world.state, settings, {
      method: 'GET',
      ...splitUrl(url.startsWith('/') ? `https://github.com${url}` : url),
      headers: { cookie },
      body: '',
    });
  return {
    ask,
    open: (url: string, cookie = '') => parse(ask(url, cookie).body),
    /** What the page's script gets for an address. */
    fragment: (path: string, query = '') =>
      JSON.parse(
        ask(`/_practice/fragment?path=${encodeURIComponent(path)}&query=${encodeURIComponent(query)}`).body,
      ) as { status: number; html: string; panel?: string },
  };
}
