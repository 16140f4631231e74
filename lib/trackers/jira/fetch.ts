/**
 * One issue with its home. The usual read is one request: the issue, with its record among its properties. More is
 * asked only where it can change the answer: its comments, where the issue holds no record; what the person may do in
 * the project, once an hour, where a comment holds it; when it was done, where it is done and no launch is recorded; by
 * which names the site goes, where a record names another site.
 */
import type { ItemRef } from '../../outcome/record';
import type { HomeRead, HomeState, Trouble } from '../tracker';
import { excerptOf } from './adf';
import { ask, issueKey, type Refused } from './api';
import { findHeld, type Held } from './comments';
import { metHeld } from './comments-looked-at';
import { factsOf } from './facts';
import { launchOf } from './launch';
import { PROPERTY, SUMMARY_PROPERTY } from './property';
import { isoOf, markOf, stateOf } from './record';
import { DAMAGED_PROPERTY } from './requests';
import { EntityProperty, Issue } from './shapes';
import { atHome, rightsOf, type With } from './site';

const FIELDS = [
  'summary',
  'status',
  'resolutiondate',
  'statuscategorychangedate',
  'fixVersions',
  'updated',
  'created',
  'creator',
  'labels',
  'issuetype',
  'description',
].join();

export type Got = {
  issue: Issue;
  item: ItemRef & { id: string };
  /** The issue's own record as it stands there; undefined: it has none. */
  value: unknown;
  summary: unknown;
  /** What an earlier repair has put aside. */
  damaged: unknown;
  /** The record that counts: the issue's own, else the one that a comment holds. */
  record: unknown;
  /** The comment that holds it, for somebody who may edit no issue of the project: a new version goes there. */
  held?: Held;
  read: HomeRead;
};

/** The issue with its home; no launch yet. @param why for people, what it is read for */
export async function fetchIssue(
  item: ItemRef,
  why: string,
  by: With,
): Promise<{ ok: true; got: Got } | Refused> {
  const { io } = by;
  const key = issueKey(item);
  if (key === null) return { ok: false, trouble: { code: 'bad-answer' } };
  const about = { site: item.site, item: key };
  const told = await ask(
    {
      ...about,
      operation: 'issue',
      path: { issue: key },
      query: { fields: FIELDS, properties: [PROPERTY, SUMMARY_PROPERTY, DAMAGED_PROPERTY].join() },
      why,
    },
    Issue,
    io,
  );
  if (!told.ok) return told;
  const issue = told.value;
  const is = { ...item, key: issue.key, id: issue.id };
  const { properties } = issue;
  let value = properties?.[PROPERTY];
  // UNVERIFIED: that an issue without properties has an empty map of them. Where there is none, silence is no answer.
  if (!properties) {
    const own = await ownProperty(issue, about, by);
    if (!own.ok) return own;
    value = own.value;
  }
  let beside: Held | null = null;
  let edits = true;
  if (value === undefined) {
    const found = await findHeld(issue, about, io);
    if (!found.ok) return found;
    beside = found.held;
  }
  if (beside) {
    const rights = await rightsOf(item.site, issue.key, by);
    if (!rights.ok) return rights;
    await metHeld(item.site, issue.key, by);
    edits = rights.value.edit;
  }
  const record = beside ? beside.value : value;
  const home = await homeOf(record, is, by);
  if ('code' in home) return { ok: false, trouble: home };
  const read: HomeRead = {
    ...homeRead(issue, is, home, beside ? heldMark(beside) : markOf(value), told.at),
    ...(beside && { via: 'comment' as const }),
    ...excerpt(issue),
  };
  const found = {
    value,
    record,
    summary: properties?.[SUMMARY_PROPERTY],
    damaged: properties?.[DAMAGED_PROPERTY],
    // Whoever may edit writes the issue's own record, which counts from then on.
    ...(beside && !edits && { held: beside }),
  };
  return { ok: true, got: { issue, item: is, ...found, read } };
}

/** What is told of one issue: with a launch to confirm, where none is recorded. */
export async function told({ issue, item, read }: Got, { io }: With): Promise<HomeRead> {
  const { home } = read;
  if (home.kind === 'outcome' && (home.outcome.content.launch || home.outcome.content.removed)) return read;
  const launch = await launchOf(issue, { site: item.site, item: item.key }, io);
  return { ...read, launch: launch ?? null };
}

/** The mark of a home that a comment holds. */
export const heldMark = ({ id, value }: Held): string => `comment:${id}:${markOf(value)}`;

async function ownProperty(
  { id }: Issue,
  about: { site: string; item: string },
  { io }: With,
): Promise<{ ok: true; value: unknown } | Refused> {
  const told = await ask(
    {
      ...about,
      operation: 'property',
      path: { issue: id, property: PROPERTY },
      why: 'Read the outcome',
      plain: true,
    },
    EntityProperty,
    io,
  );
  if (told.ok) return { ok: true, value: told.value.value };
  return told.trouble.code === 'hidden' ? { ok: true, value: undefined } : told;
}

/** What a value says, its home named as this site is named here; or why that is not known now. */
export async function homeOf(value: unknown, item: ItemRef, by: With): Promise<HomeState | Trouble> {
  const state = stateOf(value);
  if (state.kind !== 'outcome') return state;
  const here = await atHome(state.outcome, item, by);
  return here.ok ? { ...state, outcome: here.value } : here.trouble;
}

/** The part that a list tells as well. @param at the server's date of the answer (ms) */
export function homeRead(issue: Issue, item: ItemRef, home: HomeState, etag: string, at: number): HomeRead {
  const { fields } = issue;
  const author = fields?.creator?.displayName;
  const facts = factsOf(issue);
  return { item, title: fields?.summary ?? '', home, etag, ...(author && { author }), facts, at };
}

function excerpt({ fields }: Issue): Pick<HomeRead, 'excerpt'> {
  const openedAt = isoOf(fields?.created);
  const words =
    excerptOf(fields?.description) ?? (openedAt === undefined ? undefined : { text: '', cut: false });
  return words ? { excerpt: { ...words, ...(openedAt !== undefined && { openedAt }) } } : {};
}
