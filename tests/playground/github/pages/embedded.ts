/** The JSON GitHub leaves in the page for its React app. */
import { createHash } from 'node:crypto';
import { isoSeconds } from '../../clock';
import type { Issue } from '../model';
import { canEditIssue } from '../permissions';
import { fullName, repositoryById } from '../state';
import { type Html, raw } from './html';
import type { IssueView } from './issue-viewer';
import { renderBody } from './render-body';

/** GitHub's version of a body: lower-case hex SHA-256 of its exact bytes. */
export const bodyVersion = (issue: Issue): string =>
  createHash('sha256')
    .update(issue.body ?? '')
    .digest('hex');

export function embeddedIssue(view: IssueView) {
  const { issue, state } = view;
  const repository = repositoryById(state, issue.repositoryId);
  const canUpdate = canEditIssue(state, issue, view.login);
  const data = {
    repository: {
      issue: {
        id: issue.nodeId,
        databaseId: issue.id,
        number: issue.number,
        title: issue.title,
        titleHTML: issue.title,
        url: `${view.origin}/${fullName(repository)}/issues/${issue.number}`,
        updatedAt: isoSeconds(issue.updatedAt),
        createdAt: isoSeconds(issue.createdAt),
        body: issue.body ?? '',
        bodyHTML: renderBody(view, issue.body ?? '').text,
        bodyVersion: bodyVersion(issue),
        author: { __typename: 'User', login: issue.author },
        viewerDidAuthor: issue.author === view.login,
        viewerCanUpdateNext: canUpdate,
        viewerCanUpdateMetadata: canUpdate,
        state: issue.state.toUpperCase(),
        stateReason: issue.stateReason?.toUpperCase() ?? null,
        locked: issue.locked,
        issueType: issue.type === null ? null : { name: issue.type },
        issueFieldValues: { nodes: [] },
        __typename: 'Issue',
      },
      id: repository.nodeId,
      isPrivate: repository.visibility !== 'public',
      isArchived: repository.archived,
    },
    safeViewer: view.login === null ? null : { login: view.login },
  };
  return {
    payload: {
      preloaded_records: {},
      preloadedQueries: [
        {
          queryId: 'practice-issue-viewer',
          queryName: 'IssueViewerViewQuery',
          variables: { owner: repository.owner, repo: repository.name, number: issue.number },
          result: { data },
          timestamp: Math.floor(state.clock.now() / 1000),
        },
      ],
      preloadedSubscriptions: { 'issueUpdated.issueBodyUpdated': {} },
    },
    title: null,
    appPayload: {
      initial_view_content: {},
      current_user: view.login === null ? null : { login: view.login },
      enabled_features: {},
    },
  };
}

export const embeddedData = (value: unknown): Html =>
  raw(
    `<script type="application/json" data-target="react-app.embeddedData">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`,
  );
