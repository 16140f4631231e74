/** The team "acme" on Jira: projects ACME (company-managed), PAY (team-managed) and OPEN (open to everybody). */
import type { JiraIssue, JiraProject, JiraRights } from './model';
import { ACME, type JiraEntry, OPEN, PAY } from './seed-backlog';
import { createJiraIssue, type JiraState, jiraIssue, takeJiraId, textDoc } from './state';

export interface JiraSeedOptions {
  /** Issue key → property key → value. */
  properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const DAY = 86_400_000;

const WORKS: JiraRights = {
  browse: true,
  create: true,
  edit: true,
  comment: true,
  link: true,
  transition: true,
  editAllComments: false,
  administer: false,
};
/** Sees everything and says something, but edits nothing. */
const LOOKS: JiraRights = { ...WORKS, create: false, edit: false, link: false, transition: false };
const LEADS: JiraRights = { ...WORKS, editAllComments: true, administer: true };

const PEOPLE = [
  ['acme-pm', 'Mara Lind', '712020:mara', 'Europe/Stockholm'],
  ['acme-dev', 'Jonas Okoye', '712020:jonas', 'Europe/Berlin'],
  ['acme-design', 'Ines Roca', '712020:ines', 'Europe/Madrid'],
  ['passer-by', 'Sam Passer', '712020:sam', 'Etc/UTC'],
] as const;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function addProject(
  state: JiraState,
  input: Pick<JiraProject, 'key' | 'name' | 'style' | 'lead' | 'openToAll'> & {
    statuses: readonly (readonly [string, JiraProject['statuses'][number]['category']])[];
    rights: Record<string, JiraRights>;
    versions?: readonly (readonly [name: string, releasedDaysAgo: number | null])[];
  },
): JiraProject {
  const number = state.projects.length + 1;
  const id = 10_000 + number;
  const now = state.clock.now();
  const project: JiraProject = {
    id,
    key: input.key,
    name: input.name,
    style: input.style,
    lead: input.lead,
    openToAll: input.openToAll,
    archived: false,
    statuses: input.statuses.map(([name, category], i) => ({
      id: String(10_000 + number * 10 + i),
      name,
      category,
    })),
    issueTypes: (['Epic', 'Story', 'Task', 'Bug', 'Sub-task'] as const).map((name, i) => ({
      id: String(10_100 + number * 10 + i),
      name,
      hierarchyLevel: name === 'Epic' ? 1 : name === 'Sub-task' ? -1 : 0,
    })),
    versions: (input.versions ?? []).map(([name, ago], i) => ({
      id: String(10_200 + number * 10 + i),
      name,
      released: ago !== null,
      archived: false,
      releaseDate: ago === null ? null : dayOf(now - ago * DAY),
    })),
    properties: new Map(),
    rights: new Map(Object.entries(input.rights)),
    nextNumber: 101,
  };
  state.projects.push(project);
  state.boards.push({
    id: number,
    name: `${input.key} board`,
    projectId: id,
    sprints:
      input.style === 'classic'
        ? [{ id: number * 10 + 1, name: `${input.key} Sprint 12`, active: true }]
        : [],
  });
  return project;
}

/** Written down without the clock moving: what was there before anybody came. */
function addHistory(state: JiraState, issue: JiraIssue, project: JiraProject, entry: JiraEntry): void {
  const now = state.clock.now();
  const by = entry.assignee ?? entry.reporter;
  const to = project.statuses.find((s) => s.id === issue.statusId);
  const from = project.statuses[0];
  if (from && to && from !== to) {
    const at = now - (entry.movedDaysAgo ?? Math.min(entry.daysAgo, 3)) * DAY;
    issue.changes.push({
      id: takeJiraId(state),
      by,
      at,
      items: [
        {
          field: 'status',
          fieldId: 'status',
          from: from.id,
          fromString: from.name,
          to: to.id,
          toString: to.name,
        },
      ],
    });
    issue.updatedAt = at;
    if (to.category === 'done') issue.resolvedAt = at;
  }
  for (const [author, words] of entry.comments ?? []) {
    const at = issue.createdAt + DAY;
    issue.comments.push({
      id: takeJiraId(state),
      author,
      updateAuthor: author,
      body: textDoc(words),
      createdAt: at,
      updatedAt: at,
      properties: new Map(),
    });
    issue.updatedAt = Math.max(issue.updatedAt, at);
  }
}

function addBacklog(state: JiraState, project: JiraProject, entries: readonly JiraEntry[]): void {
  const board = state.boards.find((b) => b.projectId === project.id);
  const sprint = board?.sprints[0]?.id ?? null;
  const now = state.clock.now();
  for (const entry of entries) {
    const issue = createJiraIssue(state, project, {
      number: entry.number,
      summary: entry.summary,
      description: entry.description,
      reporter: entry.reporter,
      type: entry.type,
      status: entry.status,
      assignee: entry.assignee ?? null,
      labels: entry.labels ?? [],
      versions: entry.version === undefined ? [] : [entry.version],
      createdAt: now - entry.daysAgo * DAY,
      sprintId: entry.unplanned || entry.type === 'Epic' || entry.type === 'Sub-task' ? null : sprint,
    });
    addHistory(state, issue, project, entry);
  }
  const idOf = (number: number) => jiraIssue(state, `${project.key}-${number}`).id;
  for (const entry of entries) {
    const issue = jiraIssue(state, `${project.key}-${entry.number}`);
    if (entry.parent !== undefined) issue.parentId = idOf(entry.parent);
    if (entry.relates !== undefined) {
      issue.linkedIds.push(idOf(entry.relates));
      jiraIssue(state, `${project.key}-${entry.relates}`).linkedIds.push(issue.id);
    }
  }
}

/** Fills an empty state. The same options always give the same world. */
export function seedJira(state: JiraState, options: JiraSeedOptions = {}): void {
  for (const [login, displayName, accountId, timeZone] of PEOPLE)
    state.users.set(login, { login, displayName, accountId, timeZone });
  const acme = addProject(state, {
    key: 'ACME',
    name: 'Acme shop',
    style: 'classic',
    lead: 'acme-pm',
    openToAll: false,
    statuses: [
      ['To Do', 'new'],
      ['In Progress', 'indeterminate'],
      ['In Review', 'indeterminate'],
      ['Done', 'done'],
    ],
    rights: { 'acme-pm': LEADS, 'acme-dev': WORKS, 'acme-design': LOOKS },
    versions: [
      ['1.3', 77],
      ['1.4', 50],
      ['1.5', null],
    ],
  });
  const pay = addProject(state, {
    key: 'PAY',
    name: 'Payments',
    style: 'next-gen',
    lead: 'acme-dev',
    openToAll: false,
    statuses: [
      ['To Do', 'new'],
      ['In Progress', 'indeterminate'],
      ['Done', 'done'],
    ],
    rights: { 'acme-pm': WORKS, 'acme-dev': LEADS },
  });
  const open = addProject(state, {
    key: 'OPEN',
    name: 'Open shop',
    style: 'classic',
    lead: 'acme-dev',
    openToAll: true,
    statuses: [
      ['To Do', 'new'],
      ['In Progress', 'indeterminate'],
      ['Done', 'done'],
    ],
    rights: {
      'acme-pm': WORKS,
      'acme-dev': LEADS,
      'acme-design': LOOKS,
      'passer-by': { ...LOOKS, create: true },
    },
  });
  addBacklog(state, acme, ACME);
  addBacklog(state, pay, PAY);
  addBacklog(state, open, OPEN);
  const at = state.clock.now();
  for (const [key, properties] of Object.entries(options.properties ?? {}))
    for (const [name, value] of Object.entries(properties))
      jiraIssue(state, key).properties.set(name, { value: structuredClone(value), by: 'acme-pm', at });
}
