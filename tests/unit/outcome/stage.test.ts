/** Where an item stands: what the tracker tells, what a team's names mean, what the record shows. */
import { describe, expect, test } from 'vitest';
import type { Content } from '../../../lib/outcome/record';
import { type ItemFacts, type StageNames, stageOf, stageOfFacts } from '../../../lib/outcome/stage';

const LAUNCHED: Content = { launch: { date: '2026-09-02' } };

describe('columns as they come', () => {
  test.each([
    ['Backlog', 'backlog'],
    ['Todo', 'ready'],
    ['Ready', 'ready'],
    [' in Progress ', 'building'],
    ['In review', 'building'],
    ['Done', 'shipped'],
    ['Someday', null],
  ])('%s: %s', (column, stage) => {
    expect(stageOfFacts({ columns: ['Status', column] })).toBe(stage);
  });

  test('of two boards the further one', () => {
    expect(stageOfFacts({ columns: ['Ready', 'In progress'] })).toBe('building');
  });

  test('closed as done is shipped wherever its card lies; given up is nowhere', () => {
    expect(stageOfFacts({ kind: 'done', columns: ['In progress'] })).toBe('shipped');
    expect(stageOfFacts({ kind: 'canceled', columns: ['In progress'] })).toBeNull();
  });

  test('a team that names a column of its own has named all of them', () => {
    const names: StageNames[] = [{ stage: 'building', columns: ['Doing'] }];
    expect(stageOfFacts({ columns: ['In progress'] }, names)).toBeNull();
    expect(stageOfFacts({ columns: ['In progress', 'doing'] }, names)).toBe('building');
    // Names of states and labels are another matter.
    expect(stageOfFacts({ columns: ['In progress'] }, [{ stage: 'ready', labels: ['next'] }])).toBe(
      'building',
    );
  });
});

describe("a team's names", () => {
  const names: StageNames[] = [
    { stage: 'ready', states: ['Selected'], labels: ['next'], columns: ['Next'] },
    { stage: 'shipped', states: ['Live'], labels: ['live'], columns: ['Live'] },
  ];
  test.each<[string, ItemFacts, string | null]>([
    ['columns before states', { columns: ['Next'], status: 'Live' }, 'ready'],
    ['states before labels', { status: 'selected', labels: ['live'] }, 'ready'],
    ['labels before the tracker’s group', { labels: ['NEXT'], kind: 'doing' }, 'ready'],
    ['of several the furthest', { labels: ['live', 'next'] }, 'shipped'],
    ['none of them: the tracker’s group', { status: 'Blocked', kind: 'doing' }, 'building'],
    ['nothing told', {}, null],
  ])('%s', (_, facts, stage) => {
    expect(stageOfFacts(facts, names)).toBe(stage);
  });
});

test('the further of record and tracker: a card moved back undoes nothing', () => {
  expect(stageOf(LAUNCHED, { kind: 'todo' })).toBe('shipped');
  expect(stageOf({}, { kind: 'doing' })).toBe('building');
  expect(stageOf(undefined, undefined)).toBeNull();
});
