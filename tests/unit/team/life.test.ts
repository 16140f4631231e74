/** What became of a bet after its plan froze, as the rules are told of it; and what a team lets a rule do. */
import { describe, expect, test } from 'vitest';
import { applyForm, type Form } from '../../../lib/outcome/fields';
import type { Content } from '../../../lib/outcome/record';
import { registered } from '../../../lib/outcome/registration';
import { type Assessed, assess, gateOf } from '../../../lib/team/assess';
import { DEFAULTS } from '../../../lib/team/defaults';

const FORM: Form = {
  problem: 'Trial accounts meet an empty board and leave before they have imported anything',
  segment: 'trial accounts on the Team plan',
  metric: 'Week-1 activation',
  baseline: '31 %',
  target: '38 %',
  by: '2026-10-31',
  reason: '14 of 22 abandoned-setup interviews named empty boards',
};
const plan = (form = FORM, afterwards = false): Content =>
  registered(
    applyForm({}, form, () => 'g1'),
    '2026-05-20T09:00:00Z',
    'acme-pm',
    afterwards ? 'afterwards' : 'in time',
  );
const rules = (content: Content, today = '2026-11-23', more: Partial<Assessed> = {}) =>
  assess({
    ...{ key: 'acme/shop#12', title: 'Import', form: { ...FORM }, content, settings: DEFAULTS, today },
    facts: { kind: 'done' },
    ...more,
  }).findings.map((f) => f.rule);

const launch = { date: '2026-06-01', confirmedBy: 'acme-pm' };

describe('after launch', () => {
  test('a checkpoint that passed without a reading is told, and a reading settles it', () => {
    expect(rules({ ...plan(), launch }, '2026-06-20')).not.toContain('H44');
    expect(rules({ ...plan(), launch }, '2026-07-20')).toContain('H44');
    const read = [{ id: 'r1', at: '2026-07-02', checkpoint: 30, value: '35 %' }];
    expect(rules({ ...plan(), launch, readings: read }, '2026-07-20')).not.toContain('H44');
  });
  test('what was never measured is told once the last checkpoint is over', () => {
    expect(rules({ ...plan(), launch }, '2026-08-20')).not.toContain('H45');
    expect(rules({ ...plan(), launch })).toContain('H45');
    // The item's own checkpoints come before the team's.
    expect(rules({ ...plan(), launch, checkpoints: [10] }, '2026-06-20')).toContain('H45');
  });
  test('a verdict before the last checkpoint is early, and a cause that was not shown is told', () => {
    const verdict = { kind: 'improved' as const, at: '2026-06-20', words: 'It caused more activation' };
    expect(rules({ ...plan(), launch, verdict })).toEqual(expect.arrayContaining(['H42', 'H43']));
  });
  test('met at first and missed at last is faded', () => {
    const readings = [
      { id: 'r1', at: '2026-07-01', checkpoint: 30, value: '39 %' },
      { id: 'r2', at: '2026-08-30', checkpoint: 90, value: '33 %' },
    ];
    expect(rules({ ...plan(), launch, readings })).toContain('H47');
  });
});

describe('a frozen plan', () => {
  const moved = (content: Content) =>
    ({ ...content, primary: { ...content.primary, target: '33 %' } }) as Content;
  test('that was moved without a word is told; with a reason it is not', () => {
    expect(rules(plan())).not.toContain('H40');
    const changed = { content: moved(plan()), form: { ...FORM, target: '33 %' } };
    expect(rules(changed.content, '2026-11-23', { form: changed.form })).toContain('H40');
    const amendments = [
      ...[
        {
          id: 'a1',
          field: 'target',
          from: '38 %',
          to: '33 %',
          at: '2026-05-22T09:00:00Z',
          reason: 'Half the traffic',
        },
      ],
    ];
    expect(rules({ ...changed.content, amendments }, '2026-11-23', { form: changed.form })).not.toContain(
      'H40',
    );
  });
  test('that froze after it had shipped is told', () => {
    const early = { date: '2026-05-01', confirmedBy: 'acme-pm' };
    expect(rules({ ...plan(), launch: early })).toContain('H41');
  });
});

describe('what a team lets a rule do', () => {
  const weak: Form = { ...FORM, baseline: '38 %', target: '31 %' };
  const judged = (says: Record<string, 'off' | 'advise' | 'pause'>) =>
    assess({
      ...{ key: 'acme/shop#12', title: 'Import', form: { ...weak, direction: 'up' } },
      content: applyForm({}, { ...weak, direction: 'up' }, () => 'g1'),
      settings: { ...DEFAULTS, policy: { ...DEFAULTS.policy, rules: says } },
      today: '2026-05-20',
    });
  test('a rule that may pause holds the strength; told to advise it only says so; off it is silent', () => {
    const may = judged({});
    const [clash] = may.findings.filter((f) => f.severity === 'error');
    expect(clash).toBeDefined();
    expect(may.strength?.capped).toBe(true);
    const errors = Object.fromEntries(
      may.findings.filter((f) => f.severity === 'error').map((f) => [f.rule, 'advise' as const]),
    );
    const advises = judged(errors);
    expect(advises.findings.map((f) => f.rule)).toEqual(may.findings.map((f) => f.rule));
    expect(advises.strength?.capped).toBe(false);
    expect(judged({ [clash?.rule ?? '']: 'off' }).findings.map((f) => f.rule)).not.toContain(clash?.rule);
  });
});

test('a finding that was set aside is not held against the bet, and earns it nothing', () => {
  const { target: _, ...form } = FORM;
  const a = (content: Content) =>
    assess({
      ...{ key: 'acme/shop#12', title: 'Import', form, content, settings: DEFAULTS, today: '2026-05-20' },
      facts: { kind: 'doing' },
    });
  const before = applyForm({}, form, () => 'g1');
  const found = a(before);
  expect(found.findings.map((f) => f.rule)).toContain('H08');
  expect(found.strength).toMatchObject({ capped: true, score: 49 });
  const aside = a({ ...before, setAside: [{ id: 's1', rule: 'H08', reason: 'Agreed with research' }] });
  expect(aside.findings.map((f) => f.rule)).not.toContain('H08');
  expect(aside.strength).toMatchObject({ capped: false, score: found.strength?.uncapped });
});

test('what comes after an act is not asked before it', () => {
  const asks = {
    ...DEFAULTS.policy.asks,
    reading: { ...DEFAULTS.policy.asks.reading, shipped: 'asked' as const },
  };
  const settings = {
    ...DEFAULTS,
    policy: { ...DEFAULTS.policy, asks, levels: { ...DEFAULTS.policy.levels, shipped: 'require' as const } },
  };
  const form = {
    ...FORM,
    guardrail: 'Support tickets',
    business: 'Retains trial accounts; measured by 31 July 2026',
  };
  const content = applyForm({}, form, () => 'g1');
  const item = { key: 'acme/shop#12', title: 'Import', form, content, settings, today: '2026-05-20' };
  expect(gateOf('close', item)?.asked ?? []).toEqual([]);
});

test('funded stays funded once its plan is frozen', () => {
  const form = { ...FORM, business: 'Retains trial accounts; measured by 31 July 2026' };
  const funding = (content: Content, today: string) =>
    assess({
      ...{ key: 'acme/shop#12', title: 'Import', form, content, settings: DEFAULTS, today },
    }).funding;
  expect(funding(plan(form), '2026-05-20')).toBe('funded');
  expect(funding(plan(form), '2026-11-23')).toBe('funded');
  expect(
    funding(
      applyForm({}, form, () => 'g1'),
      '2026-11-23',
    ),
  ).toBe('not yet');
});
