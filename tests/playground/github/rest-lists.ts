/** Issue lists and search. */
import { jsonResponse, type WireResponse } from '../wire';
import { type Caller, rightThroughToken } from './auth';
import { validationFailed } from './errors';
import type { Issue, Repository } from './model';
import { issueJson } from './shapes';
import { findRepository, fullName, type GithubState } from './state';

const between = (text: string | null, low: number, high: number, otherwise: number): number => {
  const value = Number(text ?? '');
  return text === null || !Number.isInteger(value) || value < low ? otherwise : Math.min(value, high);
};

const alive = (issue: Issue): boolean => !issue.deleted && !issue.transferredTo;

/** One page of `items` with GitHub's Link header (`next`, `last`, `prev`, `first`). */
function paginate(
  items: Issue[],
  path: string,
  params: URLSearchParams,
): { page: Issue[]; headers: Record<string, string> } {
  const size = between(params.get('per_page'), 1, 100, 30);
  const at = between(params.get('page'), 1, 1_000_000, 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (page: number, rel: string): string => {
    const next = new URLSearchParams(params);
    next.set('page', String(page));
    return `<https://api.github.com${path}?${next}>; rel="${rel}"`;
  };
  const links = [
    ...(at > 1 ? [link(at - 1, 'prev')] : []),
    ...(at < last ? [link(at + 1, 'next'), link(last, 'last')] : []),
    ...(at > 1 ? [link(1, 'first')] : []),
  ];
  return {
    page: items.slice((at - 1) * size, at * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

/** `GET /repos/{o}/{r}/issues`: pull requests are among the answers, marked by `pull_request`. */
export function listIssues(
  state: GithubState,
  repository: Repository,
  path: string,
  query: string,
): WireResponse {
  const params = new URLSearchParams(query);
  const wanted = params.get('state') ?? 'open';
  const labels = (params.get('labels') ?? '').split(',').filter(Boolean);
  const creator = params.get('creator')?.toLowerCase();
  const since = params.get('since');
  if (since !== null && Number.isNaN(Date.parse(since)))
    return validationFailed([{ resource: 'Issue', code: 'invalid', field: 'since' }]);
  const by = params.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = params.get('direction') === 'asc' ? 1 : -1;
  const items = state.issues
    .filter((i) => i.repositoryId === repository.id && alive(i))
    .filter((i) => wanted === 'all' || i.state === wanted)
    .filter((i) => labels.every((label) => i.labels.includes(label)))
    .filter((i) => !creator || i.author.toLowerCase() === creator)
    .filter((i) => since === null || i.updatedAt >= Date.parse(since))
    .sort((a, b) => sign * (a[by] - b[by] || a.number - b.number));
  const { page, headers } = paginate(items, path, params);
  return jsonResponse(
    200,
    page.map((issue) => issueJson(state, issue)),
    headers,
  );
}

/** `GET /search/issues`: qualifiers repo, org, user, is, state, author, label, in; the rest are words. */
export function searchIssues(state: GithubState, caller: Caller, query: string): WireResponse {
  const params = new URLSearchParams(query);
  const terms = (params.get('q') ?? '').match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  if (terms.length === 0) return validationFailed([{ resource: 'Search', code: 'missing', field: 'q' }]);
  const words: string[] = [];
  const tests: ((issue: Issue, repository: Repository) => boolean)[] = [];
  for (const term of terms) {
    const [, key = '', raw = ''] = /^(\w+):(.+)$/.exec(term) ?? [];
    const value = raw.replace(/"/g, '').toLowerCase();
    if (key === 'repo') tests.push((_, r) => fullName(r).toLowerCase() === value);
    else if (key === 'org' || key === 'user') tests.push((_, r) => r.owner.toLowerCase() === value);
    else if (key === 'author') tests.push((i) => i.author.toLowerCase() === value);
    else if (key === 'label') tests.push((i) => i.labels.some((l) => l.toLowerCase() === value));
    else if (key === 'is' || key === 'state' || key === 'type') {
      if (value === 'open' || value === 'closed') tests.push((i) => i.state === value);
      else if (value === 'issue') tests.push((i) => i.kind === 'issue');
      else if (value === 'pr' || value === 'pull-request') tests.push((i) => i.kind === 'pull_request');
    } else if (key !== 'in' && key !== 'sort') words.push(term.replace(/"/g, '').toLowerCase());
  }
  const repo = terms.find((t) => t.startsWith('repo:'))?.slice(5);
  const named = repo ? findRepository(state, repo.split('/')[0] ?? '', repo.split('/')[1] ?? '') : undefined;
  if (repo && (!named || rightThroughToken(state, caller, named) === null))
    return validationFailed([
      {
        resource: 'Search',
        field: 'q',
        code: 'invalid',
        message:
          'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
      },
    ]);
  const items = state.issues.filter((issue) => {
    const repository = state.repositories.find((r) => r.id === issue.repositoryId);
    if (!repository || !alive(issue) || rightThroughToken(state, caller, repository) === null) return false;
    const text = `${issue.title}\n${issue.body ?? ''}`.toLowerCase();
    return tests.every((test) => test(issue, repository)) && words.every((word) => text.includes(word));
  });
  const { page, headers } = paginate(items, '/search/issues', params);
  return jsonResponse(
    200,
    {
      total_count: items.length,
      incomplete_results: false,
      // Required by the published description.
      search_type: 'lexical',
      items: page.map((issue) => ({ ...issueJson(state, issue), score: 1 })),
    },
    headers,
  );
}
