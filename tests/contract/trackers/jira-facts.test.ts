/** What Jira tells of an issue beside its outcome: of one and of many the same, in no more requests. */
import { expect, test } from 'vitest';
import { factsOf } from '../../../lib/trackers/jira/facts';
import { Issue } from '../../../lib/trackers/jira/shapes';
import { jiraIssue, transition } from '../../playground/jira/state';
import { COMMENTS, GET, rowsOf, setting } from './jira-world';

const KEY = 'ACME-142';

async function listed(s: ReturnType<typeof setting>, key = KEY) {
  const [row] = await rowsOf([key], s);
  if (row?.kind !== 'item') throw new Error(row?.kind ?? 'nothing');
  return row.read.facts;
}

test('status with its group, labels, type and age', async () => {
  const s = setting();
  const createdAt = new Date(jiraIssue(s.state, KEY).createdAt).toISOString();
  const facts = { status: 'To Do', kind: 'todo', labels: ['checkout'], type: 'Story', createdAt };
  expect((await s.read(KEY)).facts).toEqual(facts);
  expect(s.asked()).toEqual([GET(KEY), COMMENTS(s, KEY)]);
  expect(await listed(s)).toEqual(facts);
  s.described();
});

test('the group follows the status, whatever that is called', async () => {
  const s = setting();
  const issue = jiraIssue(s.state, KEY);
  const project = s.state.projects.find((p) => p.id === issue.projectId);
  for (const status of project?.statuses ?? []) {
    transition(s.state, KEY, status.name, 'acme-dev');
    const kind = { new: 'todo', indeterminate: 'doing', done: 'done' }[status.category];
    expect((await s.read(KEY)).facts).toMatchObject({ status: status.name, kind });
    expect(await listed(s)).toMatchObject({ status: status.name, kind });
  }
});

test.each([
  [{}, {}],
  [null, {}],
  [{ status: null, labels: null, issuetype: null, created: null }, {}],
  [
    { status: { name: 'Fertig', statusCategory: { key: 'done', name: 'Fertig' } } },
    { status: 'Fertig', kind: 'done' },
  ],
  // A status without a category.
  [{ status: { name: 'Odd', statusCategory: { key: 'undefined' } } }, { status: 'Odd' }],
  [{ status: { statusCategory: { key: 'constructor' } } }, {}],
  [
    { issuetype: { name: 'Sub-task', subtask: true }, created: '2026-11-20T09:00:00.000+0100' },
    { type: 'Sub-task', createdAt: '2026-11-20T08:00:00.000Z' },
  ],
])('%j', (fields, facts) => {
  expect(factsOf(Issue.parse({ id: '1', key: 'A-1', fields }))).toEqual(facts);
});
