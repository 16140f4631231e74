/** What every page needs to know: who looks, where, and how it should look. */
import type { LinearIssue, LinearTeam, LinearUser, Workspace } from '../model';
import type { LinearLanguage, LinearSettings } from '../settings';
import { findWorkspace, type LinearState, maySeeTeam, teamsOf, userOf } from '../state';
import { LINEAR_WORDS, type LinearWords } from './words';

export interface Visitor {
  state: LinearState;
  settings: LinearSettings;
  login: string | null;
  theme: LinearSettings['theme'];
  lang: LinearLanguage;
  words: LinearWords;
}

/** A visitor inside a workspace they belong to. */
export interface PageView extends Visitor {
  workspace: Workspace;
  user: LinearUser;
  teams: readonly LinearTeam[];
}

/** Cookies `practice_user` (empty: signed out), `practice_theme` and `practice_lang` win over the settings. */
export function visitorFor(
  state: LinearState,
  settings: LinearSettings,
  cookieHeader: string | undefined,
): Visitor {
  const cookies = new Map(
    (cookieHeader ?? '').split(/;\s*/).map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, decodeURIComponent(value.join('='))];
    }),
  );
  const chosen = cookies.get('practice_user');
  const theme = cookies.get('practice_theme') ?? '';
  const lang = cookies.get('practice_lang') ?? '';
  const language: LinearLanguage = lang === 'en' || lang === 'de' ? lang : settings.lang;
  return {
    state,
    settings,
    login: chosen === undefined ? settings.user : chosen || null,
    theme: theme === 'light' || theme === 'dark' ? theme : settings.theme,
    lang: language,
    words: LINEAR_WORDS[language],
  };
}

/** null when there is no such workspace, or the visitor is not in it; `moved` when it has another name now. */
export function insideWorkspace(visitor: Visitor, urlKey: string): { view: PageView; moved: boolean } | null {
  const found = findWorkspace(visitor.state, urlKey);
  if (!found || visitor.login === null) return null;
  const { workspace, moved } = found;
  const user = userOf(visitor.state, workspace.id, visitor.login);
  if (!user) return null;
  const teams = teamsOf(visitor.state, workspace).filter((t) => maySeeTeam(t, user.login));
  return { view: { ...visitor, workspace, user, teams }, moved };
}

export const mayRead = (view: PageView, issue: LinearIssue): boolean =>
  view.teams.some((t) => t.id === issue.teamId) && !issue.trashed;

export const nameOf = (view: PageView, login: string | null): string =>
  userOf(view.state, view.workspace.id, login)?.name ?? view.words.someone;

/** Making a formatter takes longer than all the dates of a page. */
const formats = (locale: string) => ({
  short: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }),
});
const FORMATS: Readonly<Record<LinearLanguage, ReturnType<typeof formats>>> = {
  en: formats('en-US'),
  de: formats('de-DE'),
};

/** `Nov 3`. */
export const shortDate = (view: Visitor, ms: number): string => FORMATS[view.lang].short.format(ms);
export const longDate = (view: Visitor, ms: number): string => FORMATS[view.lang].long.format(ms);

export function ago(view: Visitor, ms: number): string {
  const hours = Math.max(0, Math.floor((view.state.clock.now() - ms) / 3_600_000));
  if (hours === 0) return view.words.now;
  return hours < 24 ? view.words.ago(hours, 'h') : view.words.ago(Math.floor(hours / 24), 'd');
}
