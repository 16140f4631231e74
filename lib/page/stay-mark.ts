/**
 * One item of a place nobody chose: the mark at the end of its title. No text of the page leaves this script, and
 * once something is chosen it gives way.
 */
import type { ItemView } from '../messages/protocol';
import { sameItem } from '../outcome/item';
import { bridge, type Stay } from './bridge';
import { type Host, makeHost } from './host';
import { type Choice, makeMark } from './mark';
import look from './mark.css?inline';
import { put, sweep } from './mount';
import { makeAsker, type Session } from './session';

type ItemStay = Extract<Stay, { kind: 'item' }>;

/** @param alive whether the extension is still the installed one; @param gone told when it may not be */
export function stayWithMark(stay: ItemStay, alive: () => boolean, gone: () => void): Session {
  let host: Host | null = null;
  let menu: { open(): void; close(): void } | null = null;
  /** By the last word of the worker; the mark stands only while it is nothing. */
  let chosen: ItemView['place'] = 'unchosen';
  let developer = stay.view.developer === true;
  const ask = makeAsker(stay.signal, gone, () => undefined);

  function take(view: ItemView | undefined, justHidden = false) {
    if (!view || stay.signal.aborted) return;
    if (!sameItem(view.item, stay.item) && !sameItem(view.item, stay.found.get().item)) return;
    const before = chosen;
    chosen = view.place;
    if (chosen === 'unchosen') stand();
    else clear();
    // Hidden from elsewhere needs no words here, and no script for them.
    if (chosen !== before || justHidden) bridge().change?.(view, justHidden);
  }

  async function choose(choice: Choice) {
    const view = await ask(() => stay.ask({ type: 'place.choose', item: stay.item, ...choice }));
    take(view, choice.choice === 'hidden');
  }

  function clear() {
    menu?.close();
    host?.remove();
    host = menu = null;
  }

  function stand() {
    const mount = stay.found.get().mark;
    if (!mount || chosen !== 'unchosen') return;
    if (!host) {
      host = makeHost(document, 'mark', stay.tracker.id, developer, look);
      sweep(mount, bridge().hosts);
      menu = makeMark(host, stay.place, (c) => void choose(c));
    }
    put(host.el, mount);
  }

  const off = stay.found.on(() => {
    // A change of the page may be the updated extension's own host: never fight it for the place.
    if (alive()) stand();
    else gone();
  });
  stay.signal.addEventListener('abort', off);
  stand();

  return {
    open() {
      menu?.open();
      return menu !== null;
    },
    push: take,
    developer(is) {
      if (is === developer) return;
      developer = is;
      clear();
      stand();
    },
    end: clear,
    host: () => null,
  };
}
