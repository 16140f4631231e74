/** What one of the two people of a random schedule does: look, save, answer a question. */
import { type Field, type Form, toForm } from '../../lib/outcome/fields';
import type { ItemRef } from '../../lib/outcome/record';
import { emptyRow, type ItemRow } from '../../lib/store/rows';
import type { Story, Tally } from '../support/schedule-audit';
import { type Answers, LABELS } from './answers';
import { type Person, type Tab, until } from './driver';
import type { pageScript } from './isolated';

/** The inputs that Alt and a figure jump to. */
export const JUMP = [
  ['problem', '1'],
  ['segment', '2'],
  ['metric', '3'],
  ['reason', '4'],
] as const satisfies readonly (readonly [Field, string])[];

export type Saved = { done: boolean; over?: string };
export type Actor = {
  person: Person;
  tab: Tab;
  looked: number;
  script?: Awaited<ReturnType<typeof pageScript>>;
};
export async function rowOf(a: Actor, item: ItemRef): Promise<ItemRow> {
  const alias = `${item.tracker}|${item.site}|${item.key}`.toLowerCase();
  const [row] = (await a.person.rows(alias)) as ItemRow[];
  return row ?? emptyRow(alias, item);
}
/**
 * One save: as a message of the page script, or typed into the panel.
 * @returns whether the person was told that it is saved, and the value they saw and typed over
 */
export async function save(
  a: Actor,
  item: ItemRef,
  row: ItemRow,
  field: Field,
  value: string,
): Promise<Saved> {
  if (a.script) {
    const form: Form = {
      ...(row.local && !row.local.content.removed ? toForm(row.local.content) : {}),
      [field]: value,
    };
    const answer = await a.script.send({
      type: 'outcome.save',
      item,
      form,
      from: row.local?.version ?? null,
    });
    return { done: answer?.ok === true };
  }
  const [, digit = '1'] = JUMP.find(([f]) => f === field) ?? [];
  await a.tab.front();
  // Complete forms only: the panel asks for what is missing otherwise.
  const form = { role: 'textbox', label: /^Problem/ } as const;
  const edit = { role: 'button', name: /^Edit/ } as const;
  await a.tab.press('Alt+o');
  await until('form or summary', async () => (await a.tab.ui.get(form)) ?? (await a.tab.ui.get(edit)), 8_000);
  if (!(await a.tab.ui.get(form))) await a.tab.ui.click(edit, 4_000);
  await a.tab.ui.see(form, 4_000);
  // A key pressed before the form has the focus would go to the page.
  await until('the focus in the form', async () => /^Problem/.test((await a.tab.focus())?.name ?? ''), 4_000);
  await a.tab.press(`Alt+${digit}`);
  // The form may have opened on a newer version than the one on the disk before: what it shows is what is replaced.
  const input = { role: 'textbox', label: LABELS[field as keyof Answers] } as const;
  const over = (await a.tab.ui.get(input))?.value;
  await a.tab.press('Control+a');
  await a.tab.type(value);
  // Nobody saves what they see is not what they typed.
  const typed = (await a.tab.ui.get(input))?.value;
  if (typed !== value) throw new Error(`typed ${value}, stands there: ${typed}`);
  await a.tab.press('Control+Enter');
  // While the tracker renders its page anew, ours is out of it for a moment: that is no closed form.
  let gone = 0;
  const closed = async () => {
    const shown = (await a.tab.ui.text()) !== '' && (await a.tab.ui.get(form)) === null;
    gone = shown ? gone + 1 : 0;
    return gone > 2;
  };
  const done = await until('the save', closed, 6_000).catch(() => false);
  return { done, ...(over !== undefined && { over }) };
}

export async function look(a: Actor, address: string): Promise<void> {
  a.looked = Date.now();
  if (a.tab.url() === address) await a.tab.reload();
  else await a.tab.goto(address);
  await a.script?.renew();
}

export async function settleConflict(
  a: Actor,
  item: ItemRef,
  row: ItemRow,
  story: Story,
  tally: Tally,
): Promise<void> {
  if (row.standing?.kind !== 'conflict') return;
  tally.conflicts += 1;
  const choices: Record<string, 'mine' | 'theirs'> = {};
  for (const c of row.standing.rows) {
    choices[c.field] = 'theirs';
    if (c.mine !== undefined) story.given.add(c.mine);
  }
  if (a.script) {
    await a.script.send({ type: 'conflict.settle', item, choices });
    return;
  }
  await a.tab.front();
  await a.tab.press('Alt+o');
  for (let i = 0; i < row.standing.rows.length; i++) await a.tab.ui.click({ role: 'radio', nth: i * 2 + 1 });
  await a.tab.ui.click({ role: 'button', name: /^Save the merged outcome/ });
}

/** Firefox begins with a whole outcome, so that later saves change one field by keyboard. */
export async function firstForm(a: Actor, story: Story, tally: Tally, item: ItemRef): Promise<void> {
  await a.tab.front();
  await a.tab.ui.see(/Outcome required/, 10_000);
  await a.tab.press('Alt+o');
  await a.tab.ui.see({ label: /^Problem/ }, 8_000);
  const texts = ['first problem', 'first segment', 'first metric', '67 %', '31 Mar 2027', 'first reason'];
  for (const [i, text] of texts.entries()) {
    await a.tab.type(text);
    if (i < texts.length - 1) await a.tab.press('Tab');
  }
  await a.tab.press('Control+Enter');
  await until('the first save', async () => (await rowOf(a, item)).local !== null, 20_000);
  story.log.push('first form');
  tally.saves += 1;
}
