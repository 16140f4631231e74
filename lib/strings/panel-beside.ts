/** Words of the panel for what stands on the item beside the home of its outcome, and others read. */

export const SIGNPOST = {
  yes: 'Show it',
  no: 'Not now',
  show: 'Show it on the ticket for everyone',
  stop: 'Stop showing it',
  /** What holds now, of the item and of all others of its place. */
  on: (place: string) => `Shown on the ticket for everyone, as in all of ${place}.`,
  off: (place: string) => `Not shown on the ticket for everyone; that answer holds for all of ${place}.`,
  theirs: 'Shown on the ticket for everyone, though not by your choice. Whoever edits keeps it up to date.',
  missing: 'Not shown on this ticket for everyone.',
};

/** A section that somebody pasted stands beside the home of the outcome, and says something else. */
export const PASTED = {
  older: 'The description still holds older words; whoever has no key reads those.',
  other: 'The description holds other words than these; whoever has no key reads those.',
  copy: 'Copy the section as it is now',
  copied: 'Copied. Paste it over the Outcome section in the description.',
};
