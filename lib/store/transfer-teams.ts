/** Teams in a file that is exported, and out of one that is imported: they add, wait as changes, and take nothing away. */
import * as z from 'zod';
import { canonicalJson } from '../outcome/version';
import { readTeam } from '../team/read';
import { Team } from '../team/team';
import { telling } from './profile';
import { TeamFromSchema } from './schemas';
import { Draft, type TeamRecord, type TeamStore } from './teams';

/** Anybody may have written the file: a team in it is held to the same as one in a team file. */
const WholeTeam = Team.refine((team) => readTeam(JSON.stringify(team)).ok, 'no team');

export const TransferredTeams = z
  .array(
    z.looseObject({
      team: WholeTeam,
      base: WholeTeam.optional(),
      from: TeamFromSchema.optional(),
      mode: z.enum(['ask', 'auto']),
      draft: Draft.optional(),
    }),
  )
  .max(200);
type TransferredTeam = z.infer<typeof TransferredTeams>[number];

/** Where its file is travels as far as that is no secret. */
export async function outgoingTeams(store: TeamStore): Promise<TransferredTeam[]> {
  const all = (await store.all()).map(({ held: { team, base, from, mode, draft } }) => {
    const at = telling(from);
    return { team, mode, ...(base && { base }), ...(at && { from: at }), ...(draft && { draft }) };
  });
  return all.sort((a, b) => (a.team.id < b.team.id ? -1 : 1));
}

/** A team comes in where there is none; where it says something else, it waits there as a change. */
function taken(
  present: TeamRecord | undefined,
  { team, base, from, mode, draft }: TransferredTeam,
  now: number,
): TeamRecord {
  if (!present) {
    const held = { team, mode, joinedAt: now, ...(base && { base }), ...(from && { from }) };
    return { held: { ...held, ...(draft && { draft, draftOf: team }) }, seen: {} };
  }
  const { held } = present;
  const wanted: Draft = draft ?? team;
  const same = canonicalJson(wanted) === canonicalJson(held.team);
  return same || held.draft ? present : { ...present, held: { ...held, draft: wanted, draftOf: held.team } };
}

/** @returns the names of those that are new or different here */
export async function takeTeams(
  store: TeamStore,
  incoming: readonly TransferredTeam[],
  apply: boolean,
  now: number,
): Promise<string[]> {
  const names: string[] = [];
  for (const t of incoming) {
    const { id, name } = t.team;
    const present = await store.get(id);
    if (taken(present, t, now) === present) continue;
    names.push(name);
    // As it is then: somebody may change it meanwhile.
    if (apply) await store.update(id, (r) => taken(r, t, now));
  }
  return names;
}
