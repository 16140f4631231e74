/** Where a metric is read from, by name. The address of a source, and its key, are never part of a team. */
import { useId, useState } from 'react';
import { metrics as words } from '../../../../lib/strings/pages-team-lists';
import type { CatalogueMetric } from '../../../../lib/team/team';
import { Pick } from '../controls/Pick';
import { idFor } from '../lists';

type SourceName = { id: string; name: string };
const MORE = '+';

export function Source({
  metric,
  sources,
  locked,
  onChange,
  onSource,
}: {
  metric: CatalogueMetric;
  sources: readonly SourceName[];
  locked: boolean;
  onChange(to: Partial<CatalogueMetric>): void;
  onSource(source: SourceName): void;
}) {
  const [name, setName] = useState<string>();
  const id = useId();
  const known = Object.fromEntries(sources.map((s) => [s.id, s.name]));
  const options: Record<string, string> = {
    '': words.sourceNone,
    ...known,
    // One whose name went from the file: it stays, and nobody sees its id.
    ...(metric.source !== undefined && !(metric.source in known) && { [metric.source]: words.sourceGone }),
    [MORE]: words.sourceAdd,
  };
  const add = () => {
    const typed = name?.trim() ?? '';
    setName(undefined);
    if (typed === '') return;
    const there = sources.find((s) => s.name.toLowerCase() === typed.toLowerCase());
    if (there) onChange({ source: there.id });
    else onSource({ id: idFor(typed, [...sources], 'source'), name: typed });
  };
  return (
    <div className="field">
      <label htmlFor={id}>{words.source}</label>
      <div>
        {name === undefined ? (
          <Pick
            id={id}
            value={metric.source ?? ''}
            options={options}
            disabled={locked}
            described={`${id}-hint`}
            onChange={(v) => (v === MORE ? setName('') : onChange({ source: v || undefined }))}
          />
        ) : (
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: it takes the place of the list that had the focus
            autoFocus
            className="in short"
            value={name}
            maxLength={100}
            placeholder={words.sourceNew}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            onChange={(e) => setName(e.target.value)}
            onBlur={add}
            onKeyDown={(e) => {
              if (e.key === 'Enter') add();
              else if (e.key === 'Escape') setName(undefined);
              else return;
              e.preventDefault();
            }}
          />
        )}
        <p className="hint" id={`${id}-hint`}>
          {words.sourceHint}
        </p>
      </div>
    </div>
  );
}
