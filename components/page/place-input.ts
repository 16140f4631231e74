/** Reads what a person types or pastes as the name of a place. Pure. */
import { ownerOf } from '../../lib/outcome/item';
import type { ItemRef } from '../../lib/outcome/record';
import { placeField, placeWords } from '../../lib/strings/pages';
import { ADDRESSES, parseAny, trackerOfSite } from '../../lib/trackers/addresses';
import type { OwnSites } from '../../lib/trackers/grants';
import { PAGE_HOSTS } from '../../lib/trackers/hosts';
import { registered, TRACKER_IDS, type TrackerId } from '../../lib/trackers/registry';
import type { Place } from '../../lib/trackers/tracker';
import {
  addressIn,
  type Home,
  isShouted,
  type Meaning,
  no,
  type PlaceForms,
  type PlaceInput,
  type Scope,
  yes,
} from './place-forms';
import { githubForms, wrongName } from './place-github';
import { jiraForms, looksLikeJira } from './place-jira';
import { linearForms } from './place-linear';
import { plainForms } from './place-plain';

export type { Home, Meaning, PlaceInput, Scope } from './place-forms';

const FORMS: Partial<Record<TrackerId, PlaceForms>> = {
  github: githubForms,
  linear: linearForms,
  jira: jiraForms,
};
const formsFor = (id: TrackerId): PlaceForms => FORMS[id] ?? plainForms(id);
const formsOf = (tracker: string): PlaceForms | undefined =>
  registered(tracker) ? formsFor(tracker as TrackerId) : undefined;
const { wrong } = placeField;
/** Meant by a name alone, where nothing speaks for another. */
const FIRST: TrackerId = 'github';
const OTHERS = TRACKER_IDS.filter((id) => id !== FIRST);

/**
 * @param text a name ("acme", "acme/shop", "acme/ENG", "ACME") or the address of a page
 * @param known sites and workspaces the person has to do with; a name alone may be in any of them
 * @param said companies' own domains, by what a person said of them
 * @returns the place and how wide it is, or a sentence that says what is wrong or asks which is meant
 */
export function readPlace(text: string, known: readonly Home[] = [], said: OwnSites = {}): PlaceInput {
  const typed = text.trim().slice(0, 2000);
  if (typed === '') return no(wrong.empty);
  const url = addressIn(typed);
  if (url) return readAddress(url, said);
  if (/\s/.test(typed)) return no(wrong.spaces);
  return readName(typed.replace(/^[@/]+|\/+$/g, '').split('/'), known);
}

function readAddress(url: URL, said: OwnSites): PlaceInput {
  const host = url.hostname.replace(/^www\./, '');
  if (url.protocol !== 'https:' || url.port !== '') return no(wrong.host(host || url.protocol));
  const forms = formsOf(trackerOfSite(host, said) ?? '');
  if (forms) return forms.address(url);
  // What looks like a company's own domain is taken for one; whoever adds it is told to allow it first.
  const own = looksLikeJira(url) === 'cloud' ? jiraForms.address(url) : undefined;
  return own?.ok ? own : no(wrong.host(host));
}

function readName(parts: readonly string[], known: readonly Home[]): PlaceInput {
  // Keys of projects and teams are written in capitals, names of repositories hardly ever.
  const ids: TrackerId[] = isShouted(parts.at(-1) ?? '') ? [...OTHERS, FIRST] : [FIRST, ...OTHERS];
  const all = ids.map(formsFor);
  const which = all.flatMap((f) => f.names(parts, known));
  const lacks = all.flatMap((f) => f.lacks?.(parts, known) ?? []);
  const [first] = which;
  if (!first) return { ...no(wrongName(parts) ?? wrong.parts), ...(lacks.length > 0 && { lacks }) };
  if (which.length === 1 && lacks.length === 0) return yes(first.place, first.scope);
  return { ...no(placeField.which(parts.join('/'))), which, lacks };
}

