import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporary, removeTemporary } from './temporary';

/** A copy of a build which can be given a higher version, as an update does. */
export function copyBuild(build: string) {
  const folder = makeTemporary('build');
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
    remove: () => removeTemporary(folder),
  };
}
