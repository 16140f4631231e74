/** Two people with one team file, in each of the places where one can be. */
import type { TeamFrom } from '../../lib/messages/team-protocol';
import type { Team } from '../../lib/team/team';
import { commitFile, textOf as fileText } from '../playground/github/files';
import { findRepository } from '../playground/github/state';
import { findProject, putProperty } from '../playground/jira/state';
import { PRACTICE_TOKENS } from '../playground/seed';
import { createWorld, type World } from '../playground/world';
import { type Device, device } from './device';

export const TEAM: Team = {
  sightline: 'team',
  format: '1.0',
  id: 'checkout',
  name: 'Checkout',
  scopes: [
    { tracker: 'github', place: 'acme/shop' },
    { tracker: 'jira', place: 'ACME' },
  ],
  policy: { threshold: 40, waiverDays: 30 },
  metrics: [{ id: 'completion', name: 'Checkout completion', unit: '%', goodDirection: 'up' }],
  sources: [{ id: 'stats', name: 'Stats', origin: 'https://umami.acme.example' }],
};
/** What the others made of it: one number more, one metric more, another host. */
export const CHANGED: Team = {
  ...TEAM,
  policy: { threshold: 50, waiverDays: 30 },
  metrics: [...(TEAM.metrics ?? []), { id: 'repeat', name: 'Repeat orders' }],
  sources: [{ id: 'stats', name: 'Stats', origin: 'https://stats.acme.example' }],
};
export const written = (team: Team): string => `${JSON.stringify(team, null, 2)}\n`;

export const PATH = '.github/sightline.json';
export const FILE_URL = 'https://files.acme.example/team/sightline.json';
export const SHOP = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
export const ACME = {
  tracker: 'jira',
  site: 'acme.atlassian.net',
  name: 'ACME',
  owner: 'acme.atlassian.net',
};

export const KINDS = ['repository', 'property', 'address'] as const;
export type Kind = (typeof KINDS)[number];

export const FROM: Record<Kind, TeamFrom> = {
  repository: { kind: 'tracker', place: SHOP },
  property: { kind: 'tracker', place: ACME },
  address: { kind: 'url', url: FILE_URL },
};

/** A file in a repository. */
export function commit(world: World, text: string | null, author = 'acme-dev', name = 'shop', path = PATH) {
  const repository = findRepository(world.state, 'acme', name);
  if (!repository) throw new Error(`no ${name}`);
  return commitFile(world.state, repository, path, text, { author });
}

function property(world: World) {
  const project = findProject(world.jira, 'ACME');
  if (!project) throw new Error('no project');
  return project.properties;
}

/** Somebody without this program puts a text where the file is; null takes it away. */
export function put(world: World, kind: Kind, text: string | null): void {
  if (kind === 'repository') commit(world, text);
  else if (kind === 'address') {
    if (text === null) world.host.files.delete(FILE_URL);
    else world.host.files.set(FILE_URL, { body: text });
  } else if (text === null) property(world).delete('sightline.team');
  else putProperty(world.jira, property(world), 'sightline.team', JSON.parse(text), 'acme-dev');
}

/** What stands there now. */
export function standing(world: World, kind: Kind): unknown {
  if (kind === 'property') return property(world).get('sightline.team')?.value;
  const shop = findRepository(world.state, 'acme', 'shop');
  const text = kind === 'address' ? world.host.files.get(FILE_URL)?.body : shop && fileText(shop, PATH);
  return text === undefined ? undefined : JSON.parse(text);
}

/** One person's browser, connected to everything, with a page of each tracker open. */
export function person(world: World, login: 'acme-pm' | 'acme-dev', hosts = ['files.acme.example']): Device {
  const value = login === 'acme-pm' ? PRACTICE_TOKENS.pmWrite : PRACTICE_TOKENS.devWrite;
  const token = { id: `t-${login}`, owner: 'acme', login, value };
  const d = device({ world, clock: world.state.clock, token, login, hosts });
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  d.tabs.set(2, 'https://acme.atlassian.net/browse/ACME-142');
  return d;
}

export function two() {
  const world = createWorld();
  return { world, mara: person(world, 'acme-pm'), jonas: person(world, 'acme-dev') };
}

export async function join(d: Device, from: TeamFrom) {
  const told = await d.own({ type: 'team.join', from });
  if (!told.ok) throw new Error(JSON.stringify(told));
  await d.settle();
  return told.view;
}

/** The one team of a device. */
export async function teamOf(d: Device) {
  const [view, ...more] = (await d.own({ type: 'team.list' })).teams;
  if (!view || more.length > 0) throw new Error('not one team');
  return view;
}

/** Everything on the disk but what was asked of whom, and what was seen of files. */
export function kept(d: Device, but: RegExp = /^(?:ledger|team-file:|team-found:|pause:|session)/): string {
  const all = Object.entries(d.local.dump()).filter(([key]) => !but.test(key));
  return JSON.stringify(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}
