/** Fills the practice Linear: issues with their past, what is attached, an inbox. Everything is invented. */
import { uuidOf } from './ids';
import type { LinearTeam, Workspace } from './model';
import { ENG, GLOBEX, type LinearEntry, OPS } from './seed-backlog';
import { addOrganisation } from './seed-organisation';
import {
  attachmentsOf,
  createLinearIssue,
  identifierOf,
  type LinearState,
  linearIssue,
  savedText,
  statesOf,
  takeUuid,
  tick,
  upsertAttachment,
} from './state';

export { LINEAR_KEYS } from './seed-organisation';

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

const DAY = 86_400_000;

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

/**
 * Fills an empty state. The same options always give the same world. What was there before anybody came takes no
 * time: the clock is shared with trackers that were seeded before.
 */
export function seedLinear(state: LinearState, options: LinearSeedOptions = {}): void {
  const { clock } = state;
  state.clock = { now: () => clock.now(), advance: () => undefined };
  try {
    fill(state, options);
  } finally {
    state.clock = clock;
  }
}

function fill(state: LinearState, options: LinearSeedOptions): void {
  const start = state.clock.now();
  const descriptions = options.descriptions ?? {};
  const { acme, eng, ops, other } = addOrganisation(state);
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
  tick(state);
}
