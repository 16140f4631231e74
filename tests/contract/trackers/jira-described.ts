/**
 * Holds what the adapter sends against Atlassian's own description of the API (folder SPECS, read only, never in the
 * project). Without it nothing is checked, and this file says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { WireRequest, WireResponse } from '../../playground/wire';

const file =
  process.env.SPECS === undefined ? undefined : join(process.env.SPECS, 'jira-cloud-v3-subset.openapi.json');
export const hasSpec = file !== undefined && existsSync(file);
if (!hasSpec) console.warn('SPECS not set: requests to Jira not held against its description');

export type Exchange = { request: WireRequest; response: WireResponse };

type Parameter = { name: string; in: string; required?: boolean };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: unknown }> };
  responses: Record<string, unknown>;
};
type Spec = { paths: Record<string, Record<string, Operation>>; components: unknown };

/**
 * UNVERIFIED: what we send to operations that are not in the cut, in our own words after the public reference: the
 * change of a comment takes what a new one takes; the conditional write takes one issue and one condition.
 */
const BY_HAND: readonly {
  method: string;
  path: RegExp;
  query: string[];
  statuses: number[];
  body: object;
}[] = [
  {
    method: 'PUT',
    path: /^\/rest\/api\/3\/issue\/\d+\/comment\/\d+$/,
    query: ['notifyUsers'],
    statuses: [200],
    body: {
      type: 'object',
      required: ['body'],
      properties: { body: { type: 'object' }, properties: { type: 'array', items: { type: 'object' } } },
      additionalProperties: false,
    },
  },
  {
    method: 'PUT',
    path: /^\/rest\/api\/3\/issue\/properties\/[\w.]+$/,
    query: [],
    statuses: [303],
    body: {
      type: 'object',
      required: ['value', 'filter'],
      properties: {
        value: { type: 'object' },
        filter: {
          type: 'object',
          required: ['entityIds'],
          properties: {
            entityIds: { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 1 },
            currentValue: {},
            hasProperty: { const: false },
          },
          additionalProperties: false,
          minProperties: 2,
        },
      },
      additionalProperties: false,
    },
  },
];

/** Not repeated for each operation. */
const EVERYWHERE = [400, 401, 403, 404, 409, 413, 429, 500, 503, 302];

let loaded: { spec: Spec; ajv: Ajv } | null = null;
const compiled = new Map<string, ValidateFunction>();

function load() {
  if (!loaded && file !== undefined) {
    const spec = JSON.parse(readFileSync(file, 'utf8')) as Spec;
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(spec, 'jira');
    loaded = { spec, ajv };
  }
  return loaded;
}

function validator(key: string, schema: object, ajv: Ajv): ValidateFunction {
  const found = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, found);
  return found;
}

const explain = (name: string, { errors }: ValidateFunction): string[] =>
  (errors ?? []).map((e) => `${name}${e.instancePath} ${e.message ?? ''} ${JSON.stringify(e.params)}`);

/** Every way in which requests differ from what is described; empty when they agree. */
export function describedBy(exchanges: readonly Exchange[]): string[] {
  const all = load();
  if (!all) return [];
  return exchanges.flatMap(({ request, response }) => check(request, response, all.spec, all.ajv));
}

function check(request: WireRequest, response: WireResponse, spec: Spec, ajv: Ajv): string[] {
  const name = `${request.method} ${request.path}`;
  const query = [...new URLSearchParams(request.query).keys()];
  const byHand = BY_HAND.find((b) => b.method === request.method && b.path.test(request.path));
  if (byHand) {
    const valid = validator(`by hand ${byHand.path}`, byHand.body, ajv);
    return [
      ...query.filter((q) => !byHand.query.includes(q)).map((q) => `${name}: no parameter ${q}`),
      ...(valid(JSON.parse(request.body)) ? [] : explain(name, valid)),
      ...(byHand.statuses.includes(response.status) || EVERYWHERE.includes(response.status)
        ? []
        : [`${name}: status ${response.status}`]),
    ];
  }
  const hits = Object.entries(spec.paths).filter(([template, methods]) => {
    const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`);
    return methods[request.method.toLowerCase()] && pattern.test(request.path);
  });
  // Whole words before parts in braces.
  const [template, methods] = hits.find(([t]) => t === request.path) ?? hits[0] ?? [];
  const operation = methods?.[request.method.toLowerCase()];
  if (template === undefined || !operation) return [`${name}: not described`];
  const findings: string[] = [];
  const parameters = operation.parameters ?? [];
  for (const q of query)
    if (!parameters.some((p) => p.in === 'query' && p.name === q))
      findings.push(`${name}: no parameter ${q}`);
  for (const p of parameters)
    if (p.in === 'query' && p.required && !query.includes(p.name))
      findings.push(`${name}: ${p.name} is missing`);
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  if (request.body === '') {
    if (operation.requestBody) findings.push(`${name}: a body is missing`);
  } else if (schema === undefined) findings.push(`${name}: no body is described`);
  else {
    const steps = [
      'paths',
      template,
      request.method.toLowerCase(),
      'requestBody',
      'content',
      'application/json',
      'schema',
    ];
    const pointer = steps
      .map((s) => encodeURIComponent(s.replace(/~/g, '~0').replace(/\//g, '~1')))
      .join('/');
    const valid = validator(`${request.method} ${template}`, { $ref: `jira#/${pointer}` }, ajv);
    if (!valid(JSON.parse(request.body))) findings.push(...explain(name, valid));
    if (!request.headers['content-type']?.startsWith('application/json'))
      findings.push(`${name}: not sent as JSON`);
  }
  if (operation.responses[String(response.status)] === undefined && !EVERYWHERE.includes(response.status))
    findings.push(`${name}: status ${response.status} is not described`);
  return findings;
}
