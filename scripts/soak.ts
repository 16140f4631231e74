/**
 * `npm run soak [-- seed | -- first-last]`: a thousand random schedules in Chromium (an hour or more on two cores), one
 * again by its seed, or those of a range, to go on with a soak that was ended. `npm run soak -- jira 151-1000` plays
 * those of Jira, or of `linear`, without a browser. Every core plays a share of its own.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

/** Trackers whose schedules are played in process. */
const OTHERS = ['jira', 'linear'];
const words = process.argv.slice(2);
const tracker = OTHERS.find((name) => name === words[0]);
const asked = words[tracker ? 1 : 0] ?? '1-1000';
const range = /^(\d+)(?:-(\d+))?$/.exec(asked);
if (!range) throw new Error(`${asked}: give a seed, or a range such as 251-500`);
const first = Number(range[1]);
const last = Number(range[2] ?? first);
const one = range[2] === undefined;
const all = last - first + 1;
if (all < 1) throw new Error(`${asked}: the range is empty`);
const shares = one ? 1 : Math.min(availableParallelism(), 8, all);
const args = tracker
  ? ['run', '--project', 'schedules', `tests/schedules/${tracker}.test.ts`]
  : ['run', '--config', 'vitest.e2e.config.ts', '--project', 'chromium schedules'];

/** Plays the seeds from `from` on; true when every schedule was without a problem. */
const play = (from: number, count: number) =>
  new Promise<boolean>((done) => {
    const share = spawn(resolve('node_modules/.bin/vitest'), args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        SCHEDULES: String(count),
        SCHEDULE_FROM: String(from),
        ...(one && { SCHEDULE_SEED: String(first) }),
      },
    });
    share.on('exit', (code) => done(code === 0));
    share.on('error', () => done(false));
  });

const size = Math.ceil(all / shares);
const starts = Array.from({ length: Math.ceil(all / size) }, (_, i) => first + i * size);
const passed = await Promise.all(starts.map((from) => play(from, Math.min(size, last - from + 1))));
process.exitCode = passed.every(Boolean) ? 0 : 1;
