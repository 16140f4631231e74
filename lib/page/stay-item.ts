// Longer than 300 lines: the strip, the panel and what they share stand and fall with one stay on the page.
/** One item of a place that is used: the strip, the panel in its stead, and what the page says, told to the worker. */
import type { ItemView, Seen } from '../messages/protocol';
import { sameItem } from '../outcome/item';
import { placeName, UNDO } from '../strings/common';
import { GATE_FAILED } from '../strings/gate-page';
import { hiddenIn, STRIP } from '../strings/strip';
import { DESCRIPTION_IS_HOME, makeSigns, ROW_HINT, readRendered } from '../trackers/page-side';
import { watchBehind } from './behind';
import { bridge, cell, type Stay } from './bridge';
import { button, make } from './element';
import { floatingLine } from './floating';
import { guardPress } from './gate';
import { type Host, makeHost } from './host';
import { isOpenKey } from './keys';
import { put, sweep } from './mount';
import { addressesIn, makeOpener, type Opener } from './opener';
import { makeAsker, type Session } from './session';
import { watchSight } from './sight';
import { connectHash } from './standing';
import { makeStrip, type Strip } from './strip';
import { STRIP_LOOK } from './strip-look';
import { type Act, stripModel } from './strip-model';

/** Changes of the page's text are sent at most this often (ms). */
const QUIET = 300;
/** The strip says "next try in 4 min": looked at again this often (ms). */
const TICK = 20_000;
/** Rows of other items can wait until the strip stands (ms). */
const AFTER_STRIP = 600;

type ItemStay = Extract<Stay, { kind: 'item' }>;

