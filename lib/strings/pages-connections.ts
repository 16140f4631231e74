/** Words for GitHub's tokens and for connecting with a code. */
export const connections = {
  title: 'Connections',
  lead: 'GitHub takes a token of yours, Linear a key, Jira your own login. Without any of them everything works on this device, and what you wrote can be brought into the issue by hand.',
  parts: 'Trackers',
  githubLead: 'A token lets Sightline write the Outcome section into the issue by itself.',
  none: 'No token yet. Public issues are read without one.',
  hasToken: (owner: string) =>
    owner === ''
      ? 'There is a token for every owner already. Replace it above; press again to add a second one.'
      : `There is a token for ${owner} already. Replace it above; press again to add a second one.`,
  tail: (t: string) => (t ? `ends in ${t}` : 'token saved'),
  as: (login: string) => `connected as ${login}`,
  who: 'Who am I',
  notKnown: 'not known until it is tested',
  notTold: 'not known: the last test did not tell',
  tested: 'Last test',
  notTested: 'not tested yet',
  may: 'What it may do',
  scopes: (s: string) => `Scopes: ${s}`,
  classicWide: 'A classic token reaches every repository you can reach. A fine-grained one is narrower.',
  fineGrained:
    'Fine-grained: what its page at GitHub says. GitHub tells no program what that is, so the first write shows it.',
  expires: 'Runs out',
  expiry: (day: string) => `on ${day}`,
  soon: (day: string, days: number) =>
    days === 0
      ? `today, ${day}. Make a new one and replace it.`
      : `in ${days} ${days === 1 ? 'day' : 'days'}, on ${day}. Make a new one and replace it in time.`,
  expired: (day: string) => `ran out on ${day}`,
  noExpiry: 'GitHub named no date',
  test: 'Test',
  testing: 'Testing…',
  replace: 'Replace',
  remove: 'Delete',
  sure: (label: string) =>
    `Delete the token for ${label} from this browser? What waits to be shared keeps waiting.`,
  sureYes: 'Delete it',
  removed: (label: string) =>
    `The token for ${label} is deleted here. To end it everywhere, revoke it at GitHub too.`,
  revoke: 'Open your tokens at GitHub',
  nameOf: (n: string) => `Token for ${n}`,
  nameTest: (n: string) => `Test the token for ${n}`,
  nameReplace: (n: string) => `Replace the token for ${n}`,
  nameRemove: (n: string) => `Delete the token for ${n}`,
  add: 'Add a token',
  replaceTitle: (n: string) => `Replace the token for ${n}`,
  ownerLabel: 'Owner',
  ownerHint:
    'You or the organisation the repositories belong to: acme in acme/shop. A fine-grained token works for one owner; add one more for each other owner.',
  label: (owner: string) => owner || 'all owners',
  tokenName: (owner: string) => (owner ? `Sightline ${owner}` : 'Sightline'),
  tokenDescription: 'Writes the Outcome section into issues.',
  makeLabel: 'Make one',
  make: 'Make a token at GitHub',
  makeHint:
    'The form should open filled in; where it does not, choose these by hand. Then press “Generate token” there.',
  // UNVERIFIED: the names of the fields on GitHub's form; the page may word them differently.
  check: {
    owner: (o: string) => ['Resource owner', o || 'the owner of the repositories'],
    repos: () => ['Repository access', 'the repositories you want, or all'],
    rights: () => ['Permissions', 'Issues: Read and write. Metadata: Read-only comes with it. Nothing else.'],
    expiry: () => ['Expiration', '90 days, or what your organisation allows'],
  },
  tokenLabel: 'Token',
  tokenHint:
    'Paste it here. It stays in this browser: never synced, never in an export, never sent to a page, and never shown again but for its last four characters.',
  classic:
    'A classic token with the scope “repo” (or “public_repo”) works too, for all owners at once; leave Owner empty for it.',
  approval:
    'Some organisations approve each token. Until an owner of it has done so, the token reads public repositories only; Sightline keeps your outcomes here meanwhile and shares them afterwards.',
  save: 'Save and test',
  saving: 'Saving…',
  wrong: {
    empty: 'Paste the token first.',
    'too-long': 'This is longer than any token. Copy the token alone.',
    characters: 'A token has no spaces or line breaks. Copy the token alone.',
    origin: 'This token cannot be bound to GitHub’s address.',
    address: 'This is an address, not a token. GitHub shows the token once, right after “Generate token”.',
    login: 'This looks like a password or a name. A token begins with github_pat_ or ghp_.',
    ownerNeeded: 'Name the owner: a fine-grained token works for one only.',
  },
  failed: (why: string) => `The token is saved, but the test did not finish: ${why}`,
  notSaved: (why: string) => `The browser did not save the token: ${why}`,
  savedTrouble: 'Saved. The test found a trouble; it is described above.',
  me: (login: string, owner: string) =>
    owner ? `GitHub answered: you are ${login}, for ${owner}.` : `GitHub answered: you are ${login}.`,
  another:
    'What belongs to acme goes out with acme’s token, or with one that serves all owners; never with that of another owner.',
};

export const deviceFlow = {
  title: 'Or connect with a code',
  lead: 'GitHub shows a page where you type a code. No token to copy.',
  start: 'Get a code',
  code: 'Your code',
  open: 'Open GitHub and type it',
  waiting: 'Waiting for GitHub. Keep this page open.',
  why: {
    expired: 'The code ran out after 15 minutes. Get a new one.',
    denied: 'It was declined at GitHub. Nothing was saved.',
    disabled: 'The app of this build does not allow codes. Use a token.',
    stopped: 'Stopped. Nothing was saved.',
    network: 'GitHub could not be reached. Nothing was saved.',
    answer: 'The answer of GitHub could not be read. Use a token.',
  },
  done: 'Connected.',
  stop: 'Stop',
};
