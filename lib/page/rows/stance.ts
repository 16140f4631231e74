/**
 * Where the bar of a list stands: in the page over its list, or over the page where that gives it no place. What stands
 * under somebody's pointer is not moved: a press would hit another row than the one it was meant for.
 */
import type { ListSpot, Mount, TrackerRows } from '../../trackers/tracker';
import { bridge } from '../bridge';
import { make } from '../element';
import { type Host, makeHost } from '../host';
import { put, sweep } from '../mount';
import { ROWS_LOOK } from './look';

/** How far up the place may be where the bar has room, and how much that is (px). */
const CLIMB = 4;
const ROOM = 560;
/** And within a list at least (px). */
const LEAST = 320;
/** More is no edge but another column (px). */
const EDGE = 48;
/** How often it is looked whether the page may be changed by now (ms). */
const SOON = 100;

type Options = {
  win: Window;
  finder: TrackerRows;
  tracker: string;
  developer: boolean;
  list: ListSpot;
  /** The page came by itself, without a reload: its list is drawn now, and nobody has aimed at a row of it yet. */
  soft: boolean;
  /** A host was made, in the page or over it: `body` is empty, and what is shown in the line of the list goes there. */
  made(host: Host, body: HTMLElement, kind: 'strip' | 'dock'): void;
  /** It is about to go. */
  dropping(): void;
};

