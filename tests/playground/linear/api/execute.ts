/** One GraphQL request: read, checked, weighed, carried out by the reference implementation. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  type DocumentNode,
  defaultFieldResolver,
  type ExecutionResult,
  executeSync,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { jsonResponse, type WireResponse } from '../../wire';
import type { LinearState } from '../state';
import { type LinearCaller, Scope } from './auth';
import { complexityOf } from './complexity';
import { badBody, internalError, notValid, rateLimited, tooComplex } from './errors';
import { charge, hasRoom, limitsOf, rateHeaders, searchLimit } from './limits';
import { mutations } from './mutations';
import { Nodes } from './nodes';
import { queries } from './queries';

/** Apart from `new URL`: in tests with a document the bundler makes an address of a web server out of the two. */
const HERE = import.meta.url;
let schema: GraphQLSchema | null = null;
export function linearSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(fileURLToPath(new URL('../schema.graphql', HERE).href), 'utf8'));
  return schema;
}

interface Read {
  document: DocumentNode | null;
  errors: readonly GraphQLError[];
  code: string;
}

/** Clients ask the same few questions again and again; reading and checking one takes longer than answering it. */
const known = new Map<string, Read>();
function read(source: string): Read {
  const before = known.get(source);
  if (before) return before;
  let result: Read;
  try {
    const document = parse(source);
    const errors = validate(linearSchema(), document);
    result = { document, errors, code: 'GRAPHQL_VALIDATION_FAILED' };
  } catch (e) {
    if (!(e instanceof GraphQLError)) throw e;
    result = { document: null, errors: [e], code: 'GRAPHQL_PARSE_FAILED' };
  }
  known.set(source, result);
  return result;
}

export interface Executed {
  response: WireResponse;
  operations: readonly string[];
  complexity: number;
}

const rootFields = (operation: OperationDefinitionNode): string[] =>
  operation.selectionSet.selections.flatMap((s) => (s.kind === 'Field' ? [s.name.value] : []));

/** Without data there may be a status: 200 always, or the first error's own. */
function statusOf(state: LinearState, result: ExecutionResult): number {
  if (result.data || state.settings.api.errorStatus === 200) return 200;
  const own = result.errors?.[0]?.extensions.statusCode;
  return typeof own === 'number' ? own : 200;
}

function answer(state: LinearState, result: ExecutionResult): WireResponse {
  // Variables that do not fit their types: nothing was carried out, there is no `data` at all.
  if (result.data === undefined) return notValid(result.errors ?? [], 'BAD_USER_INPUT');
  const errors = result.errors?.map((error) => ({
    message: error.message,
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
    extensions: error.extensions,
  }));
  return jsonResponse(statusOf(state, result), { data: result.data, ...(errors && { errors }) });
}

export function execute(state: LinearState, caller: LinearCaller, body: string): Executed {
  let operations: readonly string[] = [];
  let complexity = 0;
  let endpoint: string | null = null;
  const limits = limitsOf(state, caller);
  const finish = (response: WireResponse): Executed => {
    const weighed = complexity > 0 ? complexity : null;
    Object.assign(response.headers, rateHeaders(state, caller, weighed, endpoint));
    return { response, operations, complexity };
  };
  const limited = (counted: 'requests' | 'complexity', allowed: number): Executed => {
    const { retryAfter } = state.limits;
    return finish(
      rateLimited(allowed, counted, retryAfter === null ? {} : { 'retry-after': String(retryAfter) }),
    );
  };

  if (!hasRoom(state, limits.requests, 1)) return limited('requests', limits.requests.allowed);
  charge(state, limits.requests, 1);
  let input: { query?: unknown; variables?: unknown; operationName?: unknown };
  try {
    input = JSON.parse(body) as typeof input;
  } catch {
    return finish(badBody('The body is not JSON.'));
  }
  if (typeof input?.query !== 'string') return finish(badBody('GraphQL operations must contain a query.'));
  const { document, errors, code } = read(input.query);
  if (!document || errors.length > 0) return finish(notValid(errors, code));
  const name = typeof input.operationName === 'string' ? input.operationName : null;
  const operation = getOperationAST(document, name);
  if (!operation) return finish(badBody('Which operation is meant is not clear.'));
  const variables = (input.variables ?? {}) as Record<string, unknown>;

  operations = rootFields(operation);
  complexity = complexityOf(linearSchema(), document, operation, variables);
  if (complexity > state.limits.queryComplexity)
    return finish(tooComplex(complexity, state.limits.queryComplexity));
  if (!hasRoom(state, limits.complexity, complexity)) return limited('complexity', limits.complexity.allowed);
  if (operations.includes('searchIssues')) {
    endpoint = 'searchIssues';
    const search = searchLimit(state, caller);
    if (!hasRoom(state, search, 1)) return limited('requests', search.allowed);
    charge(state, search, 1);
  }
  charge(state, limits.complexity, complexity);

  const nodes = new Nodes(new Scope(state, caller));
  const result = executeSync({
    schema: linearSchema(),
    document,
    rootValue: operation.operation === 'mutation' ? mutations(nodes) : queries(nodes),
    variableValues: variables,
    operationName: name,
    fieldResolver: (source, args, context, info) => {
      if (state.failing.has(`${info.parentType.name}.${info.fieldName}`)) throw internalError();
      return defaultFieldResolver(source, args, context, info) as unknown;
    },
  });
  return finish(answer(state, result));
}
