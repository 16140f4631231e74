/** Pages without issues: project lists, settings and the like inside the application; sign-in and marketing outside. */
import { type Html, html, raw } from '../../github/pages/html';
import { slugOf } from '../ids';
import { icon } from './icons';
import { type Screen, screen } from './screen';
import type { PageView } from './view';

const headed = (name: string, body: Html): Html =>
  html`<header class="page-head"><div class="crumbs"><span class="crumb">${name}</span></div></header>${body}`;

function projectRows(view: PageView): Html {
  const { workspace } = view;
  const rows = view.state.projects
    .filter((p) => p.workspaceId === workspace.id)
    .map(
      (p) =>
        html`<a href="/${workspace.urlKey}/project/${slugOf(p.name)}-${p.slugId}/overview" tabindex="0" data-list-row="true" data-list-key="ITEM_${p.id}" class="row project-row"><span class="cell">${icon('cube')}</span><span class="cell title"><span title="${p.name}" class="title-text">${p.name}</span></span><span class="cell date" data-list-grid-column="targetDate">${p.targetDate ?? ''}</span></a>`,
    );
  return html`<div class="list-container" data-list-container><div class="list-wrapper" data-list-wrapper data-restore-scroll-view="/${workspace.urlKey}/projects/all|0"><div class="list-rows">${rows}</div></div></div>`;
}

const SETTINGS = [
  ['account/preferences', 'Preferences'],
  ['account/profile', 'Profile'],
  ['account/security', 'Security & access'],
  ['api', 'API'],
  ['members', 'Members'],
] as const;

function settings(view: PageView, rest: string): Screen {
  const root = `/${view.workspace.urlKey}/settings`;
  const name = SETTINGS.find(([path]) => rest.startsWith(`settings/${path}`))?.[1] ?? view.words.settings;
  return screen(
    'other',
    `${name} › ${view.words.settings}`,
    html`<div class="settings"><nav class="settings-nav">${SETTINGS.map(([path, words]) => html`<a class="nav-item" href="${root}/${path}">${words}</a>`)}</nav><div class="settings-body"><h1>${name}</h1><section class="settings-card"><h3>Personal API keys</h3><p>Use keys to access your workspace from scripts. Keep them to yourself.</p><label class="field"><span>Issue title</span><input type="text" name="label"></label><button type="button" class="pill">New API key</button></section></div></div>`,
  );
}

/** A page of the application that is neither an issue nor a list of issues; null: there is no such page. */
export function otherScreen(view: PageView, rest: string): Screen | null {
  const { words } = view;
  if (/^settings(\/|$)/.test(rest)) return settings(view, rest);
  if (/^(team\/[^/]+\/)?projects\/all$/.test(rest))
    return screen(
      'other',
      `${words.projects} › ${words.allIssues}`,
      headed(words.projects, projectRows(view)),
    );
  if (/^(initiatives|initiative|roadmap|roadmaps)(\/|$)/.test(rest))
    return screen('other', words.initiatives, headed(words.initiatives, html`<p class="no-issues">—</p>`));
  if (/^views(\/issues)?$/.test(rest)) {
    const links = view.state.views
      .filter((v) => v.workspaceId === view.workspace.id)
      .map(
        (v) =>
          html`<a class="row project-row" data-list-row="true" data-list-key="ITEM_${v.id}" href="/${view.workspace.urlKey}/view/${slugOf(v.name)}-${v.slugId}"><span class="cell">${icon('layers')}</span><span class="cell title"><span title="${v.name}" class="title-text">${v.name}</span></span></a>`,
      );
    return screen(
      'other',
      words.views,
      headed(
        words.views,
        html`<div class="list-container" data-list-container><div class="list-rows">${links}</div></div>`,
      ),
    );
  }
  const project = /^project\/([^/]+)\/(overview|activity|updates)$/.exec(rest);
  const found =
    project &&
    view.state.projects.find((p) => p.workspaceId === view.workspace.id && project[1]?.endsWith(p.slugId));
  if (found)
    return screen(
      'other',
      `${found.name} › ${words.overview}`,
      headed(
        found.name,
        html`<div class="project-page"><div contenteditable="true" role="textbox" aria-label="Project name" aria-multiline="false" class="ProseMirror issue-title"><p class="text-node">${found.name}</p></div><div data-editor-id="project-${found.id}"><div class="ProseMirror editor" contenteditable="true"><p class="text-node">${found.description}</p></div></div></div>`,
      ),
    );
  if (
    /^(team\/[^/]+\/(overview|cycles|views\/issues|cycle)|dashboard\/|loops|loop\/|agent|review\/|drafts|explore|profiles\/)/.test(
      rest,
    )
  )
    return screen(
      'other',
      view.workspace.name,
      headed(rest.split('/').at(-1) ?? '', html`<p class="no-issues">—</p>`),
    );
  return null;
}

const OUTSIDE: Readonly<Record<string, string>> = {
  '/': 'Linear: plan and build products',
  '/homepage': 'Linear: plan and build products',
  '/login': 'Log in',
  '/signup': 'Sign up',
  '/logout': 'Log out',
  '/welcome': 'Welcome',
  '/docs': 'Docs',
  '/docs/issues': 'Issues in the docs',
  '/developers': 'Developers',
  '/changelog': 'Changelog',
  '/features': 'Features',
  '/pricing': 'Pricing',
};

/** Documents on the same host that are not the application; null: there is none at this path. */
export function outsideDocument(path: string, theme: string): string | null {
  const title = OUTSIDE[path.replace(/\/$/, '') || '/'];
  if (title === undefined) return null;
  const body =
    path === '/login'
      ? html`<form class="login"><h1>Log in to Linear</h1><label class="field"><span>Email</span><input type="email" name="email"></label><button type="button" class="primary">Continue with email</button></form>`
      : html`<article class="outside"><h1>${title}</h1><p>An issue such as <a href="/acme/issue/ENG-142">ENG-142</a> has a title, a status and an owner.</p><a href="/pricing">Pricing</a> <a href="/docs">Docs</a> <a href="/login">Log in</a></article>`;
  return html`${raw('<!DOCTYPE html>')}
<html lang="en" class="${theme}"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/_practice/assets/practice.css"></head><body class="outside-page"><main>${body}</main></body></html>`
    .text;
}
