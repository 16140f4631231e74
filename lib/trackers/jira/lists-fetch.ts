/**
 * Up to 100 issues in one request, and which answer belongs to which item. Jira leaves out what is hidden or gone
 * without a word, and tells a moved issue under its new key.
 */
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, Trouble } from '../tracker';
import { ask, issueKey, type Refused, whoIs } from './api';
import { MOST_ISSUES } from './requests';
import { Bulk, Issue } from './shapes';

/** Keys that are asked for one by one, because an answer came under a key that nobody asked for. */
const MOST_MOVED = 10;

/** An item that was asked for, and its issue. */
export type Asked = { item: ItemRef; issue: Issue };

/** The item as Jira names it now. */
export const numbered = ({ item, issue }: Asked): ItemRef => ({ ...item, key: issue.key, id: issue.id });

export type Many = {
  ok: true;
  /** In the order of the items; undefined: not told. */
  found: (Asked | undefined)[];
  /** Why there is nothing of the item at this place. */
  missing(i: number): Trouble;
  at: number;
};

type What = {
  fields: readonly string[];
  properties?: readonly string[];
  /** @param many "3 items" */
  why(many: string): string;
  /** By their numbers, which are known. */
  byId?: boolean;
};

/** Only items of one site; others, and those beyond the most that one request takes, are told as missing. */
export async function fetchMany(items: readonly ItemRef[], what: What, io: HomeIo): Promise<Many | Refused> {
  const nameOf = (item: ItemRef) => (what.byId && item.id ? item.id : issueKey(item));
  const site = items.find((item) => nameOf(item) !== null)?.site;
  const names = new Set<string>();
  const fits = items.map((item) => {
    const name = nameOf(item);
    if (name === null || item.site !== site) return false;
    if (names.size < MOST_ISSUES) names.add(name);
    return names.has(name);
  });
  const first = items.find((_, i) => fits[i]);
  const unasked: Trouble = { code: 'bad-answer' };
  if (!first) return { ok: true, found: items.map(() => undefined), missing: () => unasked, at: io.now() };
  const many = names.size === 1 ? 'an item' : `${names.size} items`;
  const told = await ask(
    {
      site: first.site,
      operation: 'bulk',
      body: {
        issueIdsOrKeys: [...names],
        fields: what.fields,
        ...(what.properties && { properties: what.properties }),
        fieldsByKeys: false,
      },
      patient: true,
      why: what.why(many),
      of: first.key,
      ...(names.size === 1 && { item: first.key }),
    },
    Bulk,
    io,
  );
  if (!told.ok) return told;
  const issues = told.value.issues.flatMap((value) => {
    const issue = Issue.safeParse(value);
    return issue.success ? [issue.data] : [];
  });
  // With a broken one among them nobody can say whose it was.
  const broken = issues.length < told.value.issues.length;
  const byKey = new Map(issues.map((issue) => [issue.key.toUpperCase(), issue]));
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const found = items.map((item, i): Asked | undefined => {
    if (!fits[i]) return undefined;
    const named = what.byId ? undefined : byKey.get(issueKey(item) ?? '');
    const issue = named ?? byId.get(item.id ?? '');
    return issue && { item, issue };
  });
  const claimed = new Set(found.map((got) => got?.issue.id));
  const strays = new Map([...byId].filter(([id]) => !claimed.has(id)));
  if (strays.size > 0) await followed(items, fits, found, strays, io);

  const nothing =
    !broken && found.every((got) => got === undefined) && (told.value.issueErrors ?? []).length === 0;
  if (nothing) {
    // Somebody who is signed out is shown nothing as well.
    const me = await whoIs(first.site, first.key, io);
    if (!me.ok && me.trouble.code === 'signed-out') return me;
  }
  const failed = new Map(
    (told.value.issueErrors ?? []).map(({ id, errorMessage }) => [(id ?? '').toUpperCase(), errorMessage]),
  );
  return {
    ok: true,
    found,
    at: told.at,
    missing(i) {
      const item = items[i];
      if (!item || !fits[i]) return unasked;
      const name = [issueKey(item) ?? '', item.id ?? ''].find((n) => failed.has(n));
      if (name === undefined) return { code: broken ? 'bad-answer' : 'hidden' };
      const reason = failed.get(name);
      return { code: 'server', ...(reason && { reason: reason.slice(0, 160) }) };
    },
  };
}

/** An answer under a key that nobody asked for: a moved issue. Whose it was, only the old key itself tells. */
async function followed(
  items: readonly ItemRef[],
  fits: readonly boolean[],
  found: (Asked | undefined)[],
  strays: ReadonlyMap<string, Issue>,
  io: HomeIo,
): Promise<void> {
  let asked = 0;
  const known = new Map<string, string | undefined>();
  for (const [i, item] of items.entries()) {
    const key = issueKey(item);
    if (!fits[i] || found[i] || key === null) continue;
    if (!known.has(key)) {
      if (asked++ >= MOST_MOVED) continue;
      const told = await ask(
        {
          site: item.site,
          operation: 'issue',
          path: { issue: key },
          query: { fields: 'summary' },
          why: 'Where is the issue now?',
          item: key,
          patient: true,
          plain: true,
        },
        Issue,
        io,
      );
      known.set(key, told.ok ? told.value.id : undefined);
    }
    const issue = strays.get(known.get(key) ?? '');
    if (issue) found[i] = { item, issue };
  }
}
