/** Whose key it is, and what it reaches. */
import type { WireResponse } from '../../wire';
import type { KeyPermission, LinearIssue, LinearKey, LinearTeam, LinearUser, Workspace } from '../model';
import { findLinearIssue, type LinearState, maySeeTeam, workspaceById } from '../state';
import { keyAsBearer, keysForbidden, missingScope, notAuthenticated, notFound } from './errors';

export interface LinearCaller {
  key: LinearKey;
  user: LinearUser;
  workspace: Workspace;
}

/**
 * Personal keys stand in `Authorization` as they are, OAuth tokens after `Bearer`.
 * UNVERIFIED: an OAuth token without `Bearer` is just not known.
 */
export function identify(
  state: LinearState,
  headers: Readonly<Record<string, string>>,
): LinearCaller | WireResponse {
  const header = headers.authorization?.trim() ?? '';
  const bearer = /^bearer\s+(.+)$/i.exec(header)?.[1];
  if (bearer?.startsWith('lin_api_')) return keyAsBearer();
  const key = state.keys.find((k) => k.secret === (k.kind === 'oauth' ? bearer : header));
  const user = key && state.users.find((u) => u.id === key.userId);
  const over = key?.expiresAt !== undefined && key.expiresAt <= state.clock.now();
  if (!key || key.revoked || over || !user) return notAuthenticated();
  if (key.kind === 'key' && state.settings.api.personalKeys === 'forbid') return keysForbidden();
  return { key, user, workspace: workspaceById(state, key.workspaceId) };
}

/** What a caller may see and do. Whatever is outside does not exist for them. */
export class Scope {
  readonly teams: readonly LinearTeam[];
  private readonly teamIds: ReadonlySet<string>;

  constructor(
    readonly state: LinearState,
    readonly caller: LinearCaller,
  ) {
    const { key, user, workspace } = caller;
    this.teams = state.teams.filter(
      (t) =>
        t.workspaceId === workspace.id &&
        maySeeTeam(t, user.login) &&
        (key.teamIds === null || key.teamIds.includes(t.id)),
    );
    this.teamIds = new Set(this.teams.map((t) => t.id));
  }

  seesTeam(id: string): boolean {
    return this.teamIds.has(id);
  }

  issues(includeArchived: boolean | null | undefined): LinearIssue[] {
    return this.state.issues.filter(
      (i) => this.teamIds.has(i.teamId) && (includeArchived === true || i.archivedAt === null),
    );
  }

  /** By UUID, identifier or earlier identifier. */
  issue(reference: string): LinearIssue {
    const issue = findLinearIssue(this.state, this.caller.workspace.id, reference);
    if (!issue || !this.teamIds.has(issue.teamId)) throw notFound('Issue');
    return issue;
  }

  team(reference: string): LinearTeam {
    const team = this.teams.find((t) => t.id === reference || t.key === reference);
    if (!team) throw notFound('Team');
    return team;
  }

  /** @param enough a smaller permission that will do */
  requireWrite(enough?: KeyPermission): void {
    const { permissions } = this.caller.key;
    const given = (wanted: KeyPermission) => permissions.includes(wanted);
    if (!given('write') && !given('admin') && !(enough && given(enough))) throw missingScope('write');
  }
}
