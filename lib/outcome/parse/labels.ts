/** "Problem: …", "**Metric**: …", "## Why": text under names, as people write them in several languages. */
import type { Field } from '../fields';
import { pieces } from '../rules/bet';
import { type Line, linesOf } from './markup';

/** Besides the fields: the bet as a sentence, and what must be seen for it to be right. */
export type Label = Field | 'bet' | 'right';

const WORDS: Partial<Record<Label, string>> = {
  problem:
    '(?:the |user |customer )?(?:problem(?: statement)?|pain(?: point)?)|schmerz|problème|problema|課題|問題',
  segment:
    'segment|for whom|for|who|users?|persona|customers?|(?:target )?(?:group|audience)|für wen|zielgruppe|nutzer(?:gruppe)?|pour qui|utilisateurs?|para quién|usuarios?|segmento|対象者?|セグメント',
  metric:
    '(?:primary |success |key |main )?(?:metric|kpi|measure)|(?:and |we )?measure|signal|kennzahl|metrik|messgröße|métrique|indicateur|métrica|indicador|指標',
  unit: 'unit|einheit|unité|unidad|単位',
  direction: 'direction|better is|richtung',
  baseline:
    "baseline|today(?:['’]s value)?|now|currently|current(?: value)?|starting value|heute|ausgangswert|aujourd['’]hui|valeur actuelle|hoy|valor actual|línea base|現状|現在値?|ベースライン",
  target:
    'target(?: value)?|goal|threshold|success(?: criteri(?:on|a))?|ziel(?:wert)?|cible|objectif|objetivo|meta|目標値?',
  by: 'by(?: when)?|(?:target |due )?date|deadline|due|until|when|time ?(?:box|frame)|window|bis(?: wann)?|termin|frist|datum|échéance|fecha|plazo|期限|期日',
  reason:
    'because|reason(?:ing)?|why(?: we believe (?:it|this|so))?|rationale|evidence|what we saw|insight|mechanism|weil|grund|begründung|warum|beleg|parce que|raison|pourquoi|preuve|porque|razón|motivo|por qué|理由|根拠',
  behaviour:
    'behaviou?r|(?:the |behaviou?r |what )?changes?|solution|capability|feature|verhalten|änderung|lösung|comportement|changement|comportamiento|cambio|solución|行動|変更|施策',
  wrongIf:
    "(?:we(?:[’']re| are) )?wrong if|stop if|kill criteri(?:on|a)|falsifier|falsch,? (?:wenn|falls)|abbruch(?:kriterium)?|faux si|falso si|失敗条件|中止条件|撤退条件",
  business:
    'business(?: link| outcome| goal| case)?|objective|okr|why it matters|geschäfts(?:ziel|nutzen)|objectif métier|objetivo de negocio|事業(?:への)?効果',
  vehicle:
    'vehicle|experiment|test|method|rollout|to verify(?: (?:that|this|it))?,? we will|to verify|vehikel|方法',
  owner: 'owner|responsible|verantwortlich|responsable|担当者?',
  guardrail:
    "guard-?rails?(?: metric)?|counter[- ]metric|must not get worse|do(?: not|n['’]t) break|leitplanken?|garde-fou|salvaguarda|ガードレール",
  guardrailLimit: '(?:guard-?rail )?limit',
  request: 'request|anfrage|demande|petición|要望',
  requester: 'requested by|requester|asked (?:for )?by|angefragt von|demandé par|pedido por|要望者',
  bet: '(?:our |the )?(?:hypothesis|bet|outcome statement)|statement|we believe(?: that)?|hypothese|wette|hypothèse|pari|hipótesis|apuesta|仮説',
  right: "(?:we(?:[’']re| are) )?right if|we will know(?: (?:that )?(?:it|this) (?:is true|works))? when",
};
const ALL = Object.entries(WORDS) as [Label, string][];
/** A name and what divides it from its text. After "." or "?" only where the name is set off. */
const NAMED = ALL.map(([label, words]): [Label, RegExp, RegExp] => [
  label,
  new RegExp(`^(?:${words})\\s*(?:[:：]|\\s[–—-]\\s)\\s*`, 'iu'),
  new RegExp(`^(?:${words})\\s*(?:[:：.?]|[–—-]|$)\\s*`, 'iu'),
]);
/** Several in one line: "Problem: … . Metric: …". */
const INSIDE = new RegExp(
  `(?<=[.;!?。]\\s{0,3})(?=(?:${ALL.map(([, words]) => words).join('|')})\\s*[:：])`,
  'giu',
);
/** A name that is none of ours ends the text of the one before. */
const OTHER = /^(?:[\p{Lu}][\p{L}’'-]*(?: [\p{L}’'-]+){0,2})\s*[:：](?!\/\/)/u;
const ROW = /^\|([^|\n]{1,60})\|([^|\n]*)\|\s*$/;

function nameOf(line: Line): { label: Label; rest: string } | null {
  const row = ROW.exec(line.text);
  const text = row ? `${row[1]?.trim()}: ${row[2]?.trim()}` : line.text;
  for (const [label, plain, setOff] of NAMED) {
    const m = (line.heading || line.bold ? setOff : plain).exec(text);
    if (m) return { label, rest: text.slice(m[0].length) };
  }
  return null;
}

export type Labelled = { values: Partial<Record<Label, string>>; rest: string };

/** Cuts a text into what stands under names, the first text of each, and the rest. Lines of one value stay lines. */
export function labelled(text: string): Labelled {
  const values: Partial<Record<Label, string>> = {};
  const rest: string[] = [];
  let open: Label | null = null;
  const lines = linesOf(text).flatMap((line) =>
    line.text.split(INSIDE).map((part, i) => ({
      text: part,
      heading: line.heading && i === 0,
      bold: line.bold && i === 0,
      inside: i > 0,
    })),
  );
  // Where something under a name is left out, what stands around it does not belong together.
  const keep = (text: string) => {
    if (open !== null) rest.push('');
    open = null;
    rest.push(text);
  };
  for (const line of lines) {
    const named = nameOf(line);
    if (named && values[named.label] === undefined) {
      open = named.label;
      values[open] = named.rest;
      if (!line.inside) continue;
      // In running text its value is the rest of the sentence.
      const [first, ...more] = pieces(named.rest);
      values[open] = first?.text ?? '';
      for (const p of more) keep(p.text);
    } else if (
      named ||
      line.heading ||
      OTHER.test(line.text) ||
      (line.text === '' && open && values[open]?.trim())
    ) {
      keep(line.text);
    } else if (open !== null) values[open] = `${values[open]}\n${line.text}`;
    else keep(line.text);
  }
  return { values, rest: rest.join('\n') };
}
