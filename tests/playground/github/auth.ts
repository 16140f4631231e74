/** Who is asking, and what the token (not only the person) may reach. */
import type { WireResponse } from '../wire';
import { apiError } from './errors';
import type { Permission, Repository, Token } from './model';
import { atLeast, permissionOf } from './permissions';
import { fullName, type GithubState } from './state';

export interface Caller {
  token: Token | null;
  login: string | null;
}

export const anonymous: Caller = { token: null, login: null };

/** Reads `Authorization: Bearer …` or `token …`. Unknown, revoked and expired tokens are all 401 on GitHub. */
export function identify(
  state: GithubState,
  headers: Readonly<Record<string, string>>,
): Caller | WireResponse {
  const header = headers.authorization;
  if (header === undefined) return anonymous;
  const secret = /^(?:bearer|token)\s+(.+)$/i.exec(header)?.[1]?.trim();
  const token = state.tokens.find((t) => t.secret === secret);
  const expired = token?.expiresAt != null && token.expiresAt <= state.clock.now();
  if (!token || token.revoked || expired)
    return apiError(401, 'Bad credentials', 'https://docs.github.com/rest');
  return { token, login: token.login };
}

/** Whether a fine-grained token covers a repository at all (owner, selection, approval). */
function covers(token: Token, repository: Repository): boolean {
  if (token.kind !== 'fine-grained') return true;
  if (!token.approved || token.resourceOwner?.toLowerCase() !== repository.owner.toLowerCase()) return false;
  return token.repositories === 'all' || token.repositories.includes(fullName(repository).toLowerCase());
}

/** Right on the repository through this token; null means "answer 404, it does not exist". */
export function rightThroughToken(
  state: GithubState,
  caller: Caller,
  repository: Repository,
): Permission | null {
  const own = permissionOf(state, repository, caller.login);
  const { token } = caller;
  if (!token || own === null) return own;
  const openToAll = repository.visibility === 'public';
  if (token.kind === 'fine-grained') return covers(token, repository) ? own : openToAll ? 'read' : null;
  if (token.scopes.includes('repo')) return own;
  if (!openToAll) return null;
  return token.scopes.includes('public_repo') ? own : 'read';
}

export const NOT_BY_TOKEN = 'Resource not accessible by personal access token';

/** Answer to a read of issues this token may not make, or null when it may. */
export function refuseIssueRead(caller: Caller, repository: Repository): WireResponse | null {
  const { token } = caller;
  if (token?.kind !== 'fine-grained' || repository.visibility === 'public') return null;
  return token.issues === 'none'
    ? apiError(403, NOT_BY_TOKEN, undefined, { 'x-accepted-github-permissions': 'issues=read' })
    : null;
}

/**
 * Answer to a write this token or person may not make, or null when both may.
 * `need` null: only signed in (opening an issue, or editing one's own).
 */
export function refuseIssueWrite(
  state: GithubState,
  caller: Caller,
  repository: Repository,
  need: Permission | null,
): WireResponse | null {
  if (caller.login === null) return apiError(401, 'Requires authentication');
  const { token } = caller;
  if (token?.kind === 'fine-grained' && (!covers(token, repository) || token.issues !== 'write'))
    return apiError(403, NOT_BY_TOKEN, undefined, { 'x-accepted-github-permissions': 'issues=write' });
  if (
    token &&
    token.kind !== 'fine-grained' &&
    !token.scopes.some((s) => s === 'repo' || s === 'public_repo')
  )
    return apiError(404, 'Not Found');
  if (repository.archived) return apiError(403, 'Repository was archived so is read-only.');
  // UNVERIFIED: the exact sentence for a person without triage.
  if (need && !atLeast(permissionOf(state, repository, caller.login), need))
    return apiError(403, 'Must have admin rights to Repository.');
  return null;
}

const two = (n: number) => String(n).padStart(2, '0');
/** `2026-06-03 19:52:44 UTC`, the form of GitHub-Authentication-Token-Expiration. */
export function tokenExpiry(ms: number): string {
  const d = new Date(ms);
  return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} UTC`;
}
