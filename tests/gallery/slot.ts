/** A slot as the page script makes it, without a page: our look in a shadow root, answers from a function. */

import forms from '../../lib/look/forms.css?inline';
import own from '../../lib/look/own.css?inline';
import jira from '../../lib/look/palette-jira.css?inline';
import linear from '../../lib/look/palette-linear.css?inline';
import shared from '../../lib/look/shared.css?inline';
import tokens from '../../lib/look/tokens.css?inline';
import type { Ask } from '../../lib/messages/client';
import type { ItemView, PendingView } from '../../lib/messages/protocol';
import { cell, type Intent, type PanelSlot } from '../../lib/page/bridge';
import { addressOf } from '../../lib/trackers/addresses';

export type SlotOptions = {
  ask?: Ask;
  intent?: Intent;
  theme?: 'light' | 'dark';
  tracker?: string;
  fold?: () => void;
  /** The page still shows the description as it was before a save. */
  behind?: boolean;
} & ({ view: ItemView } | { pending: PendingView });

export function slotIn(host: HTMLElement, o: SlotOptions): PanelSlot {
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = tokens + jira + linear + own + shared + forms;
  const box = document.createElement('div');
  box.className = 'sl-theme';
  box.dataset.tracker = o.tracker ?? ('view' in o ? o.view.item.tracker : o.pending.place.tracker);
  box.dataset.mode = o.theme ?? 'light';
  const container = document.createElement('div');
  box.append(container);
  root.append(style, box);
  const never = (() => new Promise(() => {})) as unknown as Ask;
  const base = {
    container,
    root,
    ask: o.ask ?? never,
    fold: o.fold ?? (() => {}),
    intent: cell<Intent>(o.intent ?? 'show'),
    narrow: cell(false),
    keys: { handler: null },
  };
  if ('view' in o)
    return {
      ...base,
      mode: 'item',
      item: o.view.item,
      view: cell(o.view),
      address: addressOf,
      ...(o.behind && { behind: cell(true) }),
    };
  return {
    ...base,
    mode: 'new',
    place: o.pending.place,
    view: cell(o.pending),
    title: () => o.pending.title,
    insert: () => true,
  };
}
