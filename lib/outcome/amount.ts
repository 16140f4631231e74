/**
 * Numbers as people write them, in several languages. What can be read in two ways is never decided here: it stays
 * text, and both readings are given so that somebody can be asked. Page scripts use this: no dependencies.
 */

export type Amount =
  /** `unit` is '' when none was written, '%' for every spelling of per cent; `decimals` are those written. */
  | { kind: 'number'; value: number; unit: string; decimals: number }
  /** First as a whole number with a separator of thousands, then as a decimal fraction. */
  | { kind: 'ambiguous'; readings: [number, number] }
  | { kind: 'text' };

/** The written pieces of an amount: sign and digits as typed, then the unit. */
type Pieces = { lead: string; number: string; scale: string; unit: string };

const NBSP = '\u00a0';
const MINUS = '\u2212';
const SCALES: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
/** Seconds in each unit of time, for sums like "1 h 05 min". */
const TIME: [RegExp, string, number][] = [
  [/^(?:d|days?|tage?|日)$/i, 'd', 86400],
  [/^(?:h|hrs?|hours?|std\.?|stunden?|時間)$/i, 'h', 3600],
  [/^(?:m|mins?|minutes?|minuten?|分)$/i, 'min', 60],
  [/^(?:s|secs?|seconds?|sek\.?|sekunden?|秒)$/i, 's', 1],
];

