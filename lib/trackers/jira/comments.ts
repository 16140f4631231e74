/**
 * A record held by a comment, for people who may comment on a project's issues and edit none of them. It is looked
 * for only in such projects, and only where the issue itself holds no record, which always counts more.
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
/** Comments beyond this many are not looked through. */
const MOST_PAGES = 10;
/** Comments of ours whose property is asked for one by one. */
const MOST_ASKED = 10;

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

/**
 * The record among comments: the one that comes from all others, else the youngest.
 * @returns null: none holds one
 */
export async function heldBy(
  comments: readonly Comment[],
  about: { site: string; item: string },
  io: HomeIo,
): Promise<{ ok: true; held: Held | null } | Refused> {
  const found: (Held & { updated: string })[] = [];
  let asked = 0;
  for (const comment of comments) {
    // UNVERIFIED: whether a list of comments shows their properties; then they need not be asked for.
    let value = comment.properties?.find((p) => p.key === PROPERTY)?.value;
    if (value === undefined && isOurs(comment) && asked < MOST_ASKED) {
      asked += 1;
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
    found.push({ id: comment.id, value, updated: isoOf(comment.updated) ?? '', ...(author && { author }) });
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
  if (!newest) return { ok: true, held: null };
  const { updated: _, ...held } = newest;
  return { ok: true, held };
}

/** Does a comment begin with our words? */
const isOurs = ({ body }: Comment): boolean => textOf(body, MARKER.length).startsWith(MARKER);

/** Looks through the comments of an issue, newest first. */
export async function findHeld(
  issue: { id: string },
  about: { site: string; item: string },
  io: HomeIo,
): Promise<{ ok: true; held: Held | null } | Refused> {
  const all: Comment[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const told = await ask(
      {
        ...about,
        operation: 'comments',
        path: { issue: issue.id },
        query: {
          startAt: String(page * PAGE),
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
    all.push(...told.value.comments);
    if (told.value.comments.length < PAGE || all.length >= (told.value.total ?? 0)) break;
  }
  return heldBy(all, about, io);
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
