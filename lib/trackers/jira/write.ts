/**
 * Puts a version into an issue. Jira offers no write that names what it replaces (apart from `conditional.ts`), and
 * keeps no history of properties: so it is read again just before, given up when the record is another than the one
 * this version was made from, and read back afterwards.
 *
 * With an account to write as, each single write first asks who is signed in in the very page that carries it
 * (`own-writes.ts`).
 *
 * The summary goes first. Killed between the two, a summary stands ahead of its record, and lists read the record;
 * the other way round they would say "none" of an issue that has one.
 */
import { PackError } from '../../outcome/codec';
import { sameItem } from '../../outcome/item';
import type { ItemRef, Outcome } from '../../outcome/record';
import type { HomeRead, HomeWrite, Trouble, WriteMark } from '../tracker';
import { type Refused, send, whoIs } from './api';
import { putIntoComment } from './comments';
import { putIf } from './conditional';
import { fetchIssue, type Got, told as toldOf } from './fetch';
import { ownWrites } from './own-writes';
import {
  PROPERTY,
  PROPERTY_MAX,
  type Property,
  SUMMARY_PROPERTY,
  type Summary,
  toProperties,
} from './property';
import { markOf, stateOf } from './record';
import { DAMAGED_PROPERTY } from './requests';
import { atHome, namesOf, rightsOf, type With } from './site';

export type Options = {
  /** Where links of Sightline lead: the extension's homepage. */
  base: string;
  /** Write only where the record is still the one that was read. UNVERIFIED live; off. */
  conditional?: boolean;
  /** Only for `conditional`: waits so many ms. */
  sleep?: (ms: number) => Promise<void>;
};

type How = { repair?: boolean; account?: string };
type Values = { outcome: Outcome; property: Property; summary: Summary };
type Mark = (mark: WriteMark) => Promise<void>;

export async function write(
  item: ItemRef,
  outcome: Outcome,
  seen: string,
  mark: Mark,
  how: How,
  by: With,
  options: Options,
): Promise<HomeWrite> {
  const first = await fetchIssue(item, 'Read the outcome before writing', by);
  if (!first.ok) return first;
  const { got } = first;
  const { read, held } = got;
  if (read.item.key.toUpperCase() !== item.key.toUpperCase())
    return { ok: false, trouble: { code: 'moved', movedTo: read.item.key } };
  const unreadable = (read.home.kind === 'damaged' && !how.repair) || read.home.kind === 'newer';
  if (read.etag !== seen || unreadable) return { ok: false, changed: await toldOf(got, by) };

  const made = await valuesOf(outcome, got, by);
  if ('code' in made) return { ok: false, trouble: made };
  const same = markOf(made.property) === markOf(held ? held.value : got.value);
  const listed = held !== undefined || markOf(made.summary) === markOf(got.summary);
  if (same && listed) return { ok: true, read: await toldOf(got, by), settled: true };

  // The version is what can be found again later, in the record or among the parents of what has come after it.
  const begin = () => mark({ before: read.etag, sent: outcome.version });
  const { account } = how;
  if (account !== undefined) {
    const own = ownWrites(got.item, account, by, begin);
    const told = await putAll(got, made, { same, account }, own.by, options);
    return told.ok ? readBack(got, made, by) : { ok: false, trouble: own.met() ?? told.trouble };
  }
  const me = held && (await whoIs(item.site, item.key, by.io));
  if (me && !me.ok) return me;
  await begin();
  const told = await putAll(got, made, { same, account: me?.account }, by, options);
  return told.ok ? readBack(got, made, by) : told;
}

type Put = { same: boolean; account: string | undefined };

async function putAll(
  got: Got,
  made: Values,
  { same, account }: Put,
  by: With,
  options: Options,
): Promise<Done> {
  const { held, value } = got;
  const told = held ? await comment(got, made, account, by) : await properties(got, made, same, by, options);
  if (told.ok || told.trouble.code !== 'not-permitted' || value !== undefined || held) return told;
  return (await instead(got, made, account, by)) ?? told;
}

