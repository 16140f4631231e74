/**
 * Follows a page through its life: which item or create form it shows now, through soft navigation, late hydration,
 * re-renders and side panels. Reads only. Watches the smallest elements that can change the answer, looks at most
 * once a frame, handles at most ten navigations in ten seconds, and gives up on a page that never becomes ready.
 */
import { sameItem } from '../outcome/item';
import { whenCalm } from '../trackers/page-side';
import type { Found, Spot, TrackerPage } from '../trackers/tracker';
import { bridge, type Cell, cell } from './bridge';

export type Shown = Extract<Found, { state: 'item' | 'new' }>;
export type Arrival = {
  tracker: TrackerPage;
  spot: Spot;
  found: Cell<Shown>;
  signal: AbortSignal;
  /** The page has shown another address since it was loaded. */
  late: boolean;
};

/** Weaker signs of readiness count after this (ms). */
const LATE = 5_000;
/** Then the page is left alone until its next navigation. */
const GIVE_UP = 10_000;
/** How long an item may be out of sight (a re-render) before what belongs to it is taken down. */
const GRACE = 3_000;
const NAVIGATIONS = 10;
const PER = 10_000;

type Options = {
  /** The one whose pages these are. */
  tracker: TrackerPage;
  win: Window;
  /** An item or form is there. Everything that belongs to it ends with its signal. */
  arrive(arrival: Arrival): void;
  /** Given up: what was looked for, in words. */
  lost(why: string, tracker: TrackerPage): void;
  /** The address, or what the page shows under it, has changed; at the start too. */
  visited?(tracker: TrackerPage | null, spot: Spot): void;
  /** Once a second while something is there. False: the extension is gone, stop. */
  alive(): boolean;
};

type Visit = {
  tracker: TrackerPage;
  spot: Spot;
  url: URL;
  /** Since when it is waited for; 0 while it is settled. */
  since: number;
  gaveUp: boolean;
  late: boolean;
  here: { arrival: Arrival; key: string; stop: AbortController; missed: number } | null;
};

const keyOf = (found: Shown) =>
  found.state === 'item' ? `item ${found.item.key}` : `new ${found.place.name}`;

const sameSpot = (a: Spot, b: Spot) =>
  a.kind === 'item' && b.kind === 'item'
    ? sameItem(a.item, b.item)
    : a.kind === b.kind && 'place' in a && 'place' in b && a.place?.name === b.place?.name;

