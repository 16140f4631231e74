import { describe, expect, it } from 'vitest';
import { type BriefItem, briefOf } from '../../../lib/team/brief';
import { settingsOf } from '../../../lib/team/layers';
import type { Team } from '../../../lib/team/team';
import { FULL_TEAM } from '../../fixtures/team/full';

const item = (key: string, more: Partial<BriefItem> = {}): BriefItem => ({
  key,
  title: `Title of ${key}`,
  hasOutcome: false,
  shipped: false,
  ...more,
});
const bet = (key: string) =>
  item(key, { hasOutcome: true, sentence: `We believe in ${key}.`, url: `https://a.example/${key}` });
const brief = (team: Team, items: readonly BriefItem[] = []) =>
  briefOf(team, settingsOf({ team }).settings, items, '2026-11-23');

describe('the one page', () => {
  it('of a whole team', () => {
    expect(brief(FULL_TEAM, [bet('a#1'), item('a#2', { shipped: true }), item('a#3')])).toEqual({
      team: 'Checkout',
      intro: 'What we do,\nand why.',
      outcomes: [
        { key: 'a#1', title: 'Title of a#1', sentence: 'We believe in a#1.', url: 'https://a.example/a#1' },
      ],
      outputs: [{ key: 'a#2', title: 'Title of a#2' }],
      roles: [
        { name: 'Product manager', people: ['acme-pm'], does: 'Writes the outcome.' },
        { name: 'Lead', people: ['acme-lead', 'Åsa Öberg'], does: '' },
      ],
      rhythm: [
        'Outcome review every 2 weeks, on Tuesday: what is due, what changed, what was surprising.',
        'Each launch is looked at again after 14, 30 and 90 days.',
        'This quarter is FY27 Q3; it ends on 31 Dec 2026.',
        'Half an hour, with the board open.',
      ],
      asks: [
        { stage: 'ready', what: ['Problem', 'For whom', 'Business link'] },
        { stage: 'building', what: ['Metric and baseline', 'Target and date', 'Because', 'Guardrail'] },
        { stage: 'shipped', what: ['Launch date'] },
        { stage: 'measured', what: ['One reading'] },
        { stage: 'decided', what: ['Decision, one learning'] },
      ],
      rules: [
        'A bet starts building at 60 of 100 points; what each point is for stands beside it.',
        'Only leads (acme-lead, Åsa Öberg) may let something go on without an answer, with a reason and an end, for 30 days at most.',
      ],
      // One that is not offered any more is not counted any more.
      metrics: [{ name: 'Checkout completion', means: 'The same without bots.' }],
      goals: [{ name: 'Answer without a ticket', metric: 'Tickets per 1,000 orders', until: '2027-06-30' }],
      links: ['https://acme.example/primer'],
      made: '2026-11-23',
    });
  });

  it('of a team that has said nothing yet has words of its own and the roles that there are', () => {
    const made = brief({ sightline: 'team', format: '1.0', id: 't', name: 'Growth' });
    expect(made.intro).toMatch(/^Growth is asked what changes, not what is shipped\./);
    expect(made.roles.map((r) => r.name)).toContain('Lead');
    expect(made.rhythm).toHaveLength(3);
    expect(made.rules[1]).toMatch(/^Anyone may go on .* for 90 days at most\.$/);
    expect([made.outcomes, made.outputs, made.goals, made.links]).toEqual([[], [], [], []]);
  });

  it('shows examples, not lists', () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      i % 2 ? bet(`a#${i}`) : item(`a#${i}`, { shipped: true }),
    );
    const made = brief(FULL_TEAM, many);
    expect([made.outcomes.length, made.outputs.length]).toEqual([5, 5]);
    expect(made.outcomes[0]?.key).toBe('a#1');
  });
});
