import { blank, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const DELIVERY = re(EN.DELIVERY);
const WAY = re(`${EN.UP}|${EN.DOWN}|${EN.NEUTRAL}`);
/** Somebody does something: that is what an outcome is. */
const DOES =
  /\b(?:so that|in order to|will (?:be able to|use|choose|finish|complete|find|return|come|book|buy|stay|renew|write|reply|stop|start|do|get|pay|order|reach|see|spend|need|call|ask|keep|save|lose|open|read|share|invite))\b|\bcan (?:\w+)\b|\b(?:lets?|allows?|enables?|helps?) (?:them|people|[\w-]+s) \w/i;

/** Says what is delivered, and not what changes by it. */
export const h17: Rule = {
  id: 'H17',
  name: 'output-as-outcome',
  class: 'T',
  severity: 'warning',
  why: 'Delivered is not the same as used, and used is not the same as better.',
  how: 'Say what people do differently then, and by how much.',
  check(bet) {
    if (!bet.english || bet.target || bet.change || bet.unread) return null;
    const effect = bet.clauses.filter(
      (c) => c.field === 'effect' || c.field === 'text' || c.field === 'behaviour',
    );
    const own = bet.clean.effect?.trim();
    const words = own
      ? own
      : effect
          .filter((c) => c.role !== 'reason')
          .map((c) => c.text)
          .join('\n');
    if (blank(words) || !DELIVERY.test(words) || WAY.test(words) || (!own && DOES.test(words))) return null;
    return { field: own ? 'effect' : 'text', what: 'This is delivery, not an outcome.' };
  },
};