export function stayWithItem(stay: ItemStay, alive: () => boolean, gone: () => void): Session {
  const signs = makeSigns();
  const [doc, win] = [document, window];
  const view = cell<ItemView>(stay.view);
  let host: Host | null = null;
  let standing: 'strip' | 'hidden' | null = null;
  let strip: Strip | null = null;
  let opener: Opener | null = null;
  let floating = false;
  /** The panel has opened by itself, or was not to. */
  let opened = false;
  let justHidden = stay.justHidden === true;
  let shown = '';
  let sent = '';
  let timer = 0;
  let developer = stay.view.developer === true;
  let asksRows = false;
  /** The page's own data is believed until its text changes for the first time. */
  const firstText = stay.found.get().rendered?.textContent ?? null;
  let rawStale = stay.late === true;
  const behind = watchBehind(() =>
    DESCRIPTION_IS_HOME ? (stay.found.get().rendered?.textContent ?? null) : null,
  );

  const { item, tracker } = stay;
  const address = addressesIn(tracker, view);
  const part = { mode: 'item', item, view, address, ...behind.part } as const;
  const guarded = guardPress(stay, part, {
    alive,
    developer: () => developer,
    opens: () => opener?.drop(),
    failed: () => note(GATE_FAILED),
  });

  const sight = watchSight(() => draw());

  const ask = makeAsker(stay.signal, gone, () => note(STRIP.noAnswer));

  /** In the place of the words, until something is drawn again. */
  function note(text: string) {
    strip?.note(text);
    shown = '';
  }

  function take(next: ItemView | undefined) {
    if (!next || stay.signal.aborted) return;
    if (!sameItem(next.item, stay.item) && !sameItem(next.item, stay.found.get().item)) return;
    view.set(next);
  }

  function seen(): Seen {
    const found = stay.found.get();
    if (found.editing || (found.rendered?.textContent ?? null) !== firstText) rawStale = true;
    const section = found.rendered && readRendered(found.rendered);
    return {
      title: found.title,
      ...(found.raw !== undefined && !rawStale && { raw: found.raw }),
      ...(found.rendered && (section || DESCRIPTION_IS_HOME) && { rendered: section }),
      // What is edited there is in nobody's way where the home is elsewhere.
      editing: DESCRIPTION_IS_HOME && found.editing,
      ...(found.viewer !== undefined && { viewer: found.viewer }),
      ...(found.author !== undefined && { author: found.author }),
      ...(found.isPublic !== undefined && { isPublic: found.isPublic }),
      ...(found.watch[0] && { facts: signs.facts(found.watch[0]) }),
    };
  }

  /** Tells the worker what the page says, when the place is used and it says something new. */
  async function tell() {
    if (view.get().place !== 'used' || stay.signal.aborted) return;
    const now = seen();
    const text = JSON.stringify(now);
    if (text === sent) return;
    const seenNow: Seen = sent === '' ? now : { ...now, changed: true };
    sent = text;
    take(await ask(() => stay.ask({ type: 'item.seen', item: stay.found.get().item, seen: seenNow })));
  }

  function tellSoon() {
    win.clearTimeout(timer);
    timer = win.setTimeout(() => void tell(), QUIET);
  }

  async function unhide() {
    const choice = { type: 'place.choose', item: stay.item, scope: 'place', choice: 'undo' } as const;
    take(await ask(() => stay.ask(choice), true));
  }

  function press(act: Act) {
    if (act === 'check') void ask(() => stay.ask({ type: 'item.check', item }), true).then(take);
    else if (act === 'undo') void ask(() => stay.ask({ type: 'outcome.undo', item }), true).then(take);
    else if (act === 'leave') leave();
    else if (act === 'connect' || act === 'fix') {
      const hash = act === 'connect' ? connectHash(item) : 'connections';
      void ask(() => stay.ask({ type: 'page.options', hash }), true);
    } else if (act === 'attach') {
      const q = view.get().question;
      if (q?.kind !== 'pending') return;
      const { pendingId } = q;
      void ask(() => stay.ask({ type: 'pending.attach', item, pendingId }), true).then(take);
    } else opener?.open(act);
  }

  /** To where the item is now; the tracker leads on from an old address, but not from every view of it. */
  function leave() {
    const q = view.get().question;
    const to = q?.kind === 'moved' ? stay.tracker.address({ ...stay.item, key: q.to }) : null;
    if (to) win.location.assign(to);
    else win.location.reload();
  }

  function clear() {
    opener?.drop();
    host?.remove();
    host = strip = opener = null;
    standing = null;
    shown = '';
  }

  function standHidden() {
    const mount = stay.found.get().strip;
    if (!mount) return clear();
    if (standing !== 'hidden') {
      clear();
      host = makeHost(doc, 'strip', stay.tracker.id, developer, STRIP_LOOK);
      const undo = button({ class: 'lk', text: UNDO }, () => void unhide());
      host.box.append(
        make('p', { class: 'aside', attrs: { role: 'status' } }, hiddenIn(placeName(stay.place)), undo),
      );
      standing = 'hidden';
    }
    if (host) put(host.el, mount);
  }

  function standStrip() {
    const found = stay.found.get();
    // An anchor came or went: from floating to its place and back, but never under somebody's hands.
    const misplaced = found.strip ? floating : !floating && host?.el.isConnected === false;
    if (standing !== 'strip' || !host || (misplaced && !opener?.isOpen())) {
      clear();
      floating = !found.strip;
      const made = makeHost(doc, found.strip ? 'strip' : 'floating', stay.tracker.id, developer, STRIP_LOOK);
      if (found.strip) sweep(found.strip, bridge().hosts);
      host = made;
      strip = makeStrip(press, () => (opener?.isOpen() ? opener.fold() : opener?.open('show')));
      const line = strip;
      made.box.append(line.el);
      if (!found.strip) made.box.prepend(floatingLine(found.lost[0]));
      opener = makeOpener({ ...stay, ask: guarded }, made, part, (open) => {
        line.el.hidden = open === true;
        line.expanded(open === true);
        if (open === null) note(STRIP.noPanel);
      });
      // As its person wants it: whoever has folded it keeps it folded.
      if (view.get().openPanel && !opened) opener.open('show', true);
      opened = true;
      made.keys.handler = (event) => keyed(event, line);
      made.narrow.on(draw);
      standing = 'strip';
    }
    const back = host.root.activeElement;
    if (found.strip) {
      if (put(host.el, found.strip)) host.fit();
    } else if (!host.el.isConnected) doc.body.append(host.el);
    if (back instanceof HTMLElement && host.root.activeElement !== back) back.focus({ preventScroll: true });
    draw();
  }

  function keyed(event: KeyboardEvent, line: Strip) {
    if (isOpenKey(event)) {
      event.preventDefault();
      open();
    } else if (line.el.hidden) bridge().slot?.keys.handler?.(event);
    else line.arrow(event);
  }

  /** Rows of other items on this page get their badges from a script of their own, once the page shows some. */
  function rows() {
    const shared = bridge();
    if (shared.rows || asksRows || view.get().place !== 'used' || !doc.querySelector(ROW_HINT)) return;
    asksRows = true;
    if (shared.visit) shared.visit.developer = developer;
    void ask(() => stay.ask({ type: 'rows.inject' }));
  }

  function draw() {
    if (!strip || !host) return;
    const found = stay.found.get();
    const has = found.rendered !== null && readRendered(found.rendered) !== null;
    const inDescription = has && sight.sees(found.rendered) && !behind.part.behind.get();
    const model = stripModel(view.get(), {
      now: Date.now(),
      tracker: stay.tracker.name,
      narrow: host.narrow.get(),
      inDescription,
    });
    const text = JSON.stringify(model);
    if (text === shown) return;
    shown = text;
    strip.show(model, true);
  }

  let before: ItemView = stay.view;
  function update() {
    if (stay.signal.aborted) return;
    const now = view.get();
    behind.compare(now);
    if (now.place !== 'hidden') justHidden = false;
    if (now.place === 'used') standStrip();
    else if (justHidden) standHidden();
    else clear();
    if (now.place !== before.place) bridge().change?.(now, justHidden);
    if (now.sharing.state === 'shared' && before.sharing.state !== 'shared' && before.known === 'outcome') {
      strip?.announce(STRIP.announce.shared);
    } else if (now.known === 'outcome' && before.known === 'none') strip?.announce(STRIP.announce.here);
    if (now.place === 'used' && before.place !== 'used') void tell();
    before = now;
  }

  function open(): boolean {
    opener?.open(view.get().known === 'outcome' ? 'show' : 'edit');
    return opener !== null;
  }

  /** The worker sleeps and does not hear that the network came back; its own clock may be minutes away. */
  function online(event: Event) {
    // A page can forge the event, and this one makes us ask the tracker.
    if (!event.isTrusted || view.get().place !== 'used') return;
    const { sharing, trouble } = view.get();
    if (sharing.state !== 'waiting' && !trouble) return;
    void ask(() => stay.ask({ type: 'item.check', item: stay.found.get().item })).then(take);
  }

  win.addEventListener('online', online, { signal: stay.signal });
  view.on(update);
  const off = stay.found.on(() => {
    // A change of the page may be the updated extension's own host: never fight it for the place.
    if (!alive()) return gone();
    update();
    tellSoon();
    rows();
  });
  stay.signal.addEventListener('abort', off);
  const tick = win.setInterval(draw, TICK);
  const late = win.setTimeout(rows, AFTER_STRIP);
  update();
  if (stay.view.begin) open();
  void tell();

  return {
    open,
    push: take,
    developer(is) {
      if (is === developer) return;
      developer = is;
      if (!opener?.isOpen()) {
        clear();
        update();
      }
    },
    end(keep = false) {
      win.clearTimeout(timer);
      win.clearInterval(tick);
      win.clearTimeout(late);
      sight.stop();
      if (keep) opener?.drop();
      else clear();
    },
    host: () => host,
  };
}
