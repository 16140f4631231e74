import { isObject, memberOf } from './shape';
import { Team } from './team';

type Schema = Parameters<typeof memberOf>[0];

const empty = (v: unknown) => isObject(v) && Object.keys(v).length === 0;

function tidied(schema: Schema, value: unknown): unknown {
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([name, v]) => {
    const member = memberOf(schema, name);
    if (!member) return v === undefined ? [] : [[name, v]];
    const next = tidied(member, v);
    return next === undefined || empty(next) ? [] : [[name, next]];
  });
  return Object.fromEntries(kept);
}

/**
 * The same team without groups that hold nothing, so that two teams that say the same are the same. An empty list does
 * say something ("nothing is exempt"), and what we do not know stays as it is.
 */
export const tidy = (team: Team): Team => tidied(Team, team) as Team;
