import { expect, test } from 'vitest';
import { managedStore } from '../../../lib/store/managed';
import { MANAGED_PROBLEM } from '../../../lib/strings/team-managed';
import { settingsOf } from '../../../lib/team/layers';

const NOTHING = { keys: [], locked: [], problems: [] };
const rejecting = (why: string) => ({ get: () => Promise.reject(new Error(why)) });

test.each([
  ['a browser without such an area', undefined],
  ['Chromium without a policy', { get: async () => ({}) }],
  ['Firefox without a policy', rejecting('Managed storage manifest not found')],
])('%s: nothing is set, and nothing is wrong', async (_, area) => {
  const { settings, view } = await managedStore(area)();
  expect(view).toEqual(NOTHING);
  expect(settingsOf({ managed: settings })).toEqual(settingsOf({}));
});

test('keys are locked or preset, each for itself; a wrong one is named, and the others hold', async () => {
  const asked: unknown[] = [];
  const get = async (keys: null) => {
    asked.push(keys);
    return {
      threshold: { value: 70, locked: true },
      waiverDays: { value: 30 },
      badges: { value: 'sometimes', locked: true },
    };
  };
  const { settings, view } = await managedStore({ get })();
  expect(asked).toEqual([null]);
  expect(view.keys.sort()).toEqual(['policy.threshold', 'policy.waiverDays']);
  expect(view.locked).toEqual(['policy.threshold']);
  expect(view.problems).toMatchObject([{ path: 'badges' }]);
  expect(settingsOf({ managed: settings }).settings.policy).toMatchObject({ threshold: 70, waiverDays: 30 });
});

test('an area that cannot be read is said, and asked again the next time', async () => {
  let broken = true;
  const get = async () => {
    if (broken) throw new Error('the manifest is not valid');
    return { threshold: { value: 70, locked: true } };
  };
  const read = managedStore({ get });
  expect((await read()).view).toEqual({ ...NOTHING, problems: [{ text: MANAGED_PROBLEM.unreadable }] });
  broken = false;
  expect((await read()).view.locked).toEqual(['policy.threshold']);
});
