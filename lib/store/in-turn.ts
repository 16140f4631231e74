/** Read, change, write back: storage has no transactions, so that of one store these go one after another. */

/** Gives a function that runs each piece of work after the one before it of the same key, failed or not. */
export function inTurnOf(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const next = (last.get(key) ?? Promise.resolve()).then(work, work);
    const ended = next
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return next;
  };
}

/** The same where everything has its turn in one line. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  const turn = inTurnOf();
  return (work) => turn('', work);
}
