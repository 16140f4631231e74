/** What running text tells of a bet: read by the same clauses, numbers and days as the rules read. */
import type { Form } from '../fields';
import { type Bet, type Clause, pieces, readBet } from '../rules/bet';
import type { Num } from '../rules/numbers';
import { re } from '../rules/words';
import * as EN from '../rules/words/en';
import * as OTHERS from '../rules/words/others';
import { tidy } from './markup';
import { actsIn, groupIn } from './people';

/** Read without a present day: what names no year stays as it is typed. */
const read = (text: string, lang: string | undefined): Bet =>
  readBet({
    slots: {},
    text,
    stage: 'building',
    itemType: '',
    title: '',
    templates: [],
    nextQuarter: ['', ''],
    now: '',
    ...(lang !== undefined && { lang }),
  });

const UP = /^(?:rais|increas|lift|grow|boost|climb|ris|push)/i;
const DOWN = /^(?:reduc|lower|decreas|cut|shrink|shorten|drop|fall)/i;
/** Verbs that move a number; before some of them stands what moves, behind the others. */
const VERB =
  /(?<![\p{L}-])(?:rais(?:es?|ing)|increas(?:es?|ing)|lift(?:s|ing)?|boost(?:s|ing)?|improv(?:es?|ing)|reduc(?:es?|ing)|lower(?:s|ing)?|decreas(?:es?|ing)|cut(?:s|ting)?|shrink(?:s|ing)?|shorten(?:s|ing)?|bring(?:s|ing)?|push(?:es|ing)?|mov(?:es?|ing)|grow(?:s|ing)?|climb(?:s|ing)?|ris(?:es?|ing)|drop(?:s|ping)?|fall(?:s|ing)?|go(?:es|ing)?)(?![\p{L}-])/giu;
const NO_NAME =
  /^(?:it|this|that|them|these|those|they|he|she|which|up|down|back|out|is|are|was|from|to|by|we|at (?:least|most)|(?:more|less|fewer|no more) than)$/i;
