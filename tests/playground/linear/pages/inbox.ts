/** The inbox: notifications on the left, the issue of the chosen one on the right. */
import { type Html, html, raw } from '../../github/pages/html';
import type { LinearNotification } from '../model';
import { identifierOf, issueById, issuePath, userOf, workflowStateById } from '../state';
import { avatar, stateIcon } from './icons';
import { issueContent } from './issue';
import type { ListItem } from './rows';
import { listZone, type Screen, screen } from './screen';
import { ago, mayRead, nameOf, type PageView } from './view';

const own = (view: PageView): LinearNotification[] =>
  view.state.notifications
    .filter(
      (n) =>
        n.workspaceId === view.workspace.id &&
        n.login === view.user.login &&
        mayRead(view, issueById(view.state, n.issueId)),
    )
    .sort((a, b) => b.createdAt - a.createdAt);

const says = (view: PageView, kind: LinearNotification['kind']): string =>
  ({
    issueAssignedToYou: view.words.assignedYou,
    issueNewComment: view.words.commented,
    issueStatusChanged: view.words.changedStatus,
    issueMention: view.words.mentionedYou,
  })[kind];

const pathOf = (view: PageView, n: LinearNotification): string =>
  view.settings.inboxUrl === 'issue'
    ? issuePath(view.state, issueById(view.state, n.issueId))
    : `/${view.workspace.urlKey}/inbox/${n.id}`;

function row(view: PageView, n: LinearNotification, chosen: boolean): ListItem {
  const { state } = view;
  const issue = issueById(state, n.issueId);
  const identifier = identifierOf(state, issue);
  const item = html`<a href="${pathOf(view, n)}" tabindex="0" data-list-row="true" data-list-key="${n.kind}#${n.id}" data-selected="${chosen ? 'true' : 'false'}" class="row notice-row" data-practice="notice">${avatar(view, userOf(state, n.workspaceId, n.actor), 28)}<span class="notice-text"><span class="notice-title"${n.readAt === null ? raw(' data-unread="true"') : ''}><span title="${issue.title}">${identifier} ${issue.title}</span></span><span class="notice-why">${nameOf(view, n.actor)} ${says(view, n.kind)}</span></span><span class="notice-end">${stateIcon(view, workflowStateById(state, issue.stateId))}<span class="date">${ago(view, n.createdAt)}</span></span></a>`;
  return {
    kind: 'notice',
    key: `${n.kind}#${n.id}`,
    issue: `${view.workspace.urlKey}/${identifier}`,
    html: item.text,
  };
}

/** @param path of the page: the inbox itself, one of its notifications, or (by setting) that of an issue */
export function inboxScreen(view: PageView, path: string): Screen {
  const { words, workspace, state } = view;
  const all = own(view);
  const chosen = all.find((n) => pathOf(view, n) === path);
  const issue = chosen && issueById(state, chosen.issueId);
  const pane: Html = issue
    ? issueContent(view, issue)
    : html`<div class="nothing"><p>${words.nothingChosen}</p></div>`;
  const content = html`<div class="inbox"><div class="inbox-list"><header class="page-head"><div class="crumbs"><span class="crumb">${words.inbox}</span></div></header><div class="list-container" data-list-container><div class="list-wrapper" data-list-wrapper data-restore-scroll-view="/${workspace.urlKey}/inbox|0" tabindex="0">${listZone('inbox', 'list-rows')}</div></div></div><div class="inbox-pane">${pane}</div></div>`;
  return screen('inbox', issue ? `${identifierOf(state, issue)} ${issue.title}` : words.inbox, content, {
    lists: { inbox: all.map((n) => row(view, n, n === chosen)) },
  });
}
