/** Where browsers keep their profiles while tests run. */
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'sightline-run-';
/** Bytes a run may need at once: a handful of profiles of up to 100 MB each. */
const NEEDED = 2 * 1024 ** 3;

/**
 * A new empty folder for everything temporary of one run. In memory where the system has enough of it: a profile is
 * written with many small flushes, which on a disk cost a fifth of the processor time of the whole run.
 * @returns its path; the caller removes it
 */
export function scratchFolder(): string {
  const parent = hasRoom(MEMORY) ? MEMORY : tmpdir();
  sweep(parent);
  return mkdtempSync(join(parent, `${NAME}${process.pid}-`));
}

/** Removes what runs that were killed left behind. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(NAME) ? Number.parseInt(name.slice(NAME.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (e) {
    // Somebody else's process is alive, too.
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= NEEDED;
  } catch {
    return false;
  }
}
