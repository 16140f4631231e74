import { firstIn, type Rule } from './rule';

const ACT =
  'add|build|launch|redesign|rewrite|remove|introduce|create|replace|ship|release|migrate|rename|move|offer|send|show|let|simplify|drop|open|start';
const TWO = new RegExp(
  `(?<![\\p{L}])(?:${ACT})(?:s|ing)? (?:an?|the|our|new|all)\\b[^.,;\\n]{2,60}?,? and(?: also)? (?:(?:${ACT})(?:s|ing)?|an? new|new) [\\p{L}]+`,
  'iu',
);
/** Two things that only a team does: people who use it do neither. */
const WORKS = 'redesign|rebuild|rewrit|introduc|replac|migrat|merg|build|launch|renam|remov|rework|relaunch';
const BOTH = new RegExp(
  `(?<![\\p{L}])(?:${WORKS}|mov)(?:e|es|s|ing|ding)? [^.,;\\n]{3,60}? and (?:${WORKS}|add|creat)(?:e|es|s|ing|ding)? [\\p{L}]+`,
  'iu',
);
const ADDS = new RegExp(
  `(?<![\\p{L}])(?:add|creat|show)(?:e|es|s|ing)? [^.,;\\n]{3,60}? and (?:${WORKS})(?:e|es|s|ing|ding)? [\\p{L}]+`,
  'iu',
);
const NEW_NEW =
  /\b(?:a )?new [\w-]+(?: [\w-]+)? (?:and|&|plus) (?:an? )?(?:new|completely new|redesigned|separate) [\w-]+/i;

/** Two changes in one bet. */
export const h16: Rule = {
  id: 'H16',
  name: 'compound-bet',
  class: 'T',
  severity: 'info',
  why: 'When the number moves, nobody knows which of the two did it.',
  how: 'Make two bets of it, or say why they only work together.',
  check(bet) {
    if (!bet.english) return null;
    const open = bet.clauses.filter(
      (c) =>
        (c.role === 'effect' || c.role === 'context') &&
        c.field !== 'problem' &&
        c.field !== 'segment' &&
        c.field !== 'businessLink',
    );
    const hit = firstIn(open, NEW_NEW) ?? firstIn(open, BOTH) ?? firstIn(open, ADDS) ?? firstIn(open, TWO);
    if (hit) return { ...hit, what: `“${hit.text}” are two changes.` };
    return NEW_NEW.test(bet.title) ? { field: 'title', what: 'The title names two changes.' } : null;
  },
};
