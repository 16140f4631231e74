/** Draws a badge of the badge table without a framework. */
import { draw } from '../look/draw';
import {
  down,
  downGood,
  due,
  flat,
  framed,
  gap,
  type Icon,
  incomplete,
  measuring,
  none,
  notChecked,
  paused,
  unknown,
  up,
  upBad,
  waived,
} from '../look/icons';
import type { Badge, BadgeIcon } from '../outcome/badge';
import { make } from './element';

const ICON: Record<BadgeIcon, Icon> = {
  notChecked,
  none,
  incomplete,
  paused,
  framed,
  measuring,
  up,
  downGood,
  down,
  upBad,
  flat,
  unknown,
  due,
  waived,
  gap,
};

/** The badge of an item as an element; its name comes from the badge table. */
export function drawBadge(badge: Badge): HTMLElement {
  const word = badge.state === 'none' || badge.state === 'incomplete' ? ' word' : '';
  const el = make('span', {
    class: `b h18 ${badge.tone} ${badge.state}${word}`,
    attrs: { role: 'img', 'aria-label': badge.label },
  });
  el.append(draw(ICON[badge.icon]), badge.text);
  if (badge.notShared) el.append(make('i', { class: 'dot' }));
  return el;
}
