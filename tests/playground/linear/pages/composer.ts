/** A new issue: the window over everything (`C`) and the page (`V`). */
import { type Html, html } from '../../github/pages/html';
import type { LinearTeam } from '../model';
import { icon, priorityIcon, stateIcon } from './icons';
import { iconButton, type Screen, screen } from './screen';
import type { PageView } from './view';

function form(view: PageView, team: LinearTeam, given: { title: string; description: string }): Html {
  const { words, state } = view;
  const workflow = state.workflowStates.find((s) => s.teamId === team.id && s.type === 'backlog');
  const paragraph = (text: string, empty: string) =>
    text === ''
      ? html`<p class="text-node editor-placeholder" data-empty-text="${empty}"><br></p>`
      : html`<p class="text-node" data-practice-raw>${text}</p>`;
  return html`<form class="composer" data-practice="create" data-team="${team.key}"><div class="composer-head"><span class="chip"><span class="team-mark" style="background:${team.color}"></span><span>${team.key}</span></span><span class="crumb-sep">${icon('chevron', 12)}</span><span>${words.newIssue}</span></div><div contenteditable="true" role="textbox" aria-label="${words.issueTitle}" aria-multiline="false" class="ProseMirror composer-title" data-practice-editor="new-title">${paragraph(given.title, words.issueTitle)}</div><div data-editor-id="draft-${team.id}"><div contenteditable="true" role="textbox" aria-label="${words.issueDescription}" aria-multiline="true" class="ProseMirror editor" data-practice-editor="new-description">${paragraph(given.description, words.addDescription)}</div></div><div class="composer-props">${workflow && html`<button type="button" class="chip">${stateIcon(view, workflow)}<span>${workflow.name}</span></button>`}<button type="button" class="chip">${priorityIcon(view, 0)}<span>${words.setPriority}</span></button><button type="button" class="chip">${icon('user', 14)}<span>${words.assign}</span></button><button type="button" class="chip">${icon('cube', 14)}<span>${words.project}</span></button></div><p role="alert" class="composer-alert"></p><div class="composer-end"><button type="submit" class="primary">${words.create}</button></div></form>`;
}

const given = (query: URLSearchParams) => ({
  title: query.get('title') ?? '',
  description: query.get('description') ?? '',
});

export function composerScreen(view: PageView, team: LinearTeam, query: URLSearchParams): Screen {
  return screen(
    'compose',
    view.words.newIssue,
    html`<div class="compose-page">${form(view, team, given(query))}</div>`,
  );
}

/** Goes into the portal beside the application. */
export const composerDialog = (view: PageView, team: LinearTeam): Html =>
  html`<div class="overlay" data-practice="overlay"><div role="dialog" aria-modal="true" aria-label="${view.words.newIssue}" class="dialog"><div class="dialog-end">${iconButton('expand', view.words.fullScreen, html`data-practice="full-screen"`)}${iconButton('x', view.words.close, html`data-practice="close"`)}</div>${form(view, team, { title: '', description: '' })}</div></div>`;
