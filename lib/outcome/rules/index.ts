/** Judges one bet by rules that read structure and words: deterministic, local, no network. */
import { readBet } from './bet';
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
import { h33 } from './h33-money-without-case';
import { h34 } from './h34-money-point-estimate';
import { h35 } from './h35-too-good';
import { h46 } from './h46-unit-mismatch';
import { h49 } from './h49-personal-data';
import { finding, type Rule } from './rule';
import type { Finding, Judged } from './types';

export type { Finding, Judged, Slots } from './types';

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
  h33,
  h34,
  h35,
  h46,
  h49,
];

/** What compares baseline and target. */
const FOLLOWS = new Set(['H11', 'H12', 'H13', 'H35']);

/**
 * @returns what was found, in the order of the rules; nothing for bugs, chores, incidents and spikes
 */
export function judge(input: Judged): Finding[] {
  const bet = readBet(input);
  if (bet.exempt) return [];
  const text = bet.clean.text?.trim() ?? '';
  const alone = text !== '' && text === bet.whole.trim();
  const nothing = bet.whole.trim() === '' || allFiller(bet) || (alone && isTemplate(text, bet.templates));
  const found: Finding[] = [];
  for (const rule of RULES) {
    if (nothing && rule.id > 'H03' && rule.id !== 'H49') continue;
    const hit = rule.check(bet);
    if (!hit) continue;
    // The whole is a blank: what is missing in it need not be said as well.
    if (
      rule.absence &&
      found.some(
        (f) =>
          (f.rule === 'H02' || f.rule === 'H03') && (f.where.field === 'text' || f.where.field === 'effect'),
      )
    )
      continue;
    found.push(finding(rule, bet, hit));
  }
  // Numbers in two units: what follows from comparing them would be false as well.
  if (found.some((f) => f.rule === 'H46')) return found.filter((f) => !FOLLOWS.has(f.rule));
  return found;
}
