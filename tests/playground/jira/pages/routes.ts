/** Address → what is shown, as a whole document or as the parts a soft navigation asks for. */
import { type Html, html } from '../../github/pages/html';
import type { JiraIssue, JiraProject } from '../model';
import { findIssue, findProject, keyOf, projectOf } from '../state';
import { issueHtml, issueView, modalHtml } from './issue-page';
import { frontend, mainHtml, type Page } from './layout';
import {
  backlogList,
  boardList,
  navigatorDetail,
  navigatorTable,
  projectList,
  queried,
  type Zone,
} from './lists';
import { plainPage } from './plain';
import { mayBrowse, seen, type View } from './view';

export interface Shown {
  /** Short name for tests and for the script, which keeps the page when it stays the same. */
  kind: string;
  page: Page;
  zones: Zone[];
  /** The issue in the portal, over the page. */
  modal: Html | null;
  /** The issue beside the list. */
  panel: Html | null;
  /** Every issue that is open somewhere on the page. */
  issue: JiraIssue | null;
  found: boolean;
}

const shown = (kind: string, page: Page, more: Partial<Shown> = {}): Shown => ({
  kind,
  page,
  zones: [],
  modal: null,
  panel: null,
  issue: null,
  found: true,
  ...more,
});

const noAccess = (view: View): Shown =>
  shown(
    'not-found',
    {
      title: `${view.words.noAccess} - Jira`,
      content: html`<div class="empty" role="alert"><h1>${view.words.noAccess}</h1><p>${view.words.noAccessText}</p></div>`,
    },
    { found: false },
  );

const editingOf = (query: URLSearchParams): string[] =>
  (query.get('_editing') ?? '').split(',').filter(Boolean);

function issuePage(view: View, issue: JiraIssue, query: URLSearchParams): Shown {
  const key = keyOf(view.state, issue);
  return shown(
    'issue',
    {
      title: `[${key}] ${issue.summary} - Jira`,
      project: projectOf(view.state, issue),
      content: issueHtml(issueView(view, issue, editingOf(query)), 'page'),
    },
    { issue },
  );
}

/** The issue of `?selectedIssue=`, over the list or beside it. */
function selected(view: View, query: URLSearchParams, how: 'modal' | 'panel') {
  const key = query.get('selectedIssue');
  const issue = key === null ? undefined : seen(view, key);
  if (!issue) return { issue: null, modal: null, panel: null };
  const v = issueView(view, issue, editingOf(query));
  return {
    issue,
    modal: how === 'modal' ? modalHtml(v) : null,
    panel: how === 'panel' ? issueHtml(v, 'panel') : null,
  };
}

function projectPage(view: View, project: JiraProject, rest: string, query: URLSearchParams): Shown | null {
  const board = view.state.boards.find((b) => b.projectId === project.id);
  const boardId = /^\/boards\/(\d+)(\/backlog)?$/.exec(rest);
  if (boardId && board && String(board.id) === boardId[1]) {
    const backlog = boardId[2] !== undefined;
    const open = selected(view, query, backlog ? 'panel' : view.settings.issueView);
    const list = (backlog ? backlogList : boardList)(view, project, board, open.panel);
    const title = backlog ? `${project.key} - Backlog - Jira` : `${board.name} - Agile board - Jira`;
    return shown(
      backlog ? 'backlog' : 'board',
      { title, project, tab: backlog ? 'backlog' : 'board', content: list.content },
      { zones: list.zones, ...open },
    );
  }
  if (rest === '/list') {
    // UNVERIFIED: that `selectedIssue` opens a panel here.
    const open = selected(view, query, 'panel');
    const list = projectList(view, project, open.panel);
    return shown(
      'list',
      { title: `${project.name} - List - Jira`, project, tab: 'list', content: list.content },
      { zones: list.zones, ...open },
    );
  }
  const navigator = /^\/issues\/?([A-Za-z][A-Za-z0-9_]*-\d+)?$/.exec(rest);
  return navigator ? navigatorPage(view, navigator[1], query, project) : null;
}

/** Both navigators, of the site and of a project; with a key the detail view. */
function navigatorPage(
  view: View,
  key: string | undefined,
  query: URLSearchParams,
  project?: JiraProject,
): Shown {
  const jql = query.get('jql') ?? 'ORDER BY created DESC';
  const head = project ? { project, tab: 'issues' } : {};
  if (key === undefined && query.get('view') !== 'detail') {
    const list = navigatorTable(view, jql, project);
    return shown(
      'navigator',
      { title: 'Search - Jira', ...head, content: list.content },
      { zones: list.zones },
    );
  }
  const issue = key === undefined ? queried(view, jql, project).issues[0] : seen(view, key);
  const kept = new URLSearchParams(query);
  kept.delete('_editing');
  const list = navigatorDetail(view, {
    jql,
    base: project ? `${projectBase(project)}/issues` : '/issues',
    query: kept.size > 0 ? `?${kept}` : '',
    shown: issue,
    issue: issue
      ? issueHtml(issueView(view, issue, editingOf(query)), 'page')
      : html`<div class="empty" role="alert"><h1>${view.words.noAccess}</h1></div>`,
    ...(project && { project }),
  });
  return shown(
    'detail',
    {
      title: issue ? `[${keyOf(view.state, issue)}] ${issue.summary} - Jira` : 'Search - Jira',
      ...head,
      content: list.content,
    },
    { zones: list.zones, issue: issue ?? null },
  );
}

