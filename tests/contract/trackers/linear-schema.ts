/**
 * The part of Linear's schema that is asked for, in a small form: names and types after the public schema 88.3.0
 * (linear/linear, packages/sdk/src/schema.graphql, MIT). The whole one is checked where the environment has it.
 */
export const SCHEMA = /* GraphQL */ `
  scalar DateTime
  scalar JSONObject
  type Query {
    viewer: User!
    organization: Organization!
    issue(id: String!): Issue!
    issues(filter: IssueFilter, first: Int, after: String, includeArchived: Boolean): IssueConnection!
    teams(filter: TeamFilter, first: Int): TeamConnection!
    issueLabels(filter: IssueLabelFilter, first: Int): IssueLabelConnection!
  }
  type Mutation {
    attachmentCreate(input: AttachmentCreateInput!): AttachmentPayload!
    attachmentDelete(id: String!): DeletePayload!
    commentCreate(input: CommentCreateInput!): CommentPayload!
    issueLabelCreate(input: IssueLabelCreateInput!): IssueLabelPayload!
    issueAddLabel(id: String!, labelId: String!): IssuePayload!
    issueRemoveLabel(id: String!, labelId: String!): IssuePayload!
  }
  type User { id: ID! name: String! displayName: String! }
  type Organization { id: ID! name: String! urlKey: String! previousUrlKeys: [String!]! }
  type Team { id: ID! key: String! name: String! }
  type WorkflowState { id: ID! name: String! type: String! }
  type Issue {
    id: ID!
    identifier: String!
    previousIdentifiers: [String!]!
    title: String!
    description: String
    url: String!
    createdAt: DateTime!
    updatedAt: DateTime!
    completedAt: DateTime
    archivedAt: DateTime
    trashed: Boolean
    creator: User
    team: Team!
    state: WorkflowState!
    stateHistory(first: Int): IssueStateSpanConnection!
    labels(first: Int, filter: IssueLabelFilter): IssueLabelConnection!
    attachments(first: Int, filter: AttachmentFilter, includeArchived: Boolean): AttachmentConnection!
  }
  type IssueStateSpan { startedAt: DateTime! endedAt: DateTime state: WorkflowState }
  type Attachment {
    id: ID!
    url: String!
    title: String!
    subtitle: String
    metadata: JSONObject!
    updatedAt: DateTime!
    archivedAt: DateTime
    issue: Issue!
  }
  type IssueLabel { id: ID! name: String! isGroup: Boolean! team: Team }
  type Comment { id: ID! url: String! body: String! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type IssueConnection { nodes: [Issue!]! pageInfo: PageInfo! }
  type TeamConnection { nodes: [Team!]! pageInfo: PageInfo! }
  type IssueLabelConnection { nodes: [IssueLabel!]! pageInfo: PageInfo! }
  type IssueStateSpanConnection { nodes: [IssueStateSpan!]! pageInfo: PageInfo! }
  type AttachmentConnection { nodes: [Attachment!]! pageInfo: PageInfo! }
  type AttachmentPayload { success: Boolean! attachment: Attachment! }
  type DeletePayload { success: Boolean! entityId: String! }
  type CommentPayload { success: Boolean! comment: Comment! }
  type IssueLabelPayload { success: Boolean! issueLabel: IssueLabel! }
  type IssuePayload { success: Boolean! issue: Issue }
  input IssueIDComparator { eq: ID in: [ID!] }
  input NumberComparator { eq: Float in: [Float!] }
  input StringComparator { eq: String in: [String!] nin: [String!] eqIgnoreCase: String startsWith: String }
  input TeamFilter { key: StringComparator }
  input NullableTeamFilter { null: Boolean key: StringComparator }
  input WorkflowStateFilter { type: StringComparator }
  input IssueFilter {
    and: [IssueFilter!]
    or: [IssueFilter!]
    id: IssueIDComparator
    number: NumberComparator
    team: TeamFilter
    state: WorkflowStateFilter
  }
  input AttachmentFilter { and: [AttachmentFilter!] or: [AttachmentFilter!] url: StringComparator }
  input IssueLabelFilter { or: [IssueLabelFilter!] name: StringComparator team: NullableTeamFilter }
  input AttachmentCreateInput {
    id: String
    issueId: String!
    url: String!
    title: String!
    subtitle: String
    iconUrl: String
    metadata: JSONObject
  }
  input CommentCreateInput { issueId: String body: String }
  input IssueLabelCreateInput { name: String! teamId: String color: String }
`;
