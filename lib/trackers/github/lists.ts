/** Many issues at once: their homes, when they changed last, and what a search finds, each in one request. */
import * as z from 'zod';
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, Listed, RowRead, TrackerLists, Trouble } from '../tracker';
import { keyOf, repoPath, send } from './api';
import { factsOf, isDone } from './facts';
import { fieldTrouble, type GraphError, type GraphReply, graphql } from './graphql';
import {
  FoundPage,
  FoundRow,
  isAskable,
  Named,
  type PullRow,
  RepositoryRows,
  Row,
  rowsQuestion,
  type Slot,
  StampRow,
  searchQuestion,
} from './lists-graphql';
import { asksForPulls, queryOf, repositoryOf, searchWithout } from './query';
import { homeRead } from './seen';
import { isSite, partsOf, TRACKER } from './urls';

/** A body is up to 64 KB, and heavy questions end early. */
const MOST = 25;
const MOST_STAMPS = 100;

type Refused = { ok: false; trouble: Trouble };
type Answered = Extract<GraphReply, { ok: true }> & { slots: (Slot | null)[]; credential: string };

/** Items that one question may be about: of one site, with names that are some, and not too many. */
function askable(items: readonly ItemRef[], most: number): (ItemRef | null)[] {
  const site = items.find((item) => isAskable(item) && isSite(item.site))?.site;
  const asked = new Set<string>();
  return items.map((item) => {
    const name = item.key.toLowerCase();
    const fits = asked.has(name) || asked.size < most;
    if (!isAskable(item) || item.site !== site || !fits) return null;
    asked.add(name);
    return item;
  });
}

/** Sites that do not know types of issues, as long as the worker lives. UNVERIFIED: that every site knows them. */
const untyped = new Set<string>();

/** Asks about those that can be asked about; null when there are none. */
async function ask(
  items: readonly (ItemRef | null)[],
  what: 'rows' | 'stamps',
  io: HomeIo,
): Promise<Answered | Refused | null> {
  const asked = items.filter((item) => item !== null);
  const [first] = asked;
  if (!first) return null;
  const [credential] = await io.credentials(first);
  if (!credential) return { ok: false, trouble: { code: 'no-credential' } };
  const typed = what === 'rows' && !untyped.has(first.site);
  const { slots, ...question } = rowsQuestion(asked, what === 'rows' && !typed ? 'untyped' : what);
  const count = new Set(slots.map((slot) => `${slot?.repository} ${slot?.row}`)).size;
  const many = count === 1 ? 'an item' : `${count} items`;
  const why = `${what === 'rows' ? 'Read the descriptions' : 'Look for changes'} of ${many} in a list`;
  const named = count === 1 ? { item: first.key } : {};
  const told = await graphql(
    { site: first.site, ...question, why, patient: true, credential: credential.id, ...named },
    io,
  );
  if (!told.ok && typed && /\bissueType\b/.test(told.trouble.reason ?? '')) {
    untyped.add(first.site);
    return ask(items, what, io);
  }
  if (!told.ok) return told;
  let next = 0;
  const placed = items.map((item) => (item === null ? null : (slots[next++] ?? null)));
  return { ...told, slots: placed, credential: credential.id };
}

/** What the answer holds at a slot, and why it is nothing. */
function at(answer: Answered, { repository, row }: Slot): { node: unknown; archived: boolean } | Trouble {
  const rows = RepositoryRows.safeParse(answer.data[repository]);
  const node = rows.success ? rows.data[row] : undefined;
  if (node !== null && node !== undefined)
    return { node, archived: rows.success && rows.data.isArchived === true };
  const error =
    answer.errors.find((e) => stands(e, repository, row)) ?? answer.errors.find((e) => !e.path?.length);
  if (error) return fieldTrouble(error);
  const absent = rows.success ? node === null : answer.data[repository] === null;
  return { code: absent ? 'hidden' : 'bad-answer' };
}

const stands = ({ path }: GraphError, repository: string, row: string): boolean =>
  path?.[0] === repository && (path.length === 1 || path[1] === row);

