/** A sign-in that goes on: renewed in time, once, whatever happens between. Against the practice Linear. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Renewable, renewable } from '../../../lib/store/secret-renewal';
import { deleteAllSecrets, writeSecret } from '../../../lib/store/secret-writer';
import { LINEAR_KEYS } from '../../playground/linear/seed';
import { Life, settled } from '../../support/life';
import { API, going, practiceLinear, question, statusOf, stored } from '../../support/signing-in';

beforeEach(deleteAllSecrets);
const MINUTE = 60_000;
const DAY = 86_400_000;
const TOKEN = { path: '/oauth/token' };

describe('renewed', () => {
  test('not while it lasts', async () => {
    const s = await going();
    expect(statusOf(await s.net(question(s.id)))).toBe(200);
    s.clock.advance(DAY - 6 * MINUTE);
    expect(statusOf(await s.net(question(s.id)))).toBe(200);
    expect(s.since()).toEqual(['/graphql 200', '/graphql 200']);
    expect(await stored(s.id)).toMatchObject({ value: s.value, renewal: { token: s.token } });
  });

  test('a little before it ends; the new tokens are on the disk before one is used', async () => {
    const s = await going();
    s.clock.advance(DAY - 4 * MINUTE);
    const found: unknown[] = [];
    const told = await s.net({
      ...question(s.id),
      may: async () => found.push((await stored(s.id))?.value) > 0,
    });
    expect(statusOf(told)).toBe(200);
    expect(s.since()).toEqual(['/oauth/token 200', '/graphql 200']);
    expect(s.grant.access).not.toBe(s.value);
    expect(found).toEqual([s.grant.access]);
    expect(await stored(s.id)).toMatchObject({
      value: s.grant.access,
      renewal: { token: s.grant.refresh, endsAt: s.clock.now() + 86_399_000 },
    });
  });

  test.each([401, 400])(
    'after the tracker refused it with %i; the question is then answered',
    async (code) => {
      const s = await going();
      if (code === 400) {
        const body = JSON.stringify({ errors: [{ extensions: { code: 'AUTHENTICATION_ERROR' } }] });
        s.world.faults.on(
          { path: '/graphql' },
          { kind: 'answer', response: { status: 400, headers: {}, body } },
        );
      } else for (const key of s.world.linear.keys) if (key.secret === s.value) key.revoked = true;
      expect(statusOf(await s.net(question(s.id)))).toBe(200);
      expect(s.since()).toEqual([`/graphql ${code}`, '/oauth/token 200', '/graphql 200']);
    },
  );

  test('once only, where the new one is refused too', async () => {
    const s = await going();
    const response = { status: 401, headers: {}, body: '{}' };
    s.world.faults.on({ path: '/graphql' }, { kind: 'answer', response }, 'always');
    expect(statusOf(await s.net(question(s.id)))).toBe(401);
    expect(s.since()).toEqual(['/graphql 401', '/oauth/token 200', '/graphql 401']);
  });

  test('once, however many questions wait for it', async () => {
    const s = await going();
    s.clock.advance(2 * DAY);
    const told = await Promise.all(Array.from({ length: 12 }, () => s.net(question(s.id))));
    expect(told.map(statusOf)).toEqual(Array(12).fill(200));
    expect(s.since().filter((a) => a.startsWith('/oauth/token'))).toHaveLength(1);
  });

  test('once, when a dozen questions were refused at the same time', async () => {
    const s = await going();
    for (const key of s.world.linear.keys) if (key.secret === s.value) key.revoked = true;
    const told = await Promise.all(Array.from({ length: 12 }, () => s.net(question(s.id))));
    expect(told.map(statusOf)).toEqual(Array(12).fill(200));
    expect(s.since().filter((a) => a.startsWith('/oauth/token'))).toHaveLength(1);
  });

  test('each for itself, where there are two', async () => {
    const p = practiceLinear();
    const [one, two] = [await p.signedIn(), await p.signedIn('Allow in Globex', 'globex')];
    const { net } = p.worker();
    p.clock.advance(2 * DAY);
    const told = await Promise.all([one, two].map((s) => net(question(s.id))));
    expect(told.map(statusOf)).toEqual([200, 200]);
    for (const s of [one, two]) expect((await stored(s.id))?.value).toBe(s.grant.access);
  });

  test('day after day', async () => {
    const s = await going();
    for (let day = 0; day < 5; day++) {
      s.clock.advance(DAY);
      expect(statusOf(await s.net(question(s.id)))).toBe(200);
    }
    expect(s.world.linear.keys.filter((k) => k.grantId === s.grant.id)).toHaveLength(6);
  });
});

describe('left alone', () => {
  test('a key of the same tracker', async () => {
    const p = practiceLinear();
    const card = { tracker: 'linear', label: 'acme', owner: 'acme', origin: API };
    const id = await writeSecret({ ...card, value: LINEAR_KEYS.pmRevoked, raw: true });
    expect(statusOf(await p.worker().net(question(id)))).toBe(401);
    expect(p.asked()).toEqual(['/graphql 401']);
  });
  test('a request to another origin: it gets neither the token nor what renews it', async () => {
    const s = await going();
    s.clock.advance(2 * DAY);
    const url = 'https://api.github.com/user';
    expect(statusOf(await s.net({ ...question(s.id), url }))).toBe('refused');
    expect(s.since()).toEqual([]);
  });
  test('a sign-in that says it is of another origin', async () => {
    const p = practiceLinear();
    const card = { tracker: 'linear', label: 'x', owner: 'x', origin: 'https://api.github.com' };
    const id = await writeSecret({ ...card, value: 'v'.repeat(30), renewal: { token: 't', endsAt: 0 } });
    expect(statusOf(await p.worker().net(question(id)))).toBe('refused');
    expect(await p.worker().revoke(id)).toBe(false);
    expect(p.asked()).toEqual([]);
  });
});

describe('what cannot be renewed now', () => {
  test('goes on while it lasts', async () => {
    const s = await going();
    s.clock.advance(DAY - 4 * MINUTE);
    s.world.faults.on(TOKEN, { kind: 'offline' });
    expect(statusOf(await s.net(question(s.id)))).toBe(200);
  });
  test.each([
    ['offline', { kind: 'offline' } as const, 'offline'],
    [
      'a fault of the tracker',
      { kind: 'answer', response: { status: 503, headers: {}, body: '' } } as const,
      'server',
    ],
    ['a page in between', { kind: 'html' } as const, 'bad-answer'],
  ])('is told as it is, and tried again with the next question: %s', async (_, fault, code) => {
    const s = await going();
    s.clock.advance(2 * DAY);
    s.world.faults.on(TOKEN, fault);
    expect(statusOf(await s.net(question(s.id)))).toBe(code);
    expect(s.since().filter((a) => a.startsWith('/graphql'))).toEqual([]);
    expect(statusOf(await s.net(question(s.id)))).toBe(200);
  });
  test('the disk is full: the next question tries again with the token that is on it', async () => {
    const s = await going();
    s.clock.advance(2 * DAY);
    const full = { ...renewable(), renewed: async () => Promise.reject(new Error('QuotaExceededError')) };
    const told = await s.worker(full).net(question(s.id));
    expect(told).toMatchObject({ ok: false, trouble: { code: 'server', credential: s.id } });
    s.clock.advance(20 * MINUTE);
    expect(statusOf(await s.worker().net(question(s.id)))).toBe(200);
    expect(await stored(s.id)).toMatchObject({ value: s.grant.access });
  });
});

describe('the worker ends', () => {
  /** A worker that comes to its end after so many awaits, asking one question. */
  async function cut(s: Awaited<ReturnType<typeof going>>, steps: number): Promise<boolean> {
    const life = new Life();
    life.left = steps;
    const base = s.worker(life.guard(renewable()) as Renewable, async (req) => {
      await life.step();
      const told = await s.plain(req);
      await life.step();
      return told;
    });
    let done = false;
    void base.net(question(s.id)).then(() => {
      done = true;
    });
    await settled(() => life.steps, 400);
    return done && !life.dead;
  }
  test('anywhere: the next one goes on with what is on the disk, within the grace of the tracker', async () => {
    let steps = 0;
    for (let done = false; !done; steps++) {
      const s = await going();
      s.clock.advance(2 * DAY);
      done = await cut(s, steps);
      s.clock.advance(29 * MINUTE);
      expect(statusOf(await s.worker().net(question(s.id))), `after ${steps} steps`).toBe(200);
      expect((await stored(s.id))?.value).toBe(s.grant.access);
      await deleteAllSecrets();
    }
    expect(steps).toBeGreaterThan(8);
  });
  test('and nobody comes back within the grace: it has ended, and says so', async () => {
    const s = await going();
    s.clock.advance(2 * DAY);
    s.world.faults.on(TOKEN, { kind: 'drop-after' });
    expect(statusOf(await s.net(question(s.id)))).toBe('offline');
    s.clock.advance(31 * MINUTE);
    expect(statusOf(await s.net(question(s.id)))).toBe('credential-expired');
  });
});
