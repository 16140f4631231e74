// Longer than 300 lines: one API, whose parts all look at the same world.
/**
 * What Linear's API does with a question, for a world in memory. Where nobody has seen what Linear does, either answer
 * can be had.
 */
import { buildSchema, type DocumentNode, GraphQLError, graphql, parse, validate } from 'graphql';
import { SCHEMA } from './linear-schema';

type Metadata = Record<string, unknown>;
export type FakeAttachment = {
  id: string;
  issueId: string;
  url: string;
  title: string;
  subtitle: string | null;
  metadata: Metadata;
  updatedAt: string;
  archivedAt: string | null;
};
export type FakeIssue = {
  id: string;
  team: string;
  number: number;
  previousIdentifiers: string[];
  title: string;
  description: string | null;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  archivedAt: string | null;
  trashed: boolean;
  creator: string | null;
  state: { name: string; type: string };
  spans: { startedAt: string; name: string; type: string }[];
  labels: string[];
};
type FakeLabel = { id: string; name: string; team: string | null; isGroup: boolean };
export type Workspace = {
  urlKey: string;
  previousUrlKeys: string[];
  teams: string[];
  issues: FakeIssue[];
  attachments: FakeAttachment[];
  labels: FakeLabel[];
  comments: { issueId: string; body: string }[];
};

/** What Linear may do either way. */
export const defaults = () => ({
  metadata: 'replace' as 'replace' | 'merge',
  /** `drop`: only texts and numbers survive. */
  nested: 'keep' as 'keep' | 'drop',
  /** Most characters of one text of metadata; what is longer is cut without a word. */
  textMax: Number.POSITIVE_INFINITY,
  /** What the filter for ids takes. */
  ids: 'identifiers' as 'identifiers' | 'uuids' | 'refuses',
  /** Which issue one name means, where one has it and another had it: UNVERIFIED. */
  names: 'present' as 'present' | 'former',
  archivedWrites: 'allow' as 'allow' | 'not-found' | 'forbid',
  /** Reads show what stood before the last write. */
  stale: false,
});

export type Request = { query: string; variables: Record<string, unknown>; key: string };
export const KEYS = {
  pm: { workspace: 'acme', writes: true, name: 'acme-pm', hidden: [] as string[] },
  reader: { workspace: 'acme', writes: false, name: 'acme-reader', hidden: [] as string[] },
  outsider: { workspace: 'acme', writes: true, name: 'guest', hidden: ['ENG'] },
  beta: { workspace: 'beta', writes: true, name: 'beta-dev', hidden: [] as string[] },
} as const;

/** An error as Linear tells it. */
export const refusal = (message: string, type: string, code: string, forPeople?: string) => ({
  data: null,
  errors: [
    {
      message,
      path: ['issue'],
      extensions: { type, code, ...(forPeople && { userPresentableMessage: forPeople }) },
    },
  ],
});

const notFound = (what: string) =>
  new GraphQLError(`Entity not found: ${what}`, {
    extensions: {
      type: 'invalid input',
      code: 'INPUT_ERROR',
      userPresentableMessage: `Could not find referenced ${what}.`,
    },
  });
const forbidden = (words = 'You do not have the right to do that.') =>
  new GraphQLError(words, { extensions: { type: 'forbidden', code: 'FORBIDDEN' } });

type Comparator = { eq?: string; in?: string[]; nin?: string[]; eqIgnoreCase?: string; startsWith?: string };
const fits = (value: string, c: Comparator | undefined): boolean =>
  c === undefined ||
  ((c.eq === undefined || c.eq === value) &&
    (c.in === undefined || c.in.includes(value)) &&
    (c.nin === undefined || !c.nin.includes(value)) &&
    (c.eqIgnoreCase === undefined || c.eqIgnoreCase.toLowerCase() === value.toLowerCase()) &&
    (c.startsWith === undefined || value.startsWith(c.startsWith)));

type IssueFilter = {
  or?: IssueFilter[];
  id?: { in?: string[] };
  number?: { in?: number[] };
  team?: { key?: Comparator };
  state?: { type?: Comparator };
};
type UrlFilter = { or?: UrlFilter[]; url?: Comparator };
type LabelFilter = {
  or?: LabelFilter[];
  name?: Comparator;
  team?: { null?: boolean; key?: Comparator };
};

function page<T>(all: T[], args: { first?: number; after?: string | null }) {
  const from = args.after ? Number(args.after.slice(1)) : 0;
  const nodes = all.slice(from, from + (args.first ?? 50));
  const end = from + nodes.length;
  return {
    nodes,
    pageInfo: { hasNextPage: end < all.length, endCursor: nodes.length > 0 ? `c${end}` : null },
  };
}

const schema = buildSchema(SCHEMA);
const known = new Map<string, readonly GraphQLError[]>();
function problems(query: string): readonly GraphQLError[] {
  let found = known.get(query);
  if (!found) {
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch (e) {
      return [e as GraphQLError];
    }
    found = validate(schema, document);
    known.set(query, found);
  }
  return found;
}

