/** Many issues at once: their homes, when they changed last, and what a team's list holds. */
import * as z from 'zod';
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, Listed, RowRead, TrackerLists, Trouble } from '../tracker';
import { ask, type Refused } from './api';
import { issueOf } from './attachment';
import { allBases, type Bases } from './base';
import {
  ISSUE_QUERY,
  IssueNode,
  LISTED_QUERY,
  ListedNode,
  MarkedNode,
  MOST_IN_LIST,
  oursFilter,
  Page,
  ROWS_QUERY,
  STAMPS_QUERY,
  Teams,
} from './documents';
import { listOf, queryOf, searchWithout, whereOf } from './query';
import { type Asked, askable, askMany, type Found, type Ways } from './rows-asked';
import { doneAtOf, homeRead, markOf } from './seen';
import { fieldTrouble } from './trouble';
import { TRACKER } from './urls';
import { askOf, itemOf, workspaceOf } from './workspace';

/** Linear's own page size; far below the limit of points. */
const MOST = 50;
const MOST_STAMPS = 100;
/** Issues of one batch that are looked up alone: those that moved answer to their old names only so. */
const MOST_ALONE = 5;
/** Identifiers remembered as looked up alone in vain. */
const KEPT = 500;

const many = (n: number) => (n === 1 ? 'an item' : `${n} items`);

