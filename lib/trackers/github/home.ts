/**
 * GitHub's shared home: the Outcome section of an issue body, read and written through the REST API.
 *
 * GitHub refuses `If-Match` on writes (400) and has no version to name, so a write is guarded: read again just
 * before, give up when our part changed, and look into the edit history afterwards for a text we replaced.
 */
import { PackError } from '../../outcome/codec';
import type { ItemRef, Outcome } from '../../outcome/record';
import { siteOfApi } from '../hosts';
import type { HomeIo, HomeRead, HomeWrite, Overwritten, TrackerHome, Trouble, WriteMark } from '../tracker';
import { githubActs } from './acts';
import { call, Issue, issuePath, Repository, repoPath, User } from './api';
import { factsOf } from './facts';
import { beginFrom } from './foreign';
import { bodyHash, check, removal } from './history';
import { githubLists } from './lists';
import { salvage } from './salvage';
import { asPlainText, findSection, readBody, readRows, splice, writeSection } from './section';
import { homeReadWithExcerpt } from './seen';
import { githubTeamFiles } from './team-file';
import { SITE, TRACKER } from './urls';

/** Characters of an issue body (422 beyond; peter-evans/create-issue-from-file#1705). */
const MAX_BODY = 65_536;

type Fetched = { issue: Issue; body: string; read: HomeRead; credential?: { id: string } };

const restFacts = ({ state, state_reason: reason, labels, type, created_at: createdAt }: Issue) =>
  factsOf({ state, reason, labels, type, createdAt });

async function fetchIssue(
  item: ItemRef,
  io: HomeIo,
  why: string,
): Promise<{ ok: true; got: Fetched } | { ok: false; trouble: Trouble }> {
  const path = issuePath(item);
  if (path === null) return { ok: false, trouble: { code: 'bad-answer' } };
  const [credential] = await io.credentials(item);
  const res = await call(
    {
      site: item.site,
      path,
      why,
      item: item.key,
      ...(credential && { credential: credential.id }),
    },
    Issue,
    io,
  );
  if (!res.ok) {
    const { trouble } = res;
    if (trouble.code === 'hidden' && !credential)
      return { ok: false, trouble: { ...trouble, code: 'no-credential' } };
    return { ok: false, trouble };
  }
  const issue = res.value;
  const body = issue.body ?? '';
  const seen = {
    id: issue.node_id,
    url: issue.html_url,
    title: issue.title,
    body,
    ...(issue.user && { author: issue.user.login }),
    ...(issue.locked !== undefined && { locked: issue.locked }),
    ...(issue.created_at !== undefined && { createdAt: issue.created_at }),
    facts: restFacts(issue),
  };
  const read = homeReadWithExcerpt(item, seen, res.at);
  return { ok: true, got: { issue, body, ...(credential && { credential }), read } };
}

async function write(
  item: ItemRef,
  outcome: Outcome,
  seen: string,
  io: HomeIo,
  mark: (mark: WriteMark) => Promise<void>,
  how: { restore?: Overwritten[]; repair?: boolean; where?: 'start' | 'end' } = {},
): Promise<HomeWrite> {
  const path = issuePath(item);
  const [credential] = await io.credentials(item);
  if (path === null || !credential) return { ok: false, trouble: { code: 'no-credential' } };
  const first = await fetchIssue(item, io, 'Read the description before writing');
  if (!first.ok) return first;
  const { got } = first;
  if (got.read.item.key.toLowerCase() !== item.key.toLowerCase()) {
    return { ok: false, trouble: { code: 'moved', movedTo: got.read.item.key } };
  }
  if (got.read.etag !== seen) {
    // Text around our part may change as it likes; the caller made its version from `seen`, so our part must not.
    return { ok: false, changed: got.read };
  }
  const unreadable = got.read.home.kind === 'damaged' && !how.repair;
  if (unreadable || got.read.home.kind === 'newer') return { ok: false, changed: got.read };
  let under = got.read.home.kind === 'damaged' ? asPlainText(got.body) : got.body;
  const back = how.restore ?? [];
  // Alone and with nothing after it, their whole text comes back; otherwise the lines they had added.
  if (back.length === 1 && back[0]?.sent === got.read.etag) under = back[0].full;
  else for (const lost of back) under = withLines(under, lost);
  let body: string;
  try {
    body = splice(under, outcome, how.where ?? 'end');
  } catch (e) {
    if (e instanceof PackError) return { ok: false, trouble: { code: 'too-long', over: e.over } };
    throw e;
  }
  if (body === got.body) return { ok: true, read: got.read };
  const length = [...body].length;
  if (length > MAX_BODY) return { ok: false, trouble: { code: 'too-long', over: length - MAX_BODY } };

  await mark({ before: got.read.etag, sent: bodyHash(body) });
  const res = await call(
    {
      site: item.site,
      path,
      method: 'PATCH',
      body: JSON.stringify({ body }),
      why: 'Write the Outcome section',
      item: item.key,
      credential: credential.id,
    },
    Issue,
    io,
  );
  if (!res.ok) {
    // A token that may read but not write is told apart from one that sees nothing.
    const { trouble } = res;
    return {
      ok: false,
      trouble: trouble.code === 'hidden' ? { ...trouble, code: 'not-permitted' } : trouble,
    };
  }
  const after = res.value.body ?? '';
  const now: ItemRef = { ...got.read.item, id: res.value.node_id };
  return {
    ok: true,
    read: {
      ...got.read,
      item: now,
      title: res.value.title,
      home: readBody(after, now),
      etag: bodyHash(after),
      facts: restFacts(res.value),
      at: res.at,
    },
  };
}

