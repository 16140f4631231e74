/** Both create dialogs there are: the classic one and the "modernised" one. The new key is in neither. */
import { type Html, html } from '../../github/pages/html';
import { rightsIn } from '../state';
import { icon } from './icons';
import type { View } from './view';

const FORM = 'issue-create.ui.modal.create-form';
const FIELD = `${FORM}.layout-renderer.field-renderer.field`;

function selects(view: View, projectKey: string): { project: Html; type: Html } {
  const projects = view.state.projects.filter((p) => rightsIn(p, view.login).create && !p.archived);
  const current = projects.find((p) => p.key === projectKey) ?? projects[0];
  const named = (p: (typeof projects)[number]) => `${p.name} (${p.key})`;
  return {
    // As in Jira's own, only the chosen one stands in the document.
    project: html`<select name="project" aria-label="${view.words.space}">${projects.map((p) => html`<option value="${p.key}" label="${named(p)}"${p === current && html` selected`}>${p === current && named(p)}</option>`)}</select>`,
    type: html`<select name="issuetype" aria-label="${view.words.workType}">${current?.issueTypes
      .filter((t) => t.hierarchyLevel >= 0)
      .map(
        (t) => html`<option value="${t.name}"${t.name === 'Story' && html` selected`}>${t.name}</option>`,
      )}</select>`,
  };
}

function classic(view: View, projectKey: string): Html {
  const { words } = view;
  const { project, type } = selects(view, projectKey);
  const modal = 'issue-create.ui.modal.modal-wrapper.modal';
  return html`<div data-testid="${modal}--positioner" class="positioner"><section role="dialog" aria-modal="true" aria-label="${words.createTitle}" data-testid="${modal}" class="modal modal-create"><div class="modal-header"><h1>${words.createTitle}</h1><div class="row end" data-testid="minimizable-modal.ui.modal-container.modal-header.view-changer-wrapper"><button type="button" class="quiet" aria-label="${words.close}" data-practice="close-create">${icon('close')}</button></div></div><form id="${FORM}" class="modal-body" data-practice="create-form"><div id="${FORM}.project-picker.project-select" class="form-field"><label>${words.space}${project}</label></div><div id="${FORM}.type-picker.issue-type-select" class="form-field"><label>${words.workType}${type}</label></div><div data-testid="${FIELD}.summary" class="form-field"><label for="summary-field">${words.summary}</label><input id="summary-field" name="summary" autocomplete="off"><p role="alert" class="error"></p></div><div data-testid="${FIELD}.description" class="form-field"><span>${words.description}</span><div id="ak-editor-textarea" class="ProseMirror" contenteditable="true" role="textbox" aria-multiline="true" aria-label="${words.description}"></div></div><div data-testid="${FIELD}.labels" class="form-field"><label>${words.labels}<input name="labels" autocomplete="off"></label></div></form><div class="modal-footer"><button type="button" class="button" data-practice="close-create">${words.cancel}</button><button type="submit" form="${FORM}" class="button primary" data-testid="issue-create.ui.modal.footer.create-button">${words.create}</button></div></section></div>`;
}

function modernised(view: View, projectKey: string): Html {
  const { words } = view;
  const { project, type } = selects(view, projectKey);
  const modal = 'minimizable-modal.ui.modal-container.modal';
  const field = 'issue-create-modernised.field-renderer.field';
  return html`<div class="positioner"><section role="dialog" aria-modal="true" aria-label="${words.createTitle}" data-testid="${modal}" class="modal modal-create"><div class="modal-header"><div class="row">${project}${type}</div><div class="row end"><button type="button" class="quiet-link" data-testid="issue-create-modernised.ui.header.toggle-expand-button" data-practice="expand-create">${words.showMore}</button><button type="button" class="quiet" aria-label="${words.close}" data-practice="close-create">${icon('close')}</button></div></div><form data-testid="${modal}--scrollable" class="modal-body" data-practice="create-form"><div data-testid="${field}.summary" class="form-field"><input name="summary" placeholder="${words.summary}" aria-label="${words.summary}" autocomplete="off"><p role="alert" class="error"></p></div><div data-testid="${field}.description" class="form-field"><div class="ProseMirror" contenteditable="true" role="textbox" aria-multiline="true" aria-label="${words.description}"></div></div><div data-testid="${field}.labels" data-practice-collapsed="${words.labels}"></div><div data-testid="${field}.duedate" data-practice-collapsed=""></div><button type="button" class="quiet-link" data-testid="${FORM}.layout-renderer.fields-container.collapsible-area-header.collapsible-area-header" data-practice="expand-create">${words.moreFields} (2)</button><div class="modal-footer"><button type="button" class="button" data-practice="close-create">${words.cancel}</button><button type="submit" class="button primary" data-testid="issue-create-modernised.ui.footer.create-button">${words.create}</button></div></form></section></div>`;
}

/** For the portal. @returns null when this person may create nothing */
export function createDialog(view: View, projectKey: string): Html | null {
  if (!view.state.projects.some((p) => rightsIn(p, view.login).create && !p.archived)) return null;
  const inner = (view.settings.create === 'classic' ? classic : modernised)(view, projectKey);
  return html`<div class="atlaskit-portal" data-practice="create-dialog"><div class="blanket"></div>${inner}</div>`;
}
