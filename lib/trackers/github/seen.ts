/** What one answer told of an issue, as the home it holds: the same whether REST or GraphQL told it. */
import type { ItemRef } from '../../outcome/record';
import type { ItemFacts } from '../../outcome/stage';
import type { HomeRead } from '../tracker';
import { keyOf } from './api';
import { excerptOf } from './excerpt';
import { bodyHash } from './history';
import { readBody } from './section';

export type Seen = {
  id: string;
  url: string;
  title: string;
  /**
   * GraphQL says an empty text for a body never written where REST says null. UNVERIFIED: otherwise both give the
   * same characters, line ends included; were they not, a write would find another mark, and merge with what it read.
   */
  body: string | null;
  /** ISO 8601. */
  createdAt?: string;
  author?: string;
  locked?: boolean;
  canWrite?: boolean;
  facts: ItemFacts;
};

/**
 * @param asked the item as it was asked for: the answer may name it anew (renamed, transferred)
 * @param at the server's date of the answer (ms)
 */
export function homeRead(asked: ItemRef, seen: Seen, at: number): HomeRead {
  const { id, url, title, body, createdAt, ...rest } = seen;
  const item: ItemRef = { ...asked, id, key: keyOf(url) ?? asked.key };
  return { item, title, home: readBody(body ?? '', item), etag: bodyHash(body ?? ''), ...rest, at };
}

/** The same with the beginning of what people wrote: for one item that somebody looks at. */
export function homeReadWithExcerpt(asked: ItemRef, seen: Seen, at: number): HomeRead {
  const { createdAt: openedAt } = seen;
  const excerpt =
    excerptOf(seen.body ?? '') ?? (openedAt === undefined ? undefined : { text: '', cut: false });
  const told = excerpt && { excerpt: { ...excerpt, ...(openedAt !== undefined && { openedAt }) } };
  return { ...homeRead(asked, seen, at), ...told };
}
