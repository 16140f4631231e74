/** Workspaces, people, teams with their workflow, labels and keys of the practice Linear. All invented. */
import { uuidOf } from './ids';
import type { LinearKey, LinearTeam, StateType, Workspace } from './model';
import { type LinearState, userOf } from './state';

/** Secrets of the seeded keys by id. None of them works anywhere else. */
export const LINEAR_KEYS = {
  pmWrite: 'lin_api_practice_pm_write',
  pmRead: 'lin_api_practice_pm_read',
  pmRevoked: 'lin_api_practice_pm_revoked',
  /** The same person's key of the other workspace. */
  pmGlobex: 'lin_api_practice_pm_globex',
  /** Reaches the team ENG only. */
  pmEngOnly: 'lin_api_practice_pm_eng_only',
  pmIssuesOnly: 'lin_api_practice_pm_issues_only',
  devWrite: 'lin_api_practice_dev_write',
  designWrite: 'lin_api_practice_design_write',
  globexWrite: 'lin_api_practice_globex_write',
  pmOauth: 'lin_oauth_practice_pm',
} as const;

const DAY = 86_400_000;

const WORKFLOW: readonly (readonly [name: string, type: StateType, color: string])[] = [
  ['Triage', 'triage', '#fc7840'],
  ['Backlog', 'backlog', '#bec2c8'],
  ['Todo', 'unstarted', '#c9c9cf'],
  ['In Progress', 'started', '#f2994a'],
  ['In Review', 'started', '#0f783c'],
  ['Done', 'completed', '#5e6ad2'],
  ['Released', 'completed', '#26b5ce'],
  ['Canceled', 'canceled', '#95a2b3'],
];

const LABELS: readonly (readonly [name: string, color: string])[] = [
  ['Bug', '#eb5757'],
  ['Feature', '#bb87fc'],
  ['Improvement', '#4ea7fc'],
  ['Checkout', '#26b5ce'],
  ['Cart', '#f2994a'],
  ['Catalogue', '#4cb782'],
  ['Account', '#95a2b3'],
  ['Mail', '#f7c8c1'],
  ['Search', '#5e6ad2'],
  ['Performance', '#f2c94c'],
  ['Returns', '#0f783c'],
];

function addWorkspace(state: LinearState, urlKey: string, name: string, createdAt: number): Workspace {
  const workspace = { id: uuidOf(`workspace ${urlKey}`), name, urlKey, previousUrlKeys: [], createdAt };
  state.workspaces.push(workspace);
  return workspace;
}

function addUser(
  state: LinearState,
  workspace: Workspace,
  login: string,
  name: string,
  more: { admin?: boolean; guest?: boolean } = {},
): void {
  const displayName = name.split(' ')[0]?.toLowerCase() ?? login;
  state.users.push({
    id: uuidOf(`user ${workspace.urlKey} ${login}`),
    workspaceId: workspace.id,
    login,
    name,
    displayName,
    email: `${displayName}@${workspace.urlKey}.example`,
    admin: more.admin ?? false,
    guest: more.guest ?? false,
    createdAt: workspace.createdAt,
  });
}

/** A team with its workflow and one running cycle. */
function addTeam(
  state: LinearState,
  workspace: Workspace,
  key: string,
  name: string,
  more: { members?: readonly string[]; color?: string } = {},
): LinearTeam {
  const now = state.clock.now();
  const team: LinearTeam = {
    id: uuidOf(`team ${workspace.urlKey} ${key}`),
    workspaceId: workspace.id,
    key,
    name,
    members: more.members ?? null,
    color: more.color ?? '#26b5ce',
    nextNumber: 1,
    createdAt: workspace.createdAt,
  };
  state.teams.push(team);
  for (const [position, [label, type, color]] of WORKFLOW.entries())
    state.workflowStates.push({
      id: uuidOf(`state ${team.id} ${label}`),
      teamId: team.id,
      name: label,
      type,
      color,
      position,
    });
  state.cycles.push({
    id: uuidOf(`cycle ${team.id}`),
    teamId: team.id,
    number: 24,
    name: null,
    startsAt: now - 5 * DAY,
    endsAt: now + 9 * DAY,
  });
  return team;
}

function addKeys(state: LinearState, acme: Workspace, globex: Workspace): void {
  const eng = state.teams.find((t) => t.workspaceId === acme.id && t.key === 'ENG');
  const changes: Record<keyof typeof LINEAR_KEYS, Partial<LinearKey> & { login?: string }> = {
    pmWrite: {},
    pmRead: { permissions: ['read'] },
    pmRevoked: { revoked: true },
    pmGlobex: { workspaceId: globex.id },
    pmEngOnly: { teamIds: eng ? [eng.id] : [] },
    pmIssuesOnly: { permissions: ['read', 'issues:create'] },
    devWrite: { login: 'acme-dev' },
    designWrite: { login: 'acme-design' },
    globexWrite: { login: 'globex-pm', workspaceId: globex.id },
    pmOauth: { kind: 'oauth' },
  };
  for (const [id, { login = 'acme-pm', ...change }] of Object.entries(changes)) {
    const key: LinearKey = {
      id,
      secret: LINEAR_KEYS[id as keyof typeof LINEAR_KEYS],
      kind: 'key',
      userId: '',
      workspaceId: acme.id,
      permissions: ['read', 'write'],
      teamIds: null,
      revoked: false,
      ...change,
    };
    state.keys.push({ ...key, userId: userOf(state, key.workspaceId, login)?.id ?? '' });
  }
}

/** Two companies; one person works for both. */
export function addOrganisation(state: LinearState) {
  const start = state.clock.now();
  const acme = addWorkspace(state, 'acme', 'Acme', start - 900 * DAY);
  const globex = addWorkspace(state, 'globex', 'Globex', start - 500 * DAY);
  addUser(state, acme, 'acme-pm', 'Mara Lind', { admin: true });
  addUser(state, acme, 'acme-dev', 'Jonas Okoye');
  addUser(state, acme, 'acme-design', 'Ines Roca');
  // She advises the other company.
  addUser(state, globex, 'acme-pm', 'Mara Lind', { guest: true });
  addUser(state, globex, 'globex-pm', 'Petra Voss', { admin: true });
  for (const workspace of [acme, globex])
    for (const [name, color] of LABELS)
      state.labels.push({
        id: uuidOf(`label ${workspace.urlKey} ${name}`),
        workspaceId: workspace.id,
        teamId: null,
        name,
        color,
        description: null,
        isGroup: false,
        creator: null,
        createdAt: workspace.createdAt,
      });
  const eng = addTeam(state, acme, 'ENG', 'Engineering');
  const ops = addTeam(state, acme, 'OPS', 'Operations', {
    members: ['acme-pm', 'acme-dev'],
    color: '#f2994a',
  });
  const other = addTeam(state, globex, 'ENG', 'Engineering', { color: '#bb87fc' });
  addKeys(state, acme, globex);
  return { acme, eng, ops, other };
}