/** Of these verbs the subject may be what moves. */
const MOVES_ITSELF = /^(?:ris|fall|drop|go|grow|climb|increas|decreas|improv|shrink)/i;
/** Behind the name of a metric: for whom, or how much. */
const BEHIND = /\s(?:for|among)\s|\s(?:from|to|by|of|at|up|down|within|because)\s*$|[,;(]/i;

function nameFrom(text: string): string | undefined {
  const name = tidy(text.slice(0, BEHIND.exec(text)?.index ?? text.length)).replace(
    /^(?:the|our|their)\s+/i,
    '',
  );
  const fits = name.length > 2 && name.length <= 120 && /\p{L}{2}/u.test(name) && !NO_NAME.test(name);
  const odd = /^(?:both|up|down)\s|\b\d{4}\b|\sto\s+\p{L}/iu.test(name);
  return fits && !odd && name.split(' ').length <= 12 ? name : undefined;
}

/** "completed gifts of returning donors": whom it is for is said in a field of its own. */
function withoutGroup(name: string, group: string | undefined): string {
  const m = /^(.{3,}?(?<!ed)) (?:of|by) (?:the |our )?(.+)$/iu.exec(name);
  return m?.[1] && m[2] && group?.toLowerCase().startsWith(m[2].toLowerCase()) ? m[1] : name;
}

/** A clause, and no name. */
const CLAUSE = /(?<![\p{L}])(?:will|can|we|if|do|does|today|with|when|xyz)(?![\p{L}])/iu;

/** The name of what moves, in the words before the two numbers or before the target. */
function metricIn(lead: string, paired: boolean): { name: string; verb?: string } | undefined {
  const said = lead
    .replace(/\([^()]{0,200}\)/g, ' ')
    .replace(/\s(?:from|to|by|at|of|under|below|above|over|at least|at most|is|are|now|today)[\s,:]*$/i, '');
  const verb = [...said.matchAll(VERB)].at(-1);
  if (!verb) {
    // "No-shows: 12 % → 9 %"
    const [, label = ''] = paired ? (/(?:^|[.;:,]\s+)([^.;:,]{3,100}?)\s*:?\s*$/u.exec(said) ?? []) : [];
    const name = CLAUSE.test(label) ? undefined : nameFrom(label);
    return name === undefined ? undefined : { name };
  }
  const after = said
    .slice(verb.index + verb[0].length)
    .replace(/^\s(?:up|down)?\s*(?:by\s+)?\d[^,]*,?\s*$/i, '');
  const behind = nameFrom(after);
  if (behind !== undefined) return { name: behind, verb: verb[0] };
  const object = after.replace(/\s(?:up|down|back|out)$/i, '');
  if (object.trim() !== '' || !MOVES_ITSELF.test(verb[0])) return undefined;
  const before = said.slice(0, verb.index).replace(/\s(?:will|would|should|to)\s*$/i, '');
  const [, subject = before] = /(?:^|[.;:,]\s+|\s(?:that|then|and)\s+)([^.;:,]*)$/u.exec(before) ?? [];
  const name = nameFrom(subject);
  return name === undefined ? undefined : { name, verb: verb[0] };
}

/** The clause that holds the target, up to it. */
function leadTo(bet: Bet, target: Num | null): string {
  if (bet.lead !== '') return bet.lead;
  const clause =
    target &&
    bet.clauses.find((c) => c.role === 'effect' && c.text.slice(target.from, target.to) === target.text);
  return clause ? clause.text.slice(0, target.from) : '';
}

/** Without a number: what stands behind the verb, up to the day. */
function aimed(bet: Bet): string {
  const effect = bet.clauses.find((c) => c.role === 'effect' && c.text.search(VERB) >= 0);
  if (!effect) return '';
  const [text = ''] = effect.text.slice(effect.text.search(VERB)).split(/[,;:]|\s(?:by|within|until|in)\s/);
  return text;
}

const UNTIL =
  /(?<![\p{L}])(?:by|until|before|till|within|in|after|bis(?: zum)?|innerhalb von|avant(?: le)?|d['’]ici(?: au| le)?|antes del?|hasta el|até)\s+(?:the )?$/iu;
/** Where it stands behind the day. */
const BEHIND_DAY = /^(?:まで|以内|까지|['’]?(?:[aey]|ya|ye) kadar)/u;
/** "30 days of release". */
const SINCE = /^\s+(?:of|after|from|post|nach|après)\s+(?:the |der |dem |le |la )?[\p{L}-]+/iu;

/** By when, as it is typed. */
function dayIn(bet: Bet): string | undefined {
  for (const { clause, from, to, text, days } of bet.dates) {
    if (!clause || (clause.role !== 'effect' && clause.role !== 'wrong' && clause.role !== 'guard')) continue;
    const at = from - clause.from;
    const more = days === undefined ? '' : (SINCE.exec(clause.text.slice(to - clause.from))?.[0] ?? '');
    const before = clause.text.slice(Math.max(0, at - 30), at);
    const until = UNTIL.test(before) || BEHIND_DAY.test(clause.text.slice(to - clause.from));
    if (until && (days === undefined || more !== '' || /within\s+$/i.test(before))) return `${text}${more}`;
  }
  return undefined;
}

/** Of "as 9 of 12 …" and "for 9 of 12 …" the numbers are of the reason itself. */
const BECAUSE = new RegExp(
  `^[\\s,;–—-]*(?:(?:as|for)(?=\\s+\\d)|(?!as \\d|for )(?:${EN.BECAUSE}))\\s*(?:of\\s+|that\\s+)?[:,]?`,
  'iu',
);
const OTHER_BECAUSE = new Map(
  Object.entries(OTHERS.BECAUSE).map(([lang, words]) => [
    lang,
    new RegExp(`^[\\s,;–—-]*(?:${words})[:,]?`, 'iu'),
  ]),
);
const STARTS_WITH_DAY = re(EN.BECAUSE);

/** Its own words: what stands behind "because". Of what was only counted somewhere nobody said that it is the reason. */
function reasonIn(bet: Bet): string | undefined {
  const because = OTHER_BECAUSE.get(bet.language) ?? BECAUSE;
  for (const c of bet.clauses) {
    if (c.role !== 'reason') continue;
    const m = because.exec(c.text) ?? BECAUSE.exec(c.text);
    const words = m ? tidy(c.text.slice(m[0].length)) : '';
    if (words.split(/\s/).length > 2 || /[\u3040-\u9fff]/.test(words)) return words;
  }
  return undefined;
}

const WRONG =
  /(?<![\p{L}])(?:(?:we(?:['’]re| are)\s+)?wrong|(?:we\s+)?stop(?:\s+(?:it|this))?|(?:we\s+)?kill\s+(?:it|this)|falsch|faux)\s+(?:(?:if|when|wenn|falls|si)\s+|(?=(?:under|below|above|over|at|unter|über|ab|au-dessus|en dessous|sous)\s))/iu;
const END_OF_IT = /[.!?](?:\s|$)|[;\n]|$/;

function wrongIn(text: string): string | undefined {
  const m = WRONG.exec(text);
  if (!m) return undefined;
  const rest = text.slice(m.index + m[0].length);
  return tidy(rest.slice(0, END_OF_IT.exec(rest)?.index)) || undefined;
}

/** What must not get worse, and by how much: "Refunds ≤ 1.2 %", "complaints stay below 5 a week". */
const LIMIT =
  /^(.{2,120}?)[\s,:(]+((?:≤|≥|<=|>=|<|>|at most|at least|no more than|no fewer than|not above|not below|stays? (?:at or )?(?:below|under|above|over|within)|(?:may|must|should|does|do) not (?:exceed|rise (?:above|by more than)|fall (?:below|by more than)|drop below)|may (?:rise|fall|drop) by (?:no more than|at most)|under|below|above)\s*[+−-]?[€$£]?\d.{0,60})$/iu;

export function guardOf(text: string): Pick<Form, 'guardrail' | 'guardrailLimit'> {
  const [first = ''] = pieces(text).map((p) => p.text);
  const m = LIMIT.exec(tidy(first));
  if (m?.[1] && m[2]) return { guardrail: tidy(m[1]), guardrailLimit: tidy(m[2]) };
  const name = tidy(first);
  return name === '' ? {} : { guardrail: name };
}

/** Sentences that open with the word, and those whose own words are a limit. */
const GUARDED = /^\s*guard-?rails?(?: metric)?\s*[:–—-]?\s*/i;
const FORBIDS =
  /(?:may|must|should) not (?:exceed|rise|fall|drop)|stays? (?:at or )?(?:below|under|above|within) \S*\d/i;

function guardIn(sentences: readonly string[]): Pick<Form, 'guardrail' | 'guardrailLimit'> {
  for (const sentence of sentences) {
    const m = GUARDED.exec(sentence);
    if (m) return guardOf(sentence.slice(m[0].length));
    if (WRONG.test(sentence)) continue;
    if (sentence.length < 200 && FORBIDS.test(sentence) && LIMIT.test(tidy(sentence)))
      return guardOf(sentence);
  }
  return {};
}

const PAIN =
  /(?<![\p{L}])(?:cannot|can['’]t|loses?|lost|waits?|fails?|misses?|leaves?|abandons?|gives? up|never|only|late|wrong|by hand|re-?typ\w*|complain\w*|errors?|mistakes?|drop out|hang up|forget\w*|search\w*|queue\w*|idle|struggl\w*|wastes?|copy|copies|no \w+|not)(?![\p{L}])/iu;
const STATED = /(?<![\p{L}])the problem(?: is)?(?: that)?\s*:?\s+/iu;

/** The sentence that says what hurts, where it stands by itself before the bet. */
function problemIn(bet: Bet, sentences: readonly string[]): string | undefined {
  const stated = sentences.find((s) => STATED.test(s));
  const m = stated === undefined ? null : STATED.exec(stated);
  if (stated !== undefined && m) return tidy(stated.slice(m.index + m[0].length));
  const [first, ...more] = sentences;
  if (!bet.english || first === undefined || more.length === 0) return undefined;
  const plain = (c: Clause) => c.role === 'context' || c.role === 'reason';
  const own = bet.clauses.filter((c) => c.from < first.length);
  const aims = bet.clauses.some((c) => c.role === 'effect' && c.from >= first.length);
  return aims && own.every(plain) && PAIN.test(first) && !STARTS_WITH_DAY.test(first)
    ? tidy(first)
    : undefined;
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "36 to 42 %" has it once for both, "11.2 kg to 8.5 kg" behind each. */
function unitOf({ baseline, target, whole }: Bet): string | undefined {
  if (!baseline || !target) return undefined;
  const once = /[\p{L}%€$£]+$/u.exec(target.text.trim())?.[0];
  if (once !== undefined) return baseline.text.includes(once) ? undefined : once;
  const [from, to] = [literal(baseline.text), literal(target.text)];
  return new RegExp(`${from}\\s?(\\p{L}{1,20})\\s.{1,12}${to}\\s?\\1(?!\\p{L})`, 'u').exec(whole)?.[1];
}

/** Numbers, name and day of the effect. */
export function effectOf(text: string, lang?: string): Form {
  const bet = read(text, lang);
  const { baseline, target } = bet;
  const group = bet.english ? groupIn(text) : undefined;
  const found = bet.english
    ? metricIn(target ? leadTo(bet, target) : aimed(bet), bet.lead !== '')
    : undefined;
  const by = dayIn(bet);
  const unit = unitOf(bet);
  const way = found?.verb && (UP.test(found.verb) ? 'up' : DOWN.test(found.verb) ? 'down' : undefined);
  return {
    ...(group !== undefined && { segment: group }),
    ...(found && { metric: withoutGroup(found.name, group) }),
    ...(unit !== undefined && { unit }),
    ...(way && { direction: way }),
    ...(baseline && { baseline: baseline.text.trim() }),
    ...(target && { target: target.text.trim() }),
    ...(by !== undefined && { by }),
  };
}

/** @param sentences of the text, in order */
export function fromProse(text: string, sentences: readonly string[], lang?: string): Form {
  const bet = read(text, lang);
  const acts = bet.english ? (sentences.map(actsIn).find((a) => a.segment !== undefined) ?? {}) : {};
  const problem = problemIn(bet, sentences);
  const reason = reasonIn(bet);
  const wrongIf = wrongIn(text);
  return {
    ...effectOf(text, lang),
    ...acts,
    ...(problem !== undefined && { problem }),
    ...(reason !== undefined && { reason }),
    ...(wrongIf !== undefined && { wrongIf }),
    ...guardIn(sentences),
  };
}
