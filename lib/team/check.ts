/** What contradicts itself in a team, or comes to nothing: told beside the setting, and in nobody's way. */
import type { TeamProblem } from '../messages/team-protocol';
import { PAUSES } from '../outcome/rules/policy';
import { CHECK } from '../strings/team-check';
import { checkLists } from './check-lists';
import { checkAsks, checkPolicy } from './check-policy';
import { checkScopes } from './check-scopes';
import type { Team } from './team';
import { tidy } from './tidy';

type Around = {
  /** ISO day; absent: nothing is said about days to come. */
  today?: string;
  /** Rules that may pause. */
  mayPause?: readonly string[];
};

/**
 * @param team as it holds or is being changed
 * @param teams all that are joined here; the one itself does not count
 */
export function checkTeam(
  team: Team,
  teams: readonly Team[] = [],
  { today, mayPause = PAUSES }: Around = {},
): TeamProblem[] {
  const said = tidy(team);
  return [
    ...(said.scopes?.length ? [] : [{ text: CHECK.noScope, path: 'scopes' }]),
    ...checkScopes(said, teams),
    ...checkAsks(said),
    ...checkPolicy(said, mayPause, today),
    ...checkLists(said),
  ];
}
