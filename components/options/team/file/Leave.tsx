/** Out of a team, after a question. */
import { useState } from 'react';
import { team as words } from '../../../../lib/strings/pages-team';
import { Confirm } from '../../../page/Confirm';
import { useHere } from '../here';
import { Setting } from '../Setting';
import { useTeams } from '../store';

export function Leave() {
  const { view } = useHere();
  const leave = useTeams((s) => s.leave);
  const [sure, setSure] = useState(false);
  const yes = async () => {
    setSure(false);
    if (await leave(view.team.id)) location.hash = '#team';
  };
  return (
    <Setting at="team/leave" group>
      {() =>
        sure ? (
          <Confirm
            question={words.leave.sure(view.team.name)}
            yes={words.leave.yes}
            no={words.leave.no}
            onYes={() => void yes()}
            onNo={() => setSure(false)}
          />
        ) : (
          <button type="button" className="btn danger" onClick={() => setSure(true)}>
            {words.leave.leave}
          </button>
        )
      }
    </Setting>
  );
}
