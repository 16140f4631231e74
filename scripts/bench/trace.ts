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
  /**
   * CPU of promise callbacks that no script slice tells, ms. The trace does not say whose they are: what an empty
   * extension has of them in the same run is the page's, the rest is ours.
   */
  promises: number;
  /** Of that, the panel's script alone. */
  panel: number;
  compile: number;
  /** Longest own slice, wall ms. */
  longest: number;
  /** Longest own slice, CPU ms: the same on a machine that has nothing else to do. */
  longestCpu: number;
  /** Longest run of promise callbacks, CPU ms; the page's own are among them. */
  longestPromises: number;
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

/** Slice of the promise callbacks that run after a task. */
const CALLBACKS = 'BlinkScheduler_PerformMicrotaskCheckpoint';

/**
 * Traces `work`.
 * @param browser session of the browser, which owns the tracing
 * @param inUse a tab that has shown pages of the tracker before, so that its process knows our scripts; without it a
 *   new tab is opened, and with it a new process
 */
export async function traced(
  context: BrowserContext,
  browser: CDPSession,
  work: (page: Page) => Promise<void>,
  inUse?: Page,
): Promise<Cost> {
  const page = inUse ?? (await context.newPage());
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
  if (!inUse) await page.close();
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
      /https:\/\/(?:github\.com|[\w-]+\.atlassian\.net|linear\.app)\//.test(JSON.stringify(s.args)),
  );
  const thread = commit ? `${commit.pid}:${commit.tid}` : '';
  const here = slices.filter((s) => s.ph === 'X' && `${s.pid}:${s.tid}` === thread);
  const cpu = (list: Slice[]) => list.reduce((sum, s) => sum + (s.tdur ?? 0), 0) / 1000;
  const tasks = here.filter((s) => s.name === 'RunTask' || s.name === 'ThreadControllerImpl::RunTask');
  const own = outermost(here, 'chrome-extension://');
  return {
    total: cpu(tasks),
    own: cpu(own),
    promises: promises(here) / 1000,
    panel: cpu(outermost(here, '/panel.js')),
    compile: cpu(own.filter((s) => s.name.startsWith('v8.compile'))),
    longest: Math.max(0, ...own.map((s) => (s.dur ?? 0) / 1000)),
    longestCpu: Math.max(0, ...own.map((s) => (s.tdur ?? 0) / 1000)),
    longestPromises: Math.max(
      0,
      ...here.filter((s) => s.name === CALLBACKS).map((s) => (s.tdur ?? 0) / 1000),
    ),
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

/** µs of callbacks outside of scripts, without the scripts inside of them, which are counted as scripts. */
function promises(slices: Slice[]): number {
  const both = slices
    .filter((s) => s.name === CALLBACKS || SCRIPT.has(s.name))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let [sum, callbacksEnd, scriptEnd] = [0, -1, -1];
  for (const s of both) {
    const end = s.ts + (s.dur ?? 0);
    if (s.ts < scriptEnd) continue;
    if (s.name !== CALLBACKS) {
      scriptEnd = end;
      if (s.ts < callbacksEnd) sum -= s.tdur ?? 0;
    } else if (s.ts >= callbacksEnd) {
      callbacksEnd = end;
      sum += s.tdur ?? 0;
    }
  }
  return sum;
}
