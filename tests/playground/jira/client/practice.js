/** Starts the page. `window.__playground` lets a test do what Jira does by itself. */
import { moveCard, startBoard } from './board.js';
import { config, configure } from './config.js';
import { startCreate } from './create.js';
import { hydrate, hydration } from './hydrate.js';
import { renderIssue, shownIssue, startIssue } from './issue.js';
import { closeIssue, openIssue, refresh, remount, softNavigate, startNavigation } from './navigate.js';
import { startShortcuts } from './shortcuts.js';
import { addForeign, pasteRows, rerenderRow, shuffleRows } from './storm.js';

configure(new URL(import.meta.url).searchParams);
window.__playground = {
  config,
  /** How often a foreign node stood in the page when it was taken over, and everything was built again. */
  get hydrationErrors() {
    return hydration.errors;
  },
  get hydrated() {
    return hydration.done;
  },
  /** Everything from the server's present state, in place. */
  rerender: refresh,
  refresh,
  remount,
  /** The open issue alone, as after an edit was saved. */
  remountIssue: () => renderIssue(shownIssue(), 'remount'),
  navigate: (path) => softNavigate(new URL(path, location.origin)),
  openIssue,
  moveCard,
  closeIssue,
  rerenderRow,
  shuffleRows,
  addForeign,
  pasteRows,
};
startShortcuts();
startNavigation();
startIssue();
startCreate();
startBoard();
void hydrate();