/** Puts the lines somebody had added back, above our section. Lines that are there again already are left alone. */
function withLines(body: string, lost: Overwritten): string {
  const present = new Set(body.split(/\r?\n/).map((l) => l.trim()));
  const again = lost.lines.split('\n').filter((l) => !present.has(l.trim()));
  if (again.length === 0) return body;
  const eol = body.includes('\r\n') ? '\r\n' : '\n';
  const section = findSection(body);
  const at = section.kind === 'none' ? body.length : section.from;
  const head = body.slice(0, at).trimEnd();
  return `${head}${head === '' ? '' : eol + eol}${again.join(eol)}${eol}${eol}${body.slice(at)}`;
}

async function visibility(
  place: { name: string; site: string },
  io: HomeIo,
): Promise<'public' | 'restricted' | { trouble: Trouble }> {
  const [credential] = await io.credentials({ tracker: TRACKER, site: place.site, key: `${place.name}#0` });
  const about = { site: place.site, path: repoPath(place.name), why: 'Is this repository public?' };
  const ask = (c?: { id: string }) => call({ ...about, ...(c && { credential: c.id }) }, Repository, io);
  let res = await ask(credential);
  // What the token does not see may still be public; what nobody sees without one is not.
  if (!res.ok && credential && res.trouble.code === 'hidden') res = await ask();
  if (res.ok) return res.value.private ? 'restricted' : 'public';
  return res.trouble.code === 'hidden' ? 'restricted' : { trouble: res.trouble };
}

async function whoAmI(credential: string, place: string | undefined, io: HomeIo, origin?: string) {
  const site = origin === undefined ? SITE : siteOfApi(origin);
  // An origin of nobody we know is asked nothing.
  if (site === null) return { ok: false as const, trouble: { code: 'bad-answer', credential } as Trouble };
  const by = { site, why: 'Test the connection', credential };
  const res = await call({ ...by, path: '/user' }, User, io);
  if (!res.ok) return { ok: false as const, trouble: res.trouble };
  const expiry = Date.parse(res.headers['github-authentication-token-expiration'] ?? '');
  const scopes = res.headers['x-oauth-scopes'];
  let trouble: Trouble | undefined;
  // An owner alone has nothing to look at.
  if (place?.includes('/')) {
    const seen = await call({ ...by, path: repoPath(place) }, Repository, io);
    if (!seen.ok) {
      // "Not Found" alone leaves open what was looked for.
      const { reason } = seen.trouble;
      trouble = { ...seen.trouble, reason: reason === undefined ? place : `${place}: ${reason}` };
    }
  }
  return {
    ok: true as const,
    login: res.value.login,
    ...(Number.isFinite(expiry) && { expiresAt: expiry }),
    ...(scopes !== undefined && { scopes }),
    ...(trouble && { trouble }),
  };
}

export const home: TrackerHome = {
  id: 'github',
  history: true,
  async read(item, io) {
    const res = await fetchIssue(item, io, 'Read the description');
    return res.ok ? { ok: true, read: res.got.read } : res;
  },
  write,
  check,
  removal,
  visibility,
  whoAmI,
  lists: githubLists,
  acts: githubActs,
  teamFiles: githubTeamFiles,
  section: { write: (outcome) => writeSection(outcome), read: readBody, readRows, salvage, begin: beginFrom },
};
