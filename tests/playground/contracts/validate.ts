/**
 * Checks exchanges against the cuts of GitHub's official descriptions: the practice tracker's own answers, and
 * whatever the extension really sends.
 */
import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'graphql';
import type { WireRequest, WireResponse } from '../wire';
import { checkQuery } from './check-query';
import { githubSchema } from './schema';

interface Operation {
  requestBody?: unknown;
  parameters?: unknown[];
  responses: Record<string, unknown>;
}
interface Cut {
  paths: Record<string, Record<string, Operation>>;
  components: unknown;
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

let cut: Cut | null = null;
let ajv: Ajv | null = null;
const compiled = new Map<string, ValidateFunction | null>();

function load(): { cut: Cut; ajv: Ajv } {
  if (!cut || !ajv) {
    cut = JSON.parse(read('./github-rest.json')) as Cut;
    ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    // GitHub's own: owner and name of a repository.
    ajv.addFormat('repo.nwo', true);
    ajv.addSchema(cut, 'gh');
  }
  return { cut, ajv };
}

const pointer = (...steps: string[]): string =>
  `gh#/${steps.map((step) => encodeURIComponent(step.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')}`;

/** A validator for the schema at these steps, following a `$ref` to a shared response; null when none is described. */
function validatorAt(steps: string[]): ValidateFunction | null {
  const key = steps.join(' ');
  if (compiled.has(key)) return compiled.get(key) ?? null;
  const loaded = load();
  let at: unknown = loaded.cut;
  let path: string[] = [];
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) break;
    at = (at as Record<string, unknown>)[step];
    path.push(step);
    if (typeof at === 'object' && at !== null && '$ref' in at && step !== 'schema') {
      path = String(at.$ref).slice(2).split('/');
      at = path.reduce<unknown>((o, s) => (o as Record<string, unknown>)[s], loaded.cut);
    }
  }
  const validator = at === undefined ? null : loaded.ajv.compile({ $ref: pointer(...path) });
  compiled.set(key, validator);
  return validator;
}

function findOperation(method: string, path: string): { template: string; operation: Operation } | null {
  const normal = path.replace(/^\/repositories\/\d+/, '/repos/owner/name');
  for (const [template, methods] of Object.entries(load().cut.paths)) {
    // A path of a file, and the name of a branch, may have slashes of their own.
    const open = template.replace(/\{(?:path|ref)\}/g, '.+');
    const pattern = new RegExp(`^${open.replace(/\{[^}]+\}/g, '[^/]+')}$`);
    const operation = methods[method.toLowerCase()];
    if (operation && pattern.test(normal)) return { template, operation };
  }
  return null;
}

const parseJson = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));
const explain = (where: string, validator: ValidateFunction): string[] =>
  (validator.errors ?? [])
    .slice(0, 5)
    .map((e) => `${where}${e.instancePath} ${e.message ?? ''} ${JSON.stringify(e.params)}`);

/** Statuses every operation may answer with, though the description does not repeat them for each. */
const EVERYWHERE = new Set([301, 304, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504]);
/** A tenant of Enterprise Cloud answers as github.com does. */
const HOSTS = /^api\.(github\.com|[\w-]+\.ghe\.com)$/;
const NO_CONTENT = new Set([204, 304]);

/** What a GraphQL answer is made of, whatever was asked; the description covers only what may be asked. */
function checkGraphqlAnswer({ status, headers, body }: WireResponse): string[] {
  if (!headers['content-type']?.includes('json')) return [];
  if (status !== 200 && status !== 502) {
    const validator = validatorAt(['components', 'schemas', 'basic-error']);
    return validator && !validator(parseJson(body)) ? explain(`graphql ${status}`, validator) : [];
  }
  const answer = parseJson(body) as { data?: unknown; errors?: { message?: unknown; path?: unknown }[] };
  const errors = answer.errors ?? [];
  const findings: string[] = [];
  if (answer.data === undefined && errors.length === 0) findings.push('answer: neither data nor errors');
  if (answer.errors && errors.length === 0) findings.push('answer: an empty list of errors');
  for (const { message, path } of errors) {
    if (typeof message !== 'string' || message === '') findings.push('answer: an error without a message');
    if (path !== undefined && !Array.isArray(path)) findings.push('answer: a path that is no list');
  }
  return findings;
}

function checkGraphql(request: WireRequest, response: WireResponse): string[] {
  const body = parseJson(request.body) as { query?: unknown } | undefined;
  if (typeof body?.query !== 'string') return ['request: no query text'];
  const findings = checkQuery(githubSchema(), parse(body.query)).map((error) => `query: ${error.message}`);
  return [...findings, ...checkGraphqlAnswer(response)];
}

/**
 * @returns every way in which request or answer differ from GitHub's description; empty when they agree.
 *   An operation that is not in the cut is a finding too: add it to the cut on purpose, or do not call it.
 */
export function validateExchange(request: WireRequest, response: WireResponse): string[] {
  if (!HOSTS.test(request.host) || request.method === 'OPTIONS') return [];
  if (request.path === '/graphql') return checkGraphql(request, response);
  const found = findOperation(request.method, request.path);
  const name = `${request.method} ${request.path}`;
  if (!found) return [`${name}: not among the described operations`];
  const findings: string[] = [];
  const method = request.method.toLowerCase();
  if (request.body !== '' && response.status !== 400 && response.status !== 422) {
    const validator = validatorAt([
      'paths',
      found.template,
      method,
      'requestBody',
      'content',
      'application/json',
      'schema',
    ]);
    if (!validator) findings.push(`${name}: no request body is described`);
    else if (!validator(parseJson(request.body))) findings.push(...explain(`${name} request`, validator));
  }
  // Where 409 is described, any body fits both shapes of which it asks for exactly one.
  const described =
    response.status !== 409 && found.operation.responses[String(response.status)] !== undefined;
  if (!described && !EVERYWHERE.has(response.status))
    findings.push(`${name}: status ${response.status} is not described`);
  if (NO_CONTENT.has(response.status) || !response.headers['content-type']?.includes('json')) return findings;
  const steps = described
    ? [
        'paths',
        found.template,
        method,
        'responses',
        String(response.status),
        'content',
        'application/json',
        'schema',
      ]
    : ['components', 'schemas', 'basic-error'];
  const validator = validatorAt(steps);
  if (validator && !validator(parseJson(response.body)))
    findings.push(...explain(`${name} ${response.status}`, validator));
  return findings;
}
