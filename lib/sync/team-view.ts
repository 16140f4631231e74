/** A team of this device as the options page shows it. */
import type { TeamChange, TeamProblem, TeamView } from '../messages/team-protocol';
import type { TeamRecord } from '../store/teams';
import { dayOf } from '../strings/time';
import { checkTeam } from '../team/check';
import { diffTeams } from '../team/diff';
import { lockedIn } from '../team/layers';
import { readTeam } from '../team/read';
import type { Team } from '../team/team';
import { fileOf, isReadOnly, mineOf, offeredIn } from './team-merge';
import type { TeamSettings } from './team-settings';
import type { TeamSource } from './team-source';

type Deps = {
  source: TeamSource;
  settings: TeamSettings;
  now(): number;
  movedTo(record: TeamRecord): Promise<string | undefined>;
};

export function teamViews({ source, settings, now, movedTo }: Deps) {
  /** Keys that the organisation has set, for the items of a team. */
  const locksOf = async (team: Team) => lockedIn((await settings.of(team)).of);
  const warningsOf = async (team: Team): Promise<TeamProblem[]> =>
    checkTeam(team, await settings.teams(), { today: dayOf(now()) });
  const changes = async (from: Team, to: Team): Promise<TeamChange[]> =>
    diffTeams(from, to, { locked: await locksOf(to) });

  async function view(record: TeamRecord): Promise<TeamView> {
    const { held, seen } = record;
    const { team, from, previous, draft } = held;
    const file = fileOf(record);
    const offered = file && offeredIn(record, file, await locksOf(file));
    const { text = '', at = 0, by } = seen.offered ?? {};
    const read = offered && readTeam(text);
    const moved = await movedTo(record);
    const trouble = moved === undefined ? seen.trouble : { code: 'moved' as const, movedTo: moved };
    const mine = from && from.kind !== 'code' ? mineOf(held) : [];
    return {
      team,
      ...(from && { from, where: source.whereOf(from) }),
      joinedAt: held.joinedAt,
      mode: held.mode,
      ...(offered?.length && { offered: { changes: offered, at, ...(by !== undefined && { by }) } }),
      ...(seen.checkedAt !== undefined && { checkedAt: seen.checkedAt }),
      ...(trouble && { trouble }),
      ...(seen.problems && { problems: seen.problems }),
      // Checked when it is saved; until then it may be anything of that name.
      ...(draft && { draft: draft as unknown as Team }),
      ...(mine.length > 0 && { unpublished: mine }),
      ...(previous && previous.until > now() && { undoUntil: previous.until }),
      ...(isReadOnly(team) && { readOnly: true as const }),
      warnings: [...(read?.ok ? read.warnings : []), ...(await warningsOf(team))],
      ways: isReadOnly(team) ? [] : source.waysOf(from, team.scopes?.[0]?.tracker),
    };
  }

  return { view, changes, warningsOf, locksOf };
}
