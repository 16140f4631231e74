/** The team a section is about, for everything in it: what is shown, what may be changed, where it is addressed. */
import { createContext, useContext } from 'react';
import type { Layer, SettingsAt, TeamProblem, TeamView } from '../../../lib/messages/team-protocol';
import type { Settings, Team } from '../../../lib/team/team';
import type { Section } from '../section';
import { hashOf } from './address';
import { useTeams } from './store';

export type Here = {
  section: Section;
  view: TeamView;
  /** As it would be once saved. */
  team: Team;
  /** What would hold at its places then: with the organisation's keys and the defaults. */
  settings: Settings;
  /** Where the values of keys come from, by path. */
  of: SettingsAt['of'];
  /** What contradicts itself in it, and what comes to nothing. */
  warnings: readonly TeamProblem[];
  /** There are other teams on this device: addresses name theirs. */
  several: boolean;
  /** The setting the address names. */
  target: string;
};

const Context = createContext<Here | null>(null);
export const HereProvider = Context.Provider;

export function useHere(): Here {
  const here = useContext(Context);
  if (!here) throw new Error('no team here');
  return here;
}

/** Changes the team that is shown. @param what name of the setting, for undo */
export function useEdit(): (what: string, change: (team: Team) => Team) => void {
  const { view } = useHere();
  const edit = useTeams((s) => s.edit);
  return (what, change) => edit(view.team.id, what, change);
}

/** Set by the organisation for good, or a file that may only be read. */
export function isLocked({ of, view }: Here, path: string | undefined): boolean {
  return view.readOnly === true || (path !== undefined && of[path]?.locked === true);
}

/** Where the values of a key, and of those below it, come from. */
export function layersOf({ of }: Here, path: string | undefined): Set<Layer> {
  if (path === undefined) return new Set();
  const below = Object.entries(of).filter(([p]) => p === path || p.startsWith(`${path}.`));
  return new Set(below.map(([, by]) => by.layer));
}

/** What contradicts what, at a key or below it. */
export const warningsAt = ({ warnings }: Here, path: string | undefined): TeamProblem[] =>
  path === undefined
    ? []
    : warnings.filter((w) => w.path === path || (w.path?.startsWith(`${path}.`) ?? false));

/** Address of a setting of this section, or of another one, of the same team. */
export const addressOf = ({ section, view, several }: Here, setting: string, other: Section = section) =>
  hashOf(other, { team: view.team.id, setting }, several);
