/** The practice Linear's workflow: states and their spans, history, changes and labels through the API. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type LinearState, linearIssue, setState } from '../../playground/linear/state';
import { ask, data, linearWorld } from './linear-ask';

let state: LinearState;
beforeEach(() => {
  state = linearWorld();
});

const one = (id: string, fields = 'id identifier') =>
  data<{ issue: Record<string, never> }>(
    ask(state, `query ($id: String!) { issue(id: $id) { ${fields} } }`, { id }),
  ).issue as Record<string, unknown>;

describe('workflow', () => {
  const spans = (id: string) =>
    (
      one(id, 'stateHistory { nodes { startedAt endedAt state { name type } } }').stateHistory as {
        nodes: { startedAt: string; endedAt: string | null; state: { name: string; type: string } }[];
      }
    ).nodes;

  it('spans say when it was first completed, whatever happened afterwards', () => {
    const first = setState(state, 'acme/ENG-142', 'Done').completedAt;
    setState(state, 'acme/ENG-142', 'Released');
    expect(linearIssue(state, 'acme/ENG-142').completedAt).toBe(first);
    setState(state, 'acme/ENG-142', 'In Progress');
    expect(one('ENG-142', 'completedAt')).toEqual({ completedAt: null });
    const again = setState(state, 'acme/ENG-142', 'Released').completedAt ?? 0;
    expect(again).toBeGreaterThan(first ?? 0);
    const completed = spans('ENG-142').filter((s) => s.state.type === 'completed');
    expect(completed.map((s) => s.state.name)).toEqual(['Done', 'Released', 'Released']);
    expect(Date.parse(completed[0]?.startedAt ?? '')).toBe(first);
    expect(spans('ENG-142').filter((s) => s.endedAt === null)).toHaveLength(1);
  });

  it('history groups what one person does within a short time', () => {
    const history = () =>
      (
        one(
          'ENG-142',
          'history { nodes { actor { name } fromState { name } toState { name } attachmentId } }',
        ).history as { nodes: Record<string, unknown>[] }
      ).nodes;
    const before = history().length;
    setState(state, 'acme/ENG-142', 'In Review', 'acme-dev');
    setState(state, 'acme/ENG-142', 'Done', 'acme-dev');
    expect(history()).toHaveLength(before + 1);
    expect(history()[0]).toMatchObject({
      actor: { name: 'Jonas Okoye' },
      fromState: { name: 'In Progress' },
      toState: { name: 'Done' },
    });
    setState(state, 'acme/ENG-142', 'Released', 'acme-pm');
    expect(history()).toHaveLength(before + 2);
  });

  it('issueUpdate and issueCreate through the API', () => {
    const released = state.workflowStates.find((s) => s.name === 'Released');
    const query =
      'mutation ($id: String!, $input: IssueUpdateInput!) { issueUpdate(id: $id, input: $input) { success lastSyncId issue { title state { name } completedAt assignee { name } labels { nodes { name } } } } }';
    const user = state.users.find((u) => u.login === 'acme-design');
    const label = state.labels.find((l) => l.name === 'Search');
    expect(
      data(
        ask(state, query, {
          id: 'ENG-135',
          input: {
            title: 'Vouchers',
            stateId: released?.id,
            assigneeId: user?.id,
            addedLabelIds: [label?.id],
          },
        }),
      ),
    ).toMatchObject({
      issueUpdate: {
        success: true,
        issue: {
          title: 'Vouchers',
          state: { name: 'Released' },
          completedAt: expect.any(String),
          assignee: { name: 'Ines Roca' },
          labels: { nodes: [{ name: 'Checkout' }, { name: 'Search' }] },
        },
      },
    });
    const foreign = state.workflowStates.find((s) => s.teamId !== released?.teamId);
    expect(
      ask(state, query, { id: 'ENG-135', input: { stateId: foreign?.id } }).json.errors?.[0]?.message,
    ).toBe('Entity not found: WorkflowState');
    const make =
      'mutation ($input: IssueCreateInput!) { issueCreate(input: $input) { issue { identifier state { type } creator { name } } } }';
    const team = state.teams.find((t) => t.key === 'OPS')?.id;
    expect(data(ask(state, make, { input: { teamId: team, title: 'One more' } }))).toEqual({
      issueCreate: {
        issue: { identifier: 'OPS-13', state: { type: 'backlog' }, creator: { name: 'Mara Lind' } },
      },
    });
    expect(ask(state, make, { input: { teamId: team, title: ' ' } }).json.errors?.[0]?.message).toBe(
      'Argument Validation Error',
    );
  });

  it('labels are made, given and taken', () => {
    const make =
      'mutation ($name: String!) { issueLabelCreate(input: { name: $name }) { issueLabel { id name } } }';
    const { issueLabelCreate } = data<{ issueLabelCreate: { issueLabel: { id: string } } }>(
      ask(state, make, { name: 'Outcome: weak' }),
    );
    const labelId = issueLabelCreate.issueLabel.id;
    expect(ask(state, make, { name: 'outcome: WEAK' }).json.errors?.[0]?.message).toBe(
      'duplicate label name',
    );
    const change = (field: string) =>
      data<Record<string, { issue: { labels: { nodes: { name: string }[] } } }>>(
        ask(
          state,
          `mutation ($id: String!, $labelId: String!) { ${field}(id: $id, labelId: $labelId) { issue { labels { nodes { name } } } } }`,
          { id: 'ENG-142', labelId },
        ),
      )[field]?.issue.labels.nodes.map((l) => l.name);
    expect(change('issueAddLabel')).toContain('Outcome: weak');
    expect(change('issueRemoveLabel')).toEqual(['Checkout']);
  });
});
