// Longer than 300 lines: one builder for each type of the schema, and they call each other.
/** What a query finds about one thing. Plain property functions; whatever the schema allows, a query may ask. */
import { slugOf } from '../ids';
import type {
  HistoryEntry,
  LinearAttachment,
  LinearComment,
  LinearCycle,
  LinearIssue,
  LinearLabel,
  LinearProject,
  LinearTeam,
  LinearUser,
  StateSpan,
  WorkflowState,
  Workspace,
} from '../model';
import {
  attachmentsOf,
  identifierOf,
  issueById,
  issueUrl,
  LINEAR_WEB,
  statesOf,
  teamById,
  workflowStateById,
  workspaceById,
} from '../state';
import type { Scope } from './auth';
import { connection, newestFirst, type Page } from './connection';
import {
  isRunning,
  matchesAttachment,
  matchesComment,
  matchesCycle,
  matchesIssue,
  matchesLabel,
  matchesState,
  matchesTeam,
} from './filters';

export type Filtered = Page & { filter?: unknown };

const PRIORITIES = ['No priority', 'Urgent', 'High', 'Medium', 'Low'];
const time = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const nothing = (page: Page) => connection<{ id: string }, null>([], page, () => null);

export class Nodes {
  constructor(readonly scope: Scope) {}

  private get state() {
    return this.scope.state;
  }

  user(user: LinearUser) {
    const workspace = workspaceById(this.state, user.workspaceId);
    return {
      id: user.id,
      name: user.name,
      displayName: user.displayName,
      email: user.email,
      active: true,
      admin: user.admin,
      app: false,
      guest: user.guest,
      isMe: user.id === this.scope.caller.user.id,
      createdAt: time(user.createdAt),
      updatedAt: time(user.createdAt),
      url: `${LINEAR_WEB}/${workspace.urlKey}/profiles/${user.displayName}`,
      organization: () => this.organization(workspace),
      teams: (page: Filtered) => this.teams(page),
    };
  }

  /** null for Linear itself and for who left. */
  person(login: string | null) {
    const { workspace } = this.scope.caller;
    const user = this.state.users.find((u) => u.workspaceId === workspace.id && u.login === login);
    return user ? this.user(user) : null;
  }

  organization(workspace: Workspace) {
    return {
      id: workspace.id,
      name: workspace.name,
      urlKey: workspace.urlKey,
      previousUrlKeys: workspace.previousUrlKeys.slice(0, 3),
      userCount: this.state.users.filter((u) => u.workspaceId === workspace.id).length,
      createdAt: time(workspace.createdAt),
      updatedAt: time(workspace.createdAt),
      teams: (page: Filtered) => this.teams(page),
    };
  }

  team(team: LinearTeam) {
    const cycles = this.state.cycles.filter((c) => c.teamId === team.id);
    const running = cycles.find((c) => isRunning(this.scope, c));
    const states = statesOf(this.state, team);
    const initial = states.find((s) => s.type === 'backlog');
    return {
      id: team.id,
      key: team.key,
      name: team.name,
      displayName: team.name,
      private: team.members !== null,
      triageEnabled: states.some((s) => s.type === 'triage'),
      archivedAt: null,
      createdAt: time(team.createdAt),
      updatedAt: time(team.createdAt),
      organization: () => this.organization(workspaceById(this.state, team.workspaceId)),
      activeCycle: () => (running ? this.cycle(running) : null),
      defaultIssueState: () => (initial ? this.workflowState(initial) : null),
      states: (page: Filtered) => this.workflowStates(page, states),
      cycles: (page: Filtered) => this.cycles(page, cycles),
      labels: (page: Filtered) =>
        this.labels(
          page,
          this.state.labels.filter(
            (l) => l.workspaceId === team.workspaceId && (l.teamId === null || l.teamId === team.id),
          ),
        ),
      issues: (page: Filtered) => this.issues(page, (i) => i.teamId === team.id),
    };
  }

  workflowState(state: WorkflowState) {
    const team = teamById(this.state, state.teamId);
    return {
      id: state.id,
      name: state.name,
      type: state.type,
      color: state.color,
      position: state.position,
      archivedAt: null,
      createdAt: time(team.createdAt),
      updatedAt: time(team.createdAt),
      team: () => this.team(team),
    };
  }

