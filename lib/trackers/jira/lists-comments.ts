/** Records that comments hold, of many issues without one of their own. A refusal concerns its own issues alone. */
import type { TrackerLists, Trouble } from '../tracker';
import { findHeld, type Held, heldBy, UNKNOWN } from './comments';
import { type Look, looksAt, metHeld } from './comments-looked-at';
import { type Asked, fetchMany, type Many, numbered } from './lists-fetch';
import { Comments } from './shapes';
import type { With } from './site';
import { partsOf } from './urls';

/** Comments of that many issues in one request. */
const COMMENTED = 25;
/** Issues of one read with more comments than a list gives, whose comments are looked through one by one. */
const MOST_ALONE = 5;

/** `upTo`: its comments were not looked at; see `Look`. Trouble: never told as "none". */
export type Beside = { held: Held | null } | { upTo: number } | { trouble: Trouble };
export type Via = Parameters<TrackerLists['read']>[2];

/**
 * @param via where the record of an item was found when it was read last
 * @returns by the number of the issue
 */
export async function besideOf(asked: readonly Asked[], via: Via, by: With): Promise<Map<string, Beside>> {
  const beside = new Map<string, Beside>();
  for (const { item, issue } of asked) if (via?.(item) === 'comment') await metHeld(item.site, issue.key, by);
  const open: Asked[] = [];
  const projects = new Map<string, Look>();
  // The same issue may be asked for twice.
  for (const one of new Map(asked.map((a) => [a.issue.id, a])).values()) {
    const { item, issue } = one;
    const project = partsOf(issue.key)?.project ?? '';
    const look = projects.get(project) ?? (await looksAt(item.site, issue.key, by));
    projects.set(project, look);
    if ('trouble' in look) beside.set(issue.id, look);
    else if (look.look) open.push(one);
    else beside.set(issue.id, { upTo: look.upTo });
  }
  const alone = { left: MOST_ALONE };
  for (let i = 0; i < open.length; i += COMMENTED) {
    const part = open.slice(i, i + COMMENTED);
    const many = await fetchMany(
      part.map(numbered),
      { fields: ['comment'], why: (n) => `Look for outcomes among the comments of ${n}`, byId: true },
      by.io,
    );
    for (const [n, { item, issue }] of part.entries()) {
      const told = many.ok ? await heldIn(many, n, alone, by) : { trouble: many.trouble };
      beside.set(issue.id, told);
      if ('held' in told && told.held) await metHeld(item.site, issue.key, by);
    }
  }
  return beside;
}

async function heldIn(many: Many, n: number, alone: { left: number }, { io }: With): Promise<Beside> {
  const got = many.found[n];
  if (!got) return { trouble: many.missing(n) };
  const page = Comments.safeParse(got.issue.fields?.comment);
  if (!page.success) return { trouble: { code: 'bad-answer' } };
  const { comments, total } = page.data;
  const about = { site: got.item.site, item: got.item.key, patient: true as const };
  // UNVERIFIED: how many comments a list gives, and whether they are the oldest. One that was left out may hold it, or
  // a newer version of what another holds.
  const cut = total == null || total > comments.length;
  if (cut && alone.left-- <= 0) return { trouble: UNKNOWN.trouble };
  const told = cut ? await findHeld(got.issue, about, io) : await heldBy(comments, about, io);
  return told.ok ? { held: told.held } : { trouble: told.trouble };
}
