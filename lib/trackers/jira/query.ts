/**
 * What a list's address asks for, as a JQL that the API can be asked for. Pure. A list whose search we cannot put into
 * words is not asked at all: rows that are seen are better than a wrong count of all.
 */
import type { Place } from '../tracker';
import { labelName } from './acts';
import { LONGEST_JQL } from './requests';
import { parse } from './urls';

/**
 * The filters that every site has, by their number in the address. UNVERIFIED on Cloud; those that ask for every issue
 * there is (-4) are not asked, because a search must have a bound.
 */
const SYSTEM: Readonly<Record<string, string>> = {
  '-1': 'assignee = currentUser() AND resolution = Unresolved ORDER BY updated DESC',
  '-2': 'reporter = currentUser() ORDER BY created DESC',
  '-3': 'issuekey in issueHistory() ORDER BY lastViewed DESC',
  '-5': 'resolution = Unresolved ORDER BY priority DESC, updated DESC',
  '-6': 'created >= -1w ORDER BY created DESC',
  '-7': 'resolutiondate >= -1w ORDER BY updated DESC',
  '-8': 'updated >= -1w ORDER BY updated DESC',
  '-9': 'statusCategory = Done ORDER BY updated DESC',
};

/** What an address may say beside its search without asking for other issues. */
const BESIDE = new Set(['selectedIssue', 'sortBy', 'direction', 'atlOrigin', 'view', 'jql', 'filter']);

/** The search of a list of issues; null: it cannot be asked, only seen. Never throws. */
export function queryOf(url: URL): string | null {
  const spot = parse(url);
  const list = spot.kind === 'list' ? spot : spot.kind === 'item' ? spot.over : undefined;
  // A backlog is what its board's filter finds, which the address does not tell.
  if (list?.of !== 'items' || /\/backlog\/?$|\.jspa$/.test(url.pathname)) return null;
  const asked = [...url.searchParams.keys()];
  if (!asked.every((name) => BESIDE.has(name))) return null;
  const typed = url.searchParams.get('jql')?.trim() ?? '';
  const filter = url.searchParams.get('filter')?.trim() ?? '';
  const said = typed !== '' ? typed : filter !== '' ? ofFilter(filter) : '';
  if (said === null || said.length > LONGEST_JQL || /\p{Cc}/u.test(said)) return null;
  const parts = split(said);
  const project = list.place && `project = ${quoted(list.place.name)}`;
  // UNVERIFIED: whether a project's own list adds its project to a search that names none; said twice it is the same.
  const where = [project, parts.where && (project ? `(${parts.where})` : parts.where)].filter(Boolean);
  // Without any bound the API refuses.
  if (where.length === 0) return null;
  const order = parts.order || (said === '' ? 'created DESC' : '');
  const jql = [where.join(' AND '), ...(order ? [`ORDER BY ${order}`] : [])].join(' ');
  return jql.length > LONGEST_JQL ? null : jql;
}

/** A saved filter is asked for by its number. */
function ofFilter(filter: string): string | null {
  if (/^\d+$/.test(filter)) return `filter = ${filter}`;
  return Object.hasOwn(SYSTEM, filter) ? (SYSTEM[filter] ?? null) : null;
}

/** What is asked for, and in which order; quoted parts are looked past. */
function split(jql: string): { where: string; order: string } {
  const bare = jql.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (text) => '_'.repeat(text.length));
  const at = /(?:^|[\s)])order\s+by\s/i.exec(bare);
  if (!at) return { where: jql, order: '' };
  const from = at.index + at[0].length;
  // A bracket before the words belongs to what is asked for.
  const end = at[0].startsWith(')') ? at.index + 1 : at.index;
  return { where: jql.slice(0, end).trim(), order: jql.slice(from).trim() };
}

/** A value in quotation marks; what would end it is escaped. */
const quoted = (text: string): string => `"${text.replace(/(["\\])/g, '\\$1')}"`;

/** The tracker's own search for items of a place without a label. */
export function searchWithout(place: Place, label: string): { text: string; href: string } {
  const name = labelName(label);
  const without = `(labels is EMPTY OR labels != ${quoted(name)})`;
  const jql = `project = ${quoted(place.name)} AND ${without} ORDER BY created DESC`;
  const href = `https://${place.site}/issues/?jql=${encodeURIComponent(jql)}`;
  return { text: `labels != ${name}`, href };
}
