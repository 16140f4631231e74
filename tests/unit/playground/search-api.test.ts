import { describe, expect, it } from 'vitest';
import { addComment, createIssue, findRepository, issueAt } from '../../playground/github/state';
import { createWorld, type World } from '../../playground/world';
import { call } from './helpers';

const QUERY =
  'query($q:String!,$after:String){ search(query:$q,type:ISSUE,first:100,after:$after){ issueCount pageInfo{hasNextPage endCursor} nodes{ ... on Issue { id number title url updatedAt state closedAt author{login} repository{nameWithOwner} } ... on PullRequest { number repository{nameWithOwner} } } } rateLimit{cost} }';

interface Found {
  issueCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: { number: number; repository: { nameWithOwner: string } }[];
}
function search(
  world: World,
  q: string,
  token: Parameters<typeof call>[3] = 'pmWrite',
  after: string | null = null,
): Found {
  const { json } = call(world, 'POST', '/graphql', token, { query: QUERY, variables: { q, after } });
  expect(json.errors).toBeUndefined();
  const data = json.data as { search: Found; rateLimit: { cost: number } };
  expect(data.rateLimit.cost).toBe(1);
  return data.search;
}
const numbers = (found: Found) => found.nodes.map((n) => n.number);
const SHOP = 'repo:acme/shop is:issue';

