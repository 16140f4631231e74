/**
 * The address under which the outcomes of issues stand: each is an attachment whose URL begins with it. A build
 * constant, the same as the manifest's `homepage_url`.
 */

const HOMEPAGE: unknown = import.meta.env.SIGHTLINE_HOMEPAGE;

export type Bases = {
  /** What is written under. */
  base: string;
  /** What was written under by earlier builds, newest first; still read. */
  formerBases: readonly string[];
};

/** What every build without an address of its own writes under. */
const FIRST = 'https://sightline.example/';
const base = typeof HOMEPAGE === 'string' && HOMEPAGE !== '' ? HOMEPAGE : FIRST;

export const BASES: Bases = { base, formerBases: base === FIRST ? [] : [FIRST] };

export const allBases = ({ base, formerBases }: Bases): string[] => [base, ...formerBases];
