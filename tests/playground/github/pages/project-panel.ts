/** The panel at the side of a project, which lives in the portal. */
import type { BoardItem, Issue } from '../model';
import { fullName, repositoryById } from '../state';
import { type Html, html, mod } from './html';
import { icon } from './icons';
import { issueViewer } from './issue-viewer';
import { entriesOf } from './project-items';
import type { View } from './view';

const panelFrame = (label: string, attributes: Html, controls: Html, inner: Html): Html =>
  html`<div data-practice="panel"${attributes}><div role="dialog" aria-label="${label}" class="${mod('SidePanel', 'sidePanel')} side-panel">${controls}${inner}</div></div>`;

const panelControls = (view: View, link: string | null): Html =>
  html`<div role="group" aria-label="${view.words.panelControls}" class="row end">${link !== null && html`<a class="btn" href="${link}" target="_blank">${view.words.openInTab}</a>`}<button type="button" class="icon-btn" aria-label="${view.words.closePanel}" data-practice="close-panel">${icon('x')}</button></div>`;

/** The panel with an issue or pull request in it. */
export function issuePanel(view: View, issue: Issue, editing = false, attributes = html``): Html {
  const link = `/${fullName(repositoryById(view.state, issue.repositoryId))}/issues/${issue.number}`;
  const inner = html`<div class="${mod('SidePanel', 'scroll')} panel-scroll" data-practice-issue="${link}">${issueViewer({ ...view, issue, place: 'panel', editing })}</div>`;
  const { sidePanel: panel, issue: kind } = view.words;
  return panelFrame(`${panel}: ${kind}: ${issue.title}`, attributes, panelControls(view, link), inner);
}

/** The open side panel for one item; a draft's panel carries no test id at all. */
export function sidePanel(view: View, item: BoardItem, editing = false): Html {
  const issue = entriesOf(view, [item])[0]?.issue;
  const { words } = view;
  const at = html` data-item="${item.id}"`;
  if (issue) return issuePanel(view, issue, editing, at);
  const inner = html`<div class="${mod('SidePanel', 'scroll')} panel-scroll"><div class="${mod('DraftIssue', 'container')}"><h2 class="issue-heading"><bdi>${item.draft?.title}</bdi></h2><span class="draft-label">${words.draft}</span><div class="comment-box"><div class="markdown-body box-body"><p dir="auto">${item.draft?.body}</p></div></div></div></div>`;
  const label = `${words.sidePanel}: ${words.draftIssue}: ${item.draft?.title ?? ''}`;
  return panelFrame(label, at, panelControls(view, null), inner);
}
