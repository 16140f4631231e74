/** Many issues at once: their homes, when they changed last, and what a search finds. */
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, HomeState, Listed, RowRead, TrackerLists, Trouble } from '../tracker';
import { type Ask, ask, issueKey, type Refused } from './api';
import { heldMark, homeOf, homeRead } from './fetch';
import { doneAtOf } from './launch';
import { type Beside, besideOf, type Via } from './lists-comments';
import { type Asked, fetchMany, numbered } from './lists-fetch';
import type { Memory } from './memory';
import { PROPERTY, SUMMARY_PROPERTY } from './property';
import { queryOf, searchWithout } from './query';
import { isoOf, markOf } from './record';
import { MOST_ISSUES } from './requests';
import { Count, type Issue, Search } from './shapes';
import type { With } from './site';
import { TRACKER } from './urls';

/** Records in one request: each is up to 32 KB. */
const RECORDS = 25;
const PAGE = 100;

const ROW_FIELDS = [
  'summary',
  'status',
  'resolutiondate',
  'statuscategorychangedate',
  'created',
  'updated',
  'creator',
  'labels',
  'issuetype',
];

/**
 * The mark of change: when the issue was changed last, and which version its summary names, because nobody has seen
 * whether writing a property counts as a change. "2026-11-20T09:00:00.000Z|4f0c…", or "…|-" without a summary.
 */
function stampOf({ fields, properties }: Issue): string {
  const summary = properties?.[SUMMARY_PROPERTY];
  const version =
    typeof summary === 'object' && summary !== null ? (summary as { version?: unknown }).version : '-';
  const said = summary === undefined ? '-' : typeof version === 'string' ? version.slice(0, 64) : '?';
  return `${isoOf(fields?.updated) ?? ''}|${said}`;
}

/**
 * The summary goes ahead of its record: as long as the record is another's, the mark must never be found again.
 * @param upTo what came later may be a comment with a record that a search did not know of yet: not settled either
 */
function settledStamp(issue: Issue, home: HomeState, upTo: number | undefined): string {
  const stamp = stampOf(issue);
  const version = home.kind === 'outcome' ? home.outcome.version.slice(0, 64) : '-';
  const own = home.kind === 'damaged' || home.kind === 'newer' || stamp.endsWith(`|${version}`);
  const settled = own || issue.properties?.[SUMMARY_PROPERTY] === undefined;
  const known = upTo === undefined || Date.parse(isoOf(issue.fields?.updated) ?? '') < upTo;
  return settled && known ? stamp : `${stamp}?`;
}

const unreadable = (trouble: Trouble): RowRead => ({ kind: 'unreadable', trouble });

async function read(
  items: readonly ItemRef[],
  via: Via,
  by: With,
): Promise<{ ok: true; rows: RowRead[] } | Refused> {
  const many = await fetchMany(
    items,
    { fields: ROW_FIELDS, properties: [SUMMARY_PROPERTY], why: (n) => `Read the outcomes of ${n} in a list` },
    by.io,
  );
  if (!many.ok) return many;
  const found = many.found.filter((a) => a !== undefined);
  const summed = found.filter(({ issue }) => issue.properties?.[SUMMARY_PROPERTY] !== undefined);
  const records = await recordsOf(summed, by);
  if (!records.ok) return records;
  const ownOf = ({ issue }: Asked) => records.byId.get(issue.id)?.properties?.[PROPERTY];
  // Silence about properties is no "none".
  const told = (a: Asked) =>
    summed.includes(a) ? records.byId.get(a.issue.id)?.properties : a.issue.properties;
  const without = found.filter((a) => told(a) && ownOf(a) === undefined);
  const beside = await besideOf(without, via, by);
  const rows: RowRead[] = [];
  // One after the other: what the first has to ask about the site, the others know.
  for (const i of items.keys()) {
    const at = many.found[i];
    const record = at && records.byId.get(at.issue.id);
    const other = at && beside.get(at.issue.id);
    if (!at) rows.push(unreadable(many.missing(i)));
    // It was there a moment ago.
    else if (summed.includes(at) && !record) rows.push(unreadable({ code: 'hidden' }));
    else if (!told(at)) rows.push(unreadable({ code: 'bad-answer' }));
    else if (other && 'trouble' in other) rows.push(unreadable(other.trouble));
    else rows.push(await rowOf(at, ownOf(at), other, many.at, by));
  }
  return { ok: true, rows };
}

