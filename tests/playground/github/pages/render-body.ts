import { renderMarkdown } from '../markdown/blocks';
import { permissionOf } from '../permissions';
import { findIssue, findRepository, findUser, fullName, repositoryById } from '../state';
import { type Html, raw } from './html';
import type { IssueView } from './issue-viewer';

/** Markdown → HTML with the people and issues this viewer may know about. */
export function renderBody(view: IssueView, text: string): Html {
  return raw(
    renderMarkdown(text, {
      repository: fullName(repositoryById(view.state, view.issue.repositoryId)),
      knowsUser: (login) => findUser(view.state, login) !== undefined,
      issueTitle: (name, number) => {
        const repository = findRepository(view.state, name.split('/')[0] ?? '', name.split('/')[1] ?? '');
        if (!repository || permissionOf(view.state, repository, view.login) === null) return null;
        return findIssue(view.state, repository, number)?.title ?? null;
      },
    }),
  );
}
