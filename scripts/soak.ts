/** `npm run soak [-- seed]`: a thousand random schedules in Chromium (about 75 minutes), or one again by its seed. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const [seed] = process.argv.slice(2);
const args = ['run', '--config', 'vitest.e2e.config.ts', '--project', 'chromium schedules'];
const { status } = spawnSync(resolve('node_modules/.bin/vitest'), args, {
  stdio: 'inherit',
  env: { ...process.env, SCHEDULES: '1000', ...(seed !== undefined && { SCHEDULE_SEED: seed }) },
});
process.exitCode = status ?? 1;
