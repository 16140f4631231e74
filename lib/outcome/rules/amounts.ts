/**
 * Baseline, target and change of a bet: of the form's fields, else of the words that state the effect. A number of the
 * evidence, of a limit or of a date is none of them.
 */
import type { Bet, Clause } from './bet';
import { Cover } from './cover';
import { type Num, numberOf, numbersIn } from './numbers';
import { pairIn } from './pairs';
import { datesIn, spansIn } from './times';
import { re } from './words';
import * as EN from './words/en';

const UP = re(EN.UP);
const DOWN = re(EN.DOWN);
const BECAUSE = re(EN.BECAUSE);
const NOW =
  /(?:\b(?:now|today|currently|at present|so far|up from|down from|instead of|rather than|against|vs\.?|versus|compared (?:to|with)|baseline(?: is| of|:)?|was|were|is|currently at|today['’]s|from|heute|derzeit|aktuell|statt|bisher|aujourd['’]hui|actuellement|au lieu de|hoy|actualmente|en vez de|hoje|atualmente)\s*[(:]?\s*(?:it is |about |around |only |at |ca\.? |~ ?|just |still |roughly |an? )?|現在|현재|şu an(?:da)?\s*)$/iu;
const NOW_AFTER =
  /^[^.;\d]{0,28}\b(?:now|today|currently|at present|so far|at the moment|this (?:year|quarter|month)|last (?:year|quarter|month|spring|summer|autumn|winter)|heute|derzeit|aktuell|aujourd['’]hui|hoy|hoje)\b/iu;
const TARGET =
  /(?:(?<!\p{L})(?:to:?|at least|at most|at or above|at or below|under|below|above|over|more than|less than|fewer than|no more than|no less than|reach(?:es|ing)?|hit(?:s|ting)?|bring(?:s|ing)?|get|win|gain|earn|sell|attract|leave|make|kpi:|success:|metric:|target(?: is| of|:)?|goal(?: is| of|:)?|auf|mindestens|höchstens|unter|über|à|au moins|moins de|plus de|al menos|a|menos de|pelo menos|en az|one in|every)\s*|[≥≤<>]\s?|(?:→|->)\s*)(?:about |around |ca\.? |~ ?|some |roughly |only |an average of |or (?:below|above) )?$/iu;
const WILL_BEHIND =
  /^[^.;]{0,90}\b(?:will|do|use|write|finish|complete|choose|start|renew|book|add|open|come back|return|stay|get|buy|pay|order|reply|answer|log|sign|keep|have|are|be)\b/i;
const BY =
  /\b(?:by|um)\s+(?:at least |about |around |a |some |another |up to |mindestens |roughly )?$|[+±]\s?$/i;
const BY_SHARE = /\b(?:de|por|d['’])\s*$/i;
/** "from 24 %, up 5 points, to 33 %" */
const UP_BY = /\b(?:up|down|plus|minus)\s+(?:about |around |some )?$/i;
/** What a second change may begin with: "by 10 % by lifting completion from 40 to 46 %". */
const APART = /\b(?:by|through|via|with) \p{L}+ing\b|\bso that\b|\bwhich\b|\bwhile\b|;/iu;
/** "12 % more\", "200 % improvement". */
const MORE =
  /^\s*(?:more|less|fewer|higher|lower|gain|lift|jump|improvement|increase|uplift|rise|growth|reduction|decrease|drop|relative(?:ly)? (?:more|less))\b/i;
/** "4.5 instead of 6.2". */
const INSTEAD = /^\s*(?:\p{L}+ ){0,2}(?:instead of|rather than|not the|statt|au lieu de|en vez de)\b/iu;
/** A span of time in which something is looked at, where the same words could be a value of a metric. */
const IN_SPAN =
  /\b(?:within|in|after|for|over|first|last|next|every|per|the|of|until|during|older than|each|bis|nach|innerhalb|binnen|en|dans|après)\s*(?:the |a |first |last |next )*$/i;
/** "visitors over 60" */
const OF_PEOPLE = new RegExp(
  `(?<![\\p{L}])(?:${EN.GROUP}|aged|[\\p{L}-]{3,}(?:ers|ors|ists|ants|ees)) (?:over|under|above|below|older than|younger than)\\s*$`,
  'iu',
);
/** "sites with more than 50 beds" */
const WITH = /\b(?:with|having|have|has) (?:more|less|fewer) than\s*$/i;
/** A bound in the words that say who. */
const WHICH = /(?:more than|less than|fewer than|over|under|above|below)\s*$/i;
const OF_SPAN = /^\s*(?:of|after|from|post|before|ago|later|nach|après|in a row)\b/i;
/** "2.5 days by the end of Q1". */
const UNTIL =
  /^\s*(?:\p{L}+ ){0,3}(?:by|until) (?:the )?(?:end|\d|q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
const OF = /^\s*(?:of|out of|in|von|de|der)\s/i;
const STATED = /\b(?:now|today|currently|baseline|heute|derzeit|aktuell)[^.\d]{0,20}$/i;
/** "By 14 February: 4.5" */
const BY_DAY = /\b(?:by|until|on|till)\s[^;:]{3,24}[:=]\s*(?:at (?:least|most)\s)?$/i;
/** "17 or fewer": a limit to be reached. */
const OR_LESS = /^\s*(?:\p{L}+ ){0,2}or (?:fewer|less|lower|below|more|higher|above|better|earlier)\b/iu;
/** "late loans per 100", "12 of 100" */
const PER = /\b(?:per|pro|par|por|je)\s*$|\d\s?(?:of|out of|\/|von|sur|de)\s?(?:the )?$/i;
const SHARE_OF = /^\s?(?:of|out of|\/) ?\d[\d,.]*(?!\d)/i;
/** What stands before it in an English sentence says who and when. */
const MODAL = /\b(?:will|would|should)\b/i;
/** A bet on no harm: its target may lie on the other side. */
const LIMIT =
  /\b(?:fall|drop|decrease|decline|rise|increase|lose|worsen)s? (?:by )?no more than|\bno (?:more|worse|less) than \d[^.;]{0,30}(?:from|below|worse|lower) |\bnot (?:fall|drop|be worse)|non-?inferior|\bwithin \d[\d.,]* (?:percentage )?points? of/i;

/** "by no more than 1 point from 74 %". */
const LIMIT_FROM = /\b(?:no|at) (?:more|worse|less|most)[^.;]{0,30} from (?:about |today[’']s )?$/i;

/** In English a comma groups; in most other languages a dot does. */
function settled(n: Num, language: string): Num {
  const [whole, fraction] = n.values;
  if (whole === undefined || fraction === undefined) return n;
  const comma = n.text.includes(',');
  return { ...n, values: [comma === (language === 'en') ? whole : fraction] };
}

/** The numbers of a clause; `free` are those that may be a value of the metric. */
type Values = { all: Num[]; free: Num[] };

function valuesIn(bet: Bet, c: Clause): Values {
  const all = numbersIn(c.text).map((n) => settled(n, bet.language));
  const looked = spansIn(c.text).filter((d) => {
    if (d.days === undefined || OF_SPAN.test(c.text.slice(d.to))) return true;
    return (
      IN_SPAN.test(c.text.slice(Math.max(0, d.from - 30), d.from)) && !NOW_AFTER.test(c.text.slice(d.to))
    );
  });
  const dates = new Cover(c.text.length, datesIn(c.text, bet.now));
  const spans = new Cover(c.text.length, looked);
  const free = all.filter(
    (n) =>
      !PER.test(c.text.slice(Math.max(0, n.from - 14), n.from)) &&
      (n.unit === '%' ||
        n.unit === '¤' ||
        (!dates.meets(n) && (NOW_AFTER.test(c.text.slice(n.to)) || !spans.meets(n)))),
  );
  return { all, free };
}

/** What a bet's numbers are read with: each clause once. */
type Reading = { bet: Bet; values: (c: Clause) => Values; asked: boolean; given: boolean; paired: boolean };

/** Two numbers that stand together are baseline and target, whatever else is in the clauses. */
function pairs(r: Reading, clauses: readonly Clause[]): Map<Clause, readonly Num[]> {
  const { bet } = r;
  const used = new Map<Clause, readonly Num[]>();
  for (const c of clauses) {
    const pair = pairIn(c.text, r.values(c).all);
    if (!pair) continue;
    used.set(c, pair.of);
    if (bet.lead === '') bet.lead = c.text.slice(0, pair.from.from);
    if (!r.given && bet.baseline === null) bet.baseline = pair.from;
    if (!r.asked && bet.target === null) bet.target = pair.to;
    r.paired ||= bet.baseline === pair.from;
  }
  return used;
}

function changes(bet: Bet, n: Num, before: string, behind: string): boolean {
  if (OF.test(behind)) return false;
  const share = n.unit === '%' || n.unit === 'pp';
  return (
    BY.test(before) ||
    (bet.language === 'en' && /^[+]/.test(n.text)) ||
    (share && UP_BY.test(before)) ||
    (share && ((bet.language !== 'en' && BY_SHARE.test(before)) || MORE.test(behind)))
  );
}

function aimed(bet: Bet, n: Num, before: string, behind: string): boolean {
  if (n.unit === '' && (OF_PEOPLE.test(before) || WITH.test(before))) return false;
  // "Teams with more than 50 seats will …": that tells which teams.
  if (
    bet.language === 'en' &&
    MODAL.test(behind) &&
    (n.unit === 's' || (n.unit === '' && WHICH.test(before)))
  )
    return false;
  if (
    TARGET.test(before) ||
    INSTEAD.test(behind) ||
    UNTIL.test(behind.replace(SHARE_OF, '')) ||
    OR_LESS.test(behind)
  )
    return true;
  if (BY_DAY.test(before)) return true;
  return (n.unit === '%' || OF.test(behind)) && WILL_BEHIND.test(behind);
}

/** Of the company or the year. */
const GOAL = /\b(?:goals?|okrs?|krs?|objectives?)\b/i;

/** Numbers by themselves: by the words before and behind. */
function singles(r: Reading, clauses: readonly Clause[], used: Map<Clause, readonly Num[]>): void {
  const { bet, asked, given } = r;
  for (const c of clauses) {
    const own = used.get(c);
    for (const n of r.values(c).free) {
      if (own?.includes(n)) continue;
      const before = c.text.slice(Math.max(0, n.from - 40), n.from);
      const behind = c.text.slice(n.to, n.to + 90);
      const after = behind.replace(SHARE_OF, '');
      if (changes(bet, n, before, behind)) {
        const [first, last] = [own?.[0], own?.at(-1)];
        const gap = first && last ? c.text.slice(Math.min(n.to, last.to), Math.max(n.from, first.from)) : '';
        if (!APART.test(gap)) bet.change ??= n;
      } else if (own) continue;
      else if (!asked && OR_LESS.test(behind) && c.role === 'wrong') bet.target ??= n;
      else if (NOW.test(before) || NOW_AFTER.test(after)) {
        if (!given && !GOAL.test(before.slice(-12))) bet.baseline ??= n;
      } else if (!asked && aimed(bet, n, before, behind)) bet.target ??= n;
    }
  }
}

/** What is counted: "9.4 e-mails" */
const nounOf = (text: string, n: Num): string =>
  (/^\s*([\p{L}-]{3,})/u.exec(text.slice(n.to, n.to + 30))?.[1] ?? '').toLowerCase().replace(/s$/, '');

/** "Advisers receive 9.4 e-mails per return. Links will leave 6 e-mails": the same counted twice. */
function countedTwice(
  { bet, values, asked, given }: Reading,
  told: readonly Clause[],
  effect: readonly Clause[],
): void {
  if (asked || bet.target !== null) return;
  for (const c of effect)
    for (const n of values(c).free) {
      const noun = n.unit === '' ? nounOf(c.text, n) : '';
      if (noun === '' || OF.test(c.text.slice(n.to))) continue;
      for (const t of told) {
        if (t.field !== c.field || t.from >= c.from) continue;
        const first = values(t).free.find(
          (m) => m.unit === '' && m.text !== n.text && nounOf(t.text, m) === noun,
        );
        if (!first) continue;
        bet.target = n;
        if (!given) bet.baseline ??= first;
        return;
      }
    }
}

/** A value of the metric, were one to be read: a share, money, a time, a fraction. */
const measures = (n: Num, text: string): boolean =>
  n.unit !== '' || /\d[.,]\d/.test(n.text) || /^ (?:\p{L}+ )?per /u.test(text.slice(n.to, n.to + 40));

const NUMBER =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\\w+)?|(?:a |one )?(?:dozen|hundred|thousand|million)|half|(?:a|one|two|three) (?:third|quarter|fifth|tenth|half|halve)s?|none|nil';
/** "to thirty", "under ten minutes", "by a third": a value in words. */
export const IN_WORDS = re(
  `(?:to|by|under|below|above|over|at least|at most|up to|more than|less than|fewer than|no more than|reach(?:es)?|hit|instead of|rather than|from|→|->) (?:about |around |roughly |nearly |almost |only |just |some |well )?(?:${NUMBER})(?! of (?:the|these|our) (?:most|best))|(?:a|one|two|three|four) (?:third|quarter|fifth|tenth)s? (?:will|would)`,
);
/** A value that is a word alone. */
export const WORD_VALUE = re(`${NUMBER}|doubled?|triple[sd]?|halved?|twice|as today|unchanged`);
/** ": 12 fields to 4" */
const LISTED = /: [^.:]{0,40}?\d ?%?(?: \p{L}+)? to \d/u;
const PAST =
  /\b(?:fell|dropped|rose|went|grew|climbed|was|were|had|sank|increased|decreased|declined|moved|slipped|has|have)\b/i;

/** Sets baseline, target, change, verb and limit of a bet. */
export function amounts(bet: Bet): void {
  const { metric } = bet.slots;
  const own = (v: string | number | undefined) => {
    const n = numberOf(v, metric?.unit);
    return n && settled(n, bet.language);
  };
  bet.baseline = own(metric?.baseline);
  bet.target = own(metric?.target);
  const known = new Map<Clause, Values>();
  const values = (c: Clause): Values => {
    const found = known.get(c) ?? valuesIn(bet, c);
    known.set(c, found);
    return found;
  };
  const r: Reading = { bet, values, asked: bet.target !== null, given: bet.baseline !== null, paired: false };
  const effect = bet.clauses.filter((c) => c.role === 'effect');
  const words = effect.map((c) => c.text).join('\n');
  if (UP.test(words) !== DOWN.test(words)) bet.verb = UP.test(words) ? 'up' : 'down';
  const open = bet.clauses.filter((c) => c.field === 'effect' || c.field === 'text');
  bet.limit = LIMIT.test(open.map((c) => c.text).join(' '));
  const aims = [...effect, ...bet.clauses.filter((c) => c.role === 'wrong' && /right if/i.test(c.text))];
  singles(r, aims, pairs(r, aims));
  if (bet.limit && bet.baseline === null)
    for (const c of open)
      for (const n of values(c).free)
        if (LIMIT_FROM.test(c.text.slice(Math.max(0, n.from - 50), n.from))) bet.baseline ??= n;
  const prose = bet.clauses.filter(
    (c) =>
      (c.role === 'context' || c.role === 'effect') && c.field !== 'businessLink' && c.field !== 'segment',
  );
  // What was counted before the bet is stated, and is not said to be its reason.
  const begins = effect.find((c) => c.field === 'text')?.from ?? 0;
  const seen = bet.clauses.filter(
    (c) => c.role === 'reason' && c.field === 'text' && c.from < begins && !BECAUSE.test(c.text),
  );
  countedTwice(r, [...prose, ...seen], effect);
  if (bet.baseline === null)
    for (const c of prose)
      for (const n of values(c).free)
        if (STATED.test(c.text.slice(Math.max(0, n.from - 40), n.from)) || NOW_AFTER.test(c.text.slice(n.to)))
          bet.baseline ??= n;
  const { target, baseline } = bet;
  // Two numbers of different kinds that nothing ties together are about different things.
  if (!r.given && !r.paired && baseline && target && baseline.unit !== target.unit) bet.baseline = null;
  const told = [...prose, ...seen].filter((c) => c.field === 'text' && !GOAL.test(c.text));
  if (bet.target === null && bet.change === null) {
    const left = told.flatMap((c) => values(c).free.filter((n) => n !== bet.baseline && measures(n, c.text)));
    const aim = effect.some(
      (c) =>
        (c.field === 'text' || c.field === 'effect') &&
        !GOAL.test(c.text) &&
        (IN_WORDS.test(c.text) || values(c).free.some((n) => n !== bet.baseline && n.unit === '%')),
    );
    // "9 of 12 retype it, and with a prefill that goes from 61 to 64 %": a reason that holds the bet.
    const held = bet.clauses.some((c) => {
      if (c.role !== 'reason' || c.field !== 'text') return false;
      if (LISTED.test(c.text)) return true;
      const pair = pairIn(c.text, values(c).all);
      return pair !== null && !PAST.test(c.text.slice(0, pair.from.from).slice(-60));
    });
    bet.unread = aim || held || left.length > (bet.baseline ? 0 : 1);
  }
  // "Stallholders mistype VAT on 7.5 % of receipts. A default will bring that down to 5 %."
  if (bet.baseline === null && target)
    bet.present = [...prose, ...seen].some((c) =>
      (target.unit === 's' ? values(c).all : values(c).free).some(
        (n) =>
          n.unit === target.unit &&
          n.text !== target.text &&
          (c.role !== 'reason' || measures(n, c.text)) &&
          !BY.test(c.text.slice(Math.max(0, n.from - 20), n.from)),
      ),
    );
}
