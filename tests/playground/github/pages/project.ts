/** Project board and its side panel. No turbo frame, no react-app element. */
import type { BoardItem, Issue, Project } from '../model';
import { permissionOf } from '../permissions';
import { fullName, repositoryById } from '../state';
import { type Html, html, mod, raw } from './html';
import { icon } from './icons';
import { issueViewer } from './issue-viewer';
import type { View } from './view';

/** Cards further down are shells until they are scrolled into view. */
const CARDS_WITH_CONTENT = 4;

const visibleIssue = (view: View, item: BoardItem): Issue | null => {
  const issue = view.state.issues.find((i) => i.id === item.issueId);
  if (!issue || permissionOf(view.state, repositoryById(view.state, issue.repositoryId), view.login) === null)
    return null;
  return issue;
};

const cardClass = (): string => `${mod('card-base-with-sash', 'CardBaseWithSash')} board-view-column-card`;

export function cardContent(view: View, item: BoardItem): Html {
  const issue = visibleIssue(view, item);
  const repository = issue && repositoryById(view.state, issue.repositoryId);
  const title = issue?.title ?? item.draft?.title ?? '';
  const head = issue && repository ? `${repository.name} #${issue.number}` : view.words.draft;
  const href =
    issue && repository
      ? html` href="https://github.com/${fullName(repository)}/${issue.kind === 'issue' ? 'issues' : 'pull'}/${issue.number}" target="_blank"`
      : html` href="#"`;
  return html`<div class="${mod('card-internal-content', 'Box')}"><div class="${mod('card-internal-content', 'Header')} row">${icon(issue ? (issue.kind === 'issue' ? (issue.state === 'open' ? 'issue-opened' : 'issue-closed') : 'git-pull-request') : 'issue-draft')}<span class="${mod('header', 'Text')} muted small">${head}</span></div><a role="button" tabindex="-1"${href} data-practice="open-card"><h3 class="d-inline f5 text-normal"><span class="${mod('title', 'SanitizedHtml_1')}">${title}</span></h3></a><ul class="plain row" aria-label="${view.words.fields}">${issue?.labels.map((name) => html`<li class="muted small">${name}</li>`)}</ul></div>`;
}

function card(view: View, item: BoardItem, filled: boolean): Html {
  const issue = visibleIssue(view, item);
  const tag = issue
    ? html` data-hovercard-subject-tag="${issue.kind === 'issue' ? 'issue' : 'pull_request'}:${issue.id}"`
    : html``;
  return filled
    ? html`<div class="${cardClass()}" role="button" tabindex="0" data-board-card-id="${item.id}"${tag} data-practice-card="${item.id}">${cardContent(view, item)}</div>`
    : html`<div class="${cardClass()}" role="button" aria-disabled="true" data-board-card-id="${item.id}"${tag} data-practice-card="${item.id}"></div>`;
}

export function board(view: View, project: Project): Html {
  const data = project.items.map((item) => ({
    id: item.id,
    contentType: item.issueId === null ? 'DraftIssue' : 'Issue',
  }));
  return html`${raw(`<script type="application/json" id="memex-data">${JSON.stringify({ number: project.number, title: project.title })}</script><script type="application/json" id="memex-paginated-items-data">${JSON.stringify(data)}</script>`)}<projects-v2 id="memex-root" class="d-flex flex-column flex-1"><div><main><div role="navigation" aria-label="Project" class="${mod('index', 'topBar')} row board-head"><h1 class="${mod('memex-title', 'SanitizedHtml')}">${project.title}</h1></div><div class="row board-filter"><input id="filter-bar-component-input" class="input" placeholder="Filter by keyword or by field" aria-label="Filter"></div><div id="memex-project-view-root"><div role="tabpanel"><div class="${mod('Board', 'boardContainer')}"><div class="${mod('Board', 'boardView')} board" data-dnd-drop-type="column">${project.columns.map(
    (column) => {
      const items = project.items.filter((i) => i.column === column);
      return html`<div class="${mod('column-frame', 'Box')} column" data-board-column="${column}"><h2><span>${column}</span> <span class="Counter">${items.length}</span></h2><div class="column-drop-zone" data-dnd-drop-type="card">${items.map((item, i) => card(view, item, i < CARDS_WITH_CONTENT))}</div></div>`;
    },
  )}</div></div></div></div></main></div></projects-v2>`;
}

/** The open side panel for one item; a draft's panel carries no test id at all. */
export function sidePanel(view: View, item: BoardItem, editing = false): Html {
  const issue = visibleIssue(view, item);
  const { words } = view;
  const kind = issue ? `${words.issue}: ${issue.title}` : `${words.draftIssue}: ${item.draft?.title ?? ''}`;
  const controls = html`<div role="group" aria-label="${words.panelControls}" class="row end">${issue && html`<a class="btn" href="/${fullName(repositoryById(view.state, issue.repositoryId))}/issues/${issue.number}" target="_blank">${words.openInTab}</a>`}<button type="button" class="icon-btn" aria-label="${words.closePanel}" data-practice="close-panel">${icon('x')}</button></div>`;
  const inner = issue
    ? issueViewer({ ...view, issue, place: 'panel', editing })
    : html`<div class="${mod('DraftIssue', 'container')}"><h2 class="issue-heading"><bdi>${item.draft?.title}</bdi></h2><span class="draft-label">${words.draft}</span><div class="comment-box"><div class="markdown-body box-body"><p dir="auto">${item.draft?.body}</p></div></div></div>`;
  return html`<div data-practice="panel" data-item="${item.id}"><div role="dialog" aria-label="${words.sidePanel}: ${kind}" class="${mod('SidePanel', 'sidePanel')} side-panel">${controls}<div class="${mod('SidePanel', 'scroll')} panel-scroll"${issue && html` data-practice-issue="/${fullName(repositoryById(view.state, issue.repositoryId))}/issues/${issue.number}"`}>${inner}</div></div></div>`;
}
