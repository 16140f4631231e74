/** The lines of a pull request on its page: what it closes, and what that is for. */
import type { PullView, RowView } from '../../messages/protocol';
import type { Spot, TrackerRows } from '../../trackers/tracker';
import { bridge, type Visit } from '../bridge';
import { type Host, makeHost } from '../host';
import { put, sweep } from '../mount';
import { ownerHash } from '../standing';
import { drawLines } from './lines';
import { ROWS_LOOK } from './look';

/** News are taken together (ms). */
const QUIET = 200;

type Options = {
  win: Window;
  finder: TrackerRows;
  visit: Visit;
  developer: boolean;
  spot: Extract<Spot, { kind: 'pull' }>;
  gone(): void;
};

export function pullLines({ win, finder, visit, developer, spot, gone }: Options) {
  const { tracker, ask } = visit;
  const { tracker: id, site, key } = spot.item;
  const item = { tracker: id, site, key, pull: true };
  let host: Host | null = null;
  let view: PullView | null = null;
  let timer = 0;
  let over = false;
  let drawn = '';

  async function run(work: () => Promise<PullView>) {
    try {
      const next = await work();
      if (over) return;
      view = next;
      place();
    } catch {
      gone();
    }
  }
  const load = (fresh = false) => void run(() => ask({ type: 'pull.open', item, ...(fresh && { fresh }) }));

  function place() {
    if (!view) return;
    const at = view.lines.length > 0 ? finder.pull(win.document, new URL(win.location.href)) : null;
    if (!at) {
      host?.remove();
      host = null;
      return;
    }
    if (!host) {
      host = makeHost(win.document, 'strip', tracker.id, developer, ROWS_LOOK);
      sweep(at.mount, bridge().hosts);
      drawn = '';
    }
    const now = JSON.stringify(view);
    if (now !== drawn) {
      drawn = now;
      const had = host.root.activeElement?.textContent;
      const el = drawLines(view, tracker, spot.place.name, {
        open(line) {
          const to = tracker.address(line.item);
          if (to) win.location.assign(to);
        },
        launched: (on) => void run(() => ask({ type: 'pull.launched', item, on })),
        check: () => load(true),
        connect: (owner) => {
          void ask({ type: 'page.options', hash: ownerHash(site, owner) }).catch(gone);
        },
      });
      host.box.replaceChildren(...(el ? [el] : []));
      // What had the focus keeps it where it is drawn again.
      const again = [...host.box.querySelectorAll<HTMLElement>('button,a')].find(
        (b) => b.textContent === had,
      );
      if (had && again) again.focus({ preventScroll: true });
    }
    put(host.el, at.mount);
  }

  load();
  return {
    place,
    /** Rows changed; those of the closed items concern this page. */
    changed(rows: readonly RowView[]) {
      const mine = new Set([key, ...(view?.lines ?? []).map((l) => l.item.key)].map((k) => k.toLowerCase()));
      if (rows.length > 0 && !rows.some((r) => mine.has(r.key.toLowerCase()))) return;
      win.clearTimeout(timer);
      timer = win.setTimeout(load, QUIET);
    },
    stop() {
      over = true;
      win.clearTimeout(timer);
      host?.remove();
      host = null;
    },
  };
}
