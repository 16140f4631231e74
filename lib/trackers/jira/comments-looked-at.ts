/**
 * Where lists look among comments. One issue without a record of its own always has its comments looked through. To do
 * that for every row would cost a request for 25 of them, with all that people wrote there, and whoever may edit writes
 * the issue's own record, so that few projects have any in comments. Lists look among comments
 * - where the person may edit no issue of the project;
 * - where a comment held a record: on a row as it was read last, or met by this worker within the hour;
 * - where a search finds a comment of ours in the project.
 *
 * What that cannot tell: a search knows of a comment some seconds or minutes after it was written, and nobody has seen
 * that it finds these words on a live site (UNVERIFIED). Until then, a list tells somebody who may edit "none" of the
 * first record that a comment of the project holds, marked as not looked for there; the issue itself tells it.
 */
import type { Trouble } from '../tracker';
import { ask } from './api';
import type { Searched } from './memory';
import { Count } from './shapes';
import { PASSING, rightsOf, type With } from './site';
import { partsOf, TRACKER } from './urls';
import { PHRASE } from './words';

/** So long after a change a search may not know of it (ms). UNVERIFIED: Atlassian says seconds to minutes. */
const LATE_MS = 5 * 60_000;

/** `upTo`: a comment on an issue that was changed before this moment (ms, by the server) would have been found. */
export type Look = { look: true } | { look: false; upTo: number } | { trouble: Trouble };

const projectOf = (key: string): string => partsOf(key)?.project ?? '';

/** Different people may see different comments. */
async function nameOf(site: string, key: string, { io }: With): Promise<string> {
  const [credential] = await io.credentials({ tracker: TRACKER, site, key });
  return `${site}|${projectOf(key)}|${credential?.account ?? ''}`.toLowerCase();
}

/** A comment held a record in the project of this key. */
export async function metHeld(site: string, key: string, by: With): Promise<void> {
  by.memory.met.put(await nameOf(site, key, by), true, by.io.now());
}

/** Are comments of the project's issues to be looked at in lists? */
export async function looksAt(site: string, key: string, by: With): Promise<Look> {
  const { io, memory } = by;
  if (memory.met.get(await nameOf(site, key, by), io.now())) return { look: true };
  const rights = await rightsOf(site, key, by);
  if (!rights.ok) return { trouble: rights.trouble };
  if (!rights.value.edit) return { look: true };
  const searched = await searchedIn(site, key, by);
  if ('trouble' in searched) return searched;
  return searched.holds ? { look: true } : { look: false, upTo: searched.upTo };
}

async function searchedIn(site: string, key: string, by: With): Promise<Searched | { trouble: Trouble }> {
  const { io, memory } = by;
  const name = await nameOf(site, key, by);
  const known = memory.searched.get(name, io.now());
  if (known) return known;
  const project = projectOf(key);
  const told = await ask(
    {
      site,
      operation: 'count',
      body: { jql: `project = "${project}" AND comment ~ "\\"${PHRASE}\\""` },
      why: `Do comments in ${project} hold outcomes?`,
      of: key,
      patient: true,
    },
    Count,
    io,
  );
  if (!told.ok && PASSING.has(told.trouble.code)) return { trouble: told.trouble };
  // A site that does not let it be searched for says so every time: nothing comes of asking about the same row again.
  const searched = told.ok
    ? { holds: told.value.count > 0, upTo: told.at - LATE_MS }
    : { holds: false, upTo: Number.POSITIVE_INFINITY };
  memory.searched.put(name, searched, io.now());
  return searched;
}
