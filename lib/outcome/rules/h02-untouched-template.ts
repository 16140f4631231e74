import type { Bet } from './bet';
import type { Rule } from './rule';
import { alike, folded, unquoted } from './text';

/** Words that stand in brackets only where something was to be filled in. */
const BLANKS =
  /[[{<(]{1,2}\s*(?:\.\.\.|_+|(?:\p{L}+[ ,/_-]+){0,4}(?:feature|persona|users?|user[ _-]?(?:group|type|segment)|customers?|customer[ _-]segment|segment|metric|kpi|measure|outcome|problem|pain|reason|because|why|evidence|insight|number|value|values|baseline|target|date|deadline|when|who|what|change|action|capability|hypothesis|amount|timeframe|time ?frame|period|percent|percentage|solution|benefit|behaviou?r|result|goal|quarter|name|insert\b[^\]}>)\n]{0,80}|fill[ _-]?in|your\b[^\]}>)\n]{0,80}|here|x|y|n|nn|xx|nutzer(?:gruppe)?|zielgruppe|kennzahl|grund|wert|datum|ziel|funktion|maßnahme|utilisateurs?|métrique|raison|problème|usuarios?|métrica|razón|problema|fecha|valor|kullanıcı|metrik|sebep|público|motivo)(?:[ _-]\p{L}+){0,3})\s*[\]}>)]{1,2}/iu;
/** The whole field is one pair of brackets. */
const ALL = /^\s*(?:<[^<>]{1,80}>|\[[^[\]]{1,80}\]|\{[^{}]{1,80}\})\s*[.!]?\s*$/u;
const TAG =
  /^<\/?(?:a|b|i|p|br|div|span|ul|ol|li|em|strong|code|pre|details|summary|table|tr|td|img|h\d|sub|sup|kbd)\b/i;
