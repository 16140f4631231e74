/** What one worker remembers of its sites, so that a usual read costs one request. Nothing of it is on disk. */
export type Memory = ReturnType<typeof memory>;

/** How long it is believed (ms). */
const KEPT_MS = 3600_000;
/** The same of what a search has found: what it has not found may be written the next moment. */
const SEARCHED_MS = 10 * 60_000;

export function memory() {
  return {
    names: kept<Names>(),
    rights: kept<Rights>(),
    /** Projects in which a comment held a record. */
    met: kept<true>(),
    searched: kept<Searched>(SEARCHED_MS),
  };
}

/** The names under which a site stands: `base` is the one that stays, all of them are in `all`; lower case. */
export type Names = { base: string; all: readonly string[] };

/** What the person may do in a project. */
export type Rights = { edit: boolean; comment: boolean };

/** Does a search find comments with records in a project, and up to which moment of change would it (ms)? */
export type Searched = { holds: boolean; upTo: number };

function kept<T>(forMs = KEPT_MS) {
  const all = new Map<string, { value: T; at: number }>();
  return {
    get(key: string, now: number): T | undefined {
      const found = all.get(key);
      return found && Math.abs(now - found.at) < forMs ? found.value : undefined;
    },
    put(key: string, value: T, now: number): void {
      all.set(key, { value, at: now });
    },
  };
}
