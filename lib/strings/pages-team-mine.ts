/** Words of the section “You”: personal keys, own minutes, the profile that follows to other browsers. */
import type { Layer } from '../messages/team-protocol';

export const mine = {
  title: 'You',
  lead: 'How Sightline looks for you alone. Nobody else sees or needs these.',
  layers: {
    organisation: 'set by your organisation',
    team: 'your team’s choice',
    preset: 'your organisation’s suggestion',
    mine: 'your choice',
    default: 'as delivered',
  } satisfies Record<Layer, string>,
  openPanel: { true: 'Open the whole panel', false: 'Show one line' },
  timing: { true: 'Measure', false: 'Do not measure' },
  saved: 'Saved.',
  profile: {
    lead: 'Which teams you joined, where their files are, and what is chosen here follow you through the browser’s own sync. Records, contents of teams and keys never do.',
    on: 'Follow me to my other browsers',
    off: 'Off: this device goes on alone. What is in the sync stays there for the others.',
    none: 'This browser has no sync for extensions.',
    used: (bytes: string, quota: string) => `${bytes} of ${quota} used`,
    meter: 'Room used in the sync',
  },
  minutes: {
    title: 'Minutes in the form',
    lead: 'Time in the form, by day. Stays on this device: not synced, not exported to a team, not seen by anyone.',
    none: 'Nothing measured yet.',
    noTeam: 'Shown here once you are in a team.',
    off: 'Not measured. What was measured before stands below until it is cleared with this device.',
    table: { day: 'Day', minutes: 'Minutes', saves: 'Saves' },
    average: (minutes: string) => `${minutes} min a save, over the days shown`,
    chart: (days: number, minutes: string) =>
      `Minutes in the form on the last ${days} days, ${minutes} in all`,
    asTable: 'As a table',
    min: (n: string) => `${n} min`,
  },
} as const;
