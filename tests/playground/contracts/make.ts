/**
 * Re-makes the cuts of GitHub's official descriptions: `npm run contracts`.
 * Fetches two packages with `npm pack` into a temporary folder, keeps only the operations and types the
 * practice tracker answers, writes them beside this file and deletes the rest (the REST package unpacks to 400 MB).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutGraphql } from './cut-graphql';
import { cutRest } from './cut-rest';

const REST = {
  name: '@octokit/openapi',
  version: '23.0.2',
  file: 'package/generated/api.github.com.json',
  licence: 'package/LICENSE',
};
const GRAPHQL = {
  name: '@octokit/graphql-schema',
  version: '15.26.1',
  file: 'package/schema.graphql',
  licence: 'package/LICENSE.md',
};
const here = dirname(fileURLToPath(import.meta.url));

function fetchPackage(source: typeof REST, folder: string): { text: string; licence: string } {
  const archive = execFileSync('npm', ['pack', `${source.name}@${source.version}`, '--silent'], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
  execFileSync('tar', ['xzf', archive, source.file, source.licence], { cwd: folder });
  return {
    text: readFileSync(join(folder, source.file), 'utf8'),
    licence: readFileSync(join(folder, source.licence), 'utf8').trim(),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'contracts-'));
try {
  const rest = fetchPackage(REST, folder);
  writeFileSync(join(here, 'github-rest.json'), `${JSON.stringify(cutRest(rest.text, REST), null, 1)}\n`);
  const graphql = fetchPackage(GRAPHQL, folder);
  const head = `# Cut from ${GRAPHQL.name} ${GRAPHQL.version} (schema.graphql), re-made by "npm run contracts". Licence: see LICENCE.md.\n\n`;
  writeFileSync(join(here, 'github.graphql'), head + cutGraphql(graphql.text));
  // In the form the formatter of this repository wants, so that making it again changes nothing.
  execFileSync('npx', ['biome', 'format', '--write', join(here, 'github.graphql')], { stdio: 'ignore' });
  writeFileSync(
    join(here, 'LICENCE.md'),
    `# Origin and licence of the two cuts in this folder\n\n## github-rest.json\n\nFrom ${REST.name} ${REST.version}, \`${REST.file.replace('package/', '')}\`.\n\n${rest.licence}\n\n## github.graphql\n\nFrom ${GRAPHQL.name} ${GRAPHQL.version}, \`${GRAPHQL.file.replace('package/', '')}\`.\n\n${graphql.licence}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
