/** Issue lists and search over REST. */
import { jsonResponse, type WireResponse } from '../wire';
import { type Caller, rightThroughToken } from './auth';
import { apiError, validationFailed } from './errors';
import { found, SEARCH_LIMIT } from './graphql-lists';
import type { Issue, Repository } from './model';
import { alive, issueJson } from './shapes';
import { findRepository, type GithubState } from './state';
import { origin } from './web-origin';

const between = (text: string | null, low: number, high: number, otherwise: number): number => {
  const value = Number(text ?? '');
  return text === null || !Number.isInteger(value) || value < low ? otherwise : Math.min(value, high);
};

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
    return `<${origin().api}${path}?${next}>; rel="${rel}"`;
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

/** `*` wants any, `none` wants none. */
const fits = (wanted: string, have: string[]): boolean =>
  wanted === '*' ? have.length > 0 : wanted === 'none' ? have.length === 0 : have.includes(wanted);

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
  const assignee = params.get('assignee')?.toLowerCase();
  const milestone = params.get('milestone');
  const since = params.get('since');
  if (since !== null && Number.isNaN(Date.parse(since)))
    return validationFailed([{ resource: 'Issue', code: 'invalid', field: 'since' }]);
  const by = params.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = params.get('direction') === 'asc' ? 1 : -1;
  const items = state.issues
    .filter((i) => i.repositoryId === repository.id && alive(i))
    .filter((i) => wanted === 'all' || i.state === wanted)
    .filter((i) => labels.every((label) => i.labels.some((own) => own.toLowerCase() === label.toLowerCase())))
    .filter((i) => !creator || i.author.toLowerCase() === creator)
    .filter(
      (i) =>
        !assignee ||
        fits(
          assignee,
          i.assignees.map((login) => login.toLowerCase()),
        ),
    )
    .filter((i) => milestone === null || fits(milestone, i.milestone === null ? [] : [`${i.milestone}`]))
    .filter((i) => since === null || i.updatedAt >= Date.parse(since))
    .sort((a, b) => sign * (a[by] - b[by] || a.number - b.number));
  const { page, headers } = paginate(items, path, params);
  return jsonResponse(
    200,
    page.map((issue) => issueJson(state, issue)),
    headers,
  );
}

/** `GET /search/issues`: the same language as in GraphQL; `sort` and `order` may stand beside the text. */
export function searchIssues(state: GithubState, caller: Caller, query: string): WireResponse {
  const params = new URLSearchParams(query);
  const by = params.get('sort');
  const { items, repositories, empty } = found(
    state,
    caller,
    params.get('q') ?? '',
    by === null ? undefined : `${by}-${params.get('order') ?? 'desc'}`,
  );
  if (empty) return validationFailed([{ resource: 'Search', code: 'missing', field: 'q' }]);
  const hidden = repositories.some((name) => {
    const [owner = '', repo = ''] = name.split('/');
    const named = findRepository(state, owner, repo);
    return !named || rightThroughToken(state, caller, named) === null;
  });
  if (hidden)
    return validationFailed([
      {
        resource: 'Search',
        field: 'q',
        code: 'invalid',
        message:
          'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
      },
    ]);
  const size = between(params.get('per_page'), 1, 100, 30);
  if ((between(params.get('page'), 1, 1_000_000, 1) - 1) * size >= SEARCH_LIMIT)
    return apiError(
      422,
      'Only the first 1000 search results are available',
      'https://docs.github.com/v3/search/',
    );
  const { page, headers } = paginate(items.slice(0, SEARCH_LIMIT), '/search/issues', params);
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
