/** Draws a badge of the badge table without a framework. */
import { BADGE_ICONS, wordClasses } from '../look/badge';
import { draw } from '../look/draw';
import type { Badge } from '../outcome/badge';
import { make } from './element';

/**
 * The badge of an item as an element; its name comes from the badge table.
 * @param word it says a word where others say a number, so what is missing stands out
 */
export function drawBadge(badge: Badge, word = true): HTMLElement {
  const el = make('span', {
    class: `${word ? wordClasses(badge) : `b ${badge.tone} ${badge.state}`} h18`,
    attrs: { role: 'img', 'aria-label': badge.label },
  });
  el.append(draw(BADGE_ICONS[badge.icon]), badge.text);
  if (badge.notShared) el.append(make('i', { class: 'dot' }));
  return el;
}
