// @vitest-environment happy-dom
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
import { eachOnItsOwn, pass, roots, runtime, sent, setUrl, worker } from './world';

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
