/** What Sightline costs its person: minutes in the form, day by day. Of this device, and for nobody else. */
import type { Friction } from '../../../../lib/messages/team-protocol';
import { showDay } from '../../../../lib/outcome/day';
import { mine } from '../../../../lib/strings/pages-team-mine';
import { Reading } from '../../../page/Reading';
import { useBase } from '../base';
import { useFriction } from '../policy/friction';
import { useTeams } from '../store';

const words = mine.minutes;
/** Days that are shown. */
const MOST = 30;

/** "4.5"; whole where it is long. */
const minutes = (seconds: number) => {
  const m = seconds / 60;
  return m < 10 ? m.toFixed(1).replace(/\.0$/, '') : String(Math.round(m));
};

export function Minutes() {
  const list = useTeams((s) => s.list);
  const base = useBase((s) => s.base);
  // Time is the person's own; a team is named because rules are asked for in the same breath.
  const id = list.state === 'here' ? list.value.teams[0]?.team.id : undefined;
  const off = base.state === 'here' && base.value.personal.timing === false;
  return (
    <section className="part" data-setting="minutes">
      <h2>{words.title}</h2>
      <p className="lead">{words.lead}</p>
      {off && <p className="hint">{words.off}</p>}
      {id === undefined ? <p className="t2">{words.noTeam}</p> : <OfTeam id={id} />}
    </section>
  );
}

function OfTeam({ id }: { id: string }) {
  const [friction, again] = useFriction(id);
  return (
    <Reading what={words.title} of={friction} again={again}>
      {({ days }) =>
        days.length === 0 ? <p className="t2">{words.none}</p> : <Days days={days.slice(0, MOST).reverse()} />
      }
    </Reading>
  );
}

function Days({ days }: { days: Friction['days'] }) {
  const all = days.reduce((n, d) => n + d.seconds, 0);
  const saves = days.reduce((n, d) => n + d.saves, 0);
  const most = Math.max(...days.map((d) => d.seconds), 60);
  const day = (iso: string) => showDay(iso, 'short');
  return (
    <>
      <div className="bars" role="img" aria-label={words.chart(days.length, words.min(minutes(all)))}>
        {days.map((d) => (
          <i
            key={d.day}
            title={`${day(d.day)}: ${words.min(minutes(d.seconds))}`}
            style={{ height: `${Math.max(3, (d.seconds / most) * 100)}%` }}
          />
        ))}
      </div>
      {saves > 0 && <p className="s t2 n">{words.average(minutes(all / saves))}</p>}
      <details>
        <summary className="s">{words.asTable}</summary>
        <table className="narrow">
          <thead>
            <tr>
              <th scope="col">{words.table.day}</th>
              <th scope="col">{words.table.minutes}</th>
              <th scope="col">{words.table.saves}</th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map((d) => (
              <tr key={d.day}>
                <td>{day(d.day)}</td>
                <td className="n">{minutes(d.seconds)}</td>
                <td className="n">{d.saves}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
