/** Words of the welcome page. */
export const welcome = {
  title: 'The line of sight from a ticket to what it changed',
  lead: 'Say what a ticket should change, in GitHub, Jira or Linear. Looking again 30, 60 and 90 days after launch comes with a later version. No account, no server of ours.',
  step: (n: number, done: boolean) => `Step ${n}${done ? ', done' : ''}`,
  where: {
    title: 'Where are your tickets?',
    lead: 'One click asks the browser for that one site. Without it Sightline does not run there.',
    allowed: 'allowed',
    notAllowed: 'not allowed',
    unknown: 'not known',
    allow: (host: string) => `Allow ${host}`,
    back: 'Take it back',
    backOf: (host: string) => `Take it back: ${host}`,
    about: {
      github: 'github.com. Works without a token; with one it saves into the issue by itself.',
      jira: 'Your own site, such as acme.atlassian.net. Uses your login there; no token needed.',
      linear: 'linear.app. Saves as an attachment of the issue once you add a personal key.',
    },
    /** After the card's sentence: where the rest of it is. */
    more: {
      github: 'Add a token',
      jira: 'A domain of your own',
      linear: 'Add a key',
    },
    declined: (name: string) =>
      `The browser did not allow it, so Sightline stays off ${name}. Press Allow to be asked again.`,
    woken: (n: number) =>
      n === 0
        ? 'Allowed. It runs on the next page you open there.'
        : n === 1
          ? 'Allowed. It runs in the tab you have open there.'
          : `Allowed. It runs in the ${n} tabs you have open there.`,
    notWoken: 'Allowed. Tabs that were open before need a reload once.',
    removed: (name: string) => `Taken back. Sightline no longer runs on ${name}.`,
    // UNVERIFIED: the browsers' own words; they differ between versions.
    keeps: {
      chromium:
        'The browser does not let an extension give this back by itself. Right-click the Sightline icon, choose “This can read and change site data”, then “When you click the extension”; or switch Sightline off under Extensions.',
      firefox:
        'Firefox did not take it back. Open Add-ons and themes, Sightline, Permissions, and switch the site off there.',
    },
    failed: (why: string) => `The browser answered: ${why}`,
  },
  sample: {
    title: 'Try it here first',
    lead: 'This is the real panel on a sample ticket. Nothing leaves this page.',
  },
  places: {
    title: 'Where do you want it?',
    lead: 'Only in places you choose. Everywhere else: one small grey mark at the end of a title, and silence.',
    chosen: 'Chosen places',
  },
  foot: 'All of this is in Options too. No telemetry: Sightline speaks only to your tracker.',
  options: 'Options',
  open: (name: string) => `Open issues of ${name}`,
};
