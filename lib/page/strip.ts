/** Draws the strip: one line of 36 px, the collapsed panel. No framework; every text is set as text. */
import { draw } from '../look/draw';
import { chevron as chevronIcon, mark } from '../look/icons';
import { FOLD, OPEN, REGION } from '../strings/common';
import { STRIP } from '../strings/strip';
import { drawBadge } from './draw-badge';
import { button, make } from './element';
import type { Act, Run, StripModel } from './strip-model';

/** A sentence that leaves room for the whole plan in half a line (characters). */
const SHORT = 36;

export type Strip = {
  el: HTMLElement;
  /** Shows a model; what has focus keeps it. */
  show(model: StripModel, key?: boolean): void;
  /** One line instead of the sentence until the next model (an answer that did not come). */
  note(text: string): void;
  /** Said politely by screen readers. */
  announce(text: string): void;
  expanded(is: boolean): void;
  /** Left and right move between the buttons. */
  arrow(event: KeyboardEvent): void;
  action: HTMLButtonElement;
  chevron: HTMLButtonElement;
};

function runsOf(runs: readonly Run[]): Node[] {
  return runs.map((r) => {
    if (r.strong) return make('b', { text: r.text });
    const look = [r.dim ? 't2' : '', r.cut ? 'cut' : ''].join(' ').trim();
    return look ? make('span', { class: look, text: r.text }) : document.createTextNode(r.text);
  });
}

/**
 * @param press an action of the strip
 * @param toggle the chevron
 */
export function makeStrip(press: (act: Act) => void, toggle: () => void): Strip {
  let act: Act = 'show';
  const badge = make('span', { class: 'badge' });
  const words = make('span', { class: 'sn' });
  const plan = make('span', { class: 'mt' });
  const action = button({ class: 'btn' }, () => press(act));
  const key = make('kbd', { text: STRIP.keys, attrs: { 'aria-hidden': 'true' } });
  const chevron = button(
    { class: 'btn q icon', attrs: { 'aria-label': OPEN, 'aria-expanded': 'false' } },
    toggle,
  );
  chevron.append(draw(chevronIcon));
  const status = make('span', { class: 'vh', attrs: { role: 'status' } });
  const acts = make('span', { class: 'acts' }, action, key, chevron);
  const el = make(
    'section',
    { class: 'strip', attrs: { 'aria-label': REGION } },
    draw(mark, 'mark'),
    badge,
    words,
    plan,
    acts,
    status,
  );

  return {
    el,
    action,
    chevron,
    show(model, hint = false) {
      el.classList.toggle('req', model.required);
      badge.replaceChildren(...(model.badge ? [drawBadge(model.badge)] : []));
      badge.hidden = model.badge === null;
      words.replaceChildren(...runsOf(model.runs));
      words.classList.toggle(
        'two',
        model.runs.some((r) => r.cut),
      );
      words.classList.toggle('short', model.runs.reduce((n, r) => n + r.text.length, 0) <= SHORT);
      words.title = model.title;
      plan.replaceChildren(...runsOf(model.plan));
      plan.hidden = model.plan.length === 0;
      plan.title = model.plan.map((r) => r.text).join('');
      action.hidden = model.action === null;
      key.hidden = !hint || model.action?.look !== 'primary';
      if (model.action) {
        act = model.action.act;
        if (action.textContent !== model.action.label) action.textContent = model.action.label;
        action.className = { primary: 'btn p', plain: 'btn', quiet: 'btn q' }[model.action.look];
      }
    },
    note(text) {
      words.replaceChildren(make('span', { class: 't2', text }));
      words.title = text;
      status.textContent = text;
    },
    announce(text) {
      status.textContent = text;
    },
    expanded(is) {
      chevron.setAttribute('aria-expanded', String(is));
      chevron.setAttribute('aria-label', is ? FOLD : OPEN);
    },
    arrow(event) {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const target = event.key === 'ArrowLeft' ? action : chevron;
      if (!target.hidden) target.focus();
      event.preventDefault();
    },
  };
}
