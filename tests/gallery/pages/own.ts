/** What the worker answers besides teams. */
import type { Answers } from '../../../lib/messages/protocol';
import { file, place } from '../../unit/pages/team-worker';

const used = { scope: 'place' as const, choice: 'used' as const, at: Date.parse('2026-10-01T09:00:00Z') };

export const OWN: Record<string, () => unknown> = {
  'settings.get': (): Answers['settings.get'] => ({
    settings: { developer: false },
    places: [
      { tracker: 'github', site: 'github.com', name: place.name, ...used },
      { tracker: 'github', site: 'github.com', name: file.name, ...used },
      { tracker: 'jira', site: 'acme.atlassian.net', name: 'SHOP', ...used },
      { tracker: 'linear', site: 'linear.app', name: 'acme', ...used, scope: 'owner' },
    ],
    remembered: [],
    markers: [],
    version: '0.1.0',
  }),
  'connection.list': () => ({ connections: [] }),
  'ledger.list': () => ({ rows: [] }),
  'pending.list': () => ({ pending: [] }),
  'outbox.list': () => ({ rows: [] }),
  'site.list': () => ({ sites: {} }),
  'team.preview': (): Answers['team.preview'] => ({
    items: 25,
    pass: 18,
    nudged: 4,
    paused: 3,
    unread: 0,
    which: [
      {
        key: 'acme/shop#136',
        title: 'Show the delivery cost earlier',
        stage: 'building',
        url: 'https://github.com/acme/shop/issues/136',
      },
      {
        key: 'acme/shop#139',
        title: 'Saved addresses at checkout',
        stage: 'building',
        url: 'https://github.com/acme/shop/issues/139',
      },
      { key: 'acme/shop#151', title: 'Pay without an account', stage: 'building' },
    ],
  }),
  'team.brief': (): Answers['team.brief'] => ({
    team: 'Checkout',
    intro:
      'We look at what changed for shoppers, not at what we shipped. Each bet says whose problem it solves and which number moves; ninety days later we look.',
    outcomes: [
      {
        key: 'acme/shop#118',
        title: 'Show the delivery cost before the last checkout step',
        sentence:
          'We believe that solving this problem — the delivery cost shows only on the last step — for first-time shoppers on mobile will raise Checkout completion from 61.2 % to 65 % by 31 March 2027 because 9 of 12 shoppers we watched left when it appeared.',
        url: 'https://github.com/acme/shop/issues/118',
      },
      {
        key: 'acme/shop#142',
        title: 'Let shoppers pay without an account',
        sentence:
          'We believe that solving this problem — first-time buyers abandon when asked to register — for first-time buyers will raise Checkout completion from 61.2 % to 66 % by 31 March 2027 because 14 of 22 interviews named it.',
      },
    ],
    outputs: [
      { key: 'acme/shop#97', title: 'New footer' },
      {
        key: 'acme/shop#101',
        title: 'Upgrade the payment library',
        url: 'https://github.com/acme/shop/issues/101',
      },
    ],
    roles: [
      {
        name: 'Product manager',
        people: ['acme-pm'],
        does: 'Writes the outcome, confirms the launch, looks again after 30, 60 and 90 days.',
      },
      {
        name: 'Lead',
        people: ['acme-lead', 'acme-cto'],
        does: 'Decides what is funded, and which exceptions are made.',
      },
      {
        name: 'Engineer',
        people: [],
        does: 'Owns how it is built, and says when a smaller vehicle would do.',
      },
    ],
    rhythm: [
      'Every 2 weeks on Tuesday',
      '30 minutes: what became due, one decision each.',
      'Looks 30, 60 and 90 days after launch',
    ],
    asks: [
      { stage: 'ready', what: ['a problem', 'whom it is for', 'a business link'] },
      { stage: 'building', what: ['a metric', 'a target with its date', 'a reason'] },
      { stage: 'shipped', what: ['a launch date'] },
      { stage: 'measured', what: ['a reading'] },
      { stage: 'decided', what: ['a decision with one learning'] },
    ],
    rules: [
      'A bet starts building at 50 of 100 points; what each point is for stands beside it.',
      'Anyone may go on without an answer, with a reason and an end, for 90 days at most.',
    ],
    metrics: [
      {
        name: 'Checkout completion',
        means: 'Sessions that reach the receipt, of those that saw the cart; bots not counted.',
      },
      { name: 'Tickets per 1,000 orders' },
    ],
    goals: [
      { name: 'More first orders', metric: 'Checkout completion', until: '2027-06-30' },
      { name: 'Answer without a ticket', until: '2027-06-30' },
    ],
    links: ['https://acme.example/how-we-work'],
    made: '2026-11-20T09:12:00Z',
  }),
};