async function read(items: readonly ItemRef[], io: HomeIo): Promise<{ ok: true; rows: RowRead[] } | Refused> {
  const fit = askable(items, MOST);
  const answer = await ask(fit, 'rows', io);
  if (answer && !answer.ok) return answer;
  const rows = items.map((item, i): RowRead => {
    const slot = answer?.slots[i];
    if (!answer || !slot) return { kind: 'unreadable', trouble: { code: unasked(item) } };
    const found = at(answer, slot);
    const told = 'code' in found ? found : rowOf(item, found.node, found.archived, answer, slot);
    return 'kind' in told
      ? told
      : { kind: 'unreadable', trouble: { ...told, credential: answer.credential } };
  });
  return { ok: true, rows };
}

/** A name of the right form whose number no issue can have is one that is not there. */
const unasked = (item: ItemRef): Trouble['code'] =>
  partsOf(item.key) !== null && !isAskable(item) ? 'hidden' : 'bad-answer';

function rowOf(
  asked: ItemRef,
  node: unknown,
  archived: boolean,
  answer: Answered,
  slot: Slot,
): RowRead | Trouble {
  const parsed = Row.safeParse(node);
  if (!parsed.success) return { code: 'bad-answer' };
  const row = parsed.data;
  if (row.__typename === 'PullRequest') return pullOf(asked, row, answer, slot);
  const { updatedAt, author, viewerCanUpdate, locked, labels, createdAt } = row;
  const seen = {
    // UNVERIFIED: that REST's `node_id` of an old issue is the same text. If not, its row is put aside when the two
    // alternate, and the outcome is read anew from the description.
    id: row.id,
    url: row.url,
    title: row.title,
    body: row.body,
    ...(author && { author: author.login }),
    ...(locked !== undefined && { locked }),
    // UNVERIFIED: whether `viewerCanUpdate` knows of archived repositories; whether of a token's rights.
    ...(viewerCanUpdate !== undefined && { canWrite: viewerCanUpdate && !archived }),
    facts: factsOf({
      state: row.state,
      reason: row.stateReason,
      labels: labels?.nodes ?? undefined,
      type: row.issueType,
      createdAt,
    }),
  };
  const doneAt = isDone(row.state, row.stateReason) ? row.closedAt : null;
  return { kind: 'item', read: homeRead(asked, seen, answer.at), updatedAt, ...(doneAt && { doneAt }) };
}

function pullOf(
  asked: ItemRef,
  row: z.infer<typeof PullRow>,
  answer: Answered,
  slot: Slot,
): RowRead | Trouble {
  const links = row.closingIssuesReferences;
  // Kept back is not the same as none.
  if (!links?.nodes) {
    const error = answer.errors.find((e) => stands(e, slot.repository, slot.row));
    return error ? fieldTrouble(error) : { code: 'server' };
  }
  const closes = links.nodes.flatMap((node) => {
    const key = node && keyOf(node.url);
    return key ? [{ item: named(asked.site, key, node.id), title: node.title }] : [];
  });
  return {
    kind: 'pull',
    item: { ...asked, id: row.id, key: keyOf(row.url) ?? asked.key },
    title: row.title,
    updatedAt: row.updatedAt,
    at: answer.at,
    state: STATES[row.state],
    ...(row.mergedAt != null && { mergedAt: row.mergedAt }),
    closes,
    more: Math.max(0, links.totalCount - closes.length),
  };
}

const STATES = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const;
const named = (site: string, key: string, id: string): ItemRef => ({ tracker: TRACKER, site, key, id });

async function stamps(
  items: readonly ItemRef[],
  io: HomeIo,
): Promise<{ ok: true; stamps: (string | null)[] } | Refused> {
  const answer = await ask(askable(items, MOST_STAMPS), 'stamps', io);
  if (answer && !answer.ok) return answer;
  const told = items.map((_, i) => {
    const slot = answer?.slots[i];
    const found = answer && slot ? at(answer, slot) : null;
    const row = found && 'node' in found ? StampRow.safeParse(found.node) : null;
    return row?.success ? row.data.updatedAt : null;
  });
  return { ok: true, stamps: told };
}

