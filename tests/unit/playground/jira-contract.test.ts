/**
 * The practice Jira's answers held against Atlassian's own description (a cut of it, in the folder SPECS) and against
 * the response schemas of jira.js, which its author checks nightly on a live site. Where the two, or the description
 * and its own examples, contradict each other, `OWN_WORDS` says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import * as cloud from 'jira.js/cloud';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setProperty, textDoc, transition } from '../../playground/jira/state';
import { createWorld, type World } from '../../playground/world';
import { type Answer, ask } from './jira-ask';

const path = process.env.SPECS && join(process.env.SPECS, 'jira-cloud-v3-subset.openapi.json');
const here = path !== undefined && existsSync(path);
if (!here) console.warn('SPECS not set: the practice Jira is not held against the official description');

type Json = Record<string, unknown>;
interface Spec {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: Json }> }> }>
  >;
  components: { schemas: Record<string, { properties: Record<string, Json> }> };
}

const nullable = { type: 'string', nullable: true };
/** Parts of the description that sites, and mostly its own examples, do not keep to. */
const OWN_WORDS: Record<string, Record<string, Json>> = {
  // Examples of changelogs have null in all four.
  ChangeDetails: { from: nullable, fromString: nullable, to: nullable, toString: nullable },
  // A number in changelog/bulkfetch, by its example.
  Changelog: { created: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'number' }] } },
  // In its example, and seen live.
  BulkIssueResults: { expand: { type: 'string' } },
};

const VERBS = ['get', 'put', 'post', 'delete'];
const STATUSES_BESIDES = new Set(['403', '429', '503']);

function prepared(): Spec {
  const spec = JSON.parse(readFileSync(path ?? '', 'utf8')) as Spec;
  for (const [name, properties] of Object.entries(OWN_WORDS))
    Object.assign(spec.components.schemas[name]?.properties ?? {}, properties);
  // A list, or one for a globalId; the description says one.
  const links = spec.paths['/rest/api/3/issue/{issueIdOrKey}/remotelink']?.get?.responses['200']?.content;
  const one = { $ref: '#/components/schemas/RemoteIssueLink' };
  if (links?.['application/json'])
    links['application/json'].schema = { anyOf: [{ type: 'array', items: one }, one] };
  return spec;
}

/** Looks up the answer's schema and holds the answer against it. @returns what is wrong with it */
function officialCheck(): (method: string, path: string, answer: Answer) => string[] {
  const spec = prepared();
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  // `2026-11-21T09:00:00.000+0000`: Jira's form, which its description calls date-time too.
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(\+0000|Z)$/);
  ajv.addSchema(spec as unknown as Json, 'spec');
  const compiled = new Map<string, ValidateFunction>();
  return (method, address, answer) => {
    const given = address.split('?')[0]?.split('/') ?? [];
    const template = Object.keys(spec.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .find((p) => {
        const parts = p.split('/');
        return (
          parts.length === given.length && parts.every((part, i) => part.startsWith('{') || part === given[i])
        );
      });
    const operation = template && spec.paths[template]?.[method.toLowerCase()];
    if (!template || !operation) return [];
    const response = operation.responses[String(answer.status)];
    if (!response) return STATUSES_BESIDES.has(String(answer.status)) ? [] : [`status ${answer.status}`];
    // A write without a word: the description leaves open what may stand there.
    if (!response.content?.['application/json']?.schema || (answer.body === '' && method !== 'GET'))
      return [];
    const pointer = ['paths', template, method.toLowerCase(), 'responses', String(answer.status)]
      .concat('content', 'application/json', 'schema')
      .map((part) =>
        part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D'),
      )
      .join('/');
    const key = `spec#/${pointer}`;
    const validate = compiled.get(key) ?? ajv.compile({ $ref: key });
    compiled.set(key, validate);
    return validate(JSON.parse(answer.body))
      ? []
      : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  };
}

