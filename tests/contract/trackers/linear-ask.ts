/** What tests of Linear's home and lists ask, in short. */
import type { ItemRef, Outcome } from '../../../lib/outcome/record';
import { makeLinearHome } from '../../../lib/trackers/linear/home';
import type { HomeRead, HomeWrite, RowRead, TrackerHome } from '../../../lib/trackers/tracker';
import { BASE, home, item, marks, part, type World } from './linear-world';

export const KEY = 'acme/ENG-12';

export async function readOf(s: World, key = KEY, by: TrackerHome = home): Promise<HomeRead> {
  const told = await by.read(item(key), s.io);
  if (!told.ok) throw new Error(`${told.trouble.code} ${told.trouble.reason}`);
  return told.read;
}
export const outcomeIn = (read: HomeRead): Outcome => {
  if (read.home.kind !== 'outcome') throw new Error(read.home.kind);
  return read.home.outcome;
};
export const write = (s: World, outcome: Outcome, seen: string, how = {}, by: TrackerHome = home) =>
  by.write(item(KEY), outcome, seen, s.io, marks().mark, how);
export const taken = (told: HomeWrite): HomeRead => {
  if (!told.ok) throw new Error(JSON.stringify('trouble' in told ? told.trouble : 'changed'));
  return told.read;
};

/** What works is remembered for as long as a home lives: each test has its own. */
export const fresh = (formerBases: string[] = []) => {
  const own = makeLinearHome({ base: BASE, formerBases });
  return { home: own, lists: part(own.lists) };
};
export const keys = (...numbers: number[]) => numbers.map((n) => item(`acme/ENG-${n}`));

export async function rowsOf(s: World, items: ItemRef[], { lists } = fresh()): Promise<RowRead[]> {
  const told = await lists.read(items, s.io);
  if (!told.ok) throw new Error(`${told.trouble.code} ${told.trouble.reason}`);
  return told.rows;
}
export const kindOf = (row: RowRead) =>
  row.kind === 'item' ? row.read.home.kind : row.kind === 'unreadable' ? row.trouble.code : '';
