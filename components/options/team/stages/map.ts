/** Which names mean which stage. Pure. */
import { compareStages, type Stage, type StageNames } from '../../../../lib/outcome/stage';

export const KINDS = ['states', 'labels', 'columns'] as const;
export type NameKind = (typeof KINDS)[number];

export const namesOf = (map: readonly StageNames[], stage: Stage, kind: NameKind): string[] =>
  map.filter((m) => m.stage === stage).flatMap((m) => m[kind] ?? []);

/** With other names of one kind at one stage; a stage that nothing means is not written. */
export function withNames<T extends StageNames>(
  map: readonly T[],
  stage: Stage,
  kind: NameKind,
  names: readonly string[],
): T[] {
  const mine = map.filter((m) => m.stage === stage);
  const one = { ...(mine[0] ?? { stage }), [kind]: [...names].slice(0, 30) } as T;
  // Of several rows of one stage the first one speaks for all.
  for (const other of KINDS)
    if (other !== kind && mine.length > 1) one[other] = mine.flatMap((m) => m[other] ?? []);
  const says = KINDS.some((k) => (one[k]?.length ?? 0) > 0);
  const rest = map.filter((m) => m.stage !== stage);
  return [...rest, ...(says ? [one] : [])].sort((a, b) => compareStages(a.stage, b.stage));
}
