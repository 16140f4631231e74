import { describe, expect, test } from 'vitest';
import type { Form } from '../../../lib/outcome/fields';
import { applyForm } from '../../../lib/outcome/fields';
import type { Content } from '../../../lib/outcome/record';
import { type Assessed, assess, gateOf, lastWaiverDay, mayWaive } from '../../../lib/team/assess';
import { DEFAULTS } from '../../../lib/team/defaults';
import type { Settings } from '../../../lib/team/team';

const GOOD: Form = {
  problem: 'Trial accounts meet an empty board and leave before they have imported anything',
  segment: 'trial accounts on the Team plan',
  metric: 'Week-1 activation',
  baseline: '31 %',
  target: '38 %',
  by: '2027-03-31',
  reason: '14 of 22 abandoned-setup interviews named empty boards',
  wrongIf: 'it stays below 34 %',
  business: 'Fewer set-up drop-outs retain trial accounts; measured by 31 March 2027',
};
const { baseline: _b, target: _t, wrongIf: _w, ...NO_TARGET } = GOOD;
const WEAK: Form = {
  problem: 'There is no filter on the order history page of the shop',
  segment: 'users',
  metric: 'engagement',
  target: 'more',
  by: 'soon',
  reason: 'the CEO promised it',
};
const TODAY = '2026-11-23';
const item = (form: Form | null, more: Partial<Assessed> = {}): Assessed => ({
  key: 'acme/shop#12',
  title: 'Import a CSV during sign-up',
  form: form ?? {},
  ...(form && { content: applyForm({}, form, () => 'g1') }),
  settings: DEFAULTS,
  today: TODAY,
  ...more,
});
const settings = (policy: Partial<Settings['policy']>): Settings => ({
  ...DEFAULTS,
  policy: { ...DEFAULTS.policy, ...policy },
});
const doing = { facts: { kind: 'doing' as const } };
const waiver = (until: string): Content['waiver'] => ({
  by: 'acme-pm',
  why: 'Provider ends the form',
  until,
});

describe('readiness', () => {
  test('a whole and strong bet is fine at every stage', () => {
    for (const kind of ['backlog', 'todo', 'doing', 'done'] as const) {
      const q = assess(item(GOOD, { facts: { kind } }));
      expect(q.readiness).toBe('fine');
      expect(q.strength?.score).toBeGreaterThanOrEqual(75);
      expect(q.unguarded).toBeUndefined();
    }
  });
  test('a whole but weak one is weak before work begins, and paused after', () => {
    expect(assess(item(WEAK)).readiness).toBe('weak');
    expect(assess(item(WEAK, doing)).readiness).toBe('paused');
  });
  test('one that is still being written is not called weak before work begins', () => {
    expect(assess(item(NO_TARGET)).readiness).toBe('fine');
    const q = assess(item(NO_TARGET, doing));
    expect(q).toMatchObject({ readiness: 'paused', unguarded: 'building' });
    expect(q.strength?.capped).toBe(true);
  });
  test('work that began without any outcome is unguarded, not paused', () => {
    expect(assess(item(null, doing))).toMatchObject({ readiness: 'fine', unguarded: 'building' });
    expect(assess(item(null, { facts: { kind: 'done' } })).unguarded).toBe('shipped');
    expect(assess(item(null)).unguarded).toBeUndefined();
  });
  test('an owner or a business link alone is no bet that could be weak', () => {
    for (const form of [{ owner: 'acme-pm' }, { business: GOOD.business ?? '' }]) {
      const q = assess(item(form, doing));
      expect([q.readiness, q.unguarded]).toEqual(['fine', 'building']);
    }
    expect(assess(item({ segment: 'users' }, doing)).readiness).toBe('paused');
  });
  test('a team that observes pauses nothing', () => {
    const levels = { ...DEFAULTS.policy.levels, building: 'observe' as const };
    const q = assess(item(WEAK, { ...doing, settings: settings({ levels }) }));
    expect(q).toMatchObject({ readiness: 'fine' });
    expect(q.strength?.score).toBeLessThan(50);
  });
  test('the line is the team’s', () => {
    const score = assess(item(GOOD)).strength?.score ?? 0;
    expect(assess(item(GOOD, { settings: settings({ threshold: score }) })).readiness).toBe('fine');
    expect(assess(item(GOOD, { settings: settings({ threshold: score + 1 }) })).readiness).toBe('weak');
  });
});

describe('waivers', () => {
  const waived = (until: string, form: Form | null = WEAK) => {
    const a = item(form, doing);
    return { ...a, content: { ...a.content, waiver: waiver(until) } };
  };
  test('a running one lets it pass, with what is still missing', () => {
    const q = assess(waived('2027-01-15', NO_TARGET));
    expect(q).toMatchObject({ readiness: 'fine', funding: 'waived', waiver: { until: '2027-01-15' } });
    expect(q.asked).toContain('target');
    expect(q.unguarded).toBeUndefined();
    expect(gateOf('close', waived('2027-01-15'))).toBeNull();
  });
  test('its last day counts; after it the item asks again', () => {
    expect(assess(waived(TODAY)).readiness).toBe('fine');
    expect(assess(waived('2026-11-22'))).toMatchObject({ readiness: 'paused', waiver: { ended: true } });
    expect(gateOf('close', waived('2026-11-22'))).not.toBeNull();
  });
  test('who may, and until when', () => {
    expect(lastWaiverDay(settings({ waiverDays: 30 }), TODAY)).toBe('2026-12-23');
    expect(mayWaive(DEFAULTS, undefined)).toBe(true);
    const leads = {
      ...settings({ whoMayWaive: 'leads' as const }),
      roles: [{ id: 'lead', name: 'Lead', people: ['Acme-PM '] }],
    };
    expect(mayWaive(leads, 'acme-pm')).toBe(true);
    expect(mayWaive(leads, 'acme-dev')).toBe(false);
    expect(mayWaive(leads, undefined)).toBe(false);
  });
});

