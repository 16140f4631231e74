/** Keeps a draft: at most `delay` after the last key, at once when asked, never two writes at a time. */

export type Keeper = {
  /** Something was typed. */
  change(): void;
  /** Writes what is not written yet, now. */
  flush(): Promise<void>;
  /** Forgets a planned write and waits for one under way, so that nothing is written after a save. */
  settle(): Promise<void>;
};

/**
 * @param write writes the newest state; rejects when it was not kept
 * @param delay ms after the last change
 */
export function keeper(write: () => Promise<void>, delay = 300): Keeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;

  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  function run(): Promise<void> {
    cancel();
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      try {
        do {
          again = false;
          await write();
        } while (again);
      } finally {
        running = null;
      }
    })();
    return running;
  }
  return {
    change() {
      cancel();
      timer = setTimeout(() => void run().catch(() => {}), delay);
    },
    async flush() {
      await (timer === undefined ? running : run())?.catch(() => {});
    },
    async settle() {
      cancel();
      again = false;
      await running?.catch(() => {});
    },
  };
}
