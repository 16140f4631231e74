/** Quarters of a business year that need not begin in January. Days are ISO; nothing here knows what day it is. */

export type Quarter = {
  /** First and last day. */
  first: string;
  last: string;
  /** "Q1 2027"; of a year that begins in another month "FY27 Q3", by the year in which it ends. */
  name: string;
};

const pad = (n: number) => String(n).padStart(2, '0');
/** Months counted from the year 0, so that adding one is adding one. */
const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const firstOf = (months: number) =>
  `${String(Math.floor(months / 12)).padStart(4, '0')}-${pad((months % 12) + 1)}-01`;
/** The day before the first of the next month. */
const lastOf = (months: number) =>
  new Date(Date.parse(firstOf(months + 1)) - 86_400_000).toISOString().slice(0, 10);

/** @param start months, of the first month of the quarter */
function quarterFrom(start: number, yearStart: number): Quarter {
  const within = (start - (yearStart - 1) + 12) % 12;
  const yearBegan = start - within;
  const q = within / 3 + 1;
  const ends = Math.floor((yearBegan + 11) / 12);
  const name = yearStart === 1 ? `Q${q} ${ends}` : `FY${pad(ends % 100)} Q${q}`;
  return { first: firstOf(start), last: lastOf(start + 2), name };
}

const startOf = (day: string, yearStart: number) => {
  const months = monthsOf(day);
  return months - ((months - (yearStart - 1) + 12) % 3);
};

/**
 * The quarter that a day lies in.
 * @param yearStart month in which the business year begins, 1 to 12
 */
export const quarterOf = (day: string, yearStart: number): Quarter =>
  quarterFrom(startOf(day, yearStart), yearStart);

export const quarterAfter = (day: string, yearStart: number): Quarter =>
  quarterFrom(startOf(day, yearStart) + 3, yearStart);

/** First and last day of the quarter after the one that a day lies in: by when a business outcome is to be measurable. */
export function nextQuarter(day: string, yearStart: number): readonly [string, string] {
  const { first, last } = quarterAfter(day, yearStart);
  return [first, last];
}
