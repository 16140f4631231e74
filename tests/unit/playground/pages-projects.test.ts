// @vitest-environment happy-dom
/** Projects of the practice tracker: board, table, roadmap, and nodes that are used again while one scrolls. */
import { beforeEach, describe, expect, it } from 'vitest';
import { handlePage } from '../../playground/github/pages/actions';
import { defaultSettings, type PlaygroundSettings } from '../../playground/github/pages/view';
import { issueAt } from '../../playground/github/state';
import { fillBoard } from '../../playground/seed-board';
import { splitUrl } from '../../playground/wire';
import { createWorld, type World } from '../../playground/world';

interface Item {
  id: number;
  column: string;
  text: string;
  html: string;
}
interface Recycle {
  windowed(options: {
    box: Element;
    zone: Element;
    height: number;
    reuse: boolean;
    numbered?: boolean;
  }): (items: Item[]) => void;
}
interface Render {
  adopt(node: Node): void;
  rerender(root: Element, html: string): void;
  ownCopy(node: Node): Element;
}
// The page's own scripts have no types.
const script = async <T>(name: string): Promise<T> =>
  (await import(/* @vite-ignore */ `../../playground/github/client/${name}.js`)) as T;

let world: World;
let settings: PlaygroundSettings;
const PROJECT = '/orgs/acme/projects/1';

beforeEach(() => {
  world = createWorld();
  settings = defaultSettings();
});

const ask = (path: string) =>
  handlePage(world.state, settings, {
    method: 'GET',
    ...splitUrl(`https://github.com${path}`),
    headers: {},
    body: '',
  }).body;
// Nothing here is looked at, so that the style sheet need not be asked for.
const open = (path: string) =>
  new DOMParser().parseFromString(ask(path).replace(/<link rel="stylesheet"[^>]*>/, ''), 'text/html');
const itemsOf = (view = '') =>
  (JSON.parse(ask(`/_practice/items?path=${PROJECT}${view}`)) as { items: Item[] }).items;
const link = (node: Element) => node.querySelector('a')?.getAttribute('href');

describe('practice tracker: projects', { timeout: 30_000 }, () => {
  it('fills a board with as many items as asked, evenly, all of them issues that exist', () => {
    const project = fillBoard(world.state, 2000, { body: (n) => `Body ${n}` });
    expect(project.items).toHaveLength(2000);
    const sizes = project.columns.map((c) => project.items.filter((i) => i.column === c).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(10);
    expect(issueAt(world.state, 'acme/shop#1001').body).toBe('Body 0');
    expect(new Set(project.items.map((i) => i.issueId)).size).toBe(2000);
    expect(itemsOf()).toHaveLength(2000);
  });

  it('shells: every card is there, few have content', () => {
    fillBoard(world.state, 400);
    const document = open(PROJECT);
    expect(document.querySelectorAll('[data-board-card-id]')).toHaveLength(400);
    expect(document.querySelectorAll('[data-board-card-id]:not(:empty)')).toHaveLength(16);
    settings.recycle = true;
    expect(open(PROJECT).querySelectorAll('[data-board-card-id]')).toHaveLength(4 * 12);
    expect(open(PROJECT).querySelectorAll('[data-board-card-id]:empty')).toHaveLength(0);
  });

  it('asks for some items only', () => {
    const [first, second] = itemsOf();
    const some = JSON.parse(ask(`/_practice/items?path=${PROJECT}&ids=${second?.id}`)) as { items: Item[] };
    expect(some.items.map((i) => i.id)).toEqual([second?.id]);
    expect(first?.html).toContain('https://github.com/acme/shop/issues/139');
  });

  it.each([
    ['table', 2],
    ['roadmap', 3],
  ])('%s rows', (_, view) => {
    fillBoard(world.state, 60);
    const document = open(`${PROJECT}/views/${view}`);
    const rows = [...document.querySelectorAll('#memex-project-view-root [role="row"][data-testid]')];
    expect(rows.map((row) => row.getAttribute('data-testid')).slice(0, 2)).toEqual([
      'TableRow{index: 0}',
      'TableRow{index: 1}',
    ]);
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]?.querySelector('[role="gridcell"] a')?.getAttribute('href')).toBe(
      'https://github.com/acme/shop/issues/139',
    );
    expect(document.querySelector('[data-board-card-id]')).toBeNull();
    expect(document.querySelector('#filter-bar-component-input')).not.toBeNull();
  });
});

