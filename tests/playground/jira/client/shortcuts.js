/**
 * Jira's single keys. Each that fires is noted in `window.__shortcuts`, so that a test can say none did. Only the
 * event's target is looked at: typing inside somebody's shadow root looks like typing on the page, unless the event
 * is kept inside or the page listens in the capture phase.
 */
import { act, config, portal } from './config.js';
import { closeCreate, createDialog, openCreate } from './create.js';
import { hydration } from './hydrate.js';
import { shownIssue } from './issue.js';
import { closeIssue, openIssue, refresh, softNavigate } from './navigate.js';

const isField = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.nodeName));

const rows = () => [...document.querySelectorAll('[data-practice-row]')];
let at = -1;

function step(by) {
  const all = rows();
  if (all.length === 0) return;
  const beside = document.querySelector('[data-practice="detail-issue"] [data-practice-issue]');
  const now = beside ? all.findIndex((row) => row.dataset.practiceRow === beside.dataset.practiceIssue) : at;
  at = Math.min(all.length - 1, Math.max(0, now + by));
  const link = all[at].querySelector('a.detail-card');
  if (beside && link) void softNavigate(new URL(link.href));
  else (all[at].querySelector('button, a') ?? all[at]).focus();
}

function open() {
  const row = document.activeElement?.closest('[data-practice-row]') ?? rows()[Math.max(0, at)];
  if (row?.querySelector('[data-practice="open"]')) void openIssue(row.dataset.practiceRow);
}

const press = (name) => (shownIssue() ?? document).querySelector(`[data-practice="${name}"]`)?.click();

const KEYS = {
  c: () => void openCreate(),
  e: () => press('edit-summary'),
  m: () => shownIssue()?.querySelector('[data-practice="composer"] [contenteditable]')?.focus(),
  i: async () => {
    const key = shownIssue()?.dataset.practiceIssue;
    if (key === undefined) return;
    await act({ action: 'assign', key });
    await refresh();
  },
  j: () => step(1),
  k: () => step(-1),
  o: open,
  '.': () => press('actions'),
  '/': () => document.querySelector('[data-practice="search"]')?.focus(),
  Escape: () => {
    if (createDialog()) closeCreate();
    else if (portal().querySelector('[data-practice="modal"]')) void closeIssue();
  },
};

function onKey(event) {
  if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || !hydration.done) return;
  const action = KEYS[event.key];
  if (!action) return;
  window.__shortcuts.push({ key: event.key, phase: config.phase, path: location.pathname, time: Date.now() });
  // A key that Jira took does nothing else.
  if (event.key !== 'Escape') event.preventDefault();
  void action();
}

export function startShortcuts() {
  window.__shortcuts = [];
  document.addEventListener('keydown', onKey, config.phase === 'capture');
}
