// Longer than 300 lines: one measurement from start to table.
/**
 * `npm run bench [-- --n 15] [-- --only "list of 100"]`: what Sightline costs in a page, A/B interleaved, its sizes, and the time to save, each
 * against its budget. Gates on the CPU of its own scripts, which is steady; total CPU is shown with its spread.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { TRACKER_IDS } from '../lib/trackers/registry';
import type { Place } from '../lib/trackers/tracker';
import { JIRA_SCENE, LINEAR_SCENE } from '../tests/e2e/scenes';
import { fillStorm } from '../tests/e2e/storm-world';
import { fillJiraBoard } from '../tests/playground/jira/seed-board';
import { fillLinear, LINEAR_KEYS } from '../tests/playground/linear/seed';
import { PRACTICE_TOKENS } from '../tests/playground/seed';
import { startPlayground } from '../tests/playground/server';
import { median, quantile } from './bench/quantile';
import { ruleRows } from './bench/rules';
import { type Cost, traced } from './bench/trace';
import { emptyExtension, startVariant, type Variant } from './bench/variants';

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '15' },
    'skip-build': { type: 'boolean' },
    only: { type: 'string' },
  },
});
const N = Number(values.n);
/** Parts whose name does not begin like this are left out. */
const wanted = (part: string) => part.startsWith(values.only ?? '');
const ISSUE = '/acme/shop/issues/142';
const LIST = '/acme/shop/issues';
/** Rows of the list whose budget the design gives. */
const ROWS = 100;
/** Rows of lists that show how the price grows. */
const SIZES = [25, 100, 400, 1_600];
/** A row may cost at most this much more where there are many. */
const GROWTH = 1.5;
/** The same pages of the other trackers; their lists mount what is in view and a little more. */
const JIRA = 'https://acme.atlassian.net';
const LINEAR = 'https://linear.app/acme';
const OTHERS = [
  {
    name: 'Jira',
    place: JIRA_SCENE.place,
    neither: `${JIRA}/jira/dashboards/1`,
    issue: `${JIRA}/browse/ACME-142`,
    list: `${JIRA}/jira/software/c/projects/ACME/boards/1`,
  },
  {
    name: 'Linear',
    place: LINEAR_SCENE.place,
    neither: `${LINEAR}/settings/account/profile`,
    issue: `${LINEAR}/issue/ENG-142`,
    list: `${LINEAR}/team/ENG/all`,
  },
];
const OUT = { react: '.tmp/bench-react', preact: '.tmp/bench-preact' };
const SHIPPED = process.env.SIGHTLINE_PANEL === 'react' ? 'react' : 'preact';

type Row = {
  what: string;
  variant: string;
  n: number;
  budget?: number;
  value: number;
  p90: number;
  unit: string;
  more?: Record<string, number>;
};
const rows: Row[] = [];

if (!values['skip-build']) {
  for (const runtime of ['react', 'preact'] as const) {
    console.log(`Building with ${runtime} in the panel`);
    execFileSync(resolve('node_modules/.bin/wxt'), ['build'], {
      stdio: 'ignore',
      env: { ...process.env, SIGHTLINE_PANEL: runtime, SIGHTLINE_OUT: OUT[runtime] },
    });
  }
}
const build = (runtime: 'react' | 'preact') => join(OUT[runtime], 'chrome-mv3');
sizes(build(SHIPPED));
if (wanted('judge')) rows.push(...ruleRows(N));

const playground = await startPlayground();
fillStorm(playground, 1_700);
fillJiraBoard(playground.jira, ROWS);
fillLinear(playground.linear, 'acme/ENG', ROWS);
const all: Variant[] = [];
try {
  const none = await start('no extension');
  const empty = await start('empty script', emptyExtension());
  const unchosen = await start('ours, not chosen', build(SHIPPED));
  const chosen = await start('ours, chosen', build(SHIPPED), ['acme/shop', ...OTHERS.map((o) => o.place)]);
  const other = SHIPPED === 'react' ? 'preact' : 'react';
  const otherRuntime = await start(`ours, ${other}`, build(other), ['acme/shop']);

  const everyone = { none, empty, ours: [unchosen, chosen] };
  await loads('neither item nor list', everyone, '/acme/shop/wiki', 5);
  await loads('issue before the panel', everyone, ISSUE, 5);
  if (wanted('10,000 foreign nodes')) await storms({ none, empty, ours: [chosen] });
  if (wanted('panel')) await panel([chosen, otherRuntime]);
  if (wanted('save')) await saves(chosen);
  // Lists last, and with a credential: what they cost is what they show.
  await chosen.connect(PRACTICE_TOKENS.pmWrite);
  await chosen.connectLinear(LINEAR_KEYS.pmWrite);
  playground.settings.pageSize = ROWS;
  await loads(`list of ${ROWS} rows`, everyone, LIST, 8);
  if (wanted('lists that grow')) await sizesOfLists({ none, empty, ours: [unchosen, chosen] });
  for (const of of OTHERS) {
    await loads(`${of.name}: neither item nor list`, everyone, of.neither, 5);
    await loads(`${of.name}: issue before the panel`, everyone, of.issue, 5);
    await loads(`${of.name}: list of ${ROWS} rows`, everyone, of.list, 8);
  }
} finally {
  for (const v of all) await v.close();
  await playground.close();
}
report();

