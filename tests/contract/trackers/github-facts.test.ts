/** What GitHub tells of an issue beside its outcome: by REST and by GraphQL the same. */
import { describe, expect, test } from 'vitest';
import { home } from '../../../lib/trackers/github/home';
import type { HomeRead } from '../../../lib/trackers/tracker';
import { issueAt, setIssueState } from '../../playground/github/state';
import { answering, item, lists, setting, type TokenName } from './github-lists-world';

type World = ReturnType<typeof setting>;
const KEY = 'acme/shop#142';

async function alone(s: World, key = KEY): Promise<HomeRead['facts']> {
  const told = await home.read(item(key), s.io);
  if (!told.ok) throw new Error(told.trouble.code);
  return told.read.facts;
}
async function listed(s: World, key = KEY, site = 'github.com'): Promise<HomeRead['facts']> {
  const told = await lists.read([item(key, site)], s.io);
  const [row] = told.ok ? told.rows : [];
  if (row?.kind !== 'item') throw new Error(row?.kind ?? 'nothing');
  return row.read.facts;
}

test('state, labels, type and age', async () => {
  const s = setting();
  const facts = { status: 'open', labels: ['checkout'], type: 'Feature', createdAt: '2026-11-17T09:00:00Z' };
  expect(await alone(s)).toEqual(facts);
  expect(await listed(s)).toEqual(facts);
  expect(await alone(s, 'acme/open-shop#9')).toMatchObject({ status: 'open', labels: [] });
  expect(await listed(s, 'acme/open-shop#9')).not.toHaveProperty('type');
  s.described();
});

test.each([
  ['completed', 'done'],
  ['not_planned', 'canceled'],
  ['duplicate', 'canceled'],
  // UNVERIFIED: issues closed before there were reasons.
  [null, 'done'],
] as const)('closed as %s is %s', async (reason, kind) => {
  const s = setting();
  const issue = issueAt(s.world.state, KEY);
  setIssueState(s.world.state, issue, 'closed', reason);
  issue.stateReason = reason;
  for (const facts of [await alone(s), await listed(s)])
    expect(facts).toMatchObject({ status: 'closed', kind });
  setIssueState(s.world.state, issue, 'open');
  for (const facts of [await alone(s), await listed(s)]) {
    expect(facts?.status).toBe('open');
    // GitHub has no words for how far an open issue is.
    expect(facts).not.toHaveProperty('kind');
  }
});

test('more labels than people put on one issue are still few', async () => {
  const s = setting();
  issueAt(s.world.state, KEY).labels = Array.from({ length: 60 }, (_, i) => `l${i}`);
  expect((await listed(s))?.labels).toHaveLength(50);
  expect((await alone(s))?.labels).toHaveLength(60);
});

test.each<TokenName | null>(['pmRead', 'pmOneRepository', 'pmClassic'])(
  'columns of projects are not asked for: a token without that right (%s) would be told nothing',
  async (token) => {
    const s = setting(token);
    for (const facts of [await alone(s), await listed(s)]) expect(facts).not.toHaveProperty('columns');
    expect(s.requests.some((r) => /project/i.test(r.body))).toBe(false);
  },
);

describe('answers of other shapes', () => {
  const issue = {
    id: 1,
    node_id: 'I_1',
    number: 142,
    title: 'x',
    body: '',
    html_url: 'https://github.com/acme/shop/issues/142',
  };
  test.each([
    [{}, {}],
    [{ labels: ['a', { name: 'b' }, { name: null }, {}] }, { labels: ['a', 'b'] }],
    [{ type: null, state: 'open', state_reason: null }, { status: 'open' }],
    [
      { type: { name: 'Bug', id: 3 }, state: 'closed' },
      { status: 'closed', kind: 'done', type: 'Bug' },
    ],
    [
      { state: 'closed', state_reason: 'something_new' },
      { status: 'closed', kind: 'canceled' },
    ],
  ])('%j', async (more, facts) => {
    const told = await home.read(item(KEY), answering(JSON.stringify({ ...issue, ...more })));
    expect(told.ok && told.read.facts).toEqual(facts);
  });
});

test('a site that does not know types of issues is asked without them, and remembered', async () => {
  const site = 'acme.ghe.com';
  const s = setting('pmWrite', {}, site);
  const message = "Field 'issueType' doesn't exist on type 'Issue'";
  const body = JSON.stringify({ errors: [{ path: ['fragment Row', 'issueType'], message }] });
  const headers = { 'content-type': 'application/json' };
  s.world.faults.on({ path: '/graphql' }, { kind: 'answer', response: { status: 200, headers, body } });
  expect(await listed(s, KEY, site)).toMatchObject({ status: 'open', labels: ['checkout'] });
  expect(s.ledger).toHaveLength(2);
  expect(await listed(s, KEY, site)).not.toHaveProperty('type');
  expect(s.ledger).toHaveLength(3);
});
