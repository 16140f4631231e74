/** When the change reached users, as far as Jira knows: a proposal, which a person confirms. */
import type { HomeIo, LaunchProposal } from '../tracker';
import { ask } from './api';
import { isoOf } from './record';
import { Changelog, type Issue } from './shapes';

const PAGE = 100;
/** Pages of the changelog that are looked through, oldest first. */
const MOST_PAGES = 5;

export const isDone = ({ fields }: Issue): boolean => fields?.status?.statusCategory?.key === 'done';

/** When it was closed as done (ISO 8601); undefined: it is not, or Jira does not say. */
export function doneAtOf(issue: Issue): string | undefined {
  if (!isDone(issue)) return undefined;
  // Some workflows come to an end without a resolution.
  return isoOf(issue.fields?.resolutiondate) ?? isoOf(issue.fields?.statuscategorychangedate);
}

/** The first release that holds it. */
function released({ fields }: Issue): LaunchProposal | undefined {
  const out = (fields?.fixVersions ?? []).flatMap(({ name, released, releaseDate }) =>
    released && releaseDate && /^\d{4}-\d{2}-\d{2}$/.test(releaseDate) ? [{ name, at: releaseDate }] : [],
  );
  const [first] = out.sort((a, b) => (a.at < b.at ? -1 : 1));
  return first && { at: first.at, why: `release ${first.name ?? ''}`.trim() };
}

/**
 * A release that is out, else the first move into its present status of the kind "done", else the moment it was
 * resolved. The changelog is only asked of an issue that is done; statuses in it carry no kind, so the present one
 * stands for it.
 */
export async function launchOf(
  issue: Issue,
  about: { site: string; item: string },
  io: HomeIo,
): Promise<LaunchProposal | undefined> {
  const out = released(issue);
  if (out) return out;
  const { status, resolutiondate } = issue.fields ?? {};
  const moved = isDone(issue) && status?.id ? await movedAt(issue, status.id, about, io) : undefined;
  if (moved !== undefined) return { at: moved, why: `moved to ${status?.name ?? 'done'}` };
  const resolved = isoOf(resolutiondate);
  return resolved === undefined ? undefined : { at: resolved, why: 'resolved' };
}

async function movedAt(
  issue: Issue,
  status: string,
  about: { site: string; item: string },
  io: HomeIo,
): Promise<string | undefined> {
  for (let page = 0; page < MOST_PAGES; page++) {
    const told = await ask(
      {
        ...about,
        operation: 'changelog',
        path: { issue: issue.id },
        query: { startAt: String(page * PAGE), maxResults: String(PAGE) },
        why: 'When was it done?',
        plain: true,
      },
      Changelog,
      io,
    );
    // A proposal less; the issue itself was read.
    if (!told.ok) return undefined;
    const { values, isLast, total } = told.value;
    const move = values.find((v) => v.items?.some((i) => i.fieldId === 'status' && i.to === status));
    if (move) return isoOf(move.created);
    const last = isLast ?? (page + 1) * PAGE >= (total ?? 0);
    if (last || values.length === 0) return undefined;
  }
  return undefined;
}
