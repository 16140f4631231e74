/**
 * The data GitHub renders its issue page from, left in the page as JSON: the raw text of the description. After a
 * soft navigation it still describes the page that was loaded first, so it is believed only when both the app's
 * initial path and the issue's number are those of the item; and only until the page's own text changes (scout).
 */
import type { ItemRef } from '../../outcome/record';
import { first } from './ladder';
import type { Selectors } from './selectors';
import { partsOf } from './urls';

export type Embedded = { number: number; body?: string; id?: string; isPublic?: boolean };

/** Larger than any page seen by a factor of five: not parsed on the page's main thread. */
const MAX = 2_000_000;
const parsed = new WeakMap<Element, Embedded | null>();

/** What is expected. Nothing of it is certain: each value is looked at before it is believed. */
type Queries = {
  preloadedQueries?: {
    result?: {
      data?: {
        repository?: { isPrivate?: unknown; issue?: { number?: unknown; body?: unknown; id?: unknown } };
      };
    };
  }[];
};

function issueIn(text: string): Embedded | null {
  try {
    const { payload } = JSON.parse(text) as { payload: Queries };
    const [inner] = Object.values(payload) as (Queries | null)[];
    for (const query of payload.preloadedQueries ?? inner?.preloadedQueries ?? []) {
      const { issue, isPrivate } = query?.result?.data?.repository ?? {};
      if (typeof issue?.number !== 'number') continue;
      return {
        number: issue.number,
        ...(typeof issue.body === 'string' && { body: issue.body }),
        ...(typeof issue.id === 'string' && { id: issue.id }),
        // UNVERIFIED: name of the field; without it the worker asks the API before anything is handed out.
        ...(typeof isPrivate === 'boolean' && { isPublic: !isPrivate }),
      };
    }
  } catch {
    // Of another shape, or no JSON.
  }
  return null;
}

const plain = (path: string | null | undefined) => path?.replace(/\/?([?#].*)?$/, '').toLowerCase();

/** What the page's own data says of the item; undefined when there is none or it is stale. Parsed once a page. */
export function embedded(doc: Document, url: URL, item: ItemRef, table: Selectors): Embedded | undefined {
  const parts = partsOf(item.key);
  const path = parts && `/${parts.owner}/${parts.repo}/issues/${parts.number}`.toLowerCase();
  const initial = plain(first(doc, table.app)?.el.getAttribute('initial-path'));
  if (initial !== path || plain(url.pathname) !== path) return undefined;
  const script = first(doc, table.data)?.el;
  if (!script) return undefined;
  let found = parsed.get(script);
  if (found === undefined) {
    const text = script.textContent ?? '';
    found = text.length > MAX ? null : issueIn(text);
    parsed.set(script, found);
  }
  return found && String(found.number) === parts?.number ? found : undefined;
}
