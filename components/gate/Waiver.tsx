/** The other way on: an exception with a reason and an end, which everybody reads. */
import { useEffect, useRef } from 'react';
import { waived } from '../../lib/look/icons';
import { badgeOf } from '../../lib/outcome/badge';
import { GATE, GATE_WAIVE } from '../../lib/strings/gate';
import { shortAsk, WAIVE } from '../../lib/strings/panel-quality';
import { dayOf } from '../../lib/strings/time';
import { BadgeMark } from '../BadgeMark';
import { Icon } from '../Icon';
import { useNow, useOf } from '../panel/context';
import { useWaiver, WaiverFields } from '../panel/WaiverFields';
import { blankOf } from './asks';
import { useGate, useIt } from './context';
import { Foot, Frame, GoOn, useItemName } from './Frame';

export function Waiver() {
  const { actions, confirm } = useGate();
  const gate = useIt((s) => s.gate);
  const busy = useIt((s) => s.busy);
  const stuck = useIt((s) => s.stuck);
  const form = useOf((s) => s.form);
  const today = dayOf(useNow());
  const name = useItemName();
  const whyField = useRef<HTMLTextAreaElement>(null);
  const { act, lastDay } = gate;
  const waiver = useWaiver(
    { today, last: lastDay, whyField },
    (why, until) => void actions.waive(why, until),
  );
  useEffect(() => whyField.current?.focus(), []);
  useEffect(() => {
    confirm.current = waiver.save;
    return () => {
      confirm.current = null;
    };
  });
  const blank = blankOf(gate.asked, form).map(shortAsk);
  const until = waiver.iso || lastDay;
  const badge = badgeOf({
    known: 'outcome',
    form: {},
    content: { waiver: { by: '', why: waiver.why, until } },
    today,
  });
  return (
    <Frame title={GATE_WAIVE.title(act)} rest={WAIVE.rest}>
      <div className="sl-b">
        <WaiverFields waiver={waiver} question={GATE_WAIVE.why(act)} seen={GATE_WAIVE.seen(name)} />
        <p className="s row means">
          <Icon shape={waived} />
          <span>
            {blank.length > 0 && `${GATE_WAIVE.missing(blank)} `}
            {WAIVE.badge} <BadgeMark badge={badge} className={`b h18 ${badge.tone} ${badge.state}`} />
          </span>
        </p>
      </div>
      <Foot>
        <button type="button" className="btn" onClick={() => actions.show('answers')}>
          {WAIVE.instead}
        </button>
        {stuck && <GoOn />}
        <button type="button" className="btn p" aria-disabled={busy || !waiver.ready} onClick={waiver.save}>
          {busy ? GATE.saving : GATE_WAIVE.yes(act)}
        </button>
      </Foot>
    </Frame>
  );
}
