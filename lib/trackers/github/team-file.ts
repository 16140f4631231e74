/**
 * Where a team's file is at GitHub: ".github/sightline.json" in a repository, or in the repository ".github" of its
 * owner. Read and written through the contents API (docs: REST, repository contents), proposed as a pull request.
 */
import * as z from 'zod';
import type { FoundFile, HomeIo, Place, TrackerTeamFiles, Trouble } from '../tracker';
import { call, jsonOf, repoPath, send } from './api';
import { about, type By, base64Of, contentsPath, PATH, repository, textOf } from './contents';
import { propose } from './team-proposal';

/** A folder comes as a list; a link to another file or repository has no content. */
const File = z.looseObject({
  type: z.literal('file'),
  sha: z.string(),
  size: z.number(),
  /** "none" above a megabyte. */
  encoding: z.string(),
  content: z.string(),
  html_url: z.string().nullish(),
});
const Written = z.looseObject({
  content: z.looseObject({ sha: z.string(), html_url: z.string().nullish() }).nullable(),
});
const Commits = z.array(
  z.looseObject({
    author: z.looseObject({ login: z.string() }).nullish(),
    commit: z.looseObject({ committer: z.looseObject({ date: z.string().nullish() }).nullish() }),
  }),
);

/** Both names of one state of the file: git's, which a write gives, and the answer's, by which asking again is free. */
const markOf = (sha: string, etag = '') => `${sha}|${etag}`;
const shaOf = (mark: string | undefined) => mark?.split('|')[0];
const etagOf = (mark: string | undefined) => mark?.slice(mark.indexOf('|') + 1) || undefined;

type Refused = { ok: false; trouble: Trouble };
const refused = (code: Trouble['code'], more: Partial<Trouble> = {}): Refused => ({
  ok: false,
  trouble: { ...more, code },
});
const NOT_THERE = refused('bad-answer');

/** The repository in whose name a file is shown: another one than was asked for after a rename. */
const shownIn = (url: string) => /^https:\/\/[^/]+\/([^/]+\/[^/]+)\/blob\//.exec(url)?.[1];

/** What an answer says is in the file. */
function found(answer: { text: string; headers: Record<string, string>; at: number }, place: Place) {
  const json = jsonOf(answer.text);
  const parsed = File.safeParse(json);
  if (!parsed.success)
    return refused('bad-answer', json === undefined ? {} : { reason: 'there is something else than a file' });
  const { sha, size, encoding, content, html_url: url } = parsed.data;
  const name = shownIn(url ?? '');
  if (name !== undefined && name.toLowerCase() !== place.name.toLowerCase())
    return refused('moved', { movedTo: name });
  if (encoding !== 'base64') return refused('too-long', { over: size });
  try {
    const file: FoundFile = { text: textOf(content), mark: markOf(sha, answer.headers.etag), at: answer.at };
    return { ok: true as const, found: { ...file, ...(url && { url }) } };
  } catch {
    return refused('bad-answer', { reason: 'it is not written in UTF-8' });
  }
}

/** Who changed the file last, and when; nothing where that is not told. */
async function lastChange(place: Place, by: By, io: HomeIo): Promise<{ by?: string; at?: number }> {
  const path = `${repoPath(place.name)}/commits?path=${encodeURIComponent(PATH)}&per_page=1`;
  const told = await call({ ...by, path, why: 'Who changed the team file?' }, Commits, io);
  const last = told.ok ? told.value[0] : undefined;
  const at = Date.parse(last?.commit.committer?.date ?? '');
  return { ...(last?.author && { by: last.author.login }), ...(Number.isFinite(at) && { at }) };
}

async function read(
  place: Place,
  mark: string | undefined,
  io: HomeIo,
): ReturnType<TrackerTeamFiles['read']> {
  const by = await about(place, io);
  if (!by) return NOT_THERE;
  const known = etagOf(mark);
  const why = `Look for a team file in ${place.name}`;
  const res = await send(
    { ...by, path: contentsPath(place), why, ...(known !== undefined && { known }) },
    io,
  );
  if (!res.ok) {
    if (res.trouble.code !== 'hidden') return res;
    // One answer for "no such file", "no such repository" and "not for you": told apart where there was one, and where
    // a token might help.
    if (mark === undefined && by.credential !== undefined) return { ok: true, none: true, at: io.now() };
    const there = await repository(place, by, io);
    if (there.ok) return { ok: true, none: true, at: there.at };
    const blind = there.trouble.code === 'hidden' && by.credential === undefined;
    return blind ? refused('no-credential') : there;
  }
  if (res.status === 304) return { ok: true, same: true, at: res.at };
  const told = found(res, place);
  if (!told.ok || mark === undefined) return told;
  if (shaOf(told.found.mark) === shaOf(mark)) return { ok: true, same: true, at: res.at };
  return { ok: true, found: { ...told.found, ...(await lastChange(place, by, io)) } };
}

/** What stands there now, against what was thought to; asked once more where a write was refused or its answer lost. */
async function standing(place: Place, text: string, mark: string | undefined, io: HomeIo) {
  const now = await read(place, undefined, io);
  if (!now.ok) return now;
  const file = 'found' in now ? now.found : undefined;
  if (file?.text === text) return { ok: true as const, mark: file.mark, ...(file.url && { url: file.url }) };
  return shaOf(file?.mark) === shaOf(mark) ? null : { ok: false as const, changed: true as const };
}

const write: TrackerTeamFiles['write'] = async (place, text, mark, way, why, io) => {
  const by = await about(place, io);
  if (!by) return NOT_THERE;
  if (by.credential === undefined) return refused('no-credential');
  const before = await standing(place, text, mark, io);
  if (before) return before;
  const sha = shaOf(mark);
  const file = { message: why, content: base64Of(text), ...(sha !== undefined && { sha }) };
  if (way === 'proposal') return propose({ place, text, file, by, io });
  const res = await call(
    {
      ...by,
      path: contentsPath(place),
      method: 'PUT',
      body: JSON.stringify(file),
      why: 'Write the team file',
    },
    Written,
    io,
  );
  if (res.ok) {
    const { content } = res.value;
    const url = content?.html_url;
    return { ok: true, ...(content && { mark: markOf(content.sha) }), ...(url && { url }) };
  }
  const { trouble } = res;
  // One answer for "not there" and "not for you": nothing is written either way.
  if (trouble.code === 'hidden') return refused('not-permitted', trouble);
  const after = await standing(place, text, mark, io);
  if (after && (after.ok || 'changed' in after)) return after;
  // UNVERIFIED: a branch that takes changes by pull request only answers 409, as does a conflict; that was none.
  return trouble.status === 409 ? refused('locked', trouble) : res;
};

export const githubTeamFiles: TrackerTeamFiles = {
  places: (place) => {
    const shared = { ...place, name: `${place.owner}/.github` };
    return shared.name.toLowerCase() === place.name.toLowerCase() ? [place] : [place, shared];
  },
  nameOf: ({ name }) => `${name} · ${PATH}`,
  read,
  ways: ['direct', 'proposal'],
  write,
};
