/** What a person does in the dialog before its picture is taken, by case. */
import type { Page } from '@playwright/test';

type Act = (page: Page) => Promise<unknown>;

const press =
  (name: RegExp): Act =>
  async (page) =>
    page.getByRole('button', { name }).click({ force: true });
const answers: Act = async (page) => {
  await page.locator('#sl-f-target').fill('67 %');
  await page.locator('#sl-f-reason').fill('31 of 84 checkout tickets in October named the account step');
  await page.waitForTimeout(400);
};
const then =
  (...acts: Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };
const looks: Act = async () => undefined;
const save = press(/^Save and/);
const waive = press(/^Waive/);
const word = 'Geschäftskundenkonto und abweichende Rechnungsanschrift in der Zahlungsabwicklung. ';

export const GATE_ACTS = {
  two: looks,
  told: save,
  answered: answers,
  waiver: waive,
  'waiver-told': then(
    waive,
    (page) => page.locator('#sl-waive-until').fill('1 Jan 2029'),
    press(/^Close with/),
  ),
  saving: then(answers, save),
  killed: then(answers, save),
  again: then(answers, save),
  nudge: looks,
  none: (page) => page.locator('#sl-f-metric').click(),
  weak: looks,
  create: looks,
  'create-waived': waive,
  long: then(
    (page) => page.locator('#sl-f-reason').fill(word.repeat(7)),
    (page) => page.locator('#sl-f-by').fill('03/04/2027'),
  ),
} satisfies Record<string, Act>;
