/** What the worker knows in each picture. */
import type { TeamProblem } from '../../../lib/messages/team-protocol';
import { diffTeams } from '../../../lib/team/diff';
import { STARTER } from '../../../lib/team/starter';
import type { Team } from '../../../lib/team/team';
import { AT, checkout, place, teamWorker, viewOf, type World } from '../../unit/pages/team-worker';

const DAY = 86_400_000;

const full = checkout({
  scopes: [
    { tracker: 'github', site: 'github.com', place: 'acme/shop' },
    { tracker: 'github', site: 'github.com', place: 'acme/*' },
    { tracker: 'jira', site: 'acme.atlassian.net', place: 'SHOP' },
    { tracker: 'linear', site: 'linear.app', place: 'acme/ENG' },
  ],
  policy: { threshold: 40, since: '2026-11-01', levels: { building: 'require', backlog: 'observe' } },
  metrics: [
    {
      id: 'checkout',
      name: 'Checkout completion',
      kind: 'workflow completion',
      unit: '%',
      goodDirection: 'up',
      owner: 'acme-pm',
      source: 'umami',
      definitions: [
        { version: 1, text: 'Orders over sessions that reached the cart.' },
        {
          version: 2,
          text: 'Orders over sessions that reached checkout.',
          from: '2026-05-01',
          change: 'Sessions begin at checkout.',
        },
      ],
    },
    {
      id: 'tickets',
      name: 'Tickets about delivery cost',
      unit: 'a week',
      goodDirection: 'down',
      kind: 'deflection',
    },
    { id: 'old', name: 'Page views', unit: '', retired: true },
  ],
  goals: [
    {
      id: 'first-order',
      name: 'More first orders',
      metric: 'checkout',
      until: '2027-06-30',
      owner: 'acme-pm',
    },
  ],
  themes: [{ id: 'emea', name: 'EMEA' }],
  sources: [{ id: 'umami', name: 'Umami', origin: 'https://umami.acme.example' }],
  stages: [
    { stage: 'ready', states: ['Selected'], labels: ['ready'] },
    { stage: 'building', states: ['In progress', 'In review'], columns: ['Doing'] },
  ],
  roles: [
    {
      id: 'pm',
      name: 'Product manager',
      people: ['acme-pm'],
      does: 'Writes the outcome, confirms the launch.',
    },
    { id: 'lead', name: 'Lead', people: [], does: 'Decides what is funded.' },
  ],
  rhythm: { every: '2 weeks', on: 'Tuesday', note: '30 minutes: what became due, one decision each.' },
  brief: {
    intro: 'We look at what changed for shoppers, not at what we shipped.',
    links: ['https://acme.example/how'],
  },
});

const theirs: Team = {
  ...full,
  policy: { ...full.policy, threshold: 50, asks: { reason: { ready: 'asked' } }, whoMayWaive: 'leads' },
  metrics: [
    ...(full.metrics ?? []).map((m) =>
      m.id === 'checkout'
        ? {
            ...m,
            definitions: [
              ...(m.definitions ?? []),
              {
                version: 3,
                text: 'Orders over sessions of people that reached checkout.',
                change: 'Bots no longer counted.',
              },
            ],
          }
        : m,
    ),
    {
      id: 'repeat',
      name: 'Repeat orders from history',
      unit: '%',
      goodDirection: 'up',
      owner: 'acme-pm',
      source: 'umami',
    },
  ],
  goals: [...(full.goals ?? []), { id: 'no-ticket', name: 'Answer without a ticket', until: '2027-06-30' }],
  sources: [{ id: 'umami', name: 'Umami', origin: 'https://stats.acme.example' }],
};

const changes = diffTeams(full, theirs, { locked: new Set(['policy.whoMayWaive']) });

const problems: TeamProblem[] = [
  { line: 41, text: '“treshold” is not a setting. “threshold” is meant?' },
  { line: 52, text: 'goals, 3: until has to be a day such as 2027-03-31, and is “soon”.' },
];
const long =
  'Delivery, returns and everything that happens after somebody has pressed the button and before it arrives';

const friction = {
  days: Array.from({ length: 18 }, (_, i) => ({
    day: new Date(AT - (18 - i) * DAY).toISOString().slice(0, 10),
    seconds: [240, 90, 0, 610, 320, 45][i % 6] ?? 0,
    saves: [2, 1, 0, 3, 2, 1][i % 6] ?? 0,
  })),
  rules: [
    { rule: 'H26', name: 'no-guardrail', hits: 12, setAside: 7, annoys: true as const },
    { rule: 'H08', name: 'no-target', hits: 9, setAside: 0 },
    { rule: 'H20', name: 'vague-words', hits: 3, setAside: 1 },
  ],
  waivers: { open: 2, ended: 1 },
  items: 25,
};

export const STATES: Record<string, () => Partial<World>> = {
  full: () => ({ teams: [viewOf(full)], files: { checkout: full }, friction }),
  draft: () => ({
    teams: [
      viewOf(full, {
        draft: { ...full, policy: { ...full.policy, threshold: 80, whoMayWaive: 'leads' } },
        warnings: [
          {
            text: 'Only leads may waive, and the role “Lead” has no people: nobody may.',
            path: 'policy.whoMayWaive',
          },
        ],
      }),
    ],
    files: { checkout: full },
    friction,
  }),
  none: () => ({ teams: [] }),
  offers: () => ({
    teams: [],
    offers: [
      {
        id: 'looked',
        name: 'Payments',
        from: { kind: 'tracker', place },
        where: 'acme/shop · .github/sightline.json',
        place,
      },
    ],
  }),
  changed: () => ({
    teams: [viewOf(full, { offered: { changes, by: 'acme-ops', at: AT }, undoUntil: AT + 20 * DAY })],
    files: { checkout: theirs },
  }),
  broken: () => ({ teams: [viewOf(full, { problems })], files: { checkout: full } }),
  hidden: () => ({ teams: [viewOf(full, { trouble: { code: 'hidden', status: 404 } })] }),
  unpublished: () => ({
    teams: [viewOf(full, { unpublished: diffTeams({ ...full, policy: {} }, full) })],
  }),
  fresh: () => {
    const { from, where, checkedAt, ...view } = viewOf(checkout(), { ways: [] });
    return { teams: [view] };
  },
  several: () => ({
    teams: [
      viewOf(full),
      viewOf(
        checkout({ id: 'all', name: long.slice(0, 78), scopes: [{ tracker: 'github', place: 'acme/*' }] }),
        {
          mode: 'auto',
        },
      ),
    ],
  }),
  locked: () => ({
    teams: [viewOf(full)],
    managed: {
      locked: {
        policy: {
          threshold: 60,
          whoMayWaive: 'anyone',
          asks: { problem: { backlog: 'asked' } },
          levels: { building: 'require' },
          witness: true,
        },
        personal: { timing: false },
      },
      preset: { policy: { checkpoints: [14, 30, 60] } },
    },
  }),
  readonly: () => ({ teams: [viewOf(full, { readOnly: true })] }),
  starter: () => ({ teams: [viewOf(checkout({ metrics: [...STARTER] }))] }),
};

/** @param state name of a row above; anything else: the worker does not answer */
export function worldOf(state: string): ReturnType<typeof teamWorker>['replies'] | null {
  const start = STATES[state];
  return start ? teamWorker(start()).replies : null;
}
