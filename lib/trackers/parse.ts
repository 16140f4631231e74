/** Where an address leads. Apart from `index.ts`, so that the worker carries no selectors of pages. */
import { parse } from './github/urls';
import type { Spot } from './tracker';

const PARSERS: readonly ((url: URL) => Spot)[] = [parse];

/** Asked of each tracker in turn; `silent` when none knows it. */
export function parseAny(url: URL): Spot {
  for (const parse of PARSERS) {
    const spot = parse(url);
    if (spot.kind !== 'silent') return spot;
  }
  return { kind: 'silent' };
}
