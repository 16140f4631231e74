/** The React issue viewer: same inner structure on the issue page and in the project side panel. */
import type { Comment, Issue, StateEvent } from '../model';
import { fullName, repositoryById } from '../state';
import { type Html, html, mod, prc } from './html';
import { avatar, icon, isCalledOff } from './icons';
import { stateButtons } from './issue-actions';
import { bodyBox } from './issue-body';
import { metadataPane } from './issue-sidebar';
import { markdownEditor } from './markdown-editor';
import { subIssueList } from './relations';
import { renderBody } from './render-body';
import { rightOf, shortDate, type View } from './view';

export type Place = 'page' | 'panel' | 'logged-out';

export interface IssueView extends View {
  issue: Issue;
  place: Place;
  editing: boolean;
}

const path = (view: IssueView): string => {
  const repository = repositoryById(view.state, view.issue.repositoryId);
  return `/${fullName(repository)}/issues/${view.issue.number}`;
};

export function stateLabel(view: IssueView): Html {
  const { issue, words } = view;
  const closed = issue.state === 'closed';
  const off = isCalledOff(issue);
  const text = !closed ? words.open : off ? words.notPlanned : words.closed;
  // UNVERIFIED: that a duplicate is shown like one that is not planned.
  const status = !closed ? 'issueOpened' : off ? 'issueClosedNotPlanned' : 'issueClosed';
  const inner = html`${icon(!closed ? 'issue-opened' : off ? 'skip' : 'issue-closed')}${text}`;
  // In the summer of 2025 the label had another class and no data-status.
  return view.place === 'logged-out'
    ? html`<span data-testid="header-state" class="StateLabel__StyledStateLabel-sc-1 HeaderState state-${issue.state}">${inner}</span>`
    : html`<span data-testid="header-state" data-status="${status}" data-variant="normal" class="${prc('StateLabel', 'StateLabel')} ${mod('HeaderState', 'stateLabel')} state-${issue.state}">${inner}</span>`;
}

function title(view: IssueView): Html {
  const { issue, place } = view;
  const bdi = html`<bdi class="markdown-title ${mod('HeaderViewer', 'VerifiedHTMLBox')}" data-testid="issue-title">${issue.title}</bdi>`;
  if (place === 'panel')
    return html`<h2 data-component="PH_Title" class="${prc('PageHeader', 'Title')} issue-heading">${bdi}<a class="${mod('HeaderViewer', 'issueNumberText')}" href="${path(view)}" target="_blank" data-hovercard-url="${path(view)}/hovercard">#${issue.number}</a></h2>`;
  return html`<h1 data-component="PH_Title" class="${prc('PageHeader', 'Title')} ${mod('HeaderViewer', 'PageHeader_Title')} issue-heading">${bdi}<span class="${mod('HeaderViewer', 'issueNumberText')}">#${issue.number}</span></h1>`;
}

function headerActions(view: IssueView): Html {
  const { words } = view;
  const repository = repositoryById(view.state, view.issue.repositoryId);
  return html`<div data-component="PH_Actions" class="${prc('PageHeader', 'Actions')} ${mod('HeaderViewer', 'PageHeader_Actions')}"><div class="${mod('HeaderMenu', 'menuActionsContainer')} row">${
    view.place === 'page' &&
    html`<div class="${mod('HeaderMenu', 'buttonContainer')}"><a class="${prc('Button', 'ButtonBase')} btn" data-variant="primary" href="/${fullName(repository)}/issues/new/choose"><span data-component="buttonContent"><span data-component="text">${words.newIssue}</span></span></a></div>`
  }<button type="button" data-component="IconButton" data-variant="invisible" class="${prc('Button', 'IconButton')} icon-btn" aria-label="${words.copyLink}">${icon('copy')}</button></div></div>`;
}

/** Sticky copies: one more state label in panel and in the 2025-07 page, none while the body is edited. */
function stickyHeader(view: IssueView): Html {
  const filled = (view.place === 'panel' && !view.editing) || view.place === 'logged-out';
  return html`<div id="issue-viewer-sticky-header" data-testid="issue-metadata-sticky" class="${mod('HeaderMetadata', 'stickyContainer')}">${
    filled &&
    html`<div class="${mod('HeaderMetadata', 'stickyContent')}">${stateLabel(view)}<bdi data-testid="issue-title-sticky" class="markdown-title">${view.issue.title}</bdi></div>`
  }</div>`;
}

/** UNVERIFIED beyond the event's id and the link of its reason. */
function stateEvent(view: IssueView, event: StateEvent): Html {
  const { words } = view;
  const off = event.reason === 'not_planned' || event.reason === 'duplicate';
  const name = event.what === 'reopened' ? 'issue-reopened' : off ? 'skip' : 'issue-closed';
  const reason = off ? words.reasonNotPlanned : words.reasonCompleted;
  return html`<div class="${mod('LayoutHelpers', 'timelineElement')}" data-timeline-event-id="${event.id}"><div class="row muted">${icon(name)}<a class="author" href="/${event.by}">${event.by}</a> ${event.what === 'reopened' ? words.wasReopened : words.wasClosed}${event.what === 'closed' && html` <a data-testid="state-reason-link" href="${path(view)}">${reason}</a>`} <relative-time datetime="${new Date(event.at).toISOString()}">${shortDate(view, event.at)}</relative-time></div></div>`;
}

