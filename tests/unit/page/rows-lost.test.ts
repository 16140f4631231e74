// @vitest-environment happy-dom
/** A list whose rows are not found: one quiet line where the bar would stand; and where the bar stands over cards. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { client } from '../../../lib/messages/client';
import type { ListView, RowRef } from '../../../lib/messages/protocol';
import { badgeOf } from '../../../lib/outcome/badge';
import { bridge } from '../../../lib/page/bridge';
import { installed } from '../../../lib/page/runtime';
import { githubPage } from '../../../lib/trackers/github/page';
import { linearPage } from '../../../lib/trackers/linear/page';
import { linearRows } from '../../../lib/trackers/linear/rows-page';
import { open as openGithub, sent as sentGithub } from '../../contract/trackers/github-rows-pages';
import { open as openLinear } from '../../contract/trackers/linear-rows-pages';
import { see, stubSight } from './rows-world';
import { eachOnItsOwn, find, pass, roots, runtime, setUrl, worker } from './world';

const made = { rows: null as unknown };
vi.mock('../../../lib/trackers/page-side', async (load) => {
  const side = await load<typeof import('../../../lib/trackers/page-side')>();
  return { ...side, makeRows: () => made.rows ?? side.makeRows() };
});
const { startRows } = await import('../../../lib/page/rows/rows');
const ask = client(
  (message) => (runtime.sendMessage as (m: unknown) => Promise<unknown>)(message),
  installed,
);

const TEXT = 'Sightline did not find the rows (the page layout changed), so it marks nothing on this page.';
const counts = { has: 0, begun: 0, none: 0, unchecked: 0, person: 0 };
let count: ListView;
let rows: ReturnType<typeof startRows> | null = null;
let info: ReturnType<typeof vi.spyOn>;

function show(doc: Document, href: string, tracker: ReturnType<typeof githubPage> = githubPage()) {
  document.body.className = doc.body.className;
  document.body.replaceChildren(...doc.body.childNodes);
  setUrl(href);
  const spot = tracker.parse(new URL(window.location.href));
  bridge().visit = { tracker, spot, ask, developer: true };
  bridge().rows?.visit();
  rows ??= startRows(window);
  bridge().rows = rows;
}
const github = (path: string, doc: Document = openGithub(path).doc) => show(doc, `https://github.com${path}`);
const linear = (file: string, path: string) => {
  made.rows = linearRows();
  show(openLinear(file, path).doc, `https://linear.app${path}`, linearPage());
};

/** Another release of the page: nothing that tells lists and rows is left. That it stands is told by its frame. */
function renamed(doc: Document) {
  for (const el of doc.querySelectorAll('main *:not(react-app)'))
    for (const { name } of [...el.attributes])
      if (!['href', 'data-practice', 'data-hovercard-url'].includes(name)) el.removeAttribute(name);
  for (const el of doc.querySelectorAll('main ul,main li')) {
    const plain = doc.createElement('div');
    plain.append(...el.childNodes);
    el.replaceWith(plain);
  }
  return doc;
}
const line = () => find('.said:not([hidden])')?.textContent ?? null;
const barShown = () => find('.bar:not([hidden])') !== undefined;
const boxOf = (css: string) => find(css)?.closest('.sl-theme')?.className.replace('sl-theme ', '');

eachOnItsOwn();
beforeEach(() => {
  stubSight();
  count = { over: 'seen', counts };
  made.rows = null;
  info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  const badge = badgeOf({ known: 'none', form: {} });
  worker.answers['rows.read'] = (m) => ({
    rows: (m as unknown as { items: RowRef[] }).items.map(({ key }) => ({ key, badge, needs: 'outcome' })),
  });
  worker.answers['list.count'] = () => count;
});
afterEach(() => {
  rows?.stop();
  rows = null;
  bridge().rows = bridge().visit = null;
  info.mockRestore();
  document.body.className = '';
});

