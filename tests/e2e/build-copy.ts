import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of a build which can be given a higher version, as an update does. */
export function copyBuild(build: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-build-'));
  cpSync(build, folder, { recursive: true });
  return {
    folder,
    raiseVersion() {
      const path = join(folder, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      const parts = manifest.version.split('.');
      parts[parts.length - 1] = String(Number(parts.at(-1)) + 1);
      manifest.version = parts.join('.');
      writeFileSync(path, JSON.stringify(manifest));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
