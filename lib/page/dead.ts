/** The one line that stays when the extension was updated or removed under a page that is still open. */
import { DEAD } from '../strings/strip';
import { button, make } from './element';
import type { Host } from './host';

/** The notice, with a way to reload the page. */
function deadNotice(reload: () => void): HTMLElement {
  return make(
    'p',
    { class: 'aside card', attrs: { role: 'status' } },
    DEAD.text,
    button({ class: 'btn q', text: DEAD.reload }, reload),
  );
}

/**
 * Removes the notice when the updated extension has put its own host beside it: the new script lives in a world of
 * its own and cannot reach the old one, but both stand at the same place. Worst case of a mistake: no notice.
 */
function untilReplaced(host: Element): void {
  const parent = host.parentNode;
  if (!parent) return;
  const isHost = (el: Element | null) =>
    el?.localName === 'div' && el.attributes.length === 0 && el.firstChild === null;
  const check = () => {
    if (!isHost(host.nextElementSibling) && !isHost(host.previousElementSibling)) return;
    observer.disconnect();
    host.remove();
  };
  const observer = new MutationObserver(check);
  observer.observe(parent, { childList: true });
  check();
}

/** Says in `host`, once, in place of what stood there, that this script is out of date; drafts are the worker's. */
export function lastNotice(host: Host): void {
  host.keys.handler = null;
  host.box.replaceChildren(deadNotice(() => location.reload()));
  untilReplaced(host.el);
}
