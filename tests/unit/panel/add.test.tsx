// @vitest-environment happy-dom
/** Everything that may be added to the four answers: opens, takes the cursor, is saved, and folds while it is empty. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHIPS } from '../../../components/panel/Add';
import type { Field } from '../../../lib/outcome/fields';
import { FORM, VEHICLES } from '../../../lib/strings/panel';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const words = (f: Field) =>
  f === 'vehicle' ? VEHICLES[3] : f === 'baseline' || f === 'guardrailLimit' ? '64 %' : `Added ${f}`;

describe.each(CHIPS.map((c) => [FORM.chip[c.id], c] as const))('“+ %s”', (name, chip) => {
  const start = () =>
    open({ view: viewOf(FOUR) }, { intent: 'edit', answers: { 'outcome.save': () => viewOf(FOUR) } });
  const shown = (p: Awaited<ReturnType<typeof open>>) =>
    p.slot.container.querySelector(`[data-chip="${chip.id}"]`)?.getAttribute('aria-expanded') === 'true';
  const press = async (p: Awaited<ReturnType<typeof open>>) => {
    await p.click(shown(p) ? name : `+ ${name}`);
    await p.settle(50);
  };

  test('opens its fields with the cursor in the first, and folds again while they are empty', async () => {
    const p = await start();
    if (shown(p)) return expect(chip.fields.some((f) => Boolean(viewOf(FOUR).form[f]))).toBe(true);
    await press(p);
    expect(shown(p)).toBe(true);
    const [first] = chip.fields;
    expect(p.slot.container.querySelector(`#sl-f-${first}`)?.contains(p.active() as Node)).toBe(true);
    await press(p);
    expect(shown(p)).toBe(false);
  });

  test('what is typed there is saved, and the chip no longer folds it', async () => {
    const p = await start();
    if (!shown(p)) await press(p);
    // What is chosen from a list of the team's is in `team-words.test.tsx`.
    const typed = chip.fields.filter((f) => p.field(f) !== null);
    for (const f of typed) await p.type(f, words(f));
    await press(p);
    expect(shown(p)).toBe(true);
    await p.key('Enter', { ctrlKey: true });
    await p.settle(500);
    const saved = p.sentOf('outcome.save').at(-1)?.form ?? {};
    for (const f of typed) expect(saved[f]).toBe(words(f));
  });
});
