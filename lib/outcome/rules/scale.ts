/** The scale of strength. Page scripts use this: no dependencies. */

/** Points of each part; they make a hundred. */
export const POINTS = {
  problem: 10,
  segment: 10,
  change: 5,
  metric: 15,
  baseline: 10,
  target: 15,
  timeBox: 10,
  reason: 10,
  evidence: 10,
  falsifier: 5,
} as const;
export type Part = keyof typeof POINTS;

/** With an error in its structure that may pause work it is weak, whatever else is there. */
export const CAP = 49;
/** From so many on it is fair, and strong. */
export const BANDS = { fair: 50, strong: 75 } as const;
/** Off for each finding of words, and for all of them together. */
export const WORDS_OFF = 3;
export const WORDS_MOST = 10;
