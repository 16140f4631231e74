/** What a person commits to beside the words: exceptions, findings set aside, the plan that freezes. */
import type { ItemView } from '../messages/protocol';
import type { Content, ItemRef, Outcome } from '../outcome/record';
import { amended, planOf, registered, registrable, type Timing } from '../outcome/registration';
import { compareStages, type Stage, stageOf } from '../outcome/stage';
import type { ItemRow } from '../store/rows';
import { dayOf } from '../strings/time';
import { lastWaiverDay, mayWaive } from '../team/assess';
import { pinned } from '../team/catalogue';
import type { CatalogueMetric, Settings } from '../team/team';
import type { HomeRead } from '../trackers/tracker';
import type { At } from './items';
import { HeldThere } from './links';
import type { Parts } from './parts';
import { iso, saved, type Who } from './reconcile';
import { heldRef, stateOf } from './view';

type Tools = {
  who(item: ItemRef, tab?: number): Promise<Who>;
  change(at: At, rule: (row: ItemRow) => ItemRow): Promise<ItemView>;
  /** Asks the tracker about an item, where it can be asked. */
  ask(item: ItemRef, told?: (read: HomeRead) => void): Promise<ItemRow>;
};

/** What the record says, for a change of it: nothing after a removal. */
const contentOf = (row: ItemRow): Content =>
  row.local && !row.local.content.removed ? row.local.content : {};

/** @throws HeldThere where the outcome is another item's */
function notHeld(row: ItemRow): void {
  const home = heldRef(row);
  if (home) throw new HeldThere(home.key);
}

/**
 * May this person make an exception that ends on that day?
 * @throws why not
 */
export function mayRunTo(settings: Settings, login: string | undefined, until: string, today: string): void {
  if (!mayWaive(settings, login)) throw new Error('only a lead of the team may waive this');
  const last = lastWaiverDay(settings, today);
  if (until > last) throw new Error(`a waiver of this team ends by ${last}`);
  if (until < today) throw new Error('a waiver ends in the future');
}

/** A recorded exception; `until` null takes it back. Without an outcome it is all the record says. */
export function waived(
  row: ItemRow,
  said: { why: string; until: string | null },
  who: Who,
  newId: () => string,
): ItemRow {
  notHeld(row);
  const { waiver: _, ...rest } = contentOf(row);
  const { why, until } = said;
  const waiver = until === null ? null : { by: who.by ?? 'somebody', why, until, at: iso(who.at) };
  return saved(row, waiver ? { ...rest, waiver } : rest, who, newId);
}

/** A finding that somebody says is not relevant here; `why` null: it counts again. */
function asided(row: ItemRow, rule: string, why: string | null, who: Who, newId: () => string): ItemRow {
  notHeld(row);
  const content = contentOf(row);
  const others = (content.setAside ?? []).filter((s) => s.rule !== rule);
  const { setAside: _, ...rest } = content;
  const by = who.by === undefined ? {} : { by: who.by };
  const next =
    why === null ? others : [...others, { id: newId(), rule, reason: why, at: iso(who.at), ...by }];
  return saved(row, next.length > 0 ? { ...rest, setAside: next } : rest, who, newId);
}

/** So long a plan may be put right after it was written, or after work began, before it counts as settled (ms). */
const GRACE_MS = 24 * 3600_000;

const reached = (stage: Stage | null, mark: Stage): boolean =>
  stage !== null && compareStages(stage, mark) >= 0;

/** How a registration at this moment is to be told. */
function timing(content: Content, { stage, begunFor }: Pick<Commit, 'stage' | 'begunFor'>): Timing {
  const { launch, readings } = content;
  if (launch || (readings?.length ?? 0) > 0 || reached(stage, 'shipped')) return 'afterwards';
  if (!reached(stage, 'building')) return 'in time';
  return begunFor === null ? 'unknown' : begunFor > GRACE_MS ? 'late' : 'in time';
}

export type Commit = {
  stage: Stage | null;
  metrics: readonly CatalogueMetric[];
  /** How long work goes on, null where that is not known; and how long the plan has stood (ms). */
  begunFor: number | null;
  stoodFor: number;
  /** Why a frozen plan is changed. */
  why?: string | undefined;
  who: Who;
  newId(): string;
};

