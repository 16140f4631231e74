/** A create form while it is open: a card beside it, and the panel in it. Nothing is typed into the form by itself. */

import { draw } from '../look/draw';
import { mark } from '../look/icons';
import { Refused } from '../messages/client';
import type { ItemView, PendingView } from '../messages/protocol';
import { stripBadge } from '../outcome/badge';
import { EDIT, OUTCOME, REGION, WRITE } from '../strings/common';
import { CARD, STRIP } from '../strings/strip';
import { bridge, cell, type Stay } from './bridge';
import { button, make } from './element';
import { floatingLine } from './floating';
import { makeHost } from './host';
import { isOpenKey } from './keys';
import { put } from './mount';
import { makeOpener } from './opener';
import type { Session } from './stay-item';
import { drawBadge } from './strip';

type NewStay = Extract<Stay, { kind: 'new' }>;

/** Sets a field so that the page's own framework notices, as if it had been typed. */
function fill(area: HTMLTextAreaElement, value: string) {
  const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
  native?.set?.call(area, value);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

export function stayWithForm(stay: NewStay, gone: () => void): Session {
  const view = cell<PendingView>(stay.view);
  const first = stay.found.get();
  const host = makeHost(
    document,
    first.panel ? 'strip' : 'floating',
    stay.tracker.id,
    stay.view.developer === true,
  );
  /** What the form says now; typing does not mutate the page, so it is read again. */
  const current = () => {
    const found = stay.tracker.find(document, new URL(location.href));
    return found.state === 'new' ? found : null;
  };
  const words = make('p');
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

  const opener = makeOpener(
    stay,
    host,
    {
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
    },
    (open) => {
      card.hidden = open === true;
      if (open === null) words.textContent = STRIP.noPanel;
    },
  );
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
  }

  function show() {
    const { saved, form } = view.get();
    const begun = Object.values(form).some((v) => v.trim() !== '');
    badge.replaceChildren(
      ...(saved ? [drawBadge(stripBadge({ known: 'outcome', form, sharing: { state: 'here' } }))] : []),
    );
    if (saved) words.replaceChildren(make('b', { text: CARD.waits }), ` ${CARD.waitsRest}`);
    else words.textContent = begun ? CARD.draft : CARD.empty;
    badge.hidden = !saved;
    press.textContent = saved ? EDIT : WRITE;
    press.className = saved ? 'btn' : 'btn p';
  }

  view.on(show);
  stay.found.on(stand);
  stand();
  show();
  void refresh();

  /** A draft of this form may have been written since the scout asked. */
  async function refresh() {
    try {
      const now = await stay.ask({ type: 'pending.open', place: stay.place });
      if (!stay.signal.aborted && !opener.isOpen()) view.set(now);
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
      if (!keep) host.remove();
    },
    host: () => host,
  };
}
