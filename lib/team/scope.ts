/** Which team a place follows. Where several claim it, the longest scope wins, and it is said why. */
import { SCOPE } from '../strings/team';
import type { Scope, Team } from './team';

export type ScopedPlace = { tracker: string; site: string; name: string };

/** What takes part in the choice: a team's best scope for a place. */
type Claim<T> = { team: T; scope: Scope };
export type Claimed<T> = Claim<T> & { why: string };

/**
 * One segment against its pattern: what stands before the first star begins it, what stands behind the last one ends
 * it, and the rest is found from left to right. The leftmost find leaves the most room, so nothing is tried twice.
 */
function segmentFits(pattern: string, text: string): boolean {
  const [first = '', ...more] = pattern.split('*');
  const last = more.pop();
  if (last === undefined) return pattern === text;
  if (text.length < first.length + last.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const piece of more) {
    // Two stars with nothing between them are one.
    if (piece === '') continue;
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}

/** Does a pattern name a text? `*` is any run of characters but a slash; case does not count. */
export function globFits(pattern: string, text: string): boolean {
  const patterns = pattern.trim().toLowerCase().split('/');
  const texts = text.toLowerCase().split('/');
  return patterns.length === texts.length && patterns.every((p, i) => segmentFits(p, texts[i] ?? ''));
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Is a place within a scope? A scope without a site holds on all of its tracker's. */
export const inScope = (place: ScopedPlace, scope: Scope): boolean =>
  same(place.tracker, scope.tracker) &&
  (scope.site === undefined || same(place.site, scope.site)) &&
  globFits(scope.place, place.name);

/** Characters that it names. Stars name none, so a row of them gains nothing. */
const lengthOf = ({ place }: Scope) => place.trim().replaceAll('*', '').length;
/** Of two equally long ones: without a star before with one, with its site before any. */
const exactness = ({ place, site }: Scope) => (place.includes('*') ? 0 : 2) + (site === undefined ? 0 : 1);

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const compareScopes = (a: Scope, b: Scope) => lengthOf(b) - lengthOf(a) || exactness(b) - exactness(a);
/** Which of two claims holds: negative for the first. */
export const compareClaims = <T extends Named>(a: Claim<T>, b: Claim<T>): number =>
  compareScopes(a.scope, b.scope) ||
  byText(a.team.name.toLowerCase(), b.team.name.toLowerCase()) ||
  byText(a.team.id, b.team.id);

type Named = Pick<Team, 'id' | 'name' | 'scopes'>;

function whyOf<T extends Named>(claim: Claim<T>, other: Claim<T> | undefined): string {
  const { place } = claim.scope;
  if (!other) return SCOPE.only(place);
  const wins = compareClaims(claim, other) <= 0;
  if (lengthOf(claim.scope) !== lengthOf(other.scope))
    return (wins ? SCOPE.longer : SCOPE.shorter)(place, other.scope.place);
  if (exactness(claim.scope) !== exactness(other.scope))
    return (wins ? SCOPE.exact : SCOPE.lessExact)(place, other.scope.place);
  return (wins ? SCOPE.before : SCOPE.after)(claim.team.name, other.team.name);
}

/**
 * The teams that claim a place, the one that holds in front. The first is told apart from the next one, each other from
 * the first.
 */
export function teamsOf<T extends Named>(place: ScopedPlace, teams: readonly T[]): Claimed<T>[] {
  const claims = teams.flatMap((team): Claim<T>[] => {
    const [scope] = (team.scopes ?? []).filter((s) => inScope(place, s)).sort(compareScopes);
    return scope ? [{ team, scope }] : [];
  });
  claims.sort(compareClaims);
  return claims.map((claim, i) => ({ ...claim, why: whyOf(claim, claims[i === 0 ? 1 : 0]) }));
}
