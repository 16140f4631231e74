// @vitest-environment happy-dom
/** When something may be put into a page of Jira: its root stood still, on a page that had time to do something. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { whenCalm } from '../../../lib/trackers/jira/calm';

let clock = 0;
/** The page's own clock: a page that is busy lets it go on without a look. */
const busy = (ms: number) => {
  clock += ms;
};
/** Time that passes with all timers on time. */
async function pass(ms: number) {
  for (let t = 0; t < ms; t += 100) {
    clock += 100;
    await vi.advanceTimersByTimeAsync(100);
  }
}
const root = () => document.querySelector('#jira-frontend') as Element;
const change = () => root().append(document.createElement('p'));

function start() {
  const done = vi.fn();
  const end = new AbortController();
  whenCalm(window as unknown as Window, end.signal, done);
  return { done, end };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  clock = 0;
  vi.spyOn(window.performance, 'now').mockImplementation(() => clock);
  vi.spyOn(document, 'readyState', 'get').mockReturnValue('complete');
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
  document.body.innerHTML = '<div id="jira-frontend"></div>';
});
afterEach(() => vi.useRealTimers());

describe('a page of Jira', () => {
  test('that stands still for half a second may be added to, once', async () => {
    const { done } = start();
    await pass(500);
    expect(done).not.toHaveBeenCalled();
    await pass(1_000);
    expect(done).toHaveBeenCalledTimes(1);
  });
  test('each change under its root begins the wait anew', async () => {
    const { done } = start();
    for (let i = 0; i < 4; i++) {
      await pass(400);
      change();
    }
    await pass(400);
    expect(done).not.toHaveBeenCalled();
    await pass(300);
    expect(done).toHaveBeenCalledTimes(1);
  });
  test('that was too busy to be looked at was not still', async () => {
    const { done } = start();
    for (let i = 0; i < 20; i++) {
      busy(700);
      await pass(100);
    }
    expect(done).not.toHaveBeenCalled();
    await pass(700);
    expect(done).toHaveBeenCalledTimes(1);
  });
  test('behind other tabs looks come late by themselves: that is not counted', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const { done } = start();
    // The page's own timers come once a second as well: it is looked at some times more.
    for (let i = 0; i < 3; i++) {
      busy(900);
      await pass(100);
      expect(done).not.toHaveBeenCalled();
    }
    busy(900);
    await pass(100);
    expect(done).toHaveBeenCalledTimes(1);
  });
  test('that has not loaded is waited for, and that never stands still is believed after five seconds', async () => {
    vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive');
    const { done } = start();
    await pass(4_900);
    expect(done).not.toHaveBeenCalled();
    await pass(200);
    expect(done).toHaveBeenCalledTimes(1);
  });
  test('that was left is not looked at any more', async () => {
    const { done, end } = start();
    await pass(300);
    end.abort();
    await pass(6_000);
    expect(done).not.toHaveBeenCalled();
  });
});
