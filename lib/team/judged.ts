/**
 * Judging, remembered. One save asks many times how the same words stand (its row of the index, its badge, the panel, what
 * is held), and reading them is the dear part of it. The same input has the same answer.
 */
import { judge } from '../outcome/rules/index';
import { type Strength, strengthOf } from '../outcome/rules/strength';
import type { Finding, Judged } from '../outcome/rules/types';

/** Inputs remembered for one list of templates. A page of a board has about as many rows. */
const MOST = 300;

/** What is remembered is shared: nobody may change it. */
type Answer = { readonly found: readonly Finding[]; readonly strength: Strength };

const answers = new WeakMap<Judged['templates'], Map<string, Answer>>();

/** What is found, and how strong it is with that. */
export function judged(input: Judged): Answer {
  const { templates, ...rest } = input;
  const known = answers.get(templates) ?? new Map<string, Answer>();
  answers.set(templates, known);
  const key = JSON.stringify(rest);
  const before = known.get(key);
  if (before) return before;
  // What was set aside earns nothing by that.
  const all = judge({ ...input, setAside: [] });
  const found = all.filter((f) => !input.setAside?.includes(f.rule));
  const answer = { found, strength: strengthOf(input, all) };
  const [oldest] = known.keys();
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
  known.set(key, answer);
  return answer;
}
