/** Badges in the tracker's rows: one small closed root each, and one tip for all of them. */

import { BADGE_ICONS } from '../../look/badge';
import { draw } from '../../look/draw';
import tokens from '../../look/tokens.css?inline';
import type { RowView } from '../../messages/protocol';
import type { Badge } from '../../outcome/badge';
import { bridge } from '../bridge';
import { make } from '../element';
import { put } from '../mount';
import { followMode, type Mode } from '../theme';
import { isVisible } from '../visible';
import look from './badge.css?inline';
import { makeTip } from './tip';
import type { Known } from './watch';

const SHELL =
  ':host{display:inline-block!important;margin:0 0 0 8px!important;vertical-align:middle!important;line-height:1!important;flex:none!important;opacity:1!important;visibility:visible!important;transform:none!important;filter:none!important;pointer-events:auto!important}';
/** Most badges alive; those out of view go first. */
const MOST = 200;
/** Acts of a pointer on a badge are not the row's: cards open, lists select. */
const KEPT_IN = ['click', 'mousedown', 'pointerdown', 'dblclick', 'touchstart'];

type Shown = { row: Known; el: HTMLElement; box: HTMLElement; button: HTMLButtonElement; drawn: string };

type Options = {
  win: Window;
  tracker: string;
  open: boolean;
  /** The sentence of a row's item. */
  sentence(row: Known): Promise<string>;
};

export type Badges = ReturnType<typeof rowBadges>;

export function rowBadges({ win, tracker, open, sentence }: Options) {
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

  function host(row: Known): Shown {
    const el = doc.createElement('div');
    const root = el.attachShadow({ mode: open ? 'open' : 'closed' });
    const style = doc.createElement('style');
    style.textContent = tokens + look + SHELL;
    const button = make('button', { attrs: { type: 'button' } });
    const box = make(
      'span',
      { class: 'sl-theme', attrs: { 'data-tracker': tracker, 'data-mode': mode } },
      button,
    );
    root.append(style, box);
    hosts.set(el, { handler: (event) => event.key === 'Escape' && tip.hide() });
    for (const type of KEPT_IN) root.addEventListener(type, (event) => event.stopPropagation());
    const tell = (event: Event) => {
      if (event.isTrusted && isVisible(el)) tip.show(button, el, () => sentence(row));
    };
    for (const type of ['pointerenter', 'focus', 'click']) button.addEventListener(type, tell);
    for (const type of ['pointerleave', 'blur']) button.addEventListener(type, tip.hide);
    return { row, el, box, button, drawn: '' };
  }

  function paint(s: Shown, badge: Badge, small: boolean) {
    const drawn = JSON.stringify([badge, small]);
    if (s.drawn === drawn) return;
    s.drawn = drawn;
    s.button.className = `b ${badge.tone} ${badge.state}${small ? ' small' : ''}`;
    s.button.setAttribute('aria-label', badge.label);
    s.button.removeAttribute('aria-description');
    s.button.replaceChildren(
      draw(BADGE_ICONS[badge.icon]),
      make('span', { class: 'w', text: badge.text }),
      ...(badge.notShared ? [make('i', { class: 'dot' })] : []),
    );
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
      let s = shown.get(row);
      if (!s) {
        s = host(row);
        shown.set(row, s);
        thin();
      }
      paint(s, view.badge, row.tight || (match !== null && !match(view)));
      put(s.el, row.mount);
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
