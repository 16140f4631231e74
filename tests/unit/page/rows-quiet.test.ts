// @vitest-environment happy-dom
// Longer than 300 lines: one page and one worker serve every case.
/** What a page asks by itself: how often when nothing changes, and nothing while nobody looks at it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { client } from '../../../lib/messages/client';
import type { ListView, PullView, ReadingNotice, RowRef, RowView } from '../../../lib/messages/protocol';
import { badgeOf } from '../../../lib/outcome/badge';
import { bridge } from '../../../lib/page/bridge';
import { installed } from '../../../lib/page/runtime';
import { githubPage } from '../../../lib/trackers/github/page';
import { open, rowsOf } from '../../contract/trackers/github-rows-pages';
import { see, stubSight } from './rows-world';
import { eachOnItsOwn, pass, press, roots, runtime, sent, setUrl, worker } from './world';

const { startRows } = await import('../../../lib/page/rows/rows');
const tracker = githubPage();
const ask = client(
  (message) => (runtime.sendMessage as (m: unknown) => Promise<unknown>)(message),
  installed,
);

const NONE = badgeOf({ known: 'none', form: {} });
const viewOf = ({ key }: { key: string }): RowView => ({
  key,
  badge: { ...NONE, text: key },
  needs: 'outcome',
});
const COUNT: ListView = {
  over: 'seen',
  counts: { has: 0, begun: 0, none: 1, unchecked: 0, person: 0 },
};
const counted = (none: number): ListView => ({ ...COUNT, counts: { ...COUNT.counts, none } });
const itemsOf = (m: unknown) => (m as { items: RowRef[] }).items;
const asked = (type: string) => sent.filter((m) => m.type === type).length;
const told = (key: string, badge: RowView['badge'] = null) =>
  worker.push({ type: 'push.rows', rows: [{ key, badge }] });

let rows: ReturnType<typeof startRows>;

/** A page of the practice tracker with our script in it. */
function start(path: string) {
  const { doc } = open(path);
  document.body.replaceChildren(...doc.body.childNodes);
  setUrl(`https://github.com${path}`);
  const spot = tracker.parse(new URL(window.location.href));
  bridge().visit = { tracker, spot, ask, developer: true };
  rows = startRows(window);
  bridge().rows = rows;
}
const inPage = () => rowsOf(document, new URL(window.location.href));
const badges = () =>
  inPage().flatMap((r) => [...r.el.querySelectorAll('div')].filter((d) => d.shadowRoot?.querySelector('.b')));
async function look() {
  await pass(300);
  see(inPage().map((r) => r.el));
  await pass(300);
}
let state: DocumentVisibilityState = 'visible';
function turn(to: DocumentVisibilityState) {
  state = to;
  document.dispatchEvent(new Event('visibilitychange'));
}
const barText = () =>
  roots()
    .find((r) => r.querySelector('.bar'))
    ?.querySelector('.bar')?.textContent ?? '';

eachOnItsOwn();
beforeEach(() => {
  stubSight();
  state = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => state);
  worker.answers['rows.read'] = (m) => ({ rows: itemsOf(m).map(viewOf) });
  worker.answers['list.count'] = () => COUNT;
  worker.answers['pull.open'] = () => ({ used: true, lines: [], more: 0 });
});
afterEach(() => {
  rows.stop();
  bridge().rows = null;
  bridge().visit = null;
  vi.restoreAllMocks();
});

describe('lines of a pull request', () => {
  const PULL = 'acme/shop#143';
  /** As the worker does: it reads at each question, and tells what came of it. */
  const answering = (push: () => void) => {
    worker.answers['pull.open'] = (): PullView => {
      queueMicrotask(push);
      return { used: true, lines: [], more: 0 };
    };
  };

  it('a reading that fails is told, and does not lead to question after question', async () => {
    answering(() => told(PULL));
    start('/acme/shop/pull/143');
    await pass(60_000);
    expect(asked('pull.open')).toBeGreaterThan(1);
    expect(asked('pull.open')).toBeLessThan(5);
    await pass(3_600_000);
    expect(asked('pull.open')).toBeLessThan(20);
  });

  it('a badge that changed is asked about at once, each time', async () => {
    start('/acme/shop/pull/143');
    await pass(1_000);
    for (const text of ['a', 'b', 'c']) {
      const before = asked('pull.open');
      told(PULL, { ...NONE, text });
      await pass(300);
      expect(asked('pull.open')).toBe(before + 1);
    }
    told(PULL, { ...NONE, text: 'c' });
    await pass(300);
    expect(asked('pull.open')).toBe(4);
  });

  it('what is told while a question waits its time does not put it off', async () => {
    start('/acme/shop/pull/143');
    for (let i = 0; i < 120; i++) {
      told(PULL);
      await pass(100);
    }
    expect(asked('pull.open')).toBe(3);
  });

  it('nobody looks: nothing is asked, and once when somebody does', async () => {
    start('/acme/shop/pull/143');
    await pass(1_000);
    turn('hidden');
    for (let i = 0; i < 10; i++) {
      told(PULL, { ...NONE, text: String(i) });
      await pass(1_000);
    }
    expect(asked('pull.open')).toBe(1);
    turn('visible');
    await pass(1_000);
    expect(asked('pull.open')).toBe(2);
    turn('hidden');
    turn('visible');
    await pass(1_000);
    expect(asked('pull.open')).toBe(2);
  });
});