async function start(name: string, extension?: string, places: (string | Place)[] = []) {
  const v = await startVariant(name, playground, extension, places);
  all.push(v);
  return v;
}

async function interleaved(variants: Variant[], work: (v: Variant) => Promise<Cost>, n = N) {
  const costs = new Map<Variant, Cost[]>(variants.map((v) => [v, []]));
  for (const v of variants) await work(v); // warm: disk and code caches
  for (let i = 0; i < n; i++) {
    for (const v of i % 2 === 0 ? variants : [...variants].reverse()) costs.get(v)?.push(await work(v));
  }
  return costs;
}

type Compared = { none: Variant; empty: Variant; ours: Variant[] };

/**
 * Loads of one page: in a tab that has shown the tracker before, as nearly all are, and in a new one, whose process
 * reads and compiles every script for the first time. The budget stands beside both.
 */
async function loads(what: string, { none, empty, ours }: Compared, path: string, budget: number) {
  if (!wanted(what)) return;
  const variants = [none, empty, ...ours];
  const go = async (page: Page) => {
    await page.goto(`${path.startsWith('/') ? 'https://github.com' : ''}${path}`, { waitUntil: 'load' });
    await page.waitForTimeout(900);
  };
  console.log(`${what}: 2 × ${N} × ${variants.length}`);
  const tabs = new Map<Variant, Page>();
  for (const v of variants) tabs.set(v, await v.context.newPage());
  const used = await interleaved(variants, (v) => traced(v.context, v.browser, go, tabs.get(v)));
  for (const tab of tabs.values()) await tab.close();
  const fresh = await interleaved(variants, (v) => traced(v.context, v.browser, go));
  for (const [where, costs] of [
    ['tab in use', used],
    ['new tab', fresh],
  ] as const) {
    for (const [v, list] of costs) {
      const own = v === none ? [0] : ownOf(list, costs.get(empty) ?? []);
      rows.push({
        what: `${what}, ${where}`,
        variant: v.name,
        n: N,
        unit: 'ms own CPU',
        ...(ours.includes(v) && { budget }),
        value: median(own),
        p90: quantile(own, 0.9),
        more: spread(list),
      });
    }
  }
}

/**
 * Lists of more and more rows, in a tab in use. What a list costs however short it is stands in the shortest; the price
 * of a row is what the longer ones cost more.
 */
async function sizesOfLists({ empty, ours }: Compared) {
  const n = Math.max(3, Math.ceil(N / 3));
  const variants = [empty, ...ours];
  const medians = new Map<Variant, number[]>(ours.map((v) => [v, []]));
  for (const size of SIZES) {
    console.log(`list of ${size} rows: ${n} × ${variants.length}`);
    playground.settings.pageSize = size;
    const tabs = new Map<Variant, Page>();
    for (const v of variants) tabs.set(v, await v.context.newPage());
    const go = async (page: Page) => {
      await page.goto(`https://github.com${LIST}`, { waitUntil: 'load' });
      await page.waitForTimeout(1_500);
    };
    const costs = await interleaved(variants, (v) => traced(v.context, v.browser, go, tabs.get(v)), n);
    for (const tab of tabs.values()) await tab.close();
    for (const [v, list] of costs) {
      const own = ownOf(list, costs.get(empty) ?? []);
      const row = { what: `list of ${size} rows`, variant: v.name, n, more: spread(list) };
      rows.push({ ...row, unit: 'ms own CPU', value: median(own), p90: quantile(own, 0.9) });
      if (!ours.includes(v)) continue;
      // By medians of each: callbacks of promises of a page this long differ more than all that is ours.
      const callbacks = (of: Cost[] | undefined) => median((of ?? []).map((c) => c.promises));
      const more = Math.max(0, callbacks(list) - callbacks(costs.get(empty)));
      medians.get(v)?.push(median(list.map((c) => c.own)) + more);
      const longest = list.map((c) => c.longestCpu);
      rows.push({
        ...row,
        what: `${row.what}, longest own task`,
        unit: 'ms CPU',
        budget: 50,
        value: median(longest),
        p90: quantile(longest, 0.9),
      });
    }
  }
  for (const [v, of] of medians) {
    const per = SIZES.slice(1).map((size, i) => {
      const before = SIZES[i] ?? 0;
      return ((of[i + 1] ?? 0) - (of[i] ?? 0)) / (size - before);
    });
    const add = (what: string, value: number, budget?: number) =>
      rows.push({
        what,
        variant: v.name,
        n,
        unit: budget === undefined ? 'ms a row' : 'times',
        value,
        p90: value,
        ...(budget !== undefined && { budget }),
      });
    for (const [i, value] of per.entries()) add(`a row more, ${SIZES[i]} to ${SIZES[i + 1]}`, value);
    const [, few = 0, many = 0] = per;
    // Where the place is not chosen nothing is done for rows: there is nothing that could grow.
    if (v.name.endsWith(', chosen')) add('a row of many against one of few', many / few, GROWTH);
  }
  playground.settings.pageSize = 25;
}

