/** What every page needs to know: who looks, in which language and theme, and what they may see. */
import { cookiesOf } from '../../wire';
import type { JiraIssue, JiraProject } from '../model';
import type { JiraSettings, Language } from '../settings';
import { findIssue, findUser, type JiraState, projectOf, rightsIn } from '../state';
import { LANGUAGES, type Words } from './words';

export interface View {
  state: JiraState;
  settings: JiraSettings;
  /** Host of the address: the site's own, or the company's domain. */
  host: string;
  login: string | null;
  /** By the settings, without a cookie that says who. */
  bySettings: boolean;
  theme: JiraSettings['theme'];
  lang: Language;
  words: Words;
}

/** Cookies `practice_user` (empty: signed out), `practice_theme`, `practice_lang` win over the settings. */
export function viewFor(
  state: JiraState,
  settings: JiraSettings,
  cookieHeader: string | undefined,
  host: string,
): View {
  const cookies = cookiesOf(cookieHeader);
  const lang = cookies.get('practice_lang') ?? '';
  const theme = cookies.get('practice_theme') ?? '';
  const chosen = cookies.get('practice_user');
  const language: Language = lang === 'en' || lang === 'de' || lang === 'ja' ? lang : settings.language;
  return {
    state,
    settings,
    host,
    login: findUser(state, chosen ?? settings.user)?.login ?? null,
    bySettings: chosen === undefined,
    theme: theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : settings.theme,
    lang: language,
    words: LANGUAGES[language],
  };
}

export const mayBrowse = (view: View, project: JiraProject): boolean => rightsIn(project, view.login).browse;

/** The issue, when this person may see it. */
export function seen(view: View, keyOrId: string): JiraIssue | undefined {
  const issue = findIssue(view.state, keyOrId);
  return issue && mayBrowse(view, projectOf(view.state, issue)) ? issue : undefined;
}

export const mayEdit = (view: View, issue: JiraIssue): boolean => {
  const project = projectOf(view.state, issue);
  return rightsIn(project, view.login).edit && !issue.readOnly && !project.archived;
};

export const personName = (view: View, login: string | null): string =>
  findUser(view.state, login)?.displayName ?? view.words.unassigned;

export const dateText = (view: View, ms: number): string =>
  new Intl.DateTimeFormat({ en: 'en-US', de: 'de-DE', ja: 'ja-JP' }[view.lang], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(ms);
