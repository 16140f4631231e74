/** What the extension's own pages and the worker say to each other about teams. Types only. */
import type { Stage } from '../outcome/stage';
import type { Settings as Held, Personal, Team } from '../team/team';
import type { Place, Trouble } from '../trackers/tracker';

/** Where a team's file is. A code is read once: it has no place to look at again. */
export type TeamFrom =
  | { kind: 'tracker'; place: Place }
  | { kind: 'url'; url: string }
  | { kind: 'code'; code: string };

/** A difference between what holds and what a file says, for people. */
export type TeamChange = {
  /** Path of keys: "policy.threshold", "metrics.checkout". What is chosen by it. */
  path: string;
  group: 'team' | 'policy' | 'metrics' | 'goals' | 'words' | 'stages' | 'people' | 'sources' | 'other';
  /** "Starts building at". */
  name: string;
  /** '' is "not set". */
  from: string;
  to: string;
  /** "Bots no longer counted. Items launched before keep v2." */
  means?: string;
  /** Nothing comes of it here: the organisation has set this. */
  locked?: true;
  /** Not applied with the rest: it asks for a host that nobody has agreed to. */
  heldBack?: true;
};

/** What is wrong with a file, in words, and where. `line` counts from 1. */
export type TeamProblem = { text: string; line?: number; path?: string };

export type TeamView = {
  /** As it holds on this device. */
  team: Team;
  from?: TeamFrom;
  /** "acme/product · .github/sightline.json". */
  where?: string;
  joinedAt: number;
  /** Changes of the file: shown first, or applied by themselves. */
  mode: 'ask' | 'auto';
  /** The file says something else than what holds. */
  offered?: { changes: TeamChange[]; by?: string; at: number };
  /** When its file was looked at last (ms), and what was wrong. */
  checkedAt?: number;
  trouble?: Trouble;
  problems?: TeamProblem[];
  /** Changed on this device and not saved. */
  draft?: Team;
  /** Saved on this device and not yet in the file. */
  unpublished?: TeamChange[];
  /** What held before the last change can be brought back until then (ms). */
  undoUntil?: number;
  /** A newer major version: it is read, never written. */
  readOnly?: true;
  /** Contradictions, and scopes that other teams have as well. */
  warnings: TeamProblem[];
  /** Ways in which its file can be written: empty where it cannot. */
  ways: ('direct' | 'proposal')[];
};

/** Found in a well-known place of a used place; nobody has joined it here. */
export type TeamOffer = { id: string; name: string; from: TeamFrom; where: string; place: Place };

/** Where a value comes from. */
export type Layer = 'organisation' | 'team' | 'preset' | 'mine' | 'default';
/** What holds at a place, and why. `of`: key by key ("policy.threshold"). */
export type SettingsAt = {
  place?: Place;
  settings: Held;
  personal: Required<Personal>;
  of: Record<string, { layer: Layer; locked?: true }>;
  /** Teams whose scope the place is in, the one that holds first. */
  teams: { id: string; name: string; scope: string; why: string }[];
};

/** What a browser's administrator has set. */
export type Managed = { keys: string[]; locked: string[]; problems: TeamProblem[] };

export type ProfileView = {
  /** Bytes in the synced area, and how many it takes; absent: this browser has none. */
  bytes?: number;
  quota?: number;
  /** Refused: this device goes on alone. */
  notice?: string;
  on: boolean;
};

/** How open items of the team stand under other rules. */
export type TeamPreview = {
  items: number;
  pass: number;
  nudged: number;
  paused: number;
  unread: number;
  /** Of those that would be paused, the first ones. */
  which: { key: string; title: string; url?: string; stage: Stage | null }[];
};

/** What Sightline costs its people: minutes of this device's person, and how often findings are set aside. */
export type Friction = {
  /** Seconds in the form, by ISO day; of this device only. */
  days: { day: string; seconds: number; saves: number }[];
  rules: { rule: string; name: string; hits: number; setAside: number; annoys?: true }[];
  waivers: { open: number; ended: number };
  items: number;
};

/** One page about how the team works. */
export type Brief = {
  team: string;
  intro: string;
  outcomes: { key: string; title: string; sentence: string; url?: string }[];
  outputs: { key: string; title: string; url?: string }[];
  roles: { name: string; people: string[]; does: string }[];
  rhythm: string[];
  asks: { stage: Stage; what: string[] }[];
  /** From when on a bet is built, and who may make an exception. */
  rules: string[];
  goals: { name: string; metric?: string; until?: string }[];
  /** What is counted, as it is defined now. */
  metrics: { name: string; means?: string }[];
  links: string[];
  made: string;
};

export type TeamMessage =
  | { type: 'team.list' }
  /** A new team on this device. */
  | { type: 'team.make'; name: string; scopes: { tracker: string; site?: string; place: string }[] }
  /** What is being changed; null: what holds again. Unsaved changes are kept. */
  | { type: 'team.draft'; id: string; team: Team | null }
  /** The draft holds on this device from now on. */
  | { type: 'team.save'; id: string }
  /** Looks at a file or a code without joining. */
  | { type: 'team.look'; from: TeamFrom }
  | { type: 'team.join'; from: TeamFrom }
  | { type: 'team.leave'; id: string }
  | { type: 'team.mode'; id: string; mode: 'ask' | 'auto' }
  /** Takes what the file says; `paths`: only these. */
  | { type: 'team.take'; id: string; paths?: string[] }
  /** Goes on with what holds, until the file changes again. */
  | { type: 'team.keep'; id: string }
  | { type: 'team.undo'; id: string }
  | { type: 'team.check'; id: string }
  /** Writes what holds here into a file, at once or as a proposal; a place becomes its home. */
  | { type: 'team.publish'; id: string; to: TeamFrom; way: 'direct' | 'proposal'; why: string }
  | { type: 'team.code'; id: string }
  | { type: 'team.preview'; team: Team }
  | { type: 'team.brief'; id: string }
  | { type: 'team.friction'; id: string }
  | { type: 'settings.at'; place?: Place }
  | { type: 'personal.put'; patch: Personal }
  | { type: 'profile.get' }
  | { type: 'profile.put'; on: boolean };

export type TeamAnswers = {
  'team.list': { teams: TeamView[]; offers: TeamOffer[]; managed: Managed };
  'team.make': TeamView;
  'team.draft': TeamView;
  'team.save': TeamView;
  'team.look':
    | { ok: true; team: Team; where: string; changes: TeamChange[]; warnings: TeamProblem[]; joined?: true }
    | { ok: false; problems: TeamProblem[]; trouble?: Trouble };
  'team.join': { ok: true; view: TeamView } | { ok: false; problems: TeamProblem[]; trouble?: Trouble };
  'team.leave': { done: true };
  'team.mode': TeamView;
  'team.take': TeamView;
  'team.keep': TeamView;
  'team.undo': TeamView;
  'team.check': TeamView;
  'team.publish':
    | { ok: true; view: TeamView; url?: string }
    | { ok: false; changed?: true; trouble?: Trouble; problems?: TeamProblem[] };
  'team.code': { code: string };
  'team.preview': TeamPreview;
  'team.brief': Brief;
  'team.friction': Friction;
  'settings.at': SettingsAt;
  'personal.put': SettingsAt;
  'profile.get': ProfileView;
  'profile.put': ProfileView;
};
