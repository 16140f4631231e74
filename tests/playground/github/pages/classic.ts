/** The older Rails markup: issue pages as a whole, and the discussion below a pull request's header. */
import { canEditIssue } from '../permissions';
import { fullName, repositoryById } from '../state';
import { type Html, html } from './html';
import { avatar, icon, isCalledOff } from './icons';
import { type Choice, closeChoices } from './issue-actions';
import type { IssueView } from './issue-viewer';
import { closingIssues, milestoneOf } from './relations';
import { renderBody } from './render-body';
import { shortDate } from './view';

function comment(view: IssueView, author: string, at: number, body: string, first: boolean): Html {
  const { words, issue } = view;
  const canEdit = first && canEditIssue(view.state, issue, view.login);
  return html`<div class="TimelineItem js-comment-container"><div class="timeline-comment timeline-comment-group js-comment comment-box unminimized-comment"><div class="timeline-comment-header box-head row between"><h3 class="f5 text-normal"><a class="author Link--primary" href="/${author}">${author}</a> <span class="muted">${words.opened} <relative-time datetime="${new Date(at).toISOString()}">${shortDate(view, at)}</relative-time></span></h3>${canEdit && html`<button type="button" class="btn js-comment-edit-button" data-practice="classic-edit">${words.edit}</button>`}</div><div class="edit-comment-hide"><div class="comment-body markdown-body js-comment-body box-body" dir="auto">${renderBody(view, body)}</div></div>${
    canEdit &&
    html`<form class="js-comment-update" data-practice="classic-form" hidden><textarea name="${issue.kind === 'issue' ? 'issue' : 'pull_request'}[body]" class="js-comment-field" rows="8">
${body}</textarea><div class="row end"><button type="button" class="btn" data-practice="classic-cancel">${words.cancel}</button><button type="submit" class="btn" data-variant="primary">${words.save}</button></div></form>`
  }</div></div>`;
}

/**
 * The button that closes, with the radios of its menu; a pull request has no reasons. UNVERIFIED beyond the names of
 * the custom elements, of the button and of the radios.
 */
function stateButtons(view: IssueView): Html {
  const { issue, words } = view;
  if (!canEditIssue(view.state, issue, view.login) || issue.merged) return html``;
  const button = (name: string, choice: Choice) =>
    html`<button type="submit" name="${name}" value="1" class="btn js-comment-and-button js-quick-submit-alternative" data-reason="${choice.reason}" formnovalidate>${icon(choice.icon)}<span class="js-form-action-text">${choice.words}</span></button>`;
  if (issue.state === 'closed') {
    const again: Choice = { reason: 'reopened', icon: 'issue-reopened', words: words.reopen };
    return html`<reopen-reason-selector><div class="BtnGroup row">${button('comment_and_open', again)}</div></reopen-reason-selector>`;
  }
  if (issue.kind === 'pull_request')
    return button('comment_and_close', {
      reason: 'completed',
      icon: 'git-pull-request-closed',
      words: words.closePull,
    });
  const [first, ...others] = closeChoices(view).filter(({ reason }) => reason !== 'duplicate');
  const choices = first ? [first, ...others] : [];
  return html`<close-reason-selector><div class="BtnGroup row">${first && button('comment_and_close', first)}<details class="select-menu"><summary class="btn" aria-label="${words.moreOptions}">${icon('triangle-down')}</summary>${choices.map(
    (choice, i) =>
      html`<label class="row"><input type="radio" name="state_reason" value="${choice.reason}"${i === 0 && html` checked`}>${icon(choice.icon)}<span>${choice.words}</span></label>`,
  )}</details></div></close-reason-selector>`;
}

const labelLinks = ({ issue, state }: IssueView): Html => {
  const nwo = fullName(repositoryById(state, issue.repositoryId));
  return html`<div class="js-issue-labels d-flex flex-wrap">${issue.labels.map((name) => html`<a class="IssueLabel hx_IssueLabel" data-name="${name}" href="/${nwo}/labels/${encodeURIComponent(name)}"><span>${name}</span></a>`)}</div>`;
};

/** Description, comments, composer and sidebar. */
export function discussion(view: IssueView): Html {
  const { issue, words } = view;
  const side = (title: string, content: Html | string): Html =>
    html`<div class="discussion-sidebar-item js-discussion-sidebar-item side-section"><div class="discussion-sidebar-heading text-bold">${title}</div><div class="js-updatable-content muted">${content}</div></div>`;
  return html`<div id="discussion_bucket" class="columns"><div class="main-column"><div class="js-discussion js-quote-selection-container">${comment(view, issue.author, issue.createdAt, issue.body ?? '', true)}${issue.comments.map((c) => comment(view, c.author, c.createdAt, c.body, false))}</div>${view.login !== null && html`<div id="issue-comment-box" class="comment-box"><form class="js-new-comment-form box-body" data-practice="classic-comment"><textarea id="new_comment_field" name="comment[body]" rows="4" aria-label="${words.addComment}"></textarea><div class="row end">${stateButtons(view)}<button type="submit" class="btn" data-variant="primary">${words.comment}</button></div></form></div>`}</div><div id="partial-discussion-sidebar" class="side-column">${side(words.assignees, issue.assignees.join(', ') || words.noAssignee)}${side(words.labels, issue.labels.length > 0 ? labelLinks(view) : words.noLabels)}${side(words.projects, words.noProjects)}${side(words.milestone, milestoneOf(view, issue)?.title ?? words.noMilestone)}${issue.kind === 'pull_request' && side(words.development, html`<form class="js-issue-sidebar-form" aria-label="Link issues">${closingIssues(view)}</form>`)}<div class="row">${avatar(issue.author, 26)}</div></div></div>`;
}

export function classicPage(view: IssueView): Html {
  const { issue, words } = view;
  const nwo = fullName(repositoryById(view.state, issue.repositoryId));
  const state = issue.state === 'open' ? words.open : words.closed;
  const sign = issue.state === 'open' ? 'issue-opened' : isCalledOff(issue) ? 'skip' : 'issue-closed';
  return html`<div class="container"><div id="show_issue" class="js-issues-results" data-practice-issue="/${nwo}/issues/${issue.number}"><div id="partial-discussion-header" class="gh-header js-details-container"><div class="gh-header-show"><div class="gh-header-actions row end"></div><h1 class="gh-header-title issue-heading"><bdi class="js-issue-title markdown-title">${issue.title}</bdi> <span class="gh-header-number muted">#${issue.number}</span></h1></div><div class="gh-header-meta row"><span class="State State--${issue.state === 'open' ? 'open' : 'merged'} state-${issue.state}" title="${words.status}: ${state}">${icon(sign)}${state}</span> <span class="muted"><a class="author" href="/${issue.author}">${issue.author}</a> ${words.opened} ${shortDate(view, issue.createdAt)}</span></div></div>${discussion(view)}</div></div>`;
}