/** @param beside what its comments say, where the issue has no record of its own */
async function rowOf(
  asked: Asked,
  value: unknown,
  beside: Exclude<Beside, { trouble: Trouble }> | undefined,
  at: number,
  by: With,
): Promise<RowRead> {
  const { issue } = asked;
  const item = numbered(asked);
  const held = beside && 'held' in beside ? beside.held : null;
  const unlooked = beside && 'upTo' in beside ? beside : undefined;
  const home = await homeOf(held ? held.value : value, item, by);
  if ('code' in home) return unreadable(home);
  const doneAt = doneAtOf(issue);
  const read = {
    ...homeRead(issue, item, home, held ? heldMark(held) : markOf(value), at),
    ...(held && { via: 'comment' as const }),
    ...(unlooked && { unlooked: 'comment' as const }),
  };
  const updatedAt = settledStamp(issue, home, unlooked?.upTo);
  return { kind: 'item', read, updatedAt, ...(doneAt && { doneAt }) };
}

/** The records of those that have one. */
async function recordsOf(
  asked: readonly Asked[],
  { io }: With,
): Promise<{ ok: true; byId: Map<string, Issue> } | Refused> {
  const byId = new Map<string, Issue>();
  const ids = new Map(asked.map((one) => [one.issue.id, one]));
  const once = [...ids.values()];
  for (let i = 0; i < once.length; i += RECORDS) {
    const part = once.slice(i, i + RECORDS).map(numbered);
    const many = await fetchMany(
      part,
      {
        fields: ['summary'],
        properties: [PROPERTY],
        why: (n) => `Read the outcomes of ${n} in a list`,
        byId: true,
      },
      io,
    );
    if (!many.ok) return many;
    for (const got of many.found) if (got) byId.set(got.issue.id, got.issue);
  }
  return { ok: true, byId };
}

async function stamps(
  items: readonly ItemRef[],
  io: HomeIo,
): Promise<{ ok: true; stamps: (string | null)[] } | Refused> {
  const many = await fetchMany(
    items,
    { fields: ['updated'], properties: [SUMMARY_PROPERTY], why: (n) => `Look for changes of ${n} in a list` },
    io,
  );
  if (!many.ok) return many;
  return { ok: true, stamps: many.found.map((got) => (got ? stampOf(got.issue) : null)) };
}

/**
 * One page of a search. How many there are is asked for once: the page after knows it by its mark, and a search that
 * fits a page needs no count.
 */
const query: TrackerLists['query'] = async (site, jql, after, io) => {
  const [, counted, token] = /^(\d+):(.+)$/s.exec(after ?? '') ?? [];
  const project = /^project = "([A-Z][A-Z\d_]*)"/.exec(jql)?.[1];
  const about: Pick<Ask, 'site' | 'of' | 'patient' | 'why'> = {
    site,
    patient: true,
    why: 'Look up every page of a list',
    ...(project !== undefined && { of: `${project}-0` }),
  };
  const found = await ask(
    {
      ...about,
      operation: 'search',
      body: {
        jql,
        fields: ['summary', 'updated', 'creator'],
        properties: [SUMMARY_PROPERTY],
        maxResults: PAGE,
        ...(token !== undefined && { nextPageToken: token }),
      },
    },
    Search,
    io,
  );
  if (!found.ok) return found;
  const { issues, isLast, nextPageToken } = found.value;
  const items = issues.flatMap((issue) => listed(site, issue) ?? []);
  const next = isLast === true ? undefined : (nextPageToken ?? undefined);
  if (counted === undefined && next === undefined) return { ok: true, total: items.length, items };
  let total = Number(counted);
  if (counted === undefined) {
    const told = await ask({ ...about, operation: 'count', body: { jql } }, Count, io);
    if (!told.ok) return told;
    total = told.value.count;
  }
  return { ok: true, total, items, ...(next !== undefined && { next: `${total}:${next}` }) };
};

function listed(site: string, issue: Issue): Listed | null {
  if (issueKey(issue) === null) return null;
  const author = issue.fields?.creator?.displayName;
  return {
    item: { tracker: TRACKER, site, key: issue.key, id: issue.id },
    title: issue.fields?.summary ?? '',
    updatedAt: stampOf(issue),
    ...(author && { author }),
  };
}

export function jiraLists(memory: Memory): TrackerLists {
  return {
    most: MOST_ISSUES,
    read: (items, io, via) => read(items, via, { io, memory }),
    stamps,
    // Jira tells nothing of a whole project in one conditional request.
    changed: async () => ({ ok: true, changed: true }),
    queryOf,
    query,
    searchWithout,
  };
}