describe('practice tracker: nodes used again', { timeout: 30_000 }, () => {
  const HEIGHT = 44;
  async function table(reuse: boolean) {
    fillBoard(world.state, 300);
    const { windowed } = await script<Recycle>('recycle');
    document.body.innerHTML = '<div id="box"><div id="zone"></div></div>';
    const [box, zone] = ['box', 'zone'].map((id) => document.getElementById(id));
    if (!box || !zone) throw new Error('no box');
    const show = windowed({ box, zone, height: HEIGHT, reuse, numbered: true });
    const items = itemsOf('/views/2');
    show(items);
    return {
      zone,
      items,
      /** Scrolls, and renders as a scroll does. */
      to: (row: number, list = items) => {
        box.scrollTop = row * HEIGHT;
        show(list);
      },
    };
  }
  const nth = (zone: Element, n: number) => zone.children[n] as Element;

  it('a pool goes round: the same nodes, other items, in the order of the items', async () => {
    const { zone, items, to } = await table(true);
    const before = [...zone.children];
    const foreign = document.createElement('i');
    nth(zone, 0).querySelector('a')?.after(foreign);
    for (const row of [10, 11, 13, 150, 148, 292, 0]) {
      to(row);
      const first = Math.max(0, Math.min(row - 4, 300 - before.length));
      expect(new Set(zone.children)).toEqual(new Set(before));
      const shown = [...zone.children];
      expect(shown.map((node) => node.getAttribute('data-testid'))).toEqual(
        shown.map((__, i) => `TableRow{index: ${first + i}}`),
      );
      for (const [i, node] of shown.entries())
        expect(items[first + i]?.html, `row ${row}+${i}`).toContain(`href="${link(node)}"`);
    }
    expect(foreign.isConnected).toBe(true);
  });

  it('without a pool an item keeps its node while it is in view, and another one comes new', async () => {
    const { zone, to } = await table(false);
    const [sixth, first] = [nth(zone, 6), nth(zone, 0)];
    to(8);
    expect([...zone.children].indexOf(sixth)).toBe(2);
    expect(first.isConnected).toBe(false);
    to(0);
    expect(nth(zone, 0)).not.toBe(first);
    expect(link(nth(zone, 0))).toBe(link(first));
  });

  it('a filter leaves as many nodes as it has items, numbered from the start', async () => {
    const { zone, items, to } = await table(true);
    const found = items.filter((item) => item.text.includes('refund')).slice(0, 3);
    const before = [...zone.children].slice(0, 3);
    to(0, found);
    expect([...zone.children]).toEqual(before);
    expect(before.map((node) => node.getAttribute('data-testid'))).toEqual(
      [0, 1, 2].map((n) => `TableRow{index: ${n}}`),
    );
    for (const [i, node] of before.entries()) {
      expect(node.textContent?.startsWith(`${i + 1}Refund`)).toBe(true);
      expect(found[i]?.html).toContain(`href="${link(node)}"`);
    }
  });

  it('a list written anew keeps its rows and what a stranger put into them', async () => {
    const { adopt, rerender, ownCopy } = await script<Render>('render');
    settings.pageSize = 4;
    const html = (query: string) =>
      (JSON.parse(ask(`/_practice/fragment?path=/acme/shop/issues&query=${query}`)) as { html: string }).html;
    const root = document.createElement('div');
    root.innerHTML = html('page=1');
    for (const child of root.childNodes) adopt(child);
    const rows = [...root.querySelectorAll('li[role="listitem"]')];
    const titles = () => rows.map((row) => row.querySelector('h3')?.textContent);
    const badge = document.createElement('b');
    rows[0]?.querySelector('.description')?.append(badge);
    const before = titles();
    rerender(root, html('page=2'));
    expect([...root.querySelectorAll('li[role="listitem"]')]).toEqual(rows);
    expect(titles().filter((title) => before.includes(title))).toEqual([]);
    expect(rows[0]?.contains(badge)).toBe(true);
    const copy = ownCopy(rows[0] as Element);
    expect(copy.querySelector('b')).toBeNull();
    expect(copy.textContent).toBe(rows[0]?.textContent);
    rerender(root, html('q=gift'));
    expect(root.querySelectorAll('li[role="listitem"]')).toHaveLength(1);
    expect(root.querySelector('li[role="listitem"]')).toBe(rows[0]);
  });
});
