/** Starts the page. `window.__playground` lets a test do what GitHub does by itself. */
import { startClassic } from './classic.js';
import { config, configure } from './config.js';
import { startCreate } from './create.js';
import { startDashboard } from './dashboard.js';
import { hydrate, hydration, reactRoot } from './hydrate.js';
import { refresh, rerenderBody, rerenderSidebar, startIssue } from './issue.js';
import { softNavigate, startNavigation } from './navigate.js';
import { startProject } from './project.js';
import { mount } from './render.js';
import { startShortcuts } from './shortcuts.js';
import { addForeign, pasteRows, rerenderRow, shuffleRows } from './storm.js';

configure(new URL(import.meta.url).searchParams);
window.__playground = {
  config,
  hydration,
  refresh,
  rerenderBody,
  rerenderSidebar,
  rerenderRow,
  shuffleRows,
  addForeign,
  pasteRows,
  softNavigate: (path) => softNavigate(new URL(path, location.origin)),
  /** React throws the whole tree away and builds it again. */
  remount: () => mount(reactRoot(), reactRoot().innerHTML),
};
startShortcuts();
startNavigation();
startIssue();
startCreate();
startProject();
startDashboard();
startClassic();
void hydrate();
