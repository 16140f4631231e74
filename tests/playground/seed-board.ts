/** A board of any size, cheaply: for storms and for virtualised lists. */
import type { Project } from './github/model';
import { createIssue, findRepository, type GithubState, takeId } from './github/state';

export interface FillOptions {
  owner?: string;
  repository?: string;
  /** Number of the project to fill. */
  project?: number;
  /** Number of the first issue made; the following ones count up. */
  from?: number;
  /** The description of the n-th issue (from 0). */
  body?: (n: number) => string;
}

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
const WISHES = [
  'loads twice',
  'forgets its state',
  'needs a shorter text',
  'cannot be undone',
  'is hard to find',
  'has no total',
  'asks twice',
];

/** Fills the board's columns in turn with new issues until it holds `count` items. @returns the project */
export function fillBoard(state: GithubState, count: number, options: FillOptions = {}): Project {
  const { owner = 'acme', repository: name = 'shop', project: number = 1, from = 1001 } = options;
  const repository = findRepository(state, owner, name);
  const project = state.projects.find((p) => p.owner === owner && p.number === number);
  if (!repository || !project) throw new Error(`No board ${owner}/${number} or repository ${owner}/${name}`);
  const start = state.clock.now() - 400 * 86_400_000;
  for (let n = 0; project.items.length < count; n += 1) {
    const issue = createIssue(state, repository, {
      number: from + n,
      title: `${WORDS[n % WORDS.length]} ${WISHES[n % WISHES.length]} (${n + 1})`,
      body: options.body?.(n) ?? `Found while looking at item ${n + 1}.`,
      author: 'acme-dev',
      labels: n % 3 === 0 ? ['bug'] : [],
      createdAt: start + n * 1000,
    });
    project.items.push({
      id: takeId(state),
      column: project.columns[n % project.columns.length] ?? '',
      issueId: issue.id,
      draft: null,
    });
  }
  return project;
}
