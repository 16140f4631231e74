/** What an issue's edit history tells: what came of our writes, and who took the section out. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import type { ItemRef, Outcome } from '../../outcome/record';
import type { HomeIo, Overwritten, Removal, Trouble, WriteCheck, WriteMark } from '../tracker';
import { EDITS_QUERY, type Edit, Edits, HISTORY } from './api';
import { graphql } from './graphql';
import { findSection, readBody } from './section';

/** The hash by which two texts of a body are told apart; GitHub's own `bodyVersion` is the same sum. */
export function bodyHash(body: string): string {
  return bytesToHex(sha256(utf8ToBytes(body)));
}

/** Newest first; at most `HISTORY` of them. */
async function history(
  item: ItemRef,
  why: string,
  io: HomeIo,
): Promise<{ ok: true; edits: z.infer<typeof Edit>[] } | { ok: false; trouble: Trouble }> {
  const [credential] = await io.credentials(item);
  if (!credential || item.id === undefined) return { ok: false, trouble: { code: 'no-credential' } };
  const told = await graphql(
    {
      site: item.site,
      query: EDITS_QUERY,
      variables: { id: item.id },
      why,
      item: item.key,
      credential: credential.id,
    },
    io,
  );
  if (!told.ok) return told;
  const nodes = Edits.safeParse(told.data).data?.node?.userContentEdits?.nodes;
  if (nodes) return { ok: true, edits: nodes.filter((n) => n !== null) };
  const [error] = told.errors;
  return { ok: false, trouble: { code: 'bad-answer', ...(error?.message && { reason: error.message }) } };
}

/** What came of one of our writes, and whose edits it replaced. */
export async function check(item: ItemRef, mark: WriteMark, io: HomeIo): Promise<WriteCheck> {
  const read = await history(item, 'Look whether the write replaced somebody’s edit', io);
  if (!read.ok) return { trouble: read.trouble };
  const edits: Told[] = read.edits.map((e) => ({ ...e, hash: e.diff == null ? null : bodyHash(e.diff) }));
  const at = edits.findIndex((e) => e.hash === mark.sent);
  const since = edits.findIndex((e, i) => i > at && e.hash === mark.before);
  if (at < 0) {
    // Only a history that reaches back to the moment, with its texts, can say that the write never landed.
    const reaches = edits.length < HISTORY || since >= 0;
    const readable = edits.every((e) => e.hash !== null);
    return reaches && readable
      ? { landed: false }
      : { trouble: { code: 'bad-answer', reason: 'edit history' } };
  }
  // Browsers send a request again by themselves when a kept connection breaks before the answer (seen in Chromium
  // and Firefox with PATCH): the write may stand there twice, and each may have replaced something.
  const landings = edits.flatMap((e, i) => (e.hash === mark.sent && (i === at || i < since) ? [i] : []));
  const replaced = landings.reverse().map((i) => replacedBy(edits, i, item, mark));
  const overwritten = replaced.flatMap((r) => r.overwritten ?? []);
  const theirs = replaced.flatMap((r) => r.theirs ?? []);
  return {
    landed: true,
    ...(overwritten.length > 0 && { overwritten }),
    ...(theirs.length > 0 && { theirs }),
  };
}

/** An edit with the hash of its text; null where the history keeps the text back. */
type Told = z.infer<typeof Edit> & { hash: string | null };

/** What the write at `at` replaced that it had not read: the text before it is neither of the two it may follow. */
function replacedBy(
  edits: readonly Told[],
  at: number,
  item: ItemRef,
  mark: WriteMark,
): { overwritten?: Overwritten; theirs?: Outcome } {
  const known = (e: Told | undefined) => e?.hash === mark.before || e?.hash === mark.sent;
  const previous = edits[at + 1];
  if (previous?.diff == null || known(previous)) return {};
  const base = edits.slice(at + 2).find(known);
  // Somebody's words in our section are merged; text around it is offered back.
  const [was, had] = [readBody(previous.diff, item), base?.diff == null ? null : readBody(base.diff, item)];
  const same =
    was.kind === 'outcome' && had?.kind === 'outcome' && was.outcome.version === had.outcome.version;
  const theirs = was.kind === 'outcome' && !same ? { theirs: was.outcome } : {};
  const [before, after] = [around(base?.diff ?? ''), around(previous.diff)];
  if (base && was.kind === 'outcome' && before === after) return theirs;
  const lines = added(before, after);
  const overwritten: Overwritten = {
    by: previous.editor?.login ?? 'somebody',
    at: previous.editedAt,
    text: (lines || after).slice(0, 2_000),
    full: previous.diff,
    lines,
    sent: mark.sent,
  };
  return { overwritten, ...theirs };
}

/** Who took the section out of the description, and when; nobody when the history does not tell. */
export async function removal(item: ItemRef, io: HomeIo): Promise<Removal> {
  const read = await history(item, 'Who took the Outcome section out?', io);
  if (!read.ok) return { trouble: read.trouble };
  const { edits } = read;
  // The newest text that had one: the edit after it is the one. A text that cannot be read may have had none, and
  // no name is better than a wrong one.
  const last = edits.findIndex((e) => e.diff == null || findSection(e.diff).kind !== 'none');
  const edit = edits[last]?.diff == null ? undefined : edits[last - 1];
  return edit?.editor ? { by: edit.editor.login, at: edit.editedAt } : {};
}

/** A body without our section; GitHub's own editor writes other line ends than programs do. */
function around(body: string): string {
  const section = findSection(body);
  const rest = section.kind === 'none' ? body : body.slice(0, section.from) + body.slice(section.to);
  return rest.replace(/\r\n/g, '\n').trim();
}

/** The lines of `after` that `before` does not have. */
function added(before: string, after: string): string {
  const had = new Set(before.split(/\r?\n/).map((l) => l.trim()));
  const lines = after.split(/\r?\n/).filter((l) => l.trim() !== '' && !had.has(l.trim()));
  return lines.join('\n');
}