describe('rows that are not found', () => {
  it('are told of once the page has had its time, on the page and once in the console', async () => {
    github('/acme/shop/issues', renamed(openGithub('/acme/shop/issues').doc));
    await pass(9_000);
    expect([line(), info.mock.calls.length]).toEqual([null, 0]);
    await pass(4_000);
    expect(line()).toBe(TEXT);
    // Nothing is counted, so nothing is said to be.
    expect(barShown()).toBe(false);
    expect(boxOf('.said')).toBe('dock-box');
    await pass(60_000);
    expect(info.mock.calls).toEqual([
      ['Sightline: GitHub: did not find the rows (the page layout changed); silent here.'],
    ]);
  });

  it('come later: the line goes, and the bar stands over its list', async () => {
    github('/acme/shop/issues', renamed(openGithub('/acme/shop/issues').doc));
    await pass(13_000);
    expect(line()).toBe(TEXT);
    count = { over: 'seen', counts: { ...counts, none: 11 } };
    const { doc } = openGithub('/acme/shop/issues');
    document.querySelector('main')?.replaceWith(doc.querySelector('main') as Element);
    await pass(3_000);
    see(document.querySelectorAll('[role="listitem"]'));
    await pass(2_000);
    expect(line()).toBe(null);
    expect(barShown()).toBe(true);
    expect(boxOf('.bar')).toBe('strip-box');
    expect(roots().filter((r) => r.querySelector('.bar'))).toHaveLength(1);
    expect(info).toHaveBeenCalledTimes(1);
  });

  it('while the whole query is counted all the same: the line stands under its bar', async () => {
    count = { over: 'query', total: 12, read: 12, counts: { ...counts, none: 12 } };
    github('/acme/shop/issues', renamed(openGithub('/acme/shop/issues').doc));
    await pass(13_000);
    expect(line()).toBe(TEXT);
    expect(barShown()).toBe(true);
  });

  it.each([
    ['a list of nothing', '/acme/shop/issues'],
    ['a board of nothing', '/orgs/acme/projects/1'],
  ])('%s says nothing', async (_, path) => {
    const { doc } = openGithub(path);
    for (const a of doc.querySelectorAll('main a')) a.remove();
    github(path, doc);
    await pass(30_000);
    expect([line(), info.mock.calls.length]).toEqual([null, 0]);
  });

  it.each([
    ['the page of an issue', '/acme/shop/issues/131'],
    ['a list of changes', '/acme/shop/pulls'],
  ])('%s is none of the lists that have a bar', async (_, path) => {
    github(path, renamed(openGithub(path).doc));
    await pass(30_000);
    expect([line(), info.mock.calls.length]).toEqual([null, 0]);
  });

  it('a page that the tracker has not taken over yet says nothing', async () => {
    github('/acme/shop/issues', sentGithub('/acme/shop/issues').doc);
    await pass(30_000);
    expect([line(), info.mock.calls.length]).toEqual([null, 0]);
  });

  it('on the way to another page the line goes at once', async () => {
    github('/acme/shop/issues', renamed(openGithub('/acme/shop/issues').doc));
    await pass(13_000);
    expect(line()).toBe(TEXT);
    github('/acme/shop/labels/checkout', openGithub('/acme/shop/issues').doc);
    await pass(300);
    expect(line()).toBe(null);
  });
});

describe('Linear: one address, a list or cards', () => {
  const some = { ...counts, none: 3 };
  const seeAll = async () => {
    await pass(600);
    see(document.querySelectorAll('a[href*="/issue/"]'));
    await pass(1_500);
  };

  it.each(['active', 'backlog', 'all', 'board'])(
    'cards under /team/ENG/%s: the bar stands over them',
    async (view) => {
      count = { over: 'seen', counts: some };
      linear('board', `/acme/team/ENG/${view}`);
      await seeAll();
      expect(boxOf('.bar')).toBe('dock-box');
      expect(find('.tuck')).toBeTruthy();
      expect(line()).toBe(null);
    },
  );

  it('from list to cards and back: the bar goes with them, and there is one', async () => {
    count = { over: 'seen', counts: some };
    linear('list', '/acme/team/ENG/active');
    await seeAll();
    expect(boxOf('.bar')).toBe('strip-box');
    const main = document.querySelector('main') as Element;
    main.replaceWith(openLinear('board', '/acme/team/ENG/active').doc.querySelector('main') as Element);
    await pass(3_000);
    await seeAll();
    expect(boxOf('.bar')).toBe('dock-box');
    document
      .querySelector('main')
      ?.replaceWith(openLinear('list', '/acme/team/ENG/active').doc.querySelector('main') as Element);
    await pass(3_000);
    await seeAll();
    expect(boxOf('.bar')).toBe('strip-box');
    expect(roots().filter((r) => r.querySelector('.bar'))).toHaveLength(1);
  });
});
