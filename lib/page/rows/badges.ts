/** Badges in the tracker's rows: one small closed root each, and one tip for all of them. */

import { BADGE_ICONS } from '../../look/badge';
import { draw } from '../../look/draw';
import tokens from '../../look/tokens.css?inline';
import type { RowView } from '../../messages/protocol';
import type { Badge } from '../../outcome/badge';
import type { BadgeSpot } from '../../trackers/tracker';
import { bridge } from '../bridge';
import { make } from '../element';
import { put } from '../mount';
import { followMode, type Mode } from '../theme';
import { isVisible } from '../visible';
import look from './badge.css?inline';
import { makeTip } from './tip';
import type { Known } from './watch';

/** It takes less height than it has: what stands in a line adds to the line, and rows are as high as they were. */
const SHELL =
  ':host{display:inline-block!important;margin:-2px 0 -2px 8px!important;vertical-align:middle!important;line-height:1!important;flex:none!important;opacity:1!important;visibility:visible!important;transform:none!important;filter:none!important;pointer-events:auto!important}';
/** As much as the sign alone and its space. */
const SLIM = ':host{margin-inline-end:-26px!important}';
/** The page keeps it apart from what it stands beside. */
const NEAR = ':host{margin-inline:0!important}';
type Fit = 'slim' | 'near' | 'plain';
/** Most badges alive; those out of view go first. */
const MOST = 200;
/** Acts of a pointer on a badge are not the row's: cards open, lists select. */
const KEPT_IN = [
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
];
/** What a press that began on a badge may become elsewhere: the row is a link, and can be dragged. */
const BECOMES = ['dragstart', 'click', 'auxclick'];
/** Somebody points at a badge, or no longer. */
const TELL = ['pointerover', 'focusin', 'click'];
const HIDE = ['pointerout', 'focusout'];
/** Looks of badges kept to copy: a list has a handful. */
const PATTERNS = 100;

type Shown = {
  row: Known;
  el: HTMLElement;
  box: Element;
  button: HTMLButtonElement;
  drawn: string;
  fit: Fit;
};

type Options = {
  win: Window;
  tracker: string;
  open: boolean;
  /** Where the badge of a row stands now. */
  spot(row: Element): BadgeSpot;
  /** The sentence of a row's item. */
  sentence(row: Known): Promise<string>;
};

export type Badges = ReturnType<typeof rowBadges>;

