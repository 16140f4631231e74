// @vitest-environment happy-dom
/**
 * What Jira's pages show beside the text of an issue, and which press creates one: on our own practice pages in three
 * languages, and on fragments of live ones (folder PAGES).
 */
import { describe, expect, test, vi } from 'vitest';
import { jiraPage } from '../../../lib/trackers/jira/page';
import { jiraSigns } from '../../../lib/trackers/jira/signs';
import type { Held } from '../../../lib/trackers/tracker';
import { handleJiraPage } from '../../playground/jira/pages/actions';
import { NEGATIVE_JIRA_PAGES } from '../../playground/jira/pages/negative-pages';
import type { JiraSettings } from '../../playground/jira/settings';
import { transition } from '../../playground/jira/state';
import { splitUrl } from '../../playground/wire';
import { createWorld, type World } from '../../playground/world';
import { at, fragment, framed, here, html } from './jira-pages';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

const signs = jiraSigns();
const WAYS = ['click', 'keys'] as const;

type Look = Partial<JiraSettings>;
function ask(url: URL, look: Look, world: World) {
  const settings = { ...world.jira.settings, ...look };
  const request = { method: 'GET', ...splitUrl(url.href), headers: {}, body: '' };
  return handleJiraPage(world.jira, settings, request).body;
}
const open = (path: string, look: Look = {}, world = createWorld()) => {
  const url = at(path);
  // A script puts the window over a board into the page.
  if (look.issueView === 'modal') {
    const { pathname, search } = url;
    const query = new URLSearchParams({ path: pathname, query: search.slice(1) });
    const told = JSON.parse(ask(at(`/_practice/fragment?${query}`), look, world)) as Record<string, string>;
    return { doc: framed(told.html ?? '', told.title, told.modal), url };
  }
  const text = ask(url, look, world).replace(/<link [^>]*>|<script type="module"[^>]*><\/script>/g, '');
  return { doc: html(text), url };
};
function dialog(look: Look) {
  const path = '/jira/software/c/projects/ACME/boards/1';
  const told = ask(at(`/_practice/dialog?path=${encodeURIComponent(path)}`), look, createWorld());
  return framed('<h1>Board</h1>', 'Board', (JSON.parse(told) as { html: string }).html);
}

function pressed(doc: Document, by: (typeof WAYS)[number] = 'click'): [Held, string][] {
  return [...doc.querySelectorAll('a,button,input,textarea,select,label,[role],[contenteditable]')].flatMap(
    (el) => {
      const act = signs.actOf(el, by);
      return act ? [[act, el.textContent?.trim() ?? '']] : [];
    },
  );
}
function facts(doc: Document, url: URL) {
  const found = jiraPage().find(doc, url, true);
  const [first] = found.state === 'item' ? found.watch : [];
  return first && signs.facts(first);
}

describe.each(['en', 'de', 'ja'] as const)('%s', (language) => {
  test.each(['classic', 'modernised'] as const)('the %s create dialog: its button alone', (create) => {
    const doc = dialog({ language, create });
    expect(pressed(doc)).toEqual([
      ['create', doc.querySelector('[data-testid$="create-button"]')?.textContent],
    ]);
    expect(pressed(doc, 'keys')).toEqual([]);
  });

  test.each<[string, Look]>([
    ['/browse/ACME-142', {}],
    ['/jira/software/c/projects/ACME/boards/1?selectedIssue=ACME-142', { issueView: 'modal' }],
    ['/jira/software/c/projects/ACME/boards/1?selectedIssue=ACME-142', { issueView: 'panel' }],
    ['/jira/software/c/projects/ACME/boards/1/backlog?selectedIssue=ACME-142', {}],
    ['/issues/ACME-142?jql=project%20%3D%20ACME', {}],
  ])('%s %j: the name of the status, and nothing that closes', (path, more) => {
    const world = createWorld();
    const look = { language, ...more };
    const before = open(path, look, world);
    expect(facts(before.doc, before.url)).toEqual({ status: 'To Do' });
    transition(world.jira, 'ACME-142', 'Done', 'acme-dev');
    const after = open(path, look, world);
    expect(facts(after.doc, after.url)).toEqual({ status: 'Done' });
    for (const by of WAYS) expect(pressed(after.doc, by)).toEqual([]);
  });
});

test('what changes the status is watched', () => {
  const { doc, url } = open('/browse/ACME-142');
  const found = jiraPage().find(doc, url, true);
  const text = doc.querySelector('[data-testid$="status-button--text"]');
  expect(found.state === 'item' && found.watch.some((el) => el.contains(text))).toBe(true);
});

test('a dialog that makes something else is none of ours', () => {
  const button = '<button type="submit" data-testid="board-create.ui.footer.create-button">Create</button>';
  expect(pressed(framed('', 'Board', `<div role="dialog"><input name="boardName">${button}</div>`))).toEqual(
    [],
  );
  expect(pressed(framed(button))).toEqual([]);
});

test.each(NEGATIVE_JIRA_PAGES)('%s: nothing of ours happens there', (_, href) => {
  const { pathname, search } = new URL(href);
  for (const by of WAYS) expect(pressed(open(pathname + search).doc, by)).toEqual([]);
});

if (!here) console.warn('PAGES not set: signs on fragments of live pages not checked');

// The fragments are not ours to commit: without PAGES there is nothing to look at, and the run says so.
describe.skipIf(!here)('fragments of live pages (skipped without PAGES)', () => {
  test('captured: the status of an issue', () => {
    const doc = framed(fragment('cloud-issue-view-fields.fragment'));
    expect(signs.facts(doc.body)).toEqual({ status: 'Done' });
  });

  test.each([
    'cloud-backlog-row.skeleton',
    'cloud-board-card.fragment',
    'cloud-business-list-row.fragment',
    'cloud-issue-modal-2026-09.fragment',
    'cloud-linked-issue-line-card.fragment',
    // Recorded without its foot.
    'cloud-create-modal-2026-09.fragment',
  ])('%s: nothing is held, and no status of another issue is told', (name) => {
    const doc = framed('', 'Jira', fragment(name));
    for (const by of WAYS) expect(pressed(doc, by)).toEqual([]);
    expect(signs.facts(doc.body)).toEqual({});
  });
});
