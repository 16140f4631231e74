// @vitest-environment happy-dom
/** What is asked about rows: how much at once, how often, and what is kept of the answers. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Refused } from '../../../lib/messages/client';
import type { ReadingNotice, RowRef, RowView } from '../../../lib/messages/protocol';
import { badgeOf } from '../../../lib/outcome/badge';
import { rowViews, type Views } from '../../../lib/page/rows/views';
import { ownWindow, told } from './rows-world';

type Asked = { type: string; items: RowRef[]; fresh?: boolean };
type Answer = { rows: RowView[]; notice?: ReadingNotice; unused?: string[] };

let time: ReturnType<typeof ownWindow>;
let views: Views;
let messages: Asked[];
/** Answers of the worker, in order; a message without one stays unanswered. */
let answer: ((message: Asked) => Answer | Error) | null;
let waiting: ((answer: Answer) => void)[];
let open: number;
let most: number;
const came = vi.fn<(views: readonly RowView[]) => void>();
const unused = vi.fn<(keys: readonly string[]) => void>();
const notice = vi.fn<(notice: ReadingNotice | null) => void>();
const gone = vi.fn<() => void>();

const ref = (n: number): RowRef => ({ tracker: 'github', site: 'github.com', key: `acme/shop#${n}` });
const refs = (n: number, from = 1) => Array.from({ length: n }, (_, i) => ref(from + i));
const viewOf = ({ key }: RowRef): RowView => ({ key, badge: null });
const all = (message: Asked): Answer => ({ rows: message.items.map(viewOf) });
const asked = () => messages.flatMap((m) => m.items.map((i) => Number(i.key.split('#')[1])));

beforeEach(() => {
  vi.clearAllMocks();
  time = ownWindow();
  messages = [];
  waiting = [];
  answer = all;
  open = most = 0;
  const ask = async (message: Asked) => {
    messages.push(message);
    most = Math.max(most, ++open);
    try {
      if (!answer) return await new Promise<Answer>((done) => waiting.push(done));
      const now = answer(message);
      if (now instanceof Error) throw now;
      return now;
    } finally {
      open -= 1;
    }
  };
  views = rowViews({ ask: ask as never, win: time.win, came, unused, notice, gone });
});

describe('asking', () => {
  it('nothing at once: what comes within a moment goes together', async () => {
    views.want([ref(1)]);
    views.want([ref(2), ref(1)]);
    await told();
    expect(messages).toEqual([]);
    await time.pass(60);
    expect(messages).toEqual([{ type: 'rows.read', items: [ref(1), ref(2)] }]);
    expect(came).toHaveBeenCalledTimes(1);
    expect(notice).toHaveBeenCalledWith(null);
  });

  it('at most 100 a message, each row once, with a pause between them', async () => {
    views.want(refs(350));
    await time.pass(60);
    expect(messages).toHaveLength(1);
    await time.pass(30);
    expect(messages).toHaveLength(1);
    await time.pass(2_000);
    expect(messages.map((m) => m.items.length)).toEqual([100, 100, 100, 50]);
    expect(asked()).toEqual(refs(350).map((_, i) => i + 1));
  });

  it('one message at a time, however slow the answer is', async () => {
    answer = null;
    views.want(refs(150));
    await time.pass(60);
    views.want(refs(30, 500));
    await time.pass(1_000);
    expect(messages).toHaveLength(1);
    waiting.shift()?.({ rows: [] });
    await told();
    await time.pass(60);
    expect(messages).toHaveLength(2);
    expect(messages[1]?.items).toHaveLength(80);
    expect(most).toBe(1);
  });

  it('a pull request is asked about as one', async () => {
    views.want([{ ...ref(1), pull: true }]);
    await time.pass(60);
    expect(messages[0]?.items).toEqual([{ ...ref(1), pull: true }]);
  });

  it('"Check now" asks about what is known', async () => {
    views.want([ref(1)]);
    await time.pass(60);
    views.want([ref(1)], true);
    await time.pass(60);
    expect(messages[1]).toEqual({ type: 'rows.read', items: [ref(1)], fresh: true });
  });

  it.each([
    ['after', false],
    ['before', true],
  ])('"Check now" %s others wait to be asked about: they stay as they are', async (_, first) => {
    views.want([ref(1)], first);
    views.want([ref(2), ref(3)], !first);
    views.want([ref(1), ref(2), ref(3)]);
    await time.pass(200);
    expect(messages.map((m) => [m.fresh === true, m.items.length])).toEqual([
      [true, first ? 1 : 2],
      [false, first ? 2 : 1],
    ]);
  });
});

