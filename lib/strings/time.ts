/** Moments in words. All times are ms since epoch; days and hours are the reader's own. */
import { showDay } from '../outcome/day';

const pad = (n: number) => String(n).padStart(2, '0');
/** "09:12" in the reader's own time. @param ms since epoch */
export const clockOf = (ms: number) => {
  const d = new Date(ms);
  return `${pad(d.getHours())}:${pad(d.getMinutes())}`;
};
/** "2026-10-28" in the reader's own time. @param ms since epoch */
export const dayOf = (ms: number) => {
  const d = new Date(ms);
  return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`;
};

/** How long ago, in words. Times in ms since epoch. */
export function ago(at: number, now: number): string {
  const min = Math.floor((now - at) / 60_000);
  if (min < 1) return 'just now';
  if (min < 60) return min === 1 ? '1 minute ago' : `${min} minutes ago`;
  const h = Math.floor(min / 60);
  if (h < 24) return h === 1 ? '1 hour ago' : `${h} hours ago`;
  const d = Math.floor(h / 24);
  return d === 1 ? 'yesterday' : `${d} days ago`;
}

/** "31 Mar 2027" of a local date. */
export const dayWords = (d: Date) => showDay(dayOf(d.getTime()), 'short');

/** "today 14:02", "yesterday 14:02" or "12 Oct 14:02", in the reader's own time. */
export function clock(at: number, now: number): string {
  const start = (t: number) => new Date(t).setHours(0, 0, 0, 0);
  const days = Math.round((start(now) - start(at)) / 86_400_000);
  if (days === 0) return `today ${clockOf(at)}`;
  if (days === 1) return `yesterday ${clockOf(at)}`;
  const thisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return `${showDay(dayOf(at), thisYear ? 'badge' : 'short')} ${clockOf(at)}`;
}

/** A moment as people wrote it down: " at 10:42" today, " on 12 Oct" before, '' when it cannot be read. */
export function momentOf(iso: string | undefined, now: number): { at: string; clock: string } {
  const ms = iso === undefined ? Number.NaN : Date.parse(iso);
  if (!Number.isFinite(ms)) return { at: '', clock: '' };
  if (dayOf(ms) === dayOf(now)) return { at: ` today at ${clockOf(ms)}`, clock: clockOf(ms) };
  const day = showDay(dayOf(ms), 'badge');
  return { at: ` on ${day}`, clock: `${clockOf(ms)} on ${day}` };
}