describe('the count of a list', () => {
  /** Answers are given by hand; how many questions were open at once, and what each answer counts. */
  function slowly() {
    const open: ((n: number) => void)[] = [];
    let most = 0;
    worker.answers['list.count'] = () =>
      new Promise((done) => {
        open.push((n) => done(counted(n)));
        most = Math.max(most, open.length);
      });
    return {
      most: () => most,
      async answer(n: number) {
        open.shift()?.(n);
        await pass(1);
      },
    };
  }

  it('one at a time: what is told meanwhile leads to one more', async () => {
    const slow = slowly();
    start('/acme/shop/issues');
    await pass(500);
    for (let i = 0; i < 10; i++) {
      worker.push({ type: 'push.list' });
      await pass(450);
    }
    expect(asked('list.count')).toBe(1);
    await slow.answer(1);
    await pass(60_000);
    expect(asked('list.count')).toBe(2);
    await slow.answer(2);
    await pass(60_000);
    expect([asked('list.count'), slow.most()]).toEqual([2, 1]);
    expect(barText()).toContain('2 none');
  });

  it('asked for other rows meanwhile: the answer about those before is not shown', async () => {
    const slow = slowly();
    start('/acme/shop/issues');
    await pass(500);
    setUrl('https://github.com/acme/shop/issues?q=cart');
    rows.visit();
    await pass(2_000);
    await slow.answer(7);
    expect(barText()).toContain('Reading…');
    await pass(2_000);
    expect([asked('list.count'), slow.most()]).toEqual([2, 1]);
    await slow.answer(8);
    expect(barText()).toContain('8 none');
  });

  it('the first one failed: it is tried again, ever less often', async () => {
    delete worker.answers['list.count'];
    start('/acme/shop/issues');
    await pass(5_000);
    expect(asked('list.count')).toBe(2);
    await pass(600_000);
    expect(asked('list.count')).toBeLessThan(18);
    worker.answers['list.count'] = () => counted(3);
    await pass(60_000);
    expect(barText()).toContain('3 none');
    const before = asked('list.count');
    await pass(600_000);
    expect(asked('list.count')).toBe(before);
  });

  it('"Check now" does not wait for what is counted by itself', async () => {
    let slow = true;
    const trouble: ReadingNotice = { kind: 'trouble', trouble: { code: 'server' } };
    worker.answers['list.count'] = () =>
      slow ? new Promise((done) => setTimeout(() => done({ ...COUNT, notice: trouble }), 5_000)) : COUNT;
    start('/acme/shop/issues');
    await pass(6_000);
    slow = false;
    worker.push({ type: 'push.list' });
    await pass(1_000);
    expect(asked('list.count')).toBe(1);
    const check = [...roots()]
      .flatMap((r) => [...r.querySelectorAll('button')])
      .find((b) => /^Check/.test(b.textContent ?? ''));
    press(check);
    await pass(10);
    expect(sent.filter((m) => m.type === 'list.count')[1]).toMatchObject({ fresh: true });
  });

  it('nobody looks: neither news of rows nor of counts are asked about, and once when somebody does', async () => {
    start('/acme/shop/issues');
    await look();
    await pass(1_000);
    turn('hidden');
    const before = [asked('list.count'), asked('rows.read')];
    for (let i = 1; i <= 10; i++) {
      worker.push({ type: 'push.rows', rows: [viewOf({ key: 'acme/shop#142' })] });
      worker.push({ type: 'push.list' });
      await pass(450);
    }
    await pass(60_000);
    expect([asked('list.count'), asked('rows.read')]).toEqual(before);
    turn('visible');
    await pass(5_000);
    expect(asked('list.count')).toBe((before[0] ?? 0) + 1);
  });

  it('a tab that is opened behind the others asks when it is seen', async () => {
    state = 'hidden';
    start('/acme/shop/issues');
    await look();
    await pass(20_000);
    expect([asked('list.count'), asked('rows.read')]).toEqual([0, 0]);
    turn('visible');
    await pass(1_000);
    expect(asked('rows.read')).toBe(1);
    // Once at first, once for the rows that came.
    expect(asked('list.count')).toBe(2);
    expect(badges().length).toBe(inPage().length);
  });

  const paused = (until: number): ListView => ({ ...COUNT, notice: { kind: 'paused', until } });

  it.each([99_999_999_000, 2_147_484_000, 30 * 86_400_000])(
    'a pause of %d ms: nothing is asked before',
    async (ms) => {
      const until = Date.now() + ms;
      worker.answers['list.count'] = () => paused(until);
      start('/acme/shop/issues');
      await pass(600_000);
      expect(asked('list.count')).toBe(1);
    },
  );

  it('a pause is over: counted once, by what the worker knows is due; not while nobody looks', async () => {
    const until = Date.now() + 5 * 3_600_000;
    worker.answers['list.count'] = () => (Date.now() < until ? paused(until) : COUNT);
    start('/acme/shop/issues');
    await pass(5 * 3_600_000 - 1_000);
    expect(asked('list.count')).toBe(1);
    turn('hidden');
    await pass(60_000);
    expect(asked('list.count')).toBe(1);
    turn('visible');
    await pass(60_000);
    const counts = sent.filter((m) => m.type === 'list.count');
    expect(counts).toHaveLength(2);
    expect(counts[1]).not.toHaveProperty('fresh');
  });

  it('a pause that is told of rows alone is over too', async () => {
    start('/acme/shop/issues');
    await pass(1_000);
    worker.push({ type: 'push.rows', rows: [], notice: { kind: 'paused', until: Date.now() + 10_000 } });
    await pass(100);
    const before = asked('list.count');
    await pass(600_000);
    expect(asked('list.count')).toBe(before + 1);
  });
});

