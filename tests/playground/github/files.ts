/** Files of repositories: branches and commits, as little of git as the contents API shows. */
import { createHash } from 'node:crypto';
import type { Repository } from './model';
import { fullName, type GithubState, tick } from './state';

export interface Commit {
  sha: string;
  message: string;
  author: string;
  at: number;
  /** Paths it changed. */
  paths: string[];
}

export interface Branch {
  /** Oldest first. */
  commits: Commit[];
  files: Map<string, Buffer>;
}

/** A pull request of two branches; the issue behind it has its words. */
export interface Proposed {
  number: number;
  head: string;
  base: string;
}

export interface Files {
  branches: Map<string, Branch>;
  /** Takes changes by pull request only. */
  protectedBranch: string | null;
  proposed: Proposed[];
}

export const DEFAULT_BRANCH = 'main';

const all = new WeakMap<Repository, Files>();
const sha1 = (content: string | Buffer): string => createHash('sha1').update(content).digest('hex');

/** The name that git gives these bytes. */
export const blobSha = (content: Buffer): string =>
  sha1(Buffer.concat([Buffer.from(`blob ${content.length}\0`), content]));

/** What a repository holds besides issues; one that nobody touched has a README. */
export function filesOf(repository: Repository): Files {
  const known = all.get(repository);
  if (known) return known;
  const first: Commit = {
    sha: sha1(`first of ${repository.id}`),
    message: 'First commit',
    author: repository.owner,
    at: repository.createdAt,
    paths: ['README.md'],
  };
  const made: Files = {
    branches: new Map([
      [
        DEFAULT_BRANCH,
        { commits: [first], files: new Map([['README.md', Buffer.from(`# ${fullName(repository)}\n`)]]) },
      ],
    ]),
    protectedBranch: null,
    proposed: [],
  };
  all.set(repository, made);
  return made;
}

/** Puts a file on a branch, which is begun where there is none; null takes the file away. */
export function commitFile(
  state: GithubState,
  repository: Repository,
  path: string,
  content: string | Buffer | null,
  by: { author: string; message?: string; branch?: string },
): Commit {
  const { branches } = filesOf(repository);
  const name = by.branch ?? DEFAULT_BRANCH;
  const branch: Branch = branches.get(name) ?? { commits: [], files: new Map() };
  branches.set(name, branch);
  if (content === null) branch.files.delete(path);
  else branch.files.set(path, Buffer.from(content));
  const at = tick(state);
  const message = by.message ?? `Change ${path}`;
  const parent = branch.commits.at(-1)?.sha ?? '';
  const commit = {
    sha: sha1(`${parent}|${name}|${at}|${message}`),
    message,
    author: by.author,
    at,
    paths: [path],
  };
  branch.commits.push(commit);
  return commit;
}

export const textOf = (repository: Repository, path: string, branch = DEFAULT_BRANCH): string | undefined =>
  filesOf(repository).branches.get(branch)?.files.get(path)?.toString('utf8');

/** Others agree: what a pull request proposes stands on its base from now on. */
export function mergeProposal(state: GithubState, repository: Repository, number: number): void {
  const { branches, proposed } = filesOf(repository);
  const pull = proposed.find((p) => p.number === number);
  const head = branches.get(pull?.head ?? '');
  const base = branches.get(pull?.base ?? '');
  if (!head || !base) throw new Error(`No proposal ${number}`);
  const known = new Set(base.commits.map((c) => c.sha));
  base.commits.push(...head.commits.filter((c) => !known.has(c.sha)));
  base.files = new Map(head.files);
  tick(state);
}
