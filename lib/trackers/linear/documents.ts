/**
 * The questions and changes that Linear is sent, and the schemas of what comes back.
 *
 * Points of a question, by the published rule (linear.app/developers/rate-limiting): 0.1 for each property, 1 for
 * each object, a connection times its `first`. At most 10,000; a test counts them.
 */
import * as z from 'zod';
import { urlOf } from './attachment';
import { allBases, type Bases } from './base';

/** Attachments of ours that are asked for: of one issue, and of each of many. */
export const MOST_ATTACHMENTS = 10;
export const MOST_IN_LIST = 2;
/** Spans of states that are looked through for the first that was a completed one. */
const SPANS = 50;
/** Labels of one name: that of the workspace and that of the team, and room. */
const LABELS = 20;
/** Labels of an issue that are asked for: of one, and of each of many. Each costs a point. */
const LABELS_OF_ONE = 20;
const LABELS_IN_LIST = 10;

const WORKSPACE = 'organization{urlKey previousUrlKeys}';
// An archived issue's attachments may count as archived too, and its outcome has to be there still.
const attachments = (first: number, fields: string) =>
  `attachments(first:${first},filter:$ours,includeArchived:true){nodes{${fields}}}`;
const RECORD = 'id url metadata updatedAt archivedAt';
const MARK = 'url updatedAt archivedAt';
const ISSUE =
  'id identifier previousIdentifiers title description createdAt updatedAt completedAt archivedAt trashed creator{displayName name} state{name type}';
const labels = (first: number) => `labels(first:${first}){nodes{name}}`;

/** One issue by UUID, by its identifier, or by one it had before it was moved. */
export const ISSUE_QUERY = `query Issue($id:String!,$ours:AttachmentFilter!,$spans:Boolean!){${WORKSPACE} issue(id:$id){${ISSUE} ${labels(LABELS_OF_ONE)} stateHistory(first:${SPANS})@include(if:$spans){nodes{startedAt state{name type}}} ${attachments(MOST_ATTACHMENTS, RECORD)}}}`;

/** Many issues with their records. Closed issues are archived by themselves, so those are asked for too. */
export const ROWS_QUERY = `query Rows($where:IssueFilter!,$n:Int!,$ours:AttachmentFilter!){${WORKSPACE} issues(filter:$where,first:$n,includeArchived:true){nodes{${ISSUE} ${labels(LABELS_IN_LIST)} ${attachments(MOST_IN_LIST, RECORD)}}}}`;

/** When many issues, and what is ours on them, were changed last. */
export const STAMPS_QUERY = `query Stamps($where:IssueFilter!,$n:Int!,$ours:AttachmentFilter!){${WORKSPACE} issues(filter:$where,first:$n,includeArchived:true){nodes{identifier previousIdentifiers updatedAt archivedAt ${attachments(MOST_IN_LIST, MARK)}}}}`;

/** A page of a team's list. The team beside it: a filter leaves out without a word what a key may not read. */
export const LISTED_QUERY = `query Listed($where:IssueFilter!,$team:String!,$after:String,$ours:AttachmentFilter!){${WORKSPACE} teams(filter:{key:{eq:$team}},first:1){nodes{key}} issues(filter:$where,first:100,after:$after){nodes{id identifier title updatedAt archivedAt creator{displayName name} ${attachments(MOST_IN_LIST, MARK)}} pageInfo{hasNextPage endCursor}}}`;

export const WHO_QUERY = `query Who($team:String!,$named:Boolean!){viewer{displayName name} organization{name urlKey previousUrlKeys} teams(filter:{key:{eq:$team}},first:1)@include(if:$named){nodes{key}}}`;
export const WORKSPACE_QUERY = `query Workspace{${WORKSPACE}}`;

/** Before an act: which issue of which workspace a key means. */
export const NAMED_QUERY = `query Named($id:String!){${WORKSPACE} issue(id:$id){id identifier archivedAt trashed}}`;

/** Which issue goes by a name now, whatever others had it before. */
export const HOLDER_QUERY =
  'query Holder($where:IssueFilter!){issues(filter:$where,first:1,includeArchived:true){nodes{id identifier}}}';

/** Labels of a name, in whatever case: on the issue, and those its team may use. */
export const LABELS_QUERY = `query Labels($id:String!,$name:String!,$team:String!){${WORKSPACE} issue(id:$id){id identifier archivedAt trashed team{id} labels(first:${LABELS},filter:{name:{eqIgnoreCase:$name}}){nodes{id name}}} issueLabels(first:${LABELS},filter:{name:{eqIgnoreCase:$name},or:[{team:{null:true}},{team:{key:{eq:$team}}}]}){nodes{id name isGroup team{id}}}}`;

