/** When the team looks at its outcomes together. */
import { people as words } from '../../../../lib/strings/pages-team-lists';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { RHYTHM } from '../../../../lib/team/defaults';
import type { Team } from '../../../../lib/team/team';
import { Pick } from '../controls/Pick';
import { useEdit, useHere } from '../here';
import { Setting } from '../Setting';

type Rhythms = NonNullable<Team['rhythm']>;

export function Rhythm() {
  const { team } = useHere();
  const edit = useEdit();
  const { name } = wordsOf('people/rhythm');
  const { every = RHYTHM.every, on = RHYTHM.on, note = '' } = team.rhythm ?? {};
  const set = (to: Partial<Rhythms>) =>
    edit(name, (t) => {
      const next = Object.entries({ ...t.rhythm, ...to }).filter(([, v]) => v !== undefined && v !== '');
      return { ...t, rhythm: next.length > 0 ? Object.fromEntries(next) : undefined };
    });
  return (
    <Setting at="people/rhythm" path="rhythm" group>
      {(p) => (
        <>
          <span className="row">
            <span className="s t2">{words.every}</span>
            <Pick
              label={words.every}
              className="in pick small"
              value={every}
              options={words.everys}
              disabled={p.locked}
              onChange={(v) => set({ every: v })}
            />
            <span className="s t2">{words.on}</span>
            <Pick
              label={words.on}
              className="in pick small"
              value={on}
              options={words.ons}
              disabled={p.locked}
              onChange={(v) => set({ on: v })}
            />
          </span>
          <input
            className="in below"
            aria-label={words.note}
            placeholder={words.noteHint}
            value={note}
            maxLength={500}
            disabled={p.locked}
            autoComplete="off"
            onChange={(e) => set({ note: e.target.value })}
          />
        </>
      )}
    </Setting>
  );
}
