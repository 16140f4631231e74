/** The Rails pages: forms instead of React, and server partials that replace whole comments. */
import { post } from './config.js';

const path = (element) => element.closest('[data-practice-issue]').dataset.practiceIssue;

async function reloadComments() {
  const next = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  document.querySelector('.js-discussion').replaceWith(next.querySelector('.js-discussion'));
}

export function startClassic() {
  document.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest('[data-practice^="classic-"]') : null;
    if (!button || button.nodeName === 'FORM') return;
    const comment = button.closest('.js-comment');
    const open = button.dataset.practice === 'classic-edit';
    comment.querySelector('form').hidden = !open;
    comment.querySelector('.edit-comment-hide').hidden = open;
    comment.classList.toggle('is-comment-editing', open);
  });
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!['classic-form', 'classic-comment'].includes(form.dataset.practice)) return;
    event.preventDefault();
    const text = form.querySelector('textarea').value;
    await post({
      action: form.dataset.practice === 'classic-form' ? 'save-body' : 'comment',
      path: path(form),
      text,
    });
    form.querySelector('textarea').value = '';
    await reloadComments();
  });
}
