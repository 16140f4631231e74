/** Address → page, fragment for a soft navigation, or redirect. */
import type { WireRequest, WireResponse } from '../../wire';
import type { Issue, Project, Repository } from '../model';
import { permissionOf } from '../permissions';
import { findIssue, findRenamedRepository, findRepository, fullName, repositoryById } from '../state';
import { classicPage } from './classic';
import { bodyVersion, embeddedData, embeddedIssue } from './embedded';
import { type Html, html, withMarkup } from './html';
import { embeddedList, issueList, type ListOptions, readFilter } from './issue-list';
import { type IssueView, issueViewer } from './issue-viewer';
import { page, reactApp } from './layout';
import { chooser, newIssueDialog, newIssuePage } from './new-issue';
import { plainPage } from './plain';
import { board, sidePanel } from './project';
import { startPage } from './start-page';
import type { View } from './view';

const CSP =
  "default-src 'none'; base-uri 'self'; child-src github.githubassets.com github.com/assets-cdn/worker/; connect-src 'self' uploads.github.com api.github.com github.githubassets.com; font-src github.githubassets.com; form-action 'self' github.com gist.github.com; frame-ancestors 'none'; frame-src viewscreen.githubusercontent.com notebooks.githubusercontent.com; img-src 'self' data: blob: github.githubassets.com *.githubusercontent.com; manifest-src 'self'; media-src github.com; script-src github.githubassets.com; style-src 'unsafe-inline' github.githubassets.com; upgrade-insecure-requests; worker-src github.githubassets.com";

export const htmlResponse = (status: number, body: string): WireResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CSP,
    'strict-transport-security': 'max-age=31536000; includeSubdomains; preload',
    'x-frame-options': 'deny',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  },
  body,
});

const redirect = (location: string): WireResponse => ({
  status: 302,
  headers: { location, 'content-type': 'text/html' },
  body: '',
});

/** One of the views the React app can show without loading a document. */
interface ReactView {
  title: string;
  content: Html;
  data: unknown;
  repository: Repository;
  subjectTag: string;
  routePattern: string;
  issue: Issue | null;
}

export function issueView(view: View, issue: Issue, editing = false): IssueView {
  return { ...view, issue, editing, place: view.login === null ? 'logged-out' : 'page' };
}

function visibleRepository(view: View, path: string): { repository: Repository; rest: string } | null {
  const [, owner = '', name = '', rest = ''] = /^\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const repository = findRepository(view.state, owner, name);
  return repository && permissionOf(view.state, repository, view.login) !== null
    ? { repository, rest }
    : null;
}

function listOptions(repository: Repository, rest: string, query: URLSearchParams): ListOptions {
  const label = /^\/labels\/(.+)$/.exec(rest)?.[1];
  return {
    repository,
    kind: 'issue',
    ...readFilter(query.get('q') ?? ''),
    ...(label && { label: decodeURIComponent(label) }),
    page: Number(query.get('page') ?? 1),
  };
}

/** The React app's view for an address; null when the address is not one of its own. */
export function reactView(view: View, path: string, query: URLSearchParams): ReactView | null {
  const found = visibleRepository(view, path);
  if (!found) return null;
  const { repository, rest } = found;
  const nwo = fullName(repository);
  const base = { repository, issue: null, subjectTag: `repository:${repository.id}` };
  if (
    /^\/issues\/?$/.test(rest) ||
    /^\/issues\/(created_by|assigned|mentioned)\//.test(rest) ||
    /^\/labels\/.+/.test(rest)
  ) {
    const options = listOptions(repository, rest, query);
    return {
      ...base,
      title: `Issues · ${nwo}`,
      content: issueList(view, options),
      data: embeddedList(view, options),
      routePattern: '/:user_id/:repository/issues(.:format)',
    };
  }
  if (rest === '/issues/new' && view.login !== null)
    return {
      ...base,
      title: `New issue · ${nwo}`,
      content: newIssuePage(view, repository, {
        title: query.get('title') ?? '',
        body: query.get('body') ?? '',
        template: /\.ya?ml$/.test(query.get('template') ?? ''),
      }),
      data: {},
      routePattern: '/:user_id/:repository/issues/new(.:format)',
    };
  if (rest === '/issues/new/choose' && view.login !== null)
    return {
      ...base,
      title: `New issue · ${nwo}`,
      content: chooser(view, repository),
      data: {},
      routePattern: '/:user_id/:repository/issues/new/choose(.:format)',
    };
  const number = /^\/issues\/(\d+)$/.exec(rest)?.[1];
  const issue = number === undefined ? undefined : findIssue(view.state, repository, Number(number));
  if (issue?.kind !== 'issue' || issue.deleted || issue.transferredTo) return null;
  const full = issueView(view, issue, query.get('_editing') === '1');
  return {
    ...base,
    issue,
    title: `${issue.title} · Issue #${issue.number} · ${nwo}`,
    content: issueViewer(full),
    data: embeddedIssue(full),
    subjectTag: `issue:${issue.id}`,
    routePattern: '/_view_fragments/issues/show/:user_id/:repository/:id/issue_layout(.:format)',
  };
}