/** The newest entry of a repository's list: its mark changes with whatever is changed in there. */
const changed: TrackerLists['changed'] = async (place, mark, io) => {
  const [credential] = await io.credentials({ tracker: TRACKER, site: place.site, key: `${place.name}#0` });
  const res = await send(
    {
      site: place.site,
      path: `${repoPath(place.name)}/issues?state=all&sort=updated&direction=desc&per_page=1`,
      why: `Has anything changed in ${place.name}?`,
      patient: true,
      ...(mark !== undefined && { known: mark }),
      ...(credential && { credential: credential.id }),
    },
    io,
  );
  if (!res.ok) {
    const blind = res.trouble.code === 'hidden' && !credential;
    return { ok: false, trouble: blind ? { ...res.trouble, code: 'no-credential' } : res.trouble };
  }
  if (res.status === 304 && mark !== undefined) return { ok: true, changed: false, mark };
  // A page of somebody else's, such as a network's sign-in, has marks too.
  if (!isList(res.text)) {
    const by = credential ? { credential: credential.id } : {};
    return { ok: false, trouble: { code: 'bad-answer', status: res.status, ...by } };
  }
  const now = res.headers.etag;
  return now === undefined
    ? { ok: true, changed: true }
    : { ok: true, changed: mark === undefined || weak(now) !== weak(mark), mark: now };
};

const weak = (mark: string) => mark.replace(/^W\//, '');

function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

const query: TrackerLists['query'] = async (site, text, after, io) => {
  const repository = repositoryOf(text);
  const key = repository === undefined ? '#0' : `${repository}#0`;
  const [credential] = await io.credentials({ tracker: TRACKER, site, key });
  if (!credential) return { ok: false, trouble: { code: 'no-credential' } };
  const [owner, name] = repository?.split('/') ?? [];
  const beside = owner !== undefined && name !== undefined ? { o: owner, r: name } : null;
  const res = await graphql(
    {
      site,
      query: searchQuestion(beside !== null),
      variables: { q: text, after: after ?? null, ...beside },
      credential: credential.id,
      why: 'Look up every page of a list',
      patient: true,
    },
    io,
  );
  if (!res.ok) return res;
  const refused = (trouble: Trouble): Refused => ({
    ok: false,
    trouble: { ...trouble, credential: credential.id },
  });
  // A search that was cut short, or that left out what is hidden, would be told as the whole.
  const [error] = res.errors;
  if (error) return refused(fieldTrouble(error));
  const page = FoundPage.safeParse(res.data.search);
  if (!page.success) return refused({ code: 'bad-answer' });
  if (beside !== null) {
    const seen = Named.safeParse(res.data.repository);
    if (!seen.success) return refused({ code: res.data.repository === null ? 'hidden' : 'bad-answer' });
    const is = seen.data.nameWithOwner;
    if (is.toLowerCase() !== repository?.toLowerCase()) return refused({ code: 'moved', movedTo: is });
  }
  const wanted = asksForPulls(text) ? ['Issue', 'PullRequest'] : ['Issue'];
  const nodes = page.data.nodes.filter((node) => node !== null && wanted.includes(node.__typename ?? ''));
  const rows = z.array(FoundRow).safeParse(nodes);
  if (!rows.success) return refused({ code: 'bad-answer' });
  const items = rows.data.flatMap((row) => listed(site, row) ?? []);
  const { hasNextPage, endCursor } = page.data.pageInfo;
  return {
    ok: true,
    total: page.data.issueCount,
    items,
    ...(hasNextPage && endCursor && { next: endCursor }),
  };
};

function listed(site: string, row: z.infer<typeof FoundRow>): Listed | null {
  const key = keyOf(row.url);
  if (key === null) return null;
  const { title, updatedAt, author } = row;
  return {
    item: named(site, key, row.id),
    title,
    updatedAt,
    ...(author && { author: author.login }),
  };
}

export const githubLists: TrackerLists = { most: MOST, read, stamps, changed, queryOf, query, searchWithout };
