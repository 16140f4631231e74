/**
 * Rules against a labelled set: precision and recall of each. Another set of the same schema is named by HYPOTHESES.
 * `npx vitest run tests/hypotheses.test.ts` needs nothing but the packages.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { judge, RULES } from '../lib/outcome/rules';

const OWN = 'tests/fixtures/hypotheses/own.json';
const file = process.env.HYPOTHESES || OWN;
if (!process.env.HYPOTHESES) console.info(`HYPOTHESES is not set: ${OWN} is judged.`);

const Rules = z.array(z.string());
const amount = z.union([z.string(), z.number()]);
const Labelled = z.object({
  now: z.string(),
  nextQuarter: z.tuple([z.string(), z.string()]),
  scope: Rules,
  templates: z.array(z.looseObject({ id: z.string(), text: z.string() })),
  items: z.array(
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
  ),
});
type Item = z.infer<typeof Labelled>['items'][number];

const set = Labelled.parse(JSON.parse(readFileSync(resolve(file), 'utf8')));
const found = (item: Item): string[] => [
  ...new Set(
    judge({
      slots: item.slots,
      text: item.sentence,
      stage: item.stage,
      itemType: item.itemType,
      title: item.itemTitle,
      ...(item.launch !== undefined && { launch: item.launch }),
      templates: set.templates,
      nextQuarter: set.nextQuarter,
      lang: item.lang,
      now: set.now,
    }).map((f) => f.rule),
  ),
];

/** Right: it had to. Wrong: it must not. Missed: it had to and did not. What is in neither list counts for nothing. */
const table = new Map(
  set.scope.map((rule) => [rule, { right: 0, wrong: [] as string[], missed: [] as string[] }]),
);
for (const item of set.items) {
  const hits = found(item);
  for (const [rule, row] of table) {
    const hit = hits.includes(rule);
    if (hit && item.expected.must.includes(rule)) row.right += 1;
    if (hit && item.expected.mustNot.includes(rule)) row.wrong.push(item.id);
    if (!hit && item.expected.must.includes(rule)) row.missed.push(item.id);
  }
}
const share = (part: number, of: number) => (of === 0 ? '   –' : (part / of).toFixed(2));
const precision = (r: { right: number; wrong: string[] }) => r.right / Math.max(1, r.right + r.wrong.length);

describe(`rules against ${file}`, () => {
  it('prints precision and recall of each rule', () => {
    const lines = [...table].map(([rule, r]) => {
      const own = RULES.find((x) => x.id === rule);
      return `${rule} ${(own?.name ?? 'not judged').padEnd(22)} ${own?.class ?? '-'}  precision ${share(r.right, r.right + r.wrong.length)}  recall ${share(r.right, r.right + r.missed.length)}  right ${String(r.right).padStart(3)}  wrong ${r.wrong.length} ${process.env.VERBOSE ? r.wrong.join(' ') : ''}  missed ${r.missed.length} ${process.env.VERBOSE ? r.missed.join(' ') : ''}`;
    });
    console.info(lines.join('\n'));
    const all = [...table.values()];
    const sum = (f: (r: (typeof all)[number]) => number) => all.reduce((n, r) => n + f(r), 0);
    const [right, wrong, missed] = [
      sum((r) => r.right),
      sum((r) => r.wrong.length),
      sum((r) => r.missed.length),
    ];
    console.info(`all: precision ${share(right, right + wrong)}, recall ${share(right, right + missed)}`);
    expect(set.items.length).toBeGreaterThan(0);
  });

  it('a rule that may pause work is right at least 95 times of a hundred, or it does not pause', () => {
    for (const rule of RULES.filter((r) => r.class === 'S' && r.severity === 'error')) {
      const row = table.get(rule.id);
      if (row)
        expect([rule.id, precision(row) >= 0.95 || row.right + row.wrong.length === 0, row.wrong]).toEqual([
          rule.id,
          true,
          row.wrong,
        ]);
    }
  });
});
