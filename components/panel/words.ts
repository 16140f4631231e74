/** Which words of two texts differ, for showing two versions beside each other. */

export type Run = { text: string; differs: boolean };

const pieces = (s: string) => s.match(/\s+|\p{N}[\p{N}.,]*\s?%|[\p{L}\p{N}%.,]+|[^\s\p{L}\p{N}%.,]/gu) ?? [];
/** Beyond this many pieces the whole text counts as different: the table below grows with the square. */
const MOST = 400;

/**
 * The words of `a` that are not in `b`, by longest common subsequence. Neighbouring runs of one kind are joined;
 * white space between two differing words differs with them.
 */
export function differing(a: string, b: string): Run[] {
  const x = pieces(a);
  const y = pieces(b);
  if (x.length === 0) return [];
  if (x.length > MOST || y.length > MOST) return [{ text: a, differs: a !== b }];
  const width = y.length + 1;
  const best = new Uint16Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      best[i * width + j] =
        x[i] === y[j]
          ? (best[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
  const marks: boolean[] = [];
  let j = 0;
  for (let i = 0; i < x.length; i++) {
    while (
      j < y.length &&
      x[i] !== y[j] &&
      (best[i * width + j + 1] ?? 0) >= (best[(i + 1) * width + j] ?? 0)
    )
      j++;
    const same = j < y.length && x[i] === y[j];
    marks.push(!same);
    if (same) j++;
  }
  // A blank between two differing words belongs to them; one at the edge of a run does not.
  const blank = (i: number) => /^\s+$/.test(x[i] ?? '');
  for (let i = 0; i < x.length; i++) if (blank(i)) marks[i] = Boolean(marks[i - 1] && marks[i + 1]);
  const runs: Run[] = [];
  x.forEach((text, i) => {
    const differs = marks[i] ?? false;
    const last = runs.at(-1);
    if (last && last.differs === differs) last.text += text;
    else runs.push({ text, differs });
  });
  return runs;
}