  project(project: LinearProject) {
    const workspace = workspaceById(this.state, project.workspaceId);
    const url = `${LINEAR_WEB}/${workspace.urlKey}/project/${slugOf(project.name)}-${project.slugId}`;
    return {
      id: project.id,
      name: project.name,
      slugId: project.slugId,
      description: project.description,
      color: project.color,
      health: project.health,
      targetDate: project.targetDate,
      startedAt: time(project.createdAt),
      completedAt: time(project.completedAt),
      canceledAt: null,
      createdAt: time(project.createdAt),
      updatedAt: time(project.createdAt),
      url,
      lastUpdate: () =>
        project.health && {
          id: project.id,
          health: project.health,
          createdAt: time(project.createdAt),
          url: `${url}/updates`,
        },
      teams: (page: Filtered) => this.teams(page, (t) => project.teamIds.includes(t.id)),
      issues: (page: Filtered) => this.issues(page, (i) => i.projectId === project.id),
      initiatives: nothing,
      projectMilestones: nothing,
    };
  }

  cycle(cycle: LinearCycle) {
    const now = this.state.clock.now();
    return {
      id: cycle.id,
      number: cycle.number,
      name: cycle.name,
      startsAt: time(cycle.startsAt),
      endsAt: time(cycle.endsAt),
      isActive: isRunning(this.scope, cycle),
      isPast: cycle.endsAt <= now,
      isFuture: cycle.startsAt > now,
      createdAt: time(cycle.startsAt),
      updatedAt: time(cycle.startsAt),
      team: () => this.team(teamById(this.state, cycle.teamId)),
      issues: (page: Filtered) => this.issues(page, (i) => i.cycleId === cycle.id),
    };
  }

  label(label: LinearLabel) {
    return {
      id: label.id,
      name: label.name,
      color: label.color,
      description: label.description,
      isGroup: label.isGroup,
      archivedAt: null,
      createdAt: time(label.createdAt),
      updatedAt: time(label.createdAt),
      creator: () => this.person(label.creator),
      team: () => (label.teamId === null ? null : this.team(teamById(this.state, label.teamId))),
      issues: (page: Filtered) => this.issues(page, (i) => i.labelIds.includes(label.id)),
    };
  }

  attachment(attachment: LinearAttachment) {
    const original = this.state.issues.find((i) => i.id === attachment.originalIssueId);
    return {
      id: attachment.id,
      url: attachment.url,
      title: attachment.title,
      subtitle: attachment.subtitle,
      metadata: attachment.metadata,
      sourceType: attachment.sourceType,
      source: attachment.sourceType === 'unknown' ? null : { type: attachment.sourceType },
      groupBySource: attachment.groupBySource,
      archivedAt: time(this.archivedWith(attachment)),
      createdAt: time(attachment.createdAt),
      updatedAt: time(attachment.updatedAt),
      creator: () => this.person(attachment.creator),
      issue: () => this.issue(issueById(this.state, attachment.issueId)),
      originalIssue: () => (original ? this.issue(original) : null),
    };
  }

  private archivedWith(attachment: LinearAttachment): number | null {
    return this.state.settings.api.archivedAttachments
      ? issueById(this.state, attachment.issueId).archivedAt
      : null;
  }

  comment(comment: LinearComment) {
    const issue = issueById(this.state, comment.issueId);
    const parent = this.state.comments.find((c) => c.id === comment.parentId);
    return {
      id: comment.id,
      body: comment.body,
      issueId: issue.id,
      parentId: comment.parentId,
      archivedAt: null,
      createdAt: time(comment.createdAt),
      editedAt: null,
      updatedAt: time(comment.createdAt),
      url: `${issueUrl(this.state, issue)}#comment-${comment.id.slice(0, 8)}`,
      user: () => this.person(comment.author),
      issue: () => this.issue(issue),
      parent: () => (parent ? this.comment(parent) : null),
    };
  }

  private span(span: StateSpan) {
    return {
      id: span.id,
      stateId: span.stateId,
      startedAt: time(span.startedAt),
      endedAt: time(span.endedAt),
      state: () => this.workflowState(workflowStateById(this.state, span.stateId)),
    };
  }

  private entry(issue: LinearIssue, entry: HistoryEntry) {
    const stateAt = (id: string | undefined) => () =>
      id === undefined ? null : this.workflowState(workflowStateById(this.state, id));
    const teamAt = (id: string | undefined) => () =>
      id === undefined || !this.scope.seesTeam(id) ? null : this.team(teamById(this.state, id));
    const attachment = this.state.attachments.find((a) => a.id === entry.attachmentId);
    const actor = this.person(entry.actor);
    return {
      ...entry,
      createdAt: time(entry.createdAt),
      updatedAt: time(entry.createdAt),
      actor,
      actorId: actor?.id ?? null,
      issue: () => this.issue(issue),
      attachment: () => (attachment ? this.attachment(attachment) : null),
      fromState: stateAt(entry.fromStateId),
      toState: stateAt(entry.toStateId),
      fromTeam: teamAt(entry.fromTeamId),
      toTeam: teamAt(entry.toTeamId),
      fromAssignee: () => this.person(entry.fromAssignee ?? null),
      toAssignee: () => this.person(entry.toAssignee ?? null),
    };
  }

