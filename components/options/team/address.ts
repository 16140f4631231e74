/** Addresses of settings: "#policy/threshold", with several teams "#policy/checkout/threshold". */
import type { Section } from '../section';

/** Views of the section "Team" that belong to no team. An id of a team cannot begin with a plus. */
export const JOIN = '+join';
export const MAKE = '+new';

export type Spot = { team: string; setting: string };

/**
 * @param rest what stands behind the section
 * @param teams ids; the first one is meant where the address names none
 */
export function spotIn(rest: string, teams: readonly string[]): Spot {
  const [first = '', ...more] = rest.split('/');
  const named = teams.find((id) => id.toLowerCase() === first.toLowerCase());
  return named === undefined
    ? { team: teams[0] ?? '', setting: rest }
    : { team: named, setting: more.join('/') };
}

/** @param several false: the team goes without saying, unless a setting of it has the same name */
export function hashOf(section: Section, { team, setting }: Spot, several: boolean): string {
  const named = several || setting.toLowerCase() === team.toLowerCase();
  const parts = [named ? team : '', setting].filter((p) => p !== '');
  return `#${[section, ...parts.map(encodeURIComponent)].join('/').replace(/%2F/g, '/')}`;
}
