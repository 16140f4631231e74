/** A worker may end in the middle of an answer; what can be asked twice is asked twice. */
import { describe, expect, test, vi } from 'vitest';
import { client, Refused } from '../../../lib/messages/client';

const item = { tracker: 'github', site: 'github.com', key: 'acme/shop#142' };
const open = { type: 'item.open', item, seen: {} } as const;
const undo = { type: 'outcome.undo', item } as const;
const closed = new Error('the message channel closed before a response was received');

describe('a worker that ends in the middle of an answer', () => {
  test.each([
    ['the channel closes', () => Promise.reject(closed)],
    ['nobody answers', () => Promise.resolve(undefined)],
  ])('%s: asked once more', async (_, first) => {
    const send = vi.fn<() => Promise<unknown>>().mockImplementationOnce(first);
    send.mockResolvedValue({ ok: true, value: 'view' });
    expect(await client(send)(open)).toBe('view');
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('what must not be done twice is left to the person', async () => {
    const send = vi.fn(() => Promise.reject(closed));
    await expect(client(send)(undo)).rejects.toBeInstanceOf(Refused);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('an updated extension is not asked again', async () => {
    const send = vi.fn(() => Promise.reject(closed));
    await expect(client(send, () => false)(open)).rejects.toMatchObject({ code: 'gone' });
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('twice in vain is told', async () => {
    const send = vi.fn(() => Promise.reject(closed));
    await expect(client(send)(open)).rejects.toBeInstanceOf(Refused);
    expect(send).toHaveBeenCalledTimes(2);
  });
});
