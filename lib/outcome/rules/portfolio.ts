/** The other open bets, prepared once for each list: what is the same, what is alike, and who claims the same metric. */
import type { Form } from '../fields';
import { sentenceText } from '../sentence';
import type { Bet } from './bet';
import { DENSE, folded, wordsOf } from './text';
import type { OpenBet } from './types';

type Known = { bet: OpenBet; words: ReadonlySet<string> };
type Index = {
  sentences: Map<string, OpenBet[]>;
  metrics: Map<string, OpenBet[]>;
  /** By how many words they have: only those of about the same size can be alike. */
  sizes: Map<number, Known[]>;
};

/** The words of a text; where words are not spaced, letters in pairs. */
function setOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of wordsOf(text))
    if (!DENSE.test(word)) found.add(word);
    else for (let i = 0; i + 1 < word.length; i++) found.add(word.slice(i, i + 2));
  return found;
}

const push = <K, V>(to: Map<K, V[]>, key: K, value: V) => {
  const list = to.get(key);
  if (list) list.push(value);
  else to.set(key, [value]);
};

const INDEXES = new WeakMap<readonly OpenBet[], Index>();

function indexOf(list: readonly OpenBet[]): Index {
  const known = INDEXES.get(list);
  if (known) return known;
  const index: Index = { sentences: new Map(), metrics: new Map(), sizes: new Map() };
  for (const bet of list) {
    const words = setOf(bet.sentence);
    push(index.sentences, folded(bet.sentence), bet);
    if (bet.metric?.trim()) push(index.metrics, folded(bet.metric), bet);
    push(index.sizes, words.size, { bet, words });
  }
  INDEXES.set(list, index);
  return index;
}

/** With fewer words of its own a bet is like many others. */
const FEWEST = 8;

/** The sentence by which a bet is compared; '' where it says too little. */
function sentenceOf({ clean, whole, slots }: Bet): string {
  if (setOf(whole).size < FEWEST) return '';
  if (clean.text?.trim()) return clean.text;
  const { metric } = slots;
  const typed: Record<string, string | number | undefined> = {
    problem: slots.problem,
    segment: slots.segment,
    reason: slots.reason,
    metric: metric?.name,
    unit: metric?.unit,
    direction: metric?.direction,
    baseline: metric?.baseline,
    target: metric?.target,
    by: metric?.by,
  };
  const form: Form = Object.fromEntries(
    Object.entries(typed).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])),
  );
  return sentenceText(form);
}

const others = (bet: Bet, list: readonly OpenBet[] | undefined) =>
  (list ?? []).filter((o) => bet.id === undefined || o.id !== bet.id);

/** Those that say the same, letter by letter. */
export function sameAs(bet: Bet): OpenBet[] {
  const sentence = bet.portfolio ? folded(sentenceOf(bet)) : '';
  return sentence === '' ? [] : others(bet, indexOf(bet.portfolio ?? []).sentences.get(sentence));
}

/** Shared words among all words of both. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both / (a.size + b.size - both);
}

/** The most alike of the others, of those that are at least `least` alike (0 to 1). */
export function closest(bet: Bet, least: number): OpenBet | null {
  const own = bet.portfolio ? setOf(sentenceOf(bet)) : new Set<string>();
  if (own.size === 0) return null;
  const { sizes } = indexOf(bet.portfolio ?? []);
  let best: { is: number; bet: OpenBet } | null = null;
  for (let size = Math.ceil(own.size * least); size <= Math.floor(own.size / least); size++)
    for (const { bet: other, words } of sizes.get(size) ?? []) {
      if (other.id === bet.id) continue;
      const is = shared(own, words);
      if (is >= least && (!best || is > best.is)) best = { is, bet: other };
    }
  return best?.bet ?? null;
}

/** The others that are to move the same metric. */
export function onSameMetric(bet: Bet): OpenBet[] {
  const name = folded(bet.slots.metric?.name ?? '');
  if (!bet.portfolio || name === '') return [];
  return others(bet, indexOf(bet.portfolio).metrics.get(name));
}

/** Is one of the two linked to the other? */
export const linked = (bet: Bet, other: OpenBet): boolean =>
  bet.id !== undefined && (other.links ?? []).includes(bet.id);
