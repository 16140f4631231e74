/** Address → what stands in the main part of the application. */
import { findLinearIssue, issuePath } from '../state';
import { composerScreen } from './composer';
import { inboxScreen } from './inbox';
import { issueScreen } from './issue';
import { listAt } from './lists';
import { otherScreen } from './others';
import { nothingHere, type Screen } from './screen';
import { insideWorkspace, mayRead, type PageView, type Visitor } from './view';

/** Paths of the host whose first segment is no workspace. */
const RESERVED = new Set(
  'login signup join logout oauth auth connect add-account welcome new docs developers changelog features pricing homepage settings'.split(
    ' ',
  ),
);

export interface Asked {
  path: string;
  query: URLSearchParams;
  /** Rows or cards, where the visitor chose; null: as the page is made. */
  layout: 'list' | 'board' | null;
  /** The issue is shown in the inbox, whatever its address says. */
  inInbox: boolean;
}

/** Whether an address is one of the application at all. */
export const isAppPath = (path: string): boolean => {
  const first = path.split('/')[1] ?? '';
  return first !== '' && !first.startsWith('_') && !RESERVED.has(first);
};

function at(view: PageView, path: string, asked: Asked): Screen {
  const rest = path.split('/').slice(2).join('/').replace(/\/$/, '');
  const root = `/${view.workspace.urlKey}`;
  const [, reference] = /^issue\/([^/]+)(\/[^/]*)?$/.exec(rest) ?? [];
  if (reference) {
    const issue = findLinearIssue(view.state, view.workspace.id, reference);
    if (!issue || !mayRead(view, issue)) return nothingHere(view, 'issue');
    const location = issuePath(view.state, issue);
    const shown = asked.inInbox ? inboxScreen(view, location) : issueScreen(view, issue);
    return { ...shown, location };
  }
  if (/^inbox(\/|$)/.test(rest)) return inboxScreen(view, path);
  if (rest === '' || rest === 'my-issues') {
    const location = `${root}/my-issues/assigned`;
    const list = listAt(view, location, 'my-issues/assigned', asked.layout);
    return list ? { ...list, location } : nothingHere(view, 'page');
  }
  const composing = /^(?:team\/([^/]+)\/)?new$/.exec(rest);
  if (composing) {
    const team = view.teams.find((t) => composing[1] === undefined || t.key === composing[1]);
    return team ? composerScreen(view, team, asked.query) : nothingHere(view, 'page');
  }
  return listAt(view, path, rest, asked.layout) ?? otherScreen(view, rest) ?? nothingHere(view, 'page');
}

/** null: the visitor is signed out, or not in this workspace. */
export function screenAt(visitor: Visitor, asked: Asked): { view: PageView; shown: Screen } | null {
  const inside = insideWorkspace(visitor, asked.path.split('/')[1] ?? '');
  if (!inside) return null;
  const { view, moved } = inside;
  const path = moved ? asked.path.replace(/^\/[^/]+/, `/${view.workspace.urlKey}`) : asked.path;
  const shown = at(view, path, asked);
  return { view, shown: moved && shown.location === null ? { ...shown, location: path } : shown };
}
