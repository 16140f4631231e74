/**
 * A record held by a comment: people who may comment on a project's issues and edit none of them write it there, and
 * everybody reads it there, as long as the issue itself holds no record. That one always counts more.
 *
 * A new version goes into the comment that counted, or into a new one. So the newest stands in the comment that was
 * made last, but for people who wrote in the same moment: where not all can be looked at, those are.
 */
import type { ItemRef, Outcome } from '../../outcome/record';
import type { HomeIo, Trouble } from '../tracker';
import { textOf, toAdf } from './adf';
import { type Ask, ask, type Refused, send } from './api';
import { PROPERTY, type Property } from './property';
import { isoOf, versionsIn } from './record';
import { type Comment, Comments, EntityProperty } from './shapes';
import { commentText, MARKER } from './words';

const PAGE = 100;
/** Pages of comments that are looked through. */
const MOST_PAGES = 10;
/** Comments of ours whose property is asked for one by one. */
const MOST_ASKED = 10;

/** There are comments that were not looked at, and any of them may hold it. */
export const UNKNOWN: Refused = {
  ok: false,
  trouble: { code: 'bad-answer', reason: 'more comments than are looked through' },
};

type About = Pick<Ask, 'site' | 'item' | 'patient'>;
type Told = { ok: true; held: Held | null } | Refused;

/**
 * What a refused comment means: an issue takes so many and no more, which is no matter of length; and the description
 * names no 403 for who may not comment. UNVERIFIED in wording.
 */
export function refusedComment(trouble: Trouble): Refused {
  const { status, reason } = trouble;
  const denied = status === 400 && /permission/i.test(reason ?? '');
  const code = status === 413 ? 'locked' : denied ? 'not-permitted' : trouble.code;
  return { ok: false, trouble: { ...trouble, code } };
}

/** A comment that holds a record; `value` as it stands there. */
export type Held = { id: string; author?: string; value: unknown };

/** A comment in a service project is for the team; customers do not see it. UNVERIFIED live. */
export const INTERNAL = { key: 'sd.public.comment' as const, value: { internal: true as const } };

const momentOf = (text: string | null | undefined): string => isoOf(text) ?? '';

/** Numbers of comments grow. */
const newestFirst = (a: Comment, b: Comment): number => {
  const [one, other] = [momentOf(a.created), momentOf(b.created)];
  return one === other ? Number(b.id) - Number(a.id) || 0 : one > other ? -1 : 1;
};

/**
 * The record among all comments of an issue: the one that comes from all others, else the youngest.
 * @returns `held` null: none holds one; `bad-answer`: none of those that were looked at, and there are more
 */
export async function heldBy(comments: readonly Comment[], about: About, io: HomeIo): Promise<Told> {
  const found: (Held & { updated: string })[] = [];
  let asked = 0;
  for (const comment of comments.toSorted(newestFirst)) {
    // UNVERIFIED: whether a list of comments shows their properties; then they need not be asked for.
    let value = comment.properties?.find((p) => p.key === PROPERTY)?.value;
    if (value === undefined && isOurs(comment)) {
      asked += 1;
      if (asked > MOST_ASKED) continue;
      const told = await ask(
        {
          ...about,
          operation: 'commentProperty',
          path: { comment: comment.id, property: PROPERTY },
          why: 'Read the outcome kept with a comment',
          plain: true,
        },
        EntityProperty,
        io,
      );
      // Somebody took it from there, or wrote the same words.
      if (!told.ok && told.trouble.code !== 'hidden') return told;
      value = told.ok ? told.value.value : undefined;
    }
    if (value === undefined) continue;
    const author = comment.author?.accountId;
    found.push({ id: comment.id, value, updated: momentOf(comment.updated), ...(author && { author }) });
  }
  const later = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          versionsIn(other.value)
            .slice(1)
            .includes(versionsIn(one.value)[0] ?? ''),
      ),
  );
  const [newest] = (later.length > 0 ? later : found).sort((a, b) => (a.updated > b.updated ? -1 : 1));
  if (!newest) return asked > MOST_ASKED ? UNKNOWN : { ok: true, held: null };
  const { updated: _, ...held } = newest;
  return { ok: true, held };
}

/** Does a comment begin with our words? */
const isOurs = ({ body }: Comment): boolean => textOf(body, MARKER.length).startsWith(MARKER);

/** Looks through the comments of an issue, newest first. @returns as `heldBy` */
export async function findHeld(issue: { id: string }, about: About, io: HomeIo): Promise<Told> {
  // A comment that comes meanwhile shifts the others: one may be told twice.
  const all = new Map<string, Comment>();
  let whole = false;
  for (let page = 0, startAt = 0; page < MOST_PAGES && !whole; page++) {
    const told = await ask(
      {
        ...about,
        operation: 'comments',
        path: { issue: issue.id },
        query: {
          startAt: String(startAt),
          maxResults: String(PAGE),
          orderBy: '-created',
          expand: 'properties',
        },
        why: 'Look for the outcome among the comments',
      },
      Comments,
      io,
    );
    if (!told.ok) return told;
    const { comments, total } = told.value;
    for (const comment of comments) all.set(comment.id, comment);
    // A site may give fewer at once than were asked for.
    startAt += comments.length;
    if (total != null ? startAt >= total : comments.length < PAGE) whole = true;
    else if (comments.length === 0) break;
  }
  const told = await heldBy([...all.values()], about, io);
  return told.ok && told.held === null && !whole ? UNKNOWN : told;
}

/**
 * Writes a record into a comment: into the person's own one when there is one, else into a new one.
 * @param account who is signed in
 */
export async function putIntoComment(
  item: ItemRef & { id: string },
  { outcome, property }: { outcome: Outcome; property: Property },
  held: Held | undefined,
  account: string,
  io: HomeIo,
): Promise<{ ok: true } | Refused> {
  const body = {
    body: toAdf(commentText(outcome), true),
    properties: [{ key: PROPERTY, value: property }, INTERNAL],
  };
  const about = { site: item.site, item: item.key, body };
  const own = held && held.author === account ? held : undefined;
  if (own) {
    const edit: Ask = {
      ...about,
      operation: 'editComment',
      path: { issue: item.id, comment: own.id },
      query: { notifyUsers: 'false' },
      why: 'Write the outcome into your comment',
    };
    const sent = await send(edit, io);
    if (sent.ok) return { ok: true };
    // Some projects let nobody edit a comment, not even their own.
    if (sent.trouble.code !== 'not-permitted' && sent.trouble.code !== 'hidden') return sent;
  }
  const sent = await send(
    {
      ...about,
      operation: 'addComment',
      path: { issue: item.id },
      why: 'Write the outcome into a comment',
    },
    io,
  );
  return sent.ok ? { ok: true } : refusedComment(sent.trouble);
}
