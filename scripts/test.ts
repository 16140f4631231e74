/**
 * Runs everything and ends with one line, `N passed, N failed`, summed over all runners.
 * `tsx scripts/test.ts [quick] [step name …]`
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { scratchFolder } from './scratch';
import { STEPS, type Step } from './steps';

type Result = { step: Step; passed: number; failed: number; skipped: number; seconds: number; why?: string };

/** Minutes for everything; the promise to whoever waits for it. */
const LIMIT = 20;
const LOGS = resolve('test-results/logs');
/** Lines shown of a failed step. */
const MOST = 150;

const asked = process.argv.slice(2);
const chosen = STEPS.filter((s) => (asked.includes('quick') ? s.quick : true)).filter(
  (s) => asked.filter((a) => a !== 'quick').length === 0 || asked.includes(s.name),
);
const running = new Set<ChildProcess>();
const started = Date.now();
const scratch = scratchFolder();
process.on('exit', () => {
  try {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A browser that outlives its step still writes there; the next run removes it.
  }
});

mkdirSync(LOGS, { recursive: true });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) end(child);
    process.exit(130);
  });
}

const results: Result[] = [];
for (const stage of new Set(chosen.map((s) => s.stage))) {
  const under = new Map<string, Promise<Result>>();
  for (const step of chosen.filter((s) => s.stage === stage)) {
    const before = step.after !== undefined && under.get(step.after);
    under.set(step.name, before ? before.then(() => runStep(step)) : runStep(step));
  }
  results.push(...(await Promise.all(under.values())));
}
report(results);

async function runStep(step: Step): Promise<Result> {
  const before = results.find((r) => r.step.name === step.needs);
  if (before && before.failed > 0) {
    const why = `not run: ${step.needs} failed`;
    return { step, passed: 0, failed: 1, skipped: 0, seconds: 0, why };
  }
  const from = Date.now();
  const log = join(LOGS, `${step.name.replaceAll(' ', '-')}.log`);
  const { code, why } = await spawnStep(step, log);
  const text = readFileSync(log, 'utf8');
  const seconds = (Date.now() - from) / 1000;
  const counts = closingLine(text);
  let { passed, failed, skipped } = counts ?? { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A runner that broke outside its tests (or was ended) counts as one failure more than it could tell.
  if (code !== 0 && failed === 0) failed = 1;
  if (step.command === 'vitest' && code === 0 && !counts) {
    passed = 0;
    failed = 1;
  }
  const result: Result = { step, passed, failed, skipped, seconds, ...(why !== undefined && { why }) };
  console.log(`${failed > 0 ? 'FAILED ' : 'ok     '} ${line(result)}`);
  if (failed > 0) console.log(indent(telling(text)));
  return result;
}

function spawnStep(step: Step, log: string): Promise<{ code: number | null; why?: string }> {
  return new Promise((done) => {
    const out = createWriteStream(log);
    const child = spawn(step.command, step.args, {
      // A group of its own, so that browsers it leaves behind can be ended with it.
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TMPDIR: scratch,
        PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
        FORCE_COLOR: '0',
        NO_COLOR: '1',
      },
    });
    running.add(child);
    if (step.nice !== undefined) stepBack(child, step.nice);
    const left = LIMIT * 60 - (Date.now() - started) / 1000;
    const limit = Math.max(1, Math.min(step.limit, left));
    let why: string | undefined;
    const timer = setTimeout(() => {
      why = `ended after ${Math.round(limit)} s`;
      end(child);
    }, limit * 1000);
    child.stdout?.pipe(out, { end: false });
    child.stderr?.pipe(out, { end: false });
    const finish = (code: number | null) => {
      clearTimeout(timer);
      running.delete(child);
      end(child);
      out.end(() => done({ code, ...(why !== undefined && { why }) }));
    };
    child.on('error', (e) => {
      out.write(`${e.message}\n`);
      finish(1);
    });
    child.on('exit', (code) => setTimeout(() => finish(code), 50));
  });
}

/** Lowers the priority of a step before it starts processes of its own, which inherit it. */
function stepBack(child: ChildProcess, by: number) {
  try {
    if (child.pid !== undefined) setPriority(child.pid, by);
  } catch {
    // It has ended already, and its end is told by itself; or the system does not let us.
  }
}

/** Ends a step and everything it started. */
function end(child: ChildProcess) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // nothing of it is left
  }
}

function closingLine(text: string) {
  const all = [...text.matchAll(/^.*?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)];
  const last = all.at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) };
}

function report(all: Result[]) {
  const sum = (k: 'passed' | 'failed' | 'skipped') => all.reduce((n, r) => n + r[k], 0);
  console.log(
    `\n${'step'.padEnd(20)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}  time`,
  );
  for (const r of all) {
    const cells = [r.passed, r.failed].map((n) => String(n).padStart(8)).join('');
    const why = r.why ? `  (${r.why})` : '';
    console.log(
      `${r.step.name.padEnd(20)}${cells}${String(r.skipped).padStart(9)}  ${r.seconds.toFixed(1)} s${why}`,
    );
  }
  const minutes = (Date.now() - started) / 60_000;
  console.log(`${'all'.padEnd(45)}  ${(minutes * 60).toFixed(1)} s (limit ${LIMIT * 60} s)\n`);
  let failed = sum('failed');
  if (minutes > LIMIT) {
    console.log(`Longer than ${LIMIT} minutes: that counts as a failure.`);
    failed += 1;
  }
  console.log(`${sum('passed')} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function line(r: Result) {
  return `${r.step.name.padEnd(18)} ${r.seconds.toFixed(1)} s${r.why ? `, ${r.why}` : ''}`;
}

/** The part of a log that says why: what vitest lists of its failed tests, else the end. The whole is in the file. */
function telling(text: string) {
  const lines = text.trimEnd().split('\n');
  const failures = lines.findIndex((l) => /⎯ (?:Failed|Unhandled)/.test(l));
  const part = failures >= 0 ? lines.slice(failures, failures + MOST) : lines.slice(-MOST);
  return [...outline(lines), ...part, `${part.length} of ${lines.length} lines; all are in ${LOGS}`].join(
    '\n',
  );
}

/** Each failed test with its first words, before the long account of any: what follows from another may stand first. */
function outline(lines: readonly string[]) {
  return lines.flatMap((line, i) => {
    if (!/^ *FAIL /.test(line)) return [];
    const why = lines.slice(i + 1).find((l) => !/^ *FAIL /.test(l));
    return [`${line.trim()}: ${why?.trim() ?? ''}`];
  });
}

function indent(text: string) {
  return text.replace(/^/gm, '    ');
}
