/**
 * Asks about many issues of one workspace at once, by their identifiers.
 *
 * UNVERIFIED: that the filter for ids takes identifiers ("ENG-12"). Third parties report both; so when some are not
 * found, they are asked for by team and number once, and what worked is remembered for the credential.
 */
import type { ItemRef } from '../../outcome/record';
import type { HomeIo, Trouble } from '../tracker';
import { type Answered, ask, type Refused } from './api';
import type { Bases } from './base';
import { NamedNode, Nodes, oursFilter } from './documents';
import { fieldTrouble } from './trouble';
import { isSite, partsOf } from './urls';
import { workspaceOf } from './workspace';

export type Asked = { item: ItemRef; workspace: string; team: string; number: number; identifier: string };
/** What was found, by the identifier that was asked for. */
export type Found = {
  ok: true;
  rows: Map<string, { node: unknown; at: number } | Trouble>;
  /** Name of the workspace that the key opens, and what it means for an item. */
  workspace(asked: Asked): { urlKey: string } | { trouble: Trouble };
};

type Many = { query: string; why: string; credential: string };
/** Which way of asking works, by credential: found out once while the worker lives. */
export type Ways = Map<string, 'identifiers' | 'numbers'>;

/** Issues that one question may be about: of one site, with keys that are some, and not too many. */
export function askable(items: readonly ItemRef[], most: number): (Asked | null)[] {
  const site = items.find((item) => partsOf(item.key) && isSite(item.site))?.site;
  const asked = new Set<string>();
  return items.map((item) => {
    const parts = partsOf(item.key);
    if (!parts || item.site !== site) return null;
    const identifier = parts.identifier.toUpperCase();
    if (!asked.has(identifier) && asked.size >= most) return null;
    asked.add(identifier);
    return {
      item,
      workspace: parts.workspace,
      team: parts.team.toUpperCase(),
      number: Number(parts.number),
      identifier,
    };
  });
}

/** Asks about these; what is in no row of the answer was not found. */
export async function askMany(
  asked: readonly Asked[],
  many: Many,
  bases: Bases,
  ways: Ways,
  io: HomeIo,
): Promise<Found | Refused> {
  const way = ways.get(many.credential);
  const unique = [...new Map(asked.map((a) => [a.identifier, a])).values()];
  const first = await askBy(way ?? 'identifiers', unique, many, bases, io);
  if (way !== undefined) return first;
  // A filter that does not take identifiers may say so instead of finding nothing.
  const disliked = !first.ok && first.trouble.code === 'bad-answer' && first.trouble.reason !== undefined;
  if (!first.ok && (!disliked || first.large)) return first;
  const missing = first.ok
    ? unique.filter((a) => !first.rows.has(a.identifier) && !('trouble' in first.workspace(a)))
    : unique;
  if (missing.length === 0) {
    if (first.ok && first.rows.size > 0) ways.set(many.credential, 'identifiers');
    return first;
  }
  const second = await askBy('numbers', missing, many, bases, io);
  if (!second.ok) return first.ok ? first : second;
  if (second.rows.size > 0) ways.set(many.credential, 'numbers');
  else if (first.ok && first.rows.size > 0) ways.set(many.credential, 'identifiers');
  return first.ok ? { ...first, rows: new Map([...first.rows, ...second.rows]) } : second;
}

/** In one request, and in more where the answer would be too long. */
async function askBy(
  way: 'identifiers' | 'numbers',
  asked: readonly Asked[],
  many: Many,
  bases: Bases,
  io: HomeIo,
): Promise<Found | Refused> {
  const [one] = asked;
  if (!one) return { ok: false, trouble: { code: 'bad-answer' } };
  const { query, why, credential } = many;
  const told = await ask(
    {
      site: one.item.site,
      query,
      variables: {
        where: way === 'identifiers' ? { id: { in: asked.map((a) => a.identifier) } } : byNumber(asked),
        n: asked.length,
        ours: oursFilter(bases),
      },
      credential,
      why,
      patient: true,
      ...(asked.length === 1 && { item: one.item.key }),
    },
    io,
  );
  if (!told.ok && told.large && asked.length > 1) {
    const half = Math.ceil(asked.length / 2);
    const head = await askBy(way, asked.slice(0, half), many, bases, io);
    if (!head.ok) return head;
    const tail = await askBy(way, asked.slice(half), many, bases, io);
    return tail.ok ? { ...head, rows: new Map([...head.rows, ...tail.rows]) } : tail;
  }
  return told.ok ? rowsOf(told, asked, credential) : told;
}

/** All teams in one filter. */
function byNumber(asked: readonly Asked[]) {
  const teams = new Map<string, number[]>();
  for (const { team, number } of asked) teams.set(team, [...(teams.get(team) ?? []), number]);
  const each = [...teams].map(([key, numbers]) => ({ team: { key: { eq: key } }, number: { in: numbers } }));
  return each.length === 1 ? each[0] : { or: each };
}

function rowsOf(told: Answered, asked: readonly Asked[], credential: string): Found | Refused {
  const refused = (trouble: Trouble): Refused => ({ ok: false, trouble: { ...trouble, credential } });
  const nodes = Nodes.safeParse(told.data.issues);
  // Who opened an issue may be kept back; what else is missing spoils its row, or all of them.
  const errors = told.errors.filter(({ path }) => path?.[3] !== 'creator');
  const whole = errors.find(({ path }) => typeof path?.[2] !== 'number');
  if (whole) return refused(fieldTrouble(whole));
  if (!nodes.success) return refused({ code: 'bad-answer' });
  const rows: Found['rows'] = new Map();
  const wanted = new Set(asked.map((a) => a.identifier));
  for (const [i, node] of nodes.data.nodes.entries()) {
    const named = NamedNode.safeParse(node);
    // Nobody knows whose it is: the row it would be for is not found.
    if (!named.success) continue;
    const error = errors.find(({ path }) => path?.[2] === i);
    const names = [named.data.identifier, ...(named.data.previousIdentifiers ?? [])];
    for (const name of names.map((n) => n.toUpperCase()))
      if (wanted.has(name)) rows.set(name, error ? fieldTrouble(error) : { node, at: told.at });
  }
  return {
    ok: true,
    rows,
    workspace({ workspace }) {
      const found = workspaceOf(told.data.organization, workspace);
      return 'trouble' in found ? { trouble: { ...found.trouble, credential } } : found;
    },
  };
}
