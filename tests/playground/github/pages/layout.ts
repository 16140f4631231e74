/** Document, head, top bar and repository tabs around a page. */
import type { Repository } from '../model';
import { fullName } from '../state';
import { type Html, html, raw, withMarkup } from './html';
import { avatar, icon } from './icons';
import type { View } from './view';

export interface Metas {
  routePattern?: string;
  /** `issue:123`, `repository:5`. */
  subjectTag?: string;
}

interface PageOptions {
  title: string;
  metas?: Metas;
  repository?: Repository | null;
  tab?: string;
  /** Content of the turbo frame (repository pages) or of `main`. */
  content: Html;
  /** Inside the portal root from the start (an open panel or dialog). */
  portal?: Html;
  /** Outside `main`, for whole-page apps such as a project board. */
  bare?: boolean;
}

const TABS: readonly (readonly [string, string])[] = [
  ['code', ''],
  ['issues', '/issues'],
  ['pulls', '/pulls'],
  ['actions', '/actions'],
  ['projects', '/projects'],
  ['wiki', '/wiki'],
  ['security', '/security'],
  ['insights', '/pulse'],
  ['settings', '/settings'],
];

function repositoryNav(view: View, repository: Repository, tab: string): Html {
  const open = view.state.issues.filter(
    (i) =>
      i.repositoryId === repository.id &&
      i.kind === 'issue' &&
      i.state === 'open' &&
      !i.deleted &&
      !i.transferredTo,
  ).length;
  return html`<nav aria-label="Repository" class="js-repo-nav UnderlineNav"><ul class="UnderlineNav-body plain row">${TABS.map(
    ([key, tail]) =>
      html`<li><a class="UnderlineNav-item${key === tab ? ' selected' : ''}" data-turbo-frame="repo-content-turbo-frame" href="/${fullName(repository)}${tail}"><span data-content="${view.words[key as 'code']}">${view.words[key as 'code']}</span>${key === 'issues' && html` <span id="issues-repo-tab-count" class="Counter">${open}</span>`}</a></li>`,
  )}</ul></nav>`;
}

function topBar(view: View, repository: Repository | null | undefined, tab: string): Html {
  return html`<header class="AppHeader" role="banner"><h2 class="sr-only">Navigation Menu</h2><div class="AppHeader-globalBar row"><a class="AppHeader-logo" href="/" aria-label="Homepage" data-turbo="false"><span class="logo" aria-hidden="true"></span></a>${
    repository &&
    html`<nav role="navigation" aria-label="GitHub Breadcrumb" class="row crumbs"><a class="AppHeader-context-item" href="/${repository.owner}">${repository.owner}</a><span>/</span><a class="AppHeader-context-item strong" href="/${fullName(repository)}">${repository.name}</a>${repository.visibility === 'public' ? html`<span class="Label">${view.words.publicRepository}</span>` : html`<span class="Label">${view.words.privateRepository}</span>`}${repository.archived && html`<span class="Label">${view.words.archivedRepository}</span>`}</nav>`
  }<div class="AppHeader-globalBar-end row"><button type="button" class="search-button" data-practice="search" aria-label="Search or jump to…">${icon('search')}<span>/</span></button>${
    view.login === null
      ? html`<a class="btn" href="/login">${view.words.signIn}</a>`
      : html`<span class="AppHeader-user">${avatar(view.login, 28)}<span class="sr-only">${view.login}</span></span>`
  }</div></div>${repository && html`<div class="AppHeader-localBar">${repositoryNav(view, repository, tab)}</div>`}</header>`;
}

/** @returns the whole document as text */
export function page(view: View, options: PageOptions): string {
  const { repository, metas = {}, content } = options;
  const bodyClass = `${view.login === null ? 'logged-out' : 'logged-in'} env-production page-responsive`;
  const { host } = new URL(view.origin);
  const config = new URLSearchParams({
    hydration: String(view.settings.hydrationMs),
    softnav: String(view.settings.softNavMs),
    poll: String(view.settings.livePollMs),
    mode: view.settings.softNav,
    recycle: view.settings.recycle ? '1' : '',
  });
  const main = repository
    ? html`<main id="js-repo-pjax-container"><div id="repository-container-header" data-turbo-replace hidden></div><turbo-frame id="repo-content-turbo-frame" target="_top" data-turbo-action="advance">${content}</turbo-frame></main>`
    : html`<main>${content}</main>`;
  const document = html`${raw('<!DOCTYPE html>')}
<html lang="${view.lang}" data-color-mode="${view.theme}" data-light-theme="light" data-dark-theme="dark" data-a11y-animated-images="system"><head><meta charset="utf-8">
<title>${options.title}</title>
<meta name="route-pattern" content="${metas.routePattern ?? '/'}" data-turbo-transient>
${metas.subjectTag && html`<meta name="hovercard-subject-tag" content="${metas.subjectTag}" data-turbo-transient>`}
<meta name="github-keyboard-shortcuts" content="repository,issues,copilot" data-turbo-transient="true">
<meta name="user-login" content="${view.login ?? ''}">
<meta name="viewport" content="width=device-width">
<meta name="hostname" content="${host}"><meta name="expected-hostname" content="${host}">
<meta name="turbo-cache-control" content="no-preview" data-turbo-transient>
${repository && html`<meta name="octolytics-dimension-repository_nwo" content="${fullName(repository)}"><meta name="octolytics-dimension-repository_public" content="${String(repository.visibility === 'public')}">`}
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="https://github.githubassets.com/assets/practice.css">
<script type="module" src="https://github.githubassets.com/assets/practice.js?${config.toString()}"></script></head>
<body class="${bodyClass}"><div data-turbo-body class="${bodyClass}"><div id="__primerPortalRoot__" role="region" data-turbo-permanent>${options.portal}</div><div class="position-relative header-wrapper js-header-wrapper"><a href="#start-of-content" class="sr-only">Skip to content</a>${topBar(view, repository, options.tab ?? '')}</div><div id="start-of-content" class="show-on-focus"></div><div class="application-main">${options.bare ? content : main}</div>${!options.bare && html`<footer class="footer" role="contentinfo"><span class="muted small">Practice tracker. Invented people, invented numbers.</span></footer>`}</div></body></html>`;
  return withMarkup(document.text, view.settings.markup);
}

/** GitHub's React shell. `initialPath` is the address of the document, not of what is shown later. */
export function reactApp(initialPath: string, content: Html, data: Html, name = 'issues-react'): Html {
  // The app of a pull request is its header; the discussion stands below it.
  const whole = !/\/pull\/\d+$/.test(initialPath);
  return html`<react-app app-name="${name}" initial-path="${initialPath}" style="display:block${whole && ';min-height:calc(100vh - 64px)'}" data-attempted-ssr="true" data-ssr="true" data-lazy="false" data-alternate="false" data-data-router-enabled="false" data-react-profiling="false">${data}<div data-target="react-app.reactRoot">${content}</div></react-app>`;
}