/** What a question is put to. */
export type Linear = {
  workspaces: Workspace[];
  how: ReturnType<typeof defaults>;
  /** Attachments as a read that lags shows them, by workspace; null: as they are. */
  frozen: Map<string, FakeAttachment[]> | null;
  uuid(): string;
  /** Moves time on. */
  touch(): string;
};

export const identifierOf = (issue: FakeIssue) => `${issue.team}-${issue.number}`;

function execute(linear: Linear, request: Request): Promise<unknown> {
  const { workspaces, how, touch, uuid } = linear;
  const who = KEYS[request.key as keyof typeof KEYS];
  const workspace = workspaces.find(
    (w) => w.urlKey === who.workspace || w.previousUrlKeys.includes(who.workspace),
  );
  if (!workspace) throw new Error('no such workspace');
  const visible = () => workspace.issues.filter((i) => !(who.hidden as readonly string[]).includes(i.team));
  const find = (id: string, write = false): FakeIssue => {
    const name = id.toUpperCase();
    const present = visible().find((i) => i.id === id || identifierOf(i) === name);
    const former = visible().find((i) => i.previousIdentifiers.includes(name));
    const issue = how.names === 'present' ? (present ?? former) : (former ?? present);
    if (!issue) throw notFound('Issue');
    if (write) {
      if (!who.writes) throw forbidden();
      const closed = issue.archivedAt !== null || issue.trashed;
      if (closed && how.archivedWrites === 'not-found') throw notFound('Issue');
      if (closed && how.archivedWrites === 'forbid') throw forbidden('The issue is archived.');
    }
    return issue;
  };
  const stateOf = (s: { name: string; type: string }) => ({ id: `s-${s.name}`, ...s });
  const teamOf = (team: string) => ({ id: `team-${team}`, key: team, name: team });
  const person = (name: string) => ({ id: `u-${name}`, name: `${name} (full name)`, displayName: name });
  const labelOf = (l: FakeLabel) => ({ ...l, team: l.team === null ? null : teamOf(l.team) });
  const labelFits = (l: FakeLabel, f: LabelFilter | undefined): boolean =>
    f === undefined ||
    ((f.or === undefined || f.or.some((o) => labelFits(l, o))) &&
      fits(l.name, f.name) &&
      (f.team?.null === undefined || f.team.null === (l.team === null)) &&
      (f.team?.key === undefined || (l.team !== null && fits(l.team, f.team.key))));
  const urlFits = (url: string, f: UrlFilter | undefined): boolean =>
    f === undefined || ((f.or === undefined || f.or.some((o) => urlFits(url, o))) && fits(url, f.url));
  const attachmentOf = (a: FakeAttachment): object => ({
    ...a,
    issue: () => issueOf(workspace.issues.find((i) => i.id === a.issueId) as FakeIssue),
  });
  const issueOf = (issue: FakeIssue): object => ({
    ...issue,
    identifier: identifierOf(issue),
    url: `https://linear.app/${workspace.urlKey}/issue/${identifierOf(issue)}`,
    creator: issue.creator === null ? null : person(issue.creator),
    team: teamOf(issue.team),
    state: stateOf(issue.state),
    stateHistory: (args: { first?: number }) =>
      page(
        issue.spans.map((s) => ({ startedAt: s.startedAt, state: stateOf(s) })),
        args,
      ),
    labels: (args: { first?: number; filter?: LabelFilter }) =>
      page(
        workspace.labels.filter((l) => issue.labels.includes(l.id) && labelFits(l, args.filter)).map(labelOf),
        args,
      ),
    attachments: (args: { first?: number; filter?: UrlFilter; includeArchived?: boolean }) =>
      page(
        (linear.frozen?.get(workspace.urlKey) ?? workspace.attachments)
          .filter((a) => a.issueId === issue.id && urlFits(a.url, args.filter))
          .filter((a) => args.includeArchived || a.archivedAt === null)
          .map(attachmentOf),
        args,
      ),
  });
  const issueFits = (issue: FakeIssue, f: IssueFilter | undefined): boolean => {
    if (f === undefined) return true;
    const ids = f.id?.in;
    if (ids && how.ids === 'refuses' && ids.some((id) => !/^[\da-f]{8}-/.test(id)))
      throw new GraphQLError('Argument Validation Error', {
        extensions: {
          type: 'invalid input',
          code: 'INPUT_ERROR',
          userPresentableMessage: 'id must be a UUID.',
        },
      });
    return (
      (f.or === undefined || f.or.some((o) => issueFits(issue, o))) &&
      (ids === undefined || ids.includes(how.ids === 'identifiers' ? identifierOf(issue) : issue.id)) &&
      (f.number?.in === undefined || f.number.in.includes(issue.number)) &&
      fits(issue.team, f.team?.key) &&
      fits(issue.state.type, f.state?.type)
    );
  };
  const cutTo = (value: unknown) => (typeof value === 'string' ? value.slice(0, how.textMax) : value);
  const keptOf = (metadata: Metadata): Metadata =>
    Object.fromEntries(
      Object.entries(metadata)
        .filter(([, v]) => how.nested === 'keep' || typeof v !== 'object')
        .map(([k, v]) => [k, cutTo(v)]),
    );

  return graphql({
    schema,
    source: request.query,
    variableValues: request.variables,
    rootValue: {
      viewer: () => person(who.name),
      organization: () => ({ id: 'o', name: `${workspace.urlKey} Ltd`, ...workspace }),
      issue: ({ id }: { id: string }) => issueOf(find(id)),
      issues: (args: { filter?: IssueFilter; first?: number; after?: string; includeArchived?: boolean }) =>
        page(
          visible()
            .filter((i) => args.includeArchived || i.archivedAt === null)
            .filter((i) => issueFits(i, args.filter))
            .map(issueOf),
          args,
        ),
      teams: (args: { filter?: { key?: Comparator }; first?: number }) =>
        page(
          workspace.teams
            .filter((t) => !(who.hidden as readonly string[]).includes(t) && fits(t, args.filter?.key))
            .map(teamOf),
          args,
        ),
      issueLabels: (args: { filter?: LabelFilter; first?: number }) =>
        page(workspace.labels.filter((l) => labelFits(l, args.filter)).map(labelOf), args),
      attachmentCreate: ({
        input,
      }: {
        input: Metadata & { issueId: string; url: string; title: string };
      }) => {
        const issue = find(input.issueId, true);
        const sent = keptOf((input.metadata as Metadata | undefined) ?? {});
        if (how.stale)
          linear.frozen = new Map(workspaces.map((w) => [w.urlKey, structuredClone(w.attachments)]));
        let found = workspace.attachments.find((a) => a.issueId === issue.id && a.url === input.url);
        const subtitle = (input.subtitle as string | undefined) ?? null;
        if (found) {
          const metadata = how.metadata === 'merge' ? { ...found.metadata, ...sent } : sent;
          Object.assign(found, {
            title: input.title,
            subtitle,
            metadata,
            updatedAt: touch(),
            archivedAt: null,
          });
        } else {
          const { url, title } = input;
          const by = { issueId: issue.id, url, title, subtitle, metadata: sent, updatedAt: touch() };
          found = { id: uuid(), archivedAt: null, ...by };
          workspace.attachments.push(found);
        }
        return { success: true, attachment: attachmentOf(found) };
      },
      attachmentDelete: ({ id }: { id: string }) => {
        if (!who.writes) throw forbidden();
        const at = workspace.attachments.findIndex((a) => a.id === id);
        if (at < 0) throw notFound('Attachment');
        workspace.attachments.splice(at, 1);
        touch();
        return { success: true, entityId: id };
      },
      commentCreate: ({ input }: { input: { issueId: string; body: string } }) => {
        const issue = find(input.issueId, true);
        workspace.comments.push({ issueId: issue.id, body: input.body });
        const id = uuid();
        const url = `https://linear.app/${workspace.urlKey}/issue/${identifierOf(issue)}#comment-${id.slice(0, 8)}`;
        return { success: true, comment: { id, url, body: input.body } };
      },
      issueLabelCreate: ({ input }: { input: { name: string; teamId?: string } }) => {
        if (!who.writes) throw forbidden();
        const team = input.teamId?.slice('team-'.length) ?? null;
        const label = { id: uuid(), name: input.name, team, isGroup: false };
        workspace.labels.push(label);
        return { success: true, issueLabel: labelOf(label) };
      },
      issueAddLabel: ({ id, labelId }: { id: string; labelId: string }) => {
        const issue = find(id, true);
        if (!workspace.labels.some((l) => l.id === labelId)) throw notFound('IssueLabel');
        issue.labels = [...new Set([...issue.labels, labelId])];
        return { success: true, issue: issueOf(issue) };
      },
      issueRemoveLabel: ({ id, labelId }: { id: string; labelId: string }) => {
        const issue = find(id, true);
        issue.labels = issue.labels.filter((l) => l !== labelId);
        return { success: true, issue: issueOf(issue) };
      },
    },
  });
}

/** The answer to one request. */
export async function serve(
  linear: Linear,
  request: Request,
): Promise<{ status: number; body: unknown; headers?: Record<string, string> }> {
  if (!(request.key in KEYS))
    return {
      status: 401,
      body: refusal(
        'Authentication required, not authenticated',
        'authentication error',
        'AUTHENTICATION_ERROR',
      ),
    };
  const wrong = problems(request.query);
  if (wrong.length > 0)
    return {
      status: 400,
      body: { errors: wrong.map((e) => ({ message: e.message, extensions: { type: 'graphql error' } })) },
    };
  return { status: 200, body: await execute(linear, request) };
}
