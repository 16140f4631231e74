/**
 * Days as people write them, without a clock: a form that needs one (a month without a year) is read only when the
 * present day is handed in. Page scripts use this: no dependencies.
 */

export type Day =
  | { kind: 'day'; iso: string }
  /** 03/04/2027: first with the day in front, then with the month in front. */
  | { kind: 'ambiguous'; readings: [string, string] }
  | { kind: 'text' };

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** First letters that tell the months apart, English and German. */
const STARTS = [
  'jan|jän',
  'feb',
  'mar|mär|mrz',
  'apr',
  'may|mai',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct|okt',
  'nov',
  'dec|dez',
].map((s) => new RegExp(`^(?:${s})`));
/** The whole words, so that "Marketing" is no month. */
const MONTH_WORD =
  /^(?:jan(?:uary|uar)?|jän(?:ner)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)$/;

const pad = (n: number) => String(n).padStart(2, '0');

/** Days in a month, 1–12, of the Gregorian calendar. */
const lastOf = (y: number, m: number) =>
  m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;

function isoOf(y: number, m: number, d: number): string | null {
  if (y < 1970 || y > 2199 || m < 1 || m > 12 || d < 1 || d > lastOf(y, m)) return null;
  return `${y}-${pad(m)}-${pad(d)}`;
}

const one = (iso: string | null): Day => (iso === null ? { kind: 'text' } : { kind: 'day', iso });

function monthOf(word: string): number {
  return MONTH_WORD.test(word) ? STARTS.findIndex((re) => re.test(word)) + 1 : 0;
}

/** The first of this year's or next year's day that is not past. */
function next(make: (y: number) => string | null, today: string | undefined): Day {
  if (today === undefined || !/^\d{4}-/.test(today)) return { kind: 'text' };
  const year = Number(today.slice(0, 4));
  for (let y = year; y <= year + 8; y++) {
    const iso = make(y);
    if (iso !== null && iso >= today.slice(0, 10)) return one(iso);
  }
  return { kind: 'text' };
}

function words(s: string, today: string | undefined): Day {
  const end = /^(?:the )?(?:end of|ende) /.test(s);
  const bare = s.replace(/^(?:the )?(?:end of|ende) (?:the )?/, '');
  const q = /^q([1-4])(?:[ /-]?(\d{4}))?$/.exec(bare) ?? /^([1-4])\. quartal(?: (\d{4}))?$/.exec(bare);
  if (q) {
    const m = Number(q[1]) * 3;
    const make = (y: number) => isoOf(y, m, lastOf(y, m));
    return q[2] ? one(make(Number(q[2]))) : next(make, today);
  }
  // Day, month and year in either order: "31 mar 2027", "mar 31 2027", "march 2027", "31 march", "march".
  const parts = bare.replace(/[.,]/g, ' ').replace(/ of /g, ' ').split(' ').filter(Boolean);
  const month = parts.map(monthOf).find((m) => m > 0) ?? 0;
  const others = parts.filter((w) => monthOf(w) === 0);
  if (month === 0 || parts.length - others.length !== 1 || others.length > 2) return { kind: 'text' };
  const years = others.filter((w) => /^\d{4}$/.test(w));
  const days = others.filter((w) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(w));
  if (years.length + days.length !== others.length || years.length > 1 || days.length > 1)
    return { kind: 'text' };
  const [dayWord] = days;
  if (dayWord !== undefined && end) return { kind: 'text' };
  // A month means its last day: a date to be met is met within it.
  const make = (y: number) =>
    isoOf(y, month, dayWord === undefined ? lastOf(y, month) : Number.parseInt(dayWord, 10));
  const [year] = years;
  return year === undefined ? next(make, today) : one(make(Number(year)));
}

/**
 * Reads one day: ISO, "31 Mar 2027", "Feb 28th 2027", "31.03.2027", "3/31/2027", "31. März 2027", "2027年3月31日",
 * "end of Q1 2027", "March 2027" (its last day). 03/04/2027 is `ambiguous` and stays text.
 * @param today ISO day; without it, a day that names no year is text
 */
export function readDay(text: string, today?: string): Day {
  if (text.length > 60) return { kind: 'text' };
  const s = text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:by|until|bis(?: zum)?|till) /, '');
  const [, y, ym, yd] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(s) ?? [];
  if (y) return one(isoOf(Number(y), Number(ym), Number(yd)));
  const [, jy, jm, jd] = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(?:(\d{1,2}) ?日|末)?$/.exec(s) ?? [];
  if (jy) return one(isoOf(Number(jy), Number(jm), jd ? Number(jd) : lastOf(Number(jy), Number(jm))));
  // A dotted date has the day in front everywhere it is used.
  const [, dd, dm, dy] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/.exec(s) ?? [];
  if (dd) return one(isoOf(Number(dy) < 100 ? 2000 + Number(dy) : Number(dy), Number(dm), Number(dd)));
  const [, a, b, sy] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(s) ?? [];
  if (a) {
    const dayFirst = isoOf(Number(sy), Number(b), Number(a));
    const monthFirst = isoOf(Number(sy), Number(a), Number(b));
    return dayFirst && monthFirst && dayFirst !== monthFirst
      ? { kind: 'ambiguous', readings: [dayFirst, monthFirst] }
      : one(dayFirst ?? monthFirst);
  }
  return words(s, today);
}

/** The ISO day of a text that names one day, else the text itself, trimmed. */
export function isoOrText(text: string, today?: string): string {
  const d = readDay(text, today);
  return d.kind === 'day' ? d.iso : text.trim();
}

/**
 * An ISO day in few words: "31 Mar" when nobody can take it for another year's, that is from last month to ten months
 * on; else "31 Mar 2028".
 * @param today ISO day
 */
export function showNear(text: string, today: string): string {
  const months = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
  const ahead = months(isoOrText(text)) - months(today);
  return showDay(text, ahead >= -1 && ahead <= 10 ? 'badge' : 'short');
}

/** An ISO day for people: "31 Mar 2027", long "31 March 2027", badge "31 Mar". Other text comes back as it is. */
export function showDay(text: string, style: 'short' | 'long' | 'badge'): string {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoOrText(text)) ?? [];
  if (!y) return text.trim();
  const month = (style === 'long' ? LONG : SHORT)[Number(m) - 1];
  return style === 'badge' ? `${Number(d)} ${month}` : `${Number(d)} ${month} ${y}`;
}
