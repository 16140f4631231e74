/**
 * Every setting of a team: its name, one line about it, and other words under which people look for it. The key is its
 * address behind the section.
 */
import { POLICY } from './team';

export type Named = { name: string; hint?: string; also?: string };

export const teamSettings = {
  team: {
    name: { name: 'Name of the team', also: 'rename title' },
    scopes: {
      name: 'Where it applies',
      hint: 'Items of these places follow this team. Of several teams the longest name wins: a repository before its owner.',
      also: 'scope repository project place owner overlap which team wins',
    },
    file: {
      name: 'Team file',
      hint: 'Where the settings of this team live. Everybody who joined follows it.',
      also: 'json repository url address property source checked publish github jira',
    },
    mode: {
      name: 'When the file changes',
      hint: 'Either way you can undo a change for 30 days, and hosts nobody agreed to are asked about.',
      also: 'ask automatic consent apply update',
    },
    code: {
      name: 'Share code',
      hint: 'The whole team as one text, for a chat or a mail. It is read once and does not follow later changes.',
      also: 'invite link copy send team mates',
    },
    leave: {
      name: 'Leave this team',
      hint: 'Its settings go from this device; outcomes stay where they are. The file stays as it is.',
      also: 'delete remove unsubscribe quit',
    },
  },
  policy: {
    asks: {
      name: 'What is asked, and when',
      hint: 'Asked: needed at this stage. Offered: shown, never required. What is asked stays asked until the team says otherwise.',
      also: 'required mandatory fields table problem segment metric target reason guardrail launch reading decision stage',
    },
    levels: {
      name: 'When it is missing',
      hint: 'Observe: only counted. Nudge: held once, with “Go on”. Require: mended or waived first.',
      also: 'gate level observe nudge require block pause stop hold strict',
    },
    threshold: {
      name: POLICY.threshold,
      hint: 'A bet below this strength is called weak; one that is being built already is paused.',
      also: 'strength threshold score minimum gate pause weak',
    },
    exempt: {
      name: POLICY.exempt,
      hint: 'Types and labels that need no outcome.',
      also: 'exempt bug chore incident dependency spike type label skip exclude',
    },
    checkpoints: {
      name: POLICY.checkpoints,
      hint: 'Days from launch, at most six looks.',
      also: 'checkpoint 30 60 90 days after launch review',
    },
    whoMayWaive: {
      name: POLICY.whoMayWaive,
      hint: 'A waiver is an exception with a reason and an end; it stays visible. Leads are the people in the role “Lead”.',
      also: 'waiver exception permission lead',
    },
    waiverDays: {
      name: POLICY.waiverDays,
      hint: 'At most, then it is asked again.',
      also: 'waiver days end expire',
    },
    since: {
      name: POLICY.since,
      hint: 'Items made before this day are asked nothing. Empty: all items are asked.',
      also: 'start date old items spared legacy backlog since',
    },
    pilot: {
      name: POLICY.pilot,
      hint: 'While items stand here, only they are asked, and the rest is left alone. One or two are a good start.',
      also: 'try first start small only these items initiative',
    },
    witness: {
      name: POLICY.witness,
      hint: 'When measuring starts, one short comment under the issue says so. It proves the plan was there first, where the tracker keeps no history of it; without it the plan says “no witness”.',
      also: 'registration comment proof history freeze',
    },
    readings: {
      name: POLICY.readings,
      hint: 'In public places never in full.',
      also: 'numbers confidential verdict rounded full privacy',
    },
    section: {
      name: 'Section in the description',
      hint: 'Where outcomes live in the description. One that was moved by hand stays where it is.',
      also: 'placement start end top bottom description github',
    },
    rules: {
      name: 'Hypothesis rules',
      hint: 'Off: never said. Advise: shown beside the form. May pause: holds the strength below the line.',
      also: 'rules linter findings advice weak hypothesis checks',
    },
    acts: {
      name: 'Checked before, checked after',
      also: 'gate close create api bulk drag mobile browser limits before after',
    },
  },
  metrics: {
    catalogue: {
      name: 'Metric catalogue',
      also: 'metrics kpi definition version unit direction owner source add new',
    },
    starter: {
      name: 'Starter catalogue',
      also: 'examples suggestions templates metrics activation retention',
    },
  },
  goals: {
    goals: { name: 'Goals', also: 'okr objective target until metric link' },
    themes: { name: 'Themes', also: 'strategic region group' },
  },
  words: {
    template: {
      name: 'Sentence',
      also: 'template hypothesis if then because xyz test card we believe wording',
    },
    categories: {
      name: 'Business outcomes',
      hint: 'The kinds of business outcome a bet can serve.',
      also: 'category acquire activate retain revenue cost value model',
    },
    vehicles: {
      name: 'Ways to ship',
      hint: 'From small to large: what a bet is tried with.',
      also: 'vehicle prototype rollout feature flag experiment release',
    },
  },
  stages: {
    map: {
      name: 'Stages',
      hint: 'Names of states, labels and columns that mean a stage. Of several the furthest counts; columns come before states, states before labels.',
      also: 'states labels columns mapping board workflow in progress done ready building shipped',
    },
  },
  people: {
    roles: { name: 'Roles', also: 'people pm reviewer engineer lead product ops executive who' },
    rhythm: { name: 'Rhythm', also: 'cadence meeting weekly monthly review day' },
    currency: { name: 'Currency', hint: 'Three capitals, such as EUR.', also: 'money euro dollar' },
    yearStart: {
      name: 'Business year begins in',
      hint: '“Next quarter” is counted from here.',
      also: 'fiscal calendar quarter month year',
    },
    intro: {
      name: 'Introduction of the brief',
      hint: 'Your own words at the top of the one-page brief.',
      also: 'brief one page text print',
    },
    links: {
      name: 'Links of the brief',
      hint: 'Addresses that begin with https://.',
      also: 'brief primer link',
    },
  },
  mine: {
    openPanel: { name: 'When an issue is opened', also: 'panel open strip automatically expand' },
    badges: { name: 'Badges in lists', also: 'rows all needs only show' },
    timing: {
      name: 'Own minutes',
      hint: 'How long you spend in the form. It stays on this device.',
      also: 'time friction cost minutes measure',
    },
    profile: {
      name: 'Your other browsers',
      also: 'sync profile synchronise quota bytes devices',
    },
  },
} satisfies Record<string, Record<string, Named>>;

