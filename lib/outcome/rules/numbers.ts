/** Finds amounts in prose: percentages, points, money, times, counts; what can be read two ways has both values. */

import { Cover } from './cover';

export type Num = {
  from: number;
  to: number;
  text: string;
  /** In seconds where it is a time. The second reading of "7,350" is 7.35. */
  values: number[];
  /** '%', 'pp', '‰', 's', '¤', '×', or '' for a bare number. */
  unit: string;
  /** 1,000 for "k", 1 where none is written. */
  scale: number;
  /** "10 % relative". */
  relative: boolean;
  /** It begins a range: "10–12 %" is one amount with two ends. */
  range?: [number, number];
};

const SCALE: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  tsd: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  millionen: 1e6,
  bn: 1e9,
  billion: 1e9,
  万: 1e4,
  億: 1e8,
};
const SECONDS: [RegExp, number][] = [
  [/^(?:months?|mos?|monaten?|monat|mois|meses|mes)$/, 2_629_800],
  [/^(?:w|wks?|weeks?|wochen?|semaines?|semanas?)$/, 604_800],
  [/^(?:d|days?|tagen?|tage|jours?|días?|dias?|日)$/, 86_400],
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|時間)$/, 3600],
  [/^(?:min|mins|minutes?|minuten|minutos?|分)$/, 60],
  [/^(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|秒)$/, 1],
  [/^(?:ms|milliseconds?)$/, 0.001],
];
const DIGITS = String.raw`\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*|\.\d+`;
const AMOUNT = new RegExp(
  String.raw`(?<!(?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[\p{L}\d_#.,/]|\p{L}-)(?<sign>[+−±-]\s?)?(?<before>[€$£¥₺%]|US\$|(?:EUR|USD|GBP|CHF|R\$)\s)?\s?(?<sign2>[−-])?(?<digits>${DIGITS})(?<clock>:\d\d(?::\d\d)?)?(?<scale>\s?(?:[kK]|mn|Mio\.?|[Mm]illion(?:en)?|[Mm](?![\p{L}])|bn|billion|thousand|Tsd\.?|万|億)(?![a-z]))?[ \u00a0\u2009\u202f-]?(?<unit>%|‰|percentage points?|percent points?|percent|per cent|pct|Prozentpunkten?|Prozent|points?|pts?\b|pp\b|p\.p\.|€|\$|£|¥|₺|EUR\b|USD\b|GBP\b|CHF\b|euros?\b|dollars?\b|pounds?\b|円|ポイント|パーセント|×|[xX](?![\p{L}\d])|時間|分|秒|\p{L}+)?`,
  'gu',
);

