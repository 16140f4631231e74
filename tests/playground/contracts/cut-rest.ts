/** Cuts the operations below, with every component they reach, out of GitHub's OpenAPI description. */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** Method and path template of every REST operation the practice tracker answers. */
export const OPERATIONS: readonly (readonly [string, string])[] = [
  ['get', '/repos/{owner}/{repo}'],
  ['get', '/repos/{owner}/{repo}/issues'],
  ['post', '/repos/{owner}/{repo}/issues'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}'],
  ['patch', '/repos/{owner}/{repo}/issues/{issue_number}'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/labels'],
  ['delete', '/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}'],
  ['get', '/repos/{owner}/{repo}/contents/{path}'],
  ['put', '/repos/{owner}/{repo}/contents/{path}'],
  ['get', '/repos/{owner}/{repo}/commits'],
  ['get', '/repos/{owner}/{repo}/git/ref/{ref}'],
  ['post', '/repos/{owner}/{repo}/git/refs'],
  ['get', '/repos/{owner}/{repo}/pulls'],
  ['post', '/repos/{owner}/{repo}/pulls'],
  ['get', '/search/issues'],
  ['get', '/user'],
  ['get', '/rate_limit'],
];

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Prose and examples make up most of the description and say nothing a validator can use. */
const PROSE = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'x-github',
  'x-octokit',
  'tags',
  'title',
]);

function strip(value: Json, insideProperties = false): Json {
  if (Array.isArray(value)) return value.map((item) => strip(item));
  if (!isObject(value)) return value;
  const out: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    // A schema may have a *property* called "title" or "description": those stay.
    if (!insideProperties && PROSE.has(key)) continue;
    out[key] = strip(item, key === 'properties' && !insideProperties);
  }
  return out;
}

/** OpenAPI 3.0 `nullable` → JSON Schema; Ajv refuses `nullable` without `type`. */
function withoutNullable(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNullable);
  if (!isObject(value)) return value;
  const out: JsonObject = {};
  for (const [key, item] of Object.entries(value)) out[key] = withoutNullable(item);
  if (out.nullable !== true) return out;
  delete out.nullable;
  if (typeof out.type === 'string') {
    out.type = [out.type, 'null'];
    if (Array.isArray(out.enum) && !out.enum.includes(null)) out.enum = [...out.enum, null];
    return out;
  }
  return { anyOf: [out, { type: 'null' }] };
}

function lookUp(root: JsonObject, reference: string): Json {
  let at: Json = root;
  for (const step of reference.slice(2).split('/')) {
    if (!isObject(at)) throw new Error(`Broken reference ${reference}`);
    at = at[step] ?? null;
  }
  return at;
}

function collectReferences(value: Json, root: JsonObject, seen: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectReferences(item, root, seen);
    return;
  }
  if (!isObject(value)) return;
  const reference = value.$ref;
  if (typeof reference === 'string' && !seen.has(reference)) {
    seen.add(reference);
    collectReferences(lookUp(root, reference), root, seen);
  }
  for (const item of Object.values(value)) collectReferences(item, root, seen);
}

/**
 * @param text the whole description as JSON text
 * @param origin package name and version, written into the cut
 * @returns a small document with the same `paths` / `components` layout
 */
export function cutRest(text: string, origin: { name: string; version: string }): JsonObject {
  const whole = JSON.parse(text) as JsonObject;
  const paths: JsonObject = {};
  for (const [method, path] of OPERATIONS) {
    const entry = (whole.paths as JsonObject)[path];
    if (!isObject(entry) || entry[method] === undefined)
      throw new Error(`No ${method} ${path} in the description`);
    const target = (paths[path] ?? {}) as JsonObject;
    target[method] = entry[method];
    paths[path] = target;
  }
  const cleanPaths = strip(paths) as JsonObject;
  const clean = strip({ components: whole.components ?? null }) as JsonObject;
  const seen = new Set<string>();
  collectReferences(cleanPaths, clean, seen);
  const components: JsonObject = {};
  for (const reference of [...seen].sort()) {
    const [, group, name] = reference.slice(2).split('/');
    if (!group || !name || group === 'examples') continue;
    const bucket = (components[group] ?? {}) as JsonObject;
    bucket[name] = lookUp(clean, reference);
    components[group] = bucket;
  }
  return {
    origin: `${origin.name} ${origin.version}, generated/api.github.com.json (MIT), cut by tests/playground/contracts/make.ts`,
    paths: withoutNullable(cleanPaths),
    components: withoutNullable(components),
  };
}
