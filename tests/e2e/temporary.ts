/** Folders of profiles and builds, which are gone when the process is, however it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const left = new Set<string>();

/** A new empty folder. */
export function makeTemporary(name: string): string {
  if (left.size === 0) watch();
  const folder = mkdtempSync(join(tmpdir(), `sightline-${name}-`));
  left.add(folder);
  return folder;
}

export function removeTemporary(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  left.delete(folder);
}

let watched = false;
function watch() {
  if (watched) return;
  watched = true;
  process.once('exit', () => {
    for (const folder of left) {
      try {
        removeTemporary(folder);
      } catch {
        // a browser still writes into it
      }
    }
  });
  // Test runners end their workers with it; without a listener nothing of the above would run.
  process.once('SIGTERM', () => process.exit(143));
}
