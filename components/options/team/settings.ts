/** What would hold at the places of a team once a draft of it is saved. Pure. */
import type { SettingsAt } from '../../../lib/messages/team-protocol';
import { type Resolved, settingsOf } from '../../../lib/team/layers';
import type { Layered, ManagedSettings } from '../../../lib/team/managed';
import type { Team } from '../../../lib/team/team';

type Tree = { [key: string]: unknown };
const isTree = (v: unknown): v is Tree => typeof v === 'object' && v !== null && !Array.isArray(v);

const at = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((v, key) => (isTree(v) ? v[key] : undefined), tree);

function put(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown): Tree {
  const below = tree[key];
  return { ...tree, [key]: rest.length === 0 ? value : put(isTree(below) ? below : {}, rest, value) };
}

/**
 * The organisation's keys, read off what holds without a team.
 * @param base of no place
 */
export function managedIn({ settings, personal, of }: SettingsAt): ManagedSettings {
  const from = { policy: settings.policy, personal };
  const layer = (name: 'organisation' | 'preset') =>
    Object.entries(of)
      .filter(([path, by]) => by.layer === name && /^(?:policy|personal)\./.test(path))
      .reduce<Tree>((tree, [path]) => put(tree, path.split('.'), at(from, path.split('.'))), {}) as Layered;
  return { locked: layer('organisation'), preset: layer('preset') };
}

/** @param base what holds where no team is */
export const wouldHold = (team: Team, base: SettingsAt): Resolved =>
  settingsOf({ team, managed: managedIn(base) });