/** Which schema of jira.js reads which answer. */
const SCHEMAS: readonly (readonly [pattern: RegExp, schema: z.ZodType])[] = [
  [/^GET \/myself$/, cloud.DashboardUserSchema],
  [/^GET \/serverInfo$/, cloud.ServerInformationSchema],
  [/^GET \/mypermissions/, cloud.PermissionsSchema],
  [/^GET \/field$/, z.array(cloud.FieldDetailsSchema)],
  [/^POST \/issue\/bulkfetch$/, cloud.BulkIssueResultsSchema],
  [/^POST \/changelog\/bulkfetch$/, cloud.BulkChangelogResponseSchema],
  [/^(GET|POST) \/search\/jql/, cloud.SearchAndReconcileResultsSchema],
  [/^POST \/search\/approximate-count$/, cloud.JQLCountResultsSchema],
  [/^GET \/task\//, cloud.TaskProgressObjectSchema],
  [/^GET \/issue\/[^/]+\/editmeta$/, cloud.IssueUpdateMetadataSchema],
  [/^GET \/issue\/[^/]+\/changelog/, cloud.PageChangelogSchema],
  [/^GET \/issue\/[^/]+\/properties$/, cloud.PropertyKeysSchema],
  [/^GET \/.*\/properties\/[^/]+$/, cloud.EntityPropertySchema],
  [/^GET \/issue\/[^/]+\/remotelink(\?.*)?$/, cloud.GetRemoteIssueLinksSchema],
  [/^GET \/issue\/[^/]+\/remotelink\/\d+$/, cloud.RemoteIssueLinkSchema],
  [/^POST \/issue\/[^/]+\/remotelink$/, cloud.RemoteIssueLinkIdentifiesSchema],
  [/^GET \/issue\/[^/]+\/comment(\?.*)?$/, cloud.PageOfCommentsSchema],
  [/^(POST|PUT) \/issue\/[^/]+\/comment(\/\d+)?$/, cloud.CommentSchema],
  [/^GET \/issue\/[^/]+(\?.*)?$/, cloud.IssueSchema],
  [/^GET \/project\/[^/]+$/, cloud.ProjectSchema],
  [/^GET \/project\/[^/]+\/versions$/, z.array(cloud.VersionSchema)],
  [/^GET \/project\/[^/]+\/version$/, cloud.PageVersionSchema],
];

let world: World;
let official: ReturnType<typeof officialCheck> = () => [];
beforeAll(() => {
  world = createWorld();
  if (here) official = officialCheck();
  setProperty(world.jira, 'ACME-142', 'a', { v: 1 }, 'acme-dev');
  transition(world.jira, 'ACME-142', 'Done', 'acme-dev');
});

const link = {
  globalId: 'g',
  object: { url: 'https://example.com', title: 'Dashboard', status: { resolved: true } },
};
const jql = { jql: 'project = ACME ORDER BY key', fields: ['*all'], properties: ['a'], expand: 'names' };

/** In this order: later ones need what earlier ones made. */
const CALLS: readonly (readonly [line: string, expected: number, body?: unknown, login?: string])[] = [
  ['GET /myself', 200],
  ['GET /serverInfo', 200],
  ['GET /mypermissions?permissions=EDIT_ISSUES,ADMINISTER&issueKey=ACME-142', 200],
  ['GET /mypermissions', 400],
  ['GET /mypermissions?permissions=EDIT_ISSUES&issueKey=NO-1', 404],
  ['GET /field', 200],
  ['GET /issue/ACME-142?expand=names,schema,changelog,editmeta&properties=a', 200],
  ['GET /issue/ACME-999', 404],
  ['PUT /issue/ACME-142', 204, { update: { labels: [{ add: 'x' }] }, properties: [{ key: 'b', value: 1 }] }],
  ['PUT /issue/ACME-142?returnIssue=true', 200, { fields: { summary: 'y' } }],
  ['PUT /issue/ACME-142', 400, { fields: { nothing: 1 } }],
  ['PUT /issue/ACME-142', 403, { fields: { summary: 'z' } }, 'acme-design'],
  ['GET /issue/ACME-142/editmeta', 200],
  ['GET /issue/ACME-142/changelog?maxResults=1', 200],
  ['GET /issue/ACME-142/properties', 200],
  ['PUT /issue/ACME-142/properties/c', 201, { v: 1 }],
  ['PUT /issue/ACME-142/properties/c', 200, { v: 2 }],
  ['GET /issue/ACME-142/properties/c', 200],
  ['GET /issue/ACME-142/properties/none', 404],
  ['DELETE /issue/ACME-142/properties/c', 204],
  ['POST /issue/bulkfetch', 200, { issueIdsOrKeys: ['ACME-142', 'ACME-101'], properties: ['a'] }],
  ['POST /issue/bulkfetch', 400, {}],
  ['POST /changelog/bulkfetch', 200, { issueIdsOrKeys: ['ACME-142', 'ACME-111'], maxResults: 2 }],
  ['POST /search/jql', 200, { ...jql, maxResults: 3 }],
  ['POST /search/jql', 200, jql],
  ['POST /search/jql', 400, { jql: '' }],
  ['GET /search/jql?jql=project%20%3D%20ACME', 200],
  ['POST /search/approximate-count', 200, { jql: 'project = ACME' }],
  ['POST /issue/ACME-142/remotelink', 201, link],
  ['POST /issue/ACME-142/remotelink', 200, link],
  ['POST /issue/ACME-142/remotelink', 400, {}],
  ['GET /issue/ACME-142/remotelink', 200],
  ['GET /issue/ACME-142/remotelink?globalId=g', 200],
  ['DELETE /issue/ACME-142/remotelink?globalId=g', 204],
  ['POST /issue/ACME-142/comment', 201, { body: textDoc('Hello'), properties: [{ key: 'a', value: 1 }] }],
  ['POST /issue/ACME-142/comment', 400, { body: 'Hello' }],
  ['GET /issue/ACME-142/comment?expand=properties', 200],
  ['GET /project/ACME', 200],
  ['GET /project/PAY', 200],
  ['GET /project/NONE', 404],
  ['GET /project/ACME/versions', 200],
  ['GET /project/ACME/version', 200],
  ['PUT /project/ACME/properties/p', 201, { v: 1 }],
  ['GET /project/ACME/properties/p', 200],
  ['DELETE /project/ACME/properties/p', 204],
];

describe('practice Jira: answers as described', () => {
  const calls = CALLS.map(([line, expected, body, login]) => ({ line, expected, body, login }));
  it.each(calls)('$line → $expected', ({ line, expected, body, login }) => {
    const [method = '', address = ''] = line.split(' ');
    const answer = ask(world, method, address, {
      ...(body !== undefined && { body }),
      ...(login !== undefined && { login }),
    });
    expect(answer.status, answer.body).toBe(expected);
    expect(official(method, `/rest/api/3${address}`, answer)).toEqual([]);
    if (expected >= 300 || answer.body === '') return;
    const schema = SCHEMAS.find(([pattern]) => pattern.test(line))?.[1];
    const read = schema?.safeParse(JSON.parse(answer.body));
    if (schema) expect(read?.error?.issues ?? []).toEqual([]);
    else expect(method).toBe('PUT');
  });

  // Only where the description is at hand.
  it.runIf(here)('and other answers are told from them', () => {
    const told = (address: string, body: unknown) =>
      official('GET', `/rest/api/3${address}`, {
        ...ask(world, 'GET', '/myself'),
        body: JSON.stringify(body),
      });
    expect(told('/serverInfo', { versionNumbers: 'x' })).not.toEqual([]);
    expect(told('/issue/ACME-142/properties/a', { key: 'a', value: 1, more: 2 })).not.toEqual([]);
    expect(told('/issue/ACME-142/properties/a', { key: 'a', value: 1 })).toEqual([]);
  });

  // Only where the description is at hand.
  it.runIf(here)('and every operation of the description that is practised was called', () => {
    const spec = prepared();
    const all = Object.entries(spec.paths).flatMap(([p, verbs]) =>
      VERBS.filter((verb) => verb in verbs).map((verb) => `${verb.toUpperCase()} ${p}`),
    );
    const template = (line: string) => {
      const [method, address = ''] = line.split(' ');
      const given = `/rest/api/3${address.split('?')[0]}`.split('/');
      return all.find((operation) => {
        const [verb, p = ''] = operation.split(' ');
        const parts = p.split('/');
        return (
          verb === method &&
          parts.length === given.length &&
          parts.every((part, i) => part.startsWith('{') || part === given[i])
        );
      });
    };
    const called = new Set(CALLS.map(([line]) => template(line)));
    expect(all.filter((operation) => !called.has(operation)).sort()).toEqual([
      // Not for this product, or with tests of their own (comment properties need an id).
      'DELETE /rest/api/3/comment/{commentId}/properties/{propertyKey}',
      'DELETE /rest/api/3/issue/{issueIdOrKey}',
      'DELETE /rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId}',
      'DELETE /rest/api/3/project/{projectIdOrKey}',
      'DELETE /rest/api/3/version/{id}',
      'GET /rest/api/3/comment/{commentId}/properties/{propertyKey}',
      'GET /rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId}',
      'GET /rest/api/3/issue/{issueIdOrKey}/transitions',
      'GET /rest/api/3/version/{id}',
      'POST /rest/api/3/field',
      'POST /rest/api/3/issue/{issueIdOrKey}/transitions',
      'PUT /rest/api/3/comment/{commentId}/properties/{propertyKey}',
      'PUT /rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId}',
      'PUT /rest/api/3/project/{projectIdOrKey}',
      'PUT /rest/api/3/version/{id}',
    ]);
  });
});
