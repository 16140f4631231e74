/** What the page scripts need of Jira, each its own part: a script carries only what it uses. */
import type { RenderedSection } from '../tracker';

export { default as PALETTE } from '../../look/palette-jira.css?inline';
export { jiraPage as makePage } from './page';
export { jiraRows as makeRows } from './rows-page';
export { jiraSigns as makeSigns } from './signs';
export { theme } from './theme';

/** The record is a property of the issue: nothing of it stands in the description. */
export const readRendered = (_: Element): RenderedSection | null => null;

/** What on an issue's own page tells that it shows rows of other items: child issues, linked issues. */
export const ROW_HINT = '[data-testid$="ui.issue-row"],[data-testid$="issue-line-card.card-container"]';

/** The record is a property of the issue: a description tells nothing of it. */
export const DESCRIPTION_IS_HOME: boolean = false;

export { whenCalm } from './calm';
