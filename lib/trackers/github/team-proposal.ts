/**
 * A changed team file as a pull request: a branch, a commit on it, the request. Each step may have been done already by
 * a worker that ended: the branch is named after what it says, so that the same proposal goes on where it stopped.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import type { HomeIo, Place, TrackerTeamFiles, Trouble } from '../tracker';
import { call, type Reply, repoPath } from './api';
import { type By, base64Of, contentsPath, repository } from './contents';

const Ref = z.looseObject({ object: z.looseObject({ sha: z.string() }) });
const Content = z.looseObject({ content: z.string() });
const Pull = z.looseObject({ html_url: z.string() });

/** Characters of a title; the rest of a longer one stands below. */
const TITLE = 200;

type Proposal = {
  place: Place;
  text: string;
  /** As the contents API takes it. */
  file: { message: string; content: string; sha?: string };
  by: By;
  io: HomeIo;
};
type Told = Awaited<ReturnType<TrackerTeamFiles['write']>>;

/** A refusal of something that was readable a moment ago is about the right to write. */
const noRight = ({ trouble }: { trouble: Trouble }): Told => ({
  ok: false,
  trouble: trouble.code === 'hidden' ? { ...trouble, code: 'not-permitted' } : trouble,
});

/** There already, or refused for another reason: what comes next tells. */
const taken = (res: Reply<unknown>) => !res.ok && (res.trouble.status === 422 || res.trouble.status === 409);

export async function propose({ place, text, file, by, io }: Proposal): Promise<Told> {
  const base = repoPath(place.name);
  const ask = <T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    why: string,
    schema: z.ZodType<T>,
    body?: object,
  ) => call({ ...by, method, path, why, ...(body && { body: JSON.stringify(body) }) }, schema, io);

  const about = await repository(place, by, io);
  if (!about.ok) return about;
  const onto = about.value.default_branch;
  const name = `sightline/team-${bytesToHex(sha256(utf8ToBytes(`${file.sha ?? ''}|${text}`))).slice(0, 12)}`;
  const heads = onto.split('/').map(encodeURIComponent).join('/');
  const head = await ask('GET', `${base}/git/ref/heads/${heads}`, 'Where does a change begin?', Ref);
  if (!head.ok) return head;
  const from = { ref: `refs/heads/${name}`, sha: head.value.object.sha };
  const begun = await ask('POST', `${base}/git/refs`, 'Begin a branch for the team file', Ref, from);
  if (!begun.ok && !taken(begun)) return noRight(begun);

  const whole = { ...file, branch: name };
  const put = await ask('PUT', contentsPath(place), 'Write the team file on that branch', z.unknown(), whole);
  if (!put.ok) {
    if (!taken(put)) return noRight(put);
    const there = await ask('GET', contentsPath(place, name), 'What stands on that branch?', Content);
    // The file was changed after it was read and before the branch began.
    if (!there.ok) return there;
    if (there.value.content.replace(/\s/g, '') !== base64Of(text)) return { ok: false, changed: true };
  }

  const title = file.message.split('\n')[0]?.slice(0, TITLE) ?? '';
  const request = { title, body: file.message, head: name, base: onto };
  const made = await ask('POST', `${base}/pulls`, 'Propose the team file', Pull, request);
  if (made.ok) return { ok: true, url: made.value.html_url };
  if (!taken(made)) return noRight(made);
  const owner = place.name.split('/')[0] ?? '';
  const query = new URLSearchParams({ head: `${owner}:${name}`, base: onto, state: 'open' });
  const open = await ask('GET', `${base}/pulls?${query}`, 'Is it proposed already?', z.array(Pull));
  const url = open.ok ? open.value[0]?.html_url : undefined;
  return url === undefined ? made : { ok: true, url };
}
