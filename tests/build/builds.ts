import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The two shipped builds; Edge takes Chrome's. */
export const BUILDS = ['chrome', 'firefox'] as const;
export type Build = (typeof BUILDS)[number];

const OUT = process.env.SIGHTLINE_OUT ?? '.output';
export const folderOf = (build: Build) => resolve(OUT, `${build}-mv3`);

export type Manifest = {
  manifest_version: number;
  permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  optional_permissions?: string[];
  content_scripts?: {
    matches: string[];
    js?: string[];
    css?: string[];
    run_at?: string;
    all_frames?: boolean;
  }[];
  background?: { service_worker?: string; scripts?: string[] };
  content_security_policy?: unknown;
  web_accessible_resources?: unknown;
  externally_connectable?: unknown;
  [key: string]: unknown;
};

export function manifestOf(build: Build): Manifest {
  return JSON.parse(readFileSync(join(folderOf(build), 'manifest.json'), 'utf8')) as Manifest;
}

/** Paths of every file of a build, from its folder, with forward slashes. */
export function filesOf(build: Build): string[] {
  const folder = folderOf(build);
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run npm run build first`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) =>
      join(e.parentPath, e.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}

export const textOf = (build: Build, file: string) => readFileSync(join(folderOf(build), file), 'utf8');

/** Bytes of the named files together, as they are and as they travel (gzip -9 of the joined files). */
export function sizeOf(build: Build, files: string[]) {
  const all = Buffer.concat(files.map((f) => readFileSync(join(folderOf(build), f))));
  return { bytes: all.length, gzip: gzipSync(all, { level: 9 }).length };
}

type Finding = { code: string; message: string; file?: string; line?: number };

/** Mozilla's linter over the Firefox build. */
export function webExtLint(): { errors: Finding[]; warnings: Finding[]; notices: Finding[] } {
  const bin = resolve('node_modules/.bin/web-ext');
  const args = ['lint', '-o', 'json', '--source-dir', folderOf('firefox')];
  const run = () => execFileSync(bin, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  let text: string;
  try {
    text = run();
  } catch (e) {
    // It ends with 1 when it found errors; the report still stands on its standard output.
    text = (e as { stdout?: string }).stdout ?? '';
    if (text === '') throw e;
  }
  return JSON.parse(text.slice(text.indexOf('{'))) as ReturnType<typeof webExtLint>;
}
