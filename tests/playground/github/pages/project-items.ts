/** Items of a project as cards, table rows and roadmap rows; the page's script asks for the same ones while scrolling. */
import type { BoardItem, Issue, Project } from '../model';
import { permissionOf } from '../permissions';
import { fullName, repositoryById } from '../state';
import { type Html, html, mod } from './html';
import { avatar, icon, stateIcon } from './icons';
import type { View } from './view';

export type ProjectLayout = 'board' | 'table' | 'roadmap';

/** View 1 is the board, 2 the table, 3 the roadmap. */
export const layoutOf = (path: string): ProjectLayout =>
  (({ '2': 'table', '3': 'roadmap' }) as const)[/\/views\/(\d+)/.exec(path)?.[1] ?? ''] ?? 'board';

export interface Entry {
  item: BoardItem;
  /** null for drafts and for what the viewer may not see. */
  issue: Issue | null;
}

/** All items with their issues, found once. */
export function entriesOf(view: View, items: readonly BoardItem[]): Entry[] {
  const byId = new Map(view.state.issues.map((issue) => [issue.id, issue]));
  return items.map((item) => {
    const issue = item.issueId === null ? undefined : byId.get(item.issueId);
    const seen =
      issue && permissionOf(view.state, repositoryById(view.state, issue.repositoryId), view.login) !== null;
    return { item, issue: seen ? issue : null };
  });
}

const iconOf = (issue: Issue | null): Html =>
  issue ? stateIcon(issue) : html`<span class="muted">${icon('issue-draft')}</span>`;

const titleOf = ({ item, issue }: Entry): string => issue?.title ?? item.draft?.title ?? '';

const link = (view: View, issue: Issue | null): Html =>
  issue
    ? html` href="${view.origin}/${fullName(repositoryById(view.state, issue.repositoryId))}/${issue.kind === 'issue' ? 'issues' : 'pull'}/${issue.number}" target="_blank"`
    : html` href="#"`;

const tag = (issue: Issue | null): Html =>
  issue
    ? html` data-hovercard-subject-tag="${issue.kind === 'issue' ? 'issue' : 'pull_request'}:${issue.id}"`
    : html``;

function cardContent(view: View, entry: Entry): Html {
  const { issue } = entry;
  const repository = issue && repositoryById(view.state, issue.repositoryId);
  const head = issue && repository ? `${repository.name} #${issue.number}` : view.words.draft;
  return html`<div class="${mod('card-internal-content', 'Box')}"><div class="${mod('card-internal-content', 'Header')} row">${iconOf(issue)}<span class="${mod('header', 'Text')} muted small">${head}</span></div><a role="button" tabindex="-1"${link(view, issue)} data-practice="open-card"><h3 class="d-inline f5 text-normal"><span class="${mod('title', 'SanitizedHtml_1')}">${titleOf(entry)}</span></h3></a><ul class="plain row" aria-label="${view.words.fields}">${issue?.labels.map((name) => html`<li class="muted small">${name}</li>`)}</ul></div>`;
}

/** A card, or the shell of one. */
export function card(view: View, entry: Entry, filled: boolean): Html {
  const { item, issue } = entry;
  const classes = `${mod('card-base-with-sash', 'CardBaseWithSash')} board-view-column-card`;
  return filled
    ? html`<div class="${classes}" role="button" tabindex="0" data-board-card-id="${item.id}"${tag(issue)} data-practice-card="${item.id}">${cardContent(view, entry)}</div>`
    : html`<div class="${classes}" role="button" aria-disabled="true" data-board-card-id="${item.id}"${tag(issue)} data-practice-card="${item.id}"></div>`;
}

const titleLink = (view: View, entry: Entry): Html =>
  html`<a class="${mod('title-cell', 'link')} grow"${link(view, entry.issue)} data-practice="open-card"><span class="${mod('title-cell', 'text')}">${titleOf(entry)}</span>${entry.issue && html` <span class="muted">#${entry.issue.number}</span>`}</a>`;

/** UNVERIFIED beyond `row`, `gridcell` and the row's test id. */
function tableRow(view: View, entry: Entry, index: number): Html {
  const { item, issue } = entry;
  const cell = (column: string, content: Html | string): Html =>
    html`<div role="gridcell" data-testid="TableCell{row: ${index}, column: ${column}}" class="table-cell">${content}</div>`;
  return html`<div role="row" data-testid="TableRow{index: ${index}}" class="${mod('table-row', 'Row')} table-row"${tag(issue)} data-practice-card="${item.id}"><div role="gridcell" class="table-cell muted">${index + 1}</div>${cell('Title', html`<span class="row">${iconOf(issue)}${titleLink(view, entry)}</span>`)}${cell('Assignees', html`${issue?.assignees.map((login) => html`<span class="row">${avatar(login, 20)}${login}</span>`)}`)}${cell('Status', html`<span class="Label">${item.column}</span>`)}</div>`;
}

const DAY = 86_400_000;

/** UNVERIFIED beyond the row's test id and the title link. */
function roadmapRow(view: View, entry: Entry, index: number): Html {
  const { item, issue } = entry;
  const from = issue ? Math.floor(issue.createdAt / DAY) % 60 : 0;
  return html`<div role="row" data-testid="TableRow{index: ${index}}" class="${mod('roadmap-row', 'Row')} table-row roadmap-row"${tag(issue)} data-practice-card="${item.id}"><div role="gridcell" class="table-cell row"><span class="muted">${index + 1}</span>${iconOf(issue)}${titleLink(view, entry)}</div><div role="gridcell" class="table-cell roadmap-lane"><div class="${mod('roadmap-pill', 'Pill')} roadmap-pill" style="margin-left:${from}%"><span>${titleOf(entry)}</span></div></div></div>`;
}

/** One item in a layout. */
export function itemHtml(view: View, layout: ProjectLayout, entry: Entry, index: number): Html {
  if (layout === 'board') return card(view, entry, true);
  return (layout === 'table' ? tableRow : roadmapRow)(view, entry, index);
}

/** What the page's script keeps of every item, or of those it asks for; the filter box looks through `text`. */
export const itemList = (view: View, project: Project, layout: ProjectLayout, wanted?: ReadonlySet<string>) =>
  entriesOf(view, project.items).flatMap((entry, index) =>
    wanted && !wanted.has(String(entry.item.id))
      ? []
      : {
          id: entry.item.id,
          column: entry.item.column,
          text: `${titleOf(entry)} #${entry.issue?.number ?? ''} ${entry.issue?.labels.join(' ') ?? ''}`.toLowerCase(),
          html: itemHtml(view, layout, entry, index).text,
        },
  );