const projectBase = (project: JiraProject): string =>
  `/jira/software/${project.style === 'classic' ? 'c/' : ''}projects/${project.key}`;

/** A moved issue's address of before, and forms that only lead on. */
export function redirected(view: View, path: string, query: URLSearchParams): string | null {
  if (path === '/' || path === '/jira') return '/jira/for-you';
  const key = /^\/browse\/([^/]+)\/?$/.exec(path)?.[1];
  if (key && view.settings.movedPage === 'redirect') {
    const issue = seen(view, key);
    const now = issue && keyOf(view.state, issue);
    if (now && now !== key.toUpperCase()) return `/browse/${now}`;
  }
  if (path === '/secure/RapidBoard.jspa') {
    const board = view.state.boards.find((b) => String(b.id) === query.get('rapidView'));
    const project = view.state.projects.find((p) => p.id === board?.projectId);
    const issue = query.get('selectedIssue');
    if (project && board)
      return `${projectBase(project)}/boards/${board.id}${issue ? `?selectedIssue=${encodeURIComponent(issue)}` : ''}`;
  }
  return null;
}

/** What an address shows; null: nobody may see it without signing in. */
export function pageFor(view: View, path: string, query: URLSearchParams): Shown | null {
  const plain = plainPage(view, path, query);
  const open = plain?.kind === 'login' || (plain?.project !== undefined && mayBrowse(view, plain.project));
  if (plain && (view.login !== null || open)) return shown(plain.kind, plain);
  const browse = /^\/browse\/([^/]+)\/?$/.exec(path)?.[1];
  if (browse !== undefined) {
    const issue = seen(view, browse);
    if (issue) return issuePage(view, issue, query);
    return view.login === null ? null : noAccess(view);
  }
  const inProject =
    /^\/(?:jira\/(?:software\/(?:c\/)?|core\/)?)?projects\/([A-Za-z][A-Za-z0-9_]*)(\/.*)?$/.exec(path);
  if (inProject) {
    const project = findProject(view.state, inProject[1] ?? '');
    if (project && mayBrowse(view, project)) {
      const page = projectPage(view, project, (inProject[2] ?? '').replace(/\/$/, ''), query);
      if (page) return page;
    }
    return view.login === null ? null : noAccess(view);
  }
  const navigator = /^\/issues\/?([A-Za-z][A-Za-z0-9_]*-\d+)?$/.exec(path);
  if (navigator) return navigatorPage(view, navigator[1], query);
  return view.login === null ? null : noAccess(view);
}

/** What a soft navigation, the hydration and every refresh are made of. */
export function fragment(view: View, path: string, query: URLSearchParams): unknown {
  const found = pageFor(view, path, query);
  if (!found) return { status: 401 };
  return {
    status: found.found ? 200 : 404,
    kind: found.kind,
    title: found.page.title,
    html: frontend(view, found.page).text,
    main: mainHtml(view, found.page).text,
    modal: found.modal?.text ?? null,
    panel: found.panel?.text ?? null,
    version: versionOf(view, found),
  };
}

/** Changes when what is shown does. Properties are not shown, and change nothing here. */
export function versionOf(view: View, found: Shown): string {
  const one = (i: JiraIssue) =>
    `${i.id}/${i.updatedAt}/${i.comments.length}/${i.remoteLinks.length}/${i.assignee}`;
  const list = found.zones.length > 0 ? view.state.issues.filter((i) => !i.deleted) : [];
  const newest = list.reduce((at, i) => Math.max(at, i.updatedAt), 0);
  return `${found.issue ? one(found.issue) : ''} ${list.length}/${newest}`;
}

/** Rows of everything on the page that scrolls. */
export const itemsOf = (view: View, path: string, query: URLSearchParams) =>
  (pageFor(view, path, query)?.zones ?? []).map((zone) => ({
    id: zone.id,
    height: zone.height,
    rows: zone.issues.map((issue) => ({
      key: keyOf(view.state, issue),
      text: `${keyOf(view.state, issue)} ${issue.summary} ${issue.labels.join(' ')}`.toLowerCase(),
      html: zone.row(view, issue).text,
    })),
  }));

/** The project a create dialog begins with. */
export function projectKeyOf(view: View, path: string, query: URLSearchParams): string {
  const key =
    /^\/browse\/([A-Za-z0-9_]+)-\d+/.exec(path)?.[1] ?? /projects\/([A-Za-z][A-Za-z0-9_]*)/.exec(path)?.[1];
  const selectedKey = query.get('selectedIssue') ?? '';
  const issue = findIssue(view.state, selectedKey);
  return (issue ? projectOf(view.state, issue).key : (key ?? '')).toUpperCase();
}