/** Creates the attachment, or updates the one of the same URL on the same issue. */
export const WRITE = `mutation Write($input:AttachmentCreateInput!){attachmentCreate(input:$input){success attachment{${RECORD} issue{id}}}}`;
export const DELETE = 'mutation Delete($id:String!){attachmentDelete(id:$id){success}}';
export const COMMENT =
  'mutation Comment($input:CommentCreateInput!){commentCreate(input:$input){success comment{url}}}';
export const LABEL_CREATE =
  'mutation NewLabel($input:IssueLabelCreateInput!){issueLabelCreate(input:$input){success issueLabel{id}}}';
export const LABEL_ON =
  'mutation Label($id:String!,$label:String!){issueAddLabel(id:$id,labelId:$label){success}}';
export const LABEL_OFF =
  'mutation Unlabel($id:String!,$label:String!){issueRemoveLabel(id:$id,labelId:$label){success}}';

/** The attachments that may be ours. UNVERIFIED: that a URL is kept as it was sent, with its fragment. */
export function oursFilter(bases: Bases) {
  const each = allBases(bases).map((base) => ({ url: { startsWith: urlOf(base, '') } }));
  return each.length === 1 && each[0] ? each[0] : { or: each };
}

const moment = z.string().nullable().optional();
const nodesOf = <T extends z.ZodType>(node: T) => z.looseObject({ nodes: z.array(node) });

export const Organization = z.looseObject({
  urlKey: z.string(),
  previousUrlKeys: z.array(z.string()).nullable().optional(),
  name: z.string().optional(),
});
export const Person = z.looseObject({ displayName: z.string().optional(), name: z.string().optional() });

export const AttachmentNode = z.looseObject({
  id: z.string(),
  url: z.string(),
  metadata: z.unknown(),
  updatedAt: z.string(),
  archivedAt: moment,
});
export type AttachmentNode = z.infer<typeof AttachmentNode>;

const State = z.looseObject({ name: z.string().optional(), type: z.string() });

export const IssueNode = z.looseObject({
  id: z.string(),
  identifier: z.string(),
  previousIdentifiers: z.array(z.string()).nullable().optional(),
  title: z.string(),
  description: z.string().nullable(),
  updatedAt: z.string(),
  createdAt: z.string().optional(),
  completedAt: moment,
  archivedAt: moment,
  trashed: z.boolean().nullable().optional(),
  creator: Person.nullable().optional(),
  state: State,
  labels: nodesOf(z.looseObject({ name: z.string() }))
    .nullable()
    .optional(),
  stateHistory: nodesOf(
    z.looseObject({ startedAt: z.string(), state: State.nullable().optional() }),
  ).optional(),
  attachments: nodesOf(AttachmentNode),
});
export type IssueNode = z.infer<typeof IssueNode>;

export const MarkedNode = z.looseObject({
  updatedAt: z.string(),
  archivedAt: moment,
  attachments: nodesOf(AttachmentNode.pick({ url: true, updatedAt: true, archivedAt: true })),
});
export type MarkedNode = z.infer<typeof MarkedNode>;

export const ListedNode = MarkedNode.extend({
  id: z.string(),
  identifier: z.string(),
  title: z.string(),
  creator: Person.nullable().optional(),
});

/** What a row is found by; the rest is read one by one, so that a broken one spoils no other. */
export const NamedNode = z.looseObject({
  identifier: z.string(),
  previousIdentifiers: z.array(z.string()).nullable().optional(),
});
export const HolderNodes = nodesOf(z.looseObject({ id: z.string(), identifier: z.string() }));
export const Nodes = nodesOf(z.unknown());
export const Page = Nodes.extend({
  pageInfo: z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullable().optional() }),
});
export const Teams = nodesOf(z.looseObject({ key: z.string() }));

export const ActNode = z.looseObject({
  id: z.string(),
  identifier: z.string(),
  archivedAt: moment,
  trashed: z.boolean().nullable().optional(),
});
export type ActNode = z.infer<typeof ActNode>;
const LabelNode = z.looseObject({
  id: z.string(),
  name: z.string(),
  isGroup: z.boolean().optional(),
  team: z.looseObject({ id: z.string() }).nullable().optional(),
});
export const LabelledNode = ActNode.extend({
  team: z.looseObject({ id: z.string() }),
  labels: nodesOf(LabelNode),
});
export const Labels = nodesOf(LabelNode);

/** What every change answers with. */
export const Done = z.looseObject({ success: z.boolean() });
export type Done = z.infer<typeof Done>;
export const Written = Done.extend({
  attachment: AttachmentNode.extend({ issue: z.looseObject({ id: z.string() }).nullable().optional() }),
});
export const Commented = Done.extend({ comment: z.looseObject({ url: z.string().optional() }).optional() });
export const LabelMade = Done.extend({ issueLabel: z.looseObject({ id: z.string() }) });
