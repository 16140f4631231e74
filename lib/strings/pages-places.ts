/** Words of the field that takes a place, on the welcome page and in the options; and what places are called. */
import type { Place } from '../trackers/tracker';

type Scope = 'place' | 'owner';
type Named = Pick<Place, 'tracker' | 'site' | 'name'>;

/** What places of a tracker are called. `whole`: with where they are; `short`: where that is said beside it. */
export const placeWords: Record<string, { whole(p: Named, scope: Scope): string; short(p: Named): string }> =
  {
    github: {
      whole({ site, name }, scope) {
        const words = scope === 'owner' ? `all of ${name}` : name;
        return site === 'github.com' ? words : `${words} on ${site}`;
      },
      short: ({ name }) => name,
    },
    jira: {
      whole: ({ site, name }, scope) => (scope === 'owner' ? `all of ${site}` : `project ${name} on ${site}`),
      short: ({ name }) => `project ${name}`,
    },
    linear: {
      whole({ name }, scope) {
        const [workspace = '', team = ''] = name.split('/');
        return scope === 'owner' || team === ''
          ? `all teams in ${workspace}`
          : `team ${team} in ${workspace}`;
      },
      short: ({ name }) => `team ${name.split('/')[1] ?? name}`,
    },
  };

export const placeField = {
  label: 'Repository, project or team',
  hint: 'acme/shop for one repository, acme for all of them. For Jira and Linear paste the address of a page of the project or team; acme.atlassian.net or linear.app/acme takes all.',
  add: 'Add',
  /** A chip of a place that is not chosen yet. */
  suggest: (name: string) => `+ ${name}`,
  drop: (name: string) => `Stop using in ${name}`,
  fromTabs: 'from your open tabs',
  already: (name: string) => `${name} is on the list already.`,
  /** Asked where a name can be several. */
  which: (typed: string) => `What is “${typed}”?`,
  whichName: (tracker: string, name: string) => `${tracker}: ${name}`,
  /** What else it could be, if more of it were known. */
  lacks: {
    jira: 'A project of Jira? Paste the address of one of its pages, such as https://acme.atlassian.net/browse/ACME-12.',
    linear: 'A team of Linear? Type acme/ENG, or paste the address of one of its pages.',
  },
  wrong: {
    empty: 'Type a repository such as acme/shop, or paste the address of a project or a team.',
    spaces: 'A name has no spaces. Type acme/shop or acme, or paste an address.',
    host: (host: string) =>
      `${host} is not a place Sightline knows. It takes https addresses of github.com, atlassian.net and linear.app. A company’s own address has to be allowed first, in Options, Connections.`,
    page: 'This address leads to no repository. Take one of an issue, or type acme/shop.',
    jiraPage: (site: string) =>
      `This page belongs to no single project. Take one of an issue or a board; for all projects type ${site}.`,
    linearPage: (workspace: string) =>
      `This page belongs to no single team. Take one of an issue or a team; for all teams type linear.app/${workspace}.`,
    linearHome: 'This address names no workspace. It looks like https://linear.app/acme/team/ENG/active.',
    parts: 'Too many parts. Type owner/repository, such as acme/shop, or paste an address.',
    owner: (name: string) => `“${name}” cannot be an owner: letters, digits and hyphens only, 39 at most.`,
    repo: (name: string) =>
      `“${name}” cannot be a repository: letters, digits, dots, hyphens and underscores only, 100 at most.`,
  },
};
