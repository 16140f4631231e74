/** The issue viewer at work, on the page and in the side panel: editing, comments, state, changes made elsewhere. */
import { config, get, portal, post } from './config.js';
import { fragmentOf, hydration, reactRoot } from './hydrate.js';
import { adopt, parse, rerender } from './render.js';

/** Where an issue is shown: its React root and whether its body is being edited. */
const editing = new Map();
const seen = new Map();

const panel = () => portal()?.querySelector('[data-practice="panel"]') ?? null;
const rootOf = (element) =>
  element.closest('[data-practice="panel"]') ? panel().parentElement : reactRoot();
const pathOf = (element) =>
  element.closest('[data-practice-issue]')?.dataset.practiceIssue ?? location.pathname;
const version = async (path) => (await get('live', { path })).version;

const showing = () => document.querySelector('[data-practice-issue]')?.dataset.practiceIssue ?? null;

/** Renders the issue again from the server's present state, in place. */
export async function refresh() {
  const path = showing();
  if (!path) return;
  const root = panel()?.parentElement ?? reactRoot();
  const fragment = await fragmentOf(new URL(location.href), editing.has(path));
  const html = panel() ? (fragment.panel ?? fragment.html) : fragment.html;
  if (fragment.status !== 200 || !html || showing() !== path || !root) return;
  rerender(root, html);
  if (!panel()) document.title = fragment.title;
  seen.set(path, await version(path));
}

/** React mounts the sidebar afresh: `pane` replaces the mapped child, `container` also what stands around it. */
export async function rerenderSidebar(which = 'pane') {
  const { html, panel: over } = await fragmentOf(new URL(location.href));
  const fragment = parse(over || html);
  const selector = `[data-testid="issue-viewer-metadata-${which}"]`;
  const [old, next] = [document.querySelector(selector), fragment.querySelector(selector)];
  adopt(next);
  old.replaceWith(next);
}

/** The description's inner HTML is set again, as after a live update. */
export function rerenderBody() {
  for (const box of document.querySelectorAll('[data-testid="issue-body"] [class*="safe-html-box"]'))
    box.innerHTML = `${box.innerHTML}`;
}

/** Puts a menu under its button. */
function showMenu(button, items) {
  const box = button.getBoundingClientRect();
  const menu = document.createElement('div');
  menu.dataset.practice = 'menu';
  const list = document.createElement('ul');
  list.className = 'menu plain';
  list.setAttribute('role', 'menu');
  list.append(...items);
  menu.append(list);
  menu.style.cssText = `position:absolute;z-index:60;left:${box.right + scrollX - 180}px;top:${box.bottom + scrollY + 4}px`;
  menu.owner = button;
  portal().append(menu);
  button.setAttribute('aria-expanded', 'true');
  items[0]?.focus();
}

function openMenu(button) {
  closeMenu();
  const items = [
    ...parse(
      '<li role="menuitem" tabindex="-1" data-component="ActionList.Item" class="prc-ActionList-ActionListItem"><svg class="octicon octicon-copy" width="16" height="16"></svg><span></span></li><li role="menuitem" tabindex="-1" data-component="ActionList.Item" class="prc-ActionList-ActionListItem" data-practice="edit-body"><svg class="octicon octicon-pencil" width="16" height="16"></svg><span></span></li>',
    ).children,
  ];
  const [copy, edit] = items;
  copy.querySelector('span').textContent = 'Copy link';
  edit.querySelector('span').textContent = button.dataset.editLabel;
  showMenu(button, button.dataset.canEdit === '1' ? items : [copy]);
}

function closeMenu() {
  for (const menu of portal()?.querySelectorAll('[data-practice="menu"]') ?? []) {
    menu.owner?.setAttribute('aria-expanded', 'false');
    menu.remove();
  }
}

async function edit(element) {
  const path = pathOf(element);
  const root = rootOf(element);
  editing.set(path, (await version(path)).split('/')[1]);
  await refresh();
  root?.querySelector('[data-testid="issue-body"] textarea')?.focus();
}

