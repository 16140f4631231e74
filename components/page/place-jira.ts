/** Projects and whole sites, as people type them. Pure. */
import { placeField } from '../../lib/strings/pages';
import { isShouted, type Meaning, no, type PlaceForms, placeAt, spotAt, yes } from './place-forms';

const TRACKER = 'jira';
const { wrong, lacks } = placeField;

const projectAt = (site: string, key: string) =>
  placeAt(TRACKER, `https://${site}/projects/${encodeURIComponent(key)}/issues`);
/** The place that stands for all of a site; it has no project of its own. */
const whole = (site: string) => ({ tracker: TRACKER, site, name: site, owner: site });

/** A query for the issues of one project alone. */
const ONE_PROJECT = /^\s*project\s*=\s*"?([a-z]\w+)"?\s*(?:$|and\b|order\b)/i;

/** The project named by a page that shows none of its issues, or none by itself. */
function projectIn({ pathname, searchParams }: URL): string | undefined {
  const named =
    /\/projects\/([^/]+)/.exec(pathname)?.[1] ??
    /^\/browse\/([^/]+)\/?$/.exec(pathname)?.[1] ??
    searchParams.get('projectKey');
  if (named !== null) return named;
  const query = searchParams.get('jql') ?? '';
  // Several parts joined by "or" are not one project's.
  return /\bor\b/i.test(query) ? undefined : ONE_PROJECT.exec(query)?.[1];
}

/** Another product on the same host. */
const isElsewhere = (url: URL) => /^\/wiki(?:\/|$)/.test(url.pathname);

export const jiraForms: PlaceForms = {
  address(url) {
    const site = url.hostname;
    if (isElsewhere(url)) return no(wrong.jiraPage(site));
    const key = projectIn(url);
    const place = placeAt(TRACKER, url.href) ?? (key === undefined ? undefined : projectAt(site, key));
    if (place) return yes(place, 'place');
    return url.pathname === '/' && url.search === '' ? yes(whole(site), 'owner') : no(wrong.jiraPage(site));
  },
  names([name = '', ...more], known) {
    if (more.length > 0) return [];
    return known
      .filter((home) => home.tracker === TRACKER)
      .flatMap(({ site }): Meaning[] => {
        const place = isShouted(name) ? projectAt(site, name) : undefined;
        const all = site.split('.')[0] === name.toLowerCase();
        return [
          ...(place ? [{ place, scope: 'place' as const }] : []),
          ...(all ? [{ place: whole(site), scope: 'owner' as const }] : []),
        ];
      });
  },
  lacks: ([name = '', ...more], known) =>
    more.length === 0 &&
    isShouted(name) &&
    !known.some((home) => home.tracker === TRACKER) &&
    projectAt('acme.atlassian.net', name)
      ? lacks.jira
      : undefined,
  home: (url) => (isElsewhere(url) ? null : { tracker: TRACKER, site: url.hostname, owner: url.hostname }),
  list({ site, name }, scope) {
    const query = scope === 'owner' ? 'resolution = Unresolved' : `project = "${name}"`;
    return `https://${site}/issues/?jql=${encodeURIComponent(`${query} ORDER BY updated DESC`)}`;
  },
  // There is no page for it: the dialog opens over a list.
  create: (place) => jiraForms.list(place, 'place'),
};

/** A project or an issue, as they are written there; other sites have pages under "/browse" too. */
const BROWSED = /^\/browse\/[A-Z][A-Z\d_]+(?:-\d+)?\/?$/;
/** What a path begins with where a company runs its own, under "/jira" before the usual paths. */
const SERVER = /^\/jira\/(?:browse|secure|projects\/[^/]+)\//;

/** Does an address look like a Jira whose host has a name of its own? `server`: one that a company runs itself. */
export function looksLikeJira(url: URL): 'cloud' | 'server' | null {
  const { pathname, searchParams } = url;
  if (url.protocol !== 'https:' || url.port !== '') return null;
  if (SERVER.test(`${pathname}/`)) return 'server';
  if (BROWSED.test(pathname) || /^\/jira\/./.test(pathname)) return 'cloud';
  // Other trackers have "/issues" too, but ask in other words.
  const asks = ['jql', 'filter', 'selectedIssue', 'rapidView'].some((name) => searchParams.has(name));
  return (asks || pathname !== '/issues') && spotAt(TRACKER, url).kind !== 'silent' ? 'cloud' : null;
}
