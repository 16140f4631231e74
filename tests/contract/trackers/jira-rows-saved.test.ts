// @vitest-environment happy-dom
/**
 * The row finder on fragments of live pages (folder PAGES, read only, never in the project), each in a page of our
 * own. Without them this file says so and checks nothing: our own pages are in `jira-rows.test.ts`.
 */
import { describe, expect, it, vi } from 'vitest';
import { ROW_SELECTORS } from '../../../lib/trackers/jira/row-selectors';
import { jiraRows } from '../../../lib/trackers/jira/rows-page';
import {
  at,
  beside,
  by,
  fragment,
  framed,
  here,
  keys,
  ROW_LADDERS,
  reclass,
  rowsOf,
  text,
  withoutRowRung,
} from './jira-pages';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

if (!here) console.warn('PAGES not set: rows of live pages not checked');

const finder = jiraRows();
const board = (inner: string) =>
  `<div data-testid="platform-board-kit.ui.board.scroll.board-scroll">${inner}</div>`;
const backlog = (inner: string) =>
  `<div data-testid="software-backlog.backlog-content.scrollable">${inner}</div>`;
const linked = (inner: string) =>
  `<ul><div role="listitem"><div data-testid="issue.issue-view.views.common.issue-line-card.card-container">${inner}</div></div></ul>`;

type Case = {
  name: string;
  from: string;
  /** In what it stands, which the record leaves out. */
  wrap(inner: string): string;
  path: string;
  row: [key: string, title: string];
  spot: ['end' | 'after', string];
};
const CASES: Case[] = [
  {
    name: 'captured: a card of a board',
    from: 'cloud-board-card.fragment',
    wrap: board,
    path: '/jira/software/c/projects/ACME/boards/2',
    row: [
      'ACME-21496',
      '[Widget] `duplicateWidgetTitles` part 2: duplicate Scripts and recreatePlaceholders',
    ],
    spot: ['after', '[data-testid$="card-content.footer"] [data-testid="platform-card.common.ui.key.key"]'],
  },
  {
    name: 'rebuilt from captured nesting: a row of a backlog',
    from: 'cloud-backlog-row.skeleton',
    wrap: backlog,
    path: '/jira/software/c/projects/ACME/boards/2/backlog',
    row: ['ACME-2000', 'Example summary'],
    spot: ['after', '[data-testid$="card-contents.card-container"] > [data-testid$="card-contents.summary"]'],
  },
  {
    name: 'captured: the key of a backlog row',
    from: 'cloud-backlog-key-cell.fragment',
    wrap: (inner) =>
      backlog(
        `<div data-testid="software-backlog.card-list.card.content-container.ACME-22274"><div data-testid="software-backlog.card-list.card.card-contents.card-container">${inner}</div></div>`,
      ),
    path: '/jira/software/c/projects/ACME/boards/2/backlog',
    row: ['ACME-22274', '[Pyramid Admin] Script region presets configuration issue'],
    spot: ['after', 'a'],
  },
  {
    name: 'captured: a row of a list',
    from: 'cloud-business-list-row.fragment',
    wrap: (inner) => `<div role="grid">${inner}</div>`,
    path: '/jira/core/projects/OM/list',
    row: ['OM-410', 'Test ticket title'],
    spot: ['after', '[data-testid$="list-view.summary-cell"]'],
  },
  {
    name: 'captured: a linked issue',
    from: 'cloud-linked-issue-line-card.fragment',
    wrap: linked,
    path: '/browse/ACME-1',
    row: ['WEB-22486', '[Story8] Pyramid GQL API: gql mutation to copy a Script'],
    spot: ['after', 'a'],
  },
];

// The fragments are not ours to commit: without PAGES there is nothing to look at, and the run says so.
describe.skipIf(!here)('fragments of live pages (skipped without PAGES)', () => {
  describe.each(CASES)('$name', ({ from, wrap, path, row, spot }) => {
    const open = () => framed(wrap(fragment(from)));

    it('is one row, with a place for a badge', () => {
      const doc = open();
      const before = text(doc);
      const found = rowsOf(doc, at(path));
      expect(found.map((r) => [r.item.key, r.title])).toEqual([row]);
      const [one] = found;
      expect(one?.mount[spot[0]]).toBe(by(one?.el as Element, spot[1]));
      expect((one?.mount.end ?? one?.mount.after?.parentElement)?.closest('a')).toBe(null);
      expect(text(doc)).toBe(before);
      expect(finder.lost(doc, at(path))).toBe(null);
      expect(keys(rowsOf(reclass(doc), at(path)))).toEqual([row[0]]);
    });

    it.each(ROW_LADDERS)('holds with any one rung of %s broken', (ladder) => {
      for (const [n] of ROW_SELECTORS[ladder].entries()) {
        const doc = open();
        const found = rowsOf(doc, at(path), jiraRows(withoutRowRung(ladder, n)));
        // Of a link's card the record has only what is in it.
        const lost = from.includes('linked') && ladder === 'row' && n === 3;
        if (!lost) expect(keys(found), `${n}`).toEqual([row[0]]);
        for (const r of found) expect(r.el.contains(beside(r) ?? null)).toBe(true);
      }
    });
  });

  it('300 cards: one row each', () => {
    const card = fragment('cloud-board-card.fragment');
    const some = Array.from({ length: 300 }, (_, i) => card.replaceAll('ACME-21496', `ACME-${i + 1}`));
    const doc = framed(board(some.join('')));
    const found = rowsOf(doc, at('/jira/software/c/projects/ACME/boards/2'));
    expect(new Set(keys(found)).size).toBe(300);
    expect(found).toHaveLength(300);
  });

  it('the breadcrumb of an issue and its dialog are no rows', () => {
    const doc = framed(
      fragment('cloud-issue-breadcrumb.fragment'),
      '',
      fragment('cloud-issue-modal-2026-09.fragment'),
    );
    expect(rowsOf(doc, at('/browse/ACME-14817'))).toEqual([]);
    for (const link of doc.querySelectorAll('a'))
      expect(finder.row(link, at('/browse/ACME-14817'))).toBe(null);
    expect(finder.bar(doc)).toBe(null);
  });
});
