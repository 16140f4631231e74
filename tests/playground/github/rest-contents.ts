/** Files, branches and pull requests over REST: what it takes to read one file, and to write or propose it. */
import { isoSeconds } from '../clock';
import { jsonResponse, type WireRequest, type WireResponse } from '../wire';
import { type Caller, NOT_BY_TOKEN } from './auth';
import { apiError, validationFailed } from './errors';
import { type Branch, blobSha, type Commit, commitFile, DEFAULT_BRANCH, filesOf } from './files';
import type { Issue, Repository } from './model';
import { atLeast, permissionOf } from './permissions';
import { simpleUser, userOf } from './shapes';
import { pullJson } from './shapes-pull';
import { createIssue, fullName, type GithubState, tick } from './state';
import { origin } from './web-origin';

const DOCS = 'https://docs.github.com/rest/repos/contents';
/** Bytes up to which a file comes as base64 (docs: get repository content). */
const MOST_INLINE = 1024 * 1024;

type Asked = { state: GithubState; caller: Caller; repository: Repository; request: WireRequest };

/** What a fine-grained token may do with files: as with issues, unless a test says otherwise. */
const contentsOf = ({ caller: { token } }: Asked) => token?.contents ?? token?.issues;

function refuseRead(asked: Asked): WireResponse | null {
  const { caller, repository } = asked;
  if (caller.token?.kind !== 'fine-grained' || repository.visibility === 'public') return null;
  return contentsOf(asked) === 'none'
    ? apiError(403, NOT_BY_TOKEN, DOCS, { 'x-accepted-github-permissions': 'contents=read' })
    : null;
}

/** UNVERIFIED: somebody without push access is told 404 with a classic token, 403 with a fine-grained one. */
function refuseWrite(asked: Asked): WireResponse | null {
  const { state, caller, repository } = asked;
  if (caller.login === null) return apiError(401, 'Requires authentication', DOCS);
  const may = atLeast(permissionOf(state, repository, caller.login), 'write');
  if (caller.token?.kind === 'fine-grained') {
    const reached = caller.token.resourceOwner?.toLowerCase() === repository.owner.toLowerCase();
    if (!reached || !may || contentsOf(asked) !== 'write')
      return apiError(403, NOT_BY_TOKEN, DOCS, { 'x-accepted-github-permissions': 'contents=write' });
  }
  const scoped = caller.token?.scopes.some((s) => s === 'repo' || s === 'public_repo') ?? false;
  if (caller.token?.kind !== 'fine-grained' && (!scoped || !may)) return apiError(404, 'Not Found', DOCS);
  return repository.archived ? apiError(403, 'Repository was archived so is read-only.', DOCS) : null;
}