export function linearLists(bases: Bases): TrackerLists {
  const ways: Ways = new Map();
  /** Looked up alone in vain, by credential and identifier; others go before them. */
  const vain = new Set<string>();

  async function start(fit: readonly (Asked | null)[], io: HomeIo) {
    const asked = fit.filter((a) => a !== null);
    const [first] = asked;
    if (!first) return null;
    const [credential] = await io.credentials(first.item);
    return { asked, credential: credential?.id };
  }

  async function read(
    items: readonly ItemRef[],
    io: HomeIo,
  ): Promise<{ ok: true; rows: RowRead[] } | Refused> {
    const fit = askable(items, MOST);
    const by = await start(fit, io);
    if (!by) return { ok: true, rows: items.map(() => unreadable({ code: 'bad-answer' })) };
    const { asked, credential } = by;
    if (credential === undefined) return { ok: false, trouble: { code: 'no-credential' } };
    const names = new Set(asked.map((a) => a.identifier));
    const why = `Read the outcomes of ${many(names.size)} in a list`;
    const told = await askMany(asked, { query: ROWS_QUERY, why, credential }, bases, ways, io);
    if (!told.ok) return told;
    await lookUpAlone(asked, told, credential, io);
    const rows = fit.map((a): RowRead => {
      if (!a) return unreadable({ code: 'bad-answer' });
      const where = told.workspace(a);
      const row = 'trouble' in where ? where.trouble : rowOf(a, told, where.urlKey);
      return 'kind' in row ? row : unreadable({ ...row, credential });
    });
    return { ok: true, rows };
  }

  function rowOf({ item, identifier }: Asked, told: Found, urlKey: string): RowRead | Trouble {
    const found = told.rows.get(identifier);
    if (!found) return { code: 'hidden' };
    if ('code' in found) return found;
    const issue = IssueNode.safeParse(found.node);
    if (!issue.success) return { code: 'bad-answer' };
    const doneAt = doneAtOf(issue.data);
    return {
      kind: 'item',
      read: homeRead(item, urlKey, issue.data, bases, found.at).read,
      updatedAt: markOf(issue.data, bases),
      ...(doneAt !== undefined && { doneAt }),
    };
  }

  /** Those that no filter finds, and those with more attachments of ours than were asked for, one by one. */
  async function lookUpAlone(
    asked: readonly Asked[],
    told: Found,
    credential: string,
    io: HomeIo,
  ): Promise<void> {
    const memory = ({ identifier }: Asked) => `${credential}|${identifier}`;
    const open = [...new Map(asked.map((a) => [a.identifier, a])).values()].filter((a) => {
      const found = told.rows.get(a.identifier);
      return !('trouble' in told.workspace(a)) && (!found || isCut(found, bases));
    });
    const order = [...open.filter((a) => !vain.has(memory(a))), ...open.filter((a) => vain.has(memory(a)))];
    for (const a of order.slice(0, MOST_ALONE)) {
      const known = issueIn(told.rows.get(a.identifier));
      const one = await askOf(
        a.workspace,
        {
          site: a.item.site,
          query: ISSUE_QUERY,
          // An issue that was found is the one that goes by the name now; alone, the name may mean one that had it.
          variables: { id: known?.id ?? a.identifier, ours: oursFilter(bases), spans: false },
          credential,
          why: 'Read the outcome of an item that may have moved',
          item: a.item.key,
          patient: true,
        },
        io,
      );
      const error = one.ok ? one.errors.find(({ path }) => !path?.includes('creator')) : undefined;
      const trouble = one.ok ? error && fieldTrouble(error) : one.trouble;
      if (trouble && told.rows.has(a.identifier)) continue;
      told.rows.set(
        a.identifier,
        trouble ?? { node: one.ok ? one.data.issue : null, at: one.ok ? one.at : 0 },
      );
      if (trouble?.code === 'hidden') {
        vain.delete(memory(a));
        vain.add(memory(a));
        for (const old of vain) if (vain.size > KEPT) vain.delete(old);
      }
      // No line, or a break that was asked for: the others would not be answered either.
      if (trouble && trouble.code !== 'hidden') break;
    }
  }

  async function stamps(
    items: readonly ItemRef[],
    io: HomeIo,
  ): Promise<{ ok: true; stamps: (string | null)[] } | Refused> {
    const fit = askable(items, MOST_STAMPS);
    const by = await start(fit, io);
    if (!by) return { ok: true, stamps: items.map(() => null) };
    const { asked, credential } = by;
    if (credential === undefined) return { ok: false, trouble: { code: 'no-credential' } };
    const why = `Look for changes of ${many(new Set(asked.map((a) => a.identifier)).size)} in a list`;
    const told = await askMany(asked, { query: STAMPS_QUERY, why, credential }, bases, ways, io);
    if (!told.ok) return told;
    const marks = fit.map((a) => {
      const found = a && !('trouble' in told.workspace(a)) ? told.rows.get(a.identifier) : undefined;
      const node = found && 'node' in found ? MarkedNode.safeParse(found.node) : null;
      return node?.success ? markOf(node.data, bases) : null;
    });
    return { ok: true, stamps: marks };
  }

  const query: TrackerLists['query'] = async (site, text, after, io) => {
    const list = listOf(text);
    if (!list) return { ok: false, trouble: { code: 'bad-answer' } };
    const [credential] = await io.credentials({
      tracker: TRACKER,
      site,
      key: `${list.workspace}/${list.team}-0`,
    });
    if (!credential) return { ok: false, trouble: { code: 'no-credential' } };
    const refused = (trouble: Trouble): Refused => ({
      ok: false,
      trouble: { ...trouble, credential: credential.id },
    });
    // Linear does not say how many there are: those of the pages before are counted along with the place in them.
    const [, counted = '0', cursor] = /^(\d+):(.+)$/.exec(after ?? '') ?? [];
    const told = await ask(
      {
        site,
        query: LISTED_QUERY,
        variables: { where: whereOf(list), team: list.team, after: cursor ?? null, ours: oursFilter(bases) },
        credential: credential.id,
        why: 'Look up every page of a list',
        patient: true,
      },
      io,
    );
    if (!told.ok) return told;
    const where = workspaceOf(told.data.organization, list.workspace);
    if ('trouble' in where) return refused(where.trouble);
    // A list that was cut short would be told as the whole.
    const [error] = told.errors.filter(({ path }) => path?.[3] !== 'creator');
    if (error) return refused(fieldTrouble(error));
    const teams = Teams.safeParse(told.data.teams);
    if (teams.success && teams.data.nodes.length === 0) return refused({ code: 'hidden' });
    const page = Page.safeParse(told.data.issues);
    const nodes = page.success ? z.array(ListedNode).safeParse(page.data.nodes) : null;
    if (!teams.success || !page.success || !nodes?.success) return refused({ code: 'bad-answer' });
    const items = nodes.data.map((node): Listed => {
      const author = node.creator?.displayName || node.creator?.name;
      const item = itemOf({ tracker: TRACKER, site, key: '' }, where.urlKey, node);
      return { item, title: node.title, updatedAt: markOf(node, bases), ...(author && { author }) };
    });
    const total = Number(counted) + items.length;
    const { hasNextPage, endCursor } = page.data.pageInfo;
    const next = hasNextPage && endCursor ? ({ next: `${total}:${endCursor}`, atLeast: true } as const) : {};
    return { ok: true, total, items, ...next };
  };

  return {
    most: MOST,
    read,
    stamps,
    // There is nothing to ask that would be free: stamps tell which rows have changed.
    changed: async () => ({ ok: true, changed: true }),
    queryOf,
    query,
    searchWithout,
  };
}

const unreadable = (trouble: Trouble): RowRead => ({ kind: 'unreadable', trouble });

const issueIn = (found: { node: unknown } | Trouble | undefined) =>
  found && 'node' in found ? IssueNode.safeParse(found.node).data : undefined;

/** Ours may stand among those that were not told: none of these names the issue. */
function isCut(found: { node: unknown } | Trouble, bases: Bases): boolean {
  const issue = issueIn(found);
  if (!issue || issue.attachments.nodes.length < MOST_IN_LIST) return false;
  const names = (url: string) => issueOf(url, allBases(bases))?.toLowerCase();
  return !issue.attachments.nodes.some((a) => names(a.url) === issue.id.toLowerCase());
}
