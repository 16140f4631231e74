/** What is installed and run to build the extension is named exactly, and comes from where it is expected. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Entry = { version?: string; resolved?: string; integrity?: string; link?: boolean };
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

test('every package of the lock comes from the registry, with the sum of what it holds', () => {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(100);
  const loose = packages.filter(
    ([, { resolved, integrity, link }]) =>
      link === true ||
      // Where nothing is said it is the registry that npm is set to, and the sum holds it to the same content.
      (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) ||
      !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('the manifest names exact versions', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('nothing that a package brings runs while it is installed', () => {
  const installs = ['scripts/bootstrap.mjs', '.ci/run']
    .map((f) => readFileSync(f, 'utf8'))
    .flatMap((text) => text.split('\n').filter((l) => /\bnpm['"]?,?\s*\[?['"]?(?:ci|install)\b/.test(l)));
  expect(installs.length).toBeGreaterThan(0);
  expect(installs.filter((l) => !l.includes('--ignore-scripts'))).toEqual([]);
});

test('actions are named by their commit', () => {
  const folder = '.github/workflows';
  const uses = readdirSync(folder)
    .flatMap((f) => readFileSync(join(folder, f), 'utf8').split('\n'))
    .filter((l) => /\buses:/.test(l));
  expect(uses.length).toBeGreaterThan(0);
  expect(uses.filter((l) => !/@[0-9a-f]{40} # v\d/.test(l))).toEqual([]);
});
