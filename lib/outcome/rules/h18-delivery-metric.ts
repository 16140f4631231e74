import { firstIn, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const LIST = re(EN.DELIVERY_METRIC);
const OTHERS =
  /received|opened by|per customer|support (?:tickets?|contacts?|calls?|requests?|cases?|chats?|load|volume|queue)|survey|loyalty|arriv|parcel|order|shipment|train|flight|bus|patient|deliver(?:y|ies) (?:to|of) (?:customers|parcels|orders)/i;

/** The deciding number counts what the team has done. */
export const h18: Rule = {
  id: 'H18',
  name: 'delivery-metric',
  class: 'S',
  severity: 'warning',
  why: 'It tells how much was done, not what it did.',
  how: 'Take a number of those who use it.',
  check(bet) {
    if (!bet.english) return null;
    const name = bet.slots.metric?.name ?? '';
    if (LIST.test(name) && !OTHERS.test(name))
      return { field: 'metric', what: `“${name}” is a number of delivery.` };
    if (name.trim() !== '') return null;
    const hit = firstIn(
      bet.clauses.filter((c) => c.role === 'effect' && c.field !== 'behaviour'),
      LIST,
    );
    if (!hit || OTHERS.test(hit.clause)) return null;
    return { ...hit, what: `“${hit.text}” is a number of delivery.` };
  },
};