/** Own CPU of each load, ms: scripts, and of the promise callbacks what an empty extension does not have. */
function ownOf(list: Cost[], empty: Cost[]): number[] {
  const foreign = median(empty.map((c) => c.promises));
  return list.map((c) => c.own + Math.max(0, c.promises - foreign));
}

async function storms({ none, empty, ours }: Compared) {
  const variants = [none, empty, ...ours];
  console.log(`10,000 foreign nodes: ${N} × ${variants.length}`);
  const costs = await interleaved(variants, (v) =>
    traced(v.context, v.browser, async (page) => {
      await page.goto(`https://github.com${ISSUE}`, { waitUntil: 'load' });
      await page.waitForTimeout(900);
      await storm(page);
    }),
  );
  for (const [v, list] of costs) {
    const row = { what: '10,000 foreign nodes', variant: v.name, n: N, more: spread(list) };
    const middle = (of: number[]) => ({ value: median(of), p90: quantile(of, 0.9) });
    const own = v === none ? [0] : ownOf(list, costs.get(empty) ?? []);
    rows.push({ ...row, unit: 'ms own CPU', ...middle(own) });
    if (!ours.includes(v)) continue;
    const longest = middle(list.map((c) => c.longest));
    rows.push({ ...row, what: `${row.what}, longest own task`, unit: 'ms', budget: 50, ...longest });
  }
}

/** 10,000 nodes of the page's own making, as a long list that fills itself. */
async function storm(page: Page) {
  await page.evaluate(`new Promise((done) => {
    let left = 100;
    const main = document.querySelector('main') ?? document.body;
    const step = () => {
      const box = document.createElement('div');
      for (let i = 0; i < 100; i++) box.append(Object.assign(document.createElement('p'), { textContent: 'row ' + i }));
      main.append(box);
      if (--left > 0) requestAnimationFrame(step); else setTimeout(done, 300);
    };
    step();
  })`);
}

async function panel(variants: Variant[]) {
  console.log(`panel, evaluation and first render: ${N} × ${variants.length}`);
  const costs = await interleaved(variants, (v) =>
    traced(v.context, v.browser, async (page) => {
      await page.goto(`https://github.com${ISSUE}`, { waitUntil: 'load' });
      await page.waitForTimeout(900);
      const tabs = (await v.options?.evaluate(
        `chrome.tabs.query({ url: 'https://github.com/*' }).then((t) => t.map((x) => x.id))`,
      )) as number[];
      await v.send?.({ type: 'popup.showPanel', tabId: tabs.at(-1) });
      await page.waitForTimeout(900);
    }),
  );
  for (const [v, list] of costs) {
    const name =
      v === variants[0] ? `panel in ${SHIPPED} (shipped)` : `panel in ${v.name.replace('ours, ', '')}`;
    const pick = (k: keyof Cost) => list.map((c) => c[k]);
    rows.push({
      what: 'panel, evaluate and render',
      variant: name,
      n: N,
      unit: 'ms own CPU',
      value: median(pick('panel')),
      p90: quantile(pick('panel'), 0.9),
      more: spread(list),
    });
    rows.push({
      what: 'panel, longest own task',
      variant: name,
      n: N,
      unit: 'ms',
      budget: 50,
      value: median(pick('longest')),
      p90: quantile(pick('longest'), 0.9),
    });
  }
}

