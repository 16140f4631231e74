/**
 * Linear's single-key shortcuts. Each that fires is noted in `window.__shortcuts`, so that a test can say none did,
 * and keeps the key from doing anything else. Only the event's target is looked at: typing inside somebody's shadow
 * root looks like typing on the page unless the event is kept inside.
 */
import { compose, composeFull, dialog } from './actions.js';
import { navigate, shown, toggleLayout } from './app.js';
import { config } from './config.js';

const KEYS = new Set('a c f h i j k l p s t u v x / ? 1 2 3 Backspace Delete Escape'.split(' '));
/** First keys of two-key ones, and where `g …` goes. */
const SEQUENCES = new Set(['g', 'o', 'm', 'w']);
const PLACES = {
  i: 'inbox',
  m: 'my-issues/assigned',
  v: 'views',
  p: 'projects/all',
  s: 'settings/account/preferences',
};
const TEAM_PLACES = { a: 'active', b: 'backlog', e: 'all', d: 'board', t: 'triage', c: 'cycle/active' };
const WITH_MOD = new Set('k b i f z a'.split(' '));

let first = null;

const isField = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.nodeName));

function go(key) {
  const [, urlKey] = location.pathname.split('/');
  const team = /\/team\/([^/]+)/.exec(location.pathname)?.[1] ?? 'ENG';
  if (PLACES[key]) void navigate(`/${urlKey}/${PLACES[key]}`);
  else if (TEAM_PLACES[key]) void navigate(`/${urlKey}/team/${team}/${TEAM_PLACES[key]}`);
}

function fire(event, name) {
  event.preventDefault();
  window.__shortcuts.push({ key: name, phase: config.shortcuts, path: location.pathname, time: Date.now() });
  if (!shown.view || dialog()) return;
  if (name === 'c') void compose();
  else if (name === 'v') void composeFull();
  else if (name === 'Mod+b') void toggleLayout();
  else if (name.startsWith('g ')) go(name.slice(2));
}

function listen(event) {
  if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
  if (event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (WITH_MOD.has(event.key.toLowerCase())) fire(event, `Mod+${event.key.toLowerCase()}`);
    return;
  }
  const before = first;
  first = null;
  if (before) fire(event, `${before} ${event.key}`);
  else if (SEQUENCES.has(event.key)) {
    first = event.key;
    fire(event, event.key);
  } else if (event.key === ' ') fire(event, 'Space');
  else if (KEYS.has(event.key)) fire(event, event.key);
}

export function startShortcuts() {
  window.__shortcuts = [];
  const capture = config.shortcuts === 'capture';
  (capture ? window : document).addEventListener('keydown', listen, capture);
}
