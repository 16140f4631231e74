/** Words for Jira in the connections: whose login is used, and companies' own domains. */
export const jiraSessions = {
  lead: 'Jira needs no key. It is asked through your own Jira pages, with your login there; a page of it has to be open when something is read or sent. What you write meanwhile is safe on this device and goes out when you open one.',
  who: 'Who is signed in',
  whoList: 'Logins at Jira',
  as: (login: string) => `signed in as ${login}`,
  since: (day: string) => `since ${day}`,
  none: 'Nobody was asked yet. Open a page of your Jira in a place you use, and it stands here.',
  account:
    'What was saved under one login is never sent under another: it waits until the first is signed in again.',
  own: {
    title: 'Your company’s own domain',
    lead: 'For a Jira Cloud whose address does not end in atlassian.net, such as jira.acme.com. The browser asks for that one address; until you allow it, Sightline does not run there.',
    label: 'Address of your Jira',
    hint: 'Such as jira.acme.com. The address of any page there works too. A Jira that your company runs itself (Data Center, Server) comes with a later version.',
    what: 'Allowed addresses of Jira',
    none: 'No such domain is allowed yet.',
    allow: 'Allow this address',
    lost: 'The browser does not allow it any more.',
    allowAgain: 'Allow again',
    nameAgain: (site: string) => `Allow ${site} again`,
    next: 'Choose projects there with the grey mark at the end of an issue’s title.',
    wrong: {
      empty: 'Type the address of your Jira, such as jira.acme.com.',
      bare: (name: string) => `Type the whole address, such as ${name}.acme.com.`,
      cloud: (host: string) => `${host} needs no permission of its own: Sightline is there already.`,
      tracker: (host: string) => `${host} is no Jira.`,
      atlassian: (host: string) =>
        `${host} is a page of Atlassian, not your Jira. Yours looks like acme.atlassian.net or jira.acme.com.`,
      http: (host: string) => `Sightline takes https only: type ${host}.`,
      server: (host: string) =>
        `This address of ${host} is that of a Jira your company runs itself (Data Center or Server). That comes with a later version.`,
      none: 'This is no address of a Jira. It looks like jira.acme.com.',
    },
  },
};
