/** Places that other joined teams have as well: which of them holds there. */
import type { TeamProblem } from '../messages/team-protocol';
import { CHECK } from '../strings/team-check';
import { compareClaims, globFits } from './scope';
import type { Scope, Team } from './team';

const fold = (text: string | undefined) => (text ?? '').trim().toLowerCase();

/** Can one place be in both? A pattern stands for the places that it could name. */
function meet(a: Scope, b: Scope): boolean {
  if (fold(a.tracker) !== fold(b.tracker)) return false;
  if (a.site !== undefined && b.site !== undefined && fold(a.site) !== fold(b.site)) return false;
  return globFits(a.place, b.place) || globFits(b.place, a.place);
}

/** One sentence for each other team, about the first place that both have. */
export function checkScopes(team: Team, teams: readonly Team[]): TeamProblem[] {
  return teams
    .filter((other) => other.id !== team.id)
    .flatMap((other) => {
      for (const scope of team.scopes ?? []) {
        const shared = (other.scopes ?? []).find((s) => meet(scope, s));
        if (!shared) continue;
        const wins = compareClaims({ team, scope }, { team: other, scope: shared }) <= 0;
        return [{ text: CHECK.overlap(scope.place, shared.place, other.name, wins), path: 'scopes' }];
      }
      return [];
    });
}
