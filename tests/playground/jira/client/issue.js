/** The issue at work, on its page, in the dialog and in the panel: editing, comments, status, changes made elsewhere. */
import { act, config, get, portal } from './config.js';
import { editing, fragmentOf, hydration } from './hydrate.js';
import { closeIssue, openIssue, refresh } from './navigate.js';
import { adopt, parse, patch } from './render.js';

const issueOf = (element) => element.closest('[data-practice-issue]');

/** The innermost that is shown: the dialog's before the page's. */
export const shownIssue = () =>
  portal().querySelector('[data-practice-issue]') ?? document.querySelector('[data-practice-issue]');

/** @param how `patch`: in place; `remount`: a new node, as after an edit was saved */
export async function renderIssue(node, how = 'patch') {
  const fragment = await fragmentOf(new URL(location.href));
  const from = node.dataset.practiceLayout === 'modal' ? fragment.modal : fragment.main;
  const fresh = from && parse(from).querySelector('[data-practice-issue]');
  if (!fresh || !node.isConnected || fresh.dataset.practiceIssue !== node.dataset.practiceIssue) return;
  if (how === 'patch') patch(node, fresh);
  else {
    adopt(fresh);
    node.replaceWith(fresh);
  }
  hydration.version = fragment.version;
  document.title = fragment.title;
}

async function edit(part, node) {
  editing.key = node.dataset.practiceIssue;
  editing.parts.add(part);
  await renderIssue(node);
  node.querySelector('.field-edit textarea, #ak-editor-textarea')?.focus();
}

async function stopEditing(part, node, how) {
  editing.parts.delete(part);
  await renderIssue(node, how);
}

/** Blocks of an editor: which of them were there before, and what they say now. */
const blocksOf = (editor) =>
  [...editor.childNodes].map((child) => ({
    at:
      child.nodeType === 1 && child.dataset.practiceBlock !== undefined
        ? Number(child.dataset.practiceBlock)
        : null,
    text: child.textContent,
  }));

async function save(part, node) {
  const key = node.dataset.practiceIssue;
  const answer =
    part === 'summary'
      ? await act({ action: part, key, text: node.querySelector('.field-edit textarea').value })
      : await act({ action: part, key, blocks: blocksOf(node.querySelector('#ak-editor-textarea')) });
  if (answer.ok) await stopEditing(part, node, 'remount');
}

function closeMenu() {
  for (const menu of portal().querySelectorAll('[data-practice="menu"]')) {
    menu.owner?.setAttribute('aria-expanded', 'false');
    menu.remove();
  }
}

async function openStatusMenu(button) {
  closeMenu();
  const node = issueOf(button);
  const key = node.dataset.practiceIssue;
  const { statuses, present } = await act({ action: 'statuses', key });
  const menu = document.createElement('div');
  menu.dataset.practice = 'menu';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('data-ds--level', '1');
  menu.className = 'menu';
  for (const { name, category } of statuses) {
    const item = document.createElement('button');
    item.type = 'button';
    item.setAttribute('role', 'menuitem');
    item.className = `menu-item lozenge-${category}`;
    item.textContent = name;
    item.disabled = name === present;
    item.addEventListener('click', async () => {
      closeMenu();
      await act({ action: 'transition', key, status: name });
      await refresh();
    });
    menu.append(item);
  }
  const box = button.getBoundingClientRect();
  menu.style.cssText = `left:${box.left + scrollX}px;top:${box.bottom + scrollY + 4}px`;
  menu.owner = button;
  portal().append(menu);
  button.setAttribute('aria-expanded', 'true');
  menu.querySelector('button:not(:disabled)')?.focus();
}

function toggleExpand(button) {
  const open = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', String(open));
  button.nextElementSibling.hidden = !open;
}

const actions = {
  'edit-summary': (el) => edit('summary', issueOf(el)),
  'edit-description': (el) => edit('description', issueOf(el)),
  'save-summary': (el) => save('summary', issueOf(el)),
  'save-description': (el) => save('description', issueOf(el)),
  'cancel-summary': (el) => stopEditing('summary', issueOf(el), 'patch'),
  'cancel-description': (el) => stopEditing('description', issueOf(el), 'patch'),
  status: (el) => (portal().querySelector('[data-practice="menu"]') ? closeMenu() : openStatusMenu(el)),
  assign: async (el) => {
    await act({ action: 'assign', key: issueOf(el).dataset.practiceIssue });
    await refresh();
  },
  comment: async (el) => {
    const box = el.closest('[data-practice="composer"]').querySelector('[contenteditable]');
    const text = box.innerText ?? box.textContent;
    if (text.trim() === '') return;
    await act({ action: 'comment', key: issueOf(el).dataset.practiceIssue, text });
    box.textContent = '';
    await refresh();
  },
  expand: toggleExpand,
  'close-issue': closeIssue,
  open: (el) => openIssue(el.closest('[data-practice-row]').dataset.practiceRow),
};

async function poll() {
  if (document.visibilityState !== 'visible' || !hydration.done) return;
  const [path, query] = [location.pathname, location.search.slice(1)];
  const { version } = await get('live', { path, query });
  const same = path === location.pathname && query === location.search.slice(1);
  if (same && version !== undefined && hydration.version !== undefined && version !== hydration.version)
    await refresh();
}

function onClick(event) {
  const target = event.target instanceof Element ? event.target : null;
  const element = target?.closest('[data-practice]');
  if (!element?.closest('[data-practice="menu"], [data-practice="status"]')) closeMenu();
  if (!element || !hydration.done || event.defaultPrevented) return;
  // A link in a card or in a text is a link.
  const link = target.closest('a[href]');
  if (link && element.contains(link)) return;
  const action = actions[element.dataset.practice];
  if (action) void action(element);
}

export function startIssue() {
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeMenu();
  });
  if (config.pollMs > 0) setInterval(() => void poll().catch(() => {}), config.pollMs);
}
