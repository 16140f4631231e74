/**
 * The scout: on every page of a tracker, as little as possible. It finds out whether the page shows an item or a
 * create form, asks the worker what was chosen for the place (without any text of the page), and calls the script of
 * mark, strip or card only when it is to be shown.
 */
import { client, Refused } from '../messages/client';
import type { ItemView } from '../messages/protocol';
import { gaveUp } from '../strings/strip';
import { makePage } from '../trackers/page-side';
import type { Spot, TrackerPage } from '../trackers/tracker';
import { bridge, type FaceKind, type Stay } from './bridge';
import { type Arrival, follow } from './follow';
import { isOpenKey } from './keys';
import { installed, runtime } from './runtime';

/** Starts the scout of one window; a scout that already runs here (older version) is stopped first. */
export function scout(win: Window): void {
  const shared = bridge();
  shared.quit?.();
  shared.face?.leave();
  shared.rows?.stop();
  shared.rows = null;
  const ask = client(async (message) => runtime().sendMessage(message), installed);

  /** What is, or will be, shown by a face. */
  let current: Stay | null = null;
  /** The script that was asked for and has not come yet. */
  let bringing: { kind: FaceKind; signal: AbortSignal } | null = null;

  async function arrive({ tracker, spot, found, signal, late }: Arrival) {
    const now = found.get();
    const base = { tracker, signal, ask };
    let stay: Stay;
    if (now.state === 'item') {
      const place = spot.kind === 'item' ? spot.place : now.place;
      if (!place) return;
      const view = await ask({ type: 'item.open', item: now.item, seen: {} });
      if (signal.aborted || view.place === 'hidden') return;
      const cell = found as Extract<Stay, { kind: 'item' }>['found'];
      const from = { place, found: cell, view, ...(late && { late }) };
      stay = { ...base, kind: 'item', item: now.item, ...from };
    } else {
      const view = await ask({ type: 'pending.open', place: now.place, viewer: now.viewer });
      if (signal.aborted || view.choice !== 'used') return;
      const cell = found as Extract<Stay, { kind: 'new' }>['found'];
      stay = { ...base, kind: 'new', place: now.place, found: cell, view };
    }
    signal.addEventListener('abort', () => {
      if (current?.signal === signal) current = null;
    });
    await stand(stay);
  }

  const quietly = (work: Promise<void>) =>
    work.catch((e: unknown) => {
      // `moved`: the tab went on meanwhile. Anything else is the worker's to report; the page stays as it is.
      if (!(e instanceof Refused)) throw e;
      if (e.code === 'gone' && !installed()) stop();
    });

  /** Where nothing is to be seen, the face that is there already sees to it. */
  function faceOf(stay: Stay): FaceKind {
    if (stay.kind === 'new') return 'card';
    if (stay.view.place === 'hidden' && !stay.justHidden) return shared.face?.kind ?? 'mark';
    return stay.view.place === 'unchosen' ? 'mark' : 'strip';
  }

  async function stand(stay: Stay) {
    current = stay;
    const kind = faceOf(stay);
    const { signal } = stay;
    if (!shared.faces[kind]) {
      // Its script is on the way, and will take up what is current then.
      if (bringing?.kind === kind && bringing.signal === signal) return;
      const mine = { kind, signal };
      bringing = mine;
      try {
        await ask(
          stay.kind === 'item'
            ? { type: kind === 'mark' ? 'mark.inject' : 'strip.inject', item: stay.item }
            : { type: 'card.inject', place: stay.place },
        );
      } finally {
        if (bringing === mine) bringing = null;
      }
    }
    const make = shared.faces[kind];
    if (signal.aborted || current?.signal !== signal || faceOf(current) !== kind || !make) return;
    if (shared.face?.kind !== kind) {
      const next = make();
      shared.face?.leave();
      shared.face = next;
    }
    shared.face.enter(current);
  }

  function change(view: ItemView, justHidden = false) {
    if (current?.kind !== 'item') return;
    const next = { ...current, view, justHidden, late: true };
    if (shared.face?.kind === faceOf(next)) current = next;
    else void quietly(stand(next));
  }

  /** Asks for the script of the rows where there can be any; once it runs it follows by itself. */
  async function visited(tracker: TrackerPage | null, spot: Spot) {
    shared.visit = tracker && { tracker, spot, ask };
    if (shared.rows) return shared.rows.visit();
    const rows = spot.kind === 'list' || spot.kind === 'pull' || (spot.kind === 'item' && spot.over);
    if (!rows) return;
    const { visit } = shared;
    const { used, developer } = await ask({ type: 'list.open' });
    if (!used || shared.visit !== visit || !visit) return;
    visit.developer = developer;
    await ask({ type: 'rows.inject' });
  }

  const stop = follow({
    tracker: makePage(),
    win,
    visited: (tracker, spot) => void quietly(visited(tracker, spot)),
    arrive(arrival) {
      void quietly(arrive(arrival));
    },
    lost: (why, tracker) => console.info(gaveUp(tracker.name, why)),
    alive() {
      if (installed()) return true;
      shared.face?.dead();
      return false;
    },
  });

  shared.page = (event) => {
    if (!isOpenKey(event) || !shared.face?.open()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  shared.face = null;
  shared.faces = {};
  shared.change = change;
  shared.mountPanel = null;
  shared.slot = null;
  shared.mountList = null;
  shared.listSlot = null;
  shared.quit = () => {
    stop();
    shared.page = null;
    shared.change = null;
  };
}
