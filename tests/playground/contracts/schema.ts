/** GitHub's GraphQL schema as the practice tracker knows it: the cut, and what is newer than it. */
import { readFileSync } from 'node:fs';
import { buildSchema, extendSchema, type GraphQLSchema, parse } from 'graphql';

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');

let schema: GraphQLSchema | null = null;
export function githubSchema(): GraphQLSchema {
  schema ??= extendSchema(buildSchema(read('github.graphql')), parse(read('github-newer.graphql')));
  return schema;
}
