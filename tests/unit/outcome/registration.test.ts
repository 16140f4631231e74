import { describe, expect, test } from 'vitest';
import { merge } from '../../../lib/outcome/merge';
import type { Content } from '../../../lib/outcome/record';
import { amended, drift, PLAN, planOf, registered, registrable } from '../../../lib/outcome/registration';
import { versionOf } from '../../../lib/outcome/version';
import { FULL_CONTENT } from '../../fixtures/outcome/full';

const BET: Content = {
  hypothesis: { problem: 'Finance retypes 40 rows', segment: 'Team admins', reason: '7 of 9 do' },
  primary: { metric: { name: 'Activation' }, baseline: '31 %', target: '38 %', by: '2027-03-31' },
};
const AT = '2026-09-14T10:00:00.000Z';
const held = registered(BET, AT, 'acme-pm', 'in time');
let ids = 0;
const how = (reason: string, at = '2026-10-12T09:00:00.000Z') => ({
  at,
  by: 'acme-dev',
  reason,
  newId: () => `a${++ids}`,
});
const target = (content: Content, to: string): Content => ({
  ...content,
  primary: { ...content.primary, metric: { name: 'Activation' }, target: to },
});

describe('registration', () => {
  test('freezes the plan with date, author and the hash of what stood there', () => {
    expect(held.registration).toEqual({ at: AT, by: 'acme-pm', hash: versionOf(BET), plan: planOf(BET) });
    expect(held.registration?.plan).toMatchObject({
      target: '38 %',
      by: '2027-03-31',
      segment: 'Team admins',
    });
  });
  test('needs something to hold a number against, and happens once', () => {
    expect(registrable(BET)).toBe(true);
    expect(registrable({ hypothesis: BET.hypothesis })).toBe(false);
    expect(registrable(held)).toBe(false);
    expect(registrable({ ...BET, removed: { at: AT } })).toBe(false);
  });
  test('late is said', () => {
    expect(registered(BET, AT, undefined, 'late').registration).toMatchObject({ late: true });
    expect(registered(BET, AT, undefined, 'afterwards').registration).toMatchObject({ afterwards: true });
    expect(held.registration).not.toHaveProperty('late');
    expect(held.registration).not.toHaveProperty('afterwards');
  });
  test('every field of the plan that the full record has is in it', () => {
    const plan = planOf(FULL_CONTENT);
    expect(Object.keys(plan).every((f) => (PLAN as string[]).includes(f))).toBe(true);
    expect(Object.keys(plan).length).toBeGreaterThan(6);
  });
});

describe('changes of a frozen plan', () => {
  test('the amendments of the full record explain all that was changed in it', () => {
    expect(drift(FULL_CONTENT)).toEqual([]);
    expect(drift({ ...FULL_CONTENT, amendments: [] }).map((d) => d.field)).toEqual(['target', 'by']);
  });
  test('nothing differs at first, and a better problem is no change of the plan', () => {
    expect(drift(held)).toEqual([]);
    expect(drift({ ...held, hypothesis: { ...held.hypothesis, problem: 'Better put' } })).toEqual([]);
    expect(drift(BET)).toEqual([]);
  });
  test('a moved target is told until an amendment explains it', () => {
    const moved = target(held, '35 %');
    expect(drift(moved)).toEqual([{ field: 'target', from: '38 %', to: '35 %' }]);
    const explained = amended(moved, how('Less traffic than thought'));
    expect(drift(explained)).toEqual([]);
    expect(explained.amendments).toHaveLength(1);
    expect(explained.amendments?.[0]).toMatchObject({ field: 'target', from: '38 %', to: '35 %' });
  });
  test('amendments follow each other by their time, in whatever order they stand', () => {
    const once = amended(target(held, '36 %'), how('first', '2026-10-01T00:00:00.000Z'));
    const twice = amended(target(once, '35 %'), how('second', '2026-11-01T00:00:00.000Z'));
    expect(twice.amendments?.at(-1)).toMatchObject({ from: '36 %', to: '35 %', reason: 'second' });
    const turned = { ...twice, amendments: [...(twice.amendments ?? [])].reverse() };
    expect(drift(turned)).toEqual([]);
  });
  test('a field that was emptied, and one that was not there, are told as well', () => {
    const { baseline: _, ...rest } = BET.primary ?? { metric: { name: '' } };
    const emptied = { ...held, primary: rest, hypothesis: { ...BET.hypothesis, wrongIf: 'below 34 %' } };
    expect(drift(emptied)).toEqual([
      { field: 'baseline', from: '31 %' },
      { field: 'wrongIf', to: 'below 34 %' },
    ]);
  });
  test('nothing to explain adds nothing', () => {
    expect(amended(held, how('for nothing'))).toBe(held);
  });
});

describe('registered by two who did not see each other', () => {
  const other = registered(BET, '2026-09-14T09:59:00.000Z', 'acme-dev', 'in time');
  test('the first stands, whoever merges, and nobody is asked', () => {
    for (const [mine, theirs] of [
      [held, other],
      [other, held],
    ] as const) {
      const out = merge(BET, mine, theirs);
      expect(out.conflicts).toEqual([]);
      expect(out.content.registration).toEqual(other.registration);
    }
  });
  test('a witness that came meanwhile stays', () => {
    const reg = held.registration;
    if (!reg) throw new Error('not registered');
    const seen = { ...held, registration: { ...reg, witness: 'comment of 14 Sep' } };
    expect(merge(held, seen, { ...held, owner: 'acme-pm' }).content.registration?.witness).toBeDefined();
    expect(merge(BET, seen, held).content.registration?.witness).toBeDefined();
    expect(merge(BET, held, seen).content.registration?.witness).toBeDefined();
  });
});