async function save(element) {
  const path = pathOf(element);
  const box = element.closest('[data-testid="issue-body"]');
  const answer = await post({
    action: 'save-body',
    path,
    text: box.querySelector('textarea').value,
    bodyVersion: editing.get(path),
  });
  if (!answer.ok) {
    box.querySelector('[role="alert"]').textContent = answer.error;
    return;
  }
  editing.delete(path);
  await refresh();
}

const composerOf = (element) => element.closest('[data-testid="comment-composer"]');

async function comment(element) {
  const area = composerOf(element).querySelector('textarea');
  if (area.value.trim() === '') return;
  await post({ action: 'comment', path: pathOf(element), text: area.value });
  area.value = '';
  await refresh();
}

/** A menu of words; what is chosen is handed on. */
function offer(button, choices, choose) {
  const open = button.getAttribute('aria-expanded') === 'true';
  closeMenu();
  if (open) return;
  const items = choices.map((choice) => {
    const item = document.createElement('li');
    item.className = 'prc-ActionList-ActionListItem';
    item.setAttribute('role', 'menuitemradio');
    item.tabIndex = -1;
    item.dataset.practice = 'chosen';
    item.textContent = choice.words;
    item.choose = () => choose(choice);
    return item;
  });
  showMenu(button, items);
}

const actions = {
  chosen: (item) => {
    closeMenu();
    return item.choose();
  },
  'body-menu': (button) =>
    portal().querySelector('[data-practice="menu"]') ? closeMenu() : openMenu(button),
  'edit-body': (item) => {
    const owner = item.closest('[data-practice="menu"]').owner;
    closeMenu();
    return edit(owner);
  },
  'cancel-body': (button) => {
    editing.delete(pathOf(button));
    return refresh();
  },
  'save-body': save,
  'add-comment': comment,
  'set-state': async (button) => {
    const area = composerOf(button).querySelector('textarea');
    const path = pathOf(button);
    if (area?.value.trim()) await post({ action: 'comment', path, text: area.value });
    if (area) area.value = '';
    await post({ action: 'set-state', path, reason: button.dataset.reason });
    await refresh();
  },
  'close-reasons': (button) => {
    const choices = JSON.parse(button.dataset.choices);
    offer(button, choices, (choice) => {
      const main = button.parentElement.parentElement.querySelector('[data-practice="set-state"]');
      main.dataset.reason = choice.reason;
      main.replaceChildren(parse(choice.html));
      for (const child of main.childNodes) adopt(child);
    });
  },
  'project-status': (button) => {
    const columns = JSON.parse(button.dataset.columns).map((words) => ({ words }));
    offer(button, columns, async ({ words }) => {
      await post({
        action: 'move-item',
        path: pathOf(button),
        item: Number(button.dataset.item),
        column: words,
      });
      await refresh();
    });
  },
};

async function poll() {
  const path = document.visibilityState === 'visible' ? showing() : null;
  if (!path || !(panel() || reactRoot()?.parentElement.classList.contains('loaded'))) return;
  if (!seen.has(path) && hydration.path === path && hydration.version) seen.set(path, hydration.version);
  const now = await version(path);
  if (seen.has(path) && seen.get(path) !== now && showing() === path) await refresh();
  seen.set(path, now);
}

export function startIssue() {
  document.addEventListener('click', (event) => {
    const element = event.target instanceof Element ? event.target.closest('[data-practice]') : null;
    if (!element?.closest('[data-practice="menu"], [aria-haspopup], [data-practice="project-status"]'))
      closeMenu();
    const ready =
      element?.closest('#__primerPortalRoot__') || reactRoot()?.parentElement.classList.contains('loaded');
    const action = ready ? actions[element?.dataset.practice] : undefined;
    if (action) void action(element);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeMenu();
    const composer = event.target instanceof Element && composerOf(event.target);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && composer) void comment(event.target);
  });
  if (config.pollMs > 0) setInterval(() => void poll().catch(() => {}), config.pollMs);
}
