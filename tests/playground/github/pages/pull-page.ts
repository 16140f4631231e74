/** A pull request's conversation, with the Rails header or the React one; what follows below is Rails in both. */
import { fullName, repositoryById } from '../state';
import { discussion } from './classic';
import { type Html, html, mod, prc } from './html';
import { stateIcon } from './icons';
import type { IssueView } from './issue-viewer';
import { pathOf } from './list-query';

const stateText = ({ issue, words }: IssueView): string =>
  issue.merged ? words.merged : issue.state === 'open' ? words.open : words.closed;

/** UNVERIFIED: class names of the label's look; the text is what the live page shows. */
const look = ({ issue }: IssueView): string =>
  issue.merged ? 'merged' : issue.state === 'open' ? 'open' : 'refused';

function tabs(view: IssueView): Html {
  const path = pathOf(view, view.issue);
  const { words } = view;
  const list: readonly (readonly [string, string])[] = [
    ['', words.conversation],
    ['/commits', words.commits],
    ['/checks', words.checks],
    ['/files', words.files],
  ];
  return html`<nav class="tabnav-tabs pull-tabs row" aria-label="${words.pulls}">${list.map(([tail, text]) => html`<a class="tabnav-tab${tail === '' ? ' selected' : ''}" href="${path}${tail}" data-turbo-frame="repo-content-turbo-frame">${text}</a>`)}</nav>`;
}

const sentence = (view: IssueView): Html =>
  html`<span class="muted"><a class="author" href="/${view.issue.author}" data-hovercard-url="/users/${view.issue.author}/hovercard">${view.issue.author}</a> ${view.issue.merged ? view.words.wasMerged : view.words.wantsToMerge}</span>`;

/** Content of the React root: the header of 2026. */
export function pullHeader(view: IssueView): Html {
  const { issue } = view;
  return html`<div data-component="PageHeader" class="${prc('PageHeader', 'PageHeader')} ${mod('PullRequestHeader', 'header')} pull-header"><div data-component="TitleArea" class="${prc('PageHeader', 'TitleArea')} header-grid"><h1 data-component="PH_Title" class="${prc('PageHeader', 'Title')} issue-heading"><span class="f1 text-normal markdown-title">${issue.title}</span> <span class="fgColor-muted f1-light">#${issue.number}</span></h1><div data-component="PH_Actions" class="${prc('PageHeader', 'Actions')}"></div></div><div data-component="PH_Description" class="gh-header-meta row"><span data-status="${issue.merged ? 'pullMerged' : issue.state === 'open' ? 'pullOpened' : 'pullClosed'}" class="${prc('StateLabel', 'StateLabel')} State state-${look(view)}">${stateIcon(issue)}${stateText(view)}</span>${sentence(view)}</div>${tabs(view)}</div>`;
}

function railsHeader(view: IssueView): Html {
  const { issue, words } = view;
  return html`<div id="partial-discussion-header" class="gh-header js-details-container js-socket-channel js-updatable-content pull request js-pull-header-details"><div class="gh-header-show"><div class="gh-header-actions row end"></div><h1 class="gh-header-title issue-heading"><bdi class="js-issue-title markdown-title">${issue.title}</bdi> <span class="gh-header-number f1-light color-fg-muted">#${issue.number}</span></h1></div><div class="gh-header-meta row"><span class="State State--${issue.merged ? 'merged' : issue.state} state-${look(view)}" title="${words.status}: ${stateText(view)}">${stateIcon(issue)}${stateText(view)}</span> ${sentence(view)}</div>${tabs(view)}</div>`;
}

/** What surrounds the header and the discussion; `app` wraps the React header. */
export function pullPage(view: IssueView, app: (content: Html) => Html): Html {
  const react = view.settings.pulls === 'react';
  const nwo = fullName(repositoryById(view.state, view.issue.repositoryId));
  return html`<div class="container"><div class="js-pull-container" data-practice-issue="/${nwo}/pull/${view.issue.number}">${react ? app(pullHeader(view)) : railsHeader(view)}${discussion(view)}</div></div>`;
}
