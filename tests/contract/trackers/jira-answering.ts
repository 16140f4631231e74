/** An io whose session answers as a test says, without the practice Jira. */
import type { HomeIo, SessionAnswer, SessionCall } from '../../../lib/trackers/tracker';

/** An io whose session gives this answer to every call, whatever it is. */
export function answering(
  text: string,
  more: { status?: number; headers?: Record<string, string>; url?: string; now?: number } = {},
): HomeIo & { calls: SessionCall[] } {
  const {
    status = 200,
    headers = { 'content-type': 'application/json;charset=UTF-8' },
    url = '/rest',
    now = 1_000,
  } = more;
  return withSession(async () => ({ ok: true, status, headers, text, url, at: 5 }), now);
}

/** An io over a session of one's own. */
export function withSession(
  session: (call: SessionCall) => Promise<SessionAnswer>,
  now = 1_000,
): HomeIo & { calls: SessionCall[] } {
  const calls: SessionCall[] = [];
  return {
    calls,
    now: () => now,
    credentials: async () => [{ id: 'c', session: true }],
    net: async () => {
      throw new Error('this tracker is never asked by the network');
    },
    session: async (call) => {
      calls.push(call);
      return session(call);
    },
  };
}
