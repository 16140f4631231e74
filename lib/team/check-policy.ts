/** Contradictions within a policy, as it comes out: what a team does not say is the default. */
import type { TeamProblem } from '../messages/team-protocol';
import { placeNameOf } from '../outcome/item';
import { compareStages, STAGES, type Stage } from '../outcome/stage';
import { ASK, stageName } from '../strings/team';
import { CHECK } from '../strings/team-check';
import { askedAt } from './asks';
import { LEAD } from './defaults';
import { settingsOf } from './layers';
import { globFits } from './scope';
import type { Ask, Team, WholePolicy } from './team';

const policyIn = (team: Team) => settingsOf({ team }).settings.policy;
const firstAsked = (policy: WholePolicy, ask: Ask): Stage | undefined =>
  STAGES.find((s) => policy.asks[ask][s] === 'asked');

/** What says nothing without the other. */
const RESTS_ON: [Ask, Ask][] = [
  ['target', 'metric'],
  ['guardrail', 'metric'],
  ['reading', 'launch'],
  ['decision', 'reading'],
];
/** What nobody can know before. */
const NOT_BEFORE: Partial<Record<Ask, Stage>> = {
  launch: 'shipped',
  reading: 'measured',
  decision: 'measured',
};

export function checkAsks(team: Team): TeamProblem[] {
  const policy = policyIn(team);
  const found: TeamProblem[] = [];
  const tell = (ask: Ask, stage: Stage, text: string) =>
    found.push({ text, path: `policy.asks.${ask}.${stage}` });
  for (const [ask, other] of RESTS_ON) {
    const [at, from] = [firstAsked(policy, ask), firstAsked(policy, other)];
    if (at && (!from || compareStages(at, from) < 0))
      tell(ask, at, CHECK.needs(ASK[ask], stageName(at), ASK[other], from && stageName(from)));
  }
  for (const [ask, first] of Object.entries(NOT_BEFORE) as [Ask, Stage][]) {
    const at = firstAsked(policy, ask);
    if (at && compareStages(at, first) < 0)
      tell(ask, at, CHECK.tooEarly(ASK[ask], stageName(at), stageName(first)));
  }
  for (const ask of Object.keys(policy.asks) as Ask[]) {
    const at = firstAsked(policy, ask);
    const later = at && STAGES.find((s) => compareStages(s, at) > 0 && policy.asks[ask][s] !== 'asked');
    if (at && later) tell(ask, later, CHECK.dropped(ASK[ask], stageName(at), stageName(later)));
  }
  return found;
}

/** Names of work itself, as trackers deliver them: exempt, and hardly anything is left to ask. */
const WORK = new Set([
  'feature',
  'story',
  'user story',
  'task',
  'epic',
  'enhancement',
  'issue',
  'improvement',
  'new feature',
]);

function checkDays({ checkpoints }: WholePolicy): TeamProblem[] {
  const path = 'policy.checkpoints';
  const twice = checkpoints.find((d, i) => checkpoints.indexOf(d) !== i);
  if (twice !== undefined) return [{ text: CHECK.sameDay(twice), path }];
  const rises = checkpoints.every((d, i) => i === 0 || d > (checkpoints[i - 1] ?? 0));
  return rises ? [] : [{ text: CHECK.order, path }];
}

function checkPilot(team: Team, { pilot }: WholePolicy): TeamProblem[] {
  return pilot.flatMap((key) => {
    const place = placeNameOf(key.trim());
    if (place === '') return [{ text: CHECK.pilotForm(key), path: 'policy.pilot' }];
    // A key names no tracker: one scope that could hold it is enough.
    const inside = (team.scopes ?? []).some((s) => globFits(s.place, place));
    return inside ? [] : [{ text: CHECK.pilotOutside(key), path: 'policy.pilot' }];
  });
}

/** @param today ISO day; absent: nothing is said about days to come */
export function checkPolicy(
  team: Team,
  mayPause: readonly string[],
  today: string | undefined,
): TeamProblem[] {
  const policy = policyIn(team);
  const found: TeamProblem[] = [];
  for (const stage of STAGES) {
    if (policy.levels[stage] === 'require' && askedAt(policy, stage).length === 0)
      found.push({ text: CHECK.requiresNothing(stageName(stage)), path: `policy.levels.${stage}` });
  }
  if (policy.levels.building === 'require' && policy.threshold === 0)
    found.push({ text: CHECK.requiresNoStrength, path: 'policy.threshold' });
  const work = policy.exempt.filter((word) => WORK.has(word.trim().toLowerCase()));
  if (work.length > 0) found.push({ text: CHECK.exemptWork(work), path: 'policy.exempt' });
  if (policy.since !== undefined && today !== undefined && policy.since > today)
    found.push({ text: CHECK.future(policy.since), path: 'policy.since' });
  for (const [rule, may] of Object.entries(policy.rules)) {
    if (may === 'pause' && !mayPause.includes(rule))
      found.push({ text: CHECK.mayNotPause(rule), path: `policy.rules.${rule}` });
  }
  const leads = (team.roles ?? []).filter((r) => r.id === LEAD).flatMap((r) => r.people ?? []);
  if (policy.whoMayWaive === 'leads' && leads.every((p) => p.trim() === ''))
    found.push({ text: CHECK.noLead, path: 'policy.whoMayWaive' });
  return [...found, ...checkDays(policy), ...checkPilot(team, policy)];
}
