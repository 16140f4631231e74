/** Work for whoever looks at a tab: in a hidden one it waits, and is done once when the tab is seen again. */

export type Awake = ReturnType<typeof makeAwake>;

/** Nobody looks at hidden tabs, and there may be many: they note that they are stale, and ask nothing. */
export function makeAwake(doc: Document) {
  const waiting = new Set<() => void>();
  const onChange = () => {
    if (doc.visibilityState !== 'visible') return;
    const now = [...waiting];
    waiting.clear();
    for (const work of now) work();
  };
  doc.addEventListener('visibilitychange', onChange);
  return {
    /** Does it now or, in a hidden tab, once when it is seen again: the same work given twice is done once. */
    run(work: () => void) {
      if (doc.visibilityState === 'visible') work();
      else waiting.add(work);
    },
    stop() {
      waiting.clear();
      doc.removeEventListener('visibilitychange', onChange);
    },
  };
}
