// @vitest-environment happy-dom
// Longer than 300 lines: one page and one worker serve every case.
/** The rows of one frame through its navigations: watcher, answers and badges together, on pages of the practice tracker. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { client } from '../../../lib/messages/client';
import type { ListView, RowRef, RowView } from '../../../lib/messages/protocol';
import { badgeOf } from '../../../lib/outcome/badge';
import { bridge } from '../../../lib/page/bridge';
import { installed } from '../../../lib/page/runtime';
import { githubPage } from '../../../lib/trackers/github/page';
import { open, rowsOf } from '../../contract/trackers/github-rows-pages';
import { looking, see, stubSight } from './rows-world';
import { eachOnItsOwn, listeners, pass, roots, runtime, sent, setUrl, worker } from './world';

const { startRows } = await import('../../../lib/page/rows/rows');
const tracker = githubPage();
const ask = client(
  (message) => (runtime.sendMessage as (m: unknown) => Promise<unknown>)(message),
  installed,
);

const NONE = badgeOf({ known: 'none', form: {} });
/** A view that says which item it is of. */
const viewOf = ({ key }: { key: string }): RowView => ({
  key,
  badge: { ...NONE, text: key },
  needs: 'outcome',
});
const COUNT: ListView = {
  over: 'seen',
  counts: { has: 0, begun: 0, none: 1, unchecked: 0, person: 0 },
};
const itemsOf = (m: unknown) => (m as { items: RowRef[] }).items;
const read = () => sent.filter((m) => m.type === 'rows.read').flatMap((m) => itemsOf(m).map((i) => i.key));

let rows: ReturnType<typeof startRows>;

/** Another page in the same frame: its content, its address, and the scout that tells of it. */
function show(path: string, settings: Parameters<typeof open>[1] = {}) {
  const { doc } = open(path, settings);
  document.body.replaceChildren(...doc.body.childNodes);
  visit(path);
}
function visit(path: string) {
  setUrl(`https://github.com${path}`);
  const spot = tracker.parse(new URL(window.location.href));
  bridge().visit = { tracker, spot, ask, developer: true };
  bridge().rows?.visit();
}
const start = () => {
  rows = startRows(window);
  bridge().rows = rows;
};
/** All rows come into view, and what follows from that. */
async function look() {
  await pass(300);
  see(inPage().map((r) => r.el));
  await pass(300);
}
const inPage = () => rowsOf(document, new URL(window.location.href));
const hostsIn = (el: Element) =>
  [...el.querySelectorAll('div')].filter((d) => d.shadowRoot?.querySelector('.b') && bridge().hosts.has(d));
/** What each row says, by the item it shows. */
const said = () =>
  inPage().map((r) => [
    r.item.key,
    hostsIn(r.el)
      .map((h) => h.shadowRoot?.querySelector('.w')?.textContent)
      .join(' '),
  ]);
const right = () => inPage().map((r) => [r.item.key, r.item.key]);
const bar = () => roots().find((r) => r.querySelector('.bar'));

eachOnItsOwn();
beforeEach(() => {
  stubSight();
  worker.answers['rows.read'] = (m) => ({ rows: itemsOf(m).map(viewOf) });
  worker.answers['list.count'] = () => COUNT;
  worker.answers['pull.open'] = () => ({ used: true, lines: [], more: 0 });
});
afterEach(() => {
  rows.stop();
  bridge().rows = null;
  bridge().visit = null;
});

