/** The section “Metrics”: the catalogue of the team, and a starter catalogue to take from. */
import { useState } from 'react';
import { metrics as words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import type { CatalogueMetric } from '../../../../lib/team/team';
import type { SectionProps } from '../../section';
import { CopyAddress } from '../CopyAddress';
import { Head } from '../Head';
import { isLocked, useEdit, useHere } from '../here';
import { changed, freeName, idFor, without } from '../lists';
import { TeamFrame } from '../TeamFrame';
import { useFresh } from '../use-fresh';
import { Metric } from './Metric';
import { Starter } from './Starter';

export function Metrics(props: SectionProps) {
  return (
    <TeamFrame {...props} section="metrics">
      <Catalogue />
    </TeamFrame>
  );
}

function Catalogue() {
  const here = useHere();
  const { team, view, target } = here;
  const edit = useEdit();
  const all = team.metrics ?? [];
  const [open, setOpen] = useState(target);
  // The address of a metric opens it, also when one is shown already.
  const [seen, setSeen] = useState(target);
  if (seen !== target) {
    setSeen(target);
    setOpen(target);
  }
  const locked = isLocked(here, undefined);
  const { name } = wordsOf('metrics/catalogue');

  const set = (what: string, to: (metrics: CatalogueMetric[]) => CatalogueMetric[]) =>
    edit(what, (t) => ({ ...t, metrics: to(t.metrics ?? []) }));
  const add = (metric: Omit<CatalogueMetric, 'id'> & { name: string }, id: string) => {
    set(metric.name, (ms) => [...ms, { ...metric, id }]);
    return id;
  };
  const mark = useFresh();
  const addNew = () => {
    const fresh = freeName(words.newName, all);
    const id = idFor(fresh, all, 'metric');
    setOpen(add({ name: fresh }, id));
    mark(id);
  };
  return (
    <>
      <Head title={words.title(team.name)} lead={words.lead} />
      <section className="part" data-setting="catalogue">
        <div className="named over">
          <h2>{name}</h2>
          <CopyAddress setting="catalogue" name={name} />
          {!locked && (
            <button type="button" className="btn end" onClick={addNew}>
              {words.add}
            </button>
          )}
        </div>
        {all.length === 0 && <p className="t2">{words.none}</p>}
        <ul className="sheets">
          {all.map((m) => (
            <Metric
              key={m.id}
              metric={m}
              saved={view.team.metrics?.find((s) => s.id === m.id)}
              twice={all.some((o) => o !== m && o.name.toLowerCase() === m.name.toLowerCase())}
              sources={team.sources ?? []}
              locked={locked}
              open={open === m.id}
              onToggle={() => setOpen(open === m.id ? '' : m.id)}
              onChange={(to) => set(m.name, (ms) => changed(ms, m.id, to))}
              onRemove={() => set(m.name, (ms) => without(ms, m.id))}
              onSource={(source) => {
                edit(m.name, (t) => ({
                  ...t,
                  sources: [...(t.sources ?? []), source],
                  metrics: changed(t.metrics ?? [], m.id, { source: source.id }),
                }));
              }}
            />
          ))}
        </ul>
      </section>
      {!locked && <Starter have={all} onAdd={(m) => add(m, idFor(m.name, all, 'metric'))} />}
    </>
  );
}
