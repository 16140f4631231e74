/** Who may do what in a repository, as a person; what a token takes away again is in auth.ts. */
import type { Issue, Permission, Repository } from './model';
import { findUser, type GithubState, repositoryById } from './state';

const RIGHTS: readonly Permission[] = ['read', 'triage', 'write', 'admin'];
export const atLeast = (have: Permission | null, need: Permission): boolean =>
  have !== null && RIGHTS.indexOf(have) >= RIGHTS.indexOf(need);

/** What a person (null: nobody signed in) may do in a repository; null hides its existence. */
export function permissionOf(
  state: GithubState,
  repository: Repository,
  login: string | null,
): Permission | null {
  if (login !== null) {
    if (login.toLowerCase() === repository.owner.toLowerCase()) return 'admin';
    const given = repository.collaborators.get(login.toLowerCase());
    if (given) return given;
    if (repository.visibility === 'internal' && findUser(state, login)) return 'read';
  }
  return repository.visibility === 'public' ? 'read' : null;
}

/** Authors may edit their own issue; everybody else needs triage. Locked and archived do not enter here. */
export const canEditIssue = (state: GithubState, issue: Issue, login: string | null): boolean => {
  if (login === null) return false;
  const repository = repositoryById(state, issue.repositoryId);
  const right = permissionOf(state, repository, login);
  if (right === null || repository.archived) return false;
  return issue.author.toLowerCase() === login.toLowerCase() || atLeast(right, 'triage');
};
