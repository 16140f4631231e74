/** What a page load costs on the renderer's main thread, and how much of it is one extension's own script. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';

type Slice = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: Record<string, unknown>;
};

export type Cost = {
  /** CPU of the main thread, ms; the whole page. */
  total: number;
  /** CPU of the extension's own script, ms: outermost slices whose script is the extension's. */
  own: number;
  /** Of that, the panel's script alone. */
  panel: number;
  compile: number;
  /** Longest own slice, wall ms. */
  longest: number;
  /** Cumulative layout shift of the page. */
  shift: number;
};

const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8', 'disabled-by-default-v8.compile', '__metadata'];
const SCRIPT = new Set([
  'EvaluateScript',
  'FunctionCall',
  'v8.compile',
  'v8.run',
  'v8.compileModule',
  'v8.evaluateModule',
]);

/** Traces `work` on a fresh page. @param browser session of the browser, which owns the tracing */
export async function traced(
  context: BrowserContext,
  browser: CDPSession,
  work: (page: Page) => Promise<void>,
): Promise<Cost> {
  const page = await context.newPage();
  const slices: Slice[] = [];
  const collect = (e: { value: unknown[] }) => slices.push(...(e.value as Slice[]));
  browser.on('Tracing.dataCollected', collect);
  const complete = new Promise<void>((done) => browser.once('Tracing.tracingComplete', () => done()));
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await work(page);
  const shift = await page.evaluate<number>(
    `new Promise((done) => { let sum = 0; new PerformanceObserver((l) => { for (const e of l.getEntries()) sum += e.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 50); })`,
  );
  await browser.send('Tracing.end');
  await complete;
  browser.off('Tracing.dataCollected', collect);
  await page.close();
  return { ...cost(slices), shift };
}

function cost(slices: Slice[]): Omit<Cost, 'shift'> {
  const mains = new Set(
    slices
      .filter((s) => s.name === 'thread_name' && s.args.name === 'CrRendererMain')
      .map((s) => `${s.pid}:${s.tid}`),
  );
  const commit = slices.find(
    (s) =>
      (s.name === 'CommitLoad' || s.name === 'navigationStart') &&
      mains.has(`${s.pid}:${s.tid}`) &&
      JSON.stringify(s.args).includes('https://github.com/'),
  );
  const thread = commit ? `${commit.pid}:${commit.tid}` : '';
  const here = slices.filter((s) => s.ph === 'X' && `${s.pid}:${s.tid}` === thread);
  const cpu = (list: Slice[]) => list.reduce((sum, s) => sum + (s.tdur ?? 0), 0) / 1000;
  const tasks = here.filter((s) => s.name === 'RunTask' || s.name === 'ThreadControllerImpl::RunTask');
  const own = outermost(here, 'chrome-extension://');
  return {
    total: cpu(tasks),
    own: cpu(own),
    panel: cpu(outermost(here, '/panel.js')),
    compile: cpu(own.filter((s) => s.name.startsWith('v8.compile'))),
    longest: Math.max(0, ...own.map((s) => (s.dur ?? 0) / 1000)),
  };
}

function outermost(slices: Slice[], script: string): Slice[] {
  const own = slices
    .filter((s) => SCRIPT.has(s.name) && JSON.stringify(s.args.data ?? s.args).includes(script))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const out: Slice[] = [];
  let end = -1;
  for (const s of own) {
    if (s.ts < end) continue;
    out.push(s);
    end = s.ts + (s.dur ?? 0);
  }
  return out;
}
