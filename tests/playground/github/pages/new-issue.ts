/** New issue: the page and the dialog that opens over a list. */
import type { Repository } from '../model';
import { fullName } from '../state';
import { type Html, html, mod, prc } from './html';
import { avatar, icon } from './icons';
import { markdownEditor } from './markdown-editor';
import type { View } from './view';

function titleField(view: View, value: string, id: string): Html {
  const { words } = view;
  return html`<div class="${mod('CreateIssueFormTitle', 'container')}"><div class="${mod('CreateIssueFormTitle', 'formControl')}"><label for="${id}" class="${mod('CreateIssueFormTitle', 'formControlLabel')}"><span>${words.addTitle}</span><span aria-hidden="true"> *</span></label><div class="${mod('CreateIssueFormTitle', 'subcontainer')}"><span class="TextInput-wrapper"><input id="${id}" data-component="input" type="text" aria-label="${words.addTitle}" placeholder="${words.titlePlaceholder}" aria-required="true" class="${prc('components', 'Input')} input" value="${value}" autocomplete="off"></span><div role="alert" data-practice-region="title-alert"></div></div></div></div>`;
}

function footer(view: View, nwo: string): Html {
  const { words } = view;
  return html`<div class="${mod('CreateIssueFooter', 'wrapper')} row end"><div data-testid="issue-created-announcement" role="status" class="sr-only"></div><label class="row"><input type="checkbox" data-testid="create-more-check"> ${words.createMore}</label><button type="button" data-variant="default" class="${prc('Button', 'ButtonBase')} btn" data-practice="cancel-create">${words.cancel}</button><button type="button" data-variant="primary" data-testid="create-issue-button" class="${prc('Button', 'ButtonBase')} btn" data-practice="create-issue" data-repository="${nwo}"><span data-component="buttonContent"><span data-component="text">${words.create}</span></span></button></div>`;
}

const editor = (view: View, body: string, id: string): Html =>
  markdownEditor(view, {
    legend: view.words.addDescription,
    label: view.words.markdownValue,
    labelledBy: null,
    placeholder: view.words.bodyPlaceholder,
    value: body,
    id,
    footer: html``,
    subject: null,
  });

export interface Prefill {
  title: string;
  body: string;
  /** `?template=….yml`: an issue form instead of the one description. */
  template: boolean;
}

/** An issue form: several fields, no "Markdown value"; GitHub joins them as `### Label` and value. */
function templateFields(): Html {
  const area = (id: string, label: string): Html =>
    html`<div data-practice-field="${label}"><label id="${id}-label">${label}</label><textarea aria-labelledby="${id}-label" rows="3"></textarea></div>`;
  return html`<div class="${mod('IssueFormElements', 'formElementsContainer')}">${area(':rt1:', 'What happened?')}${area(':rt2:', 'What did you expect?')}<div data-practice-field="Browser"><label id=":rt3:-label">Browser</label><span class="${mod('TextInputElement', 'issueFormTextField')}"><input aria-labelledby=":rt3:-label" class="input"></span></div></div>`;
}

export function newIssuePage(view: View, repository: Repository, prefill: Prefill): Html {
  const { words } = view;
  const nwo = fullName(repository);
  const side = (title: string, empty: string): Html =>
    html`<div data-testid="sidebar-section" class="${mod('Section', 'SectionContainer')} side-section"><h3>${title}</h3><span class="muted">${empty}</span></div>`;
  return html`<div class="${mod('IssueCreatePage', 'createPane')} container"><a class="${mod('IssueCreatePage', 'avatarLink')}" href="/${view.login ?? ''}">${avatar(view.login ?? '?', 40)}</a><div data-testid="issue-create-pane-container" class="${mod('IssueCreatePage', 'createPaneContainer')} grow"><h2 id="issue-create-pane-title" class="${mod('IssueCreatePage', 'IssueCreatePageHeading')}">${words.createTitle}</h2><div class="${mod('CreateIssueForm', 'formGridContainer')} columns" data-practice-form="${nwo}"><div class="${mod('CreateIssueForm', 'mainContentSection')} main-column">${titleField(view, prefill.title, ':r2t:')}<div class="${mod('CreateIssueForm', 'commentBox')}">${prefill.template ? templateFields() : editor(view, prefill.body, ':r34:')}</div>${footer(view, nwo)}</div><div class="${mod('CreateIssueForm', 'metadataSection')} side-column"><h2 class="sr-only">${words.metadata}</h2>${side(words.assignees, words.noAssignee)}${side(words.labels, words.noLabels)}${side(words.projects, words.noProjects)}${side(words.milestone, words.noMilestone)}</div></div></div></div>`;
}

/** Lives in the portal; the address stays that of the list. */
export function newIssueDialog(view: View, repository: Repository): Html {
  const { words } = view;
  const nwo = fullName(repository);
  return html`<div data-practice="dialog"><div class="${prc('Dialog', 'Backdrop')} backdrop"><div role="dialog" aria-modal="true" aria-labelledby=":rh3:" class="${mod('CreateIssueDialog', 'CreateIssueDialogContainer')} ${prc('Dialog', 'Dialog')} dialog"><div class="${prc('Dialog', 'Header')} dialog-head row between"><h1 id=":rh3:" class="${prc('Dialog', 'Title')}">${words.createIn} ${nwo}</h1><button type="button" data-component="IconButton" class="icon-btn" aria-label="${words.closePanel}" data-practice="cancel-create">${icon('x')}</button></div><div role="region" aria-labelledby=":rh3:" class="${prc('Dialog', 'DialogOverflowWrapper')}"><div class="${mod('CreateIssue', 'CreateIssueContainer')} dialog-body" data-practice-form="${nwo}">${titleField(view, '', ':rho:')}${editor(view, '', ':rhq:')}${footer(view, nwo)}</div></div></div></div></div>`;
}

export const chooser = (view: View, repository: Repository): Html =>
  html`<div class="container"><h1 class="small-heading">${view.words.createTitle}</h1><ul class="plain list-box"><li class="list-row"><a href="/${fullName(repository)}/issues/new">${view.words.newIssue}</a></li></ul></div>`;
