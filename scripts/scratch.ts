/** Where browsers keep their profiles while tests run. */
import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Bytes a run may need at once: a handful of profiles of up to 100 MB each. */
const NEEDED = 2 * 1024 ** 3;

/**
 * A new empty folder for everything temporary of one run. In memory where the system has enough of it: a profile is
 * written with many small flushes, which on a disk cost a fifth of the processor time of the whole run.
 * @returns its path; the caller removes it
 */
export function scratchFolder(): string {
  return mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'sightline-run-'));
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
