/** New issue: page and dialog. */
import { get, portal, post } from './config.js';
import { reactRoot } from './hydrate.js';
import { follow, softNavigate } from './navigate.js';
import { adopt, parse } from './render.js';

const dialog = () => portal().querySelector('[data-practice="dialog"]');

async function openDialog() {
  if (dialog()) return;
  const { html } = await get('dialog', { path: location.pathname });
  const content = parse(html);
  for (const child of content.childNodes) adopt(child);
  portal().append(content);
  dialog().querySelector('input').focus();
}

const closeDialog = () => dialog()?.remove();

async function create(button) {
  const form = button.closest('[data-practice-form]');
  const [title, body] = [form.querySelector('input[data-component="input"]'), form.querySelector('textarea')];
  const fields = [...form.querySelectorAll('[data-practice-field]')];
  const joined = fields.map(
    (f) => `### ${f.dataset.practiceField}\n\n${f.querySelector('textarea, input').value || '_No response_'}`,
  );
  const answer = await post({
    action: 'create',
    path: `/${form.dataset.practiceForm}`,
    title: title.value,
    text: fields.length > 0 ? joined.join('\n\n') : body.value,
  });
  if (!answer.ok) {
    form.querySelector('[role="alert"]').textContent = answer.error;
    title.focus();
    return;
  }
  const announcement = form.querySelector('[data-testid="issue-created-announcement"]');
  announcement.textContent = 'Issue created';
  if (form.querySelector('[data-testid="create-more-check"]').checked) {
    title.value = '';
    body.value = '';
    return;
  }
  closeDialog();
  await softNavigate(new URL(answer.url, location.origin));
}

function cancel(button) {
  if (button.closest('[data-practice="dialog"]')) closeDialog();
  else void follow(new URL(location.pathname.replace(/\/new.*$/, ''), location.origin));
}

export function startCreate() {
  document.addEventListener(
    'click',
    (event) => {
      const element = event.target instanceof Element ? event.target.closest('[data-practice]') : null;
      const name = element?.dataset.practice;
      if (
        name === 'new-issue-dialog' &&
        reactRoot()?.parentElement.classList.contains('loaded') &&
        !event.ctrlKey &&
        !event.metaKey
      ) {
        event.preventDefault();
        void openDialog();
      } else if (name === 'create-issue') void create(element);
      else if (name === 'cancel-create') cancel(element);
    },
    true,
  );
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) closeDialog();
    const form = event.target instanceof Element && event.target.closest('[data-practice-form]');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form && !event.defaultPrevented)
      void create(event.target);
  });
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.practice !== 'filter') return;
    event.preventDefault();
    const q = new FormData(event.target).get('q');
    void follow(new URL(`${location.pathname}?q=${encodeURIComponent(q)}`, location.origin));
  });
}
