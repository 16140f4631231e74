/** The practice Linear's people, teams, workflows and keys. Every person, number and sentence is invented. */
import { uuidOf } from './ids';
import type { LinearKey, LinearTeam, StateType, Workspace } from './model';
import { ENG, GLOBEX, type LinearEntry, OPS } from './seed-backlog';
import {
  attachmentsOf,
  createLinearIssue,
  identifierOf,
  type LinearState,
  linearIssue,
  savedText,
  statesOf,
  takeUuid,
  upsertAttachment,
  userOf,
} from './state';

export interface LinearSeedOptions {
  /** What is attached, by `workspace/identifier`. */
  attachments?: Readonly<
    Record<
      string,
      readonly { url: string; title: string; subtitle?: string; metadata: Record<string, unknown> }[]
    >
  >;
  /** Other descriptions, by `workspace/identifier`; saved as Linear saves them. */
  descriptions?: Readonly<Record<string, string>>;
}

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
  ['Todo', 'unstarted', '#e2e2e2'],
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

const idByName = (items: readonly { id: string; name: string }[], name: string | undefined): string | null =>
  items.find((item) => item.name === name)?.id ?? null;

function addBacklog(
  state: LinearState,
  team: LinearTeam,
  entries: readonly LinearEntry[],
  descriptions: Readonly<Record<string, string>>,
): void {
  const start = state.clock.now();
  const workspace = state.workspaces.find((w) => w.id === team.workspaceId);
  const labels = state.labels.filter((l) => l.workspaceId === team.workspaceId);
  // Issues name others in their text: all exist before any is written.
  const made = entries.map((entry) =>
    createLinearIssue(state, team, {
      number: entry.number,
      title: entry.title,
      creator: entry.creator,
      state: entry.state === 'Triage' ? 'Triage' : 'Backlog',
      priority: entry.priority ?? 0,
      estimate: entry.estimate ?? null,
      assignee: entry.assignee ?? null,
      labelIds: (entry.labels ?? []).flatMap((name) => idByName(labels, name) ?? []),
      projectId: idByName(state.projects, entry.project),
      cycleId: entry.cycle ? (state.cycles.find((c) => c.teamId === team.id)?.id ?? null) : null,
      createdAt: start - entry.daysAgo * DAY,
    }),
  );
  for (const [i, entry] of entries.entries()) {
    const issue = made[i];
    if (!issue) continue;
    const key = `${workspace?.urlKey}/${identifierOf(state, issue)}`;
    issue.description = savedText(state, team.workspaceId, descriptions[key] ?? entry.description);
    issue.parentId = made.find((m) => m.number === entry.parent)?.id ?? null;
    walk(state, team, issue, entry, start);
    for (const [author, body] of entry.comments ?? [])
      state.comments.push({
        id: takeUuid(state),
        issueId: issue.id,
        author,
        body,
        parentId: null,
        createdAt: issue.createdAt + 2 * DAY,
      });
  }
}

