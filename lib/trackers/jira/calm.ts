/**
 * Jira's server sends whole pages, and React takes them over without telling when. A foreign node inside before that
 * makes it throw the tree away and build it anew, a second after it could be read (measured by gthau/userscripts).
 * So: the root has stood still for a while.
 */

const ROOT = '#jira-frontend';
/** UNVERIFIED: how long is enough; after the longest wait (ms) it is taken to be so. */
const QUIET = 500;
const LONGEST = 5_000;
/** How often it is looked (ms). */
const STEP = 100;
/** Looks at a still page before it counts; in a tab behind others they come once a second, as the page's own timers do. */
const LOOKS = 3;
/** A look that comes so long after the one before was kept from coming (ms). */
const LATE = 2 * STEP;

/** @param done called once, when something may be inserted */
export function whenCalm(win: Window, signal: AbortSignal, done: () => void): void {
  const doc = win.document;
  const now = () => win.performance.now();
  let before = now();
  let last = before;
  /** How long it was looked, without the time in which the page let nobody look (ms). */
  let spent = 0;
  let looks = 0;
  let watched: Element | null = null;
  const observer = new MutationObserver(() => {
    last = now();
    looks = 0;
  });
  const look = () => {
    const at = now();
    const gap = at - before;
    before = at;
    spent += Math.min(gap, LATE);
    // A page that is busy is not still: React waits as well. In a tab behind others every look is late.
    if (gap > LATE && !doc.hidden) last = at;
    const el = doc.querySelector(ROOT);
    if (el !== watched) {
      observer.disconnect();
      watched = el;
      last = at;
      if (el) observer.observe(el, { childList: true, subtree: true });
    }
    looks = at === last ? 0 : looks + 1;
    const loaded = doc.readyState === 'complete';
    const still = loaded && (el === null || (at - last >= QUIET && looks >= LOOKS));
    if (!still && spent < LONGEST) return;
    stop();
    done();
  };
  const clock = win.setInterval(look, STEP);
  const stop = () => {
    win.clearInterval(clock);
    observer.disconnect();
  };
  signal.addEventListener('abort', stop);
}
