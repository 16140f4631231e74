/** Starts the page. `window.__playground` lets a test do what Linear does by itself. */
import { setTheme, startActions } from './actions.js';
import { boot, navigate, refresh, remount, rerenderRegion, shown, startApp, toggleLayout } from './app.js';
import { config, configure } from './config.js';
import { startEditors } from './editor.js';
import { startShortcuts } from './shortcuts.js';
import { addForeign, pasteRows, rerenderRow, shuffleRows } from './storm.js';

configure(new URL(import.meta.url).searchParams);
window.__playground = {
  config,
  shown,
  refresh,
  rerender: rerenderRegion,
  remount,
  navigate: (path) => navigate(path),
  toggleLayout,
  rerenderRow,
  shuffleRows,
  addForeign,
  pasteRows,
  setTheme,
};
startShortcuts();
startEditors();
startApp();
startActions();
void boot();
