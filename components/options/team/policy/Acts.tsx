/** Which acts are looked at before they happen and which after: what this check can do, and what it cannot. */
import { info } from '../../../../lib/look/icons';
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { Icon } from '../../../Icon';
import { CopyAddress } from '../CopyAddress';

const w = words.acts;

export function Acts() {
  const { name } = wordsOf('policy/acts');
  return (
    <section className="part" data-setting="acts">
      <div className="named over">
        <h2>{name}</h2>
        <CopyAddress setting="acts" name={name} />
      </div>
      <p className="note">
        <Icon shape={info} />
        <span>{w.lead}</span>
      </p>
      <table className="acts">
        <thead>
          <tr>
            <th scope="col">{w.columns.act}</th>
            <th scope="col">{w.columns.when}</th>
          </tr>
        </thead>
        <tbody>
          {w.rows.map(([act, when]) => (
            <tr key={act}>
              <td>{act}</td>
              <td className={when === 'before' ? 'st' : 't2'}>{w[when]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{w.note}</p>
      <p className="hint">{w.fails}</p>
    </section>
  );
}
