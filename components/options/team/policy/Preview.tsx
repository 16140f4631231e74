/** What others would see of a sample bet: badge, strip and a held press, by the rules as they are being changed. */
import { useId, useState } from 'react';
import { badgeOf } from '../../../../lib/outcome/badge';
import { badgeFacts } from '../../../../lib/outcome/quality';
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import { stageName } from '../../../../lib/strings/team';
import { dayOf } from '../../../../lib/strings/time';
import { BadgeMark } from '../../../BadgeMark';
import { Choice } from '../controls/Choice';
import { Pick } from '../controls/Pick';
import { useHere } from '../here';
import { GatePicture } from './GatePicture';
import { StripPicture } from './StripPicture';
import { SAMPLE_STAGES, type SampleStage, type Says, sampleAt } from './sample';

const w = words.preview;
const STAGES = Object.fromEntries(SAMPLE_STAGES.map((s) => [s, stageName(s)])) as Record<SampleStage, string>;

export function Preview() {
  const { settings } = useHere();
  const [stage, setStage] = useState<SampleStage>('building');
  const [says, setSays] = useState<Says>('half');
  const id = useId();
  const today = dayOf(Date.now());
  const { view, quality, gate } = sampleAt(stage, says, settings, today);
  const badge = badgeOf({
    known: view.known,
    form: view.form,
    content: view.outcome?.content,
    sharing: view.sharing,
    today,
    wide: true,
    ...badgeFacts(quality),
    ...(quality.unguarded === 'shipped' && { shipped: true }),
  });
  return (
    <section className="box" aria-label={w.title}>
      <header>
        <h2>{w.title}</h2>
      </header>
      <div className="in-box preview">
        <p className="s t2">{w.lead}</p>
        <div className="row">
          <label className="s" htmlFor={id}>
            {w.at}
          </label>
          <Pick id={id} className="in pick small" value={stage} options={STAGES} onChange={setStage} />
          <Choice name={w.bet} value={says} options={w.bets} onChange={setSays} />
        </div>
        <h3>{w.badge}</h3>
        {quality.spared ? (
          <p className="s t2">{w.none}</p>
        ) : (
          <span className="row">
            <BadgeMark badge={badge} className={`b h18 ${badge.tone} ${badge.state}`} />
            {quality.strength && <span className="s t2 n">{w.strength(quality.strength.score)}</span>}
          </span>
        )}
        <h3>{w.strip}</h3>
        <StripPicture view={view} />
        <h3>{w.gate}</h3>
        {gate ? <GatePicture gate={gate} /> : <p className="s t2">{w.passes}</p>}
      </div>
    </section>
  );
}
