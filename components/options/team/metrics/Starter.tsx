/** Common metrics to begin with, by kind. */
import { useState } from 'react';
import { metrics as words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { STARTER } from '../../../../lib/team/starter';
import type { CatalogueMetric, MetricKind } from '../../../../lib/team/team';
import { CopyAddress } from '../CopyAddress';
import { Pick } from '../controls/Pick';

const w = words.starter;
const offered = new Set(STARTER.map((m) => m.kind));
const KINDS = {
  '': w.all,
  ...Object.fromEntries(Object.entries(words.kinds).filter(([k]) => offered.has(k as MetricKind))),
} as Record<MetricKind | '', string>;

export function Starter({
  have,
  onAdd,
}: {
  have: readonly CatalogueMetric[];
  onAdd(metric: CatalogueMetric): void;
}) {
  const [kind, setKind] = useState<MetricKind | ''>('');
  const [said, setSaid] = useState('');
  const { name } = wordsOf('metrics/starter');
  const has = (m: CatalogueMetric) => have.some((h) => h.name.toLowerCase() === m.name.toLowerCase());
  return (
    <section className="part" data-setting="starter">
      <div className="named over">
        <h2>{name}</h2>
        <CopyAddress setting="starter" name={name} />
        <span className="row end">
          <Pick label={w.kind} className="in pick small" value={kind} options={KINDS} onChange={setKind} />
        </span>
      </div>
      <p className="lead">{w.lead}</p>
      <ul className="lines starter">
        {STARTER.filter((m) => kind === '' || m.kind === kind).map((m) => (
          <li key={m.id}>
            <div>
              <span className="st">{m.name}</span>{' '}
              <span className="s t2">
                {[
                  m.kind && words.kinds[m.kind],
                  m.unit,
                  m.goodDirection && `${words[m.goodDirection]} is good`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <p className="s t2">{m.definitions?.[0]?.text}</p>
            </div>
            <span className="row end">
              {has(m) ? (
                <span className="s t2">{w.there}</span>
              ) : (
                <button
                  type="button"
                  className="btn"
                  aria-label={w.nameAdd(m.name)}
                  onClick={() => {
                    onAdd(m);
                    setSaid(w.added(m.name));
                  }}
                >
                  {w.add}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="vh" role="status">
        {said}
      </p>
    </section>
  );
}