describe('a list', () => {
  it('an address changes before its rows: those of the page before are counted only when they stay', async () => {
    const counted = () => {
      const last = sent.filter((m) => m.type === 'list.count').at(-1) as { seen: RowRef[] } | undefined;
      return last?.seen.map((ref) => ref.key).toSorted();
    };
    show('/acme/shop/issues');
    start();
    await look();
    await pass(2_000);
    const before = [...new Set(inPage().map((r) => r.item.key))];
    expect(counted()).toEqual(before.toSorted());
    // The same rows stand here, as until the content comes.
    visit('/acme/shop/labels/checkout');
    await look();
    await pass(1_000);
    expect(counted()).toEqual([]);
    await pass(4_000);
    expect(counted()).toEqual(before.toSorted());
  });

  it('every row in view says what is known of its own item; nothing else is asked about', async () => {
    show('/acme/shop/issues');
    start();
    await pass(300);
    expect(read()).toEqual([]);
    const [first, second] = inPage();
    see([first?.el, second?.el].flatMap((e) => e ?? []));
    await pass(300);
    expect(read()).toEqual(['acme/shop#142', 'acme/shop#139']);
    await look();
    expect(said()).toEqual(right());
    expect(new Set(read()).size).toBe(read().length);
  });

  it.each([
    '/orgs/acme/projects/1',
    '/orgs/acme/projects/1/views/2',
    '/issues',
    '/acme/shop/pulls',
    '/acme/shop/issues/131',
  ])('%s', async (path) => {
    show(path);
    start();
    await look();
    expect(said().length).toBeGreaterThan(2);
    expect(said()).toEqual(right());
  });

  it('a row that shows another item loses its badge before the next frame, and gets its own', async () => {
    show('/acme/shop/issues');
    start();
    await look();
    const [first] = inPage();
    const link = first?.el.querySelector('h3 a');
    link?.setAttribute('href', '/acme/shop/issues/7777');
    link?.setAttribute('data-hovercard-url', '/acme/shop/issues/7777/hovercard');
    for (let i = 0; i < 5; i++) await Promise.resolve();
    expect(hostsIn(first?.el as Element)).toEqual([]);
    await look();
    expect(said()[0]).toEqual(['acme/shop#7777', 'acme/shop#7777']);
    expect(said()).toEqual(right());
  });

  it('rows that are drawn again get their badges back, and nothing is asked for that', async () => {
    show('/acme/shop/issues');
    const clean = document.body.innerHTML;
    const drawn = inPage().map(({ el }) => el.innerHTML);
    start();
    await look();
    const asked = read().length;
    inPage().forEach(({ el }, i) => {
      el.innerHTML = drawn[i] ?? '';
    });
    await pass(100);
    expect(said()).toEqual(right());
    expect(read()).toHaveLength(asked);
    rows.stop();
    expect(document.body.innerHTML).toBe(clean);
  });

  it('a card that is emptied and filled with another', async () => {
    show('/orgs/acme/projects/1');
    start();
    await look();
    const [a, b] = inPage();
    const [from, to] = [a?.el as Element, b?.el as Element];
    const content = to.innerHTML;
    from.replaceChildren();
    await pass(100);
    expect(from.childNodes).toHaveLength(0);
    from.innerHTML = content;
    await look();
    expect(hostsIn(from)).toHaveLength(1);
    expect(said()).toEqual(right());
  });
});

describe('what the worker tells by itself', () => {
  const push = (views: RowView[], more: object = {}) =>
    worker.push({ type: 'push.rows', rows: views, ...more });

  it('is drawn at once into the rows it is about', async () => {
    worker.answers['rows.read'] = () => ({ rows: [] });
    show('/acme/shop/issues');
    start();
    await look();
    expect(said().filter(([, text]) => text !== '')).toEqual([]);
    push([viewOf({ key: 'acme/shop#139' }), viewOf({ key: 'ACME/Shop#137' })]);
    expect(said().filter(([, text]) => text !== '')).toEqual([
      ['acme/shop#139', 'acme/shop#139'],
      ['acme/shop#137', 'ACME/Shop#137'],
    ]);
    push([{ key: 'acme/shop#139', badge: null }]);
    expect(said()[1]).toEqual(['acme/shop#139', '']);
  });

  it('of other items changes nothing here', async () => {
    show('/acme/shop/issues');
    start();
    await look();
    const before = document.body.innerHTML;
    push([viewOf({ key: 'acme/payments#31' }), viewOf({ key: 'acme/shop#1' })]);
    await pass(100);
    expect(document.body.innerHTML).toBe(before);
    expect(said()).toEqual(right());
  });

  it('is not drawn into rows out of view, but is there when they come', async () => {
    show('/acme/shop/issues');
    start();
    await pass(300);
    push([viewOf({ key: 'acme/shop#142' })]);
    expect(said()[0]).toEqual(['acme/shop#142', '']);
    worker.answers['rows.read'] = () => ({ rows: [] });
    await look();
    expect(said()[0]).toEqual(['acme/shop#142', 'acme/shop#142']);
  });

  it('"stop", when nobody uses the place any more: nothing of ours is left', async () => {
    show('/acme/shop/issues');
    start();
    await look();
    push([], { stop: true });
    expect(roots()).toEqual([]);
    const before = sent.length;
    await look();
    await pass(40_000);
    expect(sent).toHaveLength(before);
  });

  it('another switch of the developer: everything is drawn anew, closed', async () => {
    show('/acme/shop/issues');
    start();
    await look();
    expect(roots().length).toBeGreaterThan(5);
    worker.push({ type: 'push.settings', developer: false });
    await look();
    expect(roots()).toEqual([]);
    const [row] = inPage();
    expect([...(row?.el.querySelectorAll('div') ?? [])].filter((d) => bridge().hosts.has(d))).toHaveLength(1);
  });
});

