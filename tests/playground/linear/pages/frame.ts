/** The document with its empty root, and the application around the main part. */
import { type Html, html, raw } from '../../github/pages/html';
import { slugOf } from '../ids';
import { icon } from './icons';
import type { PageView, Visitor } from './view';

/** Written on the root element by the application, as the real one does. */
const INLINE = {
  light:
    '--bg-color: #efeff0; --bg-sidebar-color: #efeff0; --bg-base-color: #f9f9fa; --bg-border-color: #e2e2e2; --agent-toolbar-height: 28px; --scrollbar-width: 0px',
  dark: '--bg-color: lch(2.595% 0.4 272 / 1); --bg-sidebar-color: lch(2.595% 0.4 272 / 1); --bg-base-color: lch(5.52% 0.4 272); --bg-border-color: lch(14.16% 1.48 272 / 1); --agent-toolbar-height: 28px; --scrollbar-width: 0px',
} as const;

/** What the page's own script is told. */
const config = ({ settings }: Visitor): string =>
  new URLSearchParams({
    hydration: String(settings.hydrationMs),
    softnav: String(settings.softNavMs),
    poll: String(settings.livePollMs),
    mode: settings.softNav,
    recycle: settings.recycle ? '1' : '',
    shortcuts: settings.shortcuts,
    inbox: settings.inboxUrl,
  }).toString();

/** The same document at every address of the application; its script does the rest. */
export function appDocument(visitor: Visitor): string {
  const { theme } = visitor;
  return html`${raw('<!DOCTYPE html>')}
<html lang="${visitor.lang === 'en' ? 'en-GB' : visitor.lang}" class="${theme}" data-sw-cache="true" style="${INLINE[theme]}"><head><meta charset="utf-8">
<title>Linear</title>
<meta name="color-scheme" content="${theme}">
<meta name="theme-color" content="${theme === 'dark' ? '#09090a' : '#efeff0'}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="practice-themes" content="${JSON.stringify(INLINE)}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_practice/assets/practice.css">
<script type="module" src="/_practice/assets/practice.js?${config(visitor)}"></script></head>
<body><div id="root"></div></body></html>`.text;
}

const item = (path: string, href: string, name: string, words: string): Html =>
  html`<a href="${href}" class="nav-item"${path.startsWith(href) ? raw(' data-active="true"') : ''}>${icon(name)}<span>${words}</span></a>`;

function sidebar(view: PageView, path: string): Html {
  const { words, workspace } = view;
  const root = `/${workspace.urlKey}`;
  const projects = view.state.projects.filter((p) => p.workspaceId === workspace.id);
  return html`<div class="sidebar-space" style="width:244px"></div><div class="sidebar" style="width:244px;position:fixed"><div class="workspace-line"><button type="button" class="workspace-button"><span class="workspace-mark">${workspace.name.slice(0, 2).toUpperCase()}</span><span>${workspace.name}</span></button><button type="button" class="icon-button" aria-label="${words.search}" data-practice="search">${icon('search')}</button><button type="button" class="icon-button raised" aria-label="${words.newIssue}" data-practice="compose">${icon('pencil')}</button></div><nav>${item(path, `${root}/inbox`, 'inbox', words.inbox)}${item(path, `${root}/my-issues/assigned`, 'issue', words.myIssues)}<div class="nav-name">${words.workspace}</div>${item(path, `${root}/projects/all`, 'cube', words.projects)}${item(path, `${root}/initiatives`, 'flag', words.initiatives)}${item(path, `${root}/views`, 'layers', words.views)}${projects.map((p) => item(path, `${root}/project/${slugOf(p.name)}-${p.slugId}/issues`, 'cube', p.name))}<div class="nav-name">${words.yourTeams}</div>${view.teams.map(
    (team) => {
      const base = `${root}/team/${team.key}`;
      return html`<div class="nav-team"><span class="team-mark" style="background:${team.color}"></span><span>${team.name}</span></div><div class="nav-inner">${item(path, `${base}/triage`, 'inbox', words.triage)}${item(path, `${base}/active`, 'issue', words.issues)}${item(path, `${base}/board`, 'panel', words.board)}${item(path, `${base}/cycle/active`, 'cycle', words.cycles)}</div>`;
    },
  )}</nav></div>`;
}

/** The application; `data-practice-main` is where the view of an address goes. */
export function appFrame(view: PageView, path: string): Html {
  const { words } = view;
  return html`<div style="display:contents" class="theme-provider-practice"><a href="#skip-nav" class="skip">${words.skip}</a><div id="mainLayoutContainer" class="layout">${sidebar(view, path)}<div class="frame"><main class="main"><div id="skip-nav"></div><div class="view" data-practice-main></div><div id="portalLayoutRoot"></div></main></div></div><div class="agent-bar" style="height:28px" data-agent-toolbar-bounds="true"><button type="button" class="quiet" aria-label="${words.agent}">${words.agent}</button></div><section class="toasts" aria-label="${words.notifications} alt+T" aria-live="polite" tabindex="-1"></section></div><span role="status" aria-live="polite" class="announcer" data-words="${words.navigatedTo}"></span><div style="display:contents" data-practice-portal></div>`;
}
