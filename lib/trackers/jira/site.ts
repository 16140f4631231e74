/**
 * What is asked about a site and a project, rather than about an issue: by which names the site goes, and what the
 * person may do there. Asked once an hour, and only when something depends on it.
 */
import type { ItemRef, Outcome } from '../../outcome/record';
import type { HomeIo, Trouble } from '../tracker';
import { ask, firstWho, type Refused } from './api';
import type { Memory, Names, Rights } from './memory';
import { Permissions, Server } from './shapes';
import { partsOf, TRACKER } from './urls';

/** What a worker needs for everything it asks. */
export type With = { io: HomeIo; memory: Memory };

type Told<T> = { ok: true; value: T } | Refused;

/** Troubles that another try may not have: what they hide is not taken for an answer. */
export const PASSING: ReadonlySet<Trouble['code']> = new Set<Trouble['code']>([
  'offline',
  'timeout',
  'no-tab',
  'signed-out',
  'maintenance',
  'rate-limited',
  'server',
]);

const hostOf = (url: string | null | undefined): string[] =>
  url && URL.canParse(url) ? [new URL(url).hostname.toLowerCase()] : [];

/**
 * A company's own domain and the site's first name are one site: `baseUrl` stays "https://acme.atlassian.net" while
 * `displayUrl` is the domain (seen on custom domains by gitlab-org/gitlab MR 203037).
 */
export async function namesOf(site: string, { io, memory }: With): Promise<Told<Names>> {
  const own = site.toLowerCase();
  const known = memory.names.get(own, io.now());
  if (known) return { ok: true, value: known };
  const told = await ask(
    { site, operation: 'server', why: 'By which names does this site go?', plain: true },
    Server,
    io,
  );
  if (!told.ok && PASSING.has(told.trouble.code)) return told;
  const [base] = told.ok ? hostOf(told.value.baseUrl) : [];
  const shown = told.ok ? hostOf(told.value.displayUrl) : [];
  const names = { base: base ?? own, all: [...new Set([own, ...(base ? [base] : []), ...shown])] };
  memory.names.put(own, names, io.now());
  return { ok: true, value: names };
}

/**
 * The same outcome with its home named as this page names the site, when the record names the site otherwise. A home
 * on another site stays as it is: that is a copy.
 */
export async function atHome(outcome: Outcome, item: ItemRef, by: With): Promise<Told<Outcome>> {
  const { home } = outcome;
  if (home.tracker !== TRACKER || home.site.toLowerCase() === item.site.toLowerCase())
    return { ok: true, value: outcome };
  const names = await namesOf(item.site, by);
  if (!names.ok) return names;
  const ours = names.value.all.includes(home.site.toLowerCase());
  return { ok: true, value: ours ? { ...outcome, home: { ...home, site: item.site } } : outcome };
}

/**
 * What the person may do in the project of a key. It is the project that counts, not the single issue: a project in
 * which the person may edit nothing is the same for lists, reads and writes, at one request an hour.
 * @param fresh not what is remembered
 */
export async function rightsOf(
  site: string,
  key: string,
  { io, memory }: With,
  fresh = false,
): Promise<Told<Rights>> {
  const project = partsOf(key)?.project ?? '';
  const nameFor = (account: string) => `${site}|${project}|${account}`.toLowerCase();
  const [credential] = await io.credentials({ tracker: TRACKER, site, key });
  const noted = fresh ? undefined : credential?.account;
  const known = noted === undefined ? undefined : memory.rights.get(nameFor(noted), io.now());
  if (known) return { ok: true, value: known };
  // Whose rights they are, the same page says: what was noted of the session may be old.
  let account: string | undefined;
  const first = firstWho(site, key, io, (me) => {
    account = me.ok ? me.account : undefined;
    return true;
  });
  const told = await ask(
    {
      site,
      operation: 'permissions',
      query: { projectKey: project, permissions: 'EDIT_ISSUES,ADD_COMMENTS' },
      why: `What may you do in ${project}?`,
      of: key,
      plain: true,
      first,
    },
    Permissions,
    io,
  );
  if (!told.ok && PASSING.has(told.trouble.code)) return told;
  const has = (right: string) => told.ok && told.value.permissions[right]?.havePermission === true;
  // Where nothing is said, editing is what people usually may; a write finds out.
  const silent = !told.ok || told.value.permissions.EDIT_ISSUES === undefined;
  const rights = { edit: silent || has('EDIT_ISSUES'), comment: has('ADD_COMMENTS') };
  if (account !== undefined) memory.rights.put(nameFor(account), rights, io.now());
  return { ok: true, value: rights };
}
