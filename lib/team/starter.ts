/**
 * Metrics to begin a catalogue with, by kind. Nobody has them until a team takes them: then they are the team's own, to
 * be renamed, bound to a source and given a better definition.
 */
import type { CatalogueMetric, MetricKind } from './team';

const metric = (
  id: string,
  name: string,
  kind: MetricKind,
  unit: string,
  goodDirection: 'up' | 'down',
  text: string,
): CatalogueMetric => ({ id, name, kind, unit, goodDirection, definitions: [{ version: 1, text }] });

export const STARTER: readonly CatalogueMetric[] = [
  metric(
    'activation-rate',
    'Activation rate',
    'activation',
    '%',
    'up',
    'New accounts that do the first thing of value within 7 days of signing up, as a share of all new accounts of that week. Own staff and test accounts are left out.',
  ),
  metric(
    'time-to-first-value',
    'Time to first value',
    'activation',
    'min',
    'down',
    'Median time from signing up to the first thing of value, over the accounts of a week that reach it within 30 days.',
  ),
  metric(
    'weekly-use',
    'Weekly use of the feature',
    'usage frequency',
    '%',
    'up',
    'Active accounts that use the feature at least once in a week, as a share of all accounts active in that week.',
  ),
  metric(
    'uses-per-user',
    'Uses per user and week',
    'usage frequency',
    'times',
    'up',
    'Mean number of uses in a week among people who use the feature at all in that week.',
  ),
  metric(
    'workflow-completion',
    'Workflow completion',
    'workflow completion',
    '%',
    'up',
    'Runs of the workflow that reach its end within one session, as a share of all runs begun that day. Bots are left out.',
  ),
  metric(
    'time-to-complete',
    'Time to complete',
    'workflow completion',
    'min',
    'down',
    'Median time from the first to the last step, over runs of the workflow completed that day.',
  ),
  metric(
    'retention-week-8',
    'Retention in week 8',
    'retention',
    '%',
    'up',
    'Accounts active in the eighth week after signing up, as a share of all accounts that signed up in the same week.',
  ),
  metric(
    'logo-churn',
    'Churned customers',
    'retention',
    '%',
    'down',
    'Paying customers at the start of a month that no longer pay at its end, as a share of those at its start.',
  ),
  metric(
    'upgrade-rate',
    'Upgrades',
    'expansion',
    '%',
    'up',
    'Paying accounts that move to a larger plan within a month, as a share of all paying accounts at its start.',
  ),
  metric(
    'seats-per-account',
    'Seats per account',
    'expansion',
    'seats',
    'up',
    'Mean number of paid seats per paying account at the end of a month.',
  ),
  metric(
    'tickets-per-customer',
    'Support tickets per 1,000 customers',
    'deflection',
    'tickets',
    'down',
    'Support tickets opened in a week about this topic, per 1,000 customers active in that week.',
  ),
  metric(
    'self-service-share',
    'Answered without a ticket',
    'deflection',
    '%',
    'up',
    'Visits to the help pages of this topic that are not followed by a ticket within 3 days, as a share of all such visits.',
  ),
  metric(
    'revenue-per-account',
    'Revenue per account',
    'revenue',
    'per month',
    'up',
    'Recurring revenue of a month by its number of paying accounts, in the currency of the team.',
  ),
  metric(
    'win-rate',
    'Win rate',
    'revenue',
    '%',
    'up',
    'Opportunities won, as a share of all that were closed in the same month.',
  ),
];
