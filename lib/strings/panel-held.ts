/** Words of the panel where one outcome stands for several items. */

/** An item whose outcome is held by another one. */
export const HELD = {
  in: 'Held in',
  unread: (key: string) => `${key} cannot be read with this access; it may have changed.`,
  notYet: (key: string) => `${key} has not been read here yet.`,
  /** Opens the options. */
  use: 'Use Sightline there…',
  adopt: 'Go on here',
  adoptMeans: 'This device has a copy of it: it becomes the outcome of this issue and goes on here.',
  noCopy: 'No copy of it is on this device.',
  question: 'Unlink it?',
  unlinkRest: (key: string) => `This issue has no outcome then. The one in ${key} stays as it is.`,
  yes: 'Unlink',
  linked: 'Linked.',
};

/** One outcome for several items. */
export const LINK = {
  title: 'Link to another item’s outcome',
  rest: 'This issue then points to that one. The outcome counts once, there.',
  label: 'Address',
  helper: 'of that item',
  ghost: 'https://…',
  yes: 'Link',
  busy: 'Linking…',
  no: 'Cancel',
  empty: 'Paste the address of an issue.',
  problem: {
    itself: 'That is this issue itself.',
    'has-outcome': 'This issue has an outcome of its own. Remove that first, then link.',
    'not-an-item': 'No issue of GitHub, Jira or Linear has this address. Copy it from the page of the issue.',
    'no-outcome': 'That issue has no outcome. Write it there first, then link to it.',
  },
};
