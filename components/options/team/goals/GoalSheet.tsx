/** One goal: what it is called, what tells it, until when. */
import { goals as words } from '../../../../lib/strings/pages-team-lists';
import type { CatalogueMetric, Goal } from '../../../../lib/team/team';
import { Day } from '../controls/Day';
import { Line } from '../controls/Line';
import { Pick } from '../controls/Pick';
import { Warnings } from '../Setting';

type Named = { id: string; name: string };
const named = (all: readonly Named[], none: string): Record<string, string> => ({
  '': none,
  ...Object.fromEntries(all.map((a) => [a.id, a.name])),
});

export function GoalSheet({
  goal,
  metrics,
  themes,
  locked,
  onChange,
  onRemove,
}: {
  goal: Goal;
  metrics: readonly CatalogueMetric[];
  themes: readonly Named[];
  locked: boolean;
  onChange(to: Partial<Goal>): void;
  onRemove(): void;
}) {
  const link = goal.link ?? '';
  const label = (of: string) => `${of}: ${goal.name}`;
  return (
    <li className="sheet goal" data-setting={goal.id}>
      <div className="in-sheet">
        <Line
          label={words.name}
          value={goal.name}
          max={200}
          disabled={locked}
          wrong={goal.name.trim() === '' ? words.nameEmpty : ''}
          onChange={(name) => onChange({ name })}
        />
        <div className="field">
          <span className="lbl">{words.metric}</span>
          <span className="row">
            <Pick
              label={label(words.metric)}
              value={goal.metric ?? ''}
              options={named(metrics, words.metricNone)}
              disabled={locked}
              onChange={(metric) => onChange({ metric: metric || undefined })}
            />
            {themes.length > 0 && (
              <Pick
                label={label(words.theme)}
                value={goal.theme ?? ''}
                options={named(themes, words.themeNone)}
                disabled={locked}
                onChange={(theme) => onChange({ theme: theme || undefined })}
              />
            )}
          </span>
        </div>
        <div className="field">
          <span className="lbl">{words.until}</span>
          <span className="row">
            <Day
              label={label(words.until)}
              value={goal.until ?? ''}
              disabled={locked}
              onChange={(until) => onChange({ until: until || undefined })}
            />
            <span className="s t2">{words.owner}</span>
            <input
              className="in short"
              aria-label={label(words.owner)}
              value={goal.owner ?? ''}
              maxLength={200}
              disabled={locked}
              autoComplete="off"
              onChange={(e) => onChange({ owner: e.target.value })}
            />
          </span>
        </div>
        <Line
          label={words.link}
          value={link}
          max={500}
          disabled={locked}
          placeholder="https://"
          wrong={link !== '' && !link.startsWith('https://') ? words.linkWrong : ''}
          onChange={(to) => onChange({ link: to.trim() })}
        />
        <Warnings path={`goals.${goal.id}`} />
        {!locked && (
          <div className="row acts">
            <button type="button" className="btn q" onClick={onRemove}>
              {words.remove(goal.name)}
            </button>
          </div>
        )}
      </div>
    </li>
  );
}
