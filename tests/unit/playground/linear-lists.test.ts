/** The practice Linear's lists, boards and inbox: the hooks extensions use, and what is in them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fillLinear } from '../../playground/linear/seed';
import { deleteIssue, type LinearState, linearIssue } from '../../playground/linear/state';
import { linearWorld } from './linear-ask';
import { identifiers, visitor } from './linear-reader';

let state: LinearState;
let mara: ReturnType<typeof visitor>;
beforeEach(() => {
  state = linearWorld();
  mara = visitor(state);
});

const ISSUE = '/acme/issue/ENG-142/guests-can-check-out-without-an-account';
const ROW = 'a[data-list-key][href*="/issue/"]';

describe('lists', { timeout: 30_000 }, () => {
  const rows = (path: string, more = {}) => identifiers(mara.open(path, more), ROW);

  it('rows are subgrids with the hooks of the real ones', () => {
    const document = mara.open('/acme/team/ENG/active');
    const row = document.querySelector(`${ROW}[href*="ENG-142"]`);
    expect(row?.getAttribute('data-list-key')).toBe(`ITEM_${linearIssue(state, 'acme/ENG-142').id}`);
    expect(row?.getAttribute('data-list-row')).toBe('true');
    expect(row?.querySelector('span[data-column-id="issueId"]')?.textContent).toBe('ENG-142');
    expect(row?.querySelector('span[title]')?.textContent).toBe('Guests can check out without an account');
    expect(row?.querySelector('[data-column-id="issueCreatedAt"]')?.textContent).toBe('Oct 28');
    expect(row?.querySelector('svg[aria-label="Project"]')).not.toBeNull();
    expect(row?.children).toHaveLength(7);
    const wrapper = document.querySelector('[data-list-container] > [data-list-wrapper]');
    expect(wrapper?.getAttribute('data-restore-scroll-view')).toBe('/acme/team/ENG/active|0');
    expect(
      [...document.querySelectorAll('[data-list-key^="GROUP_"]')].map((g) => g.getAttribute('data-list-key')),
    ).toEqual(['GROUP_In_Review', 'GROUP_In_Progress', 'GROUP_Todo']);
    expect(mara.shown('/acme/team/ENG/active').title).toBe('Engineering › Active issues');
  });

  it('each list has its issues; archived ones are in none', () => {
    expect(rows('/acme/team/ENG/active')).toEqual([
      'ENG-141',
      'ENG-142',
      'ENG-127',
      'ENG-131',
      'ENG-135',
      'ENG-140',
    ]);
    expect(rows('/acme/team/ENG/backlog')).toEqual(['ENG-139', 'ENG-121', 'ENG-137']);
    expect(rows('/acme/team/ENG/triage')).toEqual(['ENG-126', 'ENG-133']);
    expect(rows('/acme/team/ENG/all')).toHaveLength(14);
    expect(rows('/acme/team/ENG/all')).not.toContain('ENG-104');
    expect(rows('/acme/team/ENG/cycle/active')).toEqual([
      'ENG-141',
      'ENG-142',
      'ENG-127',
      'ENG-131',
      'ENG-135',
    ]);
    expect(rows('/acme/team/ENG/cycle/24')).toHaveLength(5);
    expect(rows('/acme/my-issues/assigned')).toEqual(['OPS-7']);
    expect(rows('/acme/my-issues/created')).toContain('ENG-142');
    expect(mara.shown('/acme/my-issues').location).toBe('/acme/my-issues/assigned');
    expect(rows('/acme/project/faster-checkout-3f0c9a7b12de/issues')).toHaveLength(5);
    expect(rows('/acme/view/everything-about-checkout-a1b2c3d4e5f6')).toEqual([
      'ENG-141',
      'ENG-142',
      'ENG-135',
      'ENG-118',
      'ENG-111',
    ]);
    expect(rows(`/acme/view/${state.views[0]?.id}`)).toHaveLength(5);
    expect(visitor(state, 'practice_user=acme-design').shown('/acme/team/OPS/all').status).toBe(404);
  });

  it('as a board: at its address, and wherever a visitor chose', () => {
    const cards = 'a[data-board-item][href*="/issue/"]';
    const board = mara.open('/acme/team/ENG/board');
    expect(identifiers(board, cards)).toHaveLength(11);
    expect(board.querySelector(ROW)).toBeNull();
    const card = board.querySelector(`${cards}[href*="ENG-142"]`);
    expect(card?.querySelector('div[data-contextual-menu="true"]')).not.toBeNull();
    expect(
      card?.querySelector('svg[aria-label="Project"]')?.parentElement?.nextElementSibling?.textContent,
    ).toBe('Faster checkout');
    expect(mara.shown('/acme/team/ENG/active', { layout: 'board' }).kind).toBe('board');
    expect(mara.shown('/acme/team/ENG/active').kind).toBe('list');
  });

  it('of any size', () => {
    fillLinear(state, 'acme/ENG', 500);
    expect(rows('/acme/team/ENG/all')).toHaveLength(514);
    expect(new Set(rows('/acme/team/ENG/all')).size).toBe(514);
  });

  it('pages that have none', () => {
    for (const path of [
      '/acme/settings/account/security',
      '/acme/projects/all',
      '/acme/team/ENG/projects/all',
      '/acme/initiatives',
      '/acme/views',
      '/acme/project/faster-checkout-3f0c9a7b12de/overview',
      '/acme/team/ENG/overview',
      '/acme/profiles/mara',
    ]) {
      expect(mara.shown(path).status, path).toBe(200);
      const document = mara.open(path);
      expect(document.querySelector(`[data-view-id], ${ROW}`), path).toBeNull();
    }
    expect(mara.shown('/acme/nothing/like/it').status).toBe(404);
    expect(
      mara.open('/acme/projects/all').querySelector('a[data-list-key][href*="/project/"]'),
    ).not.toBeNull();
  });
});

describe('inbox', { timeout: 30_000 }, () => {
  const rows = (path: string, more = {}) =>
    [...mara.open(path, more).querySelectorAll('a[data-list-row]')].map((a) => a.getAttribute('href') ?? '');

  it('two panes; the address of an opened issue is its own, or stays', () => {
    const document = mara.open('/acme/inbox');
    expect(document.querySelectorAll('a[data-list-row]')).toHaveLength(5);
    expect(document.querySelector('a[data-list-row]')?.getAttribute('data-list-key')).toMatch(
      /^issueNewComment#/,
    );
    expect(document.querySelector('[data-view-id]')).toBeNull();
    expect(rows('/acme/inbox')[0]).toBe(ISSUE);
    const opened = mara.shown(ISSUE, { in: 'inbox' });
    expect([opened.kind, opened.location]).toEqual(['inbox', ISSUE]);
    expect(
      mara.open(ISSUE, { in: 'inbox' }).querySelector('.inbox-pane [data-view-id="issue-view"]'),
    ).not.toBeNull();
    state.settings.inboxUrl = 'inbox';
    const [first = ''] = rows('/acme/inbox');
    expect(first).toMatch(/^\/acme\/inbox\/[\da-f-]{36}$/);
    expect(mara.shown(first)).toMatchObject({ kind: 'inbox', location: null, title: /^ENG-142/ });
  });

  it('only what one may still see', () => {
    expect(
      visitor(state, 'practice_user=acme-dev').open('/acme/inbox').querySelector('a[data-list-row]'),
    ).toBeNull();
    deleteIssue(state, 'acme/ENG-142');
    expect(rows('/acme/inbox')).toHaveLength(4);
  });
});
