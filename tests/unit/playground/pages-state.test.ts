/** Closing, opening again and moving on the practice tracker's pages: the page, the timeline and the API agree. */
import { beforeEach, describe, expect, it } from 'vitest';
import { handlePage } from '../../playground/github/pages/actions';
import { defaultSettings, type PlaygroundSettings } from '../../playground/github/pages/view';
import { issueAt, repositoryById } from '../../playground/github/state';
import { splitUrl } from '../../playground/wire';
import { createWorld, type World } from '../../playground/world';
import { visitor } from './page-reader';

const PATH = '/acme/shop/issues/142';
let world: World;
let settings: PlaygroundSettings;
beforeEach(() => {
  world = createWorld();
  settings = defaultSettings();
});

const page = () => visitor(world, settings).open(PATH);
const text = (css: string) => page().querySelector(css)?.textContent?.trim();
const status = () => page().querySelector('[data-testid="header-state"]')?.getAttribute('data-status');
const button = () => page().querySelector('[class*="IssueActions-module"] [data-practice="set-state"]');
const issue = () => issueAt(world.state, 'acme/shop#142');
const act = (input: object) =>
  handlePage(world.state, settings, {
    method: 'POST',
    ...splitUrl('https://github.com/_graphql'),
    headers: {},
    body: JSON.stringify({ path: PATH, ...input }),
  }).status;

describe('the state of an issue', () => {
  it.each([
    ['completed', 'issueClosed', 'completed'],
    ['not_planned', 'issueClosedNotPlanned', 'not_planned'],
    ['duplicate', 'issueClosedNotPlanned', 'duplicate'],
  ])('closed as %s, and opened again in the same place', (reason, shown, kept) => {
    expect(button()?.getAttribute('data-reason')).toBe('completed');
    expect(button()?.querySelector('.octicon-issue-closed')).not.toBeNull();
    const lines = () => page().querySelectorAll('[data-timeline-event-id]').length;
    const before = lines();
    expect(act({ action: 'set-state', reason })).toBe(200);
    expect(issue()).toMatchObject({ state: 'closed', stateReason: kept });
    expect([status(), lines() - before]).toEqual([shown, 1]);
    expect(button()?.querySelector('.octicon-issue-reopened')).not.toBeNull();
    expect(act({ action: 'set-state', reason: 'reopened' })).toBe(200);
    expect(issue()).toMatchObject({ state: 'open', stateReason: 'reopened', closedAt: null });
    expect(status()).toBe('issueOpened');
    expect(button()?.getAttribute('data-reason')).toBe('completed');
  });

  it('who may not close it has a button that does nothing, and no reasons to choose from', () => {
    repositoryById(world.state, issue().repositoryId).collaborators.set('acme-dev', 'read');
    settings.user = 'acme-dev';
    expect(button()?.hasAttribute('disabled')).toBe(true);
    expect(page().querySelector('[data-practice="close-reasons"]')?.hasAttribute('disabled')).toBe(true);
    expect(act({ action: 'set-state', reason: 'completed' })).toBe(403);
    expect(issue().state).toBe('open');
  });

  it('says no English word when another language is chosen', () => {
    settings.lang = 'de';
    expect(text('[class*="IssueActions-module"]')).not.toMatch(/close/i);
    act({ action: 'set-state', reason: 'completed' });
    expect(text('[class*="IssueActions-module"]')).not.toMatch(/open/i);
  });
});

describe('the column of a project', () => {
  const project = () => {
    const found = world.state.projects.find((p) => p.items.some((i) => i.issueId === issue().id));
    const item = found?.items.find((i) => i.issueId === issue().id);
    if (!found || !item) throw new Error('in no project');
    return { found, item };
  };

  it('moves, and the sidebar says so; another name moves nothing', () => {
    const { found, item } = project();
    const to = found.columns.find((c) => c !== item.column) ?? '';
    expect(text('[data-testid="sidebar-projects-section"]')).toContain(item.column);
    expect(act({ action: 'move-item', item: item.id, column: to })).toBe(200);
    expect(text('[data-testid="sidebar-projects-section"]')).toContain(to);
    act({ action: 'move-item', item: item.id, column: 'Nowhere' });
    expect(project().item.column).toBe(to);
  });
});
