/** A believable small team: "acme" and its shop. Every person, number and sentence is invented. */

import type { BoardItem, Token } from './github/model';
import {
  addComment,
  addRepository,
  addUser,
  asWebText,
  createIssue,
  type GithubState,
  issueAt,
} from './github/state';
import { BACKLOG, type BacklogEntry, OPEN_SHOP, PAYMENTS, PULL_REQUESTS } from './seed-backlog';
import { addRelations } from './seed-relations';

export interface SeedOptions {
  /** Text to append to an issue's body, by `owner/repo#number`: the hook for outcome sections. */
  sections?: Readonly<Record<string, string>>;
}

/** Secrets of the seeded tokens by id. None of them works anywhere else. */
export const PRACTICE_TOKENS = {
  pmWrite: 'github_pat_practice_pm_write',
  pmRead: 'github_pat_practice_pm_read',
  pmNoIssues: 'github_pat_practice_pm_no_issues',
  pmOneRepository: 'github_pat_practice_pm_one_repository',
  pmUnapproved: 'github_pat_practice_pm_unapproved',
  pmExpired: 'github_pat_practice_pm_expired',
  pmRevoked: 'github_pat_practice_pm_revoked',
  pmClassic: 'ghp_practice_pm_classic',
  devWrite: 'github_pat_practice_dev_write',
  designWrite: 'github_pat_practice_design_write',
  strangerClassic: 'ghp_practice_stranger_classic',
} as const;

const DAY = 86_400_000;

function addTokens(state: GithubState): void {
  const base = {
    kind: 'fine-grained' as const,
    login: 'acme-pm',
    resourceOwner: 'acme',
    repositories: 'all' as const,
    issues: 'write' as const,
    scopes: [],
    expiresAt: state.clock.now() + 60 * DAY,
    revoked: false,
    approved: true,
  };
  const changes: Record<keyof typeof PRACTICE_TOKENS, Partial<Token>> = {
    pmWrite: {},
    pmRead: { issues: 'read' },
    pmNoIssues: { issues: 'none' },
    pmOneRepository: { repositories: ['acme/shop'] },
    pmUnapproved: { approved: false },
    pmExpired: { expiresAt: state.clock.now() - DAY },
    pmRevoked: { revoked: true },
    pmClassic: { kind: 'classic', resourceOwner: null, scopes: ['repo'], expiresAt: null },
    devWrite: { login: 'acme-dev' },
    designWrite: { login: 'acme-design' },
    strangerClassic: {
      login: 'passer-by',
      kind: 'classic',
      resourceOwner: null,
      scopes: ['public_repo'],
      expiresAt: null,
    },
  };
  for (const [id, change] of Object.entries(changes))
    state.tokens.push({
      ...base,
      id,
      secret: PRACTICE_TOKENS[id as keyof typeof PRACTICE_TOKENS],
      ...change,
    });
}

function addBacklog(
  state: GithubState,
  owner: string,
  name: string,
  entries: readonly BacklogEntry[],
  sections: Readonly<Record<string, string>>,
): void {
  const repository = state.repositories.find((r) => r.owner === owner && r.name === name);
  if (!repository) throw new Error(`No repository ${owner}/${name}`);
  const start = state.clock.now();
  for (const entry of entries) {
    const createdAt = start - entry.daysAgo * DAY;
    const section = sections[`${owner}/${name}#${entry.number}`];
    const written = entry.lineEnding === 'lf' ? entry.body : asWebText(entry.body);
    const issue = createIssue(state, repository, {
      number: entry.number,
      title: entry.title,
      body:
        section === undefined
          ? written
          : `${written}${written ? (entry.lineEnding === 'lf' ? '\n\n' : '\r\n\r\n') : ''}${section}`,
      author: entry.author,
      labels: [...entry.labels],
      type: entry.type ?? null,
      createdAt,
      kind: entry.kind ?? 'issue',
    });
    issue.assignees = entry.assignee ? [entry.assignee] : [];
    if (entry.closed) {
      issue.state = 'closed';
      issue.stateReason = 'completed';
      issue.closedAt = createdAt + 20 * DAY;
    }
    for (const [login, text] of entry.comments ?? []) {
      const comment = addComment(state, issue, login, text);
      comment.createdAt = createdAt + DAY;
    }
    issue.updatedAt = Math.min(start, issue.closedAt ?? createdAt + 2 * DAY);
  }
}

const BOARD: readonly (readonly [string, readonly number[]])[] = [
  ['Backlog', [139, 137, 121, 7, 133, 126]],
  ['Ready', [142, 135]],
  ['Building', [131, 127, 145]],
  ['Shipped', [118, 104, 92]],
];

function addBoard(state: GithubState): void {
  let id = 128_131_700;
  const items: BoardItem[] = BOARD.flatMap(([column, numbers]) =>
    numbers.map((number) => ({
      id: id++,
      column,
      issueId: issueAt(state, `acme/shop#${number}`).id,
      draft: null,
    })),
  );
  state.projects.push({
    number: 1,
    owner: 'acme',
    ownerKind: 'orgs',
    title: 'Shop roadmap',
    columns: BOARD.map(([column]) => column),
    // Within a small window: a card below it is a shell, and a shell has no words to find it by.
    items: items.toSpliced(4, 0, {
      id: id++,
      column: 'Backlog',
      issueId: null,
      draft: {
        title: 'Ask the shop floor about gift wrapping',
        body: 'Call three branches before Friday.',
      },
    }),
  });
  state.projects.push({
    number: 3,
    owner: 'acme-pm',
    ownerKind: 'users',
    title: 'My week',
    columns: ['To do', 'Done'],
    items: [{ id: id++, column: 'To do', issueId: issueAt(state, 'acme/shop#142').id, draft: null }],
  });
}

/** Fills an empty state. The same options always give the same world. */
export function seed(state: GithubState, options: SeedOptions = {}): void {
  const sections = options.sections ?? {};
  addUser(state, 'acme', 'Acme', 'Organization');
  for (const [login, name] of [
    ['acme-pm', 'Mara Lind'],
    ['acme-dev', 'Jonas Okoye'],
    ['acme-design', 'Ines Roca'],
    ['passer-by', 'Sam Passer'],
  ] as const)
    addUser(state, login, name);
  const team = { 'acme-pm': 'write', 'acme-dev': 'write', 'acme-design': 'triage' } as const;
  addRepository(state, 'acme', 'shop', {
    visibility: 'private',
    description: 'The web shop',
    collaborators: team,
  });
  addRepository(state, 'acme', 'payments', {
    visibility: 'private',
    description: 'Card, invoice and voucher payments',
    collaborators: { 'acme-pm': 'write', 'acme-dev': 'admin' },
  });
  addRepository(state, 'acme', 'open-shop', {
    visibility: 'public',
    description: 'Open-source parts of the shop',
    collaborators: team,
  });
  addBacklog(state, 'acme', 'shop', BACKLOG, sections);
  addBacklog(state, 'acme', 'shop', PULL_REQUESTS, sections);
  addBacklog(state, 'acme', 'payments', PAYMENTS, sections);
  addBacklog(state, 'acme', 'open-shop', OPEN_SHOP, sections);
  addBoard(state);
  addTokens(state);
  addRelations(state);
}
