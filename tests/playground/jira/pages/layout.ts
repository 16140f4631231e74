/** Document, top bar and side bar around a page; all of it but the portal stands in `#jira-frontend`. */
import { type Html, html, raw } from '../../github/pages/html';
import type { JiraProject } from '../model';
import { face, icon } from './icons';
import { mayBrowse, personName, type View } from './view';

export interface Page {
  title: string;
  content: Html;
  project?: JiraProject;
  /** Which tab of the project is shown. */
  tab?: string;
}

/** Address of a project's part; `/c/` marks a company-managed one. */
export const projectPath = (project: JiraProject): string =>
  `/jira/software/${project.style === 'classic' ? 'c/' : ''}projects/${project.key}`;

export const boardPath = (view: View, project: JiraProject): string => {
  const board = view.state.boards.find((b) => b.projectId === project.id);
  return `${projectPath(project)}/boards/${board?.id ?? 0}`;
};

function topBar(view: View): Html {
  const { words, login } = view;
  const end =
    login === null
      ? html`<a class="button" href="/login" data-practice-hard="">${words.login}</a>`
      : html`<span class="nav-user" title="${personName(view, login)}">${face(personName(view, login), 28)}<span class="sr-only">${personName(view, login)}</span></span>`;
  return html`<header class="top-nav" role="banner"><a class="logo" href="/jira/for-you"><span class="logo-mark" aria-hidden="true"></span>Jira</a><div class="nav-search"><span aria-hidden="true">${icon('search')}</span><input type="search" data-practice="search" placeholder="${words.search}" aria-label="${words.search}"></div>${
    login !== null &&
    html`<button type="button" class="button primary" data-testid="atlassian-navigation--create-button" data-practice="create">${icon('plus')}<span>${words.create}</span></button>`
  }<div class="nav-end">${end}</div></header>`;
}

function sideBar(view: View, current: JiraProject | undefined): Html {
  const { words } = view;
  const projects = view.state.projects.filter((p) => mayBrowse(view, p));
  const link = (href: string, text: string, sign: string, on = false) =>
    html`<li><a href="${href}" class="side-item${on && ' selected'}"${on && raw(' aria-current="page"')}>${icon(sign)}<span>${text}</span></a></li>`;
  return html`<nav class="side-nav" aria-label="${words.spaces}"><ul>${link('/jira/for-you', words.forYou, 'home')}${link('/issues/?jql=project%20%3D%20ACME%20ORDER%20BY%20created%20DESC', words.workItems, 'list')}${link('/jira/dashboards/1', words.dashboards, 'board')}</ul><h2>${words.spaces}</h2><ul>${projects.map(
    (p) =>
      html`<li><a href="${boardPath(view, p)}" class="side-item${p === current && ' selected'}"><span class="project-icon project-${p.key}" aria-hidden="true">${p.key[0]}</span><span>${p.name}</span></a></li>`,
  )}</ul></nav>`;
}

function projectHead(view: View, project: JiraProject, tab: string): Html {
  const { words } = view;
  const base = projectPath(project);
  const board = boardPath(view, project);
  const tabs: readonly (readonly [string, string, string])[] = [
    ['summary', words.summaryTab, `${base}/summary`],
    ['timeline', words.timeline, `${board}/timeline`],
    ...(project.style === 'classic' ? [['backlog', words.backlog, `${board}/backlog`] as const] : []),
    ['board', words.board, board],
    ['list', words.list, `${base}/list`],
    ['issues', words.workItems, `${base}/issues`],
    ['reports', words.reports, `${board}/reports/burndown-chart`],
  ];
  return html`<div class="project-head"><div class="project-name"><span class="project-icon project-${project.key}" aria-hidden="true">${project.key[0]}</span><span class="h1">${project.name}</span></div><nav aria-label="${project.name}"><ul class="tabs">${tabs.map(
    ([name, text, href]) =>
      html`<li><a href="${href}" class="tab${name === tab && ' selected'}"${name === tab && raw(' aria-current="page"')}>${text}</a></li>`,
  )}</ul></nav></div>`;
}

/** What stands in the part that a soft navigation changes. */
export const mainHtml = (view: View, page: Page): Html =>
  html`${page.project && page.tab !== undefined && projectHead(view, page.project, page.tab)}<div class="page-body">${page.content}</div>`;

/** Everything in `#jira-frontend`. */
export const frontend = (view: View, page: Page): Html =>
  html`<div class="app"><a class="skip" href="#practice-main">${view.words.skip}</a>${topBar(view)}<div class="app-row">${sideBar(view, page.project)}<main id="practice-main" data-practice="main" tabindex="-1">${mainHtml(view, page)}</main></div></div>`;

const asset = (name: string): string => `/_practice/assets/${name}`;

/** @returns the whole document as text */
export function documentHtml(view: View, page: Page): string {
  const { settings } = view;
  const shown = frontend(view, page);
  const config = new URLSearchParams({
    // How many elements were sent: the page's script knows by it what others have put there before it began.
    sent: String(shown.text.match(/<[a-z]/gi)?.length ?? 0),
    hydration: String(settings.hydrationMs),
    skeleton: String(settings.skeletonMs),
    softnav: String(settings.softNavMs),
    poll: String(settings.livePollMs),
    mode: settings.softNav,
    recycle: settings.recycle ? '1' : '',
    view: settings.issueView,
    phase: settings.shortcuts,
  });
  return html`${raw('<!DOCTYPE html>')}
<html lang="${view.lang}" data-theme="dark:dark light:light spacing:spacing typography:typography" data-color-mode="${view.theme === 'dark' ? 'dark' : 'light'}"><head><meta charset="utf-8">
<title>${page.title}</title>
<meta name="application-name" content="JIRA">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${asset('practice.css')}">
${view.theme === 'auto' && html`<script src="${asset('theme.js')}"></script>`}
<script type="module" src="${asset('practice.js')}?${config.toString()}"></script></head>
<body id="jira"><div id="jira-frontend">${shown}</div><div class="atlaskit-portal-container"></div></body></html>`
    .text;
}
