/** A board of any size, cheaply: for storms and for virtualised lists. */
import { createJiraIssue, findProject, type JiraState } from './state';

const WORDS = [
  'Cart',
  'Search',
  'Invoice',
  'Delivery',
  'Login',
  'Basket',
  'Photo',
  'Filter',
  'Mail',
  'Refund',
];
const WISHES = ['loads twice', 'forgets its state', 'needs a shorter text', 'cannot be undone', 'asks twice'];

/** Adds issues to a project, its columns in turn, until `count` of them stand on its board. @returns their keys */
export function fillJiraBoard(
  state: JiraState,
  count: number,
  options: { project?: string /** Number of the first. */; from?: number } = {},
): string[] {
  const { project: key = 'ACME', from = 1001 } = options;
  const project = findProject(state, key);
  const board = state.boards.find((b) => b.projectId === project?.id);
  if (!project || !board) throw new Error(`No project ${key} with a board`);
  const sprintId = board.sprints[0]?.id ?? null;
  const there = state.issues.filter(
    (i) => !i.deleted && i.projectId === project.id && (sprintId === null || i.sprintId === sprintId),
  ).length;
  const start = state.clock.now() - 400 * 86_400_000;
  return Array.from({ length: Math.max(0, count - there) }, (_, n) => {
    const issue = createJiraIssue(state, project, {
      number: from + n,
      summary: `${WORDS[n % WORDS.length]} ${WISHES[n % WISHES.length]} (${n + 1})`,
      reporter: 'acme-dev',
      type: n % 3 === 0 ? 'Bug' : 'Story',
      status: project.statuses[n % project.statuses.length]?.name ?? '',
      labels: n % 3 === 0 ? ['bug'] : [],
      createdAt: start + n * 1000,
      sprintId,
    });
    return `${key}-${issue.number}`;
  });
}
