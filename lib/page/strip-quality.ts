/** What the strip says of a bet that is not ready, of work that began without one, and of exceptions. */
import type { ItemView } from '../messages/protocol';
import { showDay } from '../outcome/day';
import { badgeFacts, type Quality } from '../outcome/quality';
import type { Finding } from '../outcome/rules/types';
import { WRITE } from '../strings/common';
import { thingsToMend } from '../strings/panel-count';
import { STRIP } from '../strings/strip';
import { dim, strong } from './strip-beside';
import type { Say } from './strip-model';

/** What is to be mended before it is ready: what blocks, else what is warned of. */
export function toMend({ findings }: Quality): Finding[] {
  const of = (severity: Finding['severity']) => findings.filter((f) => f.severity === severity);
  const blocking = of('error');
  return blocking.length > 0 ? blocking : of('warning');
}

/** What a badge says of it. */
export const standingFacts = (q: Quality | undefined) => ({
  ...badgeFacts(q),
  shipped: q?.unguarded === 'shipped',
});

/** An exception that is needed still, or was when it ended. */
export function waiverOf({ quality: q, missing }: Pick<ItemView, 'quality' | 'missing'>) {
  const ready = missing.length === 0 && q?.strength && q.strength.score >= q.threshold;
  return ready ? undefined : q?.waiver;
}

/** Before what else is said of an outcome, or of an item without one; null: nothing is. */
export function ofQuality(view: ItemView): Say | null {
  const q = view.quality;
  if (!q) return null;
  const waiver = waiverOf(view);
  const mend = { label: STRIP.mend, act: 'edit', look: 'plain' } as const;
  const plan = 'short';
  if (waiver) {
    const day = showDay(waiver.until, 'short');
    if (waiver.ended) return { runs: [strong(STRIP.ended(day))], action: mend, plan };
    const action = { ...mend, label: STRIP.answerNow, look: 'quiet' } as const;
    return { runs: [strong(STRIP.waived(day)), { text: ` ${waiver.why}` }], action, plan };
  }
  const [first, ...others] = q.readiness === 'fine' ? [] : toMend(q);
  if (first) {
    const runs = [strong(`${thingsToMend(others.length + 1)}.`), { text: ` ${first.what}` }];
    if (others.length > 0) runs.push(dim(` ${STRIP.more(others.length)}`));
    return { runs, action: mend, plan };
  }
  if (!q.unguarded || view.known === 'outcome') return null;
  return { runs: [strong(STRIP[q.unguarded])], action: { ...mend, label: WRITE, look: 'primary' } };
}