export function makeStance({ win, finder, tracker, developer, list, soft, made, dropping }: Options) {
  const doc = win.document;
  let host: Host | null = null;
  let kind: 'strip' | 'dock' | null = null;
  /** What it stands before. */
  let at: Element | null = null;
  /** It stands over the page for good: the place for it has no room, or a board none at all. */
  let docked = false;
  /** Or for want of a place, as long as it has to stand in any case. */
  let forced = false;
  /** It has waited for its list, or found it: from then on somebody may have aimed. */
  let aimed = !soft;
  let body = make('div', { class: 'stead' });
  /** So high it is in the page (px), at this width. */
  let held = 0;
  let wide = 0;
  /** What is done once the pointer has gone elsewhere. */
  let later: (() => void) | null = null;
  /** The next look at whether the page has taken over what its server sent. */
  let calm = 0;
  /** What somebody pointed at and would have been moved, although it does not follow the bar: a pane beside a board. */
  let beside: Element | null = null;

  /** Does somebody point at what moves when something before it comes, grows or goes? */
  function pointed(over: Element | null): boolean {
    if (beside?.matches(':hover')) return true;
    beside = null;
    for (let el = over; el; el = el.nextElementSibling) if (el.matches(':hover')) return true;
    return false;
  }

  /** Does it, and tells whether that moved what somebody points at. What that is part of is remembered. */
  function moves(act: () => void): boolean {
    let el: Element | undefined;
    let next: Element | undefined = doc.documentElement;
    while (next) {
      el = next;
      next = [...el.children].find((c) => c.matches(':hover'));
    }
    const top = el?.getBoundingClientRect().top;
    act();
    if (!host || !el?.isConnected || el.getBoundingClientRect().top === top) return false;
    while (el.parentElement && !el.parentElement.contains(host.el)) el = el.parentElement;
    beside = el;
    return true;
  }

  const moved = () => {
    const act = later;
    forget();
    act?.();
  };
  function forget() {
    later = null;
    doc.removeEventListener('pointermove', moved, { capture: true });
    doc.documentElement.removeEventListener('pointerleave', moved);
  }
  /** Tried again at each move of the pointer, until it is elsewhere. */
  function wait(act: () => void) {
    later = act;
    doc.addEventListener('pointermove', moved, { capture: true, passive: true });
    doc.documentElement.addEventListener('pointerleave', moved);
  }

  function drop() {
    forget();
    win.clearTimeout(calm);
    sized.disconnect();
    dropping();
    host?.remove();
    host = kind = null;
    forced = false;
    held = 0;
  }

  /** In another width it needs another height. In the next frame: what is changed here would be told here again. */
  const sized = new ResizeObserver(() => {
    if (held > 0 && body.offsetWidth !== wide) win.requestAnimationFrame(settle);
  });

  /** It is as high as what it says needs: it only grows, and not under somebody's pointer. */
  function settle() {
    if (!host || kind !== 'strip') return;
    const { style } = body;
    style.height = style.overflow = '';
    const width = body.offsetWidth;
    if (width !== wide) {
      wide = width;
      held = 0;
    }
    style.minHeight = held > 0 ? `${held}px` : '';
    const needs = body.offsetHeight;
    if (needs <= held) return;
    const cut = () => {
      style.height = `${held}px`;
      style.overflow = 'hidden';
    };
    if (held > 0) {
      const on = pointed(at);
      if (moves(cut) || on) return wait(settle);
      style.height = style.overflow = '';
    }
    held = needs;
    style.minHeight = `${held}px`;
  }

  function begin(as: 'strip' | 'dock') {
    if (host) return;
    kind = as;
    host = makeHost(doc, as, tracker, developer, ROWS_LOOK);
    body = make('div', { class: 'stead' });
    host.box.append(body);
    made(host, body, as);
    sized.disconnect();
    if (as === 'strip') sized.observe(host.box);
  }

  /** One address may show a list or cards, as its person chooses; and a place for the bar may come late. */
  function lands(cards: boolean, must: boolean): boolean {
    if (kind !== 'dock' || docked) return false;
    return finder.bar(doc) ? !cards : forced && !must;
  }

  /** Puts it into the page where it is as wide as what it stands over; a frame around that may leave it no room. */
  function fits(mount: Mount): boolean {
    if (!host) sweep(mount, bridge().hosts);
    begin('strip');
    if (!host) return false;
    if (mount.into) {
      put(host.el, mount);
      at = host.el.nextElementSibling;
      const { width } = host.el.getBoundingClientRect();
      if (width === 0 || width >= LEAST) return true;
    }
    let over = mount.before ?? null;
    for (let up = 0; over && up < CLIMB; up++, over = over.parentElement) {
      // All that the page tells is read before it changes: laying out a long list once more takes milliseconds.
      const { width } = over.getBoundingClientRect();
      if (mount.before)
        host.box.style.marginInline = `max(var(--edge, 0px), ${edgeOf(mount.before, over)}px)`;
      put(host.el, { before: over, rung: mount.rung });
      at = over;
      if (host.el.getBoundingClientRect().width >= Math.min(width, ROOM)) return true;
    }
    host.remove();
    host = kind = null;
    return false;
  }

  /** How far in the list's own rows begin within what the bar stands over (px): the bar is in line with them. */
  function edgeOf(inner: Element, over: Element): number {
    const padding = Number.parseFloat(win.getComputedStyle(inner).paddingInlineStart) || 0;
    const edge = padding + inner.getBoundingClientRect().left - over.getBoundingClientRect().left;
    return edge > 0 && edge <= EDGE ? Math.round(edge) : 0;
  }

  return {
    host: (): Host | null => host,
    /** Puts it where it belongs. @param must it is needed also where a list has no place for it */
    stand(must: boolean) {
      win.clearTimeout(calm);
      // A foreign node before that makes the page build everything anew.
      if (!bridge().calm) {
        calm = win.setTimeout(() => this.stand(must), SOON);
        return;
      }
      const board = list.of === 'board';
      const cards = finder.board?.(doc) === true;
      // It stays, also where it was about to go.
      if (kind === 'strip') forget();
      const landing = lands(cards, must);
      // It stands where it was put: looking for the place walks through the whole page, and so does measuring.
      if (!landing && host?.el.isConnected && (kind === 'dock' || host.el.nextElementSibling === at)) return;
      const mount = docked ? null : finder.bar(doc);
      const over = mount?.before ?? mount?.into ?? null;
      const careful = aimed && kind !== 'strip';
      if (over && careful && pointed(over)) return wait(() => this.stand(must));
      if (over) aimed = true;
      if (landing) drop();
      if (!mount && !docked && !cards && !board && !must) return;
      if (mount && !careful && fits(mount)) return settle();
      if (mount && careful) {
        let stands = false;
        const shifts = moves(() => {
          stands = fits(mount);
          if (stands) settle();
        });
        if (stands && !shifts) return;
        if (stands) {
          drop();
          return wait(() => this.stand(must));
        }
      }
      docked ||= mount !== null || (board && !finder.board);
      if (kind === 'strip') drop();
      begin('dock');
      forced = !docked && !cards && !board;
      if (host && !host.el.isConnected) doc.body.append(host.el);
    },
    settle,
    /** Nothing is to be said any more. It goes once nobody points at what moves then. */
    leave() {
      win.clearTimeout(calm);
      const stays = () => {
        if (pointed(at)) return true;
        const { style } = body;
        const hit = moves(() => {
          style.display = 'none';
        });
        style.display = '';
        return hit;
      };
      if (kind === 'strip' && host?.el.isConnected && stays()) wait(() => this.leave());
      else drop();
    },
    drop,
  };
}
