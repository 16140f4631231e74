/** An exception from what is asked: why, and until when. Everybody who opens the item reads it. */
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { badgeOf } from '../../lib/outcome/badge';
import type { Quality } from '../../lib/outcome/quality';
import { shortKey } from '../../lib/strings/common';
import { STANDING, WAIVE } from '../../lib/strings/panel-quality';
import { dayOf } from '../../lib/strings/time';
import { BadgeMark } from '../BadgeMark';
import { Icon } from '../Icon';
import { useNow, useOf, usePanel } from './context';
import { useFocusFirst } from './focus';
import { useQualityActions } from './quality-actions';
import { BrowserNote, missingNames } from './Standing';
import { ahead, useWaiver, WaiverFields } from './WaiverFields';

/** Where no policy has said how long one may last (days). */
const DEFAULT_DAYS = 90;

function lastDayOf({ lastDay }: Quality, gate: ItemView['gate'], today: string): string {
  return lastDay ?? gate?.close?.lastDay ?? ahead(today, DEFAULT_DAYS);
}

export function WaiveView({ view, quality }: { view: ItemView; quality: Quality }) {
  const { actions } = usePanel();
  const { waive } = useQualityActions();
  const today = dayOf(useNow());
  const last = lastDayOf(quality, view.gate, today);
  const busy = useOf((s) => s.busy !== null);
  const whyField = useFocusFirst<HTMLTextAreaElement>();
  const waiver = useWaiver({ today, last, whyField }, (why, until) => {
    if (!busy) void waive(why, until);
  });
  const left = STANDING.missing(missingNames(view, quality)).trim();
  const form = view.form;
  const badge = badgeOf({
    known: 'outcome',
    form,
    content: {
      ...view.outcome?.content,
      waiver: { by: '', why: waiver.why || '–', until: waiver.iso || last },
    },
    today,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question inside the panel, not a set of fields
    <div role="group" aria-labelledby="sl-waive-title">
      <div className="sl-b">
        <h3 className="st" id="sl-waive-title">
          {WAIVE.title}
        </h3>
        <p className="t2 under">{WAIVE.rest}</p>
        <WaiverFields waiver={waiver} question={WAIVE.why} seen={WAIVE.seen(shortKey(view.item.key))} />
        <p className="s row means">
          <Icon shape={icons.waived} />
          <span>
            {left} {WAIVE.badge} <BadgeMark badge={badge} className={`b h18 ${badge.tone} ${badge.state}`} />
          </span>
        </p>
      </div>
      <BrowserNote view={view} />
      <div className="sl-f">
        <button type="button" className="btn q" onClick={() => actions.show('rest')}>
          {WAIVE.no}
        </button>
        <span className="end">
          <button type="button" className="btn" onClick={() => actions.openForm()}>
            {WAIVE.instead}
          </button>
          <button
            type="button"
            id="sl-waive-go"
            className="btn p"
            aria-disabled={busy || !waiver.ready}
            onClick={waiver.save}
          >
            {WAIVE.yes}
          </button>
        </span>
      </div>
    </div>
  );
}
