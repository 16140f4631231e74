/** What the extension's own pages can ask about teams, and about what holds where. */
import type { Parts } from '../sync/parts';
import { teamFigures } from '../sync/team-figures';
import type { Teams } from '../sync/teams';
import { readTeam } from '../team/read';
import type { Team } from '../team/team';
import { addressOf } from '../trackers/addresses';
import type { TeamMessage } from './schemas';

type Deps = { parts: Pick<Parts, 'rows' | 'minutes' | 'profile'>; teams: Teams; now(): number };

export function ownTeams({ parts, teams, now }: Deps) {
  const { profile } = parts;
  const figures = teamFigures({
    rows: parts.rows,
    minutes: parts.minutes,
    now,
    settingsOf: async (team) => (await teams.settings.of(team)).settings,
    address: addressOf,
  });

  /** A team that is being changed, as far as it is one already. */
  function whole(draft: object): Team {
    const read = readTeam(JSON.stringify(draft));
    if (!read.ok) throw new Error(read.problems[0]?.text);
    return read.team;
  }

  return async function onTeam(m: TeamMessage): Promise<unknown> {
    switch (m.type) {
      case 'team.list':
        return teams.list();
      case 'team.make':
        return teams.make(m.name, m.scopes);
      case 'team.draft':
        return teams.draft(m.id, m.team);
      case 'team.save':
        return teams.save(m.id);
      case 'team.look':
        return teams.look(m.from);
      case 'team.join':
        return teams.join(m.from);
      case 'team.leave':
        await teams.leave(m.id);
        return { done: true };
      case 'team.mode':
        return teams.mode(m.id, m.mode);
      case 'team.take':
        return teams.take(m.id, m.paths);
      case 'team.keep':
        return teams.keep(m.id);
      case 'team.undo':
        return teams.undo(m.id);
      case 'team.check':
        return teams.check(m.id);
      case 'team.publish':
        return teams.publish(m.id, m.to, m.way, m.why);
      case 'team.code':
        return { code: await teams.code(m.id) };
      case 'team.preview':
        return figures.preview(whole(m.team));
      case 'team.brief':
        return figures.brief(await teams.team(m.id));
      case 'team.friction':
        return figures.friction(await teams.team(m.id));
      case 'settings.at':
        return teams.settingsAt(m.place);
      case 'personal.put':
        await profile.putPersonal(m.patch);
        teams.layersChanged();
        return teams.settingsAt();
      case 'profile.get':
        return profile.view();
      case 'profile.put':
        await profile.switchOn(m.on);
        return profile.view();
    }
  };
}
