/** What contradicts itself in a team: what is, then what to do. It holds all the same. */
import { showDay } from '../outcome/day';
import { listed, quoted } from './team';

export const CHECK = {
  noScope: 'The team names no place, so it holds nowhere. Add a place.',
  needs: (ask: string, stage: string, other: string, from: string | undefined) =>
    `${quoted(ask)} is asked at ${stage}, and “${other}”, which it rests on, ${
      from === undefined ? 'nowhere' : `only at ${from}`
    }. Ask for both at the same stage.`,
  tooEarly: (ask: string, stage: string, first: string) =>
    `“${ask}” is asked at ${stage}, where nobody can know it yet. Ask for it from ${first} on.`,
  dropped: (ask: string, asked: string, later: string) =>
    `“${ask}” is asked at ${asked} and not any more at ${later}: it can be taken out again. Keep it asked, or do not ask.`,
  requiresNothing: (stage: string) =>
    `${stage} requires, and asks nothing. Ask for something there, or let it observe.`,
  requiresNoStrength:
    'Building requires, and starts at a strength of 0, so whatever is written will do. Raise the strength, or let it nudge.',
  exemptWork: (words: readonly string[]) =>
    `${listed(words.map((w) => quoted(w)))} ${words.length === 1 ? 'is' : 'are'} not asked, and most work is called so. Take ${
      words.length === 1 ? 'it' : 'them'
    } out of the list.`,
  future: (day: string) =>
    `Items from ${showDay(day, 'short')} on are asked, and that day is still to come: until then nobody is. Set an earlier day.`,
  order: 'The days after launch do not rise. Put the earliest first.',
  sameDay: (day: number) => `Day ${day} stands twice among the days after launch. Take one out.`,
  pilotOutside: (key: string) =>
    `${quoted(key)} is in the pilot and in no place of the team. Add its place, or take it out.`,
  pilotForm: (key: string) => `${quoted(key)} is no key of an item. Write it like acme/shop#12 or SHOP-12.`,
  mayNotPause: (rule: string) =>
    `${rule} is set to pause, and only advises: it is not right often enough. Set it to advise.`,
  noLead:
    'Only leads may waive, and nobody is named in the role “Lead”: nobody can. Name somebody, or let anyone waive.',
  goalMetric: (goal: string, id: string) =>
    `The goal ${quoted(goal)} is told by the metric ${quoted(id)}, which is not in the catalogue. Choose another, or add it.`,
  goalTheme: (goal: string, id: string) =>
    `The goal ${quoted(goal)} belongs to the theme ${quoted(id)}, which there is not. Choose another, or add it.`,
  metricSource: (metric: string, id: string) =>
    `${quoted(metric)} comes from the source ${quoted(id)}, which there is not. Choose another, or add it.`,
  template: (id: string) =>
    `The sentence ${quoted(id)} is in use and there is none of that id. Choose another.`,
  noSlot: (name: string) =>
    `The sentence ${quoted(name)} has no place for the metric. Write {metric} into it.`,
  wrongSlot: (name: string, slot: string, near: string | undefined) =>
    `{${slot}} in the sentence ${quoted(name)} is no blank that Sightline knows. ${
      near === undefined ? 'Take it out, or write one such as {problem}.' : `Write {${near}}.`
    }`,
  twice: (list: string, key: string) =>
    `Two of “${list}” have the id ${quoted(key)}: the file cannot be saved so. Give one of them another.`,
  twiceStage: (stage: string) =>
    `The stage ${quoted(stage)} stands twice: the file cannot be saved so. Put both into one.`,
  versions: (metric: string, version: number) =>
    `Two definitions of ${quoted(metric)} have the number ${version}: the file cannot be saved so. Give the newer one the next number.`,
  twoStages: (kind: string, word: string, one: string, other: string) =>
    `The ${kind} ${quoted(word)} means ${one} and ${other}; the later one counts. Take it out of one of the two.`,
  overlap: (scope: string, other: string, team: string, wins: boolean) =>
    scope === other
      ? `${scope} is also a place of ${team}. ${wins ? 'This team holds there' : `${team} holds there`}, by its name. Keep it in one of the two.`
      : `${scope} meets ${other} of ${team}. Where both fit, ${wins ? scope : other} holds, because it says more. Nothing needs to be done if that is meant.`,
};