describe('places that are used or not', () => {
  const keys = () => inPage().map((r) => r.item.key);

  it('rows of a place that nobody uses lose their badges; those that are still being read keep theirs', async () => {
    start('/acme/shop/issues');
    await look();
    const [first] = keys();
    expect(badges().length).toBe(keys().length);
    worker.answers['rows.read'] = () => ({ rows: [], unused: [String(first).toUpperCase()] });
    await pass(75_000);
    expect(badges().length).toBe(keys().length - 1);
    worker.push({ type: 'push.list' });
    await pass(1_000);
    const last = sent.findLast((m) => m.type === 'list.count') as unknown as { seen: RowRef[] };
    expect(last.seen.map((r) => r.key)).toEqual([...new Set(keys().slice(1))]);
  });

  it('a row of a place that nobody uses is asked about as seldom as one with an answer', async () => {
    worker.answers['rows.read'] = (m) => ({ rows: [], unused: itemsOf(m).map((i) => i.key) });
    start('/acme/shop/issues');
    await look();
    await pass(50_000);
    expect(asked('rows.read')).toBe(1);
    const counts = asked('list.count');
    await pass(25_000);
    expect([asked('rows.read'), asked('list.count')]).toEqual([2, counts]);
  });

  it('other places are used now: everything in view is asked about anew', async () => {
    worker.answers['rows.read'] = (m) => ({ rows: [], unused: itemsOf(m).map((i) => i.key) });
    start('/acme/shop/issues');
    await look();
    expect(badges()).toEqual([]);
    worker.answers['rows.read'] = (m) => ({ rows: itemsOf(m).map(viewOf) });
    const before = asked('list.count');
    worker.push({ type: 'push.rows', rows: [], renew: true });
    await pass(1_000);
    expect(badges().length).toBe(keys().length);
    expect(asked('list.count')).toBeGreaterThan(before);
  });

  it('other places, told to a tab that nobody looks at: asked when it is seen', async () => {
    start('/acme/shop/issues');
    await look();
    turn('hidden');
    const before = asked('rows.read');
    worker.push({ type: 'push.rows', rows: [], renew: true });
    await pass(20_000);
    expect(asked('rows.read')).toBe(before);
    turn('visible');
    await pass(200);
    expect(asked('rows.read')).toBe(before + 1);
  });
});
