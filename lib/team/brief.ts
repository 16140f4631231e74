/** One page about how a team works, made of its settings and its own items: what it is for, not what it is made of. */
import type { Brief } from '../messages/team-protocol';
import { STAGES } from '../outcome/stage';
import { ASK, listed } from '../strings/team';
import { BRIEF } from '../strings/team-brief';
import { askedAt } from './asks';
import { definitionAt } from './catalogue';
import { LEAD, RHYTHM } from './defaults';
import { quarterOf } from './fiscal';
import type { Settings, Team } from './team';

export type BriefItem = {
  key: string;
  title: string;
  hasOutcome: boolean;
  shipped: boolean;
  sentence?: string;
  url?: string;
};

/** Examples of each kind: enough to see the difference. */
const MOST = 5;
/** Metrics that fit the page. */
const MOST_METRICS = 8;

type Named = Pick<BriefItem, 'key' | 'title' | 'url'>;
const named = ({ key, title, url }: BriefItem): Named => ({ key, title, ...(url !== undefined && { url }) });

/** What is asked for the first time at each stage; stages that ask nothing new are left out. */
function newAsks({ policy }: Settings): Brief['asks'] {
  return STAGES.flatMap((stage, i) => {
    const before = STAGES[i - 1];
    const known = before ? askedAt(policy, before) : [];
    const what = askedAt(policy, stage).filter((ask) => !known.includes(ask));
    return what.length === 0 ? [] : [{ stage, what: what.map((ask) => ASK[ask]) }];
  });
}

/** Where the line is, and who may step over it. Where the team only watches, there is none. */
function rulesOf({ policy, roles }: Settings): string[] {
  if (policy.levels.building === 'observe') return [BRIEF.observed];
  const leads = roles.find((r) => r.id === LEAD)?.people ?? [];
  return [
    BRIEF.line(policy.threshold),
    policy.whoMayWaive === 'leads'
      ? BRIEF.waivedByLeads(leads, policy.waiverDays)
      : BRIEF.waivedByAnyone(policy.waiverDays),
  ];
}

function rhythmOf(team: Team, { policy, yearStart }: Settings, today: string): string[] {
  const { every = RHYTHM.every, on = RHYTHM.on, note } = team.rhythm ?? {};
  const quarter = quarterOf(today, yearStart);
  return [
    BRIEF.meeting(every, on),
    BRIEF.checkpoints(listed(policy.checkpoints.map(String))),
    BRIEF.quarter(quarter.name, quarter.last),
    ...(note === undefined || note.trim() === '' ? [] : [note]),
  ];
}

/**
 * @param items of the team, in the order in which they are to be shown
 * @param today ISO day
 */
export function briefOf(team: Team, settings: Settings, items: readonly BriefItem[], today: string): Brief {
  const metricName = (id: string) => settings.metrics.find((m) => m.id === id)?.name ?? id;
  return {
    team: team.name,
    intro: team.brief?.intro?.trim() || BRIEF.intro(team.name),
    outcomes: items
      .filter((i) => i.hasOutcome && i.sentence !== undefined)
      .slice(0, MOST)
      .map((i) => ({ ...named(i), sentence: i.sentence ?? '' })),
    // What was built and cannot say what it changed: the other side of the same page.
    outputs: items
      .filter((i) => !i.hasOutcome && i.shipped)
      .slice(0, MOST)
      .map(named),
    roles: settings.roles.map((r) => ({ name: r.name, people: r.people ?? [], does: r.does ?? '' })),
    rhythm: rhythmOf(team, settings, today),
    asks: newAsks(settings),
    rules: rulesOf(settings),
    goals: settings.goals.map(({ name, metric, until }) => ({
      name,
      ...(metric !== undefined && { metric: metricName(metric) }),
      ...(until !== undefined && { until }),
    })),
    metrics: settings.metrics
      .filter((m) => !m.retired)
      .slice(0, MOST_METRICS)
      .map((m) => {
        const now = definitionAt(m, today);
        const means = m.definitions?.find((d) => d.version === now)?.text.trim();
        return { name: m.name, ...(means && { means }) };
      }),
    links: team.brief?.links ?? [],
    made: today,
  };
}
