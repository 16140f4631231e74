/** How the invented items hang together: what closes what, sub-issues, blockers, a pin, a milestone. */
import type { Issue } from './github/model';
import { createIssue, findRepository, type GithubState, issueAt } from './github/state';

const DAY = 86_400_000;

interface PullEntry {
  number: number;
  title: string;
  body: string;
  author: string;
  labels: readonly string[];
  daysAgo: number;
  closes: readonly string[];
  /** Days ago. */
  merged?: number;
}

/** Numbers the backlog left free, so that the next new issue keeps its number. */
const PULLS: readonly PullEntry[] = [
  {
    number: 143,
    title: 'Take payments for guests',
    body: 'Closes #142.\n\nThe payment form accepts a guest customer. The account is offered on the thank-you page.',
    author: 'acme-dev',
    labels: ['checkout'],
    daysAgo: 1,
    closes: ['acme/shop#142'],
  },
  {
    number: 141,
    title: 'One place for vouchers and invoices',
    body: 'Closes #135 and closes acme/payments#28.',
    author: 'acme-dev',
    labels: ['checkout'],
    daysAgo: 6,
    closes: ['acme/shop#135', 'acme/payments#28'],
  },
  {
    number: 140,
    title: 'Sort the imports',
    body: 'No behaviour changes.',
    author: 'acme-design',
    labels: [],
    daysAgo: 8,
    closes: [],
  },
  {
    number: 119,
    title: 'Delivery cost on the cart page',
    body: 'Fixes #118.',
    author: 'acme-dev',
    labels: ['checkout'],
    daysAgo: 90,
    closes: ['acme/shop#118'],
    merged: 84,
  },
];

const SUB_ISSUES = { parent: 'acme/shop#131', children: ['acme/shop#133', 'acme/shop#126', 'acme/shop#104'] };
const BLOCKED = { item: 'acme/shop#135', by: ['acme/payments#31', 'acme/shop#111'] };
const PINNED = 'acme/shop#121';
const MILESTONE = { title: 'Autumn release', items: [139, 137, 135, 118] };

/** Marks a pull request as merged: closed, and no longer open to a decision. */
export function merge(issue: Issue, at: number): void {
  issue.state = 'closed';
  issue.stateReason = null;
  issue.closedAt = at;
  issue.merged = true;
  issue.mergedAt = at;
  issue.updatedAt = at;
}

/** Adds to a seeded world; takes its ids last, so that nothing seeded before changes its own. */
export function addRelations(state: GithubState): void {
  const shop = findRepository(state, 'acme', 'shop');
  if (!shop) throw new Error('No repository acme/shop');
  const id = (key: string) => issueAt(state, key).id;
  const now = state.clock.now();
  for (const entry of PULLS) {
    const pull = createIssue(state, shop, {
      number: entry.number,
      title: entry.title,
      body: entry.body,
      author: entry.author,
      labels: [...entry.labels],
      kind: 'pull_request',
      createdAt: now - entry.daysAgo * DAY,
    });
    pull.closes = entry.closes.map(id);
    if (entry.merged !== undefined) merge(pull, now - entry.merged * DAY);
  }
  for (const child of SUB_ISSUES.children) issueAt(state, child).parentId = id(SUB_ISSUES.parent);
  issueAt(state, BLOCKED.item).blockedBy = BLOCKED.by.map(id);
  issueAt(state, PINNED).pinned = true;
  shop.milestones.push({ number: 1, title: MILESTONE.title });
  for (const number of MILESTONE.items) issueAt(state, `acme/shop#${number}`).milestone = 1;
}
