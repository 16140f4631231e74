/** How a badge looks: its sign, and its classes of `shared.css`. */
import type { Badge, BadgeIcon } from '../outcome/badge';
import {
  down,
  downGood,
  due,
  flat,
  framed,
  gap,
  type Icon,
  incomplete,
  link,
  measuring,
  none,
  notChecked,
  paused,
  unknown,
  up,
  upBad,
  waived,
} from './icons';

export const BADGE_ICONS: Record<BadgeIcon, Icon> = {
  notChecked,
  link,
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

/** Classes of a badge that says a word where others say a number: what is missing stands out then. */
export function wordClasses({ state, tone }: Badge): string {
  return `b ${tone} ${state}${state === 'none' || state === 'incomplete' ? ' word' : ''}`;
}
