/**
 * Baseline, target and change of a bet: of the form's fields, else of the words that state the effect. A number of the
 * evidence, of a limit or of a date is none of them.
 */
import type { Bet, Clause } from './bet';
import { type Num, numberOf, numbersIn } from './numbers';
import { datesIn, spansIn } from './times';
import { re } from './words';
import * as EN from './words/en';

const UP = re(EN.UP);
const DOWN = re(EN.DOWN);
/** "from 54 % to 80 %", "64 → 67 %", "von 12 auf 18 %", "12%から18%": two amounts and what stands between them. */
const ARROW = /^\s*(?:→|->|=>|⇒|⟶|–>|-->)\s*(?:at (?:least|most)|below|under|about|ca\.?|~|≥|≤|<|>)?\s*$/;
const TO =
  /^[\s\p{L}'’()]{0,24}?\b(?:to|auf|à|a|para|naar)\s+(?:at (?:least|most)|below|under|about|over|above|no more than|less than|more than|mindestens|höchstens|unter|über|ca\.?|around|roughly|some|only)?\s*$/iu;
/** "35 instead of 48 minutes": the second is today's. */
const NOT =
  /^\s*(?:\p{L}+ ){0,2}(?:instead of|rather than|statt|not the|au lieu de|en vez de)\s*(?:the |today[’']s |about )?$/iu;
const JA_TO = /^[^\d]{0,6}(?:から|에서|['’]?(?:d[ea]n|t[ea]n))[^\d]{0,4}$/;
const FROM =
  /\b(?:from|von|de|du|des|desde|da|dal|van|currently|now|today|is|at|aktuell|heute)\s+(?:about|around|ca\.?|~|currently|today['’]s|roughly|an average of|heute|derzeit|aktuell|some)?\s*$/iu;

type Pair = { from: Num; to: Num };
function pairIn(text: string, nums: Num[]): Pair | null {
  let plain: Pair | null = null;
  for (let i = 0; i + 1 < nums.length; i++) {
    const [a, b] = [nums[i], nums[i + 1]];
    if (!a || !b) continue;
    const between = text.slice(a.to, b.from);
    const before = text.slice(Math.max(0, a.from - 30), a.from);
    const pair =
      ARROW.test(between.replace(/^\s*(?:\p{L}+\s)?/u, ' ')) ||
      ARROW.test(between) ||
      JA_TO.test(between) ||
      (TO.test(between) && FROM.test(before));
    if (NOT.test(between)) {
      if (a.unit === '' && b.unit !== '')
        Object.assign(a, {
          unit: b.unit,
          values: a.values.map((v) => v * (b.unit === 's' ? scaleOf(b) : 1)),
        });
      if (b.unit === '' && a.unit !== '')
        Object.assign(b, {
          unit: a.unit,
          values: b.values.map((v) => v * (a.unit === 's' ? scaleOf(a) : 1)),
        });
      return { from: b, to: a };
    }
    if (!pair) continue;
    if (a.unit === '' && b.unit !== '')
      Object.assign(a, { unit: b.unit, values: a.values.map((v) => v * (b.unit === 's' ? scaleOf(b) : 1)) });
    if (b.unit === '' && a.unit !== '')
      Object.assign(b, { unit: a.unit, values: b.values.map((v) => v * (a.unit === 's' ? scaleOf(a) : 1)) });
    if (a.scale === 1 && b.scale !== 1 && (a.values[0] ?? 0) < 1000)
      Object.assign(a, { scale: b.scale, values: a.values.map((v) => v * b.scale) });
    if (a.unit !== '') return { from: a, to: b };
    plain ??= { from: a, to: b };
  }
  return plain;
}
/** Seconds of one unit of an amount that is a time, by what it says and what it is. */
const scaleOf = (n: Num) => {
  const typed = Number.parseFloat(n.text.replace(',', '.'));
  return typed ? (n.values[0] ?? 0) / typed : 1;
};

const NOW =
  /(?:\b(?:now|today|currently|at present|so far|up from|down from|instead of|rather than|against|vs\.?|versus|compared (?:to|with)|baseline(?: is| of|:)?|was|were|is|currently at|today['’]s|from|heute|derzeit|aktuell|statt|bisher|aujourd['’]hui|actuellement|au lieu de|hoy|actualmente|en vez de|hoje|atualmente)\s*[(:]?\s*(?:it is |about |around |only |at |ca\.? |~ ?|just |still |roughly |an? )?|現在|현재|şu an(?:da)?\s*)$/iu;
const NOW_AFTER =
  /^[^.;\d]{0,28}\b(?:now|today|currently|at present|so far|at the moment|this (?:year|quarter|month)|last (?:year|quarter|month|spring|summer|autumn|winter)|heute|derzeit|aktuell|aujourd['’]hui|hoy|hoje)\b/iu;
const TARGET =
  /(?:\b(?:to|at least|at most|at or above|at or below|under|below|above|over|more than|less than|fewer than|no more than|no less than|reach(?:es|ing)?|hit(?:s|ting)?|bring(?:s|ing)?|get|win|gain|earn|sell|attract|kpi:|success:|metric:|target(?: is| of|:)?|goal(?: is| of|:)?|auf|mindestens|höchstens|unter|über|à|au moins|moins de|plus de|al menos|a|menos de|pelo menos|en az|one in|every)\s*|[≥≤<>]\s?|(?:→|->)\s*)(?:about |around |ca\.? |~ ?|some |roughly |only |an average of |or (?:below|above) )?$/iu;
const WILL_BEHIND =
  /^[^.;]{0,90}\b(?:will|do|use|write|finish|complete|choose|start|renew|book|add|open|come back|return|stay|get|buy|pay|order|reply|answer|log|sign|keep|have|are|be)\b/i;
const BY =
  /\b(?:by|um)\s+(?:at least |about |around |a |some |another |up to |mindestens |roughly )?$|[+±]\s?$/i;
const BY_SHARE = /\b(?:de|por|d['’])\s*$/i;
/** "12 % more", "200 % improvement". */
const MORE =
  /^\s*(?:more|less|fewer|higher|lower|improvement|increase|uplift|rise|growth|reduction|decrease|drop|relative(?:ly)? (?:more|less))\b/i;
/** "4.5 instead of 6.2". */
const INSTEAD = /^\s*(?:\p{L}+ ){0,2}(?:instead of|rather than|not the|statt|au lieu de|en vez de)\b/iu;
/** A span of time in which something is looked at, where the same words could be a value of a metric. */
const IN_SPAN =
  /\b(?:within|in|after|for|over|first|last|next|every|per|the|of|until|during|older than|each|bis|nach|innerhalb|binnen|en|dans|après)\s*(?:the |a |first |last |next )*$/i;
/** "visitors over 60" are people. */
const AGED =
  /(?:\p{L}{3,}s|people|aged|women|men|children) (?:over|under|above|below|older than|younger than)\s*$/iu;
const OF_SPAN = /^\s*(?:of|after|from|post|before|ago|later|nach|après|in a row)\b/i;
/** "2.5 days by the end of Q1". */
const UNTIL =
  /^\s*(?:\p{L}+ ){0,3}(?:by|until) (?:the )?(?:end|\d|q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
const OF = /^\s*(?:of|out of|in|von|de|der)\s/i;
const STATED = /\b(?:now|today|currently|baseline|heute|derzeit|aktuell)[^.\d]{0,20}$/i;
/** A bet on no harm: its target may lie on the other side. */
const LIMIT =
  /\b(?:fall|drop|decrease|decline|rise|increase|lose|worsen)s? (?:by )?no more than|\bno (?:more|worse|less) than \d[^.;]{0,30}(?:from|below|worse|lower) |\bnot (?:fall|drop|be worse)|non-?inferior|\bwithin \d[\d.,]* (?:percentage )?points? of/i;

/** In English a comma groups; in most other languages a dot does. */
function settled(n: Num, language: string): Num {
  const [whole, fraction] = n.values;
  if (whole === undefined || fraction === undefined) return n;
  const comma = n.text.includes(',');
  return { ...n, values: [comma === (language === 'en') ? whole : fraction] };
}

/** The numbers of a clause that may be a value of the metric. */
function valuesIn(bet: Bet, c: Clause): { all: Num[]; free: Num[] } {
  const all = numbersIn(c.text).map((n) => settled(n, bet.language));
  const looked = spansIn(c.text).filter((d) => {
    if (d.days === undefined || OF_SPAN.test(c.text.slice(d.to))) return true;
    return (
      IN_SPAN.test(c.text.slice(Math.max(0, d.from - 30), d.from)) && !NOW_AFTER.test(c.text.slice(d.to))
    );
  });
  const times = [...datesIn(c.text, bet.now), ...looked];
  const free = all.filter(
    (n) =>
      n.unit === '%' ||
      n.unit === '¤' ||
      NOW_AFTER.test(c.text.slice(n.to)) ||
      !times.some((d) => d.from < n.to && n.from < d.to),
  );
  return { all, free };
}

/** Sets baseline, target, change, verb and limit of a bet. */
export function amounts(bet: Bet): void {
  const { metric } = bet.slots;
  const own = (v: string | number | undefined) => {
    const n = numberOf(v, metric?.unit);
    return n && settled(n, bet.language);
  };
  bet.baseline = own(metric?.baseline);
  bet.target = own(metric?.target);
  const [asked, given] = [bet.target !== null, bet.baseline !== null];
  const effect = bet.clauses.filter((c) => c.role === 'effect');
  const words = effect.map((c) => c.text).join('\n');
  if (UP.test(words) !== DOWN.test(words)) bet.verb = UP.test(words) ? 'up' : 'down';
  bet.limit = LIMIT.test(
    bet.clauses
      .filter((c) => c.field === 'effect' || c.field === 'text')
      .map((c) => c.text)
      .join(' '),
  );
  let paired = false;
  for (const c of [...effect, ...bet.clauses.filter((r) => r.role === 'wrong' && /right if/i.test(r.text))]) {
    const { all, free } = valuesIn(bet, c);
    const pair = pairIn(c.text, all);
    if (pair) {
      if (bet.lead === '') bet.lead = c.text.slice(0, pair.from.from);
      if (!given && bet.baseline === null) bet.baseline = pair.from;
      if (!asked && bet.target === null) bet.target = pair.to;
      paired ||= bet.baseline === pair.from;
    }
    for (const n of free) {
      if (n === pair?.from || n === pair?.to) continue;
      const before = c.text.slice(Math.max(0, n.from - 40), n.from);
      const behind = c.text.slice(n.to, n.to + 90);
      const share = n.unit === '%' || n.unit === 'pp';
      const changes =
        BY.test(before) ||
        (bet.language === 'en' && /^[+]/.test(n.text)) ||
        (share && ((bet.language !== 'en' && BY_SHARE.test(before)) || MORE.test(behind)));
      if (changes) bet.change ??= n;
      else if (pair) continue;
      else if (NOW.test(before) || NOW_AFTER.test(behind)) {
        if (!given) bet.baseline ??= n;
      } else if (
        !asked &&
        !(n.unit === '' && AGED.test(before)) &&
        (TARGET.test(before) || INSTEAD.test(behind) || UNTIL.test(behind))
      )
        bet.target ??= n;
      else if (!asked && (n.unit === '%' || OF.test(behind)) && WILL_BEHIND.test(behind)) bet.target ??= n;
    }
  }
  const prose = bet.clauses.filter(
    (c) =>
      (c.role === 'context' || c.role === 'effect') && c.field !== 'businessLink' && c.field !== 'segment',
  );
  if (bet.baseline === null)
    for (const c of prose)
      for (const n of valuesIn(bet, c).free)
        if (STATED.test(c.text.slice(Math.max(0, n.from - 40), n.from)) || NOW_AFTER.test(c.text.slice(n.to)))
          bet.baseline ??= n;
  const { target, baseline } = bet;
  // Two numbers of different kinds that nothing ties together are about different things.
  if (!given && !paired && baseline && target && baseline.unit !== target.unit) bet.baseline = null;
  // "Stallholders mistype VAT on 7.5 % of receipts. A default will bring that down to 5 %."
  if (bet.baseline === null && target)
    bet.present = prose.some((c) =>
      valuesIn(bet, c).free.some(
        (n) =>
          n.unit === target.unit &&
          n.text !== target.text &&
          !BY.test(c.text.slice(Math.max(0, n.from - 20), n.from)),
      ),
    );
}
