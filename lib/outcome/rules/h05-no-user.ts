import { blank, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const GROUP = re(EN.GROUP);
/** Nouns for people end like this; the rest is in the list. */
const ROLE =
  /(?<![\p{L}-])[\p{L}-]{2,}(?:ers|ors|ists|ants|ents|ees|ians|men|women|mates|holders|folk)(?![\p{L}])/iu;
const NOT_PEOPLE =
  /^(?:[\p{L}-]*ments|events|contents|accidents|incidents|components|cents|per ?cents|scents|tents|talents|rents|currents|accents|extents|intents|vents|parents’|orders|numbers|filters|errors|factors|offers|headers|folders|letters|papers|answers|others|buttons|layers|markers|parameters|containers|servers|browsers|timers|banners|stickers|reminders|vouchers|trackers|sensors|monitors|mirrors|colors|cursors|vectors|editors|triggers|routers|printers|computers|registers|chapters|quarters|meters|corners|covers|drawers|dinners|lists|exists|assists|consists|grants|variants|constants|payments|documents|events|fees|employees’|trees|degrees|committees|guarantees|items|blockers|handovers|rollovers|makers|pointers|newsletters|parsers|controllers|adapters|counters|tickers|powers|flowers|towers|waters|matters|orders’|prefers|offers’|differs|covers’|delivers|answers’|triggers’|enters|registers’|transfers|discovers|remembers|considers|lowers|suffers|gathers|centers|centres|renders|hovers|leftovers)$/iu;

/** Places where somebody works or lives, and named ones: "the Gdansk hub", "in Utrecht". */
const PLACE =
  /(?<![\p{L}-])(?:hubs?|plants?|terminals?|yards?|wards?|shifts?|labs?|laborator(?:y|ies)|call cent(?:er|re)s?|kitchens?|regions?|districts?|campus(?:es)?|ports?|mills?|mines?|villages?|boroughs?|embass(?:y|ies)|courts?|barracks|canteens?|franchises?|counters?|help ?desks?|service desks?|front desks?)(?![\p{L}-])/iu;
const NAMED =
  /(?<![\p{L}])(?:in|at|of|for|from|across|around) (?:the )?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Easter|Christmas|Ramadan|Summer|Winter|Spring|Autumn|Fall|Quarter|Week|Sprint|Release)\p{L}*)\p{Lu}\p{Ll}{2,}/u;

const ROLES = new RegExp(ROLE.source, 'giu');

/** Do these words name people, or what stands for them? */
export const namesPeople = (text: string): boolean =>
  GROUP.test(text) || (text.match(ROLES) ?? []).some((word) => !NOT_PEOPLE.test(word));

/** Names nobody: no segment, no group in the words. */
export const h05: Rule = {
  id: 'H05',
  name: 'no-user',
  class: 'S',
  severity: 'error',
  why: 'A change that is for nobody in particular cannot be checked with anybody.',
  how: 'Say who does something differently: “trial accounts on the Team plan”.',
  absence: true,
  check(bet) {
    if (!blank(bet.slots.segment)) return null;
    if (!bet.english)
      return !blank(bet.clean.text) || blank(bet.clean.problem)
        ? null
        : { field: 'segment', what: 'Nobody is named.' };
    const rest = Object.entries(bet.clean)
      .filter(([f]) => f !== 'segment')
      .map(([, t]) => t)
      .join('\n');
    if (namesPeople(rest) || PLACE.test(rest) || NAMED.test(rest)) return null;
    return { field: blank(bet.clean.text) ? 'segment' : 'text', what: 'Nobody is named.' };
  },
};
