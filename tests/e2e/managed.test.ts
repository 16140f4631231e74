/** What an administrator sets, from a real policy file to what the options page is told. */
import { afterEach, describe, expect, inject, test } from 'vitest';
import { BUILD, type Person, until } from './driver';
import { buildWithId, setPolicy } from './policy';
import { QUICK, stageFor } from './stage';

const KEYS = {
  threshold: { value: 77, locked: true },
  waiverDays: { value: 30, locked: false },
  badges: { value: 'needs', locked: true },
};

describe('a policy file of the browser', () => {
  const kind = inject('kind');
  const stage = stageFor('managed', 'closed', QUICK);
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0).reverse()) end();
  });

  /** Skips the test where policies cannot be written, and says so. */
  function policy(skip: (why: string) => never, id: string, keys: object): void {
    const set = setPolicy(kind, id, keys);
    if (typeof set === 'string') {
      console.warn(`NOT TESTED: managed settings in ${kind}. ${set}.`);
      skip(set);
    } else ends.push(set);
  }
  const told = async (person: Person) => (await person.send({ type: 'team.list' })).managed;

  test('locks one key and presets another; the options page names which', async ({ skip }) => {
    const build = buildWithId(BUILD[kind]);
    ends.push(build.remove);
    policy(skip, build.id, KEYS);
    const pm = await stage.person('acme-pm', { build: build.folder });
    // What the browser itself hands over, before ours says anything of it.
    expect(await pm.inExtension('(globalThis.browser ?? chrome).storage.managed.get(null)')).toEqual(KEYS);
    expect(await told(pm)).toEqual({
      keys: expect.arrayContaining(['policy.threshold', 'policy.waiverDays', 'personal.badges']),
      locked: expect.arrayContaining(['policy.threshold', 'personal.badges']),
      problems: [],
    });
    const { settings, personal, of } = await pm.send({ type: 'settings.at' });
    expect(settings.policy).toMatchObject({ threshold: 77, waiverDays: 30 });
    expect(personal.badges).toBe('needs');
    expect(of['policy.threshold']).toEqual({ layer: 'organisation', locked: true });
    expect(of['policy.waiverDays']).toEqual({ layer: 'preset' });
    // A person cannot change what is locked, and keeps the rest.
    const after = await pm.send({ type: 'personal.put', patch: { badges: 'all', days: '2027-03-31' } });
    expect(after.personal).toMatchObject({ badges: 'needs', days: '2027-03-31' });

    // Firefox reads it when it starts; Chromium hears of a change.
    if (kind === 'firefox') return;
    policy(skip, build.id, { ...KEYS, threshold: { value: 55, locked: true } });
    const threshold = async () => (await pm.send({ type: 'settings.at' })).settings.policy.threshold;
    await until('the changed policy', async () => (await threshold()) === 55, 30_000);
  });

  test('without one, nothing is set and nothing is wrong', async () => {
    const pm = await stage.person('acme-pm');
    expect(await told(pm)).toEqual({ keys: [], locked: [], problems: [] });
    const { settings, of } = await pm.send({ type: 'settings.at' });
    expect(settings.policy.threshold).toBe(50);
    expect(Object.values(of).filter((o) => o.locked || o.layer === 'organisation')).toEqual([]);
  });
});
