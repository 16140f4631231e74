/**
 * Judging, remembered. One save asks many times how the same words stand (its row of the index, its badge, the panel, what
 * is held), and reading them is the dear part of it. The same input has the same answer.
 */
import { readBet } from '../outcome/rules/bet';
import { h30 } from '../outcome/rules/h30-no-business-link';
import { judge } from '../outcome/rules/index';
import { type Strength, strengthOf } from '../outcome/rules/strength';
import type { Finding, Judged } from '../outcome/rules/types';

/** Inputs remembered for one list of templates. A page of a board has about as many rows. */
const MOST = 300;

/** A function of inputs, remembered per list of templates. What is remembered is shared: nobody may change it. */
function remembered<T extends NonNullable<unknown>>(of: (input: Judged) => T): (input: Judged) => T {
  const answers = new WeakMap<Judged['templates'], Map<string, T>>();
  return (input) => {
    const { templates, ...rest } = input;
    const known = answers.get(templates) ?? new Map<string, T>();
    answers.set(templates, known);
    const key = JSON.stringify(rest);
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = of(input);
    const [oldest] = known.keys();
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
    known.set(key, answer);
    return answer;
  };
}

type Answer = { readonly found: readonly Finding[]; readonly strength: Strength };

/** What is found, and how strong it is with that. */
export const judged = remembered((input): Answer => {
  // What was set aside earns nothing by that.
  const all = judge({ ...input, setAside: [] });
  const found = all.filter((f) => !input.setAside?.includes(f.rule));
  return { found, strength: strengthOf(input, all) };
});

/** Whether the one sentence ties it to the business. */
export const linked = remembered((input) => h30.check(readBet(input)) === null);
