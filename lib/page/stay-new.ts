/** A create form while it is open: a card beside it, and the panel in it. Nothing is typed into the form by itself. */

import { draw } from '../look/draw';
import { mark } from '../look/icons';
import { type Ask, Refused } from '../messages/client';
import type { ItemView, PendingView } from '../messages/protocol';
import { stripBadge } from '../outcome/badge';
import { EDIT, OUTCOME, REGION, WRITE } from '../strings/common';
import { GATE_FAILED } from '../strings/gate-page';
import { CARD, STRIP } from '../strings/strip';
import { bridge, cell, type Stay } from './bridge';
import { drawBadge } from './draw-badge';
import { button, make } from './element';
import { floatingLine } from './floating';
import { guardPress } from './gate';
import { makeHost } from './host';
import { isOpenKey } from './keys';
import { put } from './mount';
import { makeOpener, type SlotPart } from './opener';
import type { Session } from './session';
import { STRIP_LOOK } from './strip-look';

/** A title is told this long after the last key (ms). */
const TYPED = 400;
/** While the form is open this is told again and again (ms): an issue that comes long after is not taken for its own. */
const STILL_HERE = 60_000;

type NewStay = Extract<Stay, { kind: 'new' }>;

/** Sets a field so that the page's own framework notices, as if it had been typed. */
function fill(area: HTMLTextAreaElement, value: string) {
  const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
  native?.set?.call(area, value);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Does a form stand in a dialog in which nothing scrolls? What grows there pushes the dialog's own buttons out of the
 * window, so it has to scroll by itself.
 */
function keepsHeight(from: Element): boolean {
  const dialog = from.closest('[role="dialog"], dialog');
  if (!dialog) return false;
  for (let el = from.parentElement; el; el = el === dialog ? null : el.parentElement)
    if (/auto|scroll/.test(getComputedStyle(el).overflowY)) return false;
  return true;
}

export function stayWithForm(stay: NewStay, alive: () => boolean, gone: () => void): Session {
  const view = cell<PendingView>(stay.view);
  const first = stay.found.get();
  const host = makeHost(
    document,
    first.panel ? 'strip' : 'floating',
    stay.tracker.id,
    stay.view.developer === true,
    STRIP_LOOK,
  );
  /** What the form says now; typing does not mutate the page, so it is read again. */
  const current = () => {
    const found = stay.tracker.find(document, new URL(location.href));
    return found.state === 'new' ? found : null;
  };
  /** The title as it was last typed. */
  let title = first.title;
  let typing: ReturnType<typeof setTimeout> | undefined;
  /** Something of this form is kept by the worker. */
  let kept = false;
  const isKept = () =>
    kept || view.get().saved || Object.values(view.get().form).some((v) => v.trim() !== '');

  /** What the panel says is about the record of this form: the next form in this tab has one of its own. */
  const ask: Ask = (message) => {
    const ours =
      message.type === 'pending.put' || message.type === 'pending.drop' || message.type === 'pending.text';
    if (message.type === 'pending.put') kept = true;
    return stay.ask<typeof message>(ours ? { ...message, id: view.get().id } : message);
  };
  const words = make('p', { attrs: { role: 'status' } });
  const badge = make('span', { class: 'badge' });
  const press = button({ class: 'btn p' }, () => opener.open('edit'));
  const card = make(
    'section',
    { class: 'card-new', attrs: { 'aria-label': REGION } },
    draw(mark, 'mark'),
    make('h2', { text: OUTCOME }),
    badge,
    words,
    press,
  );
  if (!first.panel) host.box.append(floatingLine(first.lost[0]));
  host.box.append(card);

  const part: SlotPart = {
    mode: 'new',
    place: stay.place,
    view,
    title: () => current()?.title ?? '',
    ...(first.viewer !== undefined && { viewer: first.viewer }),
    insert(text) {
      const area = current()?.body;
      if (!area) return false;
      const there = area.value.trimEnd();
      if (!there.includes(text.trim())) fill(area, there === '' ? text : `${there}\n\n${text}`);
      return true;
    },
  };
  const guarded = guardPress({ ...stay, ask }, part, {
    alive,
    developer: () => stay.view.developer === true,
    opens: () => opener.drop(),
    failed: () => {
      words.textContent = GATE_FAILED;
    },
  });
  const opener = makeOpener({ ...stay, ask: guarded }, host, part, (open) => {
    card.hidden = open === true;
    if (open === null) words.textContent = STRIP.noPanel;
  });
  host.keys.handler = (event) => {
    if (isOpenKey(event)) {
      event.preventDefault();
      open();
    } else if (card.hidden) bridge().slot?.keys.handler?.(event);
  };

  function open(): boolean {
    if (stay.signal.aborted) return false;
    opener.open(view.get().saved ? 'show' : 'edit');
    return true;
  }

  function stand() {
    if (stay.signal.aborted) return;
    const { panel } = stay.found.get();
    if (panel) put(host.el, panel);
    else if (!host.el.isConnected) document.body.append(host.el);
    host.box.classList.toggle('held', panel !== null && keepsHeight(host.el));
  }

  /** Tells the worker that the form is still there, and its title: the issue is known by both when it comes. */
  function tell() {
    clearTimeout(typing);
    if (!isKept()) return;
    const { id } = view.get();
    stay.ask({ type: 'pending.touch', place: stay.place, id, title }).catch((e: unknown) => {
      if (e instanceof Refused && e.code === 'gone') gone();
    });
  }

  /** Somebody typed in the title field. */
  function typed(event: Event) {
    const now = current()?.title;
    if (!(event.target instanceof HTMLInputElement) || event.target.value !== now) {
      look();
      return;
    }
    title = now;
    clearTimeout(typing);
    // The outcome of this very title may wait from before.
    typing = setTimeout(() => (isKept() ? tell() : void refresh()), TYPED);
  }

  /**
   * Reads the title. A field is emptied without typing when the tracker has made the issue and keeps the form for
   * another ("Create more"): what was saved goes on waiting for its issue, and this form begins anew.
   */
  function look(): void {
    const now = current()?.title;
    if (now === undefined || now === title) return;
    if (now === '' && view.get().saved) {
      tell();
      opener.drop();
      kept = false;
      view.set({ ...view.get(), id: crypto.randomUUID(), form: {}, opened: [], title: '', saved: false });
    }
    title = now;
    if (now !== '' && !isKept()) void refresh();
  }

  function show() {
    const { saved, form } = view.get();
    const begun = Object.values(form).some((v) => v.trim() !== '');
    badge.replaceChildren(
      ...(saved ? [drawBadge(stripBadge({ known: 'outcome', form, sharing: { state: 'here' } }))] : []),
    );
    if (saved)
      words.replaceChildren(
        make('b', { text: CARD.waits }),
        ` ${(view.get().connected ? CARD.waitsRest : CARD.waitsHere)(stay.tracker.id)}`,
      );
    else words.textContent = begun ? CARD.draft : CARD.empty;
    badge.hidden = !saved;
    press.textContent = saved ? EDIT : WRITE;
    press.className = saved ? 'btn' : 'btn p';
  }

  view.on(show);
  const off = stay.found.on(() => {
    stand();
    look();
  });
  const { signal } = stay;
  signal.addEventListener('abort', off);
  document.addEventListener('input', typed, { capture: true, signal });
  // Before anything is typed or pressed it is known whether this still is the same form.
  for (const sign of ['focusin', 'beforeinput', 'pointerdown'])
    document.addEventListener(sign, look, { capture: true, signal });
  addEventListener('pagehide', tell, { signal });
  const clock = setInterval(tell, STILL_HERE);
  stand();
  show();
  void refresh();

  /** A draft of this form may have been written since the scout asked. */
  async function refresh() {
    try {
      const of = title;
      const now = await stay.ask({
        type: 'pending.open',
        place: stay.place,
        title,
        viewer: current()?.viewer,
      });
      if (stay.signal.aborted || opener.isOpen() || kept || title !== of) return;
      // It stays the same form as long as nothing waits for it: what was let through is known by its id.
      const waits = now.saved || Object.values(now.form).some((v) => v.trim() !== '');
      view.set(waits ? now : { ...now, id: view.get().id });
    } catch (e) {
      if (e instanceof Refused && e.code === 'gone') gone();
    }
  }

  return {
    open,
    push: (_: ItemView) => undefined,
    developer: () => undefined,
    end(keep = false) {
      opener.drop();
      clearInterval(clock);
      tell();
      if (!keep) host.remove();
    },
    host: () => host,
  };
}
