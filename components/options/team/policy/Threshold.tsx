/** From which strength building may start: to be dragged, or typed as a number. */
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import { Num } from '../controls/Num';
import { Setting } from '../Setting';

export function Threshold({ value, onChange }: { value: number; onChange(value: number): void }) {
  return (
    <Setting at="policy/threshold" path="policy.threshold">
      {(p) => (
        <span className="slide">
          <input
            id={p.id}
            type="range"
            min={0}
            max={100}
            step={1}
            value={value}
            disabled={p.locked}
            aria-describedby={p.described}
            style={{ '--at': `${value}%` } as React.CSSProperties}
            onChange={(e) => onChange(Number(e.target.value))}
          />
          <Num
            label={words.threshold.number}
            value={value}
            min={0}
            max={100}
            disabled={p.locked}
            onChange={onChange}
          />
          <span className="s t2">{words.threshold.of}</span>
        </span>
      )}
    </Setting>
  );
}