describe('asking again', () => {
  it.each([
    ['answered', all, 59_000, 61_000],
    ['not answered', () => ({ rows: [] }), 11_000, 13_000],
  ])('%s: not before its time', async (_, how, early, late) => {
    answer = how;
    views.want([ref(1)]);
    await time.pass(60);
    await time.pass(early - 60);
    views.want([ref(1)]);
    await time.pass(60);
    expect(messages).toHaveLength(1);
    await time.pass(late - early);
    views.want([ref(1)]);
    await time.pass(60);
    expect(messages).toHaveLength(2);
  });

  it('a row of other letters is the same', async () => {
    views.want([ref(1)]);
    views.want([{ ...ref(1), key: 'Acme/Shop#1' }]);
    await time.pass(60);
    expect(asked()).toEqual([1]);
    expect(views.of('ACME/shop#1')).toEqual(viewOf(ref(1)));
  });

  it.each([
    ['moved', 0],
    ['failed', 0],
    ['gone', 1],
  ] as const)('refused as %s: the next time at once; the page is told %i times', async (code, times) => {
    answer = () => new Refused(code, '');
    views.want([ref(1)]);
    await time.pass(60);
    expect(gone).toHaveBeenCalledTimes(times);
    expect(came).not.toHaveBeenCalled();
    answer = all;
    views.want([ref(1)]);
    await time.pass(60);
    expect(messages).toHaveLength(2);
    expect(views.of(ref(1).key)).toBeTruthy();
  });

  it('one refusal does not hold up what waits behind it', async () => {
    answer = (m) => (messages.length === 1 ? new Refused('failed', '') : all(m));
    views.want(refs(120));
    await time.pass(1_000);
    expect(messages.map((m) => m.items.length)).toEqual([100, 20]);
  });

  it('other items stand there now: everything is asked about anew, and nothing of before is shown', async () => {
    views.want(refs(3));
    await time.pass(60);
    views.want(refs(3, 7));
    views.forget();
    expect(views.of(ref(1).key)).toBe(undefined);
    await time.pass(200);
    expect(messages).toHaveLength(1);
    views.want(refs(3));
    await time.pass(60);
    expect(asked()).toEqual([1, 2, 3, 1, 2, 3]);
  });
});

describe('answers', () => {
  it('a later view replaces the one before, also one that nobody asked for', async () => {
    views.want([ref(1)]);
    await time.pass(60);
    const pushed: RowView = { ...viewOf(ref(1)), needs: 'outcome' };
    views.take([pushed]);
    expect(views.of(ref(1).key)).toBe(pushed);
    expect(came).toHaveBeenLastCalledWith([pushed]);
    views.take([]);
    expect(came).toHaveBeenCalledTimes(2);
  });

  it('a row of a place that nobody uses is forgotten, and told', async () => {
    views.want(refs(3));
    await time.pass(60);
    answer = () => ({ rows: [], unused: ['Acme/Shop#2'] });
    await time.pass(61_000);
    views.want(refs(3));
    await time.pass(60);
    expect(unused.mock.calls).toEqual([[['Acme/Shop#2']]]);
    expect(refs(3).map(({ key }) => views.of(key) !== undefined)).toEqual([true, false, true]);
  });

  it('a notice is passed on, and taken back', async () => {
    const paused: ReadingNotice = { kind: 'paused', until: 5 };
    answer = (m) => ({ ...all(m), notice: paused });
    views.want([ref(1)]);
    await time.pass(60);
    answer = all;
    views.want([ref(2)]);
    await time.pass(60);
    expect(notice.mock.calls).toEqual([[paused], [null]]);
  });

  it('no more than 3,000 are kept: the oldest go, those seen again stay', () => {
    views.take(refs(3_000).map(viewOf));
    views.take([viewOf(ref(1))]);
    views.take(refs(500, 5_000).map(viewOf));
    expect(views.of(ref(1).key)).toBeTruthy();
    expect(views.of(ref(2).key)).toBe(undefined);
    expect(views.of(ref(501).key)).toBe(undefined);
    expect(views.of(ref(502).key)).toBeTruthy();
    expect(views.of(ref(5_499).key)).toBeTruthy();
  });
});

describe('the end', () => {
  it('nothing more is asked, and an answer that is still on its way is dropped', async () => {
    answer = null;
    views.want(refs(150));
    await time.pass(60);
    views.stop();
    waiting.shift()?.({ rows: [viewOf(ref(1))], notice: { kind: 'paused', until: 1 } });
    await time.pass(1_000);
    views.want(refs(3, 900));
    await time.pass(1_000);
    expect(messages).toHaveLength(1);
    expect([came.mock.calls.length, notice.mock.calls.length]).toEqual([0, 0]);
    expect(time.waiting().timers).toBe(0);
  });
});

describe('what could not be looked at', () => {
  const unread = (more: object = {}) => ({
    rows: [{ key: ref(1).key, badge: badgeOf({ known: 'unread', form: {} }), needs: 'check' as const }],
    ...more,
  });
  /** As the page does: what is in view is wanted every 15 s. */
  async function minutes(n: number) {
    for (let s = 0; s < n * 60; s += 15) {
      views.want([ref(1)]);
      await time.pass(15_000);
    }
    return messages.length;
  }

  it('is asked about no more often than the rest', async () => {
    answer = () => unread();
    expect(await minutes(5)).toBeLessThanOrEqual(6);
  });

  it('after a break, soon', async () => {
    answer = () => unread({ notice: { kind: 'paused', until: Date.now() + 30_000 } });
    views.want([ref(1)]);
    await time.pass(1_000);
    expect(messages).toHaveLength(1);
    answer = () => unread();
    expect(await minutes(0.5)).toBe(1);
    expect(await minutes(0.5)).toBe(2);
  });
});