const notFound = (view: View): WireResponse =>
  htmlResponse(
    404,
    page(view, {
      title: 'Page not found · GitHub',
      content: html`<div class="container"><h1>404</h1><p>${view.words.notFound}</p></div>`,
    }),
  );

export function findProject(view: View, path: string): Project | null {
  const [, kind, owner, number] =
    /^\/(orgs|users)\/([^/]+)\/projects\/(\d+)(?:\/views\/\d+)?\/?$/.exec(path) ?? [];
  if (view.login === null) return null;
  return (
    view.state.projects.find(
      (p) => p.ownerKind === kind && p.owner === owner && p.number === Number(number),
    ) ?? null
  );
}

export function panelFor(view: View, project: Project, query: URLSearchParams, editing = false): Html | null {
  if (query.get('pane') !== 'issue') return null;
  const item = project.items.find((i) => String(i.id) === query.get('itemId'));
  return item ? sidePanel(view, item, editing) : null;
}

/** Redirects of renamed repositories, transferred issues, and pull requests asked for as issues. */
function redirected(view: View, path: string): string | null {
  const [, owner = '', name = '', rest = ''] = /^\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const renamed = findRenamedRepository(view.state, owner, name);
  if (renamed && !findRepository(view.state, owner, name)) return `/${fullName(renamed)}${rest}`;
  const found = visibleRepository(view, path);
  const [, part, number] = /^\/(issues|pull)\/(\d+)$/.exec(rest) ?? [];
  const issue = found && number && findIssue(view.state, found.repository, Number(number));
  if (!issue) return null;
  if (issue.transferredTo) {
    const target = repositoryById(view.state, issue.transferredTo.repositoryId);
    return permissionOf(view.state, target, view.login) === null
      ? null
      : `/${fullName(target)}/issues/${issue.transferredTo.number}`;
  }
  const right = issue.kind === 'issue' ? 'issues' : 'pull';
  return part === right ? null : `/${fullName(found.repository)}/${right}/${number}`;
}

/** A whole document for a GET on github.com or gist.github.com. */
export function document(view: View, request: WireRequest): WireResponse {
  const { path } = request;
  const query = new URLSearchParams(request.query);
  if (request.host === 'github.com') {
    if (path === '/')
      return htmlResponse(200, page(view, { title: 'Practice tracker', content: startPage(view) }));
    const target = redirected(view, path);
    if (target) return redirect(target + (request.query ? `?${request.query}` : ''));
    const project = findProject(view, path);
    if (project)
      return htmlResponse(
        200,
        page(view, {
          title: `${project.title} · ${project.owner}`,
          content: board(view, project),
          portal: html`<div data-practice="panel-holder">${panelFor(view, project, query)}</div>`,
          bare: true,
          metas: { routePattern: '/:user_id/projects/:number' },
        }),
      );
    const found = visibleRepository(view, path);
    const pull = found && /^\/(pull|issues)\/(\d+)$/.exec(found.rest);
    const issue = pull && findIssue(view.state, found.repository, Number(pull[2]));
    if (issue && !issue.deleted && (issue.kind === 'pull_request' || view.settings.classic))
      return htmlResponse(
        200,
        page(view, {
          title: `${issue.title} · ${fullName(found.repository)}`,
          repository: found.repository,
          tab: issue.kind === 'issue' ? 'issues' : 'pulls',
          content: classicPage(issueView(view, issue)),
          metas: { subjectTag: `${issue.kind}:${issue.id}` },
        }),
      );
    const shown = reactView(view, path, query);
    if (shown)
      return htmlResponse(
        200,
        page(view, {
          title: `${shown.title}`,
          repository: shown.repository,
          tab: 'issues',
          content: reactApp(path, shown.content, embeddedData(shown.data)),
          metas: { subjectTag: shown.subjectTag, routePattern: shown.routePattern },
        }),
      );
  }
  const plain = plainPage(view, request.host, path);
  if (plain)
    return htmlResponse(
      200,
      page(view, {
        title: plain.title,
        repository: plain.repository,
        content: plain.content,
        ...(plain.tab && { tab: plain.tab }),
      }),
    );
  return notFound(view);
}

/** Content for the React root as JSON: soft navigation, hydration, live updates. */
export function fragment(view: View, path: string, query: URLSearchParams): unknown {
  const project = findProject(view, path);
  if (project) {
    const panel = panelFor(view, project, query, query.get('_editing') === '1');
    return {
      status: 200,
      title: project.title,
      html: panel ? withMarkup(panel.text, view.settings.markup) : '',
    };
  }
  const shown = reactView(view, path, query);
  if (!shown) return { status: 404 };
  return {
    status: 200,
    title: shown.title,
    html: withMarkup(shown.content.text, view.settings.markup),
    ...(shown.issue && {
      bodyVersion: bodyVersion(shown.issue),
      version: `${shown.issue.updatedAt}/${bodyVersion(shown.issue)}`,
    }),
  };
}

export const dialogFor = (view: View, path: string): string | null => {
  const found = visibleRepository(view, path);
  return found && view.login !== null
    ? withMarkup(newIssueDialog(view, found.repository).text, view.settings.markup)
    : null;
};