describe('practice tracker: search', { timeout: 30_000 }, () => {
  it.each([
    [`${SHOP} label:cart sort:created-asc`, [92, 139]],
    [`${SHOP} label:"Cart" is:open`, [139]],
    [`${SHOP} label:bug label:checkout`, [111]],
    [`${SHOP} label:bug -label:checkout`, [7]],
    [`${SHOP} label:mail,search sort:created-asc`, [127, 137]],
    [`${SHOP} is:closed sort:created-asc`, [92, 118, 104]],
    [`${SHOP} state:closed -author:acme-pm`, []],
    [`${SHOP} author:acme-dev sort:created-asc`, [7, 111, 127]],
    [`${SHOP} author:@me label:help is:open`, [121]],
    [`${SHOP} assignee:acme-design`, [131]],
    [`${SHOP} assignee:ACME-DEV is:open sort:created-desc`, [142, 127]],
    [`${SHOP} mentions:acme-dev`, [111]],
    [`${SHOP} milestone:"autumn release" sort:created-desc`, [139, 137, 135, 118]],
    [`${SHOP} milestone:"Autumn release" no:assignee is:open sort:created-asc`, [135, 137, 139]],
    [`${SHOP} -milestone:"Autumn release" label:checkout sort:created-asc`, [111, 142]],
    [`${SHOP} voucher`, [135]],
    [`${SHOP} "sign-up form"`, [142]],
    [`${SHOP} "sign-up form" in:title`, []],
    [`${SHOP} wrapping -cart`, []],
    [`${SHOP} (label:mail OR label:search) sort:created-asc`, [127, 137]],
    [`${SHOP} (label:mail OR (label:bug AND NOT label:checkout)) sort:created-asc`, [7, 137]],
    [`${SHOP} linked:pr sort:created-asc`, [118, 135, 142]],
    [`${SHOP} has:parent-issue sort:created-asc`, [104, 126, 133]],
    ['repo:acme/shop is:pr is:merged', [119]],
    ['repo:acme/shop is:pr linked:issue is:open sort:created-asc', [141, 143]],
    ['org:acme is:issue is:open label:bug sort:created-asc', [7, 111, 12]],
    ['user:acme is:issue is:public no:label', [9]],
    ['repo:acme/shop repo:acme/payments is:issue', []],
    ['(repo:acme/open-shop OR repo:acme/payments) is:issue sort:created-asc', [9, 12, 28, 31]],
    ['repo:acme/shop is:issue is:nonsense', []],
  ])('%s', (query, expected) => {
    expect(numbers(search(createWorld(), query))).toEqual(expected);
  });

  it('nobody assigned, and @me of another person', () => {
    const world = createWorld();
    const unassigned = numbers(search(world, `${SHOP} no:assignee`));
    expect(unassigned).toContain(139);
    expect(unassigned).not.toContain(142);
    expect(numbers(search(world, `${SHOP} assignee:@me is:open`, 'devWrite')).sort()).toEqual([127, 142]);
    expect(numbers(search(world, `${SHOP} assignee:@me is:open`))).toEqual([]);
  });

  it('sorts by update, in both directions, and finds by date', () => {
    const world = createWorld();
    addComment(world.state, issueAt(world.state, 'acme/shop#7'), 'acme-dev', 'still there');
    expect(numbers(search(world, `${SHOP} sort:updated-desc`))[0]).toBe(7);
    expect(numbers(search(world, `${SHOP} sort:updated-asc`)).at(-1)).toBe(7);
    const today = new Date(world.state.clock.now()).toISOString().slice(0, 10);
    expect(numbers(search(world, `${SHOP} updated:>=${today}`))).toContain(7);
    expect(numbers(search(world, `${SHOP} updated:<${today}`))).not.toContain(7);
    expect(numbers(search(world, `${SHOP} updated:${today}..${today} commenter:acme-dev`))).toContain(7);
  });

  it('finds only what the token may read', () => {
    const world = createWorld();
    const places = (token: Parameters<typeof call>[3]) => [
      ...new Set(search(world, 'org:acme is:issue', token).nodes.map((n) => n.repository.nameWithOwner)),
    ];
    expect(places('pmWrite').sort()).toEqual(['acme/open-shop', 'acme/payments', 'acme/shop']);
    expect(places('pmOneRepository').sort()).toEqual(['acme/open-shop', 'acme/shop']);
    expect(places('strangerClassic')).toEqual(['acme/open-shop']);
    expect(places('pmNoIssues')).toEqual(['acme/open-shop']);
    expect(search(world, SHOP, 'strangerClassic')).toMatchObject({ issueCount: 0, nodes: [] });
    issueAt(world.state, 'acme/shop#139').deleted = true;
    expect(numbers(search(world, SHOP))).not.toContain(139);
  });

  it('pages, and ends after a thousand though it counts all', () => {
    const world = createWorld();
    const shop = findRepository(world.state, 'acme', 'shop');
    if (!shop) throw new Error('seed');
    for (let n = 0; n < 1150; n += 1)
      createIssue(world.state, shop, { title: `Mass ${n}`, body: 'x', author: 'acme-dev', labels: ['mass'] });
    const seen = new Set<number>();
    let page = search(world, `${SHOP} label:mass sort:created-asc`);
    let pages = 1;
    for (const node of page.nodes) seen.add(node.number);
    while (page.pageInfo.hasNextPage) {
      page = search(world, `${SHOP} label:mass sort:created-asc`, 'pmWrite', page.pageInfo.endCursor);
      pages += 1;
      for (const node of page.nodes) seen.add(node.number);
    }
    expect([pages, seen.size, page.issueCount]).toEqual([10, 1000, 1150]);
    const q = encodeURIComponent(`${SHOP} label:mass`);
    expect(call(world, 'GET', `/search/issues?q=${q}&per_page=100&page=10`).json).toMatchObject({
      total_count: 1150,
    });
    expect(call(world, 'GET', `/search/issues?q=${q}&per_page=100&page=11`).status).toBe(422);
  });

  it('refuses a list without a bound, a bound above a hundred and a foreign cursor', () => {
    const world = createWorld();
    const typeOf = (args: string) =>
      (
        call(world, 'POST', '/graphql', 'pmWrite', {
          query: `{ search(query:"is:issue",type:ISSUE${args}){ issueCount } }`,
        }).json.errors as { type: string }[]
      )[0]?.type;
    expect([typeOf(''), typeOf(',first:101'), typeOf(',first:1,after:"x"')]).toEqual([
      'MISSING_PAGINATION_BOUNDARIES',
      'EXCESSIVE_PAGINATION',
      'INVALID_CURSOR_ARGUMENTS',
    ]);
  });

  it('REST searches the same way, and says when a repository cannot be searched', () => {
    const world = createWorld();
    const rest = (q: string, more = '', token: Parameters<typeof call>[3] = 'pmWrite') =>
      call(world, 'GET', `/search/issues?q=${encodeURIComponent(q)}${more}`, token);
    const items = (answer: ReturnType<typeof rest>) =>
      (answer.json.items as { number: number }[]).map((i) => i.number);
    expect(items(rest(`${SHOP} milestone:"Autumn release"`, '&sort=created&order=asc'))).toEqual([
      118, 135, 137, 139,
    ]);
    expect(rest(SHOP, '', 'strangerClassic').status).toBe(422);
    expect(rest('').status).toBe(422);
  });
});
