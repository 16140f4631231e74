/** The one tip of all badges: the sentence of the item that somebody points at, asked for then. */
import tokens from '../../look/tokens.css?inline';
import { UNREAD } from '../../strings/rows';
import { bridge } from '../bridge';
import { make } from '../element';
import type { Mode } from '../theme';

const LOOK =
  '.tip{position:fixed;inset:auto;margin:0;max-width:min(420px,calc(100vw - 24px));padding:8px 11px;border:1px solid var(--sl-border);border-radius:var(--sl-r2);background:var(--sl-raised);color:var(--sl-text);font:400 12px/1.5 var(--sl-font);box-shadow:0 8px 24px #0003;white-space:pre-line;overflow-wrap:anywhere;pointer-events:none}';
const SHELL =
  ':host{display:block!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important}';
/** A pointer that only passes over asks for nothing (ms). */
const REST = 120;

/** @param open the developer switch; @param mode the page's theme now */
export function makeTip(doc: Document, tracker: string, open: boolean, mode: () => Mode) {
  let el: HTMLElement | null = null;
  let box: HTMLElement | null = null;
  let text: HTMLElement | null = null;
  let about: Element | null = null;
  let timer = 0;
  const win = doc.defaultView as Window;

  function stand() {
    if (el?.isConnected) return;
    el = doc.createElement('div');
    const root = el.attachShadow({ mode: open ? 'open' : 'closed' });
    const style = doc.createElement('style');
    style.textContent = tokens + LOOK + SHELL;
    text = make('div', { class: 'tip', attrs: { role: 'tooltip', popover: 'manual' } });
    box = make('div', { class: 'sl-theme', attrs: { 'data-tracker': tracker } }, text);
    root.append(style, box);
    bridge().hosts.set(el, { handler: null });
    doc.body.append(el);
  }

  function place(by: Element) {
    if (!text) return;
    const at = by.getBoundingClientRect();
    const size = text.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, win.innerWidth - size.width - 8));
    const under = at.bottom + 6 + size.height < win.innerHeight;
    text.style.left = `${left}px`;
    text.style.top = `${under ? at.bottom + 6 : Math.max(8, at.top - 6 - size.height)}px`;
  }

  function hide() {
    win.clearTimeout(timer);
    about = null;
    text?.hidePopover?.();
  }
  win.addEventListener('scroll', hide, { capture: true, passive: true });

  return {
    hide,
    /**
     * @param button what is pointed at; its description for screen readers is set as well
     * @param host our element in the page around it
     */
    show(button: HTMLElement, host: Element, sentence: () => Promise<string>) {
      win.clearTimeout(timer);
      about = host;
      timer = win.setTimeout(() => {
        void sentence()
          .catch(() => UNREAD)
          .then((said) => {
            if (about !== host || !host.isConnected || said === '') return;
            stand();
            if (!text) return;
            box?.setAttribute('data-mode', mode());
            text.textContent = said;
            button.setAttribute('aria-description', said);
            text.showPopover?.();
            place(button);
          });
      }, REST);
    },
    /** The badge that it was about has gone. */
    left(host: Element) {
      if (about === host) hide();
    },
    stop() {
      hide();
      win.removeEventListener('scroll', hide, { capture: true });
      if (el) bridge().hosts.delete(el);
      el?.remove();
    },
  };
}