/** From the message of the save to its answer, which comes once it is on disk. */
async function saves(v: Variant) {
  const page = await v.context.newPage();
  await page.goto(`https://github.com${ISSUE}`, { waitUntil: 'load' });
  await page.waitForTimeout(1500);
  const once = (text: string) =>
    v.options?.evaluate(`(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://github.com${ISSUE}' });
      const [r] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, args: [${JSON.stringify(text)}], func: async (text) => {
        const item = { tracker: 'github', site: 'github.com', key: 'acme/shop#142' };
        const form = { problem: text, segment: 'b', metric: 'c', target: '1', by: '2027-03-31', reason: 'd' };
        const from = performance.now();
        const answer = await chrome.runtime.sendMessage({ type: 'outcome.save', item, form, from: null });
        return answer?.ok ? performance.now() - from : String(answer?.why);
      } });
      return r.result;
    })()`) as Promise<number | string>;
  const take = async (what: string, budget: number, before: () => Promise<void>) => {
    const list: number[] = [];
    for (let i = 0; i < N; i++) {
      await before();
      const ms = await once(`${what} ${i}`);
      if (typeof ms === 'number') list.push(ms);
      else throw new Error(`the save was not taken: ${ms}`);
    }
    rows.push({
      what,
      variant: 'ours',
      n: N,
      unit: 'ms',
      budget,
      value: median(list),
      p90: quantile(list, 0.9),
    });
  };
  await once('warm');
  await take('save, warm worker', 20, () => page.waitForTimeout(30));
  await take('save, cold worker', 150, async () => {
    await v.killWorker();
    await page.waitForTimeout(300);
  });
  await page.close();
}

function sizes(folder: string) {
  const add = (what: string, files: string[], budget?: number, gzipBudget?: number) => {
    const found = files.map((f) => join(folder, f)).filter(existsSync);
    const bytes = Buffer.concat(found.map((f) => readFileSync(f)));
    rows.push({
      what: `size of ${what}`,
      variant: 'ours',
      n: 1,
      unit: 'B',
      value: bytes.length,
      p90: bytes.length,
      ...(budget && { budget }),
    });
    const gzip = gzipSync(bytes, { level: 9 }).length;
    rows.push({
      what: `size of ${what}, gzip`,
      variant: 'ours',
      n: 1,
      unit: 'B',
      value: gzip,
      p90: gzip,
      ...(gzipBudget && { budget: gzipBudget }),
    });
  };
  for (const id of TRACKER_IDS)
    add(
      `fence + scout, ${id}`,
      ['content-scripts/fence.js', `content-scripts/tracker-${id}.js`],
      20_480,
      8_192,
    );
  for (const face of ['mark', 'strip', 'card', 'rows'])
    for (const id of TRACKER_IDS) add(`${face}, ${id}`, [`content-scripts/${face}-${id}.js`]);
  for (const script of ['list', 'courier']) add(script, [`content-scripts/${script}.js`]);
  add('panel', ['content-scripts/panel.js'], 260 * 1024);
  add('worker', ['background.js']);
}

function report() {
  mkdirSync('.output', { recursive: true });
  writeFileSync('.output/bench.json', JSON.stringify({ at: new Date().toISOString(), n: N, rows }, null, 2));
  console.log(
    `\n${'what'.padEnd(38)}${'variant'.padEnd(26)}${'median'.padStart(10)}${'p90'.padStart(10)}${'budget'.padStart(9)}  unit`,
  );
  let over = 0;
  for (const r of rows) {
    const bad = r.budget !== undefined && r.value > r.budget;
    if (bad) over += 1;
    const total = r.more
      ? `  total CPU ${r.more.total?.toFixed(0)} (${r.more.low?.toFixed(0)} to ${r.more.high?.toFixed(0)}), shift ${r.more.shift?.toFixed(3)}`
      : '';
    const digits = r.unit === 'B' ? 0 : 2;
    console.log(
      `${r.what.padEnd(38)}${r.variant.padEnd(26)}${r.value.toFixed(digits).padStart(10)}${r.p90.toFixed(digits).padStart(10)}${String(r.budget ?? '').padStart(9)}  ${r.unit}${bad ? '  OVER' : ''}${total}`,
    );
  }
  console.log(over === 0 ? 'Within every budget.' : `${over} over budget.`);
  process.exitCode = over === 0 ? 0 : 1;
}

function spread(list: Cost[]): Record<string, number> {
  const total = list.map((c) => c.total);
  return {
    total: median(total),
    low: quantile(total, 0.1),
    high: quantile(total, 0.9),
    compile: median(list.map((c) => c.compile)),
    shift: median(list.map((c) => c.shift)),
  };
}
