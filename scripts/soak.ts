/**
 * `npm run soak [-- seed]`: a thousand random schedules in Chromium (about an hour on two cores), or one again by its
 * seed. They wait more than they compute, so every core plays a share of its own.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

const ALL = 1000;
const [seed] = process.argv.slice(2);
const shares = seed === undefined ? Math.min(availableParallelism(), 8) : 1;
const args = ['run', '--config', 'vitest.e2e.config.ts', '--project', 'chromium schedules'];

/** Plays the seeds from `first` on; true when every schedule was without a problem. */
const play = (first: number, count: number) =>
  new Promise<boolean>((done) => {
    const share = spawn(resolve('node_modules/.bin/vitest'), args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        SCHEDULES: String(count),
        SCHEDULE_FROM: String(first),
        ...(seed !== undefined && { SCHEDULE_SEED: seed }),
      },
    });
    share.on('exit', (code) => done(code === 0));
    share.on('error', () => done(false));
  });

const size = Math.ceil(ALL / shares);
const parts = Array.from({ length: shares }, (_, i) => play(1 + i * size, Math.min(size, ALL - i * size)));
const passed = await Promise.all(parts);
process.exitCode = passed.every(Boolean) ? 0 : 1;
