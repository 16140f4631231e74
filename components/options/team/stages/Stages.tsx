/** The section “Stages”: names of states, labels and columns that mean a stage. */
import { STAGES, type Stage } from '../../../../lib/outcome/stage';
import { stages as words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { stageName } from '../../../../lib/strings/team';
import type { SectionProps } from '../../section';
import { Chips } from '../controls/Chips';
import { Head } from '../Head';
import { isLocked, useEdit, useHere } from '../here';
import { Lock, Warnings } from '../Setting';
import { TeamFrame } from '../TeamFrame';
import { KINDS, type NameKind, namesOf, withNames } from './map';

export function Stages(props: SectionProps) {
  return (
    <TeamFrame {...props} section="stages">
      <Sheet />
    </TeamFrame>
  );
}

function Sheet() {
  const here = useHere();
  const { team } = here;
  const edit = useEdit();
  const locked = isLocked(here, 'stages');
  const { hint } = wordsOf('stages/map');
  const map = team.stages ?? [];
  const set = (stage: Stage, kind: NameKind, names: string[]) =>
    edit(stageName(stage), (t) => ({ ...t, stages: withNames(t.stages ?? [], stage, kind, names) }));
  return (
    <>
      <Head title={words.title} lead={words.lead(team.name)} />
      <section className="part" data-setting="map">
        <p className="hint">{hint}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className="scroll" aria-label={words.title} tabIndex={0}>
          <table className="stages">
            <thead>
              <tr>
                <th scope="col">{words.columns.stage}</th>
                {KINDS.map((k) => (
                  <th key={k} scope="col">
                    {words.columns[k]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {STAGES.map((stage) => (
                <tr key={stage} data-setting={stage}>
                  <th scope="row" className="rh">
                    {stageName(stage)}
                    <span className="s t2 blk">{words.means[stage]}</span>
                  </th>
                  {KINDS.map((kind) => (
                    <td key={kind} className="names">
                      <Chips
                        items={namesOf(map, stage, kind)}
                        label={words.label[kind](stageName(stage))}
                        placeholder={words.add[kind]}
                        drop={words.drop}
                        disabled={locked}
                        take={(typed) => ({ take: typed.slice(0, 100) })}
                        onChange={(names) => set(stage, kind, names)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <Lock path="stages" />
        <Warnings path="stages" />
      </section>
      <section className="part">
        <h2>{words.defaults}</h2>
        <p className="lead">{words.defaultsLead}</p>
        <dl className="facts">
          {words.defaultRows.map(([name, what]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="hint after">{words.record}</p>
      </section>
    </>
  );
}