export function rowBadges({ win, tracker, open, spot, sentence }: Options) {
  const doc = win.document;
  const { hosts } = bridge();
  const shown = new Map<Known, Shown>();
  const life = new AbortController();
  let mode: Mode = 'light';
  /** Which rows keep their words; the others shrink to their sign. */
  let match: ((view: RowView) => boolean) | null = null;
  const tip = makeTip(doc, tracker, open, () => mode);
  followMode(doc, life.signal, (next) => {
    mode = next;
    for (const s of shown.values()) s.box.setAttribute('data-mode', mode);
  });

  // One listener for all badges: from out here every event inside of one is its host's.
  const byHost = new WeakMap<EventTarget, Shown>();
  const listen = (types: readonly string[], act: (s: Shown, event: Event) => void) => {
    const heard = (event: Event) => {
      const s = event.target && byHost.get(event.target);
      if (s) act(s, event);
    };
    for (const type of types) doc.addEventListener(type, heard, { capture: true, signal: life.signal });
  };
  listen(KEPT_IN, (_, event) => event.stopPropagation());
  // On the window, before any listener of the page.
  let pressed = false;
  const press = (event: Event) => {
    pressed = byHost.has(event.target as EventTarget);
  };
  const become = (event: Event) => {
    if (!pressed && !byHost.has(event.target as EventTarget)) return;
    // A row that is a link would be followed by a press on what stands in it.
    event.preventDefault();
    if (!byHost.has(event.target as EventTarget)) event.stopImmediatePropagation();
    if (event.type !== 'dragstart') pressed = false;
  };
  const phase = { capture: true, signal: life.signal };
  win.addEventListener('pointerdown', press, phase);
  for (const type of BECOMES) win.addEventListener(type, become, phase);
  listen(TELL, (s, event) => {
    if (event.isTrusted && isVisible(s.el)) tip.show(s.button, s.el, () => sentence(s.row));
  });
  listen(HIDE, tip.hide);
  const keys = { handler: (event: KeyboardEvent) => event.key === 'Escape' && tip.hide() };

  const patterns = new Map<string, Element>();

  /** What a badge consists of, made once for all that look the same: copying is four times as fast. */
  function pattern(drawn: string, badge: Badge, more: string): Element {
    let box = patterns.get(drawn);
    if (!box) {
      if (patterns.size >= PATTERNS) patterns.clear();
      const button = make(
        'button',
        {
          class: `b ${badge.tone} ${badge.state}${more}`,
          attrs: { type: 'button', 'aria-label': badge.label },
        },
        draw(BADGE_ICONS[badge.icon]),
        make('span', { class: 'w', text: badge.text }),
        ...(badge.notShared ? [make('i', { class: 'dot' })] : []),
      );
      box = make('span', { class: 'sl-theme', attrs: { 'data-tracker': tracker } }, button);
      patterns.set(drawn, box);
    }
    return box.cloneNode(true) as Element;
  }

  const style = (more: string) => make('style', { text: tokens + look + SHELL + more });
  const styles: Record<Fit, Element> = { plain: style(''), slim: style(SLIM), near: style(NEAR) };

  function host(row: Known, drawn: string, box: Element, fit: Fit): Shown {
    const el = doc.createElement('div');
    box.setAttribute('data-mode', mode);
    el.attachShadow({ mode: open ? 'open' : 'closed' }).append(styles[fit].cloneNode(true), box);
    hosts.set(el, keys);
    const s = { row, el, box, button: box.firstElementChild as HTMLButtonElement, drawn, fit };
    byHost.set(el, s);
    return s;
  }

  /** The button stays: somebody may be on it. */
  function paint(s: Shown, drawn: string, box: Element) {
    const now = box.firstElementChild as Element;
    s.drawn = drawn;
    s.button.className = now.className;
    s.button.setAttribute('aria-label', now.getAttribute('aria-label') ?? '');
    s.button.removeAttribute('aria-description');
    s.button.replaceChildren(...now.childNodes);
  }

  function remove(row: Known) {
    const s = shown.get(row);
    if (!s) return;
    shown.delete(row);
    tip.left(s.el);
    hosts.delete(s.el);
    s.el.remove();
  }

  /** Those out of view go when there are too many. */
  function thin() {
    if (shown.size <= MOST) return;
    for (const [row] of shown) {
      if (!row.inView) remove(row);
      if (shown.size <= MOST) return;
    }
  }

  return {
    /** Draws what a view says into a row, or takes the badge away. */
    show(row: Known, view: RowView | undefined) {
      if (!view?.badge || !row.el.isConnected) return remove(row);
      const { mount, tight, words, slim, near } = spot(row.el);
      const fit = slim ? 'slim' : near ? 'near' : 'plain';
      const small = (words === undefined ? tight : row.width < words) || (match !== null && !match(view));
      // Before what it belongs to, its space is on the other side.
      const more = `${small ? ' small' : ''}${mount.before && !near ? ' lead' : ''}`;
      const drawn = JSON.stringify([view.badge, more]);
      let s = shown.get(row);
      if (s && s.fit !== fit) remove(row);
      s = shown.get(row);
      if (!s) {
        s = host(row, drawn, pattern(drawn, view.badge, more), fit);
        shown.set(row, s);
        thin();
      } else if (s.drawn !== drawn) paint(s, drawn, pattern(drawn, view.badge, more));
      put(s.el, mount);
    },
    remove,
    /** Which rows keep their words, or null for all. */
    keep(next: ((view: RowView) => boolean) | null) {
      match = next;
    },
    shown: () => shown.size,
    stop() {
      life.abort();
      tip.stop();
      for (const row of [...shown.keys()]) remove(row);
    },
  };
}
