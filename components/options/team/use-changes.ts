/** What was changed and is not saved, in words. */
import { useMemo } from 'react';
import type { TeamChange } from '../../../lib/messages/team-protocol';
import { diffTeams } from '../../../lib/team/diff';
import { lockedIn } from '../../../lib/team/layers';
import { useHere } from './here';

/** What is only written down and stays as it was is said where there is nothing else. */
function told(changes: TeamChange[]): TeamChange[] {
  const seen = changes.filter((c) => c.from !== c.to);
  return seen.length > 0 ? seen : changes;
}

export function useChanges(): TeamChange[] {
  const { view, team, of } = useHere();
  return useMemo(() => told(diffTeams(view.team, team, { locked: lockedIn(of) })), [view.team, team, of]);
}
