/**
 * The button that closes an issue, with the menu beside it that says why; on a closed issue the one that opens it again
 * in the same place. What is chosen in the menu does nothing by itself: it changes the button (refined-github#7856).
 */
import type { Issue } from '../model';
import { canEditIssue } from '../permissions';
import { type Html, html, mod, prc } from './html';
import { icon } from './icons';
import type { IssueView } from './issue-viewer';

export interface Choice {
  reason: Issue['stateReason'];
  icon: string;
  words: string;
}

/** UNVERIFIED: the icons of the last two. */
export const closeChoices = ({ words }: IssueView): Choice[] => [
  { reason: 'completed', icon: 'issue-closed', words: words.close },
  { reason: 'not_planned', icon: 'skip', words: words.closeNotPlanned },
  { reason: 'duplicate', icon: 'skip', words: words.closeDuplicate },
];

const label = (choice: Choice): Html =>
  html`<span data-component="buttonContent" data-align="center"><span data-component="leadingVisual">${icon(choice.icon)}</span><span data-component="text">${choice.words}</span></span>`;

export function stateButtons(view: IssueView): Html {
  const { issue, words } = view;
  const open = issue.state === 'open';
  const choices = closeChoices(view);
  const shown: Choice = open
    ? { reason: 'completed', icon: 'issue-closed', words: words.close }
    : { reason: 'reopened', icon: 'issue-reopened', words: words.reopen };
  const may = canEditIssue(view.state, issue, view.login);
  const button = html`<button type="button" data-size="medium" data-variant="default" class="${prc('Button', 'ButtonBase')} btn" data-practice="set-state" data-reason="${shown.reason}"${!may && html` disabled`}>${label(shown)}</button>`;
  const drawn = choices.map((choice) => ({
    reason: choice.reason,
    html: label(choice).text,
    words: choice.words,
  }));
  return html`<div class="${mod('IssueActions', 'IssueActionsButtonGroup')} ${prc('ButtonGroup', 'ButtonGroup')} row"><div>${may ? button : html`<span role="tooltip" aria-label="${words.mayNotClose}" data-testid="close-button-tooltip">${button}</span>`}</div>${
    open &&
    html`<div><button type="button" data-component="IconButton" aria-haspopup="true" aria-expanded="false" aria-label="${words.moreOptions}" data-size="medium" data-variant="default" class="${prc('Button', 'ButtonBase')} ${prc('Button', 'IconButton')} icon-btn" data-practice="close-reasons" data-choices="${JSON.stringify(drawn)}"${!may && html` disabled`}>${icon('triangle-down')}</button></div>`
  }</div>`;
}
