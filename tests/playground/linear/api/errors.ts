/** Linear's errors: `message` for developers, `extensions.userPresentableMessage` for people. */
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { jsonResponse, type WireResponse } from '../../wire';

const extensions = (
  type: string,
  code: string,
  statusCode: number,
  words: string,
): GraphQLErrorExtensions => ({
  type,
  code,
  statusCode,
  userError: true,
  userPresentableMessage: words,
});

/** Also the answer to what one may not see. */
export const notFound = (entity: string): GraphQLError =>
  new GraphQLError(`Entity not found: ${entity}`, {
    extensions: extensions('invalid input', 'INPUT_ERROR', 400, `Could not find referenced ${entity}.`),
  });

/** @param words what a person is told */
export const invalidInput = (words: string, message = 'Argument Validation Error'): GraphQLError =>
  new GraphQLError(message, { extensions: extensions('invalid input', 'INVALID_INPUT', 400, words) });

/** A key without the permission: this message was seen; the words for people are UNVERIFIED. */
export const missingScope = (scope: string): GraphQLError =>
  new GraphQLError(`Invalid scope: \`${scope}\` required`, {
    extensions: extensions('forbidden', 'FORBIDDEN', 403, 'Your credentials do not allow this action.'),
  });

/** UNVERIFIED in wording. */
export const forbidden = (words: string): GraphQLError =>
  new GraphQLError('Forbidden', { extensions: extensions('forbidden', 'FORBIDDEN', 403, words) });

export const internalError = (): GraphQLError =>
  new GraphQLError('Internal server error', {
    extensions: {
      type: 'internal error',
      code: 'INTERNAL_SERVER_ERROR',
      statusCode: 500,
      userError: false,
      userPresentableMessage: 'Something went wrong on our end.',
    },
  });

const refusal = (
  status: number,
  message: string,
  more: GraphQLErrorExtensions,
  headers: Record<string, string> = {},
): WireResponse => jsonResponse(status, { errors: [{ message, extensions: more }] }, headers);

export const notAuthenticated = (): WireResponse =>
  refusal(
    401,
    'Authentication required, not authenticated',
    extensions(
      'authentication error',
      'AUTHENTICATION_ERROR',
      401,
      'You need to authenticate to access this operation.',
    ),
  );

export const keyAsBearer = (): WireResponse => {
  const words =
    "It looks like you're trying to use an API key as a Bearer token. Remove the Bearer prefix from the Authorization header.";
  return refusal(400, words, extensions('invalid input', 'INPUT_ERROR', 400, words));
};

/** UNVERIFIED in status and wording: an administrator does not let members use personal keys. */
export const keysForbidden = (): WireResponse =>
  refusal(
    403,
    'Personal API keys are disabled',
    extensions(
      'forbidden',
      'FORBIDDEN',
      403,
      'Your workspace admin does not allow personal API keys. Ask an admin for access.',
    ),
  );

/** What the limits are counted in. */
export type Counted = 'requests' | 'complexity';

/** HTTP 400, not 429; the body says 429. The sentence for points is UNVERIFIED. */
export const rateLimited = (
  limit: number,
  counted: Counted,
  headers: Record<string, string> = {},
  status: 400 | 429 = 400,
): WireResponse => {
  const words = `Rate limit exceeded. Only ${limit} ${counted === 'requests' ? 'requests are' : 'complexity points are'} allowed per 1 hour.`;
  return refusal(
    status,
    words,
    { ...extensions('ratelimited', 'RATELIMITED', 429, words), http: { status } },
    headers,
  );
};

export const tooComplex = (complexity: number, allowed: number): WireResponse =>
  refusal(400, 'Query too complex', {
    ...extensions(
      'invalid input',
      'INPUT_ERROR',
      400,
      `The query is too complex. Complexity: ${complexity}. Maximum allowed complexity: ${allowed}.`,
    ),
    http: { status: 400 },
  });

/** A query the schema does not allow. */
export const notValid = (errors: readonly GraphQLError[], code: string): WireResponse =>
  jsonResponse(400, {
    errors: errors.map((error) => ({
      message: error.message,
      ...(error.locations && { locations: error.locations }),
      extensions: { ...extensions('graphql error', code, 400, error.message), http: { status: 400 } },
    })),
  });

export const badBody = (message: string): WireResponse =>
  refusal(400, message, extensions('graphql error', 'BAD_REQUEST', 400, message));
