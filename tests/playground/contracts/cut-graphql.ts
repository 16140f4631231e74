/** Cuts the types and fields the practice tracker answers out of GitHub's GraphQL schema. */
import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  print,
  type TypeNode,
  visit,
} from 'graphql';

/** Fields kept per object or interface type; every other field and type is dropped. */
const KEEP: Readonly<Record<string, readonly string[]>> = {
  Query: ['id', 'node', 'nodes', 'rateLimit', 'repository', 'search', 'viewer'],
  Mutation: ['updateIssue'],
  Node: ['id'],
  Actor: ['login', 'url'],
  RepositoryOwner: ['id', 'login', 'url'],
  User: ['id', 'databaseId', 'login', 'name', 'url'],
  Organization: ['id', 'databaseId', 'login', 'name', 'url'],
  Bot: ['id', 'databaseId', 'login', 'url'],
  Repository: [
    'id',
    'databaseId',
    'name',
    'nameWithOwner',
    'owner',
    'visibility',
    'isPrivate',
    'isArchived',
    'viewerPermission',
    'url',
    'issue',
    'issueOrPullRequest',
    'issues',
    'milestone',
  ],
  Issue: [
    'id',
    'databaseId',
    'fullDatabaseId',
    'number',
    'title',
    'body',
    'url',
    'state',
    'stateReason',
    'closed',
    'closedAt',
    'createdAt',
    'updatedAt',
    'lastEditedAt',
    'includesCreatedEdit',
    'locked',
    'author',
    'editor',
    'repository',
    'viewerCanUpdate',
    'viewerDidAuthor',
    'userContentEdits',
    'labels',
    'milestone',
  ],
  PullRequest: [
    'id',
    'databaseId',
    'number',
    'title',
    'body',
    'url',
    'createdAt',
    'updatedAt',
    'lastEditedAt',
    'author',
    'editor',
    'repository',
    'viewerCanUpdate',
    'viewerDidAuthor',
    'locked',
    'state',
    'closed',
    'closedAt',
    'merged',
    'mergedAt',
    'labels',
    'milestone',
    'closingIssuesReferences',
  ],
  IssueConnection: ['edges', 'nodes', 'pageInfo', 'totalCount'],
  IssueEdge: ['cursor', 'node'],
  Label: ['id', 'name', 'color', 'description'],
  LabelConnection: ['edges', 'nodes', 'pageInfo', 'totalCount'],
  LabelEdge: ['cursor', 'node'],
  Milestone: ['id', 'number', 'title', 'state', 'url', 'issues'],
  SearchResultItemConnection: ['edges', 'nodes', 'pageInfo', 'issueCount'],
  SearchResultItemEdge: ['cursor', 'node'],
  UserContentEdit: ['id', 'createdAt', 'updatedAt', 'editedAt', 'deletedAt', 'deletedBy', 'diff', 'editor'],
  UserContentEditEdge: ['cursor', 'node'],
  UserContentEditConnection: ['edges', 'nodes', 'pageInfo', 'totalCount'],
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  RateLimit: ['cost', 'limit', 'nodeCount', 'remaining', 'resetAt', 'used'],
  UpdateIssuePayload: ['actor', 'clientMutationId', 'issue'],
};
const KEEP_WHOLE = [
  'IssueOrPullRequest',
  'UpdateIssueInput',
  'IssueState',
  'IssueStateReason',
  'IssueFilters',
  'IssueOrder',
  'IssueOrderField',
  'LabelOrder',
  'LabelOrderField',
  'MilestoneState',
  'OrderDirection',
  'PullRequestState',
  'SearchResultItem',
  'SearchType',
  'RepositoryVisibility',
  'RepositoryPermission',
  'DateTime',
  'URI',
  'BigInt',
];

const typeName = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type);

/**
 * @param text the whole schema as SDL
 * @returns a valid smaller SDL: kept fields are unchanged, arguments included
 */
export function cutGraphql(text: string): string {
  const kept = new Set([...Object.keys(KEEP), ...KEEP_WHOLE]);
  const builtIn = new Set(['String', 'Int', 'Boolean', 'ID', 'Float']);
  const keepField = (owner: string) => (field: FieldDefinitionNode) => {
    if (!KEEP[owner]?.includes(field.name.value)) return false;
    if (!kept.has(typeName(field.type)) && !builtIn.has(typeName(field.type)))
      throw new Error(`${owner}.${field.name.value} needs ${typeName(field.type)}`);
    return true;
  };
  const definitions: DefinitionNode[] = [];
  for (const node of parse(text).definitions) {
    if (!('name' in node) || !node.name || !kept.has(node.name.value)) continue;
    const name = node.name.value;
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      definitions.push({
        ...node,
        interfaces: (node.interfaces ?? []).filter((item) => kept.has(item.name.value)),
        fields: (node.fields ?? []).filter(keepField(name)),
      });
    } else if (node.kind === Kind.UNION_TYPE_DEFINITION)
      definitions.push({ ...node, types: (node.types ?? []).filter((item) => kept.has(item.name.value)) });
    else definitions.push(node);
  }
  const bare = visit(
    { kind: Kind.DOCUMENT, definitions },
    {
      StringValue: () => undefined,
      enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
      FieldDefinition: (node) => ({ ...node, directives: [], description: undefined }),
      InputValueDefinition: (node): InputValueDefinitionNode => ({
        ...node,
        directives: [],
        description: undefined,
      }),
      EnumValueDefinition: (node) => ({ ...node, directives: [], description: undefined }),
      ScalarTypeDefinition: (node) => ({ ...node, directives: [], description: undefined }),
    },
  );
  return `${print(bare)}\n`;
}
