/** When a list is counted: one count at a time, seldom where it takes long, and only while somebody looks. */
import type { ListView } from '../../messages/protocol';
import type { Awake } from './awake';

/** The first count waits for the rows that come together (ms). */
const FIRST = 150;
/** The bar is counted anew at most this often (ms). */
const QUIET = 400;
/** Somebody types into the filter: counted once they pause (ms). */
const TYPING = 900;
/** A count that took long is made anew after so many times as long. */
const REST = 4;
/** A count that failed is made anew after this (ms), each time twice as long. */
const AGAIN = 3_000;
const RARELY = 60_000;
/** A pause that is over, as it is told, is looked at again after this (ms). */
const OVER = 5_000;
/** Timers reach only so far: the end of a long pause is looked at in between (ms). */
const HOUR = 3_600_000;

export type How = { all: boolean; fresh: boolean };

type Options = {
  win: Window;
  awake: Awake;
  /** Asks the worker. */
  ask(how: How): Promise<ListView>;
  /** The newest answer, about the rows that are asked for now. */
  take(view: ListView): void;
  /** It could not be counted; it is tried again. */
  failed(): void;
  /** A pause is over: it is counted anew. */
  woke(): void;
};

export function makeCounting({ win, awake, ask, take, failed, woke }: Options) {
  let timer = 0;
  let wake = 0;
  let over = false;
  let busy = false;
  let again = false;
  /** How long the last count took (ms); null before the first. */
  let took: number | null = null;
  let failures = 0;
  /** Goes up when the list was asked for other rows: a count of before is not about them. */
  let round = 0;
  let wanted: How = { all: false, fresh: false };
  /** A person wanted all of this list counted: the worker may have ended since, and not know. */
  let whole = false;

  async function run() {
    // The next one tells what came meanwhile.
    if (busy) again = true;
    if (over || busy) return;
    busy = true;
    again = false;
    const from = win.performance.now();
    const mine = round;
    whole ||= wanted.all;
    const how = { ...wanted, all: whole };
    wanted = { all: false, fresh: false };
    try {
      const view = await ask(how);
      failures = 0;
      if (!over && mine === round) take(view);
    } catch {
      failures += 1;
      if (!over) failed();
    } finally {
      busy = false;
      took = mine === round ? win.performance.now() - from : 0;
      if (failures > 0) later(Math.min(RARELY, AGAIN * 2 ** (failures - 1)));
      else if (again) count();
    }
  }
  const now = () => void run();

  function start(ms: number) {
    win.clearTimeout(timer);
    if (over) return;
    timer = win.setTimeout(() => {
      timer = 0;
      awake.run(now);
    }, ms);
  }
  const later = (ms: number) => {
    if (!timer) start(ms);
  };

  function count(how: Partial<How> = {}) {
    wanted = { all: wanted.all || how.all === true, fresh: wanted.fresh || how.fresh === true };
    if (busy) again = true;
    // What a person asks for does not wait for what is counted by itself.
    else if (wanted.all || wanted.fresh) start(0);
    else later(took === null ? FIRST : Math.max(QUIET, took * REST));
  }

  function sleep(until: number) {
    win.clearTimeout(wake);
    if (over) return;
    const left = until - Date.now() + 500;
    // What is due then, the worker knows: nothing is asked of the tracker for it.
    if (left > HOUR) wake = win.setTimeout(() => sleep(until), HOUR);
    else wake = win.setTimeout(() => awake.run(woken), left > 0 ? left : OVER);
  }
  const woken = () => {
    if (over) return;
    woke();
    count();
  };

  return {
    count,
    /** The same list was asked for other rows: counted once it stands still. */
    renew() {
      round += 1;
      whole = false;
      wanted = { all: false, fresh: false };
      took = failures = 0;
      start(TYPING);
    },
    /** Reading stands still until then (ms since epoch); null: it does not. */
    pause(until: number | null) {
      if (until === null) win.clearTimeout(wake);
      else sleep(until);
    },
    stop() {
      over = true;
      win.clearTimeout(timer);
      win.clearTimeout(wake);
    },
  };
}
