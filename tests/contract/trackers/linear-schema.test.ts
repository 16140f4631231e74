/** What Linear is sent fits its schema, and costs few of its points. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import * as documents from '../../../lib/trackers/linear/documents';
import { makeLinearHome } from '../../../lib/trackers/linear/home';
import { SCHEMA } from './linear-schema';
import { home, item, marks, outcomeOf, part, setting } from './linear-world';

const DOCUMENTS = Object.entries(documents).filter(
  (entry): entry is [string, string] => typeof entry[1] === 'string' && /^(?:query|mutation) /.test(entry[1]),
);

const folder = process.env.SPECS;
const file = folder === undefined ? undefined : join(folder, 'linear.graphql');
const whole = file !== undefined && existsSync(file) ? buildSchema(readFileSync(file, 'utf8')) : null;
if (!whole)
  console.warn(
    'LINEAR SCHEMA NOT CHECKED: set SPECS to a folder with linear.graphql; only our cut of it is.',
  );

/** Everything that is sent in an ordinary life, with its variables. */
async function everything() {
  const s = setting();
  const [one, two] = [s.issue(1), s.issue(2)];
  s.attach(two, outcomeOf(two, 'two'), { base: 'https://old.example/' });
  const both = makeLinearHome({ base: 'https://sightline.example/', formerBases: ['https://old.example/'] });
  const lists = part(both.lists);
  const [a, b, gone] = [item('acme/ENG-1'), item('acme/ENG-2'), item('acme/ENG-9')];
  for (const [ref, issue] of [
    [a, one],
    [b, two],
  ] as const) {
    const read = await both.read(ref, s.io);
    const before = read.ok && read.read.home.kind === 'outcome' ? read.read.home.outcome : null;
    await both.write(ref, outcomeOf(issue, 'x', before), read.ok ? read.read.etag : '', s.io, marks().mark);
  }
  await both.read(gone, s.io);
  s.issue(3, { previousIdentifiers: ['ENG-4'] });
  await both.read(item('acme/ENG-4'), s.io);
  await both.whoAmI('pm', 'acme/ENG', s.io);
  await both.whoAmI('pm', undefined, s.io);
  await lists.read([a, b, gone], s.io);
  await lists.stamps([a, item('acme/OPS-1')], s.io);
  await lists.query('linear.app', 'team:acme/ENG view:active', undefined, s.io);
  await lists.query('linear.app', 'team:acme/ENG view:all', '100:c100', s.io);
  const acts = part(home.acts);
  await acts.comment(a, 'x', s.io);
  for (const on of [true, false]) await acts.label(a, 'x', on, s.io);
  return s.requests;
}

function check(schema: GraphQLSchema, query: string, variables: Record<string, unknown>): string[] {
  const document = parse(query);
  const operation = getOperationAST(document);
  const wrong = validate(schema, document).map((e) => e.message);
  const given = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
  return [...wrong, ...(given.errors ?? []).map((e) => e.message)];
}

const SCHEMAS: [string, GraphQLSchema][] = [['our cut of the schema', buildSchema(SCHEMA)]];
if (whole) SCHEMAS.push(['the whole schema', whole]);

describe.each(SCHEMAS)('%s', (_, schema) => {
  test('takes every question and change, with what is filled in', async () => {
    const sent = await everything();
    for (const { query, variables } of sent) expect(check(schema, query, variables)).toEqual([]);
    const asked = new Set(sent.map((r) => r.query));
    expect(DOCUMENTS.filter(([, text]) => !asked.has(text)).map(([name]) => name)).toEqual([]);
  });

  test('and notices what does not fit', () => {
    expect(check(schema, 'query X{viewer{nothing}}', {})).not.toEqual([]);
    const where = { id: { like: 'ENG' } };
    expect(check(schema, documents.ROWS_QUERY, { where, n: 1, ours: {} })).not.toEqual([]);
    expect(check(schema, documents.WRITE, { input: { url: 'u', title: 't' } })).not.toEqual([]);
  });
});

describe('points', () => {
  /** By the published rule: 0.1 a property, 1 an object, a connection times its `first` (50 without), rounded up. */
  function pointsOf(query: string, n = 50): number {
    const first = (field: FieldNode): number => {
      const given = field.arguments?.find((a) => a.name.value === 'first')?.value;
      if (given?.kind === Kind.INT) return Number(given.value);
      return given?.kind === Kind.VARIABLE ? n : 50;
    };
    const all = (set: SelectionSetNode | undefined): number =>
      (set?.selections ?? []).reduce((sum, s) => sum + (s.kind === Kind.FIELD ? one(s) : 0), 0);
    const one = (field: FieldNode): number => {
      const set = field.selectionSet;
      if (!set) return 0.1;
      const nodes = set.selections.find(
        (s): s is FieldNode => s.kind === Kind.FIELD && s.name.value === 'nodes',
      );
      if (!nodes) return 1 + all(set);
      const rest = { ...set, selections: set.selections.filter((s) => s !== nodes) };
      return first(field) * (1 + all(nodes.selectionSet)) + all(rest);
    };
    return Math.ceil(Math.round(all(getOperationAST(parse(query))?.selectionSet) * 1000) / 1000);
  }

  test('the rule, by an example that was counted by hand', () => {
    const page =
      'query P{issues(first:50){nodes{id identifier completedAt state{type} attachments(first:2){nodes{id url subtitle metadata updatedAt}}} pageInfo{hasNextPage endCursor}}}';
    expect(pointsOf(page)).toBe(272);
  });

  test.each([
    ['ISSUE_QUERY', 50, 158],
    ['ROWS_QUERY', 50, 922],
    ['STAMPS_QUERY', 100, 402],
    ['LISTED_QUERY', 50, 534],
    ['LABELS_QUERY', 50, 76],
    ['WHO_QUERY', 50, 4],
    ['NAMED_QUERY', 50, 3],
    ['HOLDER_QUERY', 50, 2],
    ['WORKSPACE_QUERY', 50, 2],
    ['WRITE', 50, 4],
  ] as const)('%s', (name, n, points) => {
    const [, text = ''] = DOCUMENTS.find(([known]) => known === name) ?? [];
    expect(pointsOf(text, n)).toBe(points);
  });

  test('each is far under what one question may cost', () => {
    for (const [, text] of DOCUMENTS) expect(pointsOf(text, 100)).toBeLessThan(2_000);
  });

  test('an hour of nothing but lists is within both hourly limits of a key', () => {
    // 2,500 requests and 3,000,000 points (linear.app/developers/rate-limiting, 2026-09).
    expect(pointsOf(documents.ROWS_QUERY) * 2_500).toBeLessThan(3_000_000);
  });
});
