/** Where a team's file is, and why it was not read or written there: what is, then what to do. */

export const SOURCE = {
  code: 'a share code',
  /** "stats.acme.example/team/sightline.json". */
  url: ({ host, pathname }: URL) => `${host}${pathname === '/' ? '' : pathname}`,
  address: 'This is no address of a team file. It begins with https:// and names no person and no password.',
  secret:
    'This address carries a key, and it would be kept and sent as it is. Put the file where it can be read without one.',
  /** The browser lets nothing of ours reach that host. */
  notAllowed: (url: string) =>
    `The browser does not let Sightline read ${URL.parse(url)?.host ?? url} yet. Paste ${url} under “Join a team”, press Look, and allow it.`,
  noPlace: (tracker: string) =>
    `${tracker} has no place for a team file. Put it into another tracker, behind an https address, or send a share code.`,
  none: (where: string) =>
    `There is no team file at ${where}. Ask whoever sets the team up where it is, or save yours there.`,
  otherTeam: (name: string, where: string) =>
    `${where} holds the file of another team now, “${name}”. Join that one, or ask where yours went.`,
  taken: (name: string, where: string) =>
    `${where} holds the file of “${name}” already. Choose another place, or join that team.`,
  notOurs: (where: string) =>
    `${where} holds something that is not a team file. Nothing was written over it: move it away, or choose another place.`,
  /** Of a place that has one of the same team, which says something else. */
  differs: (where: string) =>
    `A file of this team is at ${where} already, and says something else. Join from there to see the difference.`,
  readOnlyHere: (where: string) =>
    `Nothing can be written at ${where}. Save it into a tracker, or send a share code.`,
  notHere: 'This team is not on this device any more. Load the page again.',
  newer: 'A newer Sightline wrote this team: it is read here, never changed. Update Sightline.',
  notOffered: 'This team is not offered here any more. Look in the options, under “Team”.',
  unread: (where: string) => `${where} could not be read. Look at it in the options, under “Team”.`,
  /** The browser refused to keep something. */
  full: 'The browser did not keep it: what it keeps for Sightline is full. Nothing was changed. Make room, then try again.',
};
