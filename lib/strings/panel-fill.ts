/** Words of the panel for filling the form from elsewhere: pasted text, the team's catalogue, the team's settings. */
import { teamName } from './panel-count';

export const PASTE = {
  begin: 'Paste what you have…',
  label: 'A sentence, a ticket, notes',
  ghost: 'Paste it here; Sightline sorts it into the fields and shows that first.',
  read: 'Sort it',
  reading: 'Sorting…',
  close: 'Close',
  nothing: 'Nothing in it could be told apart. It may stand as the problem as it is.',
  title: 'This says more than one thing. Put it where it belongs?',
  now: 'now:',
  take: (n: number) => (n === 1 ? 'Put it in 1 field' : `Put it in ${n} fields`),
  none: 'Choose at least one.',
  leave: 'Leave it as it is',
  taken: (n: number) => (n === 1 ? 'Put in 1 field.' : `Put in ${n} fields.`),
  undo: 'Undo',
};

export const CHOICES = {
  list: 'Metrics of the team',
  open: 'Show the metrics of the team',
  owner: (name: string) => `Owner ${name}`,
  definition: (version: number | undefined, text: string) =>
    `definition${version === undefined ? '' : ` ${version}`}: ${text}`,
  better: { up: 'higher is better', down: 'lower is better' },
};

export const OFFER = {
  line: (team: string, where: string) => `${teamName(team)}’s settings are in ${where}.`,
  join: 'Join',
  joined: 'Joined.',
};
