/** Baseline and target that stand together, and what may stand between the two. */
import type { Num } from './numbers';

/** "from 54 % to 80 %", "64 → 67 %", "von 12 auf 18 %", "12%から18%": two amounts and what stands between them. */
const ARROW = /^\s*(?:→|->|=>|⇒|⟶|–>|-->)\s*(?:at (?:least|most)|below|under|about|ca\.?|~|≥|≤|<|>)?\s*$/;
const TO =
  /^[\s\p{L}'’()]{0,24}?(?<!\p{L})(?:to|auf|à|a|para|naar)\s+(?:at (?:least|most)|below|under|about|over|above|no more than|less than|more than|mindestens|höchstens|unter|über|ca\.?|around|roughly|some|only)?\s*$/iu;
/** "35 instead of 48 minutes": the second is today's. */
const NOT =
  /^\s*(?:\p{L}+ ){0,2}(?:instead of|rather than|statt|not the|au lieu de|en vez de)\s*(?:the |today[’']s |about )?$/iu;
const JA_TO = /^[^\d]{0,6}(?:から|에서|['’]?(?:d[ea]n|t[ea]n))[^\d]{0,4}$/;
const FROM =
  /\b(?:from|von|de|du|des|desde|da|dal|van|currently|now|today|is|at|aktuell|heute)\s+(?:about|around|ca\.?|~|currently|today['’]s|roughly|an average of|heute|derzeit|aktuell|some)?\s*$/iu;

/** Seconds of one unit of an amount that is a time, by what it says and what it is. */
function scaleOf(n: Num): number {
  const typed = Number.parseFloat(n.text.replace(',', '.'));
  return typed ? (n.values[0] ?? 0) / typed : 1;
}

/** "from 36 to 42 %", "4.1 to 4.5 million": unit and scale stand once for both. */
function like(n: Num, other: Num): Num {
  const bare = n.unit === '' && other.unit !== '';
  const small = n.scale === 1 && other.scale !== 1 && (n.values[0] ?? 0) < 1000;
  const factor = (bare && other.unit === 's' ? scaleOf(other) : 1) * (small ? other.scale : 1);
  return {
    ...n,
    unit: bare ? other.unit : n.unit,
    scale: small ? other.scale : n.scale,
    values: n.values.map((v) => v * factor),
  };
}

/** Baseline and target that stand together; `of` are the two as they were found. */
type Pair = { from: Num; to: Num; of: readonly Num[] };

export function pairIn(text: string, nums: Num[]): Pair | null {
  let plain: Pair | null = null;
  for (const [i, a] of nums.entries()) {
    const b = nums[i + 1];
    if (!b) continue;
    const between = text.slice(a.to, b.from);
    const of = [a, b];
    if (NOT.test(between)) return { from: like(b, a), to: like(a, b), of };
    const counted = between.replace(/^\s*(?:\p{L}+\s)?/u, ' ');
    const shares =
      a.unit === '%' && b.unit === '%' && /[:,(–-]\s*$/.test(text.slice(Math.max(0, a.from - 3), a.from));
    const joined =
      ARROW.test(counted) ||
      JA_TO.test(between) ||
      (TO.test(between) && (shares || FROM.test(text.slice(Math.max(0, a.from - 30), a.from))));
    if (!joined) continue;
    const pair = { from: like(a, b), to: like(b, a), of };
    if (pair.from.unit !== '') return pair;
    plain ??= pair;
  }
  return plain;
}
