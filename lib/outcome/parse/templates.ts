/** Published forms of a bet: their fixed words tell what stands between them. */
import type { Form } from '../fields';

/** What a form finds; `effect`: words that hold a metric with its numbers and its day; `acts`: who does what. */
export type Read = Form & { effect?: string; acts?: string };

const OWN = /\bwe believe that solving /i;
const NAMED = /^this problem — /i;
const VERB =
  / will (?:(rais(?:e|es|ing)|increase|lift|grow|boost|improve)|(lower|reduce|decrease|cut|shrink)|move|change) /i;

/** The first of these words that follows: what stands before, and what behind. */
function cutAt(text: string, mark: string | RegExp): [string, string] | null {
  const m = typeof mark === 'string' ? null : mark.exec(text);
  const at = typeof mark === 'string' ? text.indexOf(mark) : (m?.index ?? -1);
  return at < 0 ? null : [text.slice(0, at), text.slice(at + (m ? m[0].length : mark.toString().length))];
}

/** "We believe that solving this problem — P — for S will raise M from A to B by D because R." */
function ownSentence(text: string): Read | null {
  const start = OWN.exec(text);
  if (!start) return null;
  const [said = ''] = text.slice(start.index + start[0].length).split(/\n\s*\n/);
  const named = NAMED.exec(said);
  const problem = named ? cutAt(said.slice(named[0].length), ' — for ') : cutAt(said, ' for ');
  const verb = problem && VERB.exec(problem[1]);
  if (!problem || !verb) return null;
  const rest = problem[1].slice(verb.index + verb[0].length);
  const [head, reason] = cutAt(rest, /,? because (?:of )?/i) ?? [rest.replace(/[.\s]+$/, ''), undefined];
  const [before, by] = cutAt(head, ' by ') ?? [head, undefined];
  const [range, target] = cutAt(before, ' to ') ?? [before, undefined];
  const [metric, baseline] = cutAt(range, ' from ') ?? [range, undefined];
  return {
    problem: problem[0],
    segment: problem[1].slice(0, verb.index),
    metric,
    ...(baseline !== undefined && { baseline }),
    ...(target !== undefined && { target }),
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
    ...(verb[1] !== undefined && { direction: 'up' }),
    ...(verb[2] !== undefined && { direction: 'down' }),
  };
}

/** Savoia: "At least X % of Y will Z." */
const XYZ =
  /^(?:xyz:?|we believe (?:that )?)?\s*at least (?<target>\d[\d.,]* ?(?:%|percent|per cent)) of (?<segment>[^.]{2,200}?) will (?<behaviour>[^;]{2,300}?)(?=,? (?:within|by|because|since|up from|instead of)\b|[;,]|$)/iu;
/** If–then–because. */
const IF_THEN =
  /^(?:\p{L}+: )?if (?<acts>.{3,400}?),? then (?<effect>.{3,600}?)(?:,? (?:because|since) (?<reason>.{3,600}))?$/iu;
/** O'Reilly: "We believe C for S will result in O." */
const RESULT =
  /^we believe (?:that )?.{3,400}?(?: for (?<segment>[^,]{3,200}?))? (?:will )?(?:results? in|achieves?|leads? to) (?<behaviour>.{3,400})$/iu;
const SIGNAL =
  /^we(?:['’]ll| will) (?:know (?:that )?(?:we(?: have|['’]ve)? succeeded|we(?: are|['’]re) right|this is true|it (?:works|is true))|have (?:the )?confidence to proceed) when (?:we see (?:that )?)?(?<effect>.{3,400})$/iu;
/** Strategyzer's test card. */
const BELIEVE = /^we believe (?:that )?(?<acts>.{3,400})$/iu;
const VERIFY = /^to verify(?: (?:that|this|it))?,? we will (?<vehicle>.{2,300})$/iu;
const MEASURE = /^(?:and |we )?(?:will )?measure:? (?<metric>[^,]{2,200})/iu;
const RIGHT = /^we(?:['’]re| are) right if (?<effect>.{3,300})$/iu;

/** Named parts of the first sentence that fits. */
function parts(sentences: readonly string[], form: RegExp): Record<string, string> {
  for (const sentence of sentences) {
    const groups = form.exec(sentence)?.groups;
    if (groups)
      return Object.fromEntries(
        Object.entries(groups).filter((e): e is [string, string] => e[1] !== undefined),
      );
  }
  return {};
}

function testCard(sentences: readonly string[]): Read | null {
  const verify = parts(sentences, VERIFY);
  const right = parts(sentences, RIGHT);
  if (!verify.vehicle && !right.effect) return null;
  return { ...parts(sentences, BELIEVE), ...verify, ...parts(sentences, MEASURE), ...right };
}

/** An outcome with a number is the effect; without one it is what people do. */
function result(sentences: readonly string[]): Read | null {
  const { behaviour, ...found } = parts(sentences, RESULT);
  if (!behaviour) return null;
  const { effect } = parts(sentences, SIGNAL);
  if (/\d/.test(behaviour)) return { ...found, effect: effect ?? behaviour };
  return { ...found, behaviour, ...(effect !== undefined && { effect }) };
}

/** A sentence longer than this is none of these forms; so each expression has a bound. */
const LONGEST = 1_500;

/**
 * What the first form that fits tells; null: none does. What it does not tell is left to the reading of prose.
 * @param pieces its sentences, without their ends
 */
export function fromTemplate(text: string, pieces: readonly string[]): Read | null {
  const sentences = pieces.filter((s) => s.length <= LONGEST);
  const own = ownSentence(text) ?? testCard(sentences);
  if (own) return own;
  const xyz = parts(sentences, XYZ);
  if (xyz.target) return xyz;
  const then = parts(sentences, IF_THEN);
  return then.acts ? then : result(sentences);
}
