/** Match patterns of all trackers, and of one site. */
import { REGISTRY, type Registered, TRACKER_IDS, type TrackerId } from './registry';

const of = (part: (r: Registered) => readonly string[] | undefined): string[] =>
  TRACKER_IDS.flatMap((id) => part(REGISTRY[id]) ?? []);

/** Pages where the content scripts run. */
export const PAGE_HOSTS = of((r) => r.pages);

/** APIs the worker speaks to. */
export const API_HOSTS = of((r) => r.apis);

/** Sites of companies. Nothing of them is allowed until a person allows one, by its exact address. */
export const OPTIONAL_HOSTS = of((r) => r.optional);

/** The pages of a site ("github.com", "acme.ghe.com"), as a match pattern. */
export const pagesOf = (site: string) => `https://${site}/*`;

/** The one origin of a site's API. */
export const apiOrigin = (site: string) => `https://api.${site}`;

/** What is asked for so that Sightline works on a site: its pages, and its API where it has one apart. */
export const patternsOf = (site: string, tracker: TrackerId = 'github'): string[] => [
  pagesOf(site),
  ...(REGISTRY[tracker].apis.length > 0 ? [`${apiOrigin(site)}/*`] : []),
];

/** The site that an API's origin belongs to; null for any other address. */
export function siteOfApi(origin: string): string | null {
  return /^https:\/\/api\.([^/:@]+)$/.exec(origin)?.[1] ?? null;
}
