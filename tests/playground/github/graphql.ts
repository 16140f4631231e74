/**
 * What GraphQL queries find, executed by the reference implementation over the cut of GitHub's schema.
 * Resolvers are plain property functions on the root objects; whatever the cut allows, a query may ask.
 */
import { isoSeconds } from '../clock';
import { type Caller, NOT_BY_TOKEN, refuseIssueWrite, rightThroughToken } from './auth';
import { connection, fail, type Page } from './graphql-connections';
import {
  closingIssues,
  type IssueArguments,
  issuesOf,
  labelsOf,
  milestoneNode,
  requireIssueRead,
  searchConnection,
} from './graphql-lists';
import { nodeId } from './ids';
import { bucketJson, bucketOf } from './limits';
import type { Issue, Repository, Revision, User } from './model';
import { atLeast, canEditIssue, permissionOf } from './permissions';
import { MAX_BODY } from './rest-input';
import { userOf } from './shapes';
import {
  findIssue,
  findRenamedRepository,
  findRepository,
  fullName,
  type GithubState,
  repositoryById,
  setBody,
  setIssueState,
  tick,
} from './state';
import { origin } from './web-origin';

export class Resolver {
  constructor(
    private readonly state: GithubState,
    private readonly caller: Caller,
  ) {}

  private actor(login: string) {
    return this.user(userOf(this.state, login));
  }

  private user(user: User) {
    return {
      __typename: user.type,
      id: user.nodeId,
      databaseId: user.id,
      login: user.login,
      name: user.name,
      url: `${origin().web}/${user.login}`,
    };
  }

  private edit(revision: Revision) {
    return {
      __typename: 'UserContentEdit',
      id: revision.id,
      createdAt: isoSeconds(revision.editedAt),
      updatedAt: isoSeconds(revision.editedAt),
      editedAt: isoSeconds(revision.editedAt),
      deletedAt: revision.deletedAt === null ? null : isoSeconds(revision.deletedAt),
      deletedBy: () => (revision.deletedBy === null ? null : this.actor(revision.deletedBy)),
      editor: () => this.actor(revision.editor),
      // UNVERIFIED: despite its name GitHub's `diff` holds the full text of the revision; null once deleted.
      diff: revision.deletedAt === null ? revision.text : null,
    };
  }

  /** UNVERIFIED: newest first, as the "edited" menu on the page lists them. */
  private edits(revisions: Revision[], page: Page) {
    return connection('userContentEdits', [...revisions].reverse(), page, (r) => this.edit(r));
  }

  private readonly toNode = (issue: Issue) => this.issue(issue);

  issue(issue: Issue) {
    const repository = repositoryById(this.state, issue.repositoryId);
    const time = (ms: number | null) => (ms === null ? null : isoSeconds(ms));
    const lastEditor = issue.revisions.at(-1)?.editor;
    return {
      __typename: issue.kind === 'pull_request' ? 'PullRequest' : 'Issue',
      id: issue.nodeId,
      databaseId: issue.id,
      fullDatabaseId: String(issue.id),
      number: issue.number,
      title: issue.title,
      // REST says null for a body never written, GraphQL an empty text.
      body: issue.body ?? '',
      url: `${origin().web}/${fullName(repository)}/${issue.kind === 'pull_request' ? 'pull' : 'issues'}/${issue.number}`,
      state: issue.merged ? 'MERGED' : issue.state.toUpperCase(),
      stateReason: issue.stateReason?.toUpperCase() ?? null,
      closed: issue.state === 'closed',
      closedAt: time(issue.closedAt),
      merged: issue.merged,
      mergedAt: time(issue.mergedAt),
      createdAt: time(issue.createdAt),
      updatedAt: time(issue.updatedAt),
      lastEditedAt: time(issue.lastEditedAt),
      includesCreatedEdit: issue.revisions.length > 0,
      locked: issue.locked,
      author: () => this.actor(issue.author),
      editor: () => (issue.lastEditedAt === null || !lastEditor ? null : this.actor(lastEditor)),
      repository: () => this.repository(repository),
      viewerCanUpdate: canEditIssue(this.state, issue, this.caller.login),
      viewerDidAuthor: issue.author.toLowerCase() === this.caller.login?.toLowerCase(),
      userContentEdits: (page: Page) => this.edits(issue.revisions, page),
      labels: (page: Page) => labelsOf(issue, page),
      issueType:
        issue.type === null
          ? null
          : { __typename: 'IssueType', id: nodeId('IT', issue.id), name: issue.type },
      milestone: () => this.milestone(repository, issue.milestone),
      closingIssuesReferences: (page: Page) =>
        closingIssues(this.state, this.caller, issue, page, this.toNode),
    };
  }

  private milestone(repository: Repository, number: number | null) {
    const milestone = repository.milestones.find((m) => m.number === number);
    return milestone ? milestoneNode(this.state, repository, milestone, this.toNode) : null;
  }

