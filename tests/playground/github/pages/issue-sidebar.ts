/** The right column of an issue. Replaced as a whole when React re-renders it. */
import type { BoardItem, Permission, Project } from '../model';
import { atLeast } from '../permissions';
import { fullName, repositoryById } from '../state';
import { type Html, html, mod } from './html';
import { avatar, icon } from './icons';
import type { IssueView } from './issue-viewer';
import { linkedPulls, milestoneLink, milestoneOf, relationships } from './relations';

const section = (testId: string, title: string, editable: boolean, content: Html, headingId?: string): Html =>
  html`<div data-testid="${testId}" class="${mod('Section', 'SectionContainer')} side-section"><div class="${mod('Section', 'headerContentWrapper')}"><h3 class="${mod('SectionHeader', 'SectionHeaderTitle')}"${headingId && html` id="${headingId}"`}>${title}</h3>${editable && html`<button type="button" class="${mod('SectionHeader', 'editButton')} icon-btn" aria-label="${title}">${icon('gear')}</button>`}</div>${content}</div>`;

const label = (name: string): Html => {
  const hue = [...name].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0) * 23, 0) % 360;
  return html`<span class="label-token" style="--hue:${hue}"><span>${name}</span></span>`;
};

export { label as labelToken };

/** A link to the list of what has the same, as on the page; what it is for stands in it too, for screen readers. */
const filtered = (view: IssueView, by: string, name: string, drawn: Html): Html => {
  const nwo = fullName(repositoryById(view.state, view.issue.repositoryId));
  const query = encodeURIComponent(`state:open ${by}:"${name}"`);
  return html`<a class="${mod('LabelsList', 'labelLink')}" data-muted="true" href="${view.origin}/${nwo}/issues?q=${query}">${drawn}</a>`;
};

/** UNVERIFIED below the section: that each project shows its title, and under it "Status" and the column. */
const projectItem = (view: IssueView, project: Project, item: BoardItem, may: boolean): Html =>
  html`<li class="${mod('ProjectsSection', 'projectItem')}"><a href="/${project.ownerKind}/${project.owner}/projects/${project.number}">${project.title}</a><div class="row between"><span class="muted">${view.words.status}</span>${
    may
      ? html`<button type="button" class="quiet-btn" data-practice="project-status" data-item="${item.id}" data-columns="${JSON.stringify(project.columns)}"><span>${item.column}</span></button>`
      : html`<span>${item.column}</span>`
  }</div></li>`;

export function metadataPane(view: IssueView, right: Permission | null): Html {
  const { issue, words } = view;
  const may = atLeast(right, 'triage');
  const empty = (text: string): Html =>
    html`<span class="${mod('Section', 'emptyText')} muted">${text}</span>`;
  const boards = view.state.projects.flatMap((p) =>
    p.items.filter((i) => i.issueId === issue.id).map((item) => ({ p, item })),
  );
  const milestone = milestoneOf(view, issue);
  const people = [...new Set([issue.author, ...issue.comments.map((c) => c.author)])];
  const content = html`<h2 class="sr-only">${words.metadata}</h2>${[
    section(
      'sidebar-section',
      words.assignees,
      may,
      issue.assignees.length > 0
        ? html`<ul class="plain">${issue.assignees.map((login) => html`<li class="row">${avatar(login, 20)} <a href="/${login}">${login}</a></li>`)}</ul>`
        : empty(words.noAssignee),
    ),
    section(
      'sidebar-section',
      words.labels,
      may,
      html`<div data-testid="issue-labels" class="${mod('LabelsList', 'labelsListContainer')}">${issue.labels.length > 0 ? issue.labels.map((name) => filtered(view, 'label', name, html`${label(name)}<span class="sr-only">${words.labelMeans}</span>`)) : words.noLabels}</div>`,
    ),
    section(
      'sidebar-section',
      words.type,
      may,
      issue.type === null
        ? empty(words.noType)
        : html`<div class="${mod('TypesSection', 'typeContainer')}">${filtered(view, 'type', issue.type, html`<span>${issue.type}</span>`)}</div>`,
    ),
    section(
      'sidebar-projects-section',
      words.projects,
      may,
      boards.length > 0
        ? html`<ul class="plain">${boards.map(({ p, item }) => projectItem(view, p, item, may))}</ul>`
        : empty(words.noProjects),
    ),
    section(
      'sidebar-section',
      words.milestone,
      may,
      milestone ? milestoneLink(view, issue, milestone) : empty(words.noMilestone),
    ),
    section(
      'sidebar-relationships-section',
      words.relationships,
      may,
      relationships(view) ?? empty(words.none),
    ),
    section('sidebar-section', words.development, may, linkedPulls(view)),
    view.login !== null &&
      section(
        'sidebar-section',
        words.notifications,
        false,
        html`<button type="button" class="btn wide">${words.unsubscribe}</button><p class="small muted" id="issue-viewer-subscription-description">${words.subscribed}</p>`,
        issue.nodeId,
      ),
    section(
      'sidebar-section',
      words.participants,
      false,
      html`<div data-testid="sidebar-participants-section" class="row">${people.map((login) => html`<a href="/${login}" aria-label="@${login}">${avatar(login, 26)}</a>`)}</div>`,
    ),
  ]}`;
  const inner =
    view.place === 'logged-out'
      ? content
      : html`<div data-testid="sticky-sidebar" class="${mod('IssueSidebar', 'sidebarContent')}">${content}</div>`;
  return html`<div data-testid="issue-viewer-metadata-pane" data-practice-region="sidebar">${inner}</div>`;
}
