/** Moving through the cells of the table by keyboard. Pure. */
import { STAGES, type Stage } from '../../../../lib/outcome/stage';
import { ASKS, type Ask, type Asked } from '../../../../lib/team/team';

export type Cell = { ask: Ask; stage: Stage };

const clamp = (n: number, most: number) => Math.max(0, Math.min(most, n));

/** The cell that a key leads to; null: the key leads nowhere. */
export function moved({ ask, stage }: Cell, key: string): Cell | null {
  const row = ASKS.indexOf(ask);
  const col = STAGES.indexOf(stage);
  const at = (r: number, c: number): Cell => ({
    ask: ASKS[clamp(r, ASKS.length - 1)] ?? ask,
    stage: STAGES[clamp(c, STAGES.length - 1)] ?? stage,
  });
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, col);
    case 'ArrowDown':
      return at(row + 1, col);
    case 'ArrowLeft':
      return at(row, col - 1);
    case 'ArrowRight':
      return at(row, col + 1);
    case 'Home':
      return at(row, 0);
    case 'End':
      return at(row, STAGES.length - 1);
    default:
      return null;
  }
}

const NEXT: Record<Asked, Asked> = { no: 'offered', offered: 'asked', asked: 'no' };
export const nextOf = (asked: Asked): Asked => NEXT[asked];

const BY_KEY: Record<string, Asked> = { a: 'asked', o: 'offered', n: 'no', Delete: 'no', Backspace: 'no' };
/** What a key sets; undefined: it sets nothing. */
export const setBy = (key: string): Asked | undefined => BY_KEY[key.length === 1 ? key.toLowerCase() : key];
