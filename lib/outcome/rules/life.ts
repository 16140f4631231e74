/** Readings and days of a bet that has shipped, as the rules of the lifecycle need them. */
import type { Bet } from './bet';
import { numberOf } from './numbers';
import type { LifeReading } from './types';

const DAY = 86_400_000;

/** @param day ISO day or moment @returns ISO day; '' where it is no date */
export function dayAfter(day: string, days: number): string {
  const at = new Date(Date.parse(day.slice(0, 10)) + days * DAY);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}

/** Days after launch at which it is looked at, in order: its own, else the team's. */
export const checkpointsOf = (bet: Bet): readonly number[] =>
  [...(bet.life?.checkpoints ?? bet.checkpoints ?? [])].sort((a, b) => a - b);

/** Readings from the earliest on. */
export const readingsOf = (bet: Bet): readonly LifeReading[] =>
  [...(bet.life?.readings ?? [])].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** Does a reading reach the target? Null: it cannot be told. */
export function reaches(bet: Bet, reading: LifeReading): boolean | null {
  const { baseline, target } = bet;
  const { metric } = bet.slots;
  const value = numberOf(reading.value, metric?.unit);
  const [goal, got] = [target?.values[0], value?.values[0]];
  if (!target || !value || goal === undefined || got === undefined) return null;
  if (target.values.length > 1 || value.values.length > 1 || target.range || value.range) return null;
  if (value.unit !== target.unit && value.unit !== '' && target.unit !== '') return null;
  const start = baseline?.values[0];
  const up = metric?.direction ? metric.direction === 'up' : start === undefined ? null : goal > start;
  return up === null ? null : up ? got >= goal : got <= goal;
}
