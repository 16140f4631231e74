/** "Did you mean": the known name that somebody most likely wanted to write. */

/** Names are short; longer ones are no slips of the finger. */
const LONGEST = 40;

/** Letters to change, add, take out or swap with their neighbour, from one word to the other. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** The closest of some names that is at most one slip away, two for longer words; undefined: none is. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const w = word.toLowerCase();
  const scored = names.map((name) => ({ name, by: slips(w, name.toLowerCase()) }));
  const [best] = scored.sort((a, b) => a.by - b.by);
  return best && best.by <= (Math.min(word.length, best.name.length) > 4 ? 2 : 1) ? best.name : undefined;
}
