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

/** @param done called once, when something may be inserted */
export function whenCalm(win: Window, signal: AbortSignal, done: () => void): void {
  const doc = win.document;
  const now = () => win.performance.now();
  const start = now();
  let last = start;
  let watched: Element | null = null;
  const observer = new MutationObserver(() => {
    last = now();
  });
  const look = () => {
    const el = doc.querySelector(ROOT);
    if (el !== watched) {
      observer.disconnect();
      watched = el;
      last = now();
      if (el) observer.observe(el, { childList: true, subtree: true });
    }
    const loaded = doc.readyState === 'complete';
    const still = loaded && (el === null || now() - last >= QUIET);
    if (!still && now() - start < LONGEST) return;
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
