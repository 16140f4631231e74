/** Words for Linear's keys: what a card of one says otherwise than a token's, and the form that takes one. */
export const linearKey = {
  lead: 'Linear needs a key, one minute: make it there, paste it here. With it the outcome is saved as an attachment of the issue, which everyone who can read the issue sees. A key works for one workspace; add one more for each other.',
  none: 'No key yet. Without one nothing is read from Linear; what you write stays on this device.',
  hasKey: (workspace: string) =>
    `There is a key for ${workspace} already. Replace it above; press again to add a second one.`,
  add: 'Add a key',
  workspaceLabel: 'Workspace',
  workspaceHint:
    'The part of the address after linear.app/: acme in linear.app/acme/team/ENG. The address of any page of the workspace works too.',
  makeLabel: 'Make one',
  make: 'Make a key at Linear',
  // UNVERIFIED: the names of page, section and button at Linear. Where they differ, it is the list of personal keys.
  makeHint: 'The page is called Security & access. Under “Personal API keys” press “New API key”.',
  check: {
    workspace: (w: string) => ['Workspace', w || 'the one the key is for: keys of another are not taken'],
    rights: () => ['Permissions', 'Read and Write. Not Admin; nothing else is needed'],
    teams: () => ['Teams', 'those you want, or all that you can see'],
    name: () => ['Name', 'Sightline, so that you know it again'],
  } as const,
  admins: 'An admin of the workspace may allow nobody such keys; Sightline tells you when Linear says so.',
  keyLabel: 'Key',
  keyHint:
    'It begins with lin_api_. It stays in this browser: never synced, never in an export, never sent to a page, and never shown again but for its last four characters.',
  save: 'Save and test the key',
  saving: 'Saving…',
  me: (login: string, workspace: string) =>
    `Linear answered: you are ${login}, in the workspace ${workspace}.`,
  savedTrouble: 'Saved. The test found a trouble; it is described above.',
  failed: (why: string) =>
    `The key is saved, but the test did not finish, so its workspace is not known: ${why}`,
  notSaved: (why: string) => `The browser did not save the key: ${why}`,
  /** `opens` empty: it was not told which. */
  other: (typed: string, opens: string) =>
    opens === ''
      ? `This key does not open ${typed}. It was not kept.`
      : `This key opens the workspace ${opens}, not ${typed}. It was not kept. To use it, name ${opens} and paste it again.`,
  otherKept: (typed: string) =>
    `This key does not open ${typed}, and the browser did not delete it again. Delete it above.`,
  nameOther: (workspace: string) => `Name ${workspace}`,
  revoke: 'Open your keys at Linear',
  wrong: {
    empty: 'Paste the key first.',
    address: 'This is an address, not a key. Linear shows the key once, right after it is made.',
    characters: 'A key has no spaces or line breaks. Copy the key alone.',
    'too-long': 'This is longer than any key. Copy the key alone.',
    oauth: 'This is a token of an app, not a key of yours. A key begins with lin_api_.',
    github: 'This is a token of GitHub. It goes into the part for GitHub, further up.',
    jira: 'This is a token of Atlassian. Jira needs none: Sightline uses your login there.',
    other: 'This is no key of Linear. A key begins with lin_api_.',
    short: 'This key is cut off. Copy all of it.',
    origin: 'This key cannot be bound to Linear’s address.',
    workspaceNeeded: 'Name the workspace: acme in linear.app/acme.',
    workspace: (text: string) =>
      `“${text}” is no workspace. It is the part of the address after linear.app/: acme in linear.app/acme.`,
    elsewhere: 'This is no address of Linear. It looks like https://linear.app/acme.',
  },
  /** In place of a token's words, on the card of a key. */
  card: {
    tail: (t: string) => (t ? `ends in ${t}` : 'key saved'),
    as: (login: string) => `connected as ${login}`,
    workspace: 'Workspace',
    may: 'What it may do',
    rights: 'What its page at Linear says. It needs Read and Write; the first write shows what is missing.',
    expires: 'Runs out',
    noExpiry: 'Linear named no date',
    sure: (label: string) =>
      `Delete the key for ${label} from this browser? What waits to be shared keeps waiting.`,
    removed: (label: string) =>
      `The key for ${label} is deleted here. To end it everywhere, delete it at Linear too.`,
    nameOf: (n: string) => `Key for ${n}`,
    nameTest: (n: string) => `Test the key for ${n}`,
    nameReplace: (n: string) => `Replace the key for ${n}`,
    nameRemove: (n: string) => `Delete the key for ${n}`,
    replaceTitle: (n: string) => `Replace the key for ${n}`,
  },
};
