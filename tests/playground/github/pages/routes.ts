/** Address → page, fragment for a soft navigation, or redirect. */
import type { WireRequest, WireResponse } from '../../wire';
import type { Project } from '../model';
import { permissionOf } from '../permissions';
import { findIssue, findRenamedRepository, findRepository, fullName, repositoryById } from '../state';
import { classicPage } from './classic';
import { bodyVersion, embeddedData } from './embedded';
import { type Html, html, withMarkup } from './html';
import { page, reactApp } from './layout';
import { newIssueDialog } from './new-issue';
import { plainPage } from './plain';
import { projectPage } from './project';
import { layoutOf } from './project-items';
import { sidePanel } from './project-panel';
import { pullOptions, railsPulls } from './pull-list';
import { pullPage } from './pull-page';
import { issueView, type ReactView, reactView, visiblePull, visibleRepository } from './react-views';
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

const panelHolder = (content: Html | null): Html => html`<div data-practice="panel-holder">${content}</div>`;

/** Pull requests, whose discussion is Rails with either header, and issues in the markup of older servers. */
function railsDocument(view: View, path: string, query: URLSearchParams): string | null {
  const found = visibleRepository(view, path);
  if (!found) return null;
  const { repository, rest } = found;
  if (rest === '/pulls' && view.settings.pulls === 'classic')
    return page(view, {
      title: `Pull requests · ${fullName(repository)}`,
      repository,
      tab: 'pulls',
      content: railsPulls(view, pullOptions(repository, query)),
      metas: { subjectTag: `repository:${repository.id}` },
    });
  const pull = visiblePull(view, path);
  if (pull)
    return page(view, {
      title: `${pull.title} by ${pull.author} · Pull Request #${pull.number} · ${fullName(repository)}`,
      repository,
      tab: 'pulls',
      content: pullPage(issueView(view, pull), (content) =>
        reactApp(path, content, embeddedData({}), 'pull-requests'),
      ),
      metas: { subjectTag: `pull_request:${pull.id}` },
    });
  const number = /^\/issues\/(\d+)$/.exec(rest)?.[1];
  const issue = number && view.settings.classic ? findIssue(view.state, repository, Number(number)) : null;
  if (!issue || issue.deleted) return null;
  return page(view, {
    title: `${issue.title} · ${fullName(repository)}`,
    repository,
    tab: 'issues',
    content: classicPage(issueView(view, issue)),
    metas: { subjectTag: `issue:${issue.id}` },
  });
}

function reactDocument(view: View, path: string, query: URLSearchParams): string | null {
  const shown = reactView(view, path, query);
  if (!shown) return null;
  return page(view, {
    title: shown.title,
    repository: shown.repository,
    tab: shown.tab,
    content: reactApp(path, shown.content, embeddedData(shown.data), shown.app),
    ...(shown.repository === null && { portal: panelHolder(shown.overlay) }),
    metas: {
      ...(shown.subjectTag !== null && { subjectTag: shown.subjectTag }),
      routePattern: shown.routePattern,
    },
  });
}

const fragmentVersion = ({ issue }: ReactView) =>
  issue && {
    bodyVersion: bodyVersion(issue),
    version: `${issue.updatedAt}/${bodyVersion(issue)}`,
  };

/** A whole document for a GET on github.com or gist.github.com. */
export function document(view: View, request: WireRequest): WireResponse {
  const { path } = request;
  const query = new URLSearchParams(request.query);
  if (request.host !== 'gist.github.com') {
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
          content: projectPage(view, project, layoutOf(path)),
          portal: panelHolder(panelFor(view, project, query)),
          bare: true,
          metas: { routePattern: '/:user_id/projects/:number' },
        }),
      );
    const own = railsDocument(view, path, query) ?? reactDocument(view, path, query);
    if (own !== null) return htmlResponse(200, own);
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
    // Above the view, in the portal: an overlay or nothing.
    ...(shown.repository === null && {
      panel: shown.overlay ? withMarkup(shown.overlay.text, view.settings.markup) : '',
    }),
    ...fragmentVersion(shown),
  };
}

export const dialogFor = (view: View, path: string): string | null => {
  const found = visibleRepository(view, path);
  return found && view.login !== null
    ? withMarkup(newIssueDialog(view, found.repository).text, view.settings.markup)
    : null;
};