/** Registered by this very change: a witness is due, where the tracker keeps no history. */
export function witnessDue(before: ItemRow, after: ItemRow): ItemRow {
  const fresh = after.local?.content.registration;
  return fresh && !fresh.witness && !before.local?.content.registration
    ? { ...after, toWitness: true }
    : after;
}

/**
 * What a save means for a frozen plan. In an item in which work has begun, words that have stood for a day are registered
 * as they stood before the change, and the change is an amendment.
 */
export function committed(next: Content, before: Content, c: Commit): Content {
  if (next.removed) return next;
  const { stage, why = '', who, newId } = c;
  const at = iso(who.at);
  const after = pinned(next, c.metrics, dayOf(who.at));
  const how = { at, by: who.by, reason: why, newId };
  if (after.registration) return amended(after, how);
  if (!reached(stage, 'building') || !registrable(before) || c.stoodFor < GRACE_MS) return after;
  const { registration } = registered(before, at, who.by, timing(before, c));
  return registration ? amended({ ...after, registration }, how) : after;
}

/** Since when the plan says what it says: the oldest of the versions in a row that say the same (ms). */
function plannedSince({ local, left, shared }: ItemRow): number {
  if (!local) return Number.NaN;
  const said = (o: Outcome) => JSON.stringify(planOf(o.content));
  const plan = said(local);
  let since = Date.parse(local.at ?? '');
  const before = [...left, ...shared]
    .filter((o) => o.id === local.id && o.at !== undefined && Date.parse(o.at) <= since)
    .sort((a, b) => Date.parse(b.at ?? '') - Date.parse(a.at ?? ''));
  for (const o of before) {
    if (said(o) !== plan) break;
    since = Date.parse(o.at ?? '');
  }
  return since;
}

/**
 * Since when work is known to go on (ms): the oldest state in a row in which it did.
 * @returns null where it went on already when this device was told first
 */
function begunSince(row: ItemRow, content: Content | undefined, stages: Settings['stages']): number | null {
  const { facts, factsAt, factsBefore = [] } = row;
  if (!facts || factsAt === undefined) return null;
  let since = factsAt;
  for (const was of factsBefore) {
    if (!reached(stageOf(content, was.facts, stages), 'building')) return since;
    since = was.at;
  }
  return null;
}

export function committing(parts: Parts, { who, change, ask }: Tools) {
  const { rows } = parts;

  /** What a save of this person would mean for a frozen plan. */
  async function commitOf(item: ItemRef, by: Who, why?: string): Promise<Commit> {
    const row = await rows.get(item);
    const { settings } = await parts.judging.of(row.item);
    const { content } = stateOf(row);
    const written = plannedSince(row);
    const begun = begunSince(row, content, settings.stages);
    return {
      stage: stageOf(content, row.facts, settings.stages),
      metrics: settings.metrics,
      begunFor: begun === null ? null : by.at - begun,
      stoodFor: Number.isNaN(written) ? 0 : by.at - written,
      why,
      who: by,
      newId: parts.newId,
    };
  }

  return {
    commitOf,
    acts: {
      /** @throws when the policy allows neither this person nor that day */
      async waive(at: At, why: string, until: string | null): Promise<ItemView> {
        const by = await who(at.item, at.tab);
        const { settings } = await parts.judging.at(at.place);
        if (until !== null) mayRunTo(settings, by.by, until, dayOf(by.at));
        return change(at, (r) => waived(r, { why, until }, by, parts.newId));
      },
      async setAside(at: At, rule: string, why: string | null): Promise<ItemView> {
        const by = await who(at.item, at.tab);
        return change(at, (r) => asided(r, rule, why, by, parts.newId));
      },
      /** "Start measuring": dated by the tracker's clock, where it can be asked. */
      async register(at: At): Promise<ItemView> {
        let served: number | undefined;
        await ask(at.item, (read) => {
          served = read.at;
        });
        const by = await who(at.item, at.tab);
        const commit = await commitOf(at.item, by);
        return change(at, (r) => {
          notHeld(r);
          const content = contentOf(r);
          if (!registrable(content)) return r;
          const next = registered(content, iso(served ?? by.at), by.by, timing(content, commit));
          return witnessDue(r, saved(r, next, by, parts.newId));
        });
      },
    },
  };
}
