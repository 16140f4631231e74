// @vitest-environment happy-dom
/**
 * What GitHub's pages show beside the text of an issue, and which press closes or creates one: on our own practice
 * pages in three languages and both forms of class names, and on pages saved from a browser (folder PAGES).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { githubPage } from '../../../lib/trackers/github/page';
import { githubSigns } from '../../../lib/trackers/github/signs';
import type { Held } from '../../../lib/trackers/tracker';
import { handlePage } from '../../playground/github/pages/actions';
import { NEGATIVE_PAGES } from '../../playground/github/pages/negative-pages';
import { defaultSettings, type PlaygroundSettings } from '../../playground/github/pages/view';
import { issueAt, setIssueState } from '../../playground/github/state';
import { splitUrl } from '../../playground/wire';
import { createWorld, type World } from '../../playground/world';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

const html = (text: string) =>
  new DOMParser().parseFromString(
    text.replace(/<link [^>]*>|<script type="module"[^>]*><\/script>/g, ''),
    'text/html',
  );
const signs = githubSigns();

type Look = Partial<PlaygroundSettings>;
function open(path: string, look: Look = {}, world: World = createWorld()) {
  const url = new URL(path, 'https://github.com');
  const settings = { ...defaultSettings(), ...look };
  const request = { method: 'GET', ...splitUrl(url.href), headers: {}, body: '' };
  const doc = html(handlePage(world.state, settings, request).body);
  for (const app of doc.querySelectorAll('react-app')) app.classList.add('loaded');
  return { doc, url };
}
function dialog(path: string, look: Look = {}) {
  const url = `https://github.com/_practice/dialog?path=${path}`;
  const request = { method: 'GET', ...splitUrl(url), headers: {}, body: '' };
  const settings = { ...defaultSettings(), ...look };
  const { html: text } = JSON.parse(handlePage(createWorld().state, settings, request).body) as {
    html: string;
  };
  return html(`<!doctype html><div id="__primerPortalRoot__">${text}</div>`);
}

/** What can be pressed, by what a press would do. */
function pressed(doc: Document, by: 'click' | 'keys' = 'click'): [Held, string][] {
  return [...doc.querySelectorAll('a,button,summary,input,textarea,label,[role]')].flatMap((el) => {
    const act = signs.actOf(el, by);
    return act ? [[act, el.textContent?.trim() ?? '']] : [];
  });
}
function facts(doc: Document, url: URL) {
  const found = githubPage().find(doc, url, true);
  const [at] = found.state === 'item' ? found.watch : [];
  return at && signs.facts(at);
}

const ISSUE = '/acme/shop/issues/142';
const PANEL = '/orgs/acme/projects/1?pane=issue&itemId=128131706&issue=acme%7Cshop%7C142';
const LANGS = { en: 'Close issue', de: 'Aufgabe schließen', ja: '課題を閉じる' } as const;
const LOOKS: [string, string, Look][] = [
  ...(['en', 'de', 'ja'] as const).flatMap((lang) =>
    (['2025', '2026'] as const).map((markup): [string, string, Look] => [
      LANGS[lang],
      ISSUE,
      { lang, markup },
    ]),
  ),
  [LANGS.de, PANEL, { lang: 'de' }],
  [LANGS.ja, ISSUE, { lang: 'ja', classic: true }],
];

describe.each(LOOKS)('%s, %s, %j', (close, path, look) => {
  test('open: one button closes it as done, and nothing else is held', () => {
    const { doc, url } = open(path, look);
    expect(pressed(doc)).toEqual([['close', close]]);
    expect(pressed(doc, 'keys')).toEqual([]);
    expect(facts(doc, url)).toMatchObject({ status: 'open', labels: ['checkout'] });
  });

  test.each([
    ['completed', 'done'],
    ['not_planned', 'canceled'],
    ['duplicate', 'canceled'],
  ] as const)(
    'closed as %s: what stands in the same place opens it again, and is let through',
    (why, kind) => {
      const world = createWorld();
      setIssueState(world.state, issueAt(world.state, 'acme/shop#142'), 'closed', why);
      const { doc, url } = open(path, look, world);
      expect(doc.querySelector('.octicon-issue-reopened')).not.toBe(null);
      expect(pressed(doc)).toEqual([]);
      expect(facts(doc, url)).toMatchObject({ status: 'closed', kind });
    },
  );

  test('closed here while it stands: the button of before is let through', () => {
    const { doc } = open(path, look);
    for (const icon of doc.querySelectorAll('[data-testid="header-state"] svg,.State svg'))
      icon.setAttribute('class', 'octicon octicon-issue-closed');
    for (const label of doc.querySelectorAll('[data-status]'))
      label.setAttribute('data-status', 'issueClosed');
    expect(pressed(doc)).toEqual([]);
  });
});

test.each(['skip', 'duplicate', 'issue-reopened', 'x'])(
  'another reason is chosen in the menu (%s): the button does that then, and is let through',
  (icon) => {
    const { doc } = open(ISSUE);
    const svg = doc.querySelector('[data-practice="set-state"] svg');
    svg?.setAttribute('class', `octicon octicon-${icon}`);
    expect(pressed(doc)).toEqual([]);
  },
);

test('on a classic page the reason is what is checked, whatever the button looks like', () => {
  const { doc } = open(ISSUE, { classic: true });
  doc.querySelector('[value="completed"]')?.removeAttribute('checked');
  const other = doc.querySelector<HTMLInputElement>('[value="not_planned"]');
  if (other) other.checked = true;
  expect(pressed(doc)).toEqual([]);
});

