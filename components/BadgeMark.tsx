/** A badge of the badge table, in the panel and in the extension's pages; the same as `lib/page/draw-badge.ts`. */
import { BADGE_ICONS } from '../lib/look/badge';
import type { Badge } from '../lib/outcome/badge';
import { Icon } from './Icon';

/** `className`: classes of `shared.css`. */
export function BadgeMark({ badge, className }: { badge: Badge; className: string }) {
  return (
    // The badge is a picture with words: the whole name is read, not the short text.
    <span className={className} role="img" aria-label={badge.label} title={badge.label}>
      <Icon shape={BADGE_ICONS[badge.icon]} />
      <span className="bt">{badge.text}</span>
      {badge.notShared && <i className="dot" />}
    </span>
  );
}
