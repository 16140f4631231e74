/** Address → what a React app shows there: for the document, for its hydration and for soft navigation. */
import type { Issue, Repository } from '../model';
import { permissionOf } from '../permissions';
import { findIssue, findRepository, fullName } from '../state';
import { embeddedIssue } from './embedded';
import {
  dashboard,
  dashboardOptions,
  overlay,
  pullDashboard,
  searchKind,
  searchOptions,
  searchResults,
} from './global-list';
import type { Html } from './html';
import { embeddedList, issueList, milestonePage, type RepositoryList } from './issue-list';
import { type IssueView, issueViewer } from './issue-viewer';
import { asked } from './list-query';
import { chooser, newIssuePage } from './new-issue';
import { pullOptions, reactPulls } from './pull-list';
import { pullHeader } from './pull-page';
import type { View } from './view';

/** One of the views a React app can show without loading a document. */
export interface ReactView {
  /** `app-name` of the element. */
  app: 'issues-react' | 'pull-requests' | 'dashboard-surface' | 'search';
  title: string;
  content: Html;
  data: unknown;
  /** null on pages over all repositories. */
  repository: Repository | null;
  tab: 'issues' | 'pulls';
  subjectTag: string | null;
  routePattern: string;
  issue: Issue | null;
  /** In the portal, above the view. */
  overlay: Html | null;
}

export function issueView(view: View, issue: Issue, editing = false): IssueView {
  return { ...view, issue, editing, place: view.login === null ? 'logged-out' : 'page' };
}

/** The repository of an address, when this viewer may know it, and what follows its name. */
export function visibleRepository(view: View, path: string): { repository: Repository; rest: string } | null {
  const [, owner = '', name = '', rest = ''] = /^\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const repository = findRepository(view.state, owner, name);
  return repository && permissionOf(view.state, repository, view.login) !== null
    ? { repository, rest }
    : null;
}

/** The pull request of an address. */
export function visiblePull(view: View, path: string): Issue | null {
  const found = visibleRepository(view, path);
  const number = /^\/pull\/(\d+)\/?$/.exec(found?.rest ?? '')?.[1];
  const issue = found && number ? findIssue(view.state, found.repository, Number(number)) : undefined;
  return issue && issue.kind === 'pull_request' && !issue.deleted ? issue : null;
}

const common = { issue: null, overlay: null, data: {}, subjectTag: null };

/** Lists of one person over all repositories, and search. */
function siteView(view: View, path: string, query: URLSearchParams): ReactView | null {
  const base = { ...common, repository: null, tab: 'issues' as const };
  const o = dashboardOptions(view, path, query);
  if (o)
    return {
      ...base,
      app: 'issues-react',
      title: 'Issues',
      content: dashboard(view, o, path.replace(/\/$/, ''), query.get('q')),
      routePattern: '/issues(.:format)',
      overlay: overlay(view, query, query.get('_editing') === '1'),
    };
  if (path === '/pulls' && view.login !== null)
    return {
      ...base,
      app: 'dashboard-surface',
      title: 'Pull requests',
      content: pullDashboard(view, query),
      routePattern: '/pulls(.:format)',
    };
  const kind = searchKind(query);
  const within = visibleRepository(view, path);
  if (!kind || !(path === '/search' || within?.rest === '/search')) return null;
  const options = searchOptions(query, kind);
  return {
    ...base,
    // UNVERIFIED: the name of the app around the results.
    app: 'search',
    title: 'Search results',
    content: searchResults(view, { ...options, repository: within?.repository ?? null }, query, path),
    routePattern: '/search(.:format)',
  };
}

function listOptions(repository: Repository, rest: string, query: URLSearchParams): RepositoryList {
  const label = /^\/labels\/(.+)$/.exec(rest)?.[1];
  const [, by, person] = /^\/issues\/(created_by|assigned)\/([^/]+)$/.exec(rest) ?? [];
  return {
    repository,
    kind: 'issue',
    ...(by === 'created_by' && person && { author: person }),
    ...(by === 'assigned' && person && { assignee: person }),
    ...asked(query),
    ...(label && { label: decodeURIComponent(label) }),
  };
}

