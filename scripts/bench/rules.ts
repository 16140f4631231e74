/** What it costs to judge one item, and how that grows with the length of its text. CPU of this process. */
import { readFileSync } from 'node:fs';
import { type Judged, judge } from '../../lib/outcome/rules';
import { strengthOf } from '../../lib/outcome/rules/strength';
import { median, quantile } from './quantile';

const SET = 'tests/fixtures/hypotheses/own.json';
/** ms: what the design allows for one item. */
const BUDGET = 2;
/** A character may cost so many times more in a text ten times as long. */
const GROWTH = 1.5;
const LENGTHS = [1, 10, 100];
/** Characters of the shortest text; what is paid whatever the length is small beside it. */
const SHORTEST = 800;

const PROSE =
  'We believe that letting trial accounts on the Team plan import a CSV during signup will raise week-1 activation from 31 % to 38 % within 30 days of release, because 14 of 22 abandoned-setup interviews named empty boards; we are wrong if it stays below 34 %. Support contacts per account may rise by no more than 5 %. ';
/** What expressions that try again at each letter are slow on. */
const HOSTILE: Record<string, string> = {
  'one letter': 'a',
  spaces: ' ',
  digits: '1',
  numbers: '7,350 ',
  dates: '31 March 2027 ',
  brackets: '[',
  'angle brackets': '<a ',
  quotes: '“',
  stars: '**a',
  backticks: '`',
  links: '[a](',
  'and … and': 'activation and ',
  'from … to': 'from 1 to ',
  'because, because': 'because a, ',
  'words in capitals': 'James Aa ',
  mails: 'a@a.',
  'new … and': 'new a and ',
  dashes: '-a',
};

type Item = Judged & { itemTitle: string; sentence: string };

function items(): Judged[] {
  const {
    items: all,
    templates,
    nextQuarter,
    now,
  } = JSON.parse(readFileSync(SET, 'utf8')) as {
    items: Item[];
  } & Pick<Judged, 'templates' | 'nextQuarter' | 'now'>;
  return all.map((i) => ({ ...i, title: i.itemTitle, text: i.sentence, templates, nextQuarter, now }));
}

/** CPU, ms, of one run of `work`. */
function cpu(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** The least of several runs of each, one after the other: what else the machine does is in none of them. */
function least<K>(keys: readonly K[], rounds: number, work: (key: K) => void): Map<K, number> {
  const best = new Map<K, number>();
  for (const key of keys) work(key);
  for (let i = 0; i < rounds; i++)
    for (const key of i % 2 === 0 ? keys : [...keys].reverse())
      best.set(
        key,
        Math.min(
          best.get(key) ?? Number.POSITIVE_INFINITY,
          cpu(() => work(key)),
        ),
      );
  return best;
}

const of = (text: string): Judged => ({
  slots: {},
  text,
  stage: 'building',
  itemType: 'feature',
  title: 'Import',
  templates: [],
  nextQuarter: ['2027-01-01', '2027-03-31'],
  now: '2026-11-23',
});

const row = (what: string, values: readonly number[], unit: string, budget?: number) => ({
  what,
  variant: 'ours',
  n: values.length,
  unit,
  value: median(values),
  p90: quantile(values, 0.9),
  ...(budget !== undefined && { budget }),
});

/** How many times more a character costs at the longest than at the shortest of `lengths`. */
function growth(fill: string, lengths: readonly number[], rounds: number): number {
  const texts = lengths.map((times) => fill.repeat(Math.ceil((SHORTEST * times) / fill.length)));
  const cost = least(texts, rounds, (text) => judge(of(text)));
  const per = texts.map((text) => (cost.get(text) ?? 0) / text.length);
  return (per.at(-1) ?? 0) / (per[0] ?? 1);
}

/** @param n rounds */
export function ruleRows(n: number) {
  const all = items();
  for (const item of all) strengthOf(item);
  const each = (work: (item: Judged) => void) =>
    Array.from(
      { length: n },
      () =>
        cpu(() => {
          for (const item of all) work(item);
        }) / all.length,
    );
  const steps = LENGTHS.slice(1).map((length, i) => {
    const before = LENGTHS[i] ?? 1;
    return row(
      `judge, ${length}× against ${before}× the text`,
      [growth(PROSE, [before, length], n)],
      'times',
      GROWTH,
    );
  });
  const hostile = Object.entries(HOSTILE).map(([name, fill]) =>
    row(`judge, 10× of ${name}`, [growth(fill, [1, 10], 5)], 'times', GROWTH),
  );
  return [
    row(
      'judge, one item',
      each((item) => judge(item)),
      'ms CPU',
      BUDGET,
    ),
    row(
      'judge and strength, one item',
      each((item) => strengthOf(item, judge(item))),
      'ms CPU',
      BUDGET,
    ),
    ...steps,
    ...hostile,
  ];
}
