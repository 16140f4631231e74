/**
 * GitHub's single-key shortcuts. Each that fires is noted in `window.__shortcuts` with its phase, so that a test can
 * say none did. As on GitHub only the event's target is looked at: typing inside somebody's shadow root looks like
 * typing on the page unless the event is kept inside.
 */
import { follow } from './navigate.js';

const KEYS = new Set('c e g i j k l m n o p q r s t u w x y a b / ? . ,'.split(' '));
const SEQUENCES = { g: new Set('c i p b w n d a g'.split(' ')) };
let first = { capture: null, bubble: null };

const isField = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.nodeName));

function fire(key, phase) {
  window.__shortcuts.push({ key, phase, path: location.pathname, time: Date.now() });
  if (phase !== 'bubble') return;
  const repository = /^\/[^/]+\/[^/]+\//.exec(location.pathname)?.[0];
  if (key === 'c' && repository && document.body.classList.contains('logged-in'))
    void follow(new URL(`${repository}issues/new`, location.origin));
  if (key === 'g i' && repository) void follow(new URL(`${repository}issues`, location.origin));
  if (key === '/' || key === 's') document.querySelector('[data-practice="search"]')?.focus();
}

const listen = (phase) => (event) => {
  if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) {
    if ((event.ctrlKey || event.metaKey) && 'k/'.includes(event.key)) fire(`Mod+${event.key}`, phase);
    return;
  }
  const before = first[phase];
  first = { ...first, [phase]: null };
  if (before && SEQUENCES[before]?.has(event.key)) fire(`${before} ${event.key}`, phase);
  else if (SEQUENCES[event.key]) {
    first = { ...first, [phase]: event.key };
    fire(event.key, phase);
  } else if (KEYS.has(event.key)) fire(event.key, phase);
};

export function startShortcuts() {
  window.__shortcuts = [];
  document.addEventListener('keydown', listen('capture'), true);
  document.addEventListener('keydown', listen('bubble'));
}
