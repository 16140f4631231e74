/** The fields of `Mutation`. Nowhere is there an expected version: who writes last wins. */
import { isUuid } from '../ids';
import type { LinearAttachment, LinearIssue } from '../model';
import {
  addLinearComment,
  archive,
  changeAttachment,
  changeIssue,
  createLinearIssue,
  enterState,
  issueById,
  moveToTeam,
  removeAttachment,
  saveDescription,
  statesOf,
  takeUuid,
  teamById,
  tick,
  unarchive,
  upsertAttachment,
} from '../state';
import { forbidden, invalidInput, notFound } from './errors';
import { readMetadata } from './metadata';
import type { Nodes } from './nodes';

interface AttachmentFields {
  title: string;
  subtitle?: string | null;
  iconUrl?: string | null;
  metadata?: unknown;
}

interface IssueFields {
  title?: string | null;
  description?: string | null;
  stateId?: string | null;
  assigneeId?: string | null;
  priority?: number | null;
  estimate?: number | null;
  labelIds?: string[] | null;
  addedLabelIds?: string[] | null;
  removedLabelIds?: string[] | null;
  projectId?: string | null;
  cycleId?: string | null;
  parentId?: string | null;
  teamId?: string | null;
  trashed?: boolean | null;
}

export function mutations(nodes: Nodes) {
  const { scope } = nodes;
  const { state, caller } = scope;
  const me = caller.user.login;
  const done = <T extends object>(payload: T) => ({ success: true, lastSyncId: state.writes, ...payload });

  /** An issue that may be written to: trashed ones are gone. */
  function writable(reference: string): LinearIssue {
    const issue = scope.issue(reference);
    if (issue.trashed) throw notFound('Issue');
    if (issue.archivedAt !== null && state.settings.api.archivedWrites === 'not-found')
      throw notFound('Issue');
    if (issue.archivedAt !== null && state.settings.api.archivedWrites === 'forbid')
      throw forbidden('Archived issues can not be changed.');
    return issue;
  }

  function attachmentAt(id: string): LinearAttachment {
    const attachment = state.attachments.find((a) => a.id === id);
    if (!attachment || !scope.seesTeam(issueById(state, attachment.issueId).teamId))
      throw notFound('Attachment');
    writable(attachment.issueId);
    return attachment;
  }

  function own(attachment: LinearAttachment): LinearAttachment {
    if (state.settings.api.foreignAttachments === 'forbid' && attachment.creator !== me)
      throw forbidden('Only its creator can change this attachment.');
    return attachment;
  }

  function fieldsOf(input: AttachmentFields) {
    if (input.title.trim() === '') throw invalidInput('An attachment needs a title.');
    if (input.iconUrl && !/^https:\/\//.test(input.iconUrl))
      throw invalidInput('The icon of an attachment has to be an https address.');
    const metadata = readMetadata(input.metadata, state.settings.api);
    return {
      title: input.title,
      ...(input.subtitle !== undefined && { subtitle: input.subtitle }),
      ...(metadata !== undefined && { metadata }),
    };
  }

  function create(
    input: AttachmentFields & {
      issueId: string;
      url: string;
      id?: string | null;
      groupBySource?: boolean | null;
    },
  ) {
    scope.requireWrite();
    if (!URL.canParse(input.url)) throw invalidInput('The address of an attachment has to be a URL.');
    if (input.id && !isUuid(input.id)) throw invalidInput('id must be a UUID.');
    const fields = fieldsOf(input);
    const issue = writable(input.issueId);
    const there = state.attachments.find((a) => a.url === input.url && a.issueId === issue.id);
    if (there) own(there);
    return upsertAttachment(state, issue, {
      ...fields,
      url: input.url,
      by: me,
      ...(input.id && { id: input.id }),
      ...(input.groupBySource != null && { groupBySource: input.groupBySource }),
    });
  }

  const userAt = (id: string | null | undefined): string | null => {
    if (id === null || id === undefined) return null;
    const user = state.users.find((u) => u.id === id && u.workspaceId === caller.workspace.id);
    if (!user) throw notFound('User');
    return user.login;
  };
  const checkLabels = (ids: readonly string[]): string[] => {
    for (const id of ids)
      if (!state.labels.some((l) => l.id === id && l.workspaceId === caller.workspace.id))
        throw notFound('IssueLabel');
    return [...new Set(ids)];
  };
  const stateOf = (issue: { teamId: string }, id: string) => {
    const to = statesOf(state, teamById(state, issue.teamId)).find((s) => s.id === id);
    if (!to) throw notFound('WorkflowState');
    return to;
  };

  /** Those of the fields that are simply set. */
  function plainChange(issue: LinearIssue, input: IssueFields) {
    const labels = input.labelIds ?? issue.labelIds;
    const next = [...labels, ...(input.addedLabelIds ?? [])].filter(
      (id) => !input.removedLabelIds?.includes(id),
    );
    const relabelled = input.labelIds ?? input.addedLabelIds ?? input.removedLabelIds;
    return {
      ...(input.title != null && { title: input.title }),
      ...(input.priority != null && { priority: input.priority }),
      ...(input.estimate !== undefined && { estimate: input.estimate }),
      ...(input.assigneeId !== undefined && { assignee: userAt(input.assigneeId) }),
      ...(input.projectId !== undefined && { projectId: input.projectId }),
      ...(input.cycleId !== undefined && { cycleId: input.cycleId }),
      ...(input.parentId !== undefined && {
        parentId: input.parentId === null ? null : scope.issue(input.parentId).id,
      }),
      ...(relabelled != null && { labelIds: checkLabels(next) }),
    };
  }

  function relabel(id: string, change: (ids: string[]) => string[]) {
    scope.requireWrite();
    const issue = writable(id);
    changeIssue(state, issue, { labelIds: checkLabels(change(issue.labelIds)) }, me);
    return done({ issue: nodes.issue(issue) });
  }

  function putAway(id: string, how: 'archive' | 'trash') {
    scope.requireWrite();
    const issue = writable(id);
    archive(state, issue, how, me);
    return done({ entity: nodes.issue(issue), __typename: 'IssueArchivePayload' });
  }

  return {
    attachmentCreate: ({
      input,
    }: {
      input: Parameters<typeof create>[0] & { commentBody?: string | null };
    }) => {
      const attachment = create(input);
      if (input.commentBody)
        addLinearComment(state, issueById(state, attachment.issueId), me, input.commentBody);
      return done({ attachment: nodes.attachment(attachment) });
    },
    attachmentLinkURL: (input: { issueId: string; url: string; title?: string | null; id?: string | null }) =>
      done({
        attachment: nodes.attachment(create({ ...input, title: input.title ?? input.url })),
      }),
    attachmentUpdate: ({ id, input }: { id: string; input: AttachmentFields }) => {
      scope.requireWrite();
      const attachment = own(attachmentAt(id));
      changeAttachment(state, attachment, fieldsOf(input));
      return done({ attachment: nodes.attachment(attachment) });
    },
    attachmentDelete: ({ id }: { id: string }) => {
      scope.requireWrite();
      removeAttachment(state, own(attachmentAt(id)), me);
      return done({ entityId: id, __typename: 'DeletePayload' });
    },
    commentCreate: ({
      input,
    }: {
      input: { body?: string | null; id?: string | null; issueId?: string | null; parentId?: string | null };
    }) => {
      scope.requireWrite('comments:create');
      const parent = state.comments.find((c) => c.id === input.parentId);
      const issue = writable(input.issueId ?? parent?.issueId ?? '');
      if (!input.body?.trim()) throw invalidInput('A comment needs a text.');
      const id = input.id ?? takeUuid(state);
      return done({
        comment: nodes.comment(addLinearComment(state, issue, me, input.body, parent?.id ?? null, id)),
      });
    },
    issueCreate: ({ input }: { input: IssueFields & { teamId: string; id?: string | null } }) => {
      scope.requireWrite('issues:create');
      const team = scope.team(input.teamId);
      if (!input.title?.trim()) throw invalidInput('title should not be empty.');
      const issue = createLinearIssue(state, team, {
        title: input.title.trim(),
        description: input.description ?? null,
        creator: me,
        ...(input.id && { id: input.id }),
        ...(input.stateId && { stateId: stateOf({ teamId: team.id }, input.stateId).id }),
        ...(input.priority != null && { priority: input.priority }),
        ...(input.estimate != null && { estimate: input.estimate }),
        assignee: userAt(input.assigneeId),
        labelIds: checkLabels(input.labelIds ?? []),
        projectId: input.projectId ?? null,
        cycleId: input.cycleId ?? null,
        parentId: input.parentId ? scope.issue(input.parentId).id : null,
      });
      return done({ issue: nodes.issue(issue) });
    },
    issueUpdate: ({ id, input }: { id: string; input: IssueFields }) => {
      scope.requireWrite();
      const issue = writable(id);
      if (input.title?.trim() === '') throw invalidInput('title should not be empty.');
      const change = plainChange(issue, input);
      const target = input.teamId == null ? null : scope.team(input.teamId);
      const to =
        input.stateId == null ? null : stateOf(target ? { teamId: target.id } : issue, input.stateId);
      if (target) moveToTeam(state, issue, target, me);
      if (to) enterState(state, issue, to, me);
      if (Object.keys(change).length > 0) changeIssue(state, issue, change, me);
      if (input.description !== undefined) saveDescription(state, issue, input.description, me);
      if (input.trashed) archive(state, issue, 'trash', me);
      return done({ issue: nodes.issue(issue) });
    },
    issueAddLabel: ({ id, labelId }: { id: string; labelId: string }) =>
      relabel(id, (ids) => [...ids, labelId]),
    issueRemoveLabel: ({ id, labelId }: { id: string; labelId: string }) =>
      relabel(id, (ids) => ids.filter((l) => l !== labelId)),
    issueArchive: ({ id, trash }: { id: string; trash?: boolean | null }) =>
      putAway(id, trash ? 'trash' : 'archive'),
    issueDelete: ({ id }: { id: string }) => putAway(id, 'trash'),
    issueUnarchive: ({ id }: { id: string }) => {
      scope.requireWrite();
      const issue = scope.issue(id);
      unarchive(state, issue);
      return done({ entity: nodes.issue(issue), __typename: 'IssueArchivePayload' });
    },
    issueLabelCreate: ({
      input,
    }: {
      input: {
        name: string;
        color?: string | null;
        description?: string | null;
        id?: string | null;
        isGroup?: boolean | null;
        teamId?: string | null;
      };
    }) => {
      scope.requireWrite();
      const teamId = input.teamId ? scope.team(input.teamId).id : null;
      const name = input.name.trim();
      // UNVERIFIED in wording.
      const taken = state.labels.some(
        (l) =>
          l.workspaceId === caller.workspace.id &&
          (l.teamId === null || l.teamId === teamId) &&
          l.name.toLowerCase() === name.toLowerCase(),
      );
      if (taken) throw invalidInput('A label with this name already exists.', 'duplicate label name');
      const label = {
        id: input.id ?? takeUuid(state),
        workspaceId: caller.workspace.id,
        teamId,
        name,
        color: input.color ?? '#95a2b3',
        description: input.description ?? null,
        isGroup: input.isGroup ?? false,
        creator: me,
        createdAt: tick(state),
      };
      state.labels.push(label);
      return done({ issueLabel: nodes.label(label) });
    },
  };
}
