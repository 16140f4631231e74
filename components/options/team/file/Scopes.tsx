/** The places whose items follow the team. */

import { cross } from '../../../../lib/look/icons';
import type { ChosenPlace } from '../../../../lib/messages/protocol';
import { team as words } from '../../../../lib/strings/pages-team';
import { wordsOf } from '../../../../lib/strings/pages-team-settings';
import type { Scope, Team } from '../../../../lib/team/team';
import { Icon } from '../../../Icon';
import { PlaceField } from '../../../page/PlaceField';
import { Sign } from '../../../page/Sign';
import { useEdit, useHere } from '../here';
import { Setting } from '../Setting';
import { placeOfScope, scopeName, scopeOf } from './where';

const keyOf = (s: Scope) => `${s.tracker}|${s.site ?? ''}|${s.place}`.toLowerCase();

export function Scopes() {
  const { team } = useHere();
  const edit = useEdit();
  const scopes = team.scopes ?? [];
  const set = (to: (all: Scope[]) => Scope[]) =>
    edit(wordsOf('team/scopes').name, (t: Team) => ({ ...t, scopes: to(t.scopes ?? []) }));
  const chosen = scopes.flatMap((s): ChosenPlace[] => {
    const at = placeOfScope(s);
    return at ? [{ ...at, choice: 'used', at: 0 }] : [];
  });
  return (
    <Setting at="team/scopes" path="scopes" group>
      {({ locked }) => (
        <>
          {scopes.length === 0 && <p className="t2 none">{words.scopes.none}</p>}
          <ul className="chips">
            {scopes.map((s) => (
              <li className={locked ? 'chip on whole' : 'chip on'} key={keyOf(s)}>
                <Sign tracker={s.tracker} size={10} />
                {scopeName(s)}
                {!locked && (
                  <button
                    type="button"
                    className="x"
                    aria-label={words.scopes.drop(scopeName(s))}
                    onClick={() => set((all) => all.filter((o) => keyOf(o) !== keyOf(s)))}
                  >
                    <Icon shape={cross} />
                  </button>
                )}
              </li>
            ))}
          </ul>
          {!locked && (
            <PlaceField
              chosen={chosen}
              onAdd={(place, width) => set((all) => [...all, scopeOf(place, width)])}
            />
          )}
        </>
      )}
    </Setting>
  );
}
