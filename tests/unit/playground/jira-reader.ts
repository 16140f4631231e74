/** Asks the practice Jira for pages and reads them, without a server. */
import { handleJiraPage } from '../../playground/jira/pages/actions';
import type { JiraSettings } from '../../playground/jira/settings';
import { splitUrl } from '../../playground/wire';
import type { World } from '../../playground/world';
import { type Doc, parse } from './page-reader';

export interface Fragment {
  status: number;
  kind: string;
  title: string;
  html: string;
  main: string;
  modal: string | null;
  panel: string | null;
  version: string;
  location?: string;
}

/** A visitor of a world; an address without host is one of acme.atlassian.net. */
export function jiraVisitor(world: World, settings: JiraSettings = world.jira.settings) {
  const request = (method: string, url: string, cookie: string, body: string) =>
    handleJiraPage(world.jira, settings, {
      method,
      ...splitUrl(url.startsWith('/') ? `https://acme.atlassian.net${url}` : url),
      headers: { cookie },
      body,
    });
  const ask = (url: string, cookie = '') => request('GET', url, cookie, '');
  return {
    ask,
    open: (url: string, cookie = ''): Doc => parse(ask(url, cookie).body),
    fragment: (url: string, cookie = ''): Fragment => {
      const [path = '', query = ''] = url.split('?');
      const asked = new URLSearchParams({ path, query });
      return JSON.parse(ask(`/_practice/fragment?${asked}`, cookie).body) as Fragment;
    },
    /** What the page's script tells the server; `error` when it is refused. */
    act: (input: object, cookie = '') => {
      const { status, body } = request('POST', '/_practice/act', cookie, JSON.stringify(input));
      return { status, ...(JSON.parse(body) as { key?: string; error?: string; statuses?: object[] }) };
    },
    get: (path: string, url: string, cookie = '') => {
      const [at = '', query = ''] = url.split('?');
      const asked = new URLSearchParams({ path: at, query });
      return JSON.parse(ask(`/_practice/${path}?${asked}`, cookie).body) as {
        html: string;
        version: string;
        zones: { id: string; rows: { key: string; html: string }[] }[];
      };
    },
  };
}