/** Same place for people: names compare without regard to case. */
export const samePlace = (
  a: { site: string; name: string; scope: string },
  b: { site: string; name: string; scope: string },
) => a.scope === b.scope && `${a.site}|${a.name}`.toLowerCase() === `${b.site}|${b.name}`.toLowerCase();

const same = (a: Meaning, b: Meaning) =>
  samePlace({ ...a.place, scope: a.scope }, { ...b.place, scope: b.scope });

/** The place that stands for everything its owner has: "all of acme". */
export const ownersOf = ({ tracker, site, owner }: Home): Place => ({ tracker, site, name: owner, owner });

/** The tracker of an address, and where on it that is; null for any page that is none of ours. */
function homeAt(address: string, said: OwnSites): { url: URL; forms: PlaceForms; home: Home } | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.port !== '') return null;
  const forms = formsOf(trackerOfSite(url.hostname, said) ?? '');
  const home = forms?.home(url);
  return forms && home ? { url, forms, home } : null;
}

/** Sites and workspaces of open tabs, each once. */
export function homesOf(urls: readonly string[], said: OwnSites = {}): Home[] {
  const found = urls.flatMap((u) => homeAt(u, said)?.home ?? []);
  const key = (h: Home) => `${h.tracker}|${h.site}|${h.owner}`.toLowerCase();
  return [...new Map(found.map((h) => [key(h), h])).values()];
}

/**
 * Suggestions from addresses of open tabs: each place once, and its owner as a whole; where a page names no place,
 * what it belongs to.
 * @param urls addresses as the browser gives them; anything else is passed over
 */
export function suggestions(urls: readonly string[], said: OwnSites = {}, most = 8): Meaning[] {
  const found: Meaning[] = [];
  const add = (one: Meaning) => {
    if (!found.some((f) => same(f, one))) found.push(one);
  };
  for (const address of urls) {
    const at = homeAt(address, said);
    if (!at) continue;
    const read = at.forms.address(at.url);
    const place = read.ok && read.scope === 'place' ? read.place : undefined;
    if (place) add({ place, scope: 'place' });
    const home = place ?? at.home;
    if (home.owner !== '') add({ place: ownersOf(home), scope: 'owner' });
  }
  return found.slice(0, most);
}

type Named = Pick<Place, 'tracker' | 'site' | 'name'>;

/** What a place is called where nothing else says where it is: "project ACME on acme.atlassian.net". */
export const nameOf = (p: Named, scope: Scope): string => placeWords[p.tracker]?.whole(p, scope) ?? p.name;
/** The same where that is said beside it: "project ACME", "acme/shop". */
export const shortName = (p: Named): string => placeWords[p.tracker]?.short(p) ?? p.name;
/** What all of an owner is called. */
export const nameOfAll = (p: Place): string => nameOf(ownersOf(p), 'owner');
/** In what a place is, as people say it beside the key of an item: "acme" of "acme/ENG". */
export const whereOf = (p: Named): string => (p.tracker === 'github' ? p.name : ownerOf(p));

/** Addresses of pages of a place. */
export const issuesOf = (p: Named, scope: Scope = 'place'): string | undefined =>
  formsOf(p.tracker)?.list(p, scope);
export const newIssueOf = (p: Named): string | undefined => formsOf(p.tracker)?.create(p);
/** The page of an item. */
export const pageOf = (item: ItemRef): string | null =>
  ADDRESSES.find((a) => a.id === item.tracker)?.address(item) ?? null;

/** The patterns under which open tabs are asked for, besides those of allowed sites. */
export const TAB_PATTERNS: readonly string[] = PAGE_HOSTS;

/** The item to whose page an address leads, on a site that is known; null for any other text. */
export function itemAt(text: string, said: OwnSites = {}): ItemRef | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || trackerOfSite(url.hostname, said) === null) return null;
  const spot = parseAny(url);
  return spot.kind === 'item' ? spot.item : null;
}
