/**
 * GitHub's device flow: a code is typed at github.com, the token comes back here. Runs on the options page, because
 * a worker may be stopped while it waits. The network is handed in; without a client id of the build nothing of it
 * is shown.
 * Facts: docs.github.com, "Authorizing OAuth apps", device flow. UNVERIFIED live: that the endpoints answer an
 * extension page with the host permission (they send no CORS headers); where they do not, a token is pasted.
 */
import type { Net } from '../../lib/trackers/tracker';

const START = 'https://github.com/login/device/code';
const POLL = 'https://github.com/login/oauth/access_token';
/** The only page a person is sent to; the one in the answer is not followed. */
export const VERIFY_PAGE = 'https://github.com/login/device';
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** Classic scope that writes issues of private repositories. A GitHub App ignores it. */
const SCOPE = 'repo';
const SLOW_DOWN_S = 5;

export type Code = {
  /** What the person types. */
  userCode: string;
  deviceCode: string;
  /** Seconds between two questions. */
  interval: number;
  /** Milliseconds since epoch. */
  expiresAt: number;
};

export type FlowFailure = 'expired' | 'denied' | 'disabled' | 'stopped' | 'network' | 'answer';

type Clock = { now(): number; sleep(ms: number): Promise<void> };

/** Asks for a code. */
export async function startFlow(
  net: Net,
  clientId: string,
  clock: Pick<Clock, 'now'>,
): Promise<{ ok: true; code: Code } | { ok: false; why: FlowFailure }> {
  const answer = await post(
    net,
    START,
    { client_id: clientId, scope: SCOPE },
    'Connect with a code: ask for one',
  );
  if (!answer.ok) return answer;
  const { user_code, device_code, interval, expires_in } = answer.json;
  if (typeof user_code !== 'string' || typeof device_code !== 'string') {
    return { ok: false, why: answer.json.error === 'device_flow_disabled' ? 'disabled' : 'answer' };
  }
  return {
    ok: true,
    code: {
      userCode: user_code.slice(0, 20),
      deviceCode: device_code,
      interval: seconds(interval, 5),
      expiresAt: clock.now() + seconds(expires_in, 900) * 1000,
    },
  };
}

/**
 * Waits until the person has typed the code, asking no oftener than GitHub allows.
 * @returns the token, or why there is none
 */
export async function waitForToken(
  net: Net,
  clientId: string,
  code: Code,
  clock: Clock,
  stopped: () => boolean,
): Promise<{ ok: true; token: string } | { ok: false; why: FlowFailure }> {
  let interval = code.interval;
  while (clock.now() < code.expiresAt) {
    await clock.sleep(interval * 1000);
    if (stopped()) return { ok: false, why: 'stopped' };
    const answer = await post(
      net,
      POLL,
      { client_id: clientId, device_code: code.deviceCode, grant_type: GRANT },
      'Connect with a code: was it typed?',
    );
    // A lost request is asked again: the code stays good until it ends.
    if (!answer.ok) {
      if (answer.why === 'network') continue;
      return answer;
    }
    const { access_token, error } = answer.json;
    if (typeof access_token === 'string' && access_token !== '') return { ok: true, token: access_token };
    if (error === 'slow_down') interval = Math.max(interval + SLOW_DOWN_S, seconds(answer.json.interval, 0));
    else if (error === 'expired_token') return { ok: false, why: 'expired' };
    else if (error === 'access_denied') return { ok: false, why: 'denied' };
    else if (error === 'device_flow_disabled') return { ok: false, why: 'disabled' };
    else if (error !== 'authorization_pending') return { ok: false, why: 'answer' };
  }
  return { ok: false, why: 'expired' };
}

/** A number of seconds out of an answer; anything else, or more than an hour, is the fallback. */
const seconds = (v: unknown, fallback: number) =>
  typeof v === 'number' && v > 0 && v <= 3600 ? v : fallback;

async function post(
  net: Net,
  url: string,
  form: Record<string, string>,
  why: string,
): Promise<{ ok: true; json: Record<string, unknown> } | { ok: false; why: FlowFailure }> {
  const res = await net({
    url,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    why,
  });
  if (!res.ok) return { ok: false, why: 'network' };
  try {
    const json: unknown = JSON.parse(res.text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return { ok: false, why: 'answer' };
    return { ok: true, json: json as Record<string, unknown> };
  } catch {
    return { ok: false, why: 'answer' };
  }
}