test('whoever may not close is not held', () => {
  expect(pressed(open('/acme/open-shop/issues/9', { user: 'passer-by' }).doc)).toEqual([]);
  expect(pressed(open('/acme/open-shop/issues/9', { user: null }).doc)).toEqual([]);
});

test.each<[string, Look]>([
  ['/acme/shop/pull/145', {}],
  ['/acme/shop/pull/145', { pulls: 'react' }],
  ['/acme/shop/issues', {}],
  ['/issues', {}],
  ['/orgs/acme/projects/1', {}],
  ['/orgs/acme/projects/1/views/2', {}],
  ['/acme/shop/issues/new/choose', {}],
])('%s: nothing of ours happens there', (path, look) => {
  for (const by of ['click', 'keys'] as const) expect(pressed(open(path, look).doc, by)).toEqual([]);
});

test.each(NEGATIVE_PAGES)('%s: nothing of ours happens there', (_, url) => {
  for (const by of ['click', 'keys'] as const) expect(pressed(open(url).doc, by)).toEqual([]);
});

describe.each(['en', 'de', 'ja'] as const)('a form for a new issue, %s', (lang) => {
  const FORMS: [string, () => Document][] = [
    ['page', () => open('/acme/shop/issues/new', { lang }).doc],
    ['template', () => open('/acme/shop/issues/new?template=bug.yml', { lang, markup: '2026' }).doc],
    ['dialog', () => dialog('/acme/shop/issues', { lang })],
  ];
  test.each(FORMS)('%s: its button, and keys in its fields', (_, make) => {
    const doc = make();
    expect(pressed(doc)).toEqual([['create', { en: 'Create', de: 'Erstellen', ja: '作成' }[lang]]]);
    for (const field of doc.querySelectorAll('[data-practice-form] :is(input,textarea)'))
      expect(signs.actOf(field, 'keys')).toBe('create');
    expect(signs.actOf(doc.body, 'keys')).toBe(null);
  });
});

describe('labels and columns', () => {
  test('are those that people wrote, however they are written', () => {
    const world = createWorld();
    const names = ['good first issue', 'a:b', 'type/bug', '100% sure', 'ç+d', '日本語', ':bug: crash'];
    issueAt(world.state, 'acme/shop#142').labels = [...names];
    for (const look of [{}, { classic: true }]) {
      const { doc, url } = open(ISSUE, look, world);
      expect(facts(doc, url)?.labels).toEqual(names);
    }
  });

  test('one without quotes, and none', () => {
    const { doc, url } = open(ISSUE);
    const link = doc.querySelector('[data-testid="issue-labels"] a');
    link?.setAttribute('href', '/acme/shop/issues?q=is%3Aissue%20label%3Abug%20state%3Aopen');
    expect(facts(doc, url)?.labels).toEqual(['bug']);
    link?.setAttribute('href', 'http://[');
    expect(facts(doc, url)?.labels).toEqual([]);
    link?.remove();
    expect(facts(doc, url)?.labels).toEqual([]);
    doc.querySelector('[data-testid="issue-labels"]')?.remove();
    expect(facts(doc, url)).not.toHaveProperty('labels');
  });

  test('the column in each project is among what is said there; without a project nothing is', () => {
    for (const user of ['acme-pm', 'acme-design']) {
      const { doc, url } = open(ISSUE, { user });
      expect(facts(doc, url)?.columns).toEqual(['Status', 'Ready', 'Status', 'To do']);
    }
    const { doc, url } = open('/acme/shop/issues/111', { lang: 'de' });
    expect(facts(doc, url)).not.toHaveProperty('columns');
  });
});

const folder = process.env.PAGES === undefined ? undefined : join(process.env.PAGES, 'github');
const here = folder !== undefined && existsSync(folder);
if (!here) console.warn('PAGES not set: signs on saved pages not checked');

// The pages are not ours to commit: without PAGES there is nothing to look at, and the run says so.
describe.skipIf(!here)('saved pages (skipped without PAGES)', () => {
  const load = (file: string) => html(readFileSync(join(folder ?? '', `${file}.html`), 'utf8'));

  test('an issue of somebody who may not close it: nothing is held; of somebody who may: its one button', () => {
    const doc = load('issue-view.2025-10');
    expect(pressed(doc)).toEqual([]);
    for (const el of doc.querySelectorAll('[disabled]')) el.removeAttribute('disabled');
    expect(pressed(doc)).toEqual([['close', 'Close issue']]);
    expect(facts(doc, new URL('https://github.com/diffplug/selfie/issues/523'))).toEqual({
      status: 'open',
      labels: ['enhancement', 'jvm'],
    });
  });

  test('an issue whose description is being edited, after a soft navigation', () => {
    const doc = load('issue-body-editing.soft-nav.2025-09');
    expect(pressed(doc)).toEqual([['close', 'Close issue']]);
    expect(pressed(doc, 'keys')).toEqual([]);
    expect(facts(doc, new URL('https://github.com/diffplug/gitcasso/issues/56'))).toEqual({
      status: 'open',
      labels: [],
    });
  });

  test.each(['issue-new-page.2025-09', 'issue-list-with-create-dialog.2025-09'])('%s', (file) => {
    const doc = load(file);
    expect(pressed(doc).map(([act]) => act)).toEqual(['create']);
    const title = doc.querySelector('[class*="CreateIssueFormTitle-module"] input');
    expect(title && signs.actOf(title, 'keys')).toBe('create');
  });

  test('a project board', () => {
    const doc = load('project-board.2025-09');
    for (const by of ['click', 'keys'] as const) expect(pressed(doc, by)).toEqual([]);
  });
});
