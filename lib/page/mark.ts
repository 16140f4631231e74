/**
 * The mark of a place nobody chose: 24 px at the end of the title, and its menu. It keeps nothing of the page and sends
 * nothing until somebody chooses. The menu stands in the top layer, so that no part of the page cuts it off.
 */
import { draw } from '../look/draw';
import { mark as markIcon } from '../look/icons';
import { placeName } from '../strings/common';
import { everyIn, MARK } from '../strings/strip';
import type { Place } from '../trackers/tracker';
import { button, make } from './element';
import type { Host } from './host';

export type Choice = { scope: 'place' | 'owner'; choice: 'used' | 'hidden' };

/**
 * Fills `host` with the mark.
 * @returns ways to open and close the menu from elsewhere (key, popup, the mark goes)
 */
export function makeMark(
  host: Host,
  place: Place,
  choose: (choice: Choice) => void,
): { open(): void; close(): void } {
  const doc = host.el.ownerDocument;
  const trigger = button(
    {
      class: 'fm',
      attrs: { 'aria-label': MARK.name, 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    },
    () => (expanded() ? close(true) : open()),
  );
  trigger.append(draw(markIcon, 'mark'));
  host.box.append(trigger);
  let entries: HTMLButtonElement[] = [];
  let menu: HTMLElement | null = null;

  /** Made when it is first asked for: most marks are never pressed. */
  function makeMenu(): HTMLElement {
    const items: [string, string, Choice][] = [
      [MARK.use(placeName(place)), '', { scope: 'place', choice: 'used' }],
      [MARK.everywhere(place.owner), everyIn(place.tracker), { scope: 'owner', choice: 'used' }],
      [MARK.not, MARK.undoWhere, { scope: 'place', choice: 'hidden' }],
    ];
    entries = items.map(([text, small, choice]) => {
      const quiet = choice.choice === 'hidden' ? ' no' : '';
      const entry = button({ class: `mi${quiet}`, text, attrs: { role: 'menuitem', tabindex: '-1' } }, () => {
        close(false);
        choose(choice);
      });
      if (small) entry.append(make('small', { text: small }));
      return entry;
    });
    const made = make(
      'div',
      { class: 'mark-menu', attrs: { role: 'menu', 'aria-label': MARK.menu, popover: 'manual' } },
      make('p', {}, make('b', { text: MARK.silentBold }), MARK.silent),
      ...entries,
    );
    host.box.append(made);
    return made;
  }

  let closing: AbortController | null = null;
  const expanded = () => closing !== null;

  function open() {
    if (closing) return;
    closing = new AbortController();
    const { signal } = closing;
    menu ??= makeMenu();
    menu.hidden = false;
    menu.showPopover?.();
    place_();
    trigger.setAttribute('aria-expanded', 'true');
    entries[0]?.focus({ preventScroll: true });
    const win = doc.defaultView;
    doc.addEventListener('pointerdown', (e) => e.target !== host.el && close(false), {
      capture: true,
      signal,
    });
    win?.addEventListener('resize', place_, { signal });
    win?.addEventListener('scroll', place_, { signal, passive: true, capture: true });
  }

  /** Under the mark, inside the window. */
  function place_() {
    const at = trigger.getBoundingClientRect();
    const win = doc.defaultView;
    if (!win || !menu) return;
    const width = menu.offsetWidth || 284;
    menu.style.left = `${Math.max(8, Math.min(at.left - 60, win.innerWidth - width - 8))}px`;
    menu.style.top = `${at.bottom + 6}px`;
  }

  function close(back: boolean) {
    if (!closing) return;
    closing.abort();
    closing = null;
    menu?.hidePopover?.();
    if (menu) menu.hidden = true;
    trigger.setAttribute('aria-expanded', 'false');
    if (back) trigger.focus();
  }

  host.keys.handler = (event) => {
    if (!closing) return;
    const at = entries.indexOf(host.root.activeElement as HTMLButtonElement);
    const to = {
      ArrowDown: (at + 1) % entries.length,
      ArrowUp: (at + entries.length - 1) % entries.length,
      Home: 0,
      End: entries.length - 1,
    }[event.key];
    if (to !== undefined) entries[to]?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') return close(true);
    else return;
    event.preventDefault();
  };
  return { open, close: () => close(false) };
}