function repositoryView(
  view: View,
  { repository, rest }: { repository: Repository; rest: string },
  query: URLSearchParams,
): ReactView | null {
  const nwo = fullName(repository);
  const base = { ...common, repository, tab: 'issues' as const, subjectTag: `repository:${repository.id}` };
  if (
    /^\/issues\/?$/.test(rest) ||
    /^\/issues\/(created_by|assigned|mentioned)\//.test(rest) ||
    /^\/labels\/.+/.test(rest)
  ) {
    const options = listOptions(repository, rest, query);
    return {
      ...base,
      app: 'issues-react',
      title: `Issues · ${nwo}`,
      content: issueList(view, options, query.get('q')),
      data: embeddedList(view, options),
      routePattern: '/:user_id/:repository/issues(.:format)',
    };
  }
  const milestone = repository.milestones.find((m) => rest === `/milestone/${m.number}`);
  if (milestone) {
    const state = query.get('closed') === '1' ? 'closed' : 'open';
    const page = Number(query.get('page') ?? 1);
    const options = { repository, kind: 'issue', state, milestone: milestone.number, page } as const;
    return {
      ...base,
      app: 'issues-react',
      title: `${milestone.title} Milestone · ${nwo}`,
      content: milestonePage(view, options, milestone),
      routePattern: '/:user_id/:repository/milestone/:id(.:format)',
    };
  }
  if (rest === '/issues/new' && view.login !== null)
    return {
      ...base,
      app: 'issues-react',
      title: `New issue · ${nwo}`,
      content: newIssuePage(view, repository, {
        title: query.get('title') ?? '',
        body: query.get('body') ?? '',
        template: /\.ya?ml$/.test(query.get('template') ?? ''),
      }),
      routePattern: '/:user_id/:repository/issues/new(.:format)',
    };
  if (rest === '/issues/new/choose' && view.login !== null)
    return {
      ...base,
      app: 'issues-react',
      title: `New issue · ${nwo}`,
      content: chooser(view, repository),
      routePattern: '/:user_id/:repository/issues/new/choose(.:format)',
    };
  const number = /^\/issues\/(\d+)$/.exec(rest)?.[1];
  const issue = number === undefined ? undefined : findIssue(view.state, repository, Number(number));
  if (issue?.kind !== 'issue' || issue.deleted || issue.transferredTo) return null;
  const full = issueView(view, issue, query.get('_editing') === '1');
  return {
    ...base,
    app: 'issues-react',
    issue,
    title: `${issue.title} · Issue #${issue.number} · ${nwo}`,
    content: issueViewer(full),
    data: embeddedIssue(full),
    subjectTag: `issue:${issue.id}`,
    routePattern: '/_view_fragments/issues/show/:user_id/:repository/:id/issue_layout(.:format)',
  };
}

/** Pull requests in the React markup; with the Rails one there is no app to show them. */
function pullView(
  view: View,
  path: string,
  { repository, rest }: { repository: Repository; rest: string },
  query: URLSearchParams,
): ReactView | null {
  if (view.settings.pulls !== 'react') return null;
  const nwo = fullName(repository);
  const base = { ...common, app: 'pull-requests', repository, tab: 'pulls' } as const;
  if (rest === '/pulls')
    return {
      ...base,
      title: `Pull requests · ${nwo}`,
      content: reactPulls(view, pullOptions(repository, query)),
      subjectTag: `repository:${repository.id}`,
      routePattern: '/:user_id/:repository/pulls(.:format)',
    };
  const issue = visiblePull(view, path);
  if (!issue) return null;
  return {
    ...base,
    issue,
    title: `${issue.title} by ${issue.author} · Pull Request #${issue.number} · ${nwo}`,
    content: pullHeader(issueView(view, issue)),
    subjectTag: `pull_request:${issue.id}`,
    routePattern: '/:user_id/:repository/pull/:id(.:format)',
  };
}

/** The React app's view for an address; null when the address is not one of its own. */
export function reactView(view: View, path: string, query: URLSearchParams): ReactView | null {
  const site = siteView(view, path, query);
  if (site) return site;
  const found = visibleRepository(view, path);
  return found && (repositoryView(view, found, query) ?? pullView(view, path, found, query));
}
