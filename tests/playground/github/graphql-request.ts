/** `POST /graphql`: limits, execution over the cut schema, errors in GitHub's form. */
import { type DocumentNode, type ExecutionResult, executeSync, GraphQLError, parse } from 'graphql';
import { checkQuery } from '../contracts/check-query';
import { githubSchema } from '../contracts/schema';
import { jsonResponse, type WireRequest, type WireResponse } from '../wire';
import type { Caller } from './auth';
import { apiError } from './errors';
import { Resolver } from './graphql';
import { bucketOf, exceededMessage } from './limits';
import type { GithubState } from './state';

/** Clients ask the same few questions again and again; reading and checking one takes longer than answering it. */
const known = new Map<string, DocumentNode | readonly GraphQLError[]>();
function documentOf(source: string): DocumentNode | readonly GraphQLError[] {
  const before = known.get(source);
  if (before) return before;
  const read = readDocument(source);
  known.set(source, read);
  return read;
}
function readDocument(source: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(source);
    const errors = checkQuery(githubSchema(), document);
    return errors.length > 0 ? errors : document;
  } catch (e) {
    if (e instanceof GraphQLError) return [e];
    throw e;
  }
}

interface GraphqlBody {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
}

/** Errors in GitHub's form: HTTP 200, `type` at the top, partial data kept. */
export function graphql(state: GithubState, caller: Caller, request: WireRequest): WireResponse {
  if (caller.login === null)
    return apiError(
      401,
      'This endpoint requires you to be authenticated.',
      'https://docs.github.com/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql',
    );
  let input: GraphqlBody;
  try {
    input = JSON.parse(request.body) as GraphqlBody;
  } catch {
    return apiError(400, 'Problems parsing JSON', 'https://docs.github.com/graphql');
  }
  if (typeof input.query !== 'string')
    return apiError(
      400,
      'A query attribute must be specified and must be a string.',
      'https://docs.github.com/graphql',
    );
  const bucket = bucketOf(state, caller, 'graphql');
  if (bucket.used >= bucket.limit)
    return jsonResponse(200, {
      errors: [{ type: 'RATE_LIMITED', code: 'graphql_rate_limit', message: exceededMessage(state, caller) }],
    });
  bucket.used += 1;
  const document = documentOf(input.query);
  const result: ExecutionResult =
    'kind' in document
      ? executeSync({
          schema: githubSchema(),
          document,
          rootValue: new Resolver(state, caller).root,
          variableValues: (input.variables ?? {}) as Record<string, unknown>,
          operationName: typeof input.operationName === 'string' ? input.operationName : null,
        })
      : { errors: document };
  const errors = result.errors?.map((error) => ({
    ...(typeof error.extensions.type === 'string' && { type: error.extensions.type }),
    ...(error.path && { path: error.path }),
    ...(error.locations && { locations: error.locations }),
    message: error.message,
  }));
  return jsonResponse(200, {
    ...(result.data !== undefined && { data: result.data }),
    ...(errors && { errors }),
  });
}
