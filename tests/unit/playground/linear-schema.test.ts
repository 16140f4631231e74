/**
 * The practice Linear's part of the schema against Linear's own (folder SPECS, read only, never in the project).
 * Without it this file says so and checks only that the practice schema can be read.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { linearSchema } from '../../playground/linear/api/execute';
import { putAttachment } from '../../playground/linear/state';
import { ask, linearWorld } from './linear-ask';

const folder = process.env.SPECS;
const file = (name: string) => join(folder ?? '', name);
const here = folder !== undefined && existsSync(file('linear.graphql'));
if (!here) console.warn("SPECS not set: the practice Linear's schema is not held against the official one");

/** What of a type the official schema does not have in the same form. */
function strangers(own: GraphQLNamedType, official: GraphQLSchema): string[] {
  const theirs = official.getType(own.name);
  if (!theirs) return [own.name];
  if (own.constructor !== theirs.constructor) return [`${own.name} is of another kind`];
  if (isEnumType(own) && isEnumType(theirs))
    return own
      .getValues()
      .filter((v) => !theirs.getValue(v.name))
      .map((v) => `${own.name}.${v.name}`);
  if (isInputObjectType(own) && isInputObjectType(theirs)) {
    const mine = own.getFields();
    const fields = theirs.getFields();
    return [
      ...Object.values(mine)
        .filter((f) => String(f.type) !== String(fields[f.name]?.type))
        .map((f) => `${own.name}.${f.name}: ${f.type}`),
      // What must be given there must be known here.
      ...Object.values(fields)
        .filter((f) => String(f.type).endsWith('!') && !mine[f.name])
        .map((f) => `${own.name} lacks ${f.name}`),
    ];
  }
  if (!(isObjectType(own) || isInterfaceType(own)) || !(isObjectType(theirs) || isInterfaceType(theirs)))
    return [];
  const fields = theirs.getFields();
  return Object.values(own.getFields()).flatMap((field) => {
    const same = fields[field.name];
    if (!same || String(same.type) !== String(field.type))
      return [`${own.name}.${field.name}: ${field.type}`];
    return field.args
      .filter((a) => String(a.type) !== String(same.args.find((b) => b.name === a.name)?.type))
      .map((a) => `${own.name}.${field.name}(${a.name}: ${a.type})`);
  });
}

it('reads its own schema', () => {
  expect(linearSchema().getQueryType()?.getFields().issue).toBeDefined();
});

// Needs Linear's own file, which is not part of the project.
describe.skipIf(!here)('against the official schema', () => {
  const official = here ? buildSchema(readFileSync(file('linear.graphql'), 'utf8')) : linearSchema();
  const examples = (
    here ? JSON.parse(readFileSync(file('linear-operations.example.json'), 'utf8')) : {}
  ) as Record<string, { query: string; variables: Record<string, unknown> }>;

  it('every type, field, argument and input field is there with the same type', () => {
    const own = Object.values(linearSchema().getTypeMap()).filter((t) => !t.name.startsWith('__'));
    expect(own.length).toBeGreaterThan(50);
    expect(own.flatMap((type) => strangers(type, official))).toEqual([]);
  });

  it('notices a field that is not', () => {
    const changed = buildSchema(
      'type Query { issue(id: Int!): Issue! } type Issue { id: ID! invented: Int }',
    );
    expect(Object.values(changed.getTypeMap()).flatMap((type) => strangers(type, official))).toEqual([
      'Query.issue(id: Int!)',
      'Issue.invented: Int',
    ]);
  });

  it.each(Object.entries(examples))(
    '%s is valid there and carried out here',
    (name, { query, variables }) => {
      expect(validate(official, parse(query))).toEqual([]);
      const state = linearWorld();
      const attachment = putAttachment(state, 'acme/ENG-142', {
        url: 'https://sightline.example/o/x',
        title: 'Outcome',
      });
      const real: Record<string, unknown> = { id: 'ENG-142', ids: ['ENG-142'], nums: [142] };
      if (name === 'Update' || name === 'Delete') real.id = attachment.id;
      if (name === 'ProjectCtx') real.id = state.projects[0]?.slugId;
      const input = variables.input as Record<string, unknown> | undefined;
      const given = {
        ...Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, real[key] ?? value])),
        ...(input?.issueId !== undefined && { input: { ...input, issueId: 'ENG-142' } }),
      };
      const { status, json } = ask(state, query, given);
      expect(json.errors).toBeUndefined();
      expect(status).toBe(200);
      expect(Object.values(json.data ?? {}).length).toBeGreaterThan(0);
    },
  );
});
