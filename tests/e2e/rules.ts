/** A team with rules of its own, set up as its lead does in the options. */
import type { Policy } from '../../lib/team/team';
import type { Person } from './driver';
import type { Scene } from './scenes';

/** Makes a team for the place of a scene; its policy holds on this device from now on. */
export async function setRules(person: Person, scene: Scene, policy: Policy): Promise<string> {
  const { tracker, place } = scene;
  const scopes = [{ tracker, site: place.site, place: place.name }];
  const { team } = await person.send({ type: 'team.make', name: 'Checkout', scopes });
  await person.send({ type: 'team.draft', id: team.id, team: { ...team, policy } });
  await person.send({ type: 'team.save', id: team.id });
  return team.id;
}
