/** Words of the extension's own pages: what all three share. The longer pages have a file each beside this one. */
export { options } from './pages-options';
export { popup } from './pages-popup';
export { sites } from './pages-sites';
export { trouble } from './pages-trouble';
export { welcome } from './pages-welcome';

export const common = {
  product: 'Sightline',
  loading: 'Reading…',
  /** Said where a part of a page could not be read; `why` is the program's own reason. */
  failed: (what: string, why: string) => `${what} could not be read: ${why}`,
  gone: 'Sightline was updated while this page was open. Reload the page to go on.',
  again: 'Try again',
  remove: 'Remove',
  cancel: 'Cancel',
  undo: 'Undo',
  opensTab: 'opens a new tab',
  trackers: { github: 'GitHub', jira: 'Jira', linear: 'Linear' } as Record<string, string>,
  later: 'comes with a later version',
};

/** The field that takes a place, used on the welcome page and in the options. */
export const placeField = {
  label: 'Repository or owner',
  hint: 'acme/shop for one repository, acme for all of them. The address of an issue works too.',
  add: 'Add',
  /** A chip of a place that is not chosen yet. */
  suggest: (name: string, scope: 'place' | 'owner') => (scope === 'owner' ? `+ all of ${name}` : `+ ${name}`),
  chosen: (name: string, scope: 'place' | 'owner') => (scope === 'owner' ? `all of ${name}` : name),
  drop: (name: string) => `Stop using in ${name}`,
  fromTabs: 'from your open tabs',
  already: (name: string) => `${name} is on the list already.`,
  wrong: {
    empty: 'Type a repository such as acme/shop, or an owner such as acme.',
    spaces: 'A name has no spaces. Type acme/shop or acme.',
    host: (host: string) =>
      `${host} is not a place Sightline knows. It takes https addresses of github.com, and of companies under ghe.com.`,
    later: (name: string) => `${name} comes with a later version. For now places are on GitHub.`,
    page: 'This address leads to no repository. Take one of an issue, or type acme/shop.',
    parts: 'Too many parts. Type owner/repository, such as acme/shop.',
    owner: (name: string) => `“${name}” cannot be an owner: letters, digits and hyphens only, 39 at most.`,
    repo: (name: string) =>
      `“${name}” cannot be a repository: letters, digits, dots, hyphens and underscores only, 100 at most.`,
  },
};
