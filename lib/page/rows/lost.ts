/** Says that a list's rows are not found, once its page has had its time: as patient as with an item's own page. */
import { gaveUp } from '../../strings/strip';
import type { TrackerRows } from '../../trackers/tracker';

/** Then a page that names items, and has no row that is known, is taken for another than we know (ms). */
const PATIENCE = 10_000;

type Options = {
  win: Window;
  finder: TrackerRows;
  url(): URL;
  /** The tracker's name for people. */
  name: string;
  /** What is not found, in words; null: it is, or nothing tells that it is there. */
  say(what: string | null): void;
};

export function watchLost({ win, finder, url, name, say }: Options) {
  const { document: doc } = win;
  let since = win.performance.now();
  let said: string | null = null;
  let told = false;

  function set(what: string | null) {
    if (what === said) return;
    said = what;
    if (what !== null && !told) console.info(gaveUp(name, what));
    told ||= what !== null;
    say(what);
  }

  return {
    /** Looks again. @param rows that are known now */
    look(rows: number) {
      if (rows > 0) return set(null);
      const early = win.performance.now() - since < PATIENCE || finder.waits(doc);
      if (!early) set(finder.lost(doc, url()));
    },
    /** The page was asked for other rows. */
    renew() {
      since = win.performance.now();
      set(null);
    },
  };
}
