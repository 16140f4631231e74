import { blank, type Rule } from './rule';

/** What was frozen says something else now, and nobody said why. */
export const h40: Rule = {
  id: 'H40',
  name: 'moved-goalpost',
  class: 'L',
  severity: 'error',
  why: 'A target that moves with the result is always met.',
  how: 'Put it back, or write an amendment with the reason; both values stay visible.',
  check(bet) {
    const { registered, changes = [] } = bet.life ?? {};
    const moved = registered && changes.find((c) => blank(c.reason));
    if (!moved) return null;
    const { field, from = 'nothing', to = 'nothing' } = moved;
    return { field, what: `It was “${from}” when the plan froze, and is “${to}” now.` };
  },
};
