/** Finds dates and spans of time in prose: by when something is looked at. */
import { readDay } from '../day';
import { Cover } from './cover';

export type Time = {
  from: number;
  to: number;
  text: string;
  iso?: string;
  days?: number;
  impossible?: boolean;
};

const MONTHS =
  'jan(?:uary|uar|vier)?|j[aä]nner|feb(?:ruary|ruari|ruar|braio)?|januari|gennaio|maart|aprile|mei|maggio|giugno|juni|juli|luglio|augustus|settembre|ottobre|dicembre|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|f[ée]vrier|mar(?:ch|s|zo)?|m[äa]rz|apr(?:il)?|avril|abril|mayo?|mai|jun[ei]?|juin|junio|jul[yi]?|juillet|julio|aug(?:ust)?|ao[uû]t|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|d[eé][cz](?:ember|embre|iembre)?|enero|febrero|marzo|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro';
const DATES = [
  /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/g,
  /\b\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2})?(?!\d)/g,
  /\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b/g,
  /\d{4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日|末)?)?|\d{1,2} ?月(?: ?\d{1,2} ?日|末|まで)|来月末|今月末|年度末|\d{4} ?년 ?\d{1,2} ?월(?: ?\d{1,2} ?일)?|\d{1,2} ?월 ?(?:\d{1,2} ?일|말)/g,
  new RegExp(
    String.raw`\b(?:end of |mid[- ]|ende |fin |early |late )?(?:\d{1,2}(?:st|nd|rd|th|\.|er)? (?:of |de )?)?(?:${MONTHS})\.?(?: \d{1,2}(?:st|nd|rd|th)?(?!\d|[.,]\d| ?%))?(?:,? (?:de )?\d{4})?(?![\p{L}])`,
    'giu',
  ),
  /\b(?:end of |by |ende |fin )?(?:q[1-4]|[hs][12])(?:[ /-]?(?:\d{4}|\d{2}))?\b/gi,
  /\b[1-4]\. ?quartal(?: \d{4})?|\b(?:first|second|third|fourth|last) quarter(?: of \d{4})?|\b(?:kw|cw|calendar week|week) ?\d{1,2}\b|\b(?:next|(?<=(?:by|end of|within|in) )this|the (?:end of the )?) ?(?:quarter|month|half|year)(?:['’]s end|[- ]end)?\b|\bquarter[- ]end\b|\b(?:year|month)[- ]end\b|\b(?:easter|christmas|black friday)\b/gi,
];
const NUMBER_WORD =
  'one|two|three|four|five|six|seven|eight|nine|ten|twelve|first|a|ein(?:em|er)?|zwei|drei|vier|sechs|acht';
const UNITS: [RegExp, number][] = [
  [/^(?:hours?|h|stunden)$/, 1 / 24],
  [/^(?:days?|tage?n?|jours?|d[íi]as?|gün|日|일)/, 1],
  [/^(?:weeks?|wochen?|semaines?|semanas?|hafta|週|주)/, 7],
  [/^(?:months?|monate?n?|mois|mes(?:es)?|ay|[かヶ]月|개월)/, 30],
  [/^(?:quarters?|quartale?n?|trimestres?)/, 91],
  [/^(?:sprints?|iterations?)/, 14],
];
const SPAN = new RegExp(
  String.raw`(?<![\p{L}\d.,])(\d+|${NUMBER_WORD})(?:[ \u00a0-]|(?=[日週かヶ]))?(?:full |more )?(hours?|h|days?|weeks?|months?|quarters?|sprints?|iterations?|stunden|tage?n?|wochen?|monate?n?|quartale?n?|jours?|semaines?|mois|trimestres?|d[íi]as?|semanas?|mes(?:es)?|gün|hafta|ay|日|週間?|[かヶ]月|일|주|개월)(?![\p{Script=Latin}])`,
  'giu',
);
const ON_DAY = /\b(?:day|week|month|d|w)[- ]?\d{1,3}\b/gi;

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** "31 February" is no day: neither next year nor ever. */
function neverIs(text: string): boolean {
  const [, day = '', word = ''] = /(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-zäé]{3})/i.exec(text) ?? [];
  const other = /([a-zäé]{3})[a-z]*\.? (\d{1,2})(?!\d)/i.exec(text);
  const name = (word || other?.[1] || '').toLowerCase();
  const at = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
    name.replace('ä', 'a').replace('mai', 'may').replace('okt', 'oct').replace('dez', 'dec'),
  );
  const of = Number(day || other?.[2]);
  if (at >= 0 && of > 0) return of > (DAYS_IN[at] ?? 31) && of <= 39;
  const [, iy = '', im = '', id = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim()) ?? [];
  if (iy) return Number(im) > 12 || Number(im) < 1 || Number(id) > (DAYS_IN[Number(im) - 1] ?? 31);
  const [, dd = '', dm = ''] = /^(\d{1,2})\. ?(\d{1,2})\. ?\d{2,4}$/.exec(text.trim()) ?? [];
  return dd !== '' && (Number(dm) > 12 || Number(dd) > (DAYS_IN[Number(dm) - 1] ?? 31));
}

/** All dates of a text. @param now ISO day */
export function datesIn(typed: string, now: string): Time[] {
  // Dates are also typed with hyphens that do not break.
  const text = typed.replaceAll('\u2011', '-');
  const found: Time[] = [];
  const cover = new Cover(text.length);
  for (const re of DATES)
    for (const m of text.matchAll(re)) {
      const of = m[0];
      // "May" is a month with a figure or a word of time beside it; else it is a verb or a name.
      if (
        /^(?:may|mar|mart|sep|dec|jun|ay)$/i.test(of.trim()) &&
        !/(?:\b(?:in|by|of|until|till|from|since|before|early|mid|late|end of)\s|-)$/i.test(
          text.slice(Math.max(0, m.index - 8), m.index),
        )
      )
        continue;
      const at = { from: m.index, to: m.index + of.length };
      const [, day, month] = /^(\d{1,2})\. ?(\d{1,2})\. ?$/.exec(of) ?? [];
      // "4.5." is a day behind such a word only; else a number that ends a sentence.
      if (
        day &&
        !/(?:am|bis|zum|vom|ab|den|der|dem|do|od|dnia)\s$/i.test(
          text.slice(Math.max(0, m.index - 6), m.index),
        )
      )
        continue;
      if (day && (Number(day) < 1 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12)) continue;
      if (cover.meets(at)) continue;
      cover.add(at);
      const read = readDay(of.trim().replace(/\.$/, ''), now);
      found.push({
        ...at,
        text: of.trim(),
        ...(read.kind === 'day' && { iso: read.iso }),
        ...(neverIs(of) && { impossible: true }),
      });
    }
  return found.sort((a, b) => a.from - b.from);
}

/** All spans: "within 30 days", "six weeks after release", "day 30". */
export function spansIn(text: string): Time[] {
  const found: Time[] = [];
  for (const m of text.matchAll(SPAN)) {
    const size = UNITS.find(([re]) => re.test((m[2] ?? '').toLowerCase()))?.[1] ?? 1;
    const n = /^\d+$/.test(m[1] ?? '') ? Number(m[1]) : 1;
    found.push({ from: m.index, to: m.index + m[0].length, text: m[0], days: n * size });
  }
  for (const m of text.matchAll(ON_DAY)) found.push({ from: m.index, to: m.index + m[0].length, text: m[0] });
  return found;
}