/** The values a run of digits and marks can stand for. */
function readings(digits: string): number[] {
  const plain = digits.replace(/[ \u00a0\u2009\u202f'’](?=\d{3})/g, '');
  const marks = plain.match(/[.,]/g) ?? [];
  if (marks.length === 0) return [Number(plain)];
  const last = marks.at(-1) ?? '';
  const kinds = new Set(marks).size;
  if (kinds === 2) {
    const other = last === '.' ? /,/g : /\./g;
    return [Number(plain.replace(other, '').replace(last, '.'))];
  }
  if (marks.length > 1) return [Number(plain.replace(/[.,]/g, ''))];
  const [left = '', right = ''] = plain.split(last);
  const fraction = Number(`${left || '0'}.${right}`);
  if (right.length === 3 && left !== '' && left !== '0' && left.length <= 3)
    return [Number(left + right), fraction];
  return [fraction];
}

function unitOf(unit: string, before: string): { unit: string; factor: number } {
  const u = unit.toLowerCase().replace(/\.$/, '');
  if (before === '%' || /^(?:%|percent|per cent|pct|prozent|パーセント)$/.test(u))
    return { unit: '%', factor: 1 };
  if (/^(?:percentage points?|percent points?|prozentpunkten?|points?|pts?|pp|p\.p|ポイント)$/.test(u))
    return { unit: 'pp', factor: 1 };
  if (u === '‰') return { unit: '‰', factor: 1 };
  if (before !== '' || /^(?:€|\$|£|¥|₺|eur|usd|gbp|chf|euros?|dollars?|pounds?|円)$/.test(u))
    return { unit: '¤', factor: 1 };
  if (u === '×' || u === 'x') return { unit: '×', factor: 1 };
  const time = SECONDS.find(([re]) => re.test(u));
  if (time) return { unit: 's', factor: time[1] };
  return { unit: '', factor: 1 };
}

const WORDS: Record<string, number> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((w, i) => [w, i + 1]),
);
const WORD = Object.keys(WORDS).join('|');
/** "four in ten", "3.5 in ten", "nine out of every ten". */
const SPELLED = new RegExp(
  String.raw`(?<![\p{L}\d.,-])(?<part>${WORD}|\d+(?:[.,]\d+)?) (?:in|out of) (?:every )?(?<whole>ten|a hundred|twelve|eight|six|five|four|three|two|twenty)(?![\p{L}-]| (?:days?|weeks?|months?|years?|minutes?|hours?|seconds?|quarters?|sprints?))`,
  'giu',
);
const WHOLES: Record<string, number> = { ...WORDS, twenty: 20, 'a hundred': 100 };

/** Shares in words, as percentages. */
function* spelled(text: string): Generator<Num> {
  for (const m of text.matchAll(SPELLED)) {
    const part = (m.groups?.part ?? '').toLowerCase();
    const whole = WHOLES[(m.groups?.whole ?? '').toLowerCase()] ?? 1;
    const value = ((WORDS[part] ?? Number(part.replace(',', '.'))) / whole) * 100;
    if (value > 100) continue;
    const at = { from: m.index, to: m.index + m[0].length, text: m[0] };
    yield { ...at, values: [value], unit: '%', scale: 1, relative: false };
  }
}

/** All amounts of a text, in order. Numbers inside words, versions and identifiers are none. */
export function numbersIn(text: string): Num[] {
  const found: Num[] = [];
  for (const m of text.matchAll(AMOUNT)) {
    const g = m.groups ?? {};
    const from = m.index;
    const { unit, factor } = unitOf(g.unit ?? '', (g.before ?? '').trim());
    const counted = unit === '' ? (g.unit ?? '') : '';
    const scale = SCALE[(g.scale ?? '').trim().toLowerCase().replace(/\.$/, '')] ?? 1;
    const minus = /[−-]/.test(`${g.sign ?? ''}${g.sign2 ?? ''}`) ? -1 : 1;
    let values = readings(g.digits ?? '').map((v) => v * factor * scale * minus);
    if (g.clock) {
      const parts = `${g.digits}${g.clock}`.split(':').map(Number);
      values = [parts.reduce((sum, part) => sum * 60 + part, 0)];
    }
    // The word behind a bare number is what is counted; the amount itself ends before it.
    const text0 = counted ? m[0].slice(0, m[0].length - counted.length).trimEnd() : m[0];
    const to = from + text0.length;
    const relative = unit === '%' && /^\s*(?:relative|relativ)/i.test(text.slice(to, to + 12));
    const before = found.at(-1);
    // "1 h 05 min" is one time.
    if (
      before &&
      before.unit === 's' &&
      unit === 's' &&
      /^\s*(?:and\s)?$/.test(text.slice(before.to, from)) &&
      minus === 1
    ) {
      before.values = [(before.values[0] ?? 0) + (values[0] ?? 0)];
      before.to = to;
      before.text = text.slice(before.from, to);
      continue;
    }
    const gap = before && text.slice(before.to, from);
    // "14 % ± 2": the second says how sure the first is.
    if (before && gap !== undefined && g.sign?.startsWith('±') && gap.trim() === '') {
      before.to = to;
      continue;
    }
    // "10–12 %", "2 to 4 weeks", "30k-70k": one amount with two ends.
    if (
      before &&
      gap !== undefined &&
      /^\s?[–-]\s?$/.test(gap) &&
      !before.range &&
      (before.unit === '' || before.unit === unit)
    ) {
      const low = (before.values[0] ?? 0) * (before.unit === '' ? factor * scale : 1);
      const high = Math.abs(values[0] ?? 0);
      Object.assign(before, {
        range: [low, high],
        values: [low],
        unit,
        to,
        text: text.slice(before.from, to),
      });
      continue;
    }
    found.push({ from, to, text: text.slice(from, to), values, unit, scale, relative });
  }
  const shares = [...spelled(text)];
  if (shares.length === 0) return found;
  const cover = new Cover(text.length, shares);
  const apart = found.filter((n) => !cover.meets(n));
  return [...apart, ...shares].sort((a, b) => a.from - b.from);
}

/** A value that a form holds: "31 %", 31, "1 h 05 min", "12k". */
export function numberOf(value: string | number | undefined, unit = ''): Num | null {
  if (value === undefined || value === '') return null;
  if (typeof value === 'number') {
    const { unit: kind, factor } = unitOf(unit.trim(), '');
    return {
      from: 0,
      to: 0,
      text: String(value),
      values: [value * factor],
      unit: kind,
      scale: 1,
      relative: false,
    };
  }
  const all = numbersIn(value);
  const [first] = all;
  if (!first) return null;
  if (first.unit === '' && unit) {
    const { unit: kind, factor } = unitOf(unit.trim(), '');
    return {
      ...first,
      unit: kind,
      values: first.values.map((v) => v * factor),
      ...(first.range && { range: [first.range[0] * factor, first.range[1] * factor] as [number, number] }),
    };
  }
  return first;
}