  repository(repository: Repository) {
    const right = permissionOf(this.state, repository, this.caller.login);
    const find = (number: number, wantIssue: boolean) => {
      requireIssueRead(this.caller, repository);
      const issue = findIssue(this.state, repository, number);
      const missing = () =>
        fail(
          'NOT_FOUND',
          wantIssue
            ? `Could not resolve to an Issue with the number of ${number}.`
            : `Could not resolve to an issue or pull request with the number of ${number}.`,
        );
      if (!issue || issue.deleted || (wantIssue && issue.kind !== 'issue')) throw missing();
      if (!issue.transferredTo) return this.issue(issue);
      const target = repositoryById(this.state, issue.transferredTo.repositoryId);
      const now = findIssue(this.state, target, issue.transferredTo.number);
      if (!now || rightThroughToken(this.state, this.caller, target) === null) throw missing();
      // UNVERIFIED: a transferred issue resolves to its new self.
      return this.issue(now);
    };
    return {
      __typename: 'Repository',
      id: repository.nodeId,
      databaseId: repository.id,
      name: repository.name,
      nameWithOwner: fullName(repository),
      owner: () => this.actor(repository.owner),
      visibility: repository.visibility.toUpperCase(),
      isPrivate: repository.visibility !== 'public',
      isArchived: repository.archived,
      viewerPermission: right?.toUpperCase() ?? null,
      url: `${origin().web}/${fullName(repository)}`,
      issue: ({ number }: { number: number }) => find(number, true),
      issueOrPullRequest: ({ number }: { number: number }) => find(number, false),
      issues: (args: IssueArguments) => {
        requireIssueRead(this.caller, repository);
        return issuesOf(this.state, repository, args, this.toNode);
      },
      // UNVERIFIED: a milestone that does not exist is null without an error.
      milestone: ({ number }: { number: number }) => {
        requireIssueRead(this.caller, repository);
        return this.milestone(repository, number);
      },
    };
  }

  private byNodeId(id: string) {
    const missing = () => fail('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
    const issue = this.state.issues.find((i) => i.nodeId === id && !i.deleted && !i.transferredTo);
    if (issue) {
      const repository = repositoryById(this.state, issue.repositoryId);
      if (rightThroughToken(this.state, this.caller, repository) === null) throw missing();
      requireIssueRead(this.caller, repository);
      return this.issue(issue);
    }
    const repository = this.state.repositories.find((r) => r.nodeId === id);
    if (repository && rightThroughToken(this.state, this.caller, repository) !== null)
      return this.repository(repository);
    const user = [...this.state.users.values()].find((u) => u.nodeId === id);
    if (user) return this.user(user);
    throw missing();
  }

  /** In a list GraphQL reports an Error value at its own index and carries on with the rest. */
  private nodeOrError(id: string) {
    try {
      return this.byNodeId(id);
    } catch (error) {
      return error;
    }
  }

  get root() {
    return {
      id: () => 'MDU6UXVlcnk=',
      viewer: () => this.actor(this.caller.login ?? ''),
      rateLimit: () => {
        const { limit, used, remaining, reset } = bucketJson(bucketOf(this.state, this.caller, 'graphql'));
        return { cost: 1, limit, used, remaining, resetAt: isoSeconds(reset * 1000), nodeCount: 0 };
      },
      repository: ({
        owner,
        name,
        followRenames,
      }: {
        owner: string;
        name: string;
        followRenames?: boolean;
      }) => {
        const found =
          findRepository(this.state, owner, name) ??
          (followRenames === false ? undefined : findRenamedRepository(this.state, owner, name));
        if (!found || rightThroughToken(this.state, this.caller, found) === null)
          throw fail('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
        return this.repository(found);
      },
      search: (args: Page & { query: string; type: string }) =>
        searchConnection(this.state, this.caller, args, this.toNode),
      node: ({ id }: { id: string }) => this.byNodeId(id),
      nodes: ({ ids }: { ids: string[] }) => {
        // UNVERIFIED: the cap of 100 and its sentence.
        if (ids.length > 100)
          throw fail(
            'ARGUMENT_LIMIT',
            `You may not provide more than 100 node ids; you provided ${ids.length}.`,
          );
        return ids.map((id) => this.nodeOrError(id));
      },
      updateIssue: ({
        input,
      }: {
        input: {
          id: string;
          body?: string | null;
          title?: string | null;
          state?: 'OPEN' | 'CLOSED' | null;
          clientMutationId?: string | null;
        };
      }) => {
        const issue = this.state.issues.find(
          (i) => i.nodeId === input.id && i.kind === 'issue' && !i.deleted && !i.transferredTo,
        );
        const repository = issue && repositoryById(this.state, issue.repositoryId);
        if (!issue || !repository || rightThroughToken(this.state, this.caller, repository) === null)
          throw fail('NOT_FOUND', `Could not resolve to a node with the global id of '${input.id}'`);
        const own = issue.author.toLowerCase() === this.caller.login?.toLowerCase();
        if (refuseIssueWrite(this.state, this.caller, repository, own ? null : 'triage') || issue.locked)
          throw fail('FORBIDDEN', NOT_BY_TOKEN);
        if (input.body != null && [...input.body].length > MAX_BODY)
          throw fail('UNPROCESSABLE', `Body is too long (maximum is ${MAX_BODY} characters)`);
        if (input.title != null) {
          issue.title = input.title;
          issue.updatedAt = tick(this.state);
        }
        if (input.body != null) setBody(this.state, issue, input.body, this.caller.login ?? '', 'api');
        if (input.state != null && atLeast(permissionOf(this.state, repository, this.caller.login), 'triage'))
          setIssueState(
            this.state,
            issue,
            input.state === 'OPEN' ? 'open' : 'closed',
            null,
            this.caller.login ?? issue.author,
          );
        return {
          clientMutationId: input.clientMutationId ?? null,
          actor: this.actor(this.caller.login ?? ''),
          issue: this.issue(issue),
        };
      },
    };
  }
}
