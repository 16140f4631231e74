/** A sign-in in the whole worker: it speaks for items, is renewed under them, ended with them, and told to nobody. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { renewing } from '../../../lib/renewing';
import { renewable } from '../../../lib/store/secret-renewal';
import { writeSecret } from '../../../lib/store/secret-writer';
import { secrets } from '../../../lib/store/secrets';
import { renewalWith } from '../../../lib/trackers/linear/oauth';
import { signIn } from '../../../lib/trackers/linear/oauth-flow';
import { endGrant, PRACTICE_APP } from '../../playground/linear/oauth';
import { createWorld } from '../../playground/world';
import { type Device, device } from '../../support/device';
import { memoryArea } from '../../support/memory-area';
import { attached, linearItem, look, save, use, visit } from '../../support/others';
import { FORM } from '../../support/setting';
import { API, windowOf } from '../../support/signing-in';

const DAY = 86_400_000;
const ITEM = linearItem('acme/ENG-142');
let factory = new IDBFactory();
beforeEach(() => {
  factory = new IDBFactory();
});

async function saved(d: Device) {
  await save(d, ITEM, FORM);
  return look(d, ITEM);
}

/** The database of credentials is one; the device puts its own in its place for the others. */
function onDisk<T extends object>(store: T): T {
  return new Proxy(store, {
    get: (o, key) => {
      const member: unknown = Reflect.get(o, key);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        globalThis.indexedDB = factory;
        return Reflect.apply(member, o, args) as unknown;
      };
    },
  });
}

async function signedIn() {
  const world = createWorld();
  const { clock, oauth } = world.linear;
  const sync = memoryArea();
  const d = device({
    ...{ world, clock: world.state.clock, sync },
    disk: {
      secrets: onDisk(secrets()),
      renewing: (net) =>
        renewing({
          ...{ net, store: onDisk(renewable()), renewals: [renewalWith(PRACTICE_APP)], now: clock.now },
        }),
    },
  });
  const told = await signIn({
    identity: windowOf(world, 'Allow in Acme'),
    net: async ({ url, ...req }) => {
      const res = await world.fetch(url, req);
      const text = await res.text();
      return { ok: true, status: res.status, headers: {}, text, url, at: clock.now() };
    },
    ...{ clientId: PRACTICE_APP, now: clock.now, workspace: 'acme', connected: () => false },
  });
  if (!told.ok) throw new Error(told.why);
  globalThis.indexedDB = factory;
  const { value, token, endsAt } = told;
  const card = { tracker: 'linear', label: 'acme', owner: 'acme', origin: API };
  // What a check tells holds for what was put in before it, by one clock.
  const moment = vi.spyOn(Date, 'now').mockImplementation(clock.now);
  const id = await writeSecret({ ...card, value, renewal: { token, endsAt } });
  moment.mockRestore();
  await use(d, ITEM);
  const [grant] = oauth.grants;
  if (!grant) throw new Error('no sign-in');
  const shared = () => attached(world, ITEM.key) !== undefined;
  const asked = () => world.linear.log.filter((l) => l.host === 'api.linear.app').map((l) => l.path);
  return { world, clock, d, sync, id, grant, first: told, shared, asked };
}

describe('a sign-in', () => {
  test('is tested, and shares what is saved, renewed on the way', async () => {
    const s = await signedIn();
    expect(await s.d.own({ type: 'connection.test', credential: s.id })).toMatchObject({
      ...{ login: 'mara', renews: true, tail: '' },
    });
    s.clock.advance(3 * DAY);
    await visit(s.d, ITEM);
    await saved(s.d);
    expect(s.shared()).toBe(true);
    expect(s.asked().filter((path) => path === '/oauth/token')).toHaveLength(2);
  });

  test('that ended keeps what was saved, and says so in the panel and on the card', async () => {
    const s = await signedIn();
    endGrant(s.world.linear, s.grant);
    await visit(s.d, ITEM);
    const view = await saved(s.d);
    expect(s.shared()).toBe(false);
    expect(JSON.stringify(view.sharing)).toContain('credential-expired');
    const { connections } = await s.d.own({ type: 'connection.list' });
    expect(connections).toMatchObject([{ id: s.id, trouble: { code: 'credential-expired' } }]);
  });

  test('is ended at the tracker with the message that comes before its deletion, and with the whole device', async () => {
    for (const message of ['connection.revoke', 'data.wipe'] as const) {
      const s = await signedIn();
      await s.d.own(message === 'data.wipe' ? { type: message } : { type: message, credential: s.id });
      expect(s.grant.ended, message).toBe(true);
    }
  });

  test('a tracker that does not answer keeps nobody from clearing the device', async () => {
    const s = await signedIn();
    s.world.faults.on({ path: '/oauth/revoke' }, { kind: 'offline' }, 'always');
    expect(await s.d.own({ type: 'data.wipe' })).toEqual({ done: true });
  });

  test('another extension page cannot end what is none', async () => {
    const s = await signedIn();
    expect(await s.d.own({ type: 'connection.revoke', credential: 'session:x' })).toEqual({ done: false });
    s.d.tabs.set(1, 'https://linear.app/acme/issue/ENG-142');
    const fromPage = await s.d.fromTab(1, { type: 'connection.revoke', credential: s.id });
    expect(fromPage).toMatchObject({ ok: false });
    expect(s.grant.ended).toBe(false);
  });

  test('its tokens are in no answer, message, log, export, settings or synced storage', async () => {
    const s = await signedIn();
    const answers: unknown[] = [await s.d.own({ type: 'connection.test', credential: s.id })];
    s.clock.advance(3 * DAY);
    answers.push(await visit(s.d, ITEM), await saved(s.d));
    for (const type of [
      'connection.list',
      'connection.changed',
      'ledger.list',
      'data.export',
      'settings.get',
    ] as const)
      answers.push(await s.d.own({ type }));
    answers.push(await s.d.local.get(null), await s.sync.get(null), s.d.pushes, s.d.problems);
    answers.push(await s.d.row(ITEM));
    endGrant(s.world.linear, s.grant);
    s.clock.advance(3 * DAY);
    answers.push(await visit(s.d, ITEM), await s.d.own({ type: 'connection.list' }));
    const secret = [s.first.value, s.first.token, s.grant.access, s.grant.refresh];
    expect(new Set(secret).size).toBe(4);
    const text = JSON.stringify(answers);
    expect(text).toContain('/oauth/token');
    for (const one of secret) expect(text).not.toContain(one);
    expect(text).not.toMatch(/lin_oauth_|lin_refresh_/);
  });
});
