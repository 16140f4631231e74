/** How many more open items would pause with what the file says. Extra: where it cannot be told, nothing is said. */
import { useEffect, useState } from 'react';
import type { TeamView } from '../../../../lib/messages/team-protocol';
import { shortKey } from '../../../../lib/strings/common';
import { team as words } from '../../../../lib/strings/pages-team';
import { ask } from '../../../page/ask';

/** Named at most; more is a number. */
const MOST = 4;

async function pausing({ from, team }: TeamView): Promise<string> {
  if (!from) return '';
  const looked = await ask({ type: 'team.look', from });
  if (!looked.ok) return '';
  const [now, then] = await Promise.all([
    ask({ type: 'team.preview', team }),
    ask({ type: 'team.preview', team: looked.team }),
  ]);
  if (then.items === 0) return '';
  const before = new Set(now.which.map((i) => i.key));
  const fresh = then.which.filter((i) => !before.has(i.key)).slice(0, MOST);
  const keys = fresh.map((i) => shortKey(i.key)).join(', ');
  return words.changes.pausing(Math.max(0, then.paused - now.paused), then.items, keys);
}

export function usePausing(view: TeamView): string {
  const [said, setSaid] = useState('');
  const at = view.offered?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each change of the file
  useEffect(() => {
    let on = true;
    if (at !== undefined)
      pausing(view)
        .then((text) => on && setSaid(text))
        .catch(() => undefined);
    return () => {
      on = false;
    };
  }, [view.team.id, at]);
  return said;
}