export type TeamSection = keyof typeof teamSettings;
/** "policy/threshold". */
export type SettingAt = {
  [S in TeamSection]: `${S}/${Extract<keyof (typeof teamSettings)[S], string>}`;
}[TeamSection];

export function wordsOf(at: SettingAt): Named {
  const [section = '', key = ''] = at.split('/');
  return (teamSettings as Record<string, Record<string, Named>>)[section]?.[key] ?? { name: at };
}

/** What stands in the other sections, for the search. */
export const ownSettings: [section: string, name: string, also: string][] = [
  ['places', 'Places where Sightline is used', 'repository project team add hide use'],
  ['places', 'Marker label', 'label search has-outcome tracker'],
  ['places', 'Public places where it does not ask', 'public remember share'],
  ['connections', 'GitHub tokens', 'token connect credential access code device'],
  ['connections', 'Jira logins and own domains', 'jira session login atlassian domain'],
  ['connections', 'Linear keys', 'linear key sign in api'],
  ['connections', 'Companies’ own addresses', 'ghe enterprise site allow host permission'],
  ['device', 'What is stored', 'storage size disk'],
  ['device', 'Export and import', 'backup file json take along restore'],
  ['device', 'Open the panel for inspection', 'developer debug shadow root'],
  ['device', 'Clear this device', 'wipe delete everything reset'],
  ['requests', 'Requests made', 'network ledger log privacy'],
  ['keys', 'Keys', 'keyboard shortcut hotkey'],
  ['about', 'Version, privacy, permissions and limits', 'licence about telemetry'],
];