/** The way an issue took through its workflow, from creation to where it stands. */
function walk(
  state: LinearState,
  team: LinearTeam,
  issue: ReturnType<typeof createLinearIssue>,
  entry: LinearEntry,
  now: number,
): void {
  const states = statesOf(state, team);
  const step = (name: string, at: number) => {
    const to = states.find((s) => s.name === name);
    const last = issue.spans.at(-1);
    if (!to || !last || last.stateId === to.id) return;
    last.endedAt = at;
    issue.history.push({
      id: takeUuid(state),
      createdAt: at,
      actor: entry.assignee ?? entry.creator,
      fromStateId: last.stateId,
      toStateId: to.id,
    });
    issue.spans.push({ id: takeUuid(state), stateId: to.id, startedAt: at, endedAt: null });
    issue.stateId = to.id;
    if (to.type === 'started') issue.startedAt ??= at;
    if (to.type === 'completed') issue.completedAt ??= at;
    if (to.type === 'canceled') issue.canceledAt = at;
    issue.updatedAt = at;
  };
  const open = ['Todo', 'In Progress', 'In Review'];
  if (entry.closedDaysAgo !== undefined) {
    const closedAt = now - entry.closedDaysAgo * DAY;
    step('Todo', issue.createdAt + DAY);
    if (entry.state !== 'Canceled') step('In Progress', Math.round((issue.createdAt + closedAt) / 2));
    if (entry.state === 'Released') step('Done', closedAt - DAY);
    step(entry.state, closedAt);
  } else
    for (const [i, name] of open.slice(0, open.indexOf(entry.state) + 1).entries())
      step(name, issue.createdAt + (i + 1) * DAY);
  if (entry.archived) {
    const at = now - 20 * DAY;
    issue.archivedAt = at;
    issue.autoArchivedAt = at;
    issue.history.push({ id: takeUuid(state), createdAt: at, actor: null, archived: true });
  }
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

/** Pull requests that an integration attached, as on real issues. */
function addPullRequests(state: LinearState): void {
  const pull = (key: string, number: number, title: string, status: string) =>
    upsertAttachment(state, linearIssue(state, key), {
      url: `https://github.com/acme/shop/pull/${number}`,
      title,
      subtitle: `#${number} ${status}`,
      metadata: { number, status, title, repoName: 'shop', repoLogin: 'acme', branch: `jonas/${number}` },
      sourceType: 'github',
    });
  pull('acme/ENG-141', 145, 'Guest checkout behind a flag', 'open');
  pull('acme/ENG-118', 119, 'Delivery cost in the cart', 'merged');
  for (const issue of [linearIssue(state, 'acme/ENG-141'), linearIssue(state, 'acme/ENG-118')]) {
    issue.history = issue.history.filter((entry) => entry.attachmentId === undefined);
    for (const attachment of attachmentsOf(state, issue)) {
      attachment.createdAt = issue.createdAt + DAY;
      attachment.updatedAt = attachment.createdAt;
    }
  }
}

function addInbox(state: LinearState, acme: Workspace): void {
  const now = state.clock.now();
  const news = [
    ['ENG-142', 'issueNewComment', 'acme-dev', 0.1],
    ['ENG-133', 'issueMention', 'acme-design', 0.4],
    ['ENG-127', 'issueStatusChanged', 'acme-dev', 1.2],
    ['OPS-7', 'issueAssignedToYou', 'acme-dev', 2.5],
    ['ENG-131', 'issueNewComment', 'acme-design', 4],
  ] as const;
  for (const [identifier, kind, actor, daysAgo] of news)
    state.notifications.push({
      id: uuidOf(`notification ${identifier}`),
      workspaceId: acme.id,
      login: 'acme-pm',
      issueId: linearIssue(state, `acme/${identifier}`).id,
      kind,
      actor,
      createdAt: now - daysAgo * DAY,
      readAt: daysAgo > 2 ? now - DAY : null,
    });
}

/** Fills an empty state. The same options always give the same world. */
export function seedLinear(state: LinearState, options: LinearSeedOptions = {}): void {
  const start = state.clock.now();
  const descriptions = options.descriptions ?? {};
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
  state.projects.push({
    id: uuidOf('project faster checkout'),
    workspaceId: acme.id,
    name: 'Faster checkout',
    slugId: '3f0c9a7b12de',
    description: 'Fewer steps between the cart and the receipt.',
    color: '#5e6ad2',
    teamIds: [eng.id],
    targetDate: '2027-02-26',
    completedAt: null,
    health: 'onTrack',
    createdAt: start - 120 * DAY,
  });
  addBacklog(state, eng, ENG, descriptions);
  addBacklog(state, ops, OPS, descriptions);
  addBacklog(state, other, GLOBEX, descriptions);
  state.views.push({
    id: uuidOf('view checkout'),
    workspaceId: acme.id,
    name: 'Everything about checkout',
    slugId: 'a1b2c3d4e5f6',
    label: 'Checkout',
  });
  addKeys(state, acme, globex);
  addPullRequests(state);
  addInbox(state, acme);
  for (const [key, list] of Object.entries(options.attachments ?? {}))
    for (const attachment of list)
      upsertAttachment(state, linearIssue(state, key), { by: 'acme-pm', ...attachment });
}

/** A team of any size for lists and boards: `count` more issues spread over the open states. */
export function fillLinear(state: LinearState, teamKey: string, count: number): void {
  const [urlKey = '', key = ''] = teamKey.split('/');
  const workspace = state.workspaces.find((w) => w.urlKey === urlKey);
  const team = state.teams.find((t) => t.workspaceId === workspace?.id && t.key === key);
  if (!team) throw new Error(`No team ${teamKey}`);
  const names = ['Backlog', 'Todo', 'In Progress', 'In Review'];
  const people = state.users.filter((u) => u.workspaceId === team.workspaceId);
  const now = state.clock.now();
  for (let i = 0; i < count; i += 1) {
    const issue = createLinearIssue(state, team, {
      title: `Small thing ${i + 1} in the shop`,
      creator: people[0]?.login ?? '',
      state: names[i % names.length] ?? 'Todo',
      priority: i % 5,
      assignee: i % 3 === 0 ? (people[i % people.length]?.login ?? null) : null,
      createdAt: now - i * 60_000,
    });
    issue.updatedAt = issue.createdAt;
  }
}
