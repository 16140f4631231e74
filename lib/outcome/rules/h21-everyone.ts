import { blank, firstIn, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const BARE =
  /^(?:all |every |any |our |the |most |my |both |existing |current |of |end[- ]?)*(?:users?|customers?|people|everyone|everybody|clients?|visitors?|anyone|all|consumers?|audience|public|world)(?: of (?:the|our) (?:app|product|platform|site|website|service))?[.!]?$/i;
const BARE_OTHER =
  /^(?:alle?n?|unsere|die|tous|toutes?|les|nos|todos|todas|los|as|os|nossos|nuestros|tüm|bütün)? ?(?:nutzer(?:innen)?|kunden|kundinnen|anwender|leute|jeder|utilisateurs?|clients?|tout le monde|usuarios?|clientes?|usuários?|kullanıcılar?|müşteriler?|herkes|すべてのユーザー|ユーザー|全員|お客様|사용자|모든 사용자|고객)[.。]?$/i;
/** In prose: no word of which ones, before or behind. */
const SUBJECT =
  /(?:^|[.!?:]\s+)(users|customers|everyone|everybody|people) (?:will|can|should|would|love|want|need|ask|like|hate|get)\b/i;
const IN_TEXT =
  /\b(?:for|helps?|lets?|gives?|makes?|get|so that|that|our|all|all our|all the|among|amongst|across|every one of) (?:our |all |the )*(users|customers|everyone|everybody|people|clients)\b(?! (?:who|with|without|on|in|of|at|aged|whose|under|over|that|from|\w+ing|between|per|which|above|below|to whom)(?! (?:about |ca\.? |~ ?)?[\d€$£]| (?:q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december)\b))/i;
const QUALIFIED =
  /\b(?:new|trial|paying|free|first[- ]time|returning|active|inactive|mobile|existing|enterprise|small|large|young|older|power|logged[- ]in|business|private|premium|basic|regular|former|lapsed|frequent|occasional|registered|international|local|german|french|english[- ]speaking|b2b|\w+ing|\w+-\w+) (?:users|customers|people|clients)\b|\b(?:users|customers|people|clients) (?:who|with|without|on|in|of|at|aged|whose|under|over|from|using)\b(?! (?:about |ca\.? |~ ?)?[\d€$£])/i;
const GROUPS = re(EN.GROUP, 'gi');
const PLAIN = new RegExp(`^(?:${EN.EVERYONE}|user|customer|client|person|persons)$`, 'i');

/** "Everyone completes the form": whatever they do, where nothing says which ones. */
const ALL_DO =
  /(?:^|[.!?:]\s+)(?:everyone|everybody)(?= \p{L}+s\b)(?! (?:is|was|has|always|sometimes|else|whose|across|towards)\b)/iu;

/** For everybody, that is for nobody. */
export const h21: Rule = {
  id: 'H21',
  name: 'everyone',
  class: 'T',
  severity: 'warning',
  why: 'Nobody can be asked whether “users” are better off.',
  how: 'Say which ones: “admins of teams over 20 seats”.',
  check(bet) {
    const segment = bet.clean.segment?.trim() ?? '';
    if (segment !== '')
      return BARE.test(segment) || BARE_OTHER.test(segment)
        ? { field: 'segment', what: `“${segment}” is everybody.` }
        : null;
    if (!bet.english || blank(bet.clean.text)) return null;
    const open = bet.clauses.filter((c) => c.field === 'text' && c.role !== 'reason');
    const hit = firstIn(open, IN_TEXT) ?? firstIn(open, SUBJECT) ?? firstIn(open, ALL_DO);
    if (!hit) return null;
    // A group that is named elsewhere is what "people" refers to.
    const words = open.map((c) => c.text).join('\n');
    if (words.match(GROUPS)?.some((g) => !PLAIN.test(g))) return null;
    return QUALIFIED.test(words) ? null : { ...hit, what: `“${hit.text}” is everybody.` };
  },
};
