/** The section “Goals”: what bets are for, and the themes above them. */
import { goals as words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import type { Goal } from '../../../../lib/team/team';
import type { SectionProps } from '../../section';
import { CopyAddress } from '../CopyAddress';
import { NamedChips } from '../controls/NamedChips';
import { Head } from '../Head';
import { isLocked, useEdit, useHere } from '../here';
import { changed, freeName, idFor, without } from '../lists';
import { Setting } from '../Setting';
import { TeamFrame } from '../TeamFrame';
import { useFresh } from '../use-fresh';
import { GoalSheet } from './GoalSheet';

export function Goals(props: SectionProps) {
  return (
    <TeamFrame {...props} section="goals">
      <Sheet />
    </TeamFrame>
  );
}

function Sheet() {
  const here = useHere();
  const { team } = here;
  const edit = useEdit();
  const locked = isLocked(here, undefined);
  const all = team.goals ?? [];
  const { name } = wordsOf('goals/goals');
  const set = (what: string, to: (goals: Goal[]) => Goal[]) =>
    edit(what, (t) => ({ ...t, goals: to(t.goals ?? []) }));
  const mark = useFresh();
  const add = () => {
    const fresh = freeName(words.newName, all);
    const id = idFor(fresh, all, 'goal');
    set(fresh, (gs) => [...gs, { id, name: fresh }]);
    mark(id);
  };
  return (
    <>
      <Head title={words.title(team.name)} lead={words.lead} />
      <section className="part" data-setting="goals">
        <div className="named over">
          <h2>{name}</h2>
          <CopyAddress setting="goals" name={name} />
          {!locked && (
            <button type="button" className="btn end" onClick={add}>
              {words.add}
            </button>
          )}
        </div>
        {all.length === 0 && <p className="t2">{words.none}</p>}
        <ul className="sheets">
          {all.map((g) => (
            <GoalSheet
              key={g.id}
              goal={g}
              metrics={(team.metrics ?? []).filter((m) => !m.retired || m.id === g.metric)}
              themes={team.themes ?? []}
              locked={locked}
              onChange={(to) => set(g.name, (gs) => changed(gs, g.id, to))}
              onRemove={() => set(g.name, (gs) => without(gs, g.id))}
            />
          ))}
        </ul>
      </section>
      <section className="part">
        <p className="lead">{words.themesLead}</p>
        <Setting at="goals/themes" path="themes" group>
          {(p) => (
            <NamedChips
              items={team.themes ?? []}
              fallback="theme"
              label={words.themeLabel}
              placeholder={words.addTheme}
              drop={words.remove}
              disabled={p.locked}
              described={p.described}
              onChange={(themes) => edit(wordsOf('goals/themes').name, (t) => ({ ...t, themes }))}
            />
          )}
        </Setting>
      </section>
    </>
  );
}