  issue(issue: LinearIssue) {
    const { state, scope } = this;
    const identifier = identifierOf(state, issue);
    const parent = state.issues.find((i) => i.id === issue.parentId);
    const project = state.projects.find((p) => p.id === issue.projectId);
    const cycle = state.cycles.find((c) => c.id === issue.cycleId);
    return {
      id: issue.id,
      identifier,
      previousIdentifiers: issue.previousIdentifiers,
      number: issue.number,
      title: issue.title,
      description: issue.description,
      url: issueUrl(state, issue),
      branchName: `${scope.caller.user.displayName}/${identifier.toLowerCase()}-${slugOf(issue.title)}`,
      priority: issue.priority,
      priorityLabel: PRIORITIES[issue.priority] ?? '',
      estimate: issue.estimate,
      dueDate: null,
      labelIds: issue.labelIds,
      trashed: issue.trashed || null,
      createdAt: time(issue.createdAt),
      updatedAt: time(issue.updatedAt),
      startedAt: time(issue.startedAt),
      completedAt: time(issue.completedAt),
      canceledAt: time(issue.canceledAt),
      archivedAt: time(issue.archivedAt),
      autoArchivedAt: time(issue.autoArchivedAt),
      team: () => this.team(teamById(state, issue.teamId)),
      state: () => this.workflowState(workflowStateById(state, issue.stateId)),
      project: () => (project ? this.project(project) : null),
      cycle: () => (cycle ? this.cycle(cycle) : null),
      parent: () => (parent && scope.seesTeam(parent.teamId) ? this.issue(parent) : null),
      assignee: () => this.person(issue.assignee),
      creator: () => this.person(issue.creator),
      children: (page: Filtered) => this.issues(page, (i) => i.parentId === issue.id),
      comments: (page: Filtered) => this.comments(page, (c) => c.issueId === issue.id),
      labels: (page: Filtered) =>
        this.labels(
          page,
          state.labels.filter((l) => issue.labelIds.includes(l.id)),
        ),
      attachments: (page: Filtered) => this.attachments(page, attachmentsOf(state, issue)),
      formerAttachments: (page: Filtered) =>
        this.attachments(
          page,
          state.attachments.filter((a) => a.originalIssueId === issue.id),
        ),
      history: (page: Page) =>
        connection(newestFirst(issue.history, page), page, (e) => this.entry(issue, e)),
      // UNVERIFIED: in the order of time.
      stateHistory: (page: Page) => connection(issue.spans, page, (s) => this.span(s)),
      needs: nothing,
      releases: nothing,
    };
  }

  issues(page: Filtered, only: (issue: LinearIssue) => boolean = () => true) {
    const items = this.scope
      .issues(page.includeArchived)
      .filter((i) => only(i) && matchesIssue(this.scope, i, page.filter));
    return connection(newestFirst(items, page), page, (i) => this.issue(i));
  }

  attachments(page: Filtered, of: readonly LinearAttachment[]) {
    const items = of.filter(
      (a) =>
        (page.includeArchived === true || this.archivedWith(a) === null) &&
        matchesAttachment(this.scope, a, page.filter),
    );
    return connection(newestFirst(items, page), page, (a) => this.attachment(a));
  }

  comments(page: Filtered, only: (comment: LinearComment) => boolean = () => true) {
    const items = this.state.comments.filter(
      (c) =>
        only(c) &&
        this.scope.seesTeam(issueById(this.state, c.issueId).teamId) &&
        matchesComment(this.scope, c, page.filter),
    );
    return connection(newestFirst(items, page), page, (c) => this.comment(c));
  }

  teams(page: Filtered, only: (team: LinearTeam) => boolean = () => true) {
    const items = this.scope.teams.filter((t) => only(t) && matchesTeam(this.scope, t, page.filter));
    return connection(newestFirst(items, page), page, (t) => this.team(t));
  }

  workflowStates(page: Filtered, of: readonly WorkflowState[]) {
    const items = of.filter((s) => matchesState(this.scope, s, page.filter));
    return connection(items, page, (s) => this.workflowState(s));
  }

  cycles(page: Filtered, of: readonly LinearCycle[]) {
    const items = of.filter((c) => matchesCycle(this.scope, c, page.filter));
    return connection(items, page, (c) => this.cycle(c));
  }

  labels(page: Filtered, of: readonly LinearLabel[]) {
    const items = of.filter((l) => matchesLabel(this.scope, l, page.filter));
    return connection(newestFirst(items, page), page, (l) => this.label(l));
  }
}