describe('navigation', () => {
  it('to another list: nothing of the one before is left, and its late answers are not drawn', async () => {
    let late: (v: unknown) => void = () => undefined;
    worker.answers['rows.read'] = () => new Promise((done) => (late = done));
    show('/acme/shop/issues');
    start();
    await look();
    const old = [...document.body.childNodes];
    worker.answers['rows.read'] = (m) => ({ rows: itemsOf(m).map(viewOf) });
    // The address goes before the content.
    visit('/acme/payments/issues');
    expect(roots().filter((r) => r.querySelector('.b'))).toEqual([]);
    late({ rows: [viewOf({ key: 'acme/shop#142' })] });
    await pass(0);
    expect(roots().filter((r) => r.querySelector('.b'))).toEqual([]);
    show('/acme/payments/issues');
    for (const node of old) expect(node.isConnected).toBe(false);
    await look();
    expect(said().map(([key]) => key)).toEqual(['acme/payments#31', 'acme/payments#28']);
    expect(said()).toEqual(right());
    expect(looking()).toBe(2);
  });

  it('badges and bar go at once with the address', async () => {
    show('/acme/shop/issues');
    start();
    await look();
    expect(bar()).toBeTruthy();
    visit('/acme/shop/wiki');
    expect(roots()).toEqual([]);
    expect(looking()).toBe(0);
  });

  it.each([
    ['/issues', '/issues?issue=acme%7Cshop%7C142'],
    ['/orgs/acme/projects/1', '/orgs/acme/projects/1?pane=issue&itemId=5&issue=acme%7Cshop%7C142'],
    ['/orgs/acme/projects/1', '/orgs/acme/projects/1?pane=issue&itemId=6'],
  ])('%s → %s: what stands over a list leaves it alone', async (from, over) => {
    show(from);
    start();
    await look();
    const hosts = hostsIn(document.body);
    expect(hosts.length).toBeGreaterThan(3);
    const asked = read().length;
    visit(over);
    await look();
    expect(hostsIn(document.body)).toEqual(hosts);
    visit(from);
    await look();
    expect(hostsIn(document.body)).toEqual(hosts);
    expect(read()).toHaveLength(asked);
  });

  it('another filter asks the same list: its rows keep their badges, the count starts anew once', async () => {
    show('/acme/shop/issues');
    start();
    await look();
    const before = hostsIn(document.body).length;
    const counts = () => sent.filter((m) => m.type === 'list.count').length;
    const from = counts();
    for (const letter of ['c', 'ca', 'car', 'cart']) visit(`/acme/shop/issues?q=${letter}`);
    expect(hostsIn(document.body)).toHaveLength(before);
    expect(roots().some((r) => r.textContent?.includes('Reading…'))).toBe(true);
    await pass(2_000);
    expect(counts()).toBe(from + 1);
    expect(said()).toEqual(right());
  });

  it('the tracker copies the page: nothing of ours is in the copy, and we are back afterwards', async () => {
    show('/acme/shop/issues');
    const clean = document.body.innerHTML;
    start();
    await look();
    expect(document.body.innerHTML).not.toBe(clean);
    document.dispatchEvent(new Event('turbo:before-cache'));
    expect(document.body.innerHTML).toBe(clean);
    expect(roots()).toEqual([]);
    await pass(1_200);
    await look();
    expect(said()).toEqual(right());
  });

  it('a copy is made and the page goes on: not back in the old place', async () => {
    show('/acme/shop/issues');
    start();
    await look();
    document.dispatchEvent(new Event('turbo:before-cache'));
    show('/acme/shop/wiki');
    await pass(2_000);
    expect(roots()).toEqual([]);
  });
});

describe('the end', () => {
  it.each<[string, () => void]>([
    ['it is updated or removed', () => (runtime.id = undefined)],
    ['a newer version comes', () => rows.stop()],
  ])('%s: everything goes, and nothing is asked any more', async (_, end) => {
    show('/acme/shop/issues');
    const clean = document.body.innerHTML;
    start();
    await look();
    end();
    await pass(16_000);
    const before = sent.length;
    expect(document.body.innerHTML).toBe(clean);
    expect(listeners.size).toBe(0);
    expect(bridge().rows).toBe(null);
    document.dispatchEvent(new Event('turbo:before-cache'));
    await pass(40_000);
    expect(sent).toHaveLength(before);
  });

  it('right after a copy was made: not back any more', async () => {
    show('/acme/shop/issues');
    const clean = document.body.innerHTML;
    start();
    await look();
    document.dispatchEvent(new Event('turbo:before-cache'));
    rows.stop();
    const before = sent.length;
    await pass(5_000);
    expect(sent).toHaveLength(before);
    expect(document.body.innerHTML).toBe(clean);
  });

  it('found out by a question that nobody takes', async () => {
    show('/acme/shop/issues');
    start();
    await pass(300);
    runtime.id = undefined;
    const answering = runtime.sendMessage;
    runtime.sendMessage = async () => {
      throw new Error('Extension context invalidated.');
    };
    see(inPage().map((r) => r.el));
    await pass(1_000);
    runtime.sendMessage = answering;
    expect(roots()).toEqual([]);
    expect(listeners.size).toBe(0);
  });
});

describe('asked again', () => {
  it('rows in view without an answer, while somebody looks', async () => {
    worker.answers['rows.read'] = () => ({ rows: [] });
    show('/acme/shop/labels/checkout');
    start();
    await look();
    expect(read()).toHaveLength(3);
    await pass(16_000);
    expect(read()).toHaveLength(6);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await pass(60_000);
    expect(read()).toHaveLength(6);
  });
});
