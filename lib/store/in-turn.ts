/** Read, change, write back: storage has no transactions, so that of one store these go one after another. */

/** Gives a function that runs each piece of work after the one before it, failed or not. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
