/** How an outcome stands against what its team asks: types, and what others need of them. */
import type { Ask, Level } from '../team/team';
import type { Drift } from './registration';
import type { Strength } from './rules/strength';
import type { Finding } from './rules/types';
import type { Stage } from './stage';

/** At most so many new inputs are asked at once. */
export const MOST_ASKED = 3;

/** `fine`; `weak`: not ready to be built; `paused`: it is being built, or was, and is not ready. */
export type Readiness = 'fine' | 'weak' | 'paused';

export type Quality = {
  /** Null: nobody knows. */
  stage: Stage | null;
  team?: { id: string; name: string };
  /** Asked at this stage and blank, in the order of asking, at most `MOST_ASKED`; `more` beyond these. */
  asked: Ask[];
  more: number;
  /** What the team wants to happen where something is missing at this stage. */
  level: Level;
  /** Absent: there is no outcome. */
  strength?: Strength;
  /** Strength from which building may start. */
  threshold: number;
  /** The team's, days after launch. */
  checkpoints: number[];
  /** Not set aside, the most pressing first. */
  findings: Finding[];
  setAside: { rule: string; reason: string; by?: string; at?: string }[];
  readiness: Readiness;
  /** It was begun or shipped past the gate, with something asked missing. */
  unguarded?: 'building' | 'shipped';
  funding: 'not yet' | 'funded' | 'waived';
  /** `ended`: its day is over. */
  waiver?: { by: string; why: string; until: string; ended?: true };
  /** A new waiver ends by this day at the latest, ISO. */
  lastDay?: string;
  /** The team lets only its leads waive, and this person is none. */
  mayWaive?: false;
  /** Why nothing is asked; `word`: the type, the label or the day that says so. */
  spared?: { why: 'exempt' | 'old' | 'not-pilot'; word?: string };
  /** The plan is frozen: a change is an amendment with a reason. */
  registered?: {
    at: string;
    by?: string;
    late?: true;
    afterwards?: true;
    startUnknown?: true;
    witness?: string;
  };
  /** It may be registered by a press now. */
  mayRegister?: true;
  /** What was changed in a registered plan and is explained by no amendment. */
  drift?: Drift[];
};

/** What a held press is about: what it does, and what is missing for it. */
export type GateView = {
  act: 'close' | 'create';
  /** The stage it leads to. */
  to: Stage;
  level: Level;
  asked: Ask[];
  more: number;
  strength?: number;
  threshold: number;
  /** The day a waiver may last to at the latest, ISO. */
  lastDay: string;
  mayWaive: boolean;
  team?: string;
};

/** What a badge says of it. */
export const badgeFacts = (q: Quality | undefined) => ({
  ...(q && q.readiness !== 'fine' && q.strength
    ? { weak: { strength: q.strength.score, paused: q.readiness === 'paused' } }
    : {}),
  ...(q?.spared && { spared: true as const }),
  ...(q && { checkpoints: q.checkpoints }),
});
