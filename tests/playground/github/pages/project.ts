/** A project's board, table and roadmap. No turbo frame, no react-app element. */
import type { Project } from '../model';
import { type Html, html, mod, raw } from './html';
import { card, type Entry, entriesOf, itemHtml, type ProjectLayout } from './project-items';
import type { View } from './view';

/** Cards further down are shells until they are scrolled into view. */
const CARDS_WITH_CONTENT = 4;
/** Rows and recycled cards the server sends; the page's script adds what fits into the window. */
const FIRST_ROWS = 12;

function columns(view: View, project: Project, entries: readonly Entry[]): Html {
  const { recycle } = view.settings;
  return html`<div class="${mod('Board', 'boardContainer')}"><div class="${mod('Board', 'boardView')} board" data-dnd-drop-type="column">${project.columns.map(
    (column) => {
      const own = entries.filter(({ item }) => item.column === column);
      const cards = recycle
        ? own.slice(0, FIRST_ROWS).map((entry) => card(view, entry, true))
        : own.map((entry, i) => card(view, entry, i < CARDS_WITH_CONTENT));
      return html`<div class="${mod('column-frame', 'Box')} column" data-board-column="${column}"><h2><span>${column}</span> <span class="Counter">${own.length}</span></h2><div class="${mod('column', 'scroll')}${recycle && ' column-scroll'}"><div class="column-drop-zone" data-dnd-drop-type="card">${cards}</div></div></div>`;
    },
  )}</div></div>`;
}

/** UNVERIFIED: the grid around the rows. */
function rows(view: View, layout: ProjectLayout, entries: readonly Entry[]): Html {
  const { words } = view;
  const heads =
    layout === 'table' ? ['', words.title, words.assignees, words.status] : [words.title, words.roadmap];
  return html`<div role="grid" aria-label="${words[layout === 'table' ? 'table' : 'roadmap']}" aria-rowcount="${entries.length}" class="${mod('Table', 'grid')} table ${layout}"><div role="row" class="table-head ${layout === 'table' ? 'table-row' : 'table-row roadmap-row'}">${heads.map((head) => html`<div role="columnheader" class="table-cell strong">${head}</div>`)}</div><div class="${mod('Table', 'scroll')} table-scroll"><div role="rowgroup" class="table-zone" data-practice-rows>${entries.slice(0, FIRST_ROWS).map((entry, i) => itemHtml(view, layout, entry, i))}</div></div></div>`;
}

/** One view of a project. */
export function projectPage(view: View, project: Project, layout: ProjectLayout): Html {
  const { words } = view;
  const entries = entriesOf(view, project.items);
  const data = project.items.map((item) => ({
    id: item.id,
    contentType: item.issueId === null ? 'DraftIssue' : 'Issue',
  }));
  const base = `/${project.ownerKind}/${project.owner}/projects/${project.number}/views`;
  const tabs = (['board', 'table', 'roadmap'] as const).map(
    (name, i) =>
      html`<a role="tab" class="UnderlineNav-item${name === layout && ' selected'}" aria-selected="${String(name === layout)}" href="${base}/${i + 1}">${words[name]}</a>`,
  );
  return html`${raw(`<script type="application/json" id="memex-data">${JSON.stringify({ number: project.number, title: project.title })}</script><script type="application/json" id="memex-paginated-items-data">${JSON.stringify(data)}</script>`)}<projects-v2 id="memex-root" class="d-flex flex-column flex-1" data-practice-layout="${layout}"><div><main><div role="navigation" aria-label="Project" class="${mod('index', 'topBar')} row board-head"><h1 class="${mod('memex-title', 'SanitizedHtml')}">${project.title}</h1></div><div role="tablist" class="row project-tabs">${tabs}</div><div class="row board-filter"><input id="filter-bar-component-input" class="input" placeholder="Filter by keyword or by field" aria-label="Filter" autocomplete="off"></div><div id="memex-project-view-root"><div role="tabpanel">${layout === 'board' ? columns(view, project, entries) : rows(view, layout, entries)}</div></div></main></div></projects-v2>`;
}
