/** Moments in words. All times are ms since epoch; days and hours are the reader's own. */

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

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** "31 Mar 2027" of a local date. */
export const dayWords = (d: Date) => `${d.getDate()} ${MONTHS[d.getMonth()] ?? ''} ${d.getFullYear()}`;

/** "today 14:02", "yesterday 14:02" or "12 Oct 14:02", in the reader's own time. */
export function clock(at: number, now: number): string {
  const d = new Date(at);
  const time = `${String(d.getHours()).padStart(2, '0')}:${String(d.getMinutes()).padStart(2, '0')}`;
  const start = (t: number) => new Date(t).setHours(0, 0, 0, 0);
  const days = Math.round((start(now) - start(at)) / 86_400_000);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `yesterday ${time}`;
  return `${d.getDate()} ${MONTHS[d.getMonth()] ?? ''}${d.getFullYear() === new Date(now).getFullYear() ? '' : ` ${d.getFullYear()}`} ${time}`;
}
