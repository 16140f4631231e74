/** The fields of `Query`. */
import { identifierOf, issueById } from '../state';
import { connection, newestFirst } from './connection';
import { notFound } from './errors';
import { matchesIssue, matchesNamed, matchesUser } from './filters';
import { limitsOf, standing } from './limits';
import type { Filtered, Nodes } from './nodes';

function found<T>(item: T | undefined, entity: string): T {
  if (item === undefined) throw notFound(entity);
  return item;
}

export function queries(nodes: Nodes) {
  const { scope } = nodes;
  const { state, caller } = scope;
  const ownUsers = () => state.users.filter((u) => u.workspaceId === caller.workspace.id);
  const ownProjects = () =>
    state.projects.filter(
      (p) => p.workspaceId === caller.workspace.id && p.teamIds.some((id) => scope.seesTeam(id)),
    );
  const ownLabels = () =>
    state.labels.filter(
      (l) => l.workspaceId === caller.workspace.id && (l.teamId === null || scope.seesTeam(l.teamId)),
    );
  const ownStates = () => state.workflowStates.filter((s) => scope.seesTeam(s.teamId));
  /** UNVERIFIED: what is attached to archived issues needs `includeArchived`. */
  const ownAttachments = (page: Filtered) =>
    state.attachments.filter((a) => {
      const issue = issueById(state, a.issueId);
      return scope.seesTeam(issue.teamId) && (page.includeArchived === true || issue.archivedAt === null);
    });

  return {
    viewer: () => nodes.user(caller.user),
    organization: () => nodes.organization(caller.workspace),
    rateLimitStatus: () => ({
      kind: caller.key.kind === 'oauth' ? 'oauth' : 'apiKey',
      identifier: caller.user.id,
      limits: Object.values(limitsOf(state, caller)).map((limit) => ({
        type: limit.type,
        allowedAmount: limit.allowed,
        period: limit.period,
        requestedAmount: limit.type === 'requests' ? 1 : 0,
        remainingAmount: standing(state, limit).remaining,
        reset: standing(state, limit).reset,
      })),
    }),
    issue: ({ id }: { id: string }) => nodes.issue(scope.issue(id)),
    issues: (page: Filtered) => nodes.issues(page),
    attachment: ({ id }: { id: string }) =>
      nodes.attachment(
        found(
          ownAttachments({ includeArchived: true }).find((a) => a.id === id),
          'Attachment',
        ),
      ),
    attachments: (page: Filtered) => nodes.attachments(page, ownAttachments(page)),
    attachmentsForURL: (page: Filtered & { url: string }) =>
      nodes.attachments(
        page,
        ownAttachments(page).filter((a) => a.url === page.url),
      ),
    comments: (page: Filtered) => nodes.comments(page),
    cycles: (page: Filtered) =>
      nodes.cycles(
        page,
        state.cycles.filter((c) => scope.seesTeam(c.teamId)),
      ),
    issueLabel: ({ id }: { id: string }) =>
      nodes.label(
        found(
          ownLabels().find((l) => l.id === id),
          'IssueLabel',
        ),
      ),
    issueLabels: (page: Filtered) => nodes.labels(page, ownLabels()),
    project: ({ id }: { id: string }) =>
      nodes.project(
        found(
          ownProjects().find((p) => p.id === id || p.slugId === id || id.endsWith(`-${p.slugId}`)),
          'Project',
        ),
      ),
    projects: (page: Filtered) =>
      connection(
        newestFirst(
          ownProjects().filter((p) => matchesNamed(scope, p, page.filter)),
          page,
        ),
        page,
        (p) => nodes.project(p),
      ),
    team: ({ id }: { id: string }) => nodes.team(scope.team(id)),
    teams: (page: Filtered) => nodes.teams(page),
    user: ({ id }: { id: string }) =>
      nodes.user(
        found(
          ownUsers().find((u) => u.id === id || (id === 'me' && u.id === caller.user.id)),
          'User',
        ),
      ),
    users: (page: Filtered) =>
      connection(
        newestFirst(
          ownUsers().filter((u) => matchesUser(scope, u, page.filter)),
          page,
        ),
        page,
        (u) => nodes.user(u),
      ),
    workflowState: ({ id }: { id: string }) =>
      nodes.workflowState(
        found(
          ownStates().find((s) => s.id === id),
          'WorkflowState',
        ),
      ),
    workflowStates: (page: Filtered) => nodes.workflowStates(page, ownStates()),
    /** UNVERIFIED: every word has to occur, in title, description, identifier or (if asked) comments. */
    searchIssues: (
      page: Filtered & { term: string; includeComments?: boolean | null; teamId?: string | null },
    ) => {
      const words = page.term.toLowerCase().split(/\s+/).filter(Boolean);
      const items = scope.issues(page.includeArchived).filter((issue) => {
        const comments = page.includeComments ? state.comments.filter((c) => c.issueId === issue.id) : [];
        const text = [
          identifierOf(state, issue),
          issue.title,
          issue.description,
          ...comments.map((c) => c.body),
        ]
          .join('\n')
          .toLowerCase();
        return (
          words.length > 0 &&
          words.every((word) => text.includes(word)) &&
          (page.teamId == null || issue.teamId === page.teamId) &&
          matchesIssue(scope, issue, page.filter)
        );
      });
      return connection(newestFirst(items, page), page, (i) => nodes.issue(i));
    },
  };
}
