import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../../lib/outcome/fields';
import { compareStages, STAGES, type Stage } from '../../../lib/outcome/stage';
import { ASK, ASK_FOR } from '../../../lib/strings/team';
import { askedAt, blankOf, firstOf, offeredAt, rowOf, withAsk } from '../../../lib/team/asks';
import { DEFAULT_POLICY, DEFAULTS } from '../../../lib/team/defaults';
import { settingsOf } from '../../../lib/team/layers';
import { ASKS, type Asked, type Policy } from '../../../lib/team/team';
import { holds } from '../../support/arbitraries';

const policyOf = (policy: Policy) =>
  settingsOf({ team: { sightline: 'team', format: '1.0', id: 't', name: 'T', policy } }).settings.policy;

describe('what is asked without a team', () => {
  it.each([
    ['backlog', [], ['problem']],
    ['ready', ['problem', 'segment', 'business'], ['metric', 'target', 'reason']],
    ['building', ['problem', 'segment', 'business', 'metric', 'target', 'reason'], ['guardrail']],
    ['shipped', ['problem', 'segment', 'business', 'metric', 'target', 'reason', 'launch'], ['guardrail']],
  ] as const)('at %s', (stage, asked, offered) => {
    expect(askedAt(DEFAULT_POLICY, stage)).toEqual(asked);
    expect(offeredAt(DEFAULT_POLICY, stage)).toEqual(offered);
  });

  it('is all of it at the end, and grows by three at most at each step', () => {
    expect(askedAt(DEFAULT_POLICY, 'decided')).toEqual(ASKS.filter((a) => a !== 'guardrail'));
    for (const [i, stage] of STAGES.entries()) {
      const before = STAGES[i - 1];
      const known = before ? askedAt(DEFAULT_POLICY, before) : [];
      expect(askedAt(DEFAULT_POLICY, stage).filter((a) => !known.includes(a)).length).toBeLessThanOrEqual(3);
    }
  });

  it('has a name each', () => {
    for (const ask of ASKS) expect([ASK[ask], ASK_FOR[ask]].every((w) => w !== '')).toBe(true);
  });
});

describe('one ask at every stage', () => {
  it('stays as it is until a stage says otherwise', () => {
    expect(rowOf([{ ready: 'offered', shipped: 'asked', decided: 'no' }])).toEqual({
      backlog: 'no',
      ready: 'offered',
      building: 'offered',
      shipped: 'asked',
      measured: 'asked',
      decided: 'no',
    });
  });

  it('follows the first layer from where it speaks on, and the ones behind it before', () => {
    expect(
      rowOf([{ building: 'no' }, { backlog: 'offered', ready: 'asked', shipped: 'asked' }]),
    ).toMatchObject({
      backlog: 'offered',
      ready: 'asked',
      building: 'no',
      shipped: 'no',
      decided: 'no',
    });
  });

  it('of a team that asks for a guardrail at Ready is asked at Building as well', () => {
    expect(policyOf({ asks: { guardrail: { ready: 'asked' } } }).asks.guardrail.building).toBe('asked');
  });

  it('changes at one stage alone, whatever it was', () => {
    const cell = fc.constantFrom<Asked>('asked', 'offered', 'no');
    const said = fc.record(Object.fromEntries(STAGES.map((s) => [s, cell])) as Record<Stage, typeof cell>, {
      requiredKeys: [],
    });
    holds(
      fc.property(
        said,
        fc.constantFrom(...ASKS),
        fc.constantFrom(...STAGES),
        cell,
        (row, ask, stage, asked) => {
          const before: Policy = { asks: { [ask]: { ...row, later: 1 } }, threshold: 7 };
          const was = policyOf(before);
          const after = withAsk(before, ask, was.asks[ask], stage, asked);
          const is = policyOf(after);
          expect(is).toEqual({ ...was, asks: { ...was.asks, [ask]: { ...was.asks[ask], [stage]: asked } } });
          expect(after.asks?.[ask]).toMatchObject({ later: 1 });
        },
      ),
      300,
    );
  });
});

describe('what is not answered', () => {
  const FULL: Form = {
    problem: 'p',
    segment: 's',
    business: 'b',
    metric: 'm',
    target: '67 %',
    by: '2027-03-31',
    reason: 'r',
    guardrail: 'g',
  };
  const beside = {
    launch: { date: '2026-11-01' },
    readings: [{ id: 'r', at: '2026-12-01' }],
    decision: { kind: 'keep', at: '2027-01-01' },
    learning: 'l',
  };

  it('is everything at first, and nothing at the end', () => {
    expect(blankOf(ASKS, {})).toEqual(ASKS);
    expect(blankOf(ASKS, FULL, beside)).toEqual([]);
  });

  it.each([
    ['problem', { problem: '  ' }],
    ['segment', { segment: '' }],
    ['business', { business: '\n' }],
    ['metric', { metric: '' }],
    ['target', { target: '' }],
    ['target', { by: ' ' }],
    ['reason', { reason: '' }],
    ['guardrail', { guardrail: '' }],
  ] as const)('%s without %j', (ask, without) => {
    expect(blankOf(ASKS, { ...FULL, ...without }, beside)).toEqual([ask]);
  });

  it('a metric may wait for its baseline', () => {
    expect(blankOf(['metric'], { metric: 'm' })).toEqual([]);
  });

  it('a verdict is a reading, and a decision needs its learning', () => {
    const { readings: _, ...rest } = beside;
    expect(blankOf(ASKS, FULL, rest)).toEqual(['reading']);
    expect(blankOf(ASKS, FULL, { ...rest, verdict: { kind: 'improved', at: '2027-01-01' } })).toEqual([]);
    expect(blankOf(ASKS, FULL, { ...beside, learning: ' ' })).toEqual(['decision']);
  });

  it('is cut to three, in the order of asking', () => {
    const blank = blankOf(askedAt(DEFAULTS.policy, 'building'), { segment: 's' });
    expect(firstOf(blank)).toEqual({ asked: ['problem', 'business', 'metric'], more: 2 });
    expect(firstOf(['problem'])).toEqual({ asked: ['problem'], more: 0 });
    expect(firstOf([])).toEqual({ asked: [], more: 0 });
  });

  it('never shrinks from one stage to the next', () => {
    holds(
      fc.property(fc.constantFrom(...STAGES), fc.constantFrom(...STAGES), (a, b) => {
        const [early, late] = compareStages(a, b) <= 0 ? [a, b] : [b, a];
        expect(askedAt(DEFAULT_POLICY, late)).toEqual(expect.arrayContaining(askedAt(DEFAULT_POLICY, early)));
      }),
    );
  });
});
