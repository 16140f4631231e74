/** Judges one bet by rules that read structure and words: deterministic, local, no network. */
import { type Bet, readBet } from './bet';
import { h01 } from './h01-empty-slot';
import { h02, isTemplate } from './h02-untouched-template';
import { allFiller, h03 } from './h03-filler';
import { h04 } from './h04-no-reason';
import { h05 } from './h05-no-user';
import { h06 } from './h06-no-direction';
import { h07 } from './h07-two-sided-bet';
import { h08 } from './h08-no-target';
import { h09 } from './h09-no-time-box';
import { h10 } from './h10-no-baseline';
import { h11 } from './h11-arithmetic';
import { h12 } from './h12-impossible-value';
import { h13 } from './h13-direction-clash';
import { h14 } from './h14-percent-ambiguous';
import { h15 } from './h15-two-primaries';
import { h16 } from './h16-compound-bet';
import { h17 } from './h17-output-as-outcome';
import { h18 } from './h18-delivery-metric';
import { h19 } from './h19-vanity-metric';
import { h20 } from './h20-vague-words';
import { h21 } from './h21-everyone';
import { h22 } from './h22-hedge';
import { h23 } from './h23-circular-reason';
import { h24 } from './h24-authority-reason';
import { h25 } from './h25-overconfident';
import { h26 } from './h26-no-guardrail';
import { h27 } from './h27-unfalsifiable';
import { h28 } from './h28-solution-as-problem';
import { h29 } from './h29-metric-too-far';
import { h30 } from './h30-no-business-link';
import { h31 } from './h31-no-source';
import { h32 } from './h32-no-checkpoints';
import { h33 } from './h33-money-without-case';
import { h34 } from './h34-money-point-estimate';
import { h35 } from './h35-too-good';
import { h36 } from './h36-above-base-rate';
import { h37 } from './h37-duplicate-bet';
import { h38 } from './h38-copied-hypothesis';
import { h39 } from './h39-double-counted-metric';
import { h40 } from './h40-moved-goalpost';
import { h41 } from './h41-late-lock';
import { h42 } from './h42-early-verdict';
import { h43 } from './h43-causal-overclaim';
import { h44 } from './h44-overdue-reading';
import { h45 } from './h45-shipped-unmeasured';
import { h46 } from './h46-unit-mismatch';
import { h47 } from './h47-faded';
import { h48 } from './h48-numbers-vs-voices';
import { h49 } from './h49-personal-data';
import { h50 } from './h50-all-green';
import { counted } from './policy';
import { finding, type Rule } from './rule';
import type { Finding, Judged } from './types';

export type { Finding, Judged, Life, OpenBet, Slots } from './types';

export const RULES: readonly Rule[] = [
  h01,
  h02,
  h03,
  h04,
  h05,
  h06,
  h07,
  h08,
  h09,
  h10,
  h11,
  h12,
  h13,
  h14,
  h15,
  h16,
  h17,
  h18,
  h19,
  h20,
  h21,
  h22,
  h23,
  h24,
  h25,
  h26,
  h27,
  h28,
  h29,
  h30,
  h31,
  h32,
  h33,
  h34,
  h35,
  h36,
  h37,
  h38,
  h39,
  h40,
  h41,
  h42,
  h43,
  h44,
  h45,
  h46,
  h47,
  h48,
  h49,
  h50,
];

/** What compares baseline and target: false where these are in two units. */
const FOLLOWS = new Set(['H11', 'H12', 'H13', 'H35']);
const compares = (f: Finding) =>
  FOLLOWS.has(f.rule) && (f.where.field === 'target' || f.where.field === 'effect' || f.rule === 'H11');

/** Holds whatever is written: what became of it, and what should not be shared. */
const always = (rule: Rule) => rule.class === 'L' || rule.id <= 'H03' || rule.id === 'H49';

/** The whole is a blank: what is missing in it need not be said as well. */
const saysNothing = (found: readonly Finding[]) =>
  found.some(
    ({ rule, where }) =>
      (rule === 'H02' || rule === 'H03') && (where.field === 'text' || where.field === 'effect'),
  );

/** All that is found in a bet, whatever a team has switched off or somebody set aside. */
export function findingsOf(bet: Bet): Finding[] {
  if (bet.exempt) return [];
  const text = bet.clean.text?.trim() ?? '';
  const alone = text !== '' && text === bet.whole.trim();
  const nothing = bet.empty || allFiller(bet) || (alone && isTemplate(text, bet.templates));
  const found: Finding[] = [];
  for (const rule of RULES) {
    if (nothing && !always(rule)) continue;
    if (rule.absence && (bet.stage === 'backlog' || saysNothing(found))) continue;
    const hit = rule.check(bet);
    if (hit) found.push(finding(rule, bet, hit));
  }
  return found.some((f) => f.rule === 'H46') ? found.filter((f) => !compares(f)) : found;
}

/**
 * @returns what was found and counts, in the order of the rules; nothing for bugs, chores, incidents and spikes
 */
export const judge = (input: Judged): Finding[] => counted(input, findingsOf(readBet(input)));
