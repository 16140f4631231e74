/** One metric of the catalogue: a line, and its sheet below when it is open. */
import { useId } from 'react';
import { chevron } from '../../../../lib/look/icons';
import { metrics as words } from '../../../../lib/strings/pages-team-lists';
import type { CatalogueMetric, MetricKind } from '../../../../lib/team/team';
import { Icon } from '../../../Icon';
import { CopyAddress } from '../CopyAddress';
import { Choice } from '../controls/Choice';
import { Line } from '../controls/Line';
import { Pick } from '../controls/Pick';
import { Warnings } from '../Setting';
import { Definitions } from './Definitions';
import { Source } from './Source';
import { newestOf } from './versions';

type SourceName = { id: string; name: string };

export type MetricProps = {
  metric: CatalogueMetric;
  /** The same as it holds; absent: it was never saved. */
  saved: CatalogueMetric | undefined;
  /** Another one is called the same. */
  twice: boolean;
  sources: readonly SourceName[];
  locked: boolean;
  open: boolean;
  onToggle(): void;
  onChange(to: Partial<CatalogueMetric>): void;
  onRemove(): void;
  /** A source that has no name here yet becomes the metric's. */
  onSource(source: SourceName): void;
};

const KINDS = { '': words.kindNone, ...words.kinds } as Record<MetricKind | '', string>;
const DIRECTIONS = { up: words.up, down: words.down };

/** "%, up is good, acme-pm · definition v3". */
function about({ unit, goodDirection, owner, ...m }: CatalogueMetric): string {
  const newest = newestOf(m as CatalogueMetric);
  return [
    unit,
    goodDirection && `${DIRECTIONS[goodDirection]} is good`,
    m.kind && words.kinds[m.kind],
    owner,
    newest ? words.version(newest.version) : words.definitionNone,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function Metric(props: MetricProps) {
  const { metric, open, onToggle } = props;
  const id = useId();
  return (
    <li className={open ? 'sheet open' : 'sheet'} data-setting={metric.id}>
      <div className="head-line">
        <h3>
          <button type="button" className="fold" aria-expanded={open} aria-controls={id} onClick={onToggle}>
            <Icon shape={chevron} className="ic" />
            <span className={metric.retired ? 't2' : ''}>{metric.name || words.newName}</span>
          </button>
        </h3>
        {metric.retired && <span className="chip">{words.retired}</span>}
        <span className="s t2 n about">{about(metric)}</span>
        <CopyAddress setting={metric.id} name={metric.name} />
      </div>
      <div id={id} hidden={!open}>
        {open && <Sheet {...props} />}
      </div>
    </li>
  );
}

function Sheet({ metric, saved, twice, sources, locked, onChange, onRemove, onSource }: MetricProps) {
  const wrong = metric.name.trim() === '' ? words.nameEmpty : twice ? words.nameTwice(metric.name) : '';
  return (
    <div className="in-sheet">
      <Line
        label={words.name}
        value={metric.name}
        max={200}
        disabled={locked}
        hint={words.nameHint}
        wrong={wrong}
        onChange={(name) => onChange({ name })}
      />
      <div className="field">
        <span className="lbl">{words.direction}</span>
        <span className="row">
          <Choice
            name={`${words.direction}: ${metric.name}`}
            value={metric.goodDirection}
            options={DIRECTIONS}
            disabled={locked}
            onChange={(goodDirection) => onChange({ goodDirection })}
          />
          <span className="s t2">{words.unit}</span>
          <input
            className="in unit"
            aria-label={`${words.unit}: ${metric.name}`}
            value={metric.unit ?? ''}
            maxLength={40}
            placeholder="%"
            disabled={locked}
            autoComplete="off"
            onChange={(e) => onChange({ unit: e.target.value })}
          />
          <Pick
            label={`${words.kind}: ${metric.name}`}
            value={metric.kind ?? ''}
            options={KINDS}
            disabled={locked}
            onChange={(kind) => onChange({ kind: kind === '' ? undefined : kind })}
          />
        </span>
      </div>
      <Line
        label={words.owner}
        value={metric.owner ?? ''}
        max={200}
        disabled={locked}
        hint={words.ownerHint}
        onChange={(owner) => onChange({ owner })}
      />
      <Source metric={metric} sources={sources} locked={locked} onChange={onChange} onSource={onSource} />
      <Definitions metric={metric} saved={saved} locked={locked} onChange={onChange} />
      <Warnings path={`metrics.${metric.id}`} />
      {!locked && (
        <div className="row acts">
          {saved ? (
            <>
              <button
                type="button"
                className="btn"
                onClick={() => onChange({ retired: metric.retired ? undefined : true })}
              >
                {metric.retired ? words.restore : words.retire}
              </button>
              <span className="s t2">{words.retireHint}</span>
            </>
          ) : (
            <>
              <button type="button" className="btn danger" onClick={onRemove}>
                {words.remove}
              </button>
              <span className="s t2">{words.removeHint}</span>
            </>
          )}
        </div>
      )}
    </div>
  );
}
