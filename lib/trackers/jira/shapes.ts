/** Jira's answers as Sightline reads them. After Atlassian's description; only what is used is asked to be there. */
import * as z from 'zod';

const User = z.looseObject({ accountId: z.string().nullish(), displayName: z.string().nullish() });

export const Myself = z.looseObject({ accountId: z.string().min(1), displayName: z.string().nullish() });

const Status = z.looseObject({
  id: z.string().nullish(),
  name: z.string().nullish(),
  statusCategory: z.looseObject({ key: z.string().nullish() }).nullish(),
});

const Version = z.looseObject({
  name: z.string().nullish(),
  released: z.boolean().nullish(),
  /** `YYYY-MM-DD`. */
  releaseDate: z.string().nullish(),
});

/** `properties` is a map from name to value; each is read apart. */
export const Issue = z.looseObject({
  id: z.string().min(1),
  key: z.string().min(1),
  fields: z
    .looseObject({
      summary: z.string().nullish(),
      status: Status.nullish(),
      resolutiondate: z.string().nullish(),
      /** UNVERIFIED: of every issue, and changed with the kind of its status; without it `resolutiondate` counts alone. */
      statuscategorychangedate: z.string().nullish(),
      created: z.string().nullish(),
      updated: z.string().nullish(),
      creator: User.nullish(),
      labels: z.array(z.string()).nullish(),
      issuetype: z.looseObject({ name: z.string().nullish() }).nullish(),
      description: z.unknown().optional(),
      fixVersions: z.array(Version).nullish(),
      comment: z.unknown().optional(),
    })
    .nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
});
export type Issue = z.infer<typeof Issue>;

/** Issues are read one by one, so that a broken one spoils no other. */
export const Bulk = z.looseObject({
  issues: z.array(z.unknown()),
  /** What could not be fetched for now; what is hidden is in neither list. */
  issueErrors: z
    .array(z.looseObject({ id: z.string().nullish(), errorMessage: z.string().nullish() }))
    .nullish(),
});

export const Search = z.looseObject({
  issues: z.array(Issue),
  isLast: z.boolean().nullish(),
  nextPageToken: z.string().nullish(),
});
export const Count = z.looseObject({ count: z.number() });

/** Oldest first. */
export const Changelog = z.looseObject({
  isLast: z.boolean().nullish(),
  total: z.number().nullish(),
  values: z.array(
    z.looseObject({
      created: z.string().nullish(),
      items: z.array(z.looseObject({ fieldId: z.string().nullish(), to: z.string().nullish() })).nullish(),
    }),
  ),
});

export const EntityProperty = z.looseObject({ key: z.string(), value: z.unknown().optional() });

export const Comment = z.looseObject({
  id: z.string().min(1),
  author: User.nullish(),
  body: z.unknown().optional(),
  created: z.string().nullish(),
  updated: z.string().nullish(),
  properties: z.array(EntityProperty).nullish(),
});
export type Comment = z.infer<typeof Comment>;
export const Comments = z.looseObject({ comments: z.array(Comment), total: z.number().nullish() });

export const Permissions = z.looseObject({
  permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean() })),
});

export const Server = z.looseObject({ baseUrl: z.string(), displayUrl: z.string().nullish() });

export const Project = z.looseObject({ key: z.string() });

export const Refusal = z.looseObject({
  errorMessages: z.array(z.string()).nullish(),
  errors: z.record(z.string(), z.unknown()).nullish(),
});

const RemoteLink = z.looseObject({ globalId: z.string().nullish() });
/** Asked for by its global id, one link; a list of them is read as well. */
export const RemoteLinks = z.union([z.array(RemoteLink), RemoteLink.transform((link) => [link])]);

/** Where the answer says nothing that is needed. */
export const Anything = z.unknown();
