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
type Row = { node: unknown; at: number } | Trouble;
/** What was found, by the identifier that was asked for. */
export type Found = {
  ok: true;
  rows: Map<string, Row>;
  /** Name of the workspace that the key opens, and what it means for an item. */
  workspace(asked: Asked): { urlKey: string } | { trouble: Trouble };
};
/** The same of a part of the questions. */
type Part = Found & {
  /** By a name that an issue had before it was moved: another one may go by it now. */
  former: Map<string, Row>;
  /** An issue came without its name: it may be the one that goes by any of them. */
  unnamed: boolean;
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

/**
 * Asks about these; what is in no row of the answer was not found. An issue that goes by a name now is what it means;
 * one that had it before is so only where no other has it. What nobody can decide is `bad-answer`.
 */
export async function askMany(
  asked: readonly Asked[],
  many: Many,
  bases: Bases,
  ways: Ways,
  io: HomeIo,
): Promise<Found | Refused> {
  const told = await askBoth(asked, many, bases, ways, io);
  if (!told.ok) return told;
  const { former, unnamed, ...found } = told;
  for (const [name, row] of former) if (!found.rows.has(name)) found.rows.set(name, unnamed ? UNCLEAR : row);
  return found;
}

const UNCLEAR: Trouble = { code: 'bad-answer' };

/** Keeps what goes by a name; two of one name are none of it. */
function claim(rows: Map<string, Row>, name: string, row: Row): void {
  rows.set(name, rows.has(name) ? UNCLEAR : row);
}

function joined(a: Part, b: Part): Part {
  const former = new Map(a.former);
  for (const [name, row] of b.former) claim(former, name, row);
  return { ...a, rows: new Map([...a.rows, ...b.rows]), former, unnamed: a.unnamed || b.unnamed };
}

async function askBoth(
  asked: readonly Asked[],
  many: Many,
  bases: Bases,
  ways: Ways,
  io: HomeIo,
): Promise<Part | Refused> {
  const way = ways.get(many.credential);
  const unique = [...new Map(asked.map((a) => [a.identifier, a])).values()];
  const wanted = new Set(unique.map((a) => a.identifier));
  const first = await askBy(way ?? 'identifiers', unique, wanted, many, bases, io);
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
  const second = await askBy('numbers', missing, wanted, many, bases, io);
  if (!second.ok) return first.ok ? first : second;
  if (second.rows.size > 0) ways.set(many.credential, 'numbers');
  else if (first.ok && first.rows.size > 0) ways.set(many.credential, 'identifiers');
  return first.ok ? joined(first, second) : second;
}

/**
 * In one request, and in more where the answer would be too long.
 * @param wanted every name of the whole question: an answer to a part of it may tell an issue that had another of them
 */
async function askBy(
  way: 'identifiers' | 'numbers',
  asked: readonly Asked[],
  wanted: ReadonlySet<string>,
  many: Many,
  bases: Bases,
  io: HomeIo,
): Promise<Part | Refused> {
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
    const head = await askBy(way, asked.slice(0, half), wanted, many, bases, io);
    if (!head.ok) return head;
    const tail = await askBy(way, asked.slice(half), wanted, many, bases, io);
    return tail.ok ? joined(head, tail) : tail;
  }
  return told.ok ? rowsOf(told, wanted, credential) : told;
}

/** All teams in one filter. */
function byNumber(asked: readonly Asked[]) {
  const teams = new Map<string, number[]>();
  for (const { team, number } of asked) teams.set(team, [...(teams.get(team) ?? []), number]);
  const each = [...teams].map(([key, numbers]) => ({ team: { key: { eq: key } }, number: { in: numbers } }));
  return each.length === 1 ? each[0] : { or: each };
}

function rowsOf(told: Answered, wanted: ReadonlySet<string>, credential: string): Part | Refused {
  const refused = (trouble: Trouble): Refused => ({ ok: false, trouble: { ...trouble, credential } });
  const nodes = Nodes.safeParse(told.data.issues);
  // Who opened an issue may be kept back; what else is missing spoils its row, or all of them.
  const errors = told.errors.filter(({ path }) => path?.[3] !== 'creator');
  const whole = errors.find(({ path }) => typeof path?.[2] !== 'number');
  if (whole) return refused(fieldTrouble(whole));
  if (!nodes.success) return refused({ code: 'bad-answer' });
  const rows: Part['rows'] = new Map();
  const former: Part['former'] = new Map();
  let unnamed = false;
  for (const [i, node] of nodes.data.nodes.entries()) {
    const named = NamedNode.safeParse(node);
    // Nobody knows whose it is: the row it would be for is not found.
    if (!named.success) {
      unnamed = true;
      continue;
    }
    const error = errors.find(({ path }) => path?.[2] === i);
    const row = error ? fieldTrouble(error) : { node, at: told.at };
    const present = named.data.identifier.toUpperCase();
    if (wanted.has(present)) claim(rows, present, row);
    for (const name of new Set(named.data.previousIdentifiers?.map((n) => n.toUpperCase())))
      if (name !== present && wanted.has(name)) claim(former, name, row);
  }
  return {
    ok: true,
    rows,
    former,
    unnamed,
    workspace({ workspace }) {
      const found = workspaceOf(told.data.organization, workspace);
      return 'trouble' in found ? { trouble: { ...found.trouble, credential } } : found;
    },
  };
}
