/** New issues, comments, status, what is attached, and the look: whatever a person does on the page. */
import { navigate, refresh, toggleLayout } from './app.js';
import { act, get, portal } from './config.js';
import { learn, markdownOf, textOf } from './editor.js';
import { mount, parse } from './render.js';

const issueOf = (element) => element.closest('[data-practice-issue]')?.dataset.practiceIssue;

export const dialog = () => portal()?.querySelector('[role="dialog"]');
export const closeDialog = () => portal()?.replaceChildren();

export async function compose() {
  if (!portal() || dialog()) return;
  const { html } = await get('composer', { path: location.pathname });
  if (!html || dialog()) return;
  mount(portal(), html);
  learn(portal());
  dialog().querySelector('[data-practice-editor="new-title"]').focus();
}

export const composeFull = () => {
  const [, urlKey] = location.pathname.split('/');
  const team = /\/team\/([^/]+)/.exec(location.pathname)?.[1];
  closeDialog();
  return navigate(team ? `/${urlKey}/team/${team}/new` : `/${urlKey}/new`);
};

function toast(words, link) {
  const box = document.querySelector('.toasts');
  const item = document.createElement('div');
  item.className = 'toast';
  item.textContent = words;
  if (link) {
    const anchor = document.createElement('a');
    anchor.href = link.href;
    anchor.textContent = link.words;
    item.append(' ', anchor);
  }
  box.append(item);
  setTimeout(() => item.remove(), 4000);
}

async function create(form) {
  const title = form.querySelector('[data-practice-editor="new-title"]');
  const description = form.querySelector('[data-practice-editor="new-description"]');
  const answer = await act({
    action: 'create',
    team: form.dataset.team,
    title: textOf(title),
    text: markdownOf(description),
  });
  if (!answer.ok) {
    form.querySelector('[role="alert"]').textContent = answer.error;
    title.focus();
    return;
  }
  if (!dialog()) {
    await navigate(answer.url);
    return;
  }
  closeDialog();
  toast(answer.url.split('/')[3], { href: answer.url, words: '→' });
  await refresh();
}

async function comment(form) {
  const editor = form.querySelector('[data-practice-editor="comment"]');
  const text = markdownOf(editor);
  if (text.trim() === '') return;
  editor.blur();
  await act({ action: 'comment', issue: issueOf(form), text });
  editor.innerHTML = '<p class="text-node editor-placeholder"><br></p>';
  await refresh();
}

/** The window that Linear makes of three keys of the metadata. */
async function showAttachment(element) {
  const { title, metadata, url } = await get('attachment', { id: element.dataset.attachment });
  const box = parse(
    '<div class="overlay" data-practice="overlay"><div role="dialog" aria-modal="true" class="dialog"><h2></h2><dl></dl><a target="_blank" rel="noopener noreferrer"></a></div></div>',
  );
  box.querySelector('h2').textContent = typeof metadata.title === 'string' ? metadata.title : title;
  const list = box.querySelector('dl');
  const line = (name, value) => {
    list.append(Object.assign(document.createElement('dt'), { textContent: name ?? '' }));
    list.append(Object.assign(document.createElement('dd'), { textContent: String(value ?? '') }));
  };
  for (const { name, value } of Array.isArray(metadata.attributes) ? metadata.attributes : [])
    line(name, value);
  for (const { subject, body } of Array.isArray(metadata.messages) ? metadata.messages : [])
    line(subject, body);
  Object.assign(box.querySelector('a'), { href: url, textContent: url });
  portal().replaceChildren(box);
}

const clicks = {
  compose,
  'full-screen': composeFull,
  close: closeDialog,
  layout: toggleLayout,
  attachment: showAttachment,
  advance: async (button) => {
    await act({ action: 'advance', issue: issueOf(button) });
    await refresh();
  },
};

export function startActions() {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.defaultPrevented) return;
    if (event.target.matches('[data-practice="overlay"]')) closeDialog();
    const element = event.target.closest('[data-practice]');
    const action = clicks[element?.dataset.practice];
    if (!action) return;
    // A click on a control in a row is not one on the row.
    event.preventDefault();
    void action(element);
  });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.target.dataset.practice === 'create') void create(event.target);
    if (event.target.dataset.practice === 'comment') void comment(event.target);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && dialog()) closeDialog();
    // UNVERIFIED: that the form's fields take it, whichever has the focus.
    const form = event.target instanceof Element && event.target.closest('[data-practice="create"]');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form) form.requestSubmit();
  });
}

/** The theme changes while the page is open: class and inline values on the root element. */
export function setTheme(theme) {
  const values = JSON.parse(document.querySelector('meta[name="practice-themes"]').content);
  const root = document.documentElement;
  document.body.classList.add('app-theme-transition');
  root.classList.remove('light', 'dark');
  root.classList.add(theme);
  root.setAttribute('style', values[theme]);
  document.querySelector('meta[name="color-scheme"]').content = theme;
  setTimeout(() => document.body.classList.remove('app-theme-transition'), 100);
}
