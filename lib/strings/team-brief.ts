/** Sentences of the one-page brief that a team did not write itself. */
import { showDay } from '../outcome/day';

export const BRIEF = {
  intro: (team: string) =>
    `${team} is asked what changes, not what is shipped. An output is something that was built; an outcome is what people then do differently, and what that moves. Each item says before it is built which metric it should move, by how much and by when, and is looked at again after its launch.`,
  meeting: (every: string, on: string) =>
    `Outcome review every ${every}, on ${on}: what is due, what changed, what was surprising.`,
  checkpoints: (days: string) => `Each launch is looked at again after ${days} days.`,
  line: (threshold: number) =>
    `A bet starts building at ${threshold} of 100 points; what each point is for stands beside it.`,
  waivedByAnyone: (days: number) =>
    `Anyone may go on without an answer, with a reason and an end, for ${days} days at most.`,
  waivedByLeads: (leads: readonly string[], days: number) =>
    `Only leads${leads.length > 0 ? ` (${leads.join(', ')})` : ''} may let something go on without an answer, with a reason and an end, for ${days} days at most.`,
  observed: 'Nothing is held back: how strong a bet is only shows.',
  quarter: (name: string, last: string) => `This quarter is ${name}; it ends on ${showDay(last, 'short')}.`,
};
