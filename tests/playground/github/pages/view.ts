/** What every page needs to know: who looks, how it should look, and the settings tests may change at any time. */

import type { Permission, Repository } from '../model';
import { permissionOf } from '../permissions';
import type { GithubState } from '../state';
import type { Markup } from './html';
import { LANGUAGES, type Language, type Words } from './words';

export interface PlaygroundSettings {
  theme: 'light' | 'dark' | 'auto';
  lang: Language;
  markup: Markup;
  /** Login of visitors without a `practice_user` cookie; null: logged out. */
  user: string | null;
  /** From script start to the `loaded` class. */
  hydrationMs: number;
  /** From a soft navigation's URL change to its new content. */
  softNavMs: number;
  /** How often an open page asks for changes made elsewhere; 0 never. */
  livePollMs: number;
  /** `reuse` keeps the outer nodes when going from issue to issue, so foreign nodes stay with the wrong issue. */
  softNav: 'remount' | 'reuse';
  /** Rows of an issue list. */
  pageSize: number;
  /** Issue pages as the Rails markup of older Enterprise Servers. */
  classic: boolean;
  /** Pull requests in the Rails markup, or with the React list and header that replace it. */
  pulls: 'classic' | 'react';
  /** A board's cards come from one pool a column, and rows of a table are reused, while one scrolls. */
  recycle: boolean;
}

export const defaultSettings = (): PlaygroundSettings => ({
  theme: 'light',
  lang: 'en',
  markup: '2025',
  user: 'acme-pm',
  hydrationMs: 400,
  softNavMs: 250,
  livePollMs: 1000,
  softNav: 'remount',
  pageSize: 25,
  classic: false,
  pulls: 'classic',
  recycle: false,
});

export interface View {
  /** `https://github.com`, or the tenant's own host. */
  origin: string;
  state: GithubState;
  settings: PlaygroundSettings;
  login: string | null;
  theme: PlaygroundSettings['theme'];
  lang: Language;
  words: Words;
}

/** Cookies `practice_user` (empty: logged out), `practice_theme`, `practice_lang` win over the settings. */
export function viewFor(
  state: GithubState,
  settings: PlaygroundSettings,
  cookieHeader: string | undefined,
  host = 'github.com',
): View {
  const cookies = new Map(
    (cookieHeader ?? '')
      .split(/;\s*/)
      .map((pair) => [pair.split('=')[0] ?? '', decodeURIComponent(pair.split('=').slice(1).join('='))]),
  );
  const lang = cookies.get('practice_lang') ?? '';
  const theme = cookies.get('practice_theme') ?? '';
  const chosen = cookies.get('practice_user');
  const language: Language = lang === 'en' || lang === 'de' || lang === 'ja' ? lang : settings.lang;
  return {
    // Gists and the login are of the main site.
    origin: `https://${host.endsWith('.ghe.com') ? host : 'github.com'}`,
    state,
    settings,
    login: chosen === undefined ? settings.user : chosen || null,
    theme: theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : settings.theme,
    lang: language,
    words: LANGUAGES[language],
  };
}

export const rightOf = (view: View, repository: Repository): Permission | null =>
  permissionOf(view.state, repository, view.login);

export function shortDate(view: View, ms: number): string {
  const date = new Intl.DateTimeFormat({ en: 'en-US', de: 'de-DE', ja: 'ja-JP' }[view.lang], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(ms);
  return `${view.words.on} ${date}`.trim();
}
