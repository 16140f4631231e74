/**
 * The data GitHub renders its issue page from, left in the page as JSON: the raw text of the description. After a
 * soft navigation it still describes the page that was loaded first, so it is believed only when both the app's
 * initial path and the issue's number are those of the item; and only until the page's own text changes (scout).
 */
import type { ItemRef } from '../../outcome/record';
import type { Selectors } from './selectors';
import { partsOf } from './urls';

export type Embedded = { number: number; body?: string; id?: string; isPublic?: boolean };

/** Larger than any page seen by a factor of five: not parsed on the page's main thread. */
const MAX = 2_000_000;
const parsed = new WeakMap<Element, Embedded | null>();

type Json = { [key: string]: unknown };
const object = (x: unknown): Json | null => (typeof x === 'object' && x !== null ? (x as Json) : null);

function issueIn(text: string): Embedded | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const payload = object(object(data)?.payload);
  const queries =
    payload?.preloadedQueries ?? Object.values(payload ?? {}).map((v) => object(v)?.preloadedQueries)[0];
  if (!Array.isArray(queries)) return null;
  for (const query of queries) {
    const repository = object(object(object(object(query)?.result)?.data)?.repository);
    const issue = object(repository?.issue);
    if (!issue || typeof issue.number !== 'number') continue;
    return {
      number: issue.number,
      ...(typeof issue.body === 'string' && { body: issue.body }),
      ...(typeof issue.id === 'string' && { id: issue.id }),
      // UNVERIFIED: name of the field; without it the worker asks the API before anything is handed out.
      ...(typeof repository?.isPrivate === 'boolean' && { isPublic: !repository.isPrivate }),
    };
  }
  return null;
}

/** What the page's own data says of the item; undefined when there is none or it is stale. Parsed once a page. */
export function embedded(doc: Document, url: URL, item: ItemRef, table: Selectors): Embedded | undefined {
  const parts = partsOf(item.key);
  if (!parts) return undefined;
  const path = `/${parts.owner}/${parts.repo}/issues/${parts.number}`.toLowerCase();
  const app = table.app.map((css) => doc.querySelector(css)).find((el) => el !== null);
  const initial = app?.getAttribute('initial-path')?.split(/[?#]/)[0]?.replace(/\/$/, '').toLowerCase();
  if (initial !== path || url.pathname.replace(/\/$/, '').toLowerCase() !== path) return undefined;
  const script = table.data.map((css) => doc.querySelector(css)).find((el) => el !== null);
  if (!script) return undefined;
  let found = parsed.get(script);
  if (found === undefined) {
    const text = script.textContent ?? '';
    found = text.length > MAX ? null : issueIn(text);
    parsed.set(script, found);
  }
  return found && String(found.number) === parts.number ? found : undefined;
}
