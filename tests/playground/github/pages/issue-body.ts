/** The description: header, rendered Markdown, or the editor in its place. */

import { canEditIssue } from '../permissions';
import { fullName, repositoryById } from '../state';
import { type Html, html, mod, prc } from './html';
import { avatar, icon } from './icons';
import type { IssueView } from './issue-viewer';
import { markdownEditor } from './markdown-editor';
import { renderBody } from './render-body';
import { shortDate } from './view';

function bodyHeader(view: IssueView): Html {
  const { issue, words } = view;
  const repository = repositoryById(view.state, issue.repositoryId);
  const canEdit = canEditIssue(view.state, issue, view.login);
  const lastEditor = issue.revisions.at(-1)?.editor;
  return html`<div class="${mod('IssueBodyHeader', 'IssueBodyHeaderContainer')} box-head"><div class="${mod('ActivityHeader', 'activityHeader')} row grow"><span class="${mod('Avatar', 'avatarInner')}">${avatar(issue.author, 24)}</span><div class="${mod('IssueBodyHeader', 'titleSection')}"><a data-testid="issue-body-header-author" class="author ${mod('IssueBodyHeaderAuthor', 'authorLoginLink')}" href="${view.origin}/${issue.author}" data-hovercard-url="/users/${issue.author}/hovercard">${issue.author}</a></div><div class="${mod('ActivityHeader', 'footer')} muted"><span>${words.opened} </span><a data-testid="issue-body-header-link" class="${mod('IssueBodyHeader', 'dateLink')} muted" href="${view.origin}/${fullName(repository)}/issues/${issue.number}#issue-${issue.id}"><relative-time datetime="${new Date(issue.createdAt).toISOString()}">${shortDate(view, issue.createdAt)}</relative-time></a></div><div class="${mod('ActivityHeader', 'edits')} muted">${issue.lastEditedAt !== null && html`<span>· <button type="button" class="link-btn" data-practice="history">${words.edited}</button> ${lastEditor}</span>`}</div></div><div class="${mod('IssueBodyHeader', 'actionsSection')}">${
    !view.editing &&
    view.place !== 'logged-out' &&
    html`<button type="button" data-component="IconButton" data-variant="invisible" aria-haspopup="true" aria-expanded="false" aria-label="${words.bodyActions}" class="${prc('Button', 'ButtonBase')} ${prc('Button', 'IconButton')} icon-btn" data-practice="body-menu" data-can-edit="${canEdit ? '1' : '0'}" data-edit-label="${words.edit}">${icon('kebab-horizontal')}</button>`
  }</div></div>`;
}

export function bodyContent(view: IssueView): Html {
  const { issue, words } = view;
  if (view.editing) {
    const footer = html`<div class="row end"><button type="button" value="Cancel" data-variant="default" class="${prc('Button', 'ButtonBase')} btn" data-practice="cancel-body"><span data-component="buttonContent"><span data-component="text">${words.cancel}</span></span></button><button type="button" data-variant="primary" class="${prc('Button', 'ButtonBase')} btn" data-practice="save-body"><span data-component="buttonContent"><span data-component="text">${words.save}</span></span></button></div>`;
    return html`${bodyHeader(view)}<div class="box-body">${markdownEditor(view, { legend: words.bodyInput, label: words.markdownValue, labelledBy: null, placeholder: words.bodyPlaceholder, value: issue.body ?? '', id: ':rc3:', footer, subject: issue.nodeId })}</div>`;
  }
  const inner = issue.body
    ? renderBody(view, issue.body)
    : html`<p class="muted"><em>No description provided.</em></p>`;
  return html`${bodyHeader(view)}<div id="issue-body-viewer" data-testid="issue-body-viewer" class="${mod('IssueBodyViewer', 'IssueBody')}"><div data-testid="markdown-body" data-team-hovercards-enabled="true" data-turbolinks="false" class="markdown-body box-body"><div class="markdown-body ${mod('NewMarkdownViewer', 'safe-html-box')}">${inner}</div></div><div class="${mod('IssueBodyViewer', 'IssueBodyTaskList')}"><div role="toolbar" aria-label="Reactions"></div></div></div>`;
}

export function bodyBox(view: IssueView): Html {
  const { issue } = view;
  return html`<div><a class="${mod('Avatar', 'avatarLink')} avatar-beside" href="${view.origin}/${issue.author}" aria-label="@${issue.author} ${view.words.profile}">${avatar(issue.author, 40)}</a><div data-testid="issue-body" class="react-issue-body comment-box"><h2 class="sr-only">${view.words.description}</h2><div data-practice-region="body">${bodyContent(view)}</div></div></div>`;
}
