/** Who, in English words: a phrase that names people, and what they do. */
import { namesPeople } from '../rules/h05-no-user';

/** Where the noun of a phrase ends and what is said of it begins. */
const QUALIFIED =
  /\s(?:who|whose|that|with|without|on|in|of|at|from|under|over|above|below|aged|between|using|having|per|to|before|after|for|among|by)\s/i;
/** Where a phrase about people is over. */
const END =
  /\s(?:will|would|should|can|could|may|might|is|are|was|were|has|have|rais(?:es?|ing)|increas(?:es?|ing)|lifts?|boosts?|improves?|reduc(?:es?|ing)|lowers?|cuts?|shrinks?|brings?|gets?|keeps?|rises?|falls?|drops?|grows?|go(?:es)?|climbs?|because|since|when|if|so|while|within|until|and|by|as|up|down|→|->)\s|\s(?:from|to)\s+[€$£]?\d|[,;:.()!?]|$/i;
/** Not people by themselves. */
const PRONOUN = /^(?:we|our|us|they|them|it|this|that|these|those|all|the|a|an|some|more|most|fewer)$/i;

const clean = (phrase: string) => phrase.replace(/^\s*(?:the|our|all|these|those)\s+/i, '').trim();

/** Does the head of the phrase name people: "first-time buyers in Leeds", not "waiting list for members"? */
function isGroup(phrase: string): boolean {
  const words = clean(phrase);
  const [head = ''] = words.split(QUALIFIED);
  const nouns = head.split(/\s+/);
  const last = nouns.at(-1) ?? '';
  return (
    words.length <= 200 &&
    nouns.length <= 6 &&
    !/^(?:an?|letting|allowing|enabling|helping|\d+)\s/i.test(words) &&
    !PRONOUN.test(last) &&
    namesPeople(last)
  );
}

/** From the beginning of a text to where the phrase is over. */
const phraseAt = (text: string): string => text.slice(0, END.exec(text)?.index ?? text.length);

/** "… for first-time buyers in Leeds from 3 to 4": the first of these that names people. */
export function groupIn(text: string): string | undefined {
  for (const m of text.matchAll(/(?<=^|\s)(?:for|among|of|by|from|to)\s+(?=\p{L}|\d)/giu)) {
    const phrase = phraseAt(text.slice(m.index + m[0].length, m.index + m[0].length + 220));
    if (isGroup(phrase)) return clean(phrase);
  }
  return undefined;
}

const OPENS =
  /^\s*(?:\p{L}+:\s+)?(?:we (?:believe|expect|think|bet|predict)(?: that)?\s+|that\s+|if\s+|then\s+)*/iu;
const DOES = /^\s+(?:will|can|could|would|are able to)\s+/i;
/** What moves a number is no deed of people. */
const MOVES =
  /^(?:rais|increas|lift|grow|boost|improv|lower|reduc|decreas|cut|shrink|drop|fall|ris|chang|go (?:up|down|from)|be\b|have\b|see\b)/i;
const LETTING = /\b(?:letting|lets?|allowing|allows?|enabling|enables?|helping|helps?)\s+/i;
/** "on the Team plan", "with 30–50 staff": one qualifier whose end can be told. */
const ONE_QUALIFIER =
  /^\s(?:on|in|at|of|under|over|with|without|from)\s(?:the |a |an |our )?(?:(?:\p{Lu}|\d)[\p{L}\d%+–.-]*\s)+\p{Ll}[\p{L}-]*|^\s(?:on|in|at|of|under|over|with|from)\s(?:\p{Lu}|\d)[\p{L}\d%+–.-]*/u;

export type Acts = { segment?: string; behaviour?: string };

/** "trial accounts on the Team plan import a CSV": people up to their noun, one qualifier, then what they do. */
function letting(text: string): Acts {
  const m = LETTING.exec(text);
  if (!m) return {};
  const rest = text.slice(m.index + m[0].length);
  const words = [...rest.slice(0, 120).matchAll(/\S+/g)].slice(0, 5);
  // "trial", "trial accounts": the last word of the first run that names people.
  const names = words.map((word) => isGroup(rest.slice(0, word.index + word[0].length)));
  const first = names.indexOf(true);
  const over = names.indexOf(false, first);
  const word = words[over < 0 ? names.length - 1 : over - 1];
  if (first < 0 || !word) return {};
  const end = word.index + word[0].replace(/[,;:.]+$/, '').length;
  const more = ONE_QUALIFIER.exec(rest.slice(end, end + 120))?.[0] ?? '';
  const at = end + more.length;
  const does = rest.slice(at).split(/\s(?:will|would|should)\s|[,;:.]/)[0] ?? '';
  const plain = /^\s(?!who|whose|with|without|on|in|of|at|under|over|from|aged|and\b)\p{Ll}/u.test(does);
  return {
    segment: clean(rest.slice(0, at)),
    ...(plain && does.trim().includes(' ') && { behaviour: does.trim().replace(/^to\s+/i, '') }),
  };
}

/** Who does what in a sentence: "Visitors with a museum card can pay at the shelf". */
export function actsIn(sentence: string): Acts {
  const text = sentence.replace(OPENS, '');
  const phrase = phraseAt(text.slice(0, 220));
  const does = DOES.exec(text.slice(phrase.length));
  if (!does || !isGroup(phrase)) return letting(text);
  const rest = text.slice(phrase.length + does[0].length);
  const deed = rest.slice(
    0,
    /[,;:.!?](?:\s|$)|\s(?:because|since|within)\s|\sby\s+(?:\d|the end|end)|$/i.exec(rest)?.index,
  );
  const tells = deed.trim().includes(' ') && !MOVES.test(deed);
  return { segment: clean(phrase), ...(tells && { behaviour: deed.trim() }) };
}
