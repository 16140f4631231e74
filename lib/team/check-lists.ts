/** Ids that lead nowhere, and words that mean two things. */
import type { TeamProblem } from '../messages/team-protocol';
import { stageName } from '../strings/team';
import { CHECK } from '../strings/team-check';
import { SLOTS } from './defaults';
import { settingsOf } from './layers';
import { doubles, doubleVersions } from './lists';
import { nearest } from './near';
import type { Team, Template } from './team';

/** Ids of some elements. */
const idsOf = (all: readonly { id: string }[] = []) => new Set(all.map((e) => e.id));

function checkIds(team: Team): TeamProblem[] {
  const [metrics, themes, sources] = [idsOf(team.metrics), idsOf(team.themes), idsOf(team.sources)];
  return [
    ...(team.goals ?? []).flatMap(({ id, name, metric, theme }) => [
      ...(metric === undefined || metrics.has(metric)
        ? []
        : [{ text: CHECK.goalMetric(name, metric), path: `goals.${id}` }]),
      ...(theme === undefined || themes.has(theme)
        ? []
        : [{ text: CHECK.goalTheme(name, theme), path: `goals.${id}` }]),
    ]),
    ...(team.metrics ?? []).flatMap(({ id, name, source }) =>
      source === undefined || sources.has(source)
        ? []
        : [{ text: CHECK.metricSource(name, source), path: `metrics.${id}` }],
    ),
  ];
}

/** Names in braces, in their order. */
function slotsOf(text: string): string[] {
  return text
    .split('{')
    .slice(1)
    .flatMap((piece) => {
      const end = piece.indexOf('}');
      return end < 0 ? [] : [piece.slice(0, end).trim()];
    });
}

function checkTemplate({ id, name, text }: Template): TeamProblem[] {
  const path = `templates.${id}`;
  const slots = slotsOf(text);
  const wrong = slots.find((slot) => !(SLOTS as readonly string[]).includes(slot));
  if (wrong !== undefined)
    return [{ text: CHECK.wrongSlot(name, wrong.slice(0, 40), nearest(wrong, SLOTS)), path }];
  return slots.includes('metric') ? [] : [{ text: CHECK.noSlot(name), path }];
}

function checkTemplates(team: Team): TeamProblem[] {
  const { templates } = settingsOf({ team }).settings;
  const unknown = team.template !== undefined && templates.every((t) => t.id !== team.template);
  return [
    ...(unknown ? [{ text: CHECK.template(team.template ?? ''), path: 'template' }] : []),
    ...(team.templates ?? []).flatMap(checkTemplate),
  ];
}

const KINDS = { states: 'state', labels: 'label', columns: 'column' } as const;

/** A state, label or column that stands for two stages. */
function checkStages(team: Team): TeamProblem[] {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) => {
    const first = new Map<string, Parameters<typeof stageName>[0]>();
    return (team.stages ?? []).flatMap(({ stage, [kind]: words = [] }) =>
      words.flatMap((word) => {
        const key = word.trim().toLowerCase();
        const before = first.get(key);
        first.set(key, before ?? stage);
        if (before === undefined || before === stage) return [];
        const text = CHECK.twoStages(KINDS[kind], word, stageName(before), stageName(stage));
        return [{ text, path: `stages.${stage}` }];
      }),
    );
  });
}

export function checkLists(team: Team): TeamProblem[] {
  return [
    ...doubles(team).map(({ list, key }) => ({
      text: list === 'stages' ? CHECK.twiceStage(key) : CHECK.twice(list, key),
      path: `${list}.${key}`,
    })),
    ...doubleVersions(team).map(({ metric, version }) => {
      const { id = '', name = '' } = team.metrics?.[metric] ?? {};
      return { text: CHECK.versions(name, version), path: `metrics.${id}` };
    }),
    ...checkIds(team),
    ...checkTemplates(team),
    ...checkStages(team),
  ];
}
