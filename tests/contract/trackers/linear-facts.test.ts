/** What Linear tells of an issue beside its outcome: of one and of many the same. */
import { expect, test } from 'vitest';
import { IssueNode } from '../../../lib/trackers/linear/documents';
import { factsOf } from '../../../lib/trackers/linear/facts';
import { keys, readOf, rowsOf } from './linear-ask';
import { setting } from './linear-world';

const BORN = '2026-11-21T06:30:00.000Z';

test.each([
  ['triage', 'backlog'],
  ['backlog', 'backlog'],
  ['unstarted', 'todo'],
  ['started', 'doing'],
  ['completed', 'done'],
  ['canceled', 'canceled'],
  ['duplicate', 'canceled'],
] as const)('a state of type %s is %s, whatever it is called', async (type, kind) => {
  const s = setting();
  s.issue(12, { state: { name: 'Läuft', type } });
  const facts = { status: 'Läuft', kind, labels: [], createdAt: BORN };
  expect((await readOf(s)).facts).toEqual(facts);
  const [row] = await rowsOf(s, keys(12));
  expect(row?.kind === 'item' && row.read.facts).toEqual(facts);
});

test('labels by name; no type', async () => {
  const s = setting();
  const it = s.issue(12);
  for (let n = 0; n < 25; n++) {
    s.acme.labels.push({ id: `l${n}`, name: `Label ${n}`, team: null, isGroup: false });
    it.labels.push(`l${n}`);
  }
  const { facts } = await readOf(s);
  expect(facts?.labels?.slice(0, 2)).toEqual(['Label 0', 'Label 1']);
  expect(facts?.labels).toHaveLength(20);
  expect(facts).not.toHaveProperty('type');
  // Each costs a point for every row of a list.
  const [row] = await rowsOf(s, keys(12));
  expect(row?.kind === 'item' && row.read.facts?.labels).toHaveLength(10);
});

test('a type of state that is new says nothing; nor do labels that were not told', () => {
  const node = IssueNode.parse({
    id: 'x',
    identifier: 'ENG-12',
    title: 't',
    description: null,
    updatedAt: BORN,
    state: { type: 'constructor' },
    attachments: { nodes: [] },
  });
  expect(factsOf(node)).toEqual({});
});
