/** One request to a host at a time. What somebody waits for goes before what a list asks for. */

/** Between two writes to one host (ms). */
export const WRITE_GAP_MS = 1_000;

export function inLine(now: () => number, sleep: (ms: number) => Promise<void>) {
  type Waiting = { run(): Promise<void>; patient: boolean };
  const queues = new Map<string, Waiting[]>();
  const lastWrite = new Map<string, number>();

  async function work(host: string): Promise<void> {
    const queue = queues.get(host) ?? [];
    for (let next = queue[0]; next; next = queue[0]) {
      await next.run();
      queue.shift();
    }
    queues.delete(host);
  }

  return {
    /** Runs `send` when it is its turn at that host. */
    at<T>(host: string, patient: boolean, send: () => Promise<T>): Promise<T> {
      const queue = queues.get(host);
      return new Promise<T>((done, fail) => {
        const waiting: Waiting = { run: () => send().then(done, fail), patient };
        if (!queue) {
          queues.set(host, [waiting]);
          void work(host);
          return;
        }
        // The first one is under way.
        const before = patient ? -1 : queue.findIndex((w, i) => i > 0 && w.patient);
        queue.splice(before < 0 ? queue.length : before, 0, waiting);
      });
    },
    /** Waits until the next write to a host may leave. */
    async beforeWrite(host: string): Promise<void> {
      const wait = (lastWrite.get(host) ?? Number.NEGATIVE_INFINITY) + WRITE_GAP_MS - now();
      if (wait > 0) await sleep(wait);
      lastWrite.set(host, now());
    },
  };
}
