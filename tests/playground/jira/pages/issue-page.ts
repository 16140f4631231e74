/** An issue as a page, over a board (dialog), beside a list (panel) or beside a navigator's list. */
import { type Html, html } from '../../github/pages/html';
import type { JiraIssue } from '../model';
import { keyOf } from '../state';
import { icon } from './icons';
import {
  activity,
  breadcrumbs,
  contextGroups,
  foundation,
  type IssueView,
  relations,
  statusBlock,
} from './issue-parts';
import type { View } from './view';

export type IssueLayout = 'page' | 'modal' | 'panel';

const LAYOUT = 'issue.views.issue-details.issue-layout';

export const issueView = (view: View, issue: JiraIssue, editing: readonly string[] = []): IssueView => ({
  view,
  issue,
  key: keyOf(view.state, issue),
  editing: new Set(editing),
});

function header(v: IssueView, layout: IssueLayout): Html {
  const { words } = v.view;
  const buttons =
    layout !== 'page' &&
    html`<div class="row end">${layout === 'modal' && html`<button type="button" class="quiet" data-testid="issue-view-foundation.header.minimise-button.modal-minimise-button" aria-label="${words.minimise}">${icon('minus')}</button>`}<button type="button" class="quiet" data-testid="issue-view-foundation.modal-close-button" aria-label="${words.close}" data-practice="close-issue">${icon('close')}</button></div>`;
  return html`<div id="jira-issue-header" class="issue-header">${breadcrumbs(v)}${buttons}</div>`;
}

/** Two columns: what it is about, and what it is at. The right one lays its children out in a row. */
const columns = (v: IssueView): Html =>
  html`<div class="issue-columns"><div data-testid="${LAYOUT}.container-left" class="issue-left">${foundation(v)}${relations(v)}${activity(v)}</div><div id="${LAYOUT}.container-right" data-testid="${LAYOUT}.container-right" class="issue-right"><div data-component-selector="jira-issue-view-common-component-resize-handle" class="resize-handle" role="separator" aria-orientation="vertical"></div><div class="issue-right-column">${statusBlock(v)}${contextGroups(v)}</div></div></div>`;

/** One column. UNVERIFIED beyond the test ids: the order of the parts. */
const compact = (v: IssueView): Html =>
  html`<div data-testid="${LAYOUT}.compact-layout" class="issue-compact">${foundation(v, statusBlock(v))}${contextGroups(v)}${relations(v)}${activity(v)}</div>`;

/** The issue itself; the page's script renders it again by its key. */
export function issueHtml(v: IssueView, layout: IssueLayout): Html {
  return html`<div class="issue issue-${layout}" data-practice-issue="${v.key}" data-practice-layout="${layout}" data-practice-key="${v.key}">${header(v, layout)}${layout === 'panel' ? compact(v) : columns(v)}</div>`;
}

/** In the portal, over the board. */
export function modalHtml(v: IssueView): Html {
  const dialog = 'issue.views.issue-details.issue-modal.modal-dialog';
  return html`<div class="atlaskit-portal" data-practice="modal"><div class="blanket"></div><div data-testid="${dialog}--positioner" class="positioner"><section role="dialog" aria-modal="true" aria-label="${v.key}" data-testid="${dialog}" class="modal modal-issue">${issueHtml(v, 'modal')}</section></div></div>`;
}
