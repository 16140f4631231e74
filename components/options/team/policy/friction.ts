/** How the rules of a team fare, and what they cost, from what this device knows. */
import { useEffect, useState } from 'react';
import type { Friction } from '../../../../lib/messages/team-protocol';
import { ask } from '../../../page/ask';
import { LOADING, type Loaded, load } from '../../../page/loaded';

/** @returns what is known, and a way to ask again */
export function useFriction(id: string): [Loaded<Friction>, () => void] {
  const [friction, setFriction] = useState<Loaded<Friction>>(LOADING);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again
  useEffect(() => {
    let on = true;
    void load(ask({ type: 'team.friction', id })).then((f) => on && setFriction(f));
    return () => {
      on = false;
    };
  }, [id, turn]);
  return [friction, () => setTurn((n) => n + 1)];
}
