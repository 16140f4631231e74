/** What the team is called. */
import { team as words } from '../../../../lib/strings/pages-team';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import { useEdit, useHere } from '../here';
import { Setting } from '../Setting';

export function Name() {
  const { team } = useHere();
  const edit = useEdit();
  return (
    <Setting at="team/name" path="name">
      {({ id, described, locked }) => (
        <>
          <input
            id={id}
            className="in"
            value={team.name}
            maxLength={80}
            disabled={locked}
            autoComplete="off"
            aria-invalid={team.name.trim() === ''}
            aria-describedby={described}
            onChange={(e) => edit(wordsOf('team/name').name, (t) => ({ ...t, name: e.target.value }))}
          />
          {team.name.trim() === '' && <p className="wrong">{words.make.nameEmpty}</p>}
        </>
      )}
    </Setting>
  );
}
