/** The line over a floating panel: which anchor was not found, so that nobody wonders why it stands there. */
import { FLOATING, LOST } from '../strings/strip';
import { make } from './element';

/** @param what the part that was not found, in words */
export function floatingLine(what: string = LOST.strip): HTMLElement {
  return make('p', { class: 'aside', text: FLOATING(what) });
}
