/** Words for administrators: of each setting that they may lock or preset, and of what they wrote in another way. */
import { PERSONAL, POLICY, quoted } from './team';

export const VALUE_IS = 'Value';
export const LOCKED = {
  title: 'Locked',
  description:
    'True: nobody can change it, and people read "set by your organisation". False or absent: it holds where no team says something else.',
};

export const ASK_IS =
  'From which stage on it is asked or offered. It stays so at later stages unless one of them says otherwise.';
export const LEVEL_IS = {
  title: (stage: string) => `When something is missing at ${stage}`,
  description:
    'observe: it is counted. nudge: the press is held once, and may go on. require: it is mended or waived first. The check runs in the browser.',
};

type Row = [key: string, title: string, description: string];

export const MANAGED: { policy: Row[]; personal: Row[] } = {
  policy: [
    ['threshold', POLICY.threshold, 'Strength from which building may start, 0 to 100.'],
    ['exempt', POLICY.exempt, 'Types and labels that are asked nothing, such as bug or chore.'],
    ['since', POLICY.since, 'Items made before this day are not asked. Written 2027-03-31.'],
    ['checkpoints', POLICY.checkpoints, 'Days after launch, at most six.'],
    ['whoMayWaive', POLICY.whoMayWaive, 'leads: the people whom the team names in the role "lead".'],
    ['waiverDays', POLICY.waiverDays, 'Days after which a waiver ends at the latest.'],
    ['rules', 'Hypothesis rules', 'By name, such as H04: off, advise, or pause.'],
    [
      'witness',
      POLICY.witness,
      'A short comment when measuring starts, where the tracker keeps no history of the plan.',
    ],
    ['pilot', POLICY.pilot, 'While items stand here, only they are asked. Keys such as acme/shop#12.'],
    ['readings', POLICY.readings, 'How readings are shared with team mates. In public places never in full.'],
  ],
  personal: [
    ['openPanel', PERSONAL.openPanel, 'The panel stands open when an item is opened.'],
    ['badges', PERSONAL.badges, 'In lists: all badges, or only those where a person is needed.'],
    ['days', PERSONAL.days, 'How days are shown.'],
    ['timing', PERSONAL.timing, 'Own minutes are measured. They never leave the device.'],
  ],
};

export const MANAGED_PROBLEM = {
  unreadable:
    'The browser did not hand over what the administrator set, so nothing of it holds. Start the browser again.',
  notObject: 'What the administrator set is not a group of settings. Write one key for each setting.',
  unknown: (key: string, near?: string) =>
    `${quoted(key)} is not a setting that can be managed, and is left out. ${
      near === undefined ? 'Take it out, or look it up in the list of settings.' : `Write “${near}”.`
    }`,
  shape: (key: string) => `${quoted(key)} is left out. Write it as {"value": …, "locked": true}.`,
  locked: (key: string) =>
    `“locked” of ${quoted(key)} has to be true or false; it is left out with its value. Write true or false.`,
  hidden: (key: string, code: string) =>
    `${quoted(key)} holds a character that cannot be seen (${code}), and is left out. Take the character out.`,
};
