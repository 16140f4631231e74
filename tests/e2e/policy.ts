/**
 * What an administrator of this computer sets for the extension, in the files where the browsers look for it. They are
 * everybody's: written for the length of a test, never over a file that is there, and taken away however it ends.
 */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBrowser } from '../../scripts/browsers.mjs';
import { copyBuild } from './build-copy';
import type { EngineKind } from './engine';

/** Chromium, Chrome and the one that testing tools bring along each have a folder of their own. */
const CHROMIUM = ['/etc/chromium', '/etc/opt/chrome', '/etc/opt/chrome_for_testing'].map(
  (folder) => `${folder}/policies/managed/sightline-test.json`,
);

function filesFor(kind: EngineKind): string[] {
  if (kind === 'chromium') return CHROMIUM;
  const program = findBrowser('firefox');
  // The one of the system counts first; a Firefox in a folder of its own may not look there.
  return [
    '/etc/firefox/policies',
    ...(program ? [join(dirname(realpathSync(program)), 'distribution')] : []),
  ].map((folder) => join(folder, 'policies.json'));
}

const textFor = (kind: EngineKind, id: string, keys: object) =>
  JSON.stringify(
    kind === 'chromium'
      ? { '3rdparty': { extensions: { [id]: keys } } }
      : { policies: { '3rdparty': { Extensions: { [id]: keys } } } },
  );

const made = new Set<string>();
const clear = () => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
  made.clear();
};

/**
 * Sets these keys for the extension.
 * @returns what takes them away again; a text: why it cannot be done on this computer
 */
export function setPolicy(kind: EngineKind, id: string, keys: object): (() => void) | string {
  if (process.platform !== 'linux') return 'where the policies of the browsers are is known for Linux only';
  const files = filesFor(kind);
  const others = files.find((f) => existsSync(f) && !made.has(f));
  if (others !== undefined) return `${others} is there already and stays as it is`;
  if (made.size === 0) process.once('exit', clear);
  try {
    for (const file of files) {
      // The topmost folder that is new goes with it.
      let top = file;
      while (!existsSync(dirname(top))) top = dirname(top);
      mkdirSync(dirname(file), { recursive: true });
      made.add(top).add(file);
      writeFileSync(file, textFor(kind, id, keys));
    }
  } catch (e) {
    clear();
    return `the policies of ${kind} cannot be written here: ${String(e)}`;
  }
  return () => {
    clear();
    process.off('exit', clear);
  };
}

/**
 * A copy of a build whose id is known before it runs: in Chromium it follows from a key, which only the build of a store
 * has; in Firefox it stands in the manifest.
 */
export function buildWithId(build: string): { folder: string; id: string; remove(): void } {
  const { folder, remove } = copyBuild(build);
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as {
    browser_specific_settings?: { gecko: { id: string } };
  };
  if (manifest.browser_specific_settings)
    return { folder, remove, id: manifest.browser_specific_settings.gecko.id };
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  writeFileSync(path, JSON.stringify({ ...manifest, key: key.toString('base64') }));
  // The first half of its hash, the digits written with the letters from a to p.
  const digits = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const id = digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  return { folder, remove, id };
}
