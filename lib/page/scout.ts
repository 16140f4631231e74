/**
 * The scout: on every page of a tracker, as little as possible. It finds out whether the page shows an item or a
 * create form, asks the worker what was chosen for the place (without any text of the page), and calls the script of
 * mark, strip or card only when it is to be shown.
 */
import { client, Refused } from '../messages/client';
import { gaveUp } from '../strings/strip';
import { TRACKERS } from '../trackers';
import { bridge, type FaceKind, type Stay } from './bridge';
import { type Arrival, follow } from './follow';
import { isOpenKey } from './keys';
import { installed, runtime } from './runtime';

/** Starts the scout of one window; a scout that already runs here (older version) is stopped first. */
export function scout(win: Window): void {
  const shared = bridge();
  shared.quit?.();
  shared.face?.leave();
  const ask = client(async (message) => runtime().sendMessage(message), installed);

  let current: Stay | null = null;

  async function arrive({ tracker, spot, found, signal }: Arrival) {
    const now = found.get();
    const base = { tracker, signal, ask };
    let stay: Stay;
    if (now.state === 'item') {
      if (spot.kind !== 'item') return;
      const view = await ask({ type: 'item.open', item: now.item, seen: {} });
      if (signal.aborted || view.place === 'hidden') return;
      const cell = found as Extract<Stay, { kind: 'item' }>['found'];
      stay = { ...base, kind: 'item', item: now.item, place: spot.place, found: cell, view };
    } else {
      const view = await ask({ type: 'pending.open', place: now.place });
      if (signal.aborted || view.choice !== 'used') return;
      const cell = found as Extract<Stay, { kind: 'new' }>['found'];
      stay = { ...base, kind: 'new', place: now.place, found: cell, view };
    }
    await stand(stay);
  }

  const quietly = (work: Promise<void>) =>
    work.catch((e: unknown) => {
      // `moved`: the tab went on meanwhile. Anything else is the worker's to report; the page stays as it is.
      if (!(e instanceof Refused)) throw e;
      if (e.code === 'gone' && !installed()) stop();
    });

  /** The face that stands now stays until the other one can take its place. */
  async function stand(stay: Stay) {
    current = stay;
    const kind: FaceKind = stay.kind === 'new' ? 'card' : stay.view.place === 'unchosen' ? 'mark' : 'strip';
    if (!shared.faces[kind]) {
      await ask(
        stay.kind === 'item'
          ? { type: kind === 'mark' ? 'mark.inject' : 'strip.inject', item: stay.item }
          : { type: 'card.inject', place: stay.place },
      );
    }
    const make = shared.faces[kind];
    if (stay.signal.aborted || stay !== current || !make) return;
    if (shared.face?.kind !== kind) {
      shared.face?.leave();
      shared.face = make();
    }
    shared.face.enter(stay);
  }

  const stop = follow({
    trackers: TRACKERS,
    win,
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
  shared.change = (view, justHidden = false) => {
    if (current?.kind === 'item') void quietly(stand({ ...current, view, justHidden }));
  };
  shared.mountPanel = null;
  shared.slot = null;
  shared.quit = () => {
    stop();
    shared.page = null;
    shared.change = null;
  };
}
