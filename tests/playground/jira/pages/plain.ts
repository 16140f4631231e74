/** Pages on which nothing of an issue tool belongs: simple content, right addresses, Jira's look. */
import { type Html, html } from '../../github/pages/html';
import type { JiraProject } from '../model';
import { findProject, keyOf, statusOf } from '../state';
import { lozenge } from './icons';
import { mayBrowse, type View } from './view';

export interface PlainPage {
  /** Short name for tests. */
  kind: string;
  title: string;
  project?: JiraProject;
  tab?: string;
  content: Html;
}

const box = (heading: string, ...lines: (Html | string)[]): Html =>
  html`<div class="plain"><h1>${heading}</h1><ul class="plain-list">${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;

/** Links to what is going on, as such pages have them. */
const someIssues = (view: View, project?: JiraProject): Html[] =>
  view.state.issues
    .filter((i) => !i.deleted && (project ? i.projectId === project.id : true))
    .filter((i) => mayBrowse(view, view.state.projects.find((p) => p.id === i.projectId) as JiraProject))
    .slice(-4)
    .map(
      (i) =>
        html`<a href="/browse/${keyOf(view.state, i)}">${keyOf(view.state, i)} ${i.summary}</a> ${lozenge(statusOf(view.state, i))}`,
    );

type Make = (view: View, project: JiraProject) => Omit<PlainPage, 'kind' | 'project'>;

/** What follows the project's key → page. */
const PROJECT_PAGES: readonly (readonly [kind: string, rest: RegExp, make: Make])[] = [
  [
    'reports',
    /^\/boards\/\d+\/reports\b/,
    () => ({
      title: 'Burndown chart',
      tab: 'reports',
      content: box('Burndown chart', '12 of 30 points left'),
    }),
  ],
  [
    'timeline',
    /^\/boards\/\d+\/(timeline|roadmap)$/,
    (view, project) => ({
      title: 'Timeline',
      tab: 'timeline',
      content: html`<div class="plain">${view.state.issues
        .filter((i) => !i.deleted && i.projectId === project.id && i.parentId !== null)
        .map((i) => {
          const key = keyOf(view.state, i);
          const item = 'roadmap.timeline-table.components.list-item';
          return html`<div data-testid="${item}.container-${i.id}" class="timeline-row"><a data-testid="roadmap.timeline-table.components.list-item-content.summary.key" href="/browse/${key}">${key}</a><span data-testid="roadmap.timeline-table.components.list-item-content.summary.title">${i.summary}</span></div>`;
        })}</div>`,
    }),
  ],
  [
    'calendar',
    /^(\/boards\/\d+)?\/calendar$/,
    () => ({ title: 'Calendar', tab: 'calendar', content: box('Calendar', 'Nothing this week') }),
  ],
  [
    'summary',
    /^\/summary$/,
    (view, p) => ({ title: 'Summary', tab: 'summary', content: box('Summary', ...someIssues(view, p)) }),
  ],
  [
    'form',
    /^\/form\/\d+$/,
    () => ({ title: 'Form', content: box('Ask for something', 'What do you need?') }),
  ],
  [
    'project-settings',
    /^\/settings\b/,
    (_, p) => ({
      title: 'Details',
      content: html`<div class="plain"><h1>Details</h1><input aria-label="Name" value="${p.name}"></div>`,
    }),
  ],
  [
    'releases',
    /^\/(releases|versions)\b/,
    (view, p) => ({
      title: 'Releases',
      content: box('Releases', ...p.versions.map((v) => v.name), ...someIssues(view, p)),
    }),
  ],
];

const SITE_PAGES: readonly (readonly [
  kind: string,
  path: RegExp,
  make: (view: View) => { title: string; content: Html },
])[] = [
  [
    'for-you',
    /^\/jira\/(for-you|your-work)\/?$/,
    (view) => ({ title: 'For you', content: box(view.words.forYou, ...someIssues(view)) }),
  ],
  [
    'dashboard',
    /^\/jira\/dashboards(\/\d+)?$/,
    (view) => ({
      title: 'System dashboard',
      content: box('System dashboard', html`<div class="gadget">Assigned to me</div>`, ...someIssues(view)),
    }),
  ],
  [
    'plans',
    /^\/jira\/plans(\/|$)/,
    (view) => ({
      title: 'Plan',
      content: html`<div class="plain"><h1>Plan</h1>${view.state.issues.slice(0, 5).map((i) => html`<div data-testid="roadmap.scope.issues.issue.row" data-issue="${i.id}" class="timeline-row"><a id="issue-link-${i.id}" href="/browse/${keyOf(view.state, i)}">${keyOf(view.state, i)}, (opens new window)</a></div>`)}</div>`,
    }),
  ],
  [
    'service-desk',
    /^\/jira\/servicedesk\/projects\/[^/]+\/queues\b/,
    () => ({
      title: 'Queues',
      content: html`<div class="plain" data-testid="servicedesk-queues-agent-view.layout.table.container"><h1>All open</h1><div data-testid="common.components.virtual-table.table.content.rows.common.cell-wrapper-rowHELP-1-reporter"><a href="/browse/HELP-1">HELP-1</a> My parcel is late</div></div>`,
    }),
  ],
  [
    'product-discovery',
    /^\/jira\/(polaris\/projects\/[^/]+\/ideas|discovery\/share)\b/,
    () => ({
      title: 'Ideas',
      content: html`<div class="plain"><h1>Ideas</h1><div data-testid="polaris-ideas.ui.view-content.idea-list.cell.cells.link-field.editable-summary-field">Sell gift cards</div></div>`,
    }),
  ],
  ['people', /^\/jira\/people\b/, () => ({ title: 'Teams', content: box('Teams', 'Shop', 'Payments') })],
  [
    'filters',
    /^\/jira\/filters\b/,
    () => ({ title: 'Filters', content: box('Filters', 'My open work items') }),
  ],
  [
    'site-settings',
    /^\/jira\/settings\b|^\/secure\/admin\b/,
    () => ({ title: 'Settings', content: box('System', 'General configuration') }),
  ],
  [
    'wiki',
    /^\/wiki(\/|$)/,
    () => ({
      title: 'Guest checkout - Confluence',
      content: html`<div class="plain"><h1>Guest checkout</h1><div class="ak-renderer-document"><p>See <a href="/browse/ACME-142">ACME-142</a>.</p></div></div>`,
    }),
  ],
  [
    'login',
    /^\/login(\.jsp)?$/,
    () => ({
      title: 'Log in',
      content: html`<div class="plain"><h1>Log in to continue</h1><form id="form-login"><input aria-label="Account" name="username"><button class="button primary">Continue</button></form></div>`,
    }),
  ],
];

/** @returns null when the address belongs to no page of this kind */
export function plainPage(view: View, path: string, query: URLSearchParams): PlainPage | null {
  for (const [kind, pattern, make] of SITE_PAGES) if (pattern.test(path)) return { kind, ...make(view) };
  const [, key = '', rest = ''] =
    /^\/(?:jira\/(?:software\/(?:c\/)?|core\/)?)?projects\/([A-Za-z][A-Za-z0-9_]*)(\/.*)?$/.exec(path) ?? [];
  const project = findProject(view.state, key);
  if (!project || !mayBrowse(view, project)) return null;
  if (query.has('config') && /^\/boards\/\d+$/.test(rest))
    return {
      kind: 'board-settings',
      title: 'Board settings',
      project,
      content: box('Board settings', ...project.statuses.map((s) => s.name)),
    };
  for (const [kind, pattern, make] of PROJECT_PAGES)
    if (pattern.test(rest)) return { kind, project, ...make(view, project) };
  return null;
}
