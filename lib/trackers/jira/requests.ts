/** What may stand in the body of a request: checked before anything is handed to a page. */
import * as z from 'zod';
import type { SessionCall } from '../tracker';
import { PROPERTY, SUMMARY_PROPERTY } from './property';

/** What a repair replaced is kept under this name, or under one that begins with it. */
export const DAMAGED_PROPERTY = 'sightline.damaged';
/** Characters of a search; longer ones are not asked. */
export const LONGEST_JQL = 4_000;
/** Issues of one bulk request; Atlassian's own limit. */
export const MOST_ISSUES = 100;
/** Characters of a comment: 32,767 on every site that has not changed it. */
export const MOST_COMMENT = 32_767;

const Text = z.strictObject({
  type: z.literal('text'),
  // An empty one makes Jira refuse the whole document.
  text: z.string().min(1),
  marks: z
    .array(
      z.union([
        z.strictObject({ type: z.literal('strong') }),
        z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: z.url() }) }),
      ]),
    )
    .optional(),
});
const Paragraph = z.strictObject({
  type: z.literal('paragraph'),
  content: z.array(z.union([Text, z.strictObject({ type: z.literal('hardBreak') })])),
});
const Doc = z.strictObject({
  version: z.literal(1),
  type: z.literal('doc'),
  content: z.array(Paragraph).min(1),
});
export type Doc = z.infer<typeof Doc>;

const Keys = z
  .array(z.string().regex(/^(?:[A-Z][A-Z\d_]*-\d+|\d+)$/))
  .min(1)
  .max(MOST_ISSUES);
const Fields = z.array(z.string().regex(/^[A-Za-z]+$/));
/** Jira takes five. */
const Names = z.array(z.enum([PROPERTY, SUMMARY_PROPERTY])).max(5);
const Jql = z.string().trim().min(1).max(LONGEST_JQL);

const Record = z.strictObject({
  v: z.number(),
  core: z.looseObject({}),
  history: z.looseObject({}).optional(),
});
const Summary = z.strictObject({
  v: z.number(),
  id: z.string(),
  version: z.string(),
  s: z.string(),
  m: z.string().optional(),
  t: z.string().optional(),
  by: z.string().optional(),
});

/** A customer of a service project sees a comment unless it says this. */
const Internal = z.strictObject({
  key: z.literal('sd.public.comment'),
  value: z.strictObject({ internal: z.literal(true) }),
});
const Comment = z.strictObject({
  body: Doc,
  properties: z.array(z.union([Internal, z.strictObject({ key: z.literal(PROPERTY), value: Record })])),
});

const OneIssue = z.array(z.number().int().positive()).length(1);

const BODIES: Readonly<Record<string, z.ZodType>> = {
  bulk: z.strictObject({
    issueIdsOrKeys: Keys,
    fields: Fields,
    properties: Names.optional(),
    fieldsByKeys: z.literal(false),
  }),
  search: z.strictObject({
    jql: Jql,
    fields: Fields,
    properties: Names,
    maxResults: z.number().int().positive().max(100),
    nextPageToken: z.string().optional(),
  }),
  count: z.strictObject({ jql: Jql }),
  addComment: Comment,
  editComment: Comment,
  setTeamFile: z.looseObject({ sightline: z.literal('team'), id: z.string(), name: z.string() }),
  labels: z.strictObject({
    update: z.strictObject({
      labels: z
        .array(z.union([z.strictObject({ add: z.string() }), z.strictObject({ remove: z.string() })]))
        .length(1),
    }),
  }),
  link: z.strictObject({
    globalId: z.string().max(255),
    application: z.strictObject({ type: z.literal('sightline'), name: z.literal('Sightline') }),
    relationship: z.string(),
    object: z.strictObject({
      url: z.url(),
      title: z.string().min(1).max(255),
      summary: z.string(),
      status: z.strictObject({ resolved: z.boolean() }),
    }),
  }),
  // One issue by its number, and a condition: without them it would write into every issue there is.
  setPropertyIf: z.strictObject({
    value: Record,
    filter: z.union([
      z
        .strictObject({ entityIds: OneIssue, currentValue: z.unknown() })
        .refine(({ currentValue }) => currentValue !== undefined),
      z.strictObject({ entityIds: OneIssue, hasProperty: z.literal(false) }),
    ]),
  }),
};

/** The value of a property is the body itself; what was damaged is kept as it was found. */
function propertyBody(name: string | undefined): z.ZodType {
  return name === PROPERTY ? Record : name === SUMMARY_PROPERTY ? Summary : z.unknown();
}

/** Is the body of this call what its operation takes? */
export function bodyFits({
  operation,
  path,
  body,
}: Pick<SessionCall, 'operation' | 'path' | 'body'>): boolean {
  const schema = operation === 'setProperty' ? propertyBody(path?.property) : BODIES[operation];
  return schema === undefined ? body === undefined : body !== undefined && schema.safeParse(body).success;
}
