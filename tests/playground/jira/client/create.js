/** The create dialog, its flag, and the boxes above lists. */
import { act, get, portal } from './config.js';
import { hydration } from './hydrate.js';
import { softNavigate } from './navigate.js';
import { adopt, parse } from './render.js';
import { setFilter } from './windows.js';

const FLAG_MS = 8000;
export const createDialog = () => portal().querySelector('[data-practice="create-dialog"]');

export async function openCreate() {
  if (createDialog()) return;
  const { html } = await get('dialog', { path: location.pathname, query: location.search.slice(1) });
  if (!html || createDialog()) return;
  const dialog = parse(html).firstElementChild;
  adopt(dialog);
  portal().append(dialog);
  dialog.querySelector('input[name="summary"]').focus();
}

export const closeCreate = () => createDialog()?.remove();

/** Fields that are empty shells until somebody wants them. */
function expand() {
  for (const shell of createDialog().querySelectorAll('[data-practice-collapsed]')) {
    if (shell.childElementCount > 0) continue;
    const input = document.createElement('input');
    input.name = shell.dataset.practiceCollapsed ? 'labels' : 'duedate';
    input.placeholder = shell.dataset.practiceCollapsed;
    input.setAttribute('aria-label', shell.dataset.practiceCollapsed || 'Due date');
    shell.append(input);
  }
}

/** The key of what was made is in this alone. */
function showFlag(key) {
  let group = portal().querySelector('.flag-group');
  if (!group) {
    group = document.createElement('div');
    group.className = 'flag-group';
    portal().append(group);
  }
  const flag = document.createElement('div');
  flag.className = 'flag';
  flag.setAttribute('role', 'alert');
  const link = document.createElement('a');
  link.href = `/browse/${key}`;
  link.textContent = key;
  flag.append('✓ ', link);
  group.append(flag);
  setTimeout(() => flag.remove(), FLAG_MS);
}

async function submit(form) {
  const value = (name) =>
    form.querySelector(`[name="${name}"]`)?.value ?? createDialog().querySelector(`[name="${name}"]`)?.value;
  const editor = form.querySelector('[contenteditable]');
  const answer = await act({
    action: 'create',
    project: value('project'),
    type: value('issuetype'),
    summary: value('summary'),
    labels: value('labels') ?? '',
    text: editor?.innerText ?? editor?.textContent ?? '',
  });
  if (!answer.ok) {
    form.querySelector('[role="alert"]').textContent = answer.error;
    form.querySelector('input[name="summary"]').focus();
    return;
  }
  closeCreate();
  showFlag(answer.key);
}

const actions = { create: openCreate, 'close-create': closeCreate, 'expand-create': expand };

export function startCreate() {
  document.addEventListener('click', (event) => {
    const element = event.target instanceof Element ? event.target.closest('[data-practice]') : null;
    const action = hydration.done ? actions[element?.dataset.practice] : undefined;
    if (action) void action();
  });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.target.dataset.practice === 'create-form') void submit(event.target);
  });
  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.name === 'project')
      for (const option of event.target.options) option.textContent = option.selected ? option.label : '';
  });
  document.addEventListener('input', (event) => {
    if (event.target instanceof Element && event.target.dataset.practice === 'filter')
      setFilter(event.target.value);
  });
  document.addEventListener('keydown', (event) => {
    if (
      event.key !== 'Enter' ||
      !(event.target instanceof Element) ||
      event.target.dataset.practice !== 'jql'
    )
      return;
    const url = new URL(location.href);
    url.searchParams.set('jql', event.target.value);
    void softNavigate(url);
  });
}
