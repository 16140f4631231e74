/** The practice Linear's issues: finding them, lists, filters, what other people do to them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fillLinear } from '../../playground/linear/seed';
import {
  archiveIssue,
  deleteIssue,
  type LinearState,
  linearIssue,
  moveIssue,
  renameTeam,
  renameWorkspace,
} from '../../playground/linear/state';
import { ask, data, linearWorld } from './linear-ask';

let state: LinearState;
beforeEach(() => {
  state = linearWorld();
});

type Nodes = { nodes: { identifier: string; id: string }[]; pageInfo: Record<string, unknown> };
const list = (args: string, variables: Record<string, unknown> = {}, definitions = '') =>
  data<{ issues: Nodes }>(
    ask(
      state,
      `query ${definitions} { issues(${args}) { nodes { id identifier } pageInfo { hasNextPage endCursor } } }`,
      variables,
    ),
  ).issues;
const keys = (args: string) => list(args).nodes.map((n) => n.identifier);
const one = (id: string, fields = 'id identifier') =>
  data<{ issue: Record<string, never> }>(
    ask(state, `query ($id: String!) { issue(id: $id) { ${fields} } }`, { id }),
  ).issue as Record<string, unknown>;

describe('one issue', () => {
  it('by UUID, identifier in any case, and an identifier it had before', () => {
    const { id } = linearIssue(state, 'acme/ENG-142');
    expect(one(id)).toEqual({ id, identifier: 'ENG-142' });
    expect(one('eng-142')).toEqual({ id, identifier: 'ENG-142' });
    moveIssue(state, 'acme/ENG-142', 'OPS');
    expect(one('ENG-142', 'id identifier previousIdentifiers team { key } url')).toEqual({
      id,
      identifier: 'OPS-13',
      previousIdentifiers: ['ENG-142'],
      team: { key: 'OPS' },
      url: 'https://linear.app/acme/issue/OPS-13/guests-can-check-out-without-an-account',
    });
    expect(linearIssue(state, 'acme/ENG-142')).toBe(linearIssue(state, id));
    expect(() => linearIssue(state, 'acme/ENG-1')).toThrow('No issue acme/ENG-1');
  });

  it('a team may get another key, a workspace another name', () => {
    renameTeam(state, 'acme/ENG', 'WEB');
    expect(one('ENG-142', 'identifier')).toEqual({ identifier: 'WEB-142' });
    renameWorkspace(state, 'acme', 'acme-inc');
    expect(
      data(ask(state, '{ organization { urlKey previousUrlKeys } viewer { organization { urlKey } } }')),
    ).toEqual({
      organization: { urlKey: 'acme-inc', previousUrlKeys: ['acme'] },
      viewer: { organization: { urlKey: 'acme-inc' } },
    });
    expect(linearIssue(state, 'acme/ENG-142').title).toBe(linearIssue(state, 'acme-inc/WEB-142').title);
  });

  it('says everything the pages say', () => {
    expect(
      one(
        'ENG-142',
        'number title description priority priorityLabel estimate branchName state { name type } project { name slugId url } cycle { number isActive } assignee { name displayName } creator { name } labels { nodes { name } } children { nodes { identifier } } comments { nodes { body user { name } } }',
      ),
    ).toMatchObject({
      title: 'Guests can check out without an account',
      priorityLabel: 'High',
      branchName: 'mara/eng-142-guests-can-check-out-without-an-account',
      state: { name: 'In Progress', type: 'started' },
      project: { url: 'https://linear.app/acme/project/faster-checkout-3f0c9a7b12de' },
      cycle: { number: 24, isActive: true },
      assignee: { displayName: 'jonas' },
      labels: { nodes: [{ name: 'Checkout' }] },
      children: { nodes: [{ identifier: 'ENG-141' }, { identifier: 'ENG-140' }] },
      comments: { nodes: [{ user: { name: 'Jonas Okoye' } }, { user: { name: 'Ines Roca' } }] },
    });
  });
});

describe('lists', () => {
  it('fifty unless asked otherwise, newest first, page by page', () => {
    fillLinear(state, 'acme/ENG', 130);
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Nodes = list('first: 60, after: $after', { after }, '($after: String)');
      seen.push(...page.nodes.map((n) => n.identifier));
      after = page.pageInfo.endCursor as string;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(130 + 14 + 3);
    expect(list('orderBy: createdAt').nodes).toHaveLength(50);
    const wrong = ask(state, '{ issues(first: 251) { nodes { id } } }');
    expect(wrong.json.errors?.[0]?.extensions.userPresentableMessage).toMatch(/at most 250/);
  });

  it('by number within a team, by state, by words, by people, by label', () => {
    expect(keys('filter: { team: { key: { eq: "ENG" } }, number: { in: [142, 139, 7] } }')).toEqual([
      'ENG-142',
      'ENG-139',
    ]);
    expect(keys('filter: { state: { type: { eq: "triage" } } }')).toEqual(['ENG-126', 'ENG-133']);
    expect(keys('filter: { title: { containsIgnoreCase: "CHECKOUT STEP" } }')).toEqual(['ENG-118']);
    expect(keys('filter: { searchableContent: { contains: "warehouse" } }')).toEqual(['ENG-126', 'OPS-12']);
    expect(keys('filter: { assignee: { isMe: { eq: true } } }')).toEqual(['OPS-7']);
    expect(keys('filter: { assignee: { null: true }, team: { key: { eq: "OPS" } } }')).toEqual([]);
    expect(keys('filter: { labels: { some: { name: { eq: "Cart" } } } }')).toEqual(['ENG-139']);
    expect(keys('filter: { or: [{ number: { eq: 9 } }, { number: { eq: 7 } }] }')).toEqual([
      'OPS-9',
      'OPS-7',
    ]);
    expect(
      keys('filter: { cycle: { isActive: { eq: true } }, state: { name: { eq: "In Review" } } }'),
    ).toEqual(['ENG-141']);
    expect(keys('filter: { parent: { number: { eq: 142 } } }')).toEqual(['ENG-141', 'ENG-140']);
    expect(keys('filter: { createdAt: { gt: "-P1W" } }')).toEqual(['ENG-126', 'ENG-133']);
    expect(keys('filter: { completedAt: { null: false } }')).toEqual(['ENG-111', 'ENG-118']);
  });

  it('archived ones are hidden unless asked for, trashed ones too', () => {
    const done = 'filter: { state: { type: { eq: "completed" } } }';
    expect(keys(done)).toEqual(['ENG-111', 'ENG-118']);
    expect(keys(`${done}, includeArchived: true`)).toEqual(['ENG-111', 'ENG-118', 'ENG-104', 'ENG-101']);
    archiveIssue(state, 'acme/ENG-118');
    deleteIssue(state, 'acme/ENG-111');
    expect(keys(done)).toEqual([]);
    expect(one('ENG-118', 'autoArchivedAt trashed')).toEqual({
      autoArchivedAt: expect.any(String),
      trashed: null,
    });
    expect(one('ENG-111', 'archivedAt trashed')).toEqual({ archivedAt: expect.any(String), trashed: true });
    expect(list('filter: { number: { in: [118, 111] } }, includeArchived: true').nodes).toHaveLength(2);
  });

  it('by identifiers or not, as the setting says; never by old ones', () => {
    const { id } = linearIssue(state, 'acme/ENG-139');
    const ids = `filter: { id: { in: ["ENG-142", "ENG-118", "${id}", "ENG-999", "eng-137"] } }`;
    expect(keys(ids)).toEqual(['ENG-142', 'ENG-139', 'ENG-118']);
    state.settings.api.idsByKey = false;
    expect(keys(ids)).toEqual(['ENG-139']);
    state.settings.api.idsByKey = true;
    moveIssue(state, 'acme/ENG-142', 'OPS');
    expect(keys(ids)).toEqual(['ENG-139', 'ENG-118']);
    expect(keys('filter: { id: { in: ["OPS-13"] } }')).toEqual(['OPS-13']);
  });

  it('search', () => {
    const found = (term: string) =>
      data<{ searchIssues: Nodes & { totalCount: number } }>(
        ask(
          state,
          'query ($term: String!) { searchIssues(term: $term, includeComments: true) { totalCount nodes { id identifier } } }',
          { term },
        ),
      ).searchIssues.nodes.map((n) => n.identifier);
    expect(found('delivery cost')).toEqual(['ENG-135', 'ENG-118']);
    expect(found('ENG-131')).toEqual(['ENG-131']);
    expect(found('two days of work')).toEqual(['ENG-142']);
    expect(found('  ')).toEqual([]);
  });

  it('teams, states, labels, projects, cycles, people', () => {
    const all = data<Record<string, { nodes: Record<string, unknown>[] }>>(
      ask(
        state,
        '{ teams { nodes { key private } } workflowStates(filter: { team: { key: { eq: "ENG" } } }) { nodes { name type } } projects { nodes { name } } cycles { nodes { number team { key } } } users { nodes { name } } issueLabels(first: 100) { nodes { name } } }',
      ),
    );
    expect(all.teams?.nodes).toEqual([
      { key: 'ENG', private: false },
      { key: 'OPS', private: true },
    ]);
    expect(all.workflowStates?.nodes.map((s) => s.type)).toEqual([
      'triage',
      'backlog',
      'unstarted',
      'started',
      'started',
      'completed',
      'completed',
      'canceled',
    ]);
    expect(all.users?.nodes).toHaveLength(3);
    expect(all.issueLabels?.nodes).toHaveLength(11);
    expect(all.projects?.nodes).toEqual([{ name: 'Faster checkout' }]);
    expect(all.cycles?.nodes).toHaveLength(2);
  });
});
