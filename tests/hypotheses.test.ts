/**
 * Rules against labelled sets: precision and recall of each. A further set of the same schema is named by HYPOTHESES.
 * `npx vitest run tests/hypotheses.test.ts` needs nothing but the packages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { judge, RULES } from '../lib/outcome/rules';
import { OFF, PAUSES } from '../lib/outcome/rules/policy';

const OWN = 'tests/fixtures/hypotheses';
const files = readdirSync(OWN).map((name) => join(OWN, name));
if (process.env.HYPOTHESES) files.push(process.env.HYPOTHESES);
else console.info(`HYPOTHESES is not set: only the sets of ${OWN} are judged.`);

/** Right so many times of a hundred a rule may pause work; and a rule of words is on by default. */
const TO_PAUSE = 0.95;
const TO_BE_ON = 0.8;

const Rules = z.array(z.string());
const amount = z.union([z.string(), z.number()]);
const Labelled = z.object({
  now: z.string(),
  nextQuarter: z.tuple([z.string(), z.string()]),
  scope: Rules,
  templates: z.array(z.looseObject({ id: z.string(), text: z.string() })),
  items: z
    .array(
      z.object({
        id: z.string(),
        lang: z.string(),
        mode: z.enum(['text', 'slots']),
        stage: z.enum(['ready', 'building']),
        itemType: z.string(),
        itemTitle: z.string(),
        launch: z.string().optional(),
        sentence: z.string(),
        slots: z.looseObject({
          problem: z.string().optional(),
          segment: z.string().optional(),
          behaviour: z.string().optional(),
          effect: z.string().optional(),
          reason: z.string().optional(),
          businessLink: z.string().optional(),
          vehicle: z.string().optional(),
          guardrails: z.array(z.string()).optional(),
          confidence: amount.optional(),
          evidence: z.array(z.looseObject({ kind: z.string(), summary: z.string() })).optional(),
          metric: z
            .looseObject({
              name: z.string().optional(),
              kind: z.string().optional(),
              unit: z.string().optional(),
              direction: z.enum(['up', 'down']).optional(),
              baseline: amount.optional(),
              target: amount.optional(),
              by: z.string().optional(),
            })
            .optional(),
        }),
        expected: z.object({ must: Rules, mustNot: Rules, may: Rules, traps: Rules, stretch: Rules }),
      }),
    )
    .min(1),
});
type LabelledSet = z.infer<typeof Labelled>;

/** Right: it had to. Wrong: it must not. Missed: it had to and did not. What is in neither list counts for nothing. */
type Row = { right: number; wrong: string[]; missed: string[] };

function measured(set: LabelledSet): Map<string, Row> {
  const table = new Map(set.scope.map((rule): [string, Row] => [rule, { right: 0, wrong: [], missed: [] }]));
  for (const item of set.items) {
    const { id, slots, stage, itemType, launch, lang, expected } = item;
    const found = judge({
      slots,
      text: item.sentence,
      stage,
      itemType,
      title: item.itemTitle,
      ...(launch !== undefined && { launch }),
      templates: set.templates,
      nextQuarter: set.nextQuarter,
      lang,
      now: set.now,
    });
    const hits = new Set(found.map((f) => f.rule));
    for (const [rule, row] of table) {
      const hit = hits.has(rule as `H${string}`);
      if (hit && expected.must.includes(rule)) row.right += 1;
      if (hit && expected.mustNot.includes(rule)) row.wrong.push(id);
      if (!hit && expected.must.includes(rule)) row.missed.push(id);
    }
  }
  return table;
}

const share = (part: number, of: number) => (of === 0 ? '   –' : (part / of).toFixed(2));
/** Of a rule that did not fire nothing is known. */
const precision = ({ right, wrong }: Row) =>
  right + wrong.length === 0 ? 1 : right / (right + wrong.length);

function printed(table: Map<string, Row>): string {
  const ids = (list: string[]) => (process.env.VERBOSE ? list.join(' ') : '');
  const lines = [...table].map(([rule, { right, wrong, missed }]) => {
    const own = RULES.find((r) => r.id === rule);
    return [
      rule,
      (own?.name ?? 'not judged').padEnd(22),
      own?.class ?? '-',
      ` precision ${share(right, right + wrong.length)}  recall ${share(right, right + missed.length)}`,
      ` right ${String(right).padStart(3)}  wrong ${wrong.length} ${ids(wrong)}  missed ${missed.length} ${ids(missed)}`,
    ].join(' ');
  });
  const sum = (of: (r: Row) => number) => [...table.values()].reduce((n, r) => n + of(r), 0);
  const [right, wrong, missed] = [
    sum((r) => r.right),
    sum((r) => r.wrong.length),
    sum((r) => r.missed.length),
  ];
  return [
    ...lines,
    `all: precision ${share(right, right + wrong)}, recall ${share(right, right + missed)}`,
  ].join('\n');
}

const SETS = files.map((file) => {
  const set = Labelled.parse(JSON.parse(readFileSync(resolve(file), 'utf8')));
  return { file, table: measured(set) };
});

describe.each(SETS)('rules against $file', ({ file, table }) => {
  const rows = [...table].map(([rule, row]) => ({ rule, row, is: precision(row) }));

  it('prints precision and recall of each rule', () => {
    console.info(`${file}\n${printed(table)}`);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('a rule that may pause work is right at least 95 times of a hundred', () => {
    const weak = rows.filter(({ rule, is }) => PAUSES.some((p) => p === rule) && is < TO_PAUSE);
    expect(weak).toEqual([]);
  });

  it('a rule of words that is right less than 80 times of a hundred is off by default', () => {
    const words = new Set(RULES.filter((r) => r.class === 'T').map((r): string => r.id));
    const weak = rows.filter(({ rule, is }) => words.has(rule) && is < TO_BE_ON);
    expect(weak.filter(({ rule }) => !OFF.some((o) => o === rule))).toEqual([]);
  });
});

it('only errors of structure that some set has measured may pause work', () => {
  const errors = RULES.filter((r) => r.class === 'S' && r.severity === 'error').map((r) => r.id);
  expect(PAUSES.filter((rule) => !errors.includes(rule))).toEqual([]);
  const held = new Set(
    SETS.flatMap(({ table }) => [...table].filter(([, row]) => row.right > 0)).map(([r]) => r),
  );
  expect(PAUSES.filter((rule) => !held.has(rule))).toEqual([]);
});
