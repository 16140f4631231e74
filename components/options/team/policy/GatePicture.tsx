/** The dialog of a held press, as a picture in its own words. */
import type { GateView } from '../../../../lib/outcome/quality';
import { GATE } from '../../../../lib/strings/gate';
import { policy as words } from '../../../../lib/strings/pages-team-policy';

const questions: Readonly<Record<string, string>> = GATE.ask;

export function GatePicture({ gate }: { gate: GateView }) {
  const { act, asked, level, strength, threshold, team } = gate;
  const title = GATE.title(act, asked.length);
  const lead =
    strength !== undefined && strength < threshold ? GATE.weak(team, strength, threshold) : words.acts.lead;
  const asks = asked.flatMap((a) => questions[a] ?? []);
  const buttons = [GATE.back, GATE.waive, ...(level === 'nudge' ? [GATE.goOn] : []), GATE.save(act)];
  return (
    <div className="gate-picture" role="img" aria-label={[title, lead, ...asks, ...buttons].join(' ')}>
      <p className="st">{title}</p>
      <p className="s t2">{lead}</p>
      {asks.map((a) => (
        <span className="in ghost" key={a}>
          {a}
        </span>
      ))}
      <span className="row">
        {buttons.map((b, i) => (
          <span key={b} className={i === 0 ? 'btn q' : i === buttons.length - 1 ? 'btn p' : 'btn'}>
            {b}
          </span>
        ))}
      </span>
    </div>
  );
}
