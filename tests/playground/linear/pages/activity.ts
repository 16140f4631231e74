/** What happened to an issue, comments among it. */
import { type Html, html } from '../../github/pages/html';
import type { HistoryEntry, LinearComment, LinearIssue } from '../model';
import { issueUrl, userOf, workflowStateById } from '../state';
import { avatar, icon } from './icons';
import { renderDescription } from './markdown';
import { iconButton } from './screen';
import { ago, longDate, nameOf, type PageView } from './view';

function happened(view: PageView, entry: HistoryEntry): string {
  const { words, state } = view;
  const name = (id: string) => workflowStateById(state, id).name;
  if (entry.attachmentId !== undefined) {
    const attachment = state.attachments.find((a) => a.id === entry.attachmentId);
    return `${words.linkedIt} ${attachment?.title ?? ''}`.trim();
  }
  if (entry.fromStateId !== undefined && entry.toStateId !== undefined)
    return `${words.movedIt} ${name(entry.fromStateId)} ${words.movedTo} ${name(entry.toStateId)}`;
  if (entry.updatedDescription) return words.editedIt;
  return entry.archived ? words.archivedIt : words.changedIt;
}

const stamp = (view: PageView, url: string, at: number): Html =>
  html`<a class="time" aria-label="${longDate(view, at)}" href="${url}">${ago(view, at)}</a>`;

function line(
  view: PageView,
  issue: LinearIssue,
  id: string,
  by: string | null,
  text: string,
  at: number,
): Html {
  const user = userOf(view.state, issue.workspaceId, by);
  const profile = `/${view.workspace.urlKey}/profiles/${user?.displayName ?? 'linear'}`;
  return html`<div data-history-entry-id="${id}" class="entry">${avatar(view, user, 16)}<span><a href="${profile}" class="author">${nameOf(view, by)}</a> ${text} · ${stamp(view, `${issueUrl(view.state, issue)}#update-${issue.id}-${id}`, at)}</span></div>`;
}

function comment(view: PageView, issue: LinearIssue, item: LinearComment): Html {
  const user = userOf(view.state, issue.workspaceId, item.author);
  const short = item.id.slice(0, 8);
  return html`<div data-comment-thread-container class="thread"><div id="comment-${short}-container" class="comment"><div class="comment-head">${avatar(view, user, 20)}<span class="author">${nameOf(view, item.author)}</span>${stamp(view, `${issueUrl(view.state, issue)}#comment-${short}`, item.createdAt)}</div><div class="ProseMirror comment-body">${renderDescription(item.body, user?.id ?? '')}</div></div></div>`;
}

export function activity(view: PageView, issue: LinearIssue): Html {
  const { words, state } = view;
  const entries = [
    {
      at: issue.createdAt,
      html: line(view, issue, 'issue-created', issue.creator, words.createdIt, issue.createdAt),
    },
    ...issue.history.map((e) => ({
      at: e.createdAt,
      html: line(view, issue, e.id, e.actor, happened(view, e), e.createdAt),
    })),
    ...state.comments
      .filter((c) => c.issueId === issue.id)
      .map((c) => ({ at: c.createdAt, html: comment(view, issue, c) })),
  ].sort((a, b) => a.at - b.at);
  return html`<section class="activity"><div class="activity-head"><span class="activity-name">${words.activity}</span><button type="button" class="quiet" aria-label="${words.subscribeTo}">${words.subscribe}</button>${iconButton('user', words.subscribers)}</div><div class="entries">${entries.map((e) => e.html)}</div><form class="comment-form" data-practice="comment"><div data-comment-input-editor-container data-table-overhang-boundary="both" class="comment-input"><div class="ProseMirror editor" contenteditable="true" role="textbox" data-practice-editor="comment"><p class="text-node editor-placeholder" data-empty-text="${words.leaveComment}"><br></p></div><button type="submit" class="round" aria-label="${words.submitComment}">${icon('arrow', 14)}</button></div></form></section>`;
}
