/** The one line that stays when the extension was updated or removed under a page that is still open. */
import { DEAD } from '../strings/strip';
import { button, make } from './element';

/** @returns the notice, with a way to reload the page */
export function deadNotice(reload: () => void): HTMLElement {
  return make(
    'p',
    { class: 'line card', attrs: { role: 'status' } },
    DEAD.text,
    button({ class: 'btn q', text: DEAD.reload }, reload),
  );
}
