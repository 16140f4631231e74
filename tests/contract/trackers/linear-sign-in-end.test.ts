/** A sign-in that ends, at Linear or here, also while it is renewed. Against the practice Linear. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { renewable } from '../../../lib/store/secret-renewal';
import { deleteAllSecrets, deleteSecret, replaceSecret } from '../../../lib/store/secret-writer';
import { secrets } from '../../../lib/store/secrets';
import type { Net } from '../../../lib/trackers/tracker';
import { endGrant } from '../../playground/linear/oauth';
import { LINEAR_KEYS } from '../../playground/linear/seed';
import { settled } from '../../support/life';
import { API, going, question, statusOf, stored } from '../../support/signing-in';

beforeEach(deleteAllSecrets);
const DAY = 86_400_000;

describe('ended at the tracker', () => {
  test('is told, written on the card, and not asked about again', async () => {
    const s = await going();
    endGrant(s.world.linear, s.grant);
    const told = await s.net(question(s.id));
    const trouble = { code: 'credential-expired', reason: 'the sign-in has ended', credential: s.id };
    expect(told).toEqual({ ok: false, code: 'refused', trouble });
    expect(s.since()).toEqual(['/graphql 401', '/oauth/token 400']);
    expect(await secrets().list()).toMatchObject([{ id: s.id, renews: true, trouble }]);
    expect(await s.net(question(s.id))).toEqual(told);
    // Another worker knows it as well.
    expect(statusOf(await s.worker().net(question(s.id)))).toBe('credential-expired');
    expect(await s.worker().revoke(s.id)).toBe(false);
    expect(s.since()).toHaveLength(2);
  });
  test('goes on after a new sign-in in its place', async () => {
    const s = await going();
    endGrant(s.world.linear, s.grant);
    await s.net(question(s.id));
    const again = await s.flow('Allow in Acme');
    if (!again.ok) throw new Error(again.why);
    const { value, token, endsAt } = again;
    const card = { tracker: 'linear', label: 'acme', owner: 'acme', origin: API };
    await replaceSecret(s.id, { ...card, value, renewal: { token, endsAt } });
    expect(statusOf(await s.net(question(s.id)))).toBe(200);
    const [view] = await secrets().list();
    expect(view).not.toHaveProperty('trouble');
  });
});

describe('meanwhile', () => {
  /** Does this while a renewal is under way. */
  async function during(work: (id: string) => Promise<unknown>) {
    const s = await going();
    s.clock.advance(2 * DAY);
    const store = renewable();
    const net: Net = async (req) => {
      const told = await s.plain(req);
      if (req.url.endsWith('/oauth/token')) await work(s.id);
      return told;
    };
    return { ...s, told: await s.worker(store, net).net(question(s.id)) };
  }
  test('deleted: it does not come back', async () => {
    const s = await during(deleteSecret);
    expect(statusOf(s.told)).toBe('refused');
    expect(await stored(s.id)).toBeUndefined();
    expect(await secrets().list()).toEqual([]);
  });
  test('replaced by a key: that stands, and is used', async () => {
    const card = { tracker: 'linear', label: 'acme', owner: 'acme', origin: API };
    const s = await during((id) => replaceSecret(id, { ...card, value: LINEAR_KEYS.pmWrite, raw: true }));
    expect(statusOf(s.told)).toBe(200);
    expect(await stored(s.id)).toMatchObject({ value: LINEAR_KEYS.pmWrite, raw: true });
    expect(await stored(s.id)).not.toHaveProperty('renewal');
  });
});

describe('ended by the person', () => {
  test('at the tracker too; what is on its way is waited for, and its tokens are those that end', async () => {
    const s = await going();
    s.clock.advance(2 * DAY);
    const ended: (string | null)[] = [];
    let arrive = () => {};
    const late = new Promise<void>((done) => {
      arrive = done;
    });
    const worker = s.worker(renewable(), async (req) => {
      if (req.url.endsWith('/revoke')) ended.push(new URLSearchParams(req.body).get('token'));
      const told = await s.plain(req);
      if (req.url.endsWith('/token')) await late;
      return told;
    });
    const asking = worker.net(question(s.id));
    await vi.waitFor(() => expect(s.since()).toEqual(['/oauth/token 200']));
    const revoking = worker.revoke(s.id);
    await settled(() => ended.length, 50);
    arrive();
    expect(await revoking).toBe(true);
    expect(s.grant.ended).toBe(true);
    expect(ended).toEqual([s.grant.refresh, s.grant.access]);
    await asking;
  });
  test('without an answer it is said so, and soon', async () => {
    const s = await going();
    s.world.faults.on({ path: '/oauth/revoke' }, { kind: 'offline' }, 'always');
    expect(await s.worker().revoke(s.id)).toBe(false);
    expect(s.since()).toHaveLength(1);
    expect(await s.worker().revoke('another')).toBe(false);
  });
});
