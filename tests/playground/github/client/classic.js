/** The Rails pages: forms instead of React, and server partials that replace whole comments. */
import { post } from './config.js';

const path = (element) => element.closest('[data-practice-issue]').dataset.practiceIssue;

async function reloadComments() {
  const next = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  document.querySelector('.js-discussion').replaceWith(next.querySelector('.js-discussion'));
}

/** The button says and does what is chosen beside it. */
function chooseReason(radio) {
  const button = radio.form.querySelector('[name="comment_and_close"]');
  const label = radio.closest('label');
  button.dataset.reason = radio.value;
  button.querySelector('svg').replaceWith(label.querySelector('svg').cloneNode(true));
  button.querySelector('.js-form-action-text').textContent = label.textContent.trim();
  radio.closest('details').open = false;
}

export function startClassic() {
  document.addEventListener('change', (event) => {
    if (event.target instanceof Element && event.target.matches('[name="state_reason"]'))
      chooseReason(event.target);
  });
  document.addEventListener('keydown', (event) => {
    const field = event.target;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || field?.id !== 'new_comment_field')
      return;
    const alternative = event.shiftKey ? '.js-quick-submit-alternative' : '[data-variant="primary"]';
    field.form.requestSubmit(field.form.querySelector(alternative));
  });
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
    const where = path(form);
    const reason = event.submitter?.name.startsWith('comment_and_') ? event.submitter.dataset.reason : null;
    if (!reason || text.trim())
      await post({
        action: form.dataset.practice === 'classic-form' ? 'save-body' : 'comment',
        path: where,
        text,
      });
    form.querySelector('textarea').value = '';
    if (!reason) return reloadComments();
    await post({ action: 'set-state', path: where, reason });
    location.reload();
  });
}
