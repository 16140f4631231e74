/**
 * What a list's address asks for, as a search of issues that the API can be asked for. Pure. A list whose search we
 * cannot put into the plain words is not asked at all: rows that are seen are better than a wrong count of all.
 */
import type { Place } from '../tracker';
import { isSite, parse } from './urls';

/** Parameters that narrow a list apart from its `q`; older addresses carry them. */
const NARROWING = ['assignee', 'creator', 'labels', 'mentioned', 'milestone', 'since', 'state'];
/** Longer texts are not asked. */
const LONGEST = 1_000;
/** Said in the path, instead of a search: whose issues. */
const OF_PERSON: Readonly<Record<string, string>> = {
  created_by: 'author',
  assigned: 'assignee',
  mentioned: 'mentions',
};
/** UNVERIFIED: what the dashboards show when nothing is typed; `/issues` shows what is assigned. */
const DASHBOARDS: Readonly<Record<string, string>> = {
  '': 'state:open archived:false assignee:@me sort:updated-desc',
  assigned: 'state:open archived:false assignee:@me sort:updated-desc',
  created: 'state:open archived:false author:@me sort:updated-desc',
  mentioned: 'state:open archived:false mentions:@me sort:updated-desc',
};
/** A login, `@me`, or anybody. */
const PERSON = /^(?:@me|\*|[a-z\d][a-z\d_-]{0,99})$/i;

/** The search of a list of issues; null: it cannot be asked, only seen. Never throws. */
export function queryOf(url: URL): string | null {
  const spot = parse(url);
  const list = spot.kind === 'list' ? spot : spot.kind === 'item' ? spot.over : undefined;
  if (list?.of !== 'items' || NARROWING.some((name) => url.searchParams.has(name))) return null;
  const path = url.pathname.split('/').filter((part) => part !== '');
  const typed = url.searchParams.get('q');
  const within = list.place?.name;
  if (within !== undefined) {
    const asked = path[2] === 'issues' && path.length === 3 ? (typed ?? 'state:open') : null;
    const text = asked ?? (path[2] === 'search' ? typed : typed === null ? ofPath(path.slice(2)) : null);
    const terms = text === null ? null : termsOf(text, true);
    return terms && joined([`repo:${within}`, 'is:issue', ...terms]);
  }
  const own = path[0] === 'issues' && path.length <= 2 ? DASHBOARDS[path[1] ?? ''] : undefined;
  if (own === undefined && path[0] !== 'search') return null;
  const terms = termsOf(typed ?? own ?? '', false);
  // Without a word of its own it would ask for every issue there is.
  return terms && terms.length > 0 ? joined(['is:issue', ...terms]) : null;
}

/** The one repository a search is for; undefined: it names none, or several. */
export function repositoryOf(query: string): string | undefined {
  const names = split(query).flatMap((term) => /^repo:"?([\w.-]+\/[\w.-]+)"?$/i.exec(term)?.[1] ?? []);
  return names.length === 1 ? names[0] : undefined;
}

/** Does a search ask for pull requests? */
export function asksForPulls(query: string): boolean {
  return split(query).some((term) => /^(?:is|type):(?:pr|pull-request|pullrequest)$/i.test(term));
}

/** The tracker's own search for open issues of a place without a label. */
export function searchWithout(place: Place, label: string): { text: string; href: string } {
  const name = place.name.split('/').map(encodeURIComponent).join('/');
  // UNVERIFIED: a quotation mark within a name is escaped like this.
  const query = `is:issue state:open -label:"${label.replace(/(["\\])/g, '\\$1')}"`;
  const site = isSite(place.site) ? place.site : 'github.com';
  return { text: `-label:${label}`, href: `https://${site}/${name}/issues?q=${encodeURIComponent(query)}` };
}

/** What the path says after the repository: `created_by/ada`, `labels/bug`. Milestones are named by number only. */
function ofPath([kind, a, b]: string[]): string | null {
  if (kind === 'issues') {
    const qualifier = a !== undefined && Object.hasOwn(OF_PERSON, a) ? OF_PERSON[a] : undefined;
    if (qualifier === undefined || b === undefined) return null;
    const person = decoded(b);
    if (person === 'none') return a === 'assigned' ? 'state:open no:assignee' : null;
    return person !== null && PERSON.test(person) ? `state:open ${qualifier}:${person}` : null;
  }
  if (kind !== 'labels' || a === undefined) return null;
  const label = decoded(a);
  return label === null || /["\\]/.test(label) ? null : `state:open label:"${label}"`;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Terms of a search: what stands between spaces, quoted parts whole. */
const split = (text: string): string[] => text.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];

/**
 * The terms of a typed search that belong to it; null: it cannot be asked so.
 * @param inRepository the list is of one repository, which is named apart
 */
function termsOf(typed: string, inRepository: boolean): string[] | null {
  const text = typed.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const unquoted = text.replace(/"[^"]*"/g, '');
  // UNVERIFIED: groups and these words belong to the advanced search, and only in capitals.
  if (text.length > LONGEST || /["\\()]/.test(unquoted) || /\\/.test(text)) return null;
  const terms: string[] = [];
  for (const term of split(text)) {
    if (/^(?:AND|OR|NOT)$/.test(term)) return null;
    const [, minus, name, value] = /^(-?)([a-z][\w.-]*):(.*)$/is.exec(term) ?? [];
    const kept = name === undefined ? 'keep' : judge(name, value ?? '', minus === '-', inRepository);
    if (kept === 'cannot') return null;
    if (kept === 'keep') terms.push(term);
  }
  return terms;
}

/** What becomes of one qualifier: kept, left out as said already or widening, or the search cannot be asked. */
function judge(name: string, raw: string, minus: boolean, inRepository: boolean): 'keep' | 'drop' | 'cannot' {
  const key = name.toLowerCase();
  const value = raw.replace(/"/g, '').toLowerCase();
  // Fields of an organisation and projects need rights that a token for issues has not: it would find too little.
  if (key.includes('.') || key === 'project') return 'cannot';
  if (key === 'is' || key === 'type') {
    if (value === 'issue') return minus ? 'cannot' : 'drop';
    if (/^(?:pr|pull-?request)$/.test(value)) return minus ? 'drop' : 'cannot';
    if (/^(?:draft|merged|unmerged)$/.test(value) && !minus) return 'cannot';
  }
  if (inRepository && !minus && /^(?:repo|org|user|owner)$/.test(key)) return 'drop';
  return 'keep';
}

function joined(terms: string[]): string | null {
  const text = terms.join(' ');
  return text.length > LONGEST ? null : text;
}
