/** What makes a query one that GitHub would refuse. */
import { type DocumentNode, type GraphQLError, type GraphQLSchema, validate } from 'graphql';

/**
 * The rules of the specification but for one: GitHub lets two types that exclude each other answer one name with
 * different scalars or enums (`state` of an issue and of a pull request). Its own command line asks so:
 * https://github.com/cli/cli/blob/trunk/pkg/cmd/issue/shared/lookup.go
 */
export const checkQuery = (schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] =>
  validate(schema, document).filter(({ message }) => !/they return conflicting types/.test(message));
