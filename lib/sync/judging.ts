/**
 * By which settings an item is judged. They are asked for once and remembered, so that rows of a list and rows of the
 * index are judged without waiting.
 */
import { placeOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { versionOf } from '../outcome/version';
import type { ItemRow } from '../store/rows';
import { dayOf } from '../strings/time';
import type { Assessed } from '../team/assess';
import { DEFAULTS } from '../team/defaults';
import type { Settings } from '../team/team';
import type { Place } from '../trackers/tracker';
import { stateOf } from './view';

/** Settings of a place, and a short mark that differs where they do. */
export type Rules = { settings: Settings; mark: string };
export type Judging = ReturnType<typeof judging>;

const markOf = (settings: Settings) => versionOf({ settings } as Parameters<typeof versionOf>[0]);
/** Where nobody has asked yet. */
export const UNKNOWN: Rules = { settings: DEFAULTS, mark: markOf(DEFAULTS) };

const keyOf = ({ tracker, site, name }: Place) => `${tracker}|${site}|${name}`.toLowerCase();

/** @param settingsAt what holds at a place, through all layers */
export function judging(settingsAt: (place: Place) => Promise<Settings>) {
  const known = new Map<string, Rules>();

  async function at(place: Place): Promise<Rules> {
    const settings = await settingsAt(place);
    const before = known.get(keyOf(place));
    if (before?.settings === settings) return before;
    const rules = { settings, mark: markOf(settings) };
    known.set(keyOf(place), rules);
    return rules;
  }

  return {
    at,
    of: (item: ItemRef): Promise<Rules> => at(placeOf(item)),
    /** As they were last asked for; the defaults where nobody has asked yet. */
    last: (item: ItemRef): Rules => known.get(keyOf(placeOf(item))) ?? UNKNOWN,
  };
}

/**
 * A row as it is judged.
 * @param form what it would say instead
 */
export function assessedOf(row: ItemRow, settings: Settings, now: number, form?: Assessed['form']): Assessed {
  const state = stateOf(row, now);
  const content = form ? (state.content ?? {}) : state.content;
  return {
    key: row.item.key,
    title: row.title ?? '',
    form: form ?? state.form,
    ...(content && { content }),
    ...(row.facts && { facts: row.facts }),
    settings,
    today: dayOf(now),
  };
}
