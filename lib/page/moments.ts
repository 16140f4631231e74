/** Moments in the words of one line. Pure. */
import { showDay } from '../outcome/day';

const pad = (n: number) => String(n).padStart(2, '0');
/** "09:12" in the time of this device. @param ms since epoch */
export const clockOf = (ms: number) => {
  const d = new Date(ms);
  return `${pad(d.getHours())}:${pad(d.getMinutes())}`;
};
/** "2026-10-28" in the time of this device. @param ms since epoch */
export const dayOf = (ms: number) => {
  const d = new Date(ms);
  return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`;
};
/** A moment as people wrote it down: " at 10:42" today, " on 12 Oct" before, '' when it cannot be read. */
export function momentOf(iso: string | undefined, now: number): { at: string; clock: string } {
  const ms = iso === undefined ? Number.NaN : Date.parse(iso);
  if (!Number.isFinite(ms)) return { at: '', clock: '' };
  if (dayOf(ms) === dayOf(now)) return { at: ` today at ${clockOf(ms)}`, clock: clockOf(ms) };
  const day = showDay(dayOf(ms), 'badge');
  return { at: ` on ${day}`, clock: `${clockOf(ms)} on ${day}` };
}