/** Starts following. Returns the way to stop it. */
export function follow({ tracker, win, arrive, lost, visited, alive }: Options): () => void {
  const doc = win.document;
  const over = new AbortController();
  const now = () => win.performance.now();
  let href = '';
  let visit: Visit | null = null;
  let handled: number[] = [];
  let frame = 0;
  let timer = 0;
  let again = 0;
  let paused = false;
  let visits = 0;

  const shared = bridge();
  const { hosts } = shared;
  shared.calm = !whenCalm;
  whenCalm?.(win, over.signal, () => {
    shared.calm = true;
    schedule();
  });

  const observer = new MutationObserver((records) => {
    // That we inserted a host says nothing about the page.
    const ours = (r: MutationRecord) =>
      r.type === 'childList' && r.removedNodes.length === 0 && [...r.addedNodes].every((n) => hosts.has(n));
    if (!records.every(ours)) schedule();
  });

  /** Everything under `inside`, and the children of all that encloses it: a remount shows at one of them. */
  function watch(inside: readonly Element[], toggles: readonly Element[] = []) {
    observer.disconnect();
    const parents = new Set<Node>();
    for (const el of inside) {
      observer.observe(el, { childList: true, subtree: true, characterData: true });
      for (let p = el.parentNode; p && p !== doc; p = p.parentNode) parents.add(p);
    }
    for (const el of toggles) if (!inside.includes(el)) observer.observe(el, { attributes: true });
    if (inside.length === 0 && doc.body) parents.add(doc.body);
    for (const el of inside) parents.delete(el);
    for (const p of parents)
      if (!inside.some((el) => el.contains(p))) observer.observe(p, { childList: true });
  }

  /** While waiting anything may matter; the elements that are waited for also by their attributes. */
  function watchAll(waiting: readonly Element[]) {
    observer.disconnect();
    if (doc.body) observer.observe(doc.body, { childList: true, subtree: true });
    for (const el of waiting) observer.observe(el, { attributes: true, childList: true, subtree: true });
  }

  /** One look in the next frame; hidden tabs have no frames, so a timer runs beside it. */
  function schedule(after = 250) {
    if (frame || paused) return;
    const run = () => {
      win.cancelAnimationFrame(frame);
      win.clearTimeout(timer);
      frame = 0;
      look();
    };
    frame = win.requestAnimationFrame(run) || 1;
    timer = win.setTimeout(run, after);
  }

  function leave() {
    visit?.here?.stop.abort();
    if (visit) visit.here = null;
  }

  function end() {
    leave();
    observer.disconnect();
    win.clearTimeout(again);
    visit = null;
  }

  function look() {
    if (over.signal.aborted || !visit || visit.gaveUp) return;
    const waited = visit.since === 0 ? 0 : now() - visit.since;
    // What was found only late would not be found by stronger signs a moment after.
    visit.late ||= waited > LATE;
    const found = visit.tracker.find(doc, visit.url, visit.late);
    win.clearTimeout(again);
    const shows = found.state === 'item' || found.state === 'new';
    if (shows && !shared.calm) {
      again = win.setTimeout(() => schedule(), 400);
      return;
    }
    if (shows) {
      visit.since = 0;
      watch(found.watch, found.state === 'item' ? found.toggles : []);
      show(visit, found);
      return;
    }
    const here = visit.here;
    if (here && (found.state === 'none' || now() - here.missed > GRACE) && here.missed > 0) leave();
    else if (here && here.missed === 0) here.missed = now();
    if (found.state === 'none' && visit.spot.kind !== 'item' && visit.spot.kind !== 'new') {
      leave();
      visit.since = 0;
      watch(found.watch ?? []);
      return;
    }
    visit.since ||= now();
    if (waited > GIVE_UP) {
      leave();
      observer.disconnect();
      visit.gaveUp = true;
      if (found.state === 'wait') lost(found.why, visit.tracker);
      return;
    }
    watchAll(found.state === 'wait' ? (found.watch ?? []) : []);
    again = win.setTimeout(() => schedule(), 400);
  }

  function show(v: Visit, found: Shown) {
    const key = keyOf(found);
    if (v.here?.key === key) {
      v.here.missed = 0;
      v.here.arrival.found.set(found);
      return;
    }
    leave();
    const stop = new AbortController();
    const arrival: Arrival = {
      tracker: v.tracker,
      spot: v.spot,
      found: cell(found),
      signal: stop.signal,
      late: visits > 1,
    };
    v.here = { arrival, key, stop, missed: 0 };
    arrive(arrival);
  }

  /** Compares the address; called by every sign of a navigation and by the clock. */
  function check() {
    if (over.signal.aborted || href === win.location.href) return;
    const url = new URL(win.location.href);
    const spot = tracker.parse(url);
    const speaks = spot.kind !== 'silent';
    if (visit && speaks && sameSpot(spot, visit.spot)) {
      href = url.href;
      visit.url = url;
      schedule();
      visited?.(tracker, spot);
      return;
    }
    // What belongs to the old address goes at once, however fast the page navigates.
    end();
    handled = handled.filter((at) => now() - at < PER);
    if (handled.length >= NAVIGATIONS) {
      win.clearTimeout(again);
      again = win.setTimeout(check, PER - (now() - (handled[0] ?? 0)) + 50);
      return;
    }
    href = url.href;
    visited?.(speaks ? tracker : null, spot);
    if (!speaks) return;
    handled.push(now());
    visits += 1;
    visit = { tracker, spot, url, since: now(), gaveUp: false, late: false, here: null };
    paused = false;
    look();
  }

  /** A navigation finished: look again even when the address is the same (a cached page came back). */
  function settled() {
    check();
    paused = false;
    if (!visit) return;
    if (visit.gaveUp) {
      visit.gaveUp = false;
      visit.since = now();
    }
    schedule();
    visited?.(visit.tracker, visit.spot);
  }

  /** The page is about to be copied into the tracker's own cache: nothing of ours may be in it. */
  function cached() {
    leave();
    observer.disconnect();
    paused = true;
    win.setTimeout(settled, 1_000);
  }

  const signal = over.signal;
  // UNVERIFIED on live sites: names of the soft-navigation events; the clock below finds what they miss.
  for (const name of [
    'turbo:load',
    'turbo:render',
    'soft-nav:end',
    'soft-nav:react-done',
    'soft-nav:payload',
  ]) {
    doc.addEventListener(name, settled, { signal });
  }
  doc.addEventListener('turbo:before-cache', cached, { signal });
  win.addEventListener('popstate', check, { signal });
  win.addEventListener('pageshow', settled, { signal });
  const navigation = (win as Window & { navigation?: EventTarget }).navigation;
  navigation?.addEventListener('currententrychange', check, { signal });
  navigation?.addEventListener('navigatesuccess', check, { signal });
  const clock = win.setInterval(() => (!visit?.here || alive() ? check() : stop()), 1_000);

  function stop() {
    end();
    over.abort();
    win.clearInterval(clock);
    win.clearTimeout(timer);
    win.cancelAnimationFrame(frame);
  }
  check();
  return stop;
}
