/** The section “People and rhythm”: roles, meetings, money and calendar, and the team's words in its brief. */
import { common } from '../../../../lib/strings/pages';
import { people as words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import type { Role } from '../../../../lib/team/team';
import type { SectionProps } from '../../section';
import { CopyAddress } from '../CopyAddress';
import { Chips } from '../controls/Chips';
import { Line } from '../controls/Line';
import { Head } from '../Head';
import { isLocked, useEdit, useHere } from '../here';
import { changed, freeName, idFor, without } from '../lists';
import { TeamFrame } from '../TeamFrame';
import { useFresh } from '../use-fresh';
import { Brief } from './Brief';
import { Calendar } from './Calendar';
import { Rhythm } from './Rhythm';

export function People(props: SectionProps) {
  return (
    <TeamFrame {...props} section="people">
      <Sheet />
    </TeamFrame>
  );
}

function Sheet() {
  const { team } = useHere();
  return (
    <>
      <Head title={words.title} lead={words.lead(team.name)} />
      <Roles />
      <section className="part">
        <Rhythm />
        <Calendar />
      </section>
      <Brief />
    </>
  );
}

function Roles() {
  const here = useHere();
  const { settings } = here;
  const edit = useEdit();
  const locked = isLocked(here, undefined);
  const all = settings.roles;
  const { name } = wordsOf('people/roles');
  // The first change writes down what held without being written.
  const set = (what: string, to: (roles: Role[]) => Role[]) =>
    edit(what, (t) => ({ ...t, roles: to(t.roles ?? all) }));
  const mark = useFresh();
  const add = () => {
    const fresh = freeName(words.newRole, all);
    const id = idFor(fresh, all, 'role');
    set(fresh, (rs) => [...rs, { id, name: fresh }]);
    mark(id);
  };
  return (
    <section className="part" data-setting="roles">
      <div className="named over">
        <h2>{name}</h2>
        <CopyAddress setting="roles" name={name} />
        {!locked && (
          <button type="button" className="btn end" onClick={add}>
            {words.addRole}
          </button>
        )}
      </div>
      {all.length === 0 && <p className="t2">{words.none}</p>}
      <ul className="sheets">
        {all.map((role) => (
          <RoleSheet
            key={role.id}
            role={role}
            locked={locked}
            onChange={(to) => set(role.name, (rs) => changed(rs, role.id, to))}
            onRemove={() => set(role.name, (rs) => without(rs, role.id))}
          />
        ))}
      </ul>
    </section>
  );
}

function RoleSheet({
  role,
  locked,
  onChange,
  onRemove,
}: {
  role: Role;
  locked: boolean;
  onChange(to: Partial<Role>): void;
  onRemove(): void;
}) {
  return (
    <li className="sheet role" data-setting={role.id}>
      <div className="in-sheet">
        <div className="field">
          <input
            className="in st"
            aria-label={words.roleName}
            value={role.name}
            maxLength={100}
            disabled={locked}
            aria-invalid={role.name.trim() === ''}
            autoComplete="off"
            onChange={(e) => onChange({ name: e.target.value })}
          />
          <div className="who">
            <Chips
              items={role.people ?? []}
              label={words.personLabel(role.name)}
              placeholder={words.addPerson}
              drop={words.remove}
              disabled={locked}
              take={(typed) => ({ take: typed.replace(/^@/, '').slice(0, 100) })}
              onChange={(people) => onChange({ people: people.slice(0, 100) })}
            />
            {!locked && (
              <button type="button" className="btn q" aria-label={words.remove(role.name)} onClick={onRemove}>
                {common.remove}
              </button>
            )}
          </div>
        </div>
        <Line
          label={words.does}
          value={role.does ?? ''}
          max={500}
          disabled={locked}
          onChange={(does) => onChange({ does })}
        />
      </div>
    </li>
  );
}