/** The record and its summary as they will stand there; or why they cannot. */
async function valuesOf(outcome: Outcome, { item }: Got, by: With): Promise<Values | Trouble> {
  const here = await atHome(outcome, item, by);
  const names = here.ok ? await namesOf(item.site, by) : here;
  if (!here.ok) return here.trouble;
  if (!names.ok) return names.trouble;
  // By the name that stays, and as Jira calls it now.
  const own = sameItem(here.value.home, item);
  const home = own
    ? { ...here.value.home, site: names.value.base, key: item.key, id: item.id }
    : here.value.home;
  const named = { ...outcome, home };
  try {
    const values = toProperties(named);
    const over = JSON.stringify(values.property).length - PROPERTY_MAX;
    return over > 0 ? { code: 'too-long', over } : { outcome: named, ...values };
  } catch (e) {
    if (e instanceof PackError) return { code: 'too-long', over: e.over };
    throw e;
  }
}

type Done = { ok: true } | Refused;

async function properties(
  got: Got,
  { property, summary }: Values,
  same: boolean,
  by: With,
  options: Options,
): Promise<Done> {
  const { item, read } = got;
  if (read.home.kind === 'damaged') {
    const kept = await keepDamaged(got, by);
    if (!kept.ok) return kept;
  }
  const told = await put(item, SUMMARY_PROPERTY, summary, 'Write the outcome’s line for lists', by);
  // Only the line for lists had gone astray.
  if (!told.ok || same) return told;
  if (options.conditional) return putIf(item, property, got.value, by, options.sleep);
  return put(item, PROPERTY, property, 'Write the outcome', by);
}

async function put(
  item: ItemRef & { id: string },
  property: string,
  body: unknown,
  why: string,
  { io }: With,
): Promise<Done> {
  const path = { issue: item.id, property };
  const sent = await send({ site: item.site, operation: 'setProperty', path, body, why, item: item.key }, io);
  return sent.ok ? { ok: true } : sent;
}

/** A record that cannot be read is kept beside the new one, whatever it says. */
async function keepDamaged({ item, value, damaged }: Got, by: With): Promise<Done> {
  if (value === undefined) return { ok: true };
  const hash = markOf(value);
  // Too deep to be written out again: it stays where it is.
  if (hash === 'too-deep') return { ok: false, trouble: { code: 'bad-answer' } };
  if (damaged !== undefined && markOf(damaged) === hash) return { ok: true };
  const name = damaged === undefined ? DAMAGED_PROPERTY : `${DAMAGED_PROPERTY}.${hash.slice(0, 12)}`;
  return put(item, name, value, 'Keep what cannot be read', by);
}

/** Nobody may edit it, or this person may not: a comment, where the project is one of those that have their records there. */
async function instead(got: Got, made: Values, account: string | undefined, by: With): Promise<Done | null> {
  const { item } = got;
  const rights = await rightsOf(item.site, item.key, by, true);
  if (!rights.ok) return rights;
  return rights.value.edit || !rights.value.comment ? null : comment(got, made, account, by);
}

async function comment(
  { item, held }: Got,
  made: Values,
  account: string | undefined,
  { io }: With,
): Promise<Done> {
  return putIntoComment(item, made, held, account ?? '', io);
}

/** What stands there now. Where that cannot be read, what was taken; the history of it is then looked up later. */
async function readBack(got: Got, made: Values, by: With): Promise<HomeWrite> {
  const after = await fetchIssue(got.item, 'Read back what was written', by);
  if (after.ok) return { ok: true, read: await toldOf(after.got, by), settled: true };
  const home = stateOf(made.property);
  const here = home.kind === 'outcome' ? await atHome(home.outcome, got.item, by) : null;
  if (!here?.ok) return after;
  const read: HomeRead = {
    ...got.read,
    home: { kind: 'outcome', outcome: here.value, handEdited: false },
    etag: markOf(made.property),
  };
  return { ok: true, read };
}
