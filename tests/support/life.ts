/** How long a worker lives, in awaits. */

/** Turns of the event loop without a step after which everything is done: a transaction takes a handful. */
const QUIET = 12;
export const turn = () => new Promise<void>((r) => setImmediate(r));

/** Counts down the awaits that are left to a worker; at zero nothing it started ever comes back. */
export class Life {
  steps = 0;
  left = Number.POSITIVE_INFINITY;
  dead = false;
  step(): Promise<void> {
    this.left -= 1;
    this.steps += 1;
    if (this.left < 0) this.dead = true;
    return this.dead ? new Promise(() => undefined) : Promise.resolve();
  }
  /** Puts a possible end before and after every call of an object's methods. */
  guard<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (o, key, receiver) => {
        const member: unknown = Reflect.get(o, key, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          await this.step();
          const result: unknown = await Reflect.apply(member, o, args);
          await this.step();
          return result;
        };
      },
    });
  }
}

/** Waits until nothing has moved for a few turns, or `rounds` are over (then work is cut where it stands). */
export async function settled(steps: () => number, rounds: number): Promise<void> {
  let still = 0;
  let seen = steps();
  for (let i = 0; i < rounds && still < QUIET; i++) {
    await turn();
    still = steps() === seen ? still + 1 : 0;
    seen = steps();
  }
}
