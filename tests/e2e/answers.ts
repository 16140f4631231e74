/** The four answers of the first form, and the steps that every story shares. */
import type { Tab } from './driver';
import { within } from './poll';

export type Answers = {
  problem: string;
  segment: string;
  metric: string;
  target: string;
  by: string;
  reason: string;
};

export const ANSWERS: Answers = {
  problem: 'Shoppers are sent to a sign-up form before they can pay',
  segment: 'First-time shoppers on mobile',
  metric: 'Checkout completion',
  target: '67 %',
  by: '31 Mar 2027',
  reason: '31 of 84 checkout tickets in October named the account step',
};

/** Label of each input, as a screen reader says it. */
export const LABELS: Record<keyof Answers, RegExp> = {
  problem: /^Problem/,
  segment: /^For whom/,
  metric: /^Metric/,
  target: /^Target value/,
  by: /^Target date/,
  reason: /^Because/,
};

/** After so long a form that does not come was not asked for (ms). */
const TAKEN = 4_000;

/** From the strip to the form. */
export async function openForm(tab: Tab, button: string | RegExp = 'Write the outcome') {
  const look = { role: 'button', name: button };
  await tab.ui.click(look);
  if (await within(TAKEN, () => tab.ui.get({ label: LABELS.problem }))) return;
  // On a busy machine a page can move between the look and the press, as under the hand of a person.
  if (await tab.ui.get(look)) {
    console.log(`${button} moved under the pointer, pressed again`);
    await tab.ui.click(look);
  }
  await tab.ui.see({ label: LABELS.problem });
}

/** Types into the named inputs. */
export async function answer(tab: Tab, answers: Partial<Answers>) {
  for (const key of Object.keys(LABELS) as (keyof Answers)[]) {
    const text = answers[key];
    if (text !== undefined) await tab.ui.fill({ label: LABELS[key] }, text);
  }
}

/** Opens the form, answers, saves with the keys, and waits until it is safe. */
export async function writeOutcome(tab: Tab, answers: Answers = ANSWERS) {
  await openForm(tab);
  await answer(tab, answers);
  await tab.press('Control+Enter');
  await formGone(tab);
}

/** Opens the tracker's own editor of the description. */
export async function openEditor(tab: Tab) {
  await tab.page.click({ selector: '[data-practice="body-menu"]' });
  await tab.page.click({ selector: '[data-practice="edit-body"]' });
  await tab.page.see({ selector: 'textarea[aria-label="Markdown value"]' });
}

/** Saves the tracker's own editor. */
export async function saveEditor(tab: Tab) {
  await tab.page.click({ selector: '[data-practice="save-body"]' });
  await tab.page.gone({ selector: '[data-practice="save-body"]' });
}

/** The form has closed. The public warning has boxes of the same names, so the role is asked too. */
export const formGone = (tab: Tab) => tab.ui.gone({ role: 'textbox', label: LABELS.problem });
