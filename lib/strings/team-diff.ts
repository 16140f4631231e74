/** Words of a difference between two versions of a team: names of settings, values, and what a change means. */
import { showDay } from '../outcome/day';
import type { Level } from '../team/team';
import { listed } from './team';

/** Settings of a team that are one value, by their path. */
export const SETTING: Record<string, string> = {
  name: 'Name of the team',
  id: 'Id of the team',
  format: 'Format of the file',
  scopes: 'Where it applies',
  template: 'Sentence',
  currency: 'Currency',
  yearStart: 'Business year begins in',
  section: 'Section in the description',
  'rhythm.every': 'Rhythm',
  'rhythm.on': 'Day of the meeting',
  'rhythm.note': 'Note on the rhythm',
  'brief.intro': 'Introduction of the brief',
  'brief.links': 'Links of the brief',
};

export const LIST = {
  metrics: 'Metrics',
  goals: 'Goals',
  themes: 'Themes',
  categories: 'Business outcomes',
  vehicles: 'Ways to ship',
  templates: 'Sentences',
  stages: 'Stages',
  roles: 'Roles',
  sources: 'Sources',
} as const;

export const NAME = {
  cell: (ask: string, stage: string) => `${ask}, at ${stage}`,
  level: (stage: string) => `When something is missing at ${stage}`,
  rule: (rule: string) => `Rule ${rule}`,
  address: (source: string) => `${source} address`,
  order: (list: string) => `${list}: order`,
  unknown: (name: string) => `“${name}”`,
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const SHOWN = {
  none: 'none',
  newOne: 'new',
  present: 'present',
  /** Two orders of the same. */
  before: 'as before',
  moved: 'in another order',
  day: (iso: string) => showDay(iso, 'short'),
  dayList: (days: readonly number[]) => `${listed(days.map(String))} days`,
  month: (month: number) => MONTHS[month - 1] ?? String(month),
  every: (span: string) => (span === '2 weeks' ? 'every 2 weeks' : `every ${span}`),
  section: { end: 'At the end', start: 'At the start' } as Record<string, string>,
  unit: (unit: string) => `in ${unit}`,
  direction: (way: string) => (way === 'down' ? 'down is good' : 'up is good'),
  owner: (who: string) => `owner ${who}`,
  from: (source: string) => `from ${source}`,
  definition: (version: number) => `definition v${version}`,
  retired: 'not offered any more',
  until: (iso: string) => `until ${showDay(iso, 'short')}`,
  toldBy: (metric: string) => `told by ${metric}`,
  theme: (theme: string) => `theme ${theme}`,
  names: (kind: 'states' | 'labels' | 'columns', names: readonly string[]) => `${kind} ${listed(names)}`,
  connector: (name: string) => `read by ${name}`,
  others: 'other details',
};

const LEVEL_MEANS: Record<Level, string> = {
  observe: 'It is counted, and nothing is held.',
  nudge: 'A press is held once, and may go on.',
  require: 'A press is held until it is mended or waived.',
};

const sentence = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
const both = (one: string, two: string) => [one, two].filter((t) => t !== '').join(' ');

export const MEANS = {
  locked: 'Set by your organisation',
  newHost: 'A new host: the browser will ask you',
  noHost: 'It is not read any more',
  written: 'As before; now it is written down',
  unknown: 'This Sightline does not know it; it is kept',
  raised: (from: number, to: number) => `Bets from ${from} to ${to - 1} are no longer strong enough to start`,
  lowered: (from: number, to: number) => `Bets from ${to} to ${from - 1} may start as well`,
  level: (level: Level) => LEVEL_MEANS[level],
  since: (iso: string) => `Items made before ${showDay(iso, 'short')} are not asked`,
  noSince: 'Old items are asked as well',
  spared: (added: readonly string[], removed: readonly string[]) =>
    both(
      added.length > 0 ? `Not asked any more: ${listed(added)}.` : '',
      removed.length > 0 ? `Asked from now on: ${listed(removed)}.` : '',
    ),
  pilot: (n: number) =>
    n === 1
      ? 'Only this item is asked; the rest is left alone'
      : `Only these ${n} items are asked; the rest is left alone`,
  noPilot: 'All items are asked, not only the pilot',
  scopes: (added: readonly string[], removed: readonly string[]) =>
    both(
      added.length > 0 ? `Also holds in ${listed(added)}.` : '',
      removed.length > 0 ? `No longer in ${listed(removed)}.` : '',
    ),
  template: 'Sentences already written stay as they are',
  definition: (change: string | undefined, before: number) =>
    both(
      change === undefined || change.trim() === '' ? '' : sentence(change),
      `Items launched before keep v${before}.`,
    ),
  reworded: 'New words under the same number: items that have it are read by them',
  metricGone: 'Items that have it keep it; it is not offered any more',
  /** Of a new metric: "From Umami, owner acme-pm". */
  origin: (parts: readonly string[]) => {
    const text = parts.join(', ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  },
  otherTeam: 'This file is of another team than the one you joined',
  full: 'Team mates read the numbers, not only the verdict',
};