const PERCENT = /^(?:%|percent|per cent|pct|prozent|パーセント)$/i;
const SHAPE = /^([€$£¥%₺]?)\s*([+-]?)\s*([€$£¥%₺]?)\s*(\d[\d.,' ]*|\.\d+)(.*)$/;
/** A unit: no digits (a range or a second number is not a unit), except behind "per" or a stroke. */
const UNIT = /^(?:[^\d\s+\-–—→.,'][^\d]*|(?:per|pro|\/) ?1[ ,.]?000.*)?$/i;

/** Full-width digits and every kind of space become plain; the true minus becomes a hyphen. Nothing else changes. */
function plain(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u207b]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function pieces(text: string): Pieces | null {
  // An amount is short; the bound keeps every expression below from long input.
  if (text.length > 120) return null;
  const m = SHAPE.exec(plain(text));
  if (!m) return null;
  const [, before = '', sign = '', after = '', raw = '', behind = ''] = m;
  const number = raw.replace(/[ .,']+$/, '');
  // "5, then 6" or "5." followed by words is prose, not an amount.
  const rest = (raw.slice(number.length) + behind).trim();
  let scale = '';
  let unit = rest;
  const scaled = /^(k|mn|mio|million|m|bn|billion)\.?(?![a-zà-ÿ²³/])\s*(.*)$/i.exec(rest);
  if (scaled) [, scale = '', unit = ''] = scaled;
  unit = (before || after) + unit;
  if (!UNIT.test(unit)) return null;
  return { lead: sign, number, scale, unit: PERCENT.test(unit) ? '%' : unit };
}

/** The values a run of digits and separators can stand for; none when it is not a number. */
function valuesOf(number: string): { values: number[]; decimals: number } {
  const none = { values: [], decimals: 0 };
  const grouped = (s: string, sep: string) => {
    const [first = '', ...more] = s.split(sep);
    return /^\d{1,3}$/.test(first) && more.every((g) => /^\d{3}$/.test(g)) ? first + more.join('') : null;
  };
  const marks = [...number.replace(/\d/g, '')];
  const kinds = [...new Set(marks)];
  const last = marks.at(-1) ?? '';
  if (marks.length === 0) return { values: [Number(number)], decimals: 0 };
  if (kinds.length > 2) return none;
  if (kinds.length === 2) {
    // Two kinds: the last one is the decimal mark, the other one groups. A space never is a decimal mark.
    const [sep = ''] = kinds.filter((k) => k !== last);
    if (last === ' ' || last === "'" || marks.filter((k) => k === last).length > 1) return none;
    const [whole = '', fraction = ''] = number.split(last);
    const digits = grouped(whole, sep);
    return digits && /^\d+$/.test(fraction)
      ? { values: [Number(`${digits}.${fraction}`)], decimals: fraction.length }
      : none;
  }
  const whole = grouped(number, last);
  if (last === ' ' || last === "'" || marks.length > 1) {
    return whole === null ? none : { values: [Number(whole)], decimals: 0 };
  }
  const [left = '', right = ''] = number.split(last);
  if (!/^\d*$/.test(left) || !/^\d+$/.test(right)) return none;
  const fraction = Number(`${left || '0'}.${right}`);
  // "0.350" and "1234.567" have one reading; "7.350" and "7,350" have two.
  if (whole === null || left === '0') return { values: [fraction], decimals: right.length };
  return { values: [Number(whole), fraction], decimals: right.length };
}

function duration(text: string): Amount | null {
  const parts = [...plain(text.slice(0, 120)).matchAll(/(\d+(?:[.,]\d+)?) ?([^\d\s]+) ?/g)];
  if (parts.length < 2 || parts.map((p) => p[0]).join('') !== plain(text)) return null;
  let seconds = 0;
  let smallest = TIME.length;
  let unit = '';
  let size = Number.POSITIVE_INFINITY;
  for (const [, digits = '', word = ''] of parts) {
    const at = TIME.findIndex(([re]) => re.test(word));
    const row = TIME[at];
    if (!row || row[2] >= size) return null;
    [smallest, unit, size] = [at, row[1], row[2]];
    seconds += Number(digits.replace(',', '.')) * size;
  }
  return smallest < TIME.length ? { kind: 'number', value: seconds / size, unit, decimals: 0 } : null;
}

/**
 * Reads one amount: "7 350", "2,5 %", "%12", "12k", "3.4 m" (million), "1 h 05 min" (65 min), "−4".
 * A number with two readings ("7,350" or "7.350" alone) is `ambiguous`, whatever its unit; a range or prose is text.
 */
export function readAmount(text: string): Amount {
  const time = duration(text);
  if (time) return time;
  const p = pieces(text);
  if (!p) return { kind: 'text' };
  const { values, decimals } = valuesOf(p.number);
  const factor = (SCALES[p.scale.toLowerCase()] ?? 1) * (p.lead === '-' ? -1 : 1);
  // Scaling in decimal steps leaves dust (1.1e3 = 1100.0000000000002); 12 digits are more than anybody types.
  const [first, second] = values.map((v) => Number((v * factor).toPrecision(12)));
  if (first === undefined) return { kind: 'text' };
  if (second !== undefined) return { kind: 'ambiguous', readings: [first, second] };
  return { kind: 'number', value: first, unit: p.unit, decimals };
}

/** An amount in units of time as seconds, else undefined. For comparing "1 h" with "45 min". */
export function secondsOf(a: { value: number; unit: string }): number | undefined {
  const row = TIME.find(([re]) => re.test(a.unit));
  return row ? a.value * row[2] : undefined;
}

/** Number and unit of an amount as they are shown, apart, so that a unit can stand once for two numbers. */
export function shownParts(text: string): { number: string; unit: string } | null {
  const p = duration(text) ? null : pieces(text);
  if (!p || valuesOf(p.number).values.length === 0 || /^[€$£¥₺]/.test(p.unit)) return null;
  const gap = p.scale && !/k/i.test(p.scale) ? NBSP : '';
  const sign = p.lead === '-' ? MINUS : p.lead;
  return { number: `${sign}${p.number.replace(/ /g, NBSP)}${p.scale && gap + p.scale}`, unit: p.unit };
}

/**
 * For display: digits as typed, a true minus, a no-break space before the unit ("67 %").
 * @param unit is added when the text carries none
 */
export function showAmount(text: string, unit = ''): string {
  const p = shownParts(text);
  if (!p) return text.trim();
  const u = p.unit || unit.trim();
  return u ? `${p.number}${NBSP}${u}` : p.number;
}
