/** The hooks that extensions hold on to in an issue, however it is shown. */
import type { Doc } from './page-reader';

export const testId = (id: string) => `[data-testid="${id}"]`;
export const BASE = 'issue.views.issue-base';
export const LAYOUT = 'issue.views.issue-details.issue-layout';
/** Hooks of an issue, in whatever layout. */
export const ISSUE = {
  header: '#jira-frontend #jira-issue-header',
  crumbs: '#jira-issue-header [data-component-selector="breadcrumbs-wrapper"]',
  parent: testId(`${BASE}.foundation.breadcrumbs.breadcrumb-parent-issue-container`),
  current: `a${testId(`${BASE}.foundation.breadcrumbs.current-issue.item`)}[href="/browse/ACME-142"]`,
  currentWrapper: '[data-testid$="breadcrumb-current-issue-container"] a',
  heading: `h1${testId(`${BASE}.foundation.summary.heading`)}`,
  summaryEdit: testId('issue-field-summary.ui.issue-field-summary-inline-edit--container'),
  quickAdd: testId(`${BASE}.foundation.quick-add.quick-add-container`),
  foundation: testId('issue-view-layout-templates-default.ui.foundation-content.foundation-content-wrapper'),
  label: testId(`${BASE}.common.description.label`),
  description: `${testId('issue.views.field.rich-text.description')} .ak-renderer-document`,
  status: testId('ref-spotlight-target-status-and-approval-spotlight'),
  statusField: testId(`${BASE}.foundation.status.status-field-wrapper`),
  statusButton: testId('issue-field-status.ui.status-view.status-button.status-button'),
  statusText: testId('issue-field-status.ui.status-view.status-button.status-button--text'),
  statusId: '#issue\\.fields\\.status-view\\.status-button',
  groups: '[data-testid^="issue-view-layout-group.common.ui.collapsible-group-factory"]',
  assignee: testId('issue.issue-view-layout.issue-view-assignee-field.assignee'),
  footnote: testId(`${LAYOUT}.sections.footnote`),
  left: testId(`${LAYOUT}.container-left`),
  right: testId(`${LAYOUT}.container-right`),
  compact: testId(`${LAYOUT}.compact-layout`),
  comments: testId('issue.activity.comments-list'),
} as const;
export const count = (document: Pick<Doc, 'querySelectorAll'>, hooks: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(hooks).map(([name, selector]) => [name, document.querySelectorAll(selector).length]),
  );
export const ones = (hooks: Record<string, string>, others: Record<string, number> = {}) => ({
  ...Object.fromEntries(Object.keys(hooks).map((name) => [name, 1])),
  ...others,
});
