/**
 * Jira Cloud's shared home: the property `sightline.outcome` of an issue, read and written through an open page of the
 * site with the person's own session.
 */

import type { HomeIo, TrackerHome, Trouble } from '../tracker';
import { jiraActs } from './acts';
import { ask, whoIs } from './api';
import { CONDITIONAL } from './conditional-operations';
import { fetchIssue, told } from './fetch';
import { jiraLists } from './lists';
import { memory } from './memory';
import { CONDITIONALLY, OPERATIONS } from './operations';
import { versionsIn } from './record';
import { Permissions, Project } from './shapes';
import { signpost, signposted } from './signpost';
import { jiraTeamFiles } from './team-file';
import { TRACKER } from './urls';
import { beginFrom, salvage, toText } from './words';
import { type Options, write } from './write';

/** Is the project readable by everyone on the internet? Asked without cookies. */
async function visibility(
  place: { name: string; site: string },
  io: HomeIo,
): Promise<'public' | 'restricted' | { trouble: Trouble }> {
  const told = await ask(
    {
      site: place.site,
      operation: 'anonymousProject',
      path: { project: place.name.toUpperCase() },
      why: 'Is this project public?',
      of: `${place.name}-0`,
      plain: true,
    },
    Project,
    io,
  );
  if (told.ok) return 'public';
  const { trouble } = told;
  const closed: Trouble['code'][] = ['hidden', 'not-permitted', 'signed-out', 'redirected'];
  return closed.includes(trouble.code) ? 'restricted' : { trouble };
}

/**
 * Who is signed in at the site of `origin`.
 * @param place a project that should be readable with it
 */
async function whoAmI(credential: string, place: string | undefined, io: HomeIo, origin?: string) {
  const refused = (trouble: Trouble) => ({ ok: false as const, trouble: { ...trouble, credential } });
  // There is no first site: each company has its own.
  if (origin === undefined || !URL.canParse(origin)) return refused({ code: 'bad-answer' });
  const site = new URL(origin).hostname;
  const of = place === undefined ? undefined : `${place}-0`;
  const me = await whoIs(site, of, io);
  if (!me.ok) return refused(me.trouble);
  let trouble: Trouble | undefined;
  if (place !== undefined) {
    const query = {
      projectKey: place.toUpperCase(),
      permissions: 'BROWSE_PROJECTS,EDIT_ISSUES,ADD_COMMENTS',
    };
    const seen = await ask(
      {
        site,
        operation: 'permissions',
        query,
        why: `What may you do in ${place}?`,
        plain: true,
        of: `${place}-0`,
      },
      Permissions,
      io,
    );
    const may = (right: string) => seen.ok && seen.value.permissions[right]?.havePermission === true;
    if (!seen.ok) trouble = { ...seen.trouble, reason: seen.trouble.reason ?? place };
    else if (!may('BROWSE_PROJECTS')) trouble = { code: 'hidden', reason: place };
    else if (!may('EDIT_ISSUES') && !may('ADD_COMMENTS')) trouble = { code: 'not-permitted', reason: place };
  }
  return { ok: true as const, login: me.name, ...(trouble && { trouble }) };
}

/** @returns the adapter; what it remembers of sites (names, rights) lives as long as it does */
export function jiraHome(options: Options): TrackerHome {
  const kept = memory();
  const by = (io: HomeIo) => ({ io, memory: kept });
  return {
    id: TRACKER,
    async read(item, io) {
      const found = await fetchIssue(item, 'Read the outcome', by(io));
      return found.ok ? { ok: true, read: await told(found.got, by(io)) } : found;
    },
    write: (item, outcome, seen, io, mark, how = {}) =>
      write(item, outcome, seen, mark, how, by(io), options),
    async check(item, mark, io) {
      const found = await fetchIssue(item, 'Look whether the outcome was written', by(io));
      if (!found.ok) return { trouble: found.trouble };
      return { landed: versionsIn(found.got.record).includes(mark.sent) };
    },
    // Properties have no history.
    removal: async () => ({}),
    whoAmI,
    visibility,
    lists: jiraLists(kept),
    acts: jiraActs,
    teamFiles: jiraTeamFiles,
    session: options.conditional ? { ...OPERATIONS, ...CONDITIONAL } : OPERATIONS,
    signpost: (item, outcome, io, account) => signpost(item, outcome, options.base, by(io), account),
    signposted: (item, io) => signposted(item, by(io)),
    section: {
      write: toText,
      // Nothing of a property stands in a page.
      read: () => ({ kind: 'none' }),
      readRows: () => ({ kind: 'none' }),
      begin: beginFrom,
      salvage,
    },
  };
}

const HOMEPAGE: unknown = import.meta.env.SIGHTLINE_HOMEPAGE;

/** A build constant, the same as the manifest's `homepage_url`. */
export const home: TrackerHome = jiraHome({
  conditional: CONDITIONALLY,
  base: typeof HOMEPAGE === 'string' && HOMEPAGE !== '' ? HOMEPAGE : 'https://sightline.example/',
});