export function commentList(view: IssueView): Html {
  const { comments, events } = view.issue;
  const all = [
    ...comments.map((c) => ({ at: c.createdAt, drawn: commentItem(view, c) })),
    ...events.map((e) => ({ at: e.at, drawn: stateEvent(view, e) })),
  ].sort((a, b) => a.at - b.at);
  return html`<section aria-label="Events" class="events">${all.map(({ drawn }) => drawn)}</section>`;
}

const commentItem = (view: IssueView, comment: Comment): Html =>
  html`<div class="${mod('LayoutHelpers', 'timelineElement')}" data-wrapper-timeline-id="${comment.nodeId}"><div class="react-issue-comment comment-box" id="issuecomment-${comment.id}"><div class="box-head"><a data-testid="avatar-link" href="/${comment.author}">${avatar(comment.author, 24)}</a> <a class="author" href="/${comment.author}">${comment.author}</a> <a href="#issuecomment-${comment.id}" class="muted"><relative-time datetime="${new Date(comment.createdAt).toISOString()}">${shortDate(view, comment.createdAt)}</relative-time></a></div><div data-testid="markdown-body" class="markdown-body box-body"><div class="markdown-body ${mod('NewMarkdownViewer', 'safe-html-box')}">${renderBody(view, comment.body)}</div></div></div></div>`;

function composer(view: IssueView): Html {
  const { words, issue } = view;
  if (view.login === null) return html``;
  const buttons = html`<div class="row end">${stateButtons(view)}<button type="button" data-variant="primary" class="${prc('Button', 'ButtonBase')} btn" data-practice="add-comment">${words.comment}</button></div>`;
  return html`<div data-testid="comment-composer" class="${mod('IssueCommentComposer', 'commentComposerWrapper')}" id="react-issue-comment-composer"><div class="${mod('IssueCommentComposer', 'commentComposer')}"><h2 class="${mod('IssueCommentComposer', 'heading')} small-heading" id="comment-composer-heading" tabindex="-1">${words.addComment}</h2>${
    issue.locked
      ? html`<p class="muted">${words.locked}</p>`
      : markdownEditor(view, {
          legend: words.addComment,
          label: null,
          labelledBy: 'comment-composer-heading',
          placeholder: words.commentPlaceholder,
          value: '',
          id: ':r2q:',
          footer: buttons,
          subject: issue.nodeId,
        })
  }</div></div>`;
}

/** Everything inside the React root (page) or the panel's scroll area. */
export function issueViewer(view: IssueView): Html {
  const loggedIn = view.place !== 'logged-out';
  const right = rightOf(view, repositoryById(view.state, view.issue.repositoryId));
  const inner = html`<div class="${mod('IssueViewer', 'issueViewerContainer')} ${mod('IssueViewer', 'mainContainer')}"><div class="${mod('ContentWrapper', 'contentContainer')}"><div data-testid="issue-header" role="region" aria-label="${view.words.header}"><div class="${prc('PageHeader', 'PageHeader')} ${mod('HeaderViewer', 'headerContainer')} header-grid"><div data-component="TitleArea" class="${prc('PageHeader', 'TitleArea')} ${mod('HeaderViewer', 'PageHeader_TitleArea')}">${title(view)}</div>${headerActions(view)}</div></div></div><div class="${mod('ContentWrapper', 'contentContainer')}"><div data-testid="issue-metadata-fixed" class="${mod('HeaderMetadata', 'metadataContainer')}"><div class="${mod('HeaderMetadata', 'metadataContent')}">${stateLabel(view)}</div></div></div>${stickyHeader(view)}<div class="${mod('ContentWrapper', 'contentContainer')}"><div class="${mod('IssueViewer', 'contentAndSidebarWrapper')} columns"><div class="${mod('IssueViewer', 'contentArea')} main-column"><div data-testid="issue-viewer-issue-container">${bodyBox(view)}${subIssueList(view)}</div><div data-testid="issue-viewer-comments-container" class="react-comments-container"><div class="${mod('IssueViewer', 'commentsContainer')}"><h2 class="sr-only">${view.words.activity}</h2><div data-testid="issue-timeline-container" class="${prc('Timeline', 'Timeline')}">${commentList(view)}</div>${loggedIn && composer(view)}</div></div></div><div data-testid="issue-viewer-metadata-container" class="${mod('IssueViewer', 'metadataContainer')} side-column">${metadataPane(view, right)}</div></div></div></div>`;
  if (view.place === 'panel') return inner;
  return html`<div><div data-testid="issue-viewer-container" class="primary-viewer ${mod('IssueDetail', 'IssueDetailContainer')}" data-practice-issue="${path(view)}">${inner}</div></div>`;
}
