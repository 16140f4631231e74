/** Used places that several teams claim: which one holds there, and why. */
import { team as words } from '../../../../lib/strings/pages-team';
import { teamsOf } from '../../../../lib/team/scope';
import { nameOf } from '../../../page/place-input';
import { useSettings } from '../../../page/places';
import { useHere } from '../here';
import { useTeams } from '../store';

export function Overlaps() {
  const { team } = useHere();
  const settings = useSettings((s) => s.settings);
  const list = useTeams((s) => s.list);
  if (settings.state !== 'here' || list.state !== 'here') return null;
  const { places } = settings.value;
  const all = list.value.teams.map((t) => (t.team.id === team.id ? team : t.team));
  const rows = places
    .filter((p) => p.choice === 'used' && p.scope === 'place')
    .map((p) => ({ p, claims: teamsOf(p, all) }))
    .filter(({ claims }) => claims.length > 1 && claims.some((c) => c.team.id === team.id));
  if (rows.length === 0) return null;
  const w = words.overlaps;
  return (
    <div className="under">
      <h2>{w.title}</h2>
      <p className="hint">{w.lead}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.place}</th>
            <th scope="col">{w.holds}</th>
            <th scope="col">{w.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ p, claims: [first, ...others] }) => (
            <tr key={`${p.tracker}|${p.site}|${p.name}`}>
              <td>{nameOf(p, p.scope)}</td>
              <td>
                <span className="st">{first?.team.name}</span>{' '}
                <span className="t2">{w.others(others.map((o) => o.team.name))}</span>
              </td>
              <td className="t2">{first?.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