describe('what is asked', () => {
  test('grows by stage, and is never more than three at once', () => {
    expect(assess(item(null)).asked).toEqual([]);
    expect(assess(item(null, { facts: { kind: 'todo' } })).asked).toEqual(['problem', 'segment', 'business']);
    const q = assess(item(null, doing));
    expect(q).toMatchObject({ asked: ['problem', 'segment', 'business'], more: 3 });
    expect(assess(item(NO_TARGET, doing)).asked).toEqual(['target']);
  });
  test('an exempt type, an old item and one beside the pilot are asked nothing', () => {
    const bug = item(WEAK, { facts: { kind: 'doing', type: 'Bug' } });
    expect(assess(bug)).toMatchObject({
      spared: { why: 'exempt', word: 'Bug' },
      readiness: 'fine',
      asked: [],
    });
    expect(gateOf('close', bug)).toBeNull();
    const old = { kind: 'doing' as const, createdAt: '2026-01-02T00:00:00Z' };
    const since = settings({ since: '2026-06-01' });
    expect(assess(item(null, { facts: old, settings: since })).spared?.why).toBe('old');
    const pilot = settings({ pilot: ['acme/shop#1'] });
    expect(assess(item(null, { settings: pilot, ...doing }))).toMatchObject({ spared: { why: 'not-pilot' } });
    expect(assess(item(null, { settings: pilot, ...doing })).unguarded).toBeUndefined();
  });
});

describe('funding', () => {
  test('by the one sentence that names a kind of outcome and a day of next quarter', () => {
    expect(assess(item(GOOD)).funding).toBe('funded');
    expect(assess(item({ ...GOOD, business: 'It is strategic' })).funding).toBe('not yet');
    expect(assess(item(NO_TARGET)).funding).toBe('funded');
    expect(assess(item(null)).funding).toBe('not yet');
  });
  test('next quarter is the team’s business year', () => {
    const form = { ...GOOD, business: 'Retains trial accounts; measured by 15 January 2027' };
    expect(assess(item(form)).funding).toBe('funded');
    expect(assess(item(form, { settings: { ...DEFAULTS, yearStart: 2 } })).funding).toBe('not yet');
  });
});

describe('findings', () => {
  test('the most pressing first; set aside ones apart, and they hold nothing back', () => {
    const q = assess(item(WEAK));
    const ranks = q.findings.map((f) => ['error', 'warning', 'info'].indexOf(f.severity));
    expect(ranks).toEqual([...ranks].sort());
    const [first] = q.findings;
    const a = item(WEAK);
    const aside = { id: 's1', rule: first?.rule ?? '', reason: 'Not for internal tools', by: 'acme-pm' };
    const less = assess({ ...a, content: { ...a.content, setAside: [aside] } });
    expect(less.findings.map((f) => f.rule)).not.toContain(first?.rule);
    expect(less.setAside).toEqual([{ rule: first?.rule, reason: 'Not for internal tools', by: 'acme-pm' }]);
  });
  test('a rule that is off finds nothing', () => {
    const rule = assess(item(WEAK)).findings[0]?.rule ?? '';
    const q = assess(item(WEAK, { settings: settings({ rules: { [rule]: 'off' } }) }));
    expect(q.findings.map((f) => f.rule)).not.toContain(rule);
  });
  test('a metric of the catalogue has its source and its direction', () => {
    const form = { ...GOOD, metric: 'Engagement' };
    const metrics = [{ id: 'eng', name: 'engagement', owner: 'acme-pm', goodDirection: 'up' as const }];
    const rules = (s: Settings) => assess(item(form, { settings: s })).findings.map((f) => f.rule);
    expect(rules(DEFAULTS)).toContain('H31');
    expect(rules({ ...DEFAULTS, metrics })).not.toContain('H31');
  });
});

describe('a press that is held', () => {
  test('closing without an outcome, or with a weak one', () => {
    expect(gateOf('close', item(null))).toMatchObject({
      act: 'close',
      to: 'shipped',
      level: 'nudge',
      more: 3,
    });
    expect(gateOf('close', item(WEAK))).toMatchObject({ threshold: 50, lastDay: '2027-02-21' });
    expect(gateOf('close', item(GOOD))).toBeNull();
  });
  test('the launch is no reason: it is told by the very press', () => {
    expect(gateOf('close', item(NO_TARGET))?.asked).toEqual(['target']);
  });
  test('creating is held only where the team asks something at the beginning', () => {
    expect(gateOf('create', item(null))).toBeNull();
    const asks = {
      ...DEFAULTS.policy.asks,
      problem: { ...DEFAULTS.policy.asks.problem, backlog: 'asked' as const },
    };
    const asking = settings({ asks });
    expect(gateOf('create', item(null, { settings: asking }))).toMatchObject({ asked: ['problem'], more: 0 });
    expect(gateOf('create', item(GOOD, { settings: asking }))).toBeNull();
  });
  test('never where the team only observes', () => {
    const levels = { ...DEFAULTS.policy.levels, shipped: 'observe' as const };
    expect(gateOf('close', item(null, { settings: settings({ levels }) }))).toBeNull();
  });
});
