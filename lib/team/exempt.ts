/** Which items are asked nothing: of an exempt type, made before the team began, or not in its pilot. */
import type { Quality } from '../outcome/quality';
import type { ItemFacts } from '../outcome/stage';
import type { WholePolicy } from './team';

type Spared = NonNullable<Quality['spared']>;

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** The last word of "type: bug", "kind/bug", "type::bug" and "🐛 bug": what stands behind the prefix, without signs. */
function core(text: string): string {
  const folded = fold(text);
  const cut = Math.max(folded.lastIndexOf(':'), folded.lastIndexOf('/'));
  const chars = [...folded.slice(cut + 1)];
  const isWord = (c: string) => /[\p{L}\p{N}]/u.test(c);
  const from = chars.findIndex(isWord);
  return from < 0 ? folded : chars.slice(from, chars.findLastIndex(isWord) + 1).join('');
}

/** The first type or label that is exempt, as the tracker writes it. */
function exemptWord(exempt: readonly string[], facts: ItemFacts): string | undefined {
  const words = [...(facts.type === undefined ? [] : [facts.type]), ...(facts.labels ?? [])];
  const named = new Set(exempt.map(fold));
  return words.find((w) => named.has(fold(w)) || named.has(core(w)));
}

/**
 * Why nothing is asked of an item; null: it is asked. An item that was named as a pilot is asked, however old it is and
 * whatever it is called: somebody chose it.
 */
export function sparedBy(
  policy: Pick<WholePolicy, 'exempt' | 'since' | 'pilot'>,
  item: { key: string; facts?: ItemFacts | undefined },
): Spared | null {
  const pilot = policy.pilot.some((key) => fold(key) === fold(item.key));
  if (pilot) return null;
  const facts = item.facts ?? {};
  const word = exemptWord(policy.exempt, facts);
  if (word !== undefined) return { why: 'exempt', word };
  const made = facts.createdAt?.slice(0, 10);
  if (policy.since !== undefined && made !== undefined && made < policy.since) {
    return { why: 'old', word: policy.since };
  }
  return policy.pilot.length > 0 ? { why: 'not-pilot' } : null;
}