function jsonOf({ request }: Asked): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(request.body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const missing = (name: string) => apiError(422, `Invalid request.\n\n"${name}" wasn't supplied.`, DOCS);

function fileJson(repository: Repository, path: string, content: Buffer, branch: string) {
  const sha = blobSha(content);
  const base = `${origin().api}/repos/${fullName(repository)}`;
  const [url, git] = [`${base}/contents/${path}?ref=${branch}`, `${base}/git/blobs/${sha}`];
  const html = `${origin().web}/${fullName(repository)}/blob/${branch}/${path}`;
  const inline = content.length <= MOST_INLINE;
  return {
    ...{ name: path.split('/').at(-1), path, sha, size: content.length, url, html_url: html, git_url: git },
    download_url: `https://raw.githubusercontent.com/${fullName(repository)}/${branch}/${path}`,
    type: 'file',
    // In lines of 60 characters, as GitHub sends it.
    content: inline ? content.toString('base64').replace(/(.{60})/g, '$1\n') : '',
    encoding: inline ? 'base64' : 'none',
    _links: { self: url, git, html },
  };
}

function getContents(asked: Asked, path: string): WireResponse {
  const { repository, request } = asked;
  const refused = refuseRead(asked);
  if (refused) return refused;
  const name = new URLSearchParams(request.query).get('ref') ?? DEFAULT_BRANCH;
  const branch = filesOf(repository).branches.get(name);
  if (filesOf(repository).branches.size === 0) return apiError(404, 'This repository is empty.', DOCS);
  if (!branch) return apiError(404, `No commit found for the ref ${name}`, DOCS);
  const content = branch.files.get(path);
  if (content) return jsonResponse(200, fileJson(repository, path, content, name));
  const inside = [...branch.files].filter(([p]) => p.startsWith(`${path}/`));
  if (inside.length === 0) return apiError(404, 'Not Found', DOCS);
  return jsonResponse(
    200,
    inside.map(([p, c]) => {
      const { content: _, encoding: __, ...entry } = fileJson(repository, p, c, name);
      return entry;
    }),
  );
}

function commitJson(asked: Asked, commit: Commit) {
  const { state, repository } = asked;
  const base = `${origin().api}/repos/${fullName(repository)}`;
  const who = userOf(state, commit.author);
  const signed = { name: who.name, email: `${who.login}@acme.example`, date: isoSeconds(commit.at) };
  const urls = {
    url: `${base}/commits/${commit.sha}`,
    html_url: `${origin().web}/${fullName(repository)}/commit/${commit.sha}`,
    comments_url: `${base}/commits/${commit.sha}/comments`,
  };
  const tree = { sha: commit.sha, url: `${base}/git/trees/${commit.sha}` };
  const { message } = commit;
  const inner = { author: signed, committer: signed, message, tree, url: urls.url, comment_count: 0 };
  return {
    ...urls,
    ...{ sha: commit.sha, node_id: `C_${commit.sha}`, commit: inner, parents: [] },
    ...{ author: simpleUser(who), committer: simpleUser(who) },
  };
}

function putContents(asked: Asked, path: string): WireResponse {
  const { state, caller, repository } = asked;
  const refused = refuseWrite(asked);
  if (refused) return refused;
  const json = jsonOf(asked);
  if (!json) return apiError(400, 'Problems parsing JSON', DOCS);
  const { message, content, sha, branch: named } = json;
  if (typeof message !== 'string' || message === '') return missing('message');
  if (typeof content !== 'string') return missing('content');
  if (!/^[A-Za-z\d+/\n]*={0,2}$/.test(content)) return apiError(422, 'content is not valid Base64', DOCS);
  const { branches, protectedBranch } = filesOf(repository);
  const name = typeof named === 'string' ? named : DEFAULT_BRANCH;
  if (branches.size > 0 && !branches.has(name)) return apiError(404, `Branch ${name} not found`, DOCS);
  // UNVERIFIED: status and words of a branch that takes pull requests only.
  if (name === protectedBranch)
    return apiError(
      409,
      'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
      DOCS,
    );
  const present = branches.get(name)?.files.get(path);
  if (present && sha === undefined) return missing('sha');
  if (sha !== undefined && (!present || sha !== blobSha(present)))
    return apiError(409, `${path} does not match ${String(sha)}`, DOCS);
  const bytes = Buffer.from(content, 'base64');
  const by = { author: caller.login ?? '', message, branch: name };
  const commit = commitFile(state, repository, path, bytes, by);
  const { content: _, encoding: __, ...shown } = fileJson(repository, path, bytes, name);
  const { commit: inner, ...urls } = commitJson(asked, commit);
  const verification = {
    verified: false,
    reason: 'unsigned',
    signature: null,
    payload: null,
    verified_at: null,
  };
  return jsonResponse(present ? 200 : 201, { content: shown, commit: { ...urls, ...inner, verification } });
}

function listCommits(asked: Asked): WireResponse {
  const refused = refuseRead(asked);
  if (refused) return refused;
  const query = new URLSearchParams(asked.request.query);
  const commits = filesOf(asked.repository).branches.get(DEFAULT_BRANCH)?.commits ?? [];
  const path = query.get('path');
  const fitting = commits.filter((c) => path === null || c.paths.includes(path)).reverse();
  return jsonResponse(
    200,
    fitting.slice(0, Number(query.get('per_page') ?? 30)).map((c) => commitJson(asked, c)),
  );
}

const refJson = ({ repository }: Asked, name: string, branch: Branch) => {
  const base = `${origin().api}/repos/${fullName(repository)}/git`;
  const sha = branch.commits.at(-1)?.sha ?? '';
  return {
    ...{ ref: `refs/heads/${name}`, node_id: `REF_${name}`, url: `${base}/refs/heads/${name}` },
    object: { type: 'commit', sha, url: `${base}/commits/${sha}` },
  };
};

function getRef(asked: Asked, name: string): WireResponse {
  const { branches } = filesOf(asked.repository);
  const refused = refuseRead(asked);
  if (refused) return refused;
  if (branches.size === 0) return apiError(409, 'Git Repository is empty.', DOCS);
  const branch = branches.get(name);
  return branch ? jsonResponse(200, refJson(asked, name, branch)) : apiError(404, 'Not Found', DOCS);
}

function postRef(asked: Asked): WireResponse {
  const refused = refuseWrite(asked);
  if (refused) return refused;
  const json = jsonOf(asked);
  const name = /^refs\/heads\/([\w./-]+)$/.exec(String(json?.ref))?.[1];
  const { branches } = filesOf(asked.repository);
  if (name === undefined) return apiError(422, 'Reference name is invalid', DOCS);
  if (branches.has(name)) return apiError(422, 'Reference already exists', DOCS);
  const from = [...branches.values()].find((b) => b.commits.some((c) => c.sha === json?.sha));
  if (!from) return apiError(422, 'Object does not exist', DOCS);
  tick(asked.state);
  const branch = { commits: [...from.commits], files: new Map(from.files) };
  branches.set(name, branch);
  return jsonResponse(201, refJson(asked, name, branch));
}

const pullOf = ({ state, repository }: Asked, number: number): Issue | undefined =>
  state.issues.find((i) => i.repositoryId === repository.id && i.number === number);

function listPulls(asked: Asked): WireResponse {
  const query = new URLSearchParams(asked.request.query);
  const { proposed } = filesOf(asked.repository);
  const open = proposed.flatMap((p) => {
    const issue = pullOf(asked, p.number);
    const head = `${asked.repository.owner}:${p.head}`;
    const fits = [null, head].includes(query.get('head')) && [null, p.base].includes(query.get('base'));
    return issue?.state === 'open' && fits ? [pullJson(asked.state, asked.repository, issue, p)] : [];
  });
  return jsonResponse(200, open);
}

function postPull(asked: Asked): WireResponse {
  const { state, caller, repository } = asked;
  const refused = refuseWrite(asked);
  if (refused) return refused;
  const { title, head, base, body } = jsonOf(asked) ?? {};
  if (typeof title !== 'string' || typeof head !== 'string' || typeof base !== 'string')
    return missing('title');
  const { branches, proposed } = filesOf(repository);
  const [from, onto] = [branches.get(head), branches.get(base)];
  const invalid = (field: string) =>
    validationFailed([{ resource: 'PullRequest', field, code: 'invalid' }], DOCS);
  if (!from) return invalid('head');
  if (!onto) return invalid('base');
  const custom = (message: string) =>
    validationFailed([{ resource: 'PullRequest', field: '', code: 'custom', message }], DOCS);
  if (from.commits.at(-1)?.sha === onto.commits.at(-1)?.sha)
    return custom(`No commits between ${base} and ${head}`);
  const open = proposed.some(
    (p) => p.head === head && p.base === base && pullOf(asked, p.number)?.state === 'open',
  );
  if (open) return custom(`A pull request already exists for ${repository.owner}:${head}.`);
  const text = typeof body === 'string' ? body : null;
  const issue = createIssue(state, repository, {
    title,
    body: text,
    author: caller.login ?? '',
    kind: 'pull_request',
  });
  const pull = { number: issue.number, head, base };
  proposed.push(pull);
  const json = pullJson(state, repository, issue, pull);
  return jsonResponse(201, { ...json, ...WHOLE });
}

/** What an answer about one pull request says besides. */
const WHOLE = {
  ...{ additions: 1, deletions: 0, changed_files: 1, commits: 1, comments: 0, review_comments: 0 },
  ...{
    mergeable: null,
    mergeable_state: 'unknown',
    merged: false,
    merged_by: null,
    maintainer_can_modify: false,
  },
};

/** Answers one request about files; null: it is about something else. @param tail what follows the repository */
export function contents(asked: Asked, tail: string): WireResponse | null {
  const { method } = asked.request;
  const [, at, name = ''] = /^\/(contents|git\/ref)\/(.+)$/.exec(decodeURIComponent(tail)) ?? [];
  if (at === 'contents' && method === 'GET') return getContents(asked, name);
  if (at === 'contents' && method === 'PUT') return putContents(asked, name);
  if (at === 'git/ref' && method === 'GET') return getRef(asked, name.replace(/^heads\//, ''));
  if (tail === '/commits' && method === 'GET') return listCommits(asked);
  if (tail === '/git/refs' && method === 'POST') return postRef(asked);
  if (tail === '/pulls')
    return method === 'GET' ? listPulls(asked) : method === 'POST' ? postPull(asked) : null;
  return null;
}
