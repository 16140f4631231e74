/** Words for companies' own sites: in the options, in the popup, beside places and tokens. */
export const sites = {
  title: 'GitHub Enterprise Cloud',
  lead: 'For a company whose GitHub has an address of its own, such as acme.ghe.com. The browser asks for that one address; until you allow it, Sightline does not run there.',
  label: 'Your company’s address',
  hint: 'Such as acme.ghe.com. The address of any page there works too.',
  allow: 'Allow this address',
  nameAllow: (allow: string, title: string) => `${allow}: ${title}`,
  what: 'Allowed addresses',
  none: 'None is allowed yet.',
  /** In the list, where the browser was told to allow them all at once. */
  every: 'every address under ghe.com',
  half: 'Its pages are allowed, its API is not: nothing can be read or shared with a token.',
  allowRest: 'Allow the rest',
  nameRest: (site: string) => `Allow the rest of ${site}`,
  nameRemove: (site: string) => `Remove ${site}`,
  next: (site: string) =>
    `Choose places there with the grey mark at the end of an issue’s title. To share by itself, it needs a token made at ${site}: see “Add a token”.`,
  already: (site: string) => `${site} is allowed already.`,
  declined: (site: string) =>
    `The browser did not allow it, so Sightline stays off ${site}. Press the button to be asked again.`,
  woken: (site: string, tabs: number | undefined) => {
    if (tabs === undefined) return `${site} is allowed. Tabs that were open before need a reload once.`;
    if (tabs === 0) return `${site} is allowed. It runs on the next page you open there.`;
    return `${site} is allowed. It runs in ${tabs === 1 ? 'the tab' : `the ${tabs} tabs`} you have open there.`;
  },
  removed: (site: string) =>
    `Given back: Sightline no longer runs on ${site}. What belongs to it is kept here, and what is shared stays in its issues. Open tabs follow after a reload.`,
  notRemoved: (site: string) =>
    `The browser did not take ${site} back. Switch it off in the browser’s own settings for Sightline.`,
  failed: (why: string) => `The browser answered: ${why}`,
  notForgotten: (site: string, why: string) => `${site} could not be taken off the list: ${why}`,
  notNoted: (site: string, why: string) => `${site} could not be noted, so it was not kept: ${why}`,
  wrong: {
    empty: 'Type your company’s address, such as acme.ghe.com.',
    github: 'github.com needs no address: Sightline is there already.',
    root: 'This is the address of no company. Put its name before it: acme.ghe.com.',
    bare: (name: string) => `Type the whole address. Is it ${name}.ghe.com?`,
    http: (site: string) => `Sightline takes https only: type ${site}.`,
    server: (host: string) =>
      `${host} is not under ghe.com. If it is GitHub Enterprise Server, that comes with a later version.`,
    none: 'This is no address of a company’s GitHub. It looks like acme.ghe.com.',
  },
  /** A place or owner with the site it is on, where that is not github.com. */
  at: (name: string, site: string) => `${name} on ${site}`,
  notAllowed: (site: string) =>
    `Sightline is not allowed on ${site} yet. Allow that address in Options, Connections; then add the place.`,
  notAllowedHere: 'not allowed in this browser',
  popup: {
    ask: (site: string) => `Sightline is not allowed on ${site}. It reads nothing there and sends nothing.`,
    use: (site: string) => `Use Sightline on ${site}`,
    hint: 'The browser asks you for this one address. Options, Connections takes it back.',
    maybe: 'Is this your company’s Jira? Sightline is not allowed here: it reads nothing and sends nothing.',
    maybeHint:
      'For Jira Cloud under a company’s own domain. The browser asks you for this one address; Options, Connections takes it back.',
    server:
      'This looks like a Jira that your company runs itself (Data Center or Server). That comes with a later version; Sightline is silent here.',
  },
  token: {
    site: 'Where',
    siteHint: 'A token works at the address where it was made, and is sent to that one only.',
    allowFirst: (site: string) => `Allow ${site} first, further down on this page. Then add its token.`,
  },
};