const STRICT = /^[[{<]/;
const OPEN: RegExp[] = [
  /(?<![\p{L}\d.,])[XYNxyn?]{1,2}[ \u00a0]?%/u,
  /(?<![\p{L}\d])(?:T[B]D|T[B]C|T[B]A|TO[D]O|FIX[M]E|tbd|tbc|t\.b\.d\.?|X{3,}|x{3,}|lorem ipsum)(?![\p{L}\d])/u,
  /(?<![\p{L}\d])(?:to be (?:defined|determined|decided|confirmed)|noch offen|folgt noch|wird nachgereicht|à définir|à compléter|por definir|a definir|belirlenecek|未定|あとで書く|추후 작성|미정)(?![\p{L}])/iu,
  /_{3,}|\?{3,}|…{2,}|〇〇|○○|××|●●|△△|□□/u,
  /(?<![\p{L}\d])from X to Y(?![\p{L}\d])|(?<![\p{L}\d])by X(?![\p{L}\d])|\bX (?:days|weeks|users|customers)\b/u,
];
/** "this metric" with nothing before it that it could mean. */
const THIS =
  /(?<![\p{L}])(?:this|these|the following) (metric|user|users|problem|persona|reason|segment|customer|feature|outcome)(?![\p{L}])/iu;
const ANTECEDENT: Record<string, RegExp> = {
  metric:
    /\d|rate|conversion|retention|activation|share|time|number of|tickets|revenue|churn|score|kpi|metric/i,
  problem:
    /problem|because|cannot|can't|lose|fail|wait|drop|abandon|takes?|error|complain|miss|hard|slow|confus|wrong|late|re-?type|pain|struggle|never|no |not |only/i,
};

/** A blank in a text, and where. */
export function placeholder(text: string): { from: number; to: number; said: string } | null {
  const clean = unquoted(text);
  if (ALL.test(clean) && !TAG.test(clean.trim())) return { from: 0, to: text.length, said: text.trim() };
  const m = BLANKS.exec(clean);
  // Round brackets hold remarks; only those with dots, "x" or "your …" are blanks. A prefix before a title is none.
  if (m && (STRICT.test(m[0]) || /^\(\s*(?:\.\.\.|_+|x|xx|your\b|insert\b|name|fill)/i.test(m[0]))) {
    if (!TAG.test(m[0])) return { from: m.index, to: m.index + m[0].length, said: m[0] };
  }
  for (const re of OPEN) {
    const o = re.exec(clean);
    if (o) return { from: o.index, to: o.index + o[0].length, said: o[0].trim() };
  }
  // Lenticular brackets mark blanks in East Asian templates.
  const lens = clean.match(/【[^】\n]{1,12}】/g) ?? [];
  if (lens.length > 1)
    return {
      from: clean.indexOf(lens[0] ?? ''),
      to: clean.indexOf(lens[0] ?? '') + (lens[0]?.length ?? 0),
      said: lens[0] ?? '',
    };
  // Two or more of them in any language: a template with its marks.
  const marks =
    clean.match(
      /(?<![\p{L}\d])(?:\[\p{Ll}[\p{L} /_-]{1,30}\]|<\p{Ll}[\p{L} _-]{1,30}>|\{\p{Ll}[\p{L} _-]{1,30}\})/gu,
    ) ?? [];
  const own = marks.filter((k) => !TAG.test(k) && !/^\[sic\]$/i.test(k));
  if (own.length > 1) {
    const at = clean.indexOf(own[0] ?? '');
    return { from: at, to: at + (own[0]?.length ?? 0), said: own[0] ?? '' };
  }
  const t = THIS.exec(clean);
  if (t) {
    const noun = (t[1] ?? '').toLowerCase();
    const before = clean.slice(0, t.index);
    const known = ANTECEDENT[noun] ?? /[.\n;:]/;
    // The template's own words: "solving this problem", "for this user", "improve this metric".
    const bare = before.replace(
      /we believe that|if we|solving|by solving|improv\w+|for|will|then|that|\s/gi,
      '',
    );
    if (bare.length < 12 || (bare.length < 25 && !known.test(before)))
      return { from: t.index, to: t.index + t[0].length, said: t[0] };
  }
  return null;
}

const unmarked = (text: string) => text.replace(/[[\]{}<>]/g, ' ');
const emptied = (text: string) => text.replace(/[[{<][^[\]{}<>\n]*[\]}>]/g, ' ');

/** Templates as they are compared, with the words in their brackets and without; one list serves many items. */
const shapes = new WeakMap<Bet['templates'], string[]>();
function shapesOf(templates: Bet['templates']): string[] {
  const known = shapes.get(templates);
  if (known) return known;
  const all = templates.flatMap(({ text }) => [folded(unmarked(text)), folded(emptied(text))]);
  const found = all.filter((shape) => shape.length >= 12);
  shapes.set(templates, found);
  return found;
}

/** Is a text one of the team's templates, with or without what stands in its brackets? */
export function isTemplate(text: string, templates: Bet['templates']): boolean {
  const own = folded(text);
  if (own.length < 12) return false;
  const bare = folded(emptied(text));
  return shapesOf(templates).some(
    (shape) => alike(own, shape, 0.85) >= 0.85 || alike(bare, shape, 0.9) >= 0.9,
  );
}

/** A template's blanks are still there, or the template itself. */
export const h02: Rule = {
  id: 'H02',
  name: 'untouched-template',
  class: 'S',
  severity: 'error',
  why: 'A blank that is still a blank says nothing; a pre-filled template is no answer.',
  how: 'Put your own words in its place.',
  check(bet) {
    const { metric } = bet.slots;
    const fields: [string, string][] = [
      ...Object.entries(bet.clean),
      [
        'metric',
        [metric?.name, metric?.baseline, metric?.target, metric?.by]
          .filter((v) => v !== undefined)
          .join(' · '),
      ],
      ...(bet.slots.guardrails ?? []).map((g): [string, string] => ['guardrails', g]),
    ];
    for (const [field, text] of fields) {
      // One sign over and over is filler, which H03 names.
      if (text.trim() === '' || /^(.)\1*$/u.test(text.replace(/\s/g, ''))) continue;
      if (isTemplate(text, bet.templates)) return { field, what: 'This is the template, not an answer.' };
      const hit = placeholder(text);
      if (hit) return { field, from: hit.from, to: hit.to, what: `“${hit.said}” is still a blank.` };
    }
    return null;
  },
};
