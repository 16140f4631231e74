/** What a list lets a person do to an issue besides its outcome: a comment, the marker label. */
import * as z from 'zod';
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, TrackerActs, Trouble } from '../tracker';
import { call, Issue, issuePath, keyOf, type Reply } from './api';

/** Characters of a comment: as many as of a description. */
const MOST_CHARS = 65_536;

const Comment = z.looseObject({ html_url: z.string().optional() });
const Labels = z.array(z.unknown());

const comment: TrackerActs['comment'] = async (item, text, io) => {
  const over = [...text].length - MOST_CHARS;
  if (over > 0) return { ok: false, trouble: { code: 'too-long', over } };
  const res = await act(
    item,
    { method: 'POST', to: 'comments', body: JSON.stringify({ body: text }), why: 'Write a comment' },
    Comment,
    io,
  );
  if (!res.ok) return res;
  const url = res.value.html_url;
  return { ok: true, ...(url !== undefined && { url }) };
};

const label: TrackerActs['label'] = async (item, name, on, io) => {
  // An empty name, or a dot that addresses leave out, would take off every label there is.
  if (/^\s*\.{0,2}\s*$/.test(name)) return { ok: false, trouble: { code: 'bad-answer' } };
  const request = on
    ? {
        method: 'POST' as const,
        to: 'labels',
        body: JSON.stringify({ labels: [name] }),
        why: 'Set the label',
      }
    : { method: 'DELETE' as const, to: `labels/${encodeURIComponent(name)}`, why: 'Take the label off' };
  const res = await act(item, request, Labels, io);
  if (res.ok) return { ok: true };
  const { status, reason } = res.trouble;
  const gone = !on && status === 404 && /^label does not exist$/i.test(reason ?? '');
  return gone ? { ok: true } : res;
};

type Act = { method: 'POST' | 'DELETE'; to: string; body?: string; why: string };

/** Sends what changes an item. */
async function act<T>(item: ItemRef, request: Act, schema: z.ZodType<T>, io: HomeIo): Promise<Reply<T>> {
  const path = issuePath(item);
  if (path === null) return { ok: false, trouble: { code: 'bad-answer' } };
  const [credential] = await io.credentials(item);
  if (!credential) return { ok: false, trouble: { code: 'no-credential' } };
  const { to, ...rest } = request;
  const by = { site: item.site, item: item.key, credential: credential.id };
  const res = await call({ ...rest, ...by, path: `${path}/${to}` }, schema, io);
  if (res.ok || res.trouble.code !== 'offline') return res;
  // A change follows no redirect, and breaks like a line that is down: the item may be elsewhere.
  const now = await call({ ...by, path, why: 'Is the item still at its address?' }, Issue, io);
  const key = now.ok ? keyOf(now.value.html_url) : null;
  const moved: Trouble | null =
    key !== null && key.toLowerCase() !== item.key.toLowerCase()
      ? { code: 'moved', movedTo: key, credential: credential.id }
      : null;
  return moved ? { ok: false, trouble: moved } : res;
}

export const githubActs: TrackerActs = { comment, label };
