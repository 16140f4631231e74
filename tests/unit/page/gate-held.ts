/** What is held, as a view says it. */
import type { GateView } from '../../../lib/outcome/quality';

export const held = (act: GateView['act'], more: Partial<GateView> = {}): GateView => ({
  act,
  to: act === 'close' ? 'shipped' : 'backlog',
  level: 'require',
  asked: ['target', 'reason'],
  more: 0,
  threshold: 50,
  lastDay: '2027-02-17',
  mayWaive: true,
  ...more,
});
