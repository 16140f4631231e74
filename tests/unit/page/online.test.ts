// @vitest-environment happy-dom
/** What waits is sent when the page hears that the network is back; the worker may sleep and not hear it. */
import { describe, expect, it } from 'vitest';
import { eachOnItsOwn, open, pass, types, view, worker } from './world';

eachOnItsOwn();

describe('the network comes back', () => {
  const event = (trusted: boolean) => {
    const e = new Event('online');
    if (trusted) Object.defineProperty(e, 'isTrusted', { value: true });
    window.dispatchEvent(e);
  };
  const waiting = { sharing: { state: 'waiting', trouble: { code: 'offline' } } } as const;

  it.each([
    ['waiting', waiting, true, 1],
    ['waiting, forged by the page', waiting, false, 0],
    ['nothing to send', {}, true, 0],
  ] as const)('%s', async (_, more, trusted, asked) => {
    worker.answers['item.open'] = () => view('used', more);
    worker.answers['item.seen'] = () => view('used', more);
    worker.answers['item.check'] = () => view('used');
    open('issue', '/acme/shop/issues/142');
    await pass();
    event(trusted);
    await pass();
    expect(types().filter((t) => t === 'item.check')).toHaveLength(asked);
  });
});
